import { plain } from "./null-proto.js";

/**
 * Reads the body of a response as it comes: `take` is given each piece. Gives whether that was all of it:
 * once there are more than `maxBytes`, decompressed, the request ends.
 */
export async function readBody(response, maxBytes, take) {
  // WebKit looks up `mode` in options that are not given, too, and a page may have given every object one.
  const reader = response.body?.getReader(plain());
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {}); // it has ended by itself
      return false;
    }
    take(value);
  }
  return true;
}
