import { plain } from "./plain.js";

/** How long a request may take, in milliseconds, the body included. */
export const TIMEOUT = 20_000;

const underWay = new Map();

/** A request that is made while the core is on its way; `here` is its answer once it has come. */
export function ask(url, then) {
  const request = plain({ here: undefined, answer: answer(shared(url)) });
  request.answer.then((it) => then((request.here = it)), () => {}); // told by the core
  return request;
}

/** What the core takes of an answer. */
async function answer(response) {
  const { status, url, headers } = await response;
  const text = await (await response).text();
  return plain({ status, url, contentType: headers.get("content-type") ?? undefined, text });
}

/** A response that whoever asks for the same address meanwhile has a copy of. */
function shared(url) {
  let response = underWay.get(url);
  if (!response) {
    response = fetch(url, plain({ signal: AbortSignal.timeout(TIMEOUT) }));
    underWay.set(url, response);
    const forget = () => underWay.delete(url);
    response.then(forget, forget);
  }
  const copy = response.then((it) => it.clone());
  copy.catch(() => {}); // told by whoever reads it
  return copy;
}
