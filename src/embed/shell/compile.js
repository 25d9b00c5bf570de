import { fetchPinned } from "./fetch-pinned.js";

/** Compiles a WebAssembly module of this release while it downloads. `description` is its name in error messages. */
export async function compile(file, description, signal) {
  // Throws before the download if the page's Content Security Policy forbids WebAssembly.
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  const [response, verified] = await fetchPinned(file, description, signal);
  const type = response.headers.get("content-type");
  const canStream = type === "application/wasm";
  const compiled = canStream
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
  compiled.catch(() => {}); // rethrown below, unless a wrong hash explains it better
  await verified;
  if (!canStream) {
    console.warn(`article-widget: ${response.url}: expected the media type application/wasm, got ${type}; that makes the start slower.`);
  }
  return compiled;
}
