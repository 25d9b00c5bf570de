import { READER } from "./files.js";
import { compile } from "./compile.js";
import { instantiate } from "./reader-glue.js";
import { TIMEOUT } from "./preload.js";

let reader;

/** The one reader of this page for what the core does not read: forgotten once it could not start. */
function loadReader() {
  reader ??= start();
  return reader;
}

async function start() {
  try {
    const module = await compile(READER, "the module that reads other formats", AbortSignal.timeout(TIMEOUT));
    return await instantiate(module, (exports) => exports);
  } catch (error) {
    reader = undefined;
    throw error;
  }
}

/** Reads a document for the core, which says what it wants to know of it. */
export async function read(...document) {
  const mine = await loadReader();
  try {
    return mine.read(...document);
  } catch (error) {
    reader = undefined; // it has stopped in the middle of something
    throw new Error("its reader has stopped by a fault of its own", { cause: error });
  }
}

/** Starts to load it where settings say that it is needed: for HTML, a format that is named, JSON-LD. */
export function expect({ src, article, html, format }) {
  const isNeeded = src || article ? (format && !["typed", "article-json"].includes(format)) || article?.["@context"] : html;
  if (isNeeded) prepare();
}

/** Starts to load it. */
export const prepare = () => loadReader().catch(() => {}); // told when it is asked for something
