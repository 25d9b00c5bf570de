import { readBody } from "./body.js";
import { plain } from "./null-proto.js";

/** How long a request may take, in milliseconds, the body included. */
export const TIMEOUT = 20_000;

/** How large an article or a list may be, in bytes, decompressed. `fetch.rs` has the same limit. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** What a source learns of the page: its origin, whatever the page's own policy. */
const REFERRER_POLICY = "strict-origin-when-cross-origin";

const underWay = new Map();

/** A request that is made while the core is on its way; `here` is its answer once it has come. */
export function ask(url, then) {
  const request = plain({ here: undefined, answer: shared(url) });
  request.answer.then((it) => then((request.here = it)), () => {}); // told by the core
  return request;
}

/** An answer, which whoever asks for the same address meanwhile is given too. */
function shared(url) {
  let answer = underWay.get(url);
  if (!answer) {
    answer = fetched(url);
    underWay.set(url, answer);
    const forget = () => underWay.delete(url);
    answer.then(forget, forget);
  }
  return answer;
}

/** What the core takes of an answer; without a text where that is too large. */
async function fetched(url) {
  const response = await fetch(url, plain({ signal: AbortSignal.timeout(TIMEOUT), referrerPolicy: REFERRER_POLICY }));
  const decoder = new TextDecoder();
  const goesOn = plain({ stream: true });
  let text = "";
  const isAll = await readBody(response, MAX_DOCUMENT_BYTES, (piece) => (text += decoder.decode(piece, goesOn)));
  return plain({
    status: response.status,
    url: response.url,
    contentType: response.headers.get("content-type") ?? undefined,
    text: isAll ? text + decoder.decode() : undefined,
  });
}
