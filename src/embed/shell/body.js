import { nullProto } from "./null-proto.js";

/**
 * Reads a response's body as a stream. Resolves to its bytes. Cancels the stream and resolves to `undefined` if
 * the body is larger than `maxBytes` after decompression.
 */
export async function readBody(response, maxBytes) {
  // WebKit reads `mode` even if the options are missing, so a page could pollute it through `Object.prototype`.
  const reader = response.body?.getReader(nullProto());
  const chunks = [];
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {}); // the stream may have failed meanwhile
      return undefined;
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
