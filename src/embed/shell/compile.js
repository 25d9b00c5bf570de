import { pinned } from "./fetch-pinned.js";

/** Compiles a module of this release while it arrives. `what` is what it is called where it is told. */
export async function compile(file, what, timeout) {
  // Throws where a policy forbids WebAssembly, before anything is fetched for nothing.
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  const [response, verified] = await pinned(file, what, timeout);
  const type = response.headers.get("content-type");
  const isKnown = type === "application/wasm";
  const compiled = isKnown ? WebAssembly.compileStreaming(response) : response.arrayBuffer().then((it) => WebAssembly.compile(it));
  compiled.catch(() => {}); // told below, unless it is another file altogether
  await verified;
  if (!isKnown) {
    console.warn(`article-widget: ${response.url}: expected the media type application/wasm, got ${type}; that makes the start slower.`);
  }
  return compiled;
}
