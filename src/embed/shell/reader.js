import { READER } from "./files.js";
import { compile } from "./module.js";
import { plain } from "./plain.js";
import { instantiate } from "./reader-glue.js";
import { TIMEOUT } from "./request.js";

let reader;

/** The one reader of this page for what the core does not read: forgotten once it could not start. */
export function loadReader() {
  reader ??= start();
  return reader;
}

async function start() {
  try {
    const options = plain({ signal: AbortSignal.timeout(TIMEOUT) });
    const module = await compile(READER, "the module that reads other formats", options);
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

/**
 * Starts to load it where it is sure to be needed: for HTML, a format that is named, JSON-LD, and what
 * addresses are known to give.
 */
export function loadEarly({ src, article, html, format, related }) {
  const isForeign = src || article ? (format && format !== "typed") || article?.["@context"] : html;
  const isKnown = [!article && src, related].some((url) => /\.txt$|\/wp-json\//.test(url));
  if (isForeign || isKnown) loadReader().catch(() => {}); // told when it is asked for something
}
