import { WASM } from "./files.js";
import { instantiate } from "./glue.js";
import { guard } from "./guard.js";
import { plain } from "./plain.js";

let module;
let core;

/**
 * The one core of this page: starting, running, or forgotten once it could not start or has stopped.
 * What is in its set `stops` is called when it stops, with the reason.
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
  const stopped = (error) => {
    forget();
    console.error("article-widget: stopped by a fault of its own, and begins anew.", error);
    for (const stop of stops) stop(error);
  };
  try {
    module ??= compile();
    const exports = await instantiate(await module, (exports) => guard(exports, stopped));
    return plain(exports, { stops });
  } catch (error) {
    module = undefined;
    forget();
    throw error;
  }
}

async function compile() {
  // Throws where a policy forbids WebAssembly, before anything is fetched for nothing.
  new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  const [url, integrity] = WASM;
  const response = await fetch(url, plain({ integrity })).catch((error) => {
    const reasons = "no connection, no Access-Control-Allow-Origin, the page's connect-src, or not this release's file";
    throw new Error(`${url}: expected the WebAssembly module, got nothing usable (${reasons})`, { cause: error });
  });
  if (!response.ok) throw new Error(`${url}: expected the WebAssembly module, got status ${response.status}`);
  const type = response.headers.get("content-type");
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  console.warn(`article-widget: ${url}: expected the media type application/wasm, got ${type}; that makes the start slower.`);
  return WebAssembly.compile(await response.arrayBuffer());
}
