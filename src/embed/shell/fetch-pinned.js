import { readBody } from "./body.js";
import { nullProto } from "./null-proto.js";

/** Maximum size of a file. Every file of a release is smaller. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Fetches a file of this release. Returns the response, and a promise that rejects if the content does not
 * match the hash. `description` is the file's name in error messages.
 *
 * The hash is computed here, because `fetch` with `integrity` (W3C Subresource Integrity) withholds the body
 * until it is complete, which prevents streaming compilation, and reports a missing file as a wrong hash.
 * Pages that are not a secure context have no `crypto.subtle`: there `fetch` verifies the file.
 */
export async function fetchPinned([url, integrity], description, signal) {
  const { subtle } = crypto;
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  signal?.addEventListener("abort", onAbort);
  const stopListening = () => signal?.removeEventListener("abort", onAbort);
  // The frame disables the cache for all requests, but this file is the same for every user.
  const options = nullProto({ cache: "default", signal: subtle ? controller.signal : signal }, subtle ? null : { integrity });
  const response = await fetch(url, options).catch((error) => {
    stopListening();
    const reasons = "no connection, no Access-Control-Allow-Origin, or the page's connect-src";
    throw new Error(`${url}: expected ${description}, got no answer that can be read (${reasons})`, { cause: error });
  });
  if (!response.ok) {
    stopListening();
    throw new Error(`${url}: expected ${description}, got status ${response.status}`);
  }
  return [response, subtle ? verify(subtle, response.clone(), integrity, controller).finally(stopListening) : stopListening()];
}

async function verify(subtle, response, integrity, controller) {
  const bytes = await readBody(response, MAX_FILE_BYTES);
  if (!bytes) controller.abort(); // also ends the other copy of the response
  const hash = bytes && new Uint8Array(await subtle.digest("SHA-384", bytes));
  const actual = hash ? `sha384-${btoa(String.fromCharCode(...hash))}` : "more than 4 MiB";
  if (actual !== integrity) throw new Error(`${response.url}: expected the file of this release, ${integrity}, got ${actual}`);
}
