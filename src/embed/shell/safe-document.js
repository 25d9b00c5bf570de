/**
 * Members of `document`, called through its prototypes: an element of the page such as `<img
 * name="createElement">` shadows the member of that name (HTML, named access on the `Document` object).
 */

/** Creates an element. Sets the class if one is given. */
export function createElement(name, className) {
  const element = Document.prototype.createElement.call(document, name);
  if (className) element.className = className;
  return element;
}

/** Whether the page is still being parsed. */
export const isParsing = () => Reflect.get(Document.prototype, "readyState", document) === "loading";

/** Calls back once the page has been parsed. */
export const whenParsed = (callback) =>
  EventTarget.prototype.addEventListener.call(document, "DOMContentLoaded", callback, { __proto__: null, once: true });
