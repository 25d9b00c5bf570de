import { build } from "./build-nodes.js";
import { exchanging } from "./patch-tables.js";
import { WASM } from "./files.js";
import { instantiate } from "./glue.js";
import { guard } from "./panic-guard.js";
import { compile } from "./compile.js";
import { plain } from "./null-proto.js";
import { read } from "./reader-module.js";

let module;
let core;
let isRunning = false;

/** Whether the core is there, so that nothing need be shown in its place. */
export const hasCore = () => isRunning;

/**
 * The one core of this page: starting, running, or forgotten once it could not start or has stopped.
 * What is in its set `stops` is called with the reason when it stops; afterwards `hasStopped()`.
 */
export function loadCore() {
  if (!core) {
    const started = start(() => {
      if (core !== started) return;
      core = undefined;
      isRunning = false;
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
    module ??= compile(WASM, "the WebAssembly module");
    let exchange;
    const exports = await instantiate(await module, (exports) => {
      exchange = exchanging(exports);
      return guard(exports, stopped);
    });
    exports.setReader(read);
    exports.lendBuilder(build);
    isRunning = true;
    return plain(exports, { exchange, stops, hasStopped: () => hasStopped });
  } catch (error) {
    module = undefined;
    forget();
    throw error;
  }
}
