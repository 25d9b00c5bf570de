import { buildNodes } from "./build-nodes.js";
import { compile } from "./compile.js";
import { WASM } from "./files.js";
import { instantiate } from "./glue.js";
import { nullProto } from "./null-proto.js";
import { guardExports } from "./panic-guard.js";
import { createTablePatcher } from "./patch-tables.js";
import { read } from "./reader-module.js";

/** The compiled module, as a promise, which later instances share. */
let compiled;
/** The page's instance, as a promise. */
let instance;
let isRunning = false;

/** Whether an instance is running. Widgets then need no placeholder. */
export const isModuleRunning = () => isRunning;

/**
 * Returns a promise of the page's only instance: its exports, `patchTables`, `hasCrashed()` and the set
 * `crashListeners`, whose functions are called with the error of a crash. After a failed start or a crash,
 * the next call starts another instance.
 */
export function loadModule() {
  if (!instance) {
    const starting = start(() => {
      if (instance !== starting) return;
      instance = undefined;
      isRunning = false;
    });
    instance = starting;
  }
  return instance;
}

async function start(forget) {
  const crashListeners = new Set();
  let hasCrashed = false;
  const onCrash = (error) => {
    hasCrashed = true;
    forget();
    console.error("article-widget: the widget has crashed and restarts. Please report the error that follows.", error);
    for (const listener of crashListeners) listener(error);
  };
  try {
    compiled ??= compile(WASM, "the WebAssembly module");
    let patchTables;
    const exports = await instantiate(await compiled, (exports) => {
      patchTables = createTablePatcher(exports);
      return guardExports(exports, onCrash);
    });
    exports.setReader(read);
    exports.setNodeBuilder(buildNodes);
    isRunning = true;
    return nullProto(exports, { patchTables, crashListeners, hasCrashed: () => hasCrashed });
  } catch (error) {
    compiled = undefined;
    forget();
    throw error;
  }
}
