import { nullProto } from "./null-proto.js";

/**
 * Streams a response's body to `onChunk`. Resolves to whether the whole body was read: above `maxBytes`,
 * decompressed, the request is cancelled.
 */
export async function readBody(response, maxBytes, onChunk) {
  // WebKit reads `mode` from missing options too, where a page may have added it to every object.
  const reader = response.body?.getReader(nullProto());
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {}); // the stream may have failed meanwhile
      return false;
    }
    onChunk(value);
  }
  return true;
}
