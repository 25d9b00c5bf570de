import { plain } from "./plain.js";

/**
 * Asks for a file of this release. Gives the response, and a promise that is broken if its content is
 * not what the release says. `what` is what the file is called where it is told.
 *
 * The hash is taken here: `fetch` takes it (W3C Subresource Integrity) once it has the whole file, so
 * that nothing could be done with it on its way, and says of a file that is missing that its hash is
 * wrong. Where a page has no cryptography, since it is not secure, `fetch` does it none the less.
 */
export async function pinned([url, integrity], what, options) {
  const { subtle } = crypto;
  const response = await fetch(url, plain(options, subtle ? null : { integrity })).catch((error) => {
    const reasons = "no connection, no Access-Control-Allow-Origin, or the page's connect-src";
    throw new Error(`${url}: expected ${what}, got no answer that can be read (${reasons})`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url}: expected ${what}, got status ${response.status}`);
  return [response, subtle ? verify(subtle, response.clone(), integrity) : undefined];
}

async function verify(subtle, response, integrity) {
  const hash = new Uint8Array(await subtle.digest("SHA-384", await response.arrayBuffer()));
  const found = `sha384-${btoa(String.fromCharCode(...hash))}`;
  if (found !== integrity) throw new Error(`${response.url}: expected the file of this release, ${integrity}, got ${found}`);
}
