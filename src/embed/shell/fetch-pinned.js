import { readBody } from "./body.js";
import { plain } from "./null-proto.js";

/** How large a file of a release may be, in bytes: each is far smaller. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Asks for a file of this release. Gives the response, and a promise that is broken if its content is
 * not what the release says. `what` is what the file is called where it is told.
 *
 * The hash is taken here: `fetch` takes it (W3C Subresource Integrity) once it has the whole file, so
 * that nothing could be done with it on its way, and says of a file that is missing that its hash is
 * wrong. Where a page has no cryptography, since it is not secure, `fetch` does it none the less.
 */
export async function pinned([url, integrity], what, timeout) {
  const { subtle } = crypto;
  const stop = new AbortController();
  const onTimeout = () => stop.abort(timeout.reason);
  timeout?.addEventListener("abort", onTimeout);
  const end = () => timeout?.removeEventListener("abort", onTimeout);
  // From the browser's cache where it is there, in the frame too: it is the same for every reader.
  const options = plain({ cache: "default", signal: subtle ? stop.signal : timeout }, subtle ? null : { integrity });
  const response = await fetch(url, options).catch((error) => {
    end();
    const reasons = "no connection, no Access-Control-Allow-Origin, or the page's connect-src";
    throw new Error(`${url}: expected ${what}, got no answer that can be read (${reasons})`, { cause: error });
  });
  if (!response.ok) {
    end();
    throw new Error(`${url}: expected ${what}, got status ${response.status}`);
  }
  return [response, subtle ? verify(subtle, response.clone(), integrity, stop).finally(end) : end()];
}

async function verify(subtle, response, integrity, stop) {
  const pieces = [];
  const isAll = await readBody(response, MAX_FILE_BYTES, (piece) => pieces.push(piece));
  if (!isAll) stop.abort(); // for whoever reads the other copy
  const hash = new Uint8Array(await subtle.digest("SHA-384", await new Blob(pieces).arrayBuffer()));
  const found = isAll ? `sha384-${btoa(String.fromCharCode(...hash))}` : "more than 4 MiB";
  if (found !== integrity) throw new Error(`${response.url}: expected the file of this release, ${integrity}, got ${found}`);
}
