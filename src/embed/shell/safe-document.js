/**
 * The page's document by its interface. As members of the object itself, these may be a page's own
 * elements: `<img name="createElement">` (HTML, named access on `Document`).
 */

/** A new element. */
export const create = (name) => Document.prototype.createElement.call(document, name);

/** Whether the page is still being parsed. */
export const isParsing = () => Reflect.get(Document.prototype, "readyState", document) === "loading";

/** Calls back once the page has been parsed. */
export const whenParsed = (callback) =>
  EventTarget.prototype.addEventListener.call(document, "DOMContentLoaded", callback, { __proto__: null, once: true });
