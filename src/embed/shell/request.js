import { plain } from "./plain.js";

/** How long a request may take, in milliseconds, the body included. */
export const TIMEOUT = 20_000;

const underWay = new Map();

/** A response that whoever asks for the same address meanwhile has a copy of. */
export function shared(url) {
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
