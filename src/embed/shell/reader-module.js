import { compile } from "./compile.js";
import { READER } from "./files.js";
import { REQUEST_TIMEOUT_MS } from "./preload.js";
import { instantiate } from "./reader-glue.js";

/** The page's only instance of the reader, as a promise. */
let instance;

function loadReader() {
  instance ??= start();
  return instance;
}

async function start() {
  try {
    const module = await compile(READER, "the module that reads other formats", AbortSignal.timeout(REQUEST_TIMEOUT_MS));
    return await instantiate(module, (exports) => exports);
  } catch (error) {
    instance = undefined;
    throw error;
  }
}

/** Reads a document in a format that the widget module cannot read. */
export async function read(...args) {
  const reader = await loadReader();
  try {
    return reader.read(...args);
  } catch (error) {
    instance = undefined; // its state is unknown after a panic
    throw new Error("the format reader has crashed", { cause: error });
  }
}

/** Starts to load the reader if the settings show that it is needed: HTML, JSON-LD or a named format. */
export function preloadReaderIfNeeded({ src, article, html, format }) {
  const isNeeded = src || article ? (format && !["typed", "article-json"].includes(format)) || article?.["@context"] : html;
  if (isNeeded) preloadReader();
}

/** Starts to load the reader. `read` reports a failure. */
export const preloadReader = () => loadReader().catch(() => {});
