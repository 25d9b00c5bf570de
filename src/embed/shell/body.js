import { nullProto } from "./null-proto.js";

/**
 * Streams a response's body to `onChunk`. Resolves to `true` once the whole body is read. Cancels the stream
 * and resolves to `false` if the body is larger than `maxBytes` after decompression.
 */
export async function readBody(response, maxBytes, onChunk) {
  // WebKit reads `mode` even if the options are missing, so a page could pollute it through `Object.prototype`.
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
