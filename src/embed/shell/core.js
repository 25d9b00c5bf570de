import { build } from "./build.js";
import { WASM } from "./files.js";
import { instantiate } from "./glue.js";
import { guard } from "./guard.js";
import { pinned } from "./pinned.js";
import { plain } from "./plain.js";

let module;
let core;

/**
 * The one core of this page: starting, running, or forgotten once it could not start or has stopped.
 * What is in its set `stops` is called with the reason when it stops; afterwards `hasStopped()`.
 */
export function loadCore() {
  if (!core) {
    const started = start(() => {
      if (core === started) core = undefined;
    });
    core = started;
  }
  return core;
}

async function start(forget) {
  const stops = new Set();
  let hasStopped = false;
  const stopped = (error) => {
    hasStopped = true;
    forget();
    console.error("article-widget: stopped by a fault of its own, and begins anew.", error);
    for (const stop of stops) stop(error);
  };
  try {
    module ??= compile();
    const exports = await instantiate(await module, (exports) => guard(exports, stopped));
    exports.lendBuilder(build);
    return plain(exports, { stops, hasStopped: () => hasStopped });
  } catch (error) {
    module = undefined;
    forget();
    throw error;
  }
}

async function compile() {
  // Throws where a policy forbids WebAssembly, before anything is fetched for nothing.
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  const [response, verified] = await pinned(WASM, "the WebAssembly module");
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
