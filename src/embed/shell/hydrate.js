/**
 * Turns a server-rendered widget into the one that the module has rendered off the page. Nodes that both have
 * stay, with their focus, typed text and scroll position; all others, and attributes, become as rendered.
 * `patchTables` lets the module refer to the nodes on the page instead of its own.
 */
export function hydrate(serverBox, rendered, patchTables) {
  const replacements = new Map();
  hydrateNode(serverBox, rendered, replacements);
  patchTables(replacements);
}

function hydrateNode(existing, rendered, replacements) {
  replacements.set(rendered, existing);
  if (rendered.nodeType === Node.TEXT_NODE) {
    // The HTML parser merges adjacent texts.
    if (existing.data !== rendered.data && existing.data.startsWith(rendered.data) && rendered.data) existing.splitText(rendered.data.length);
    if (existing.data !== rendered.data) existing.data = rendered.data;
    return;
  }
  hydrateAttributes(existing, rendered);
  // Yew's properties, by which it finds an element's listeners.
  for (const symbol of Object.getOwnPropertySymbols(rendered)) existing[symbol] = rendered[symbol];
  let next = existing.firstChild;
  for (const child of [...rendered.childNodes]) {
    let match = next;
    while (match && !isMatch(match, child)) match = match.nextSibling;
    if (match) {
      while (next !== match) next = removeNode(next);
      hydrateNode(match, child, replacements);
      next = match.nextSibling;
    } else {
      existing.insertBefore(child, next);
    }
  }
  while (next) next = removeNode(next);
}

/** Removes a node and returns its next sibling. */
function removeNode(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** Whether a node on the page can become the rendered one. */
const isMatch = (existing, rendered) =>
  existing.nodeName === rendered.nodeName &&
  (existing.nodeType === Node.TEXT_NODE || existing.getAttribute("class") === rendered.getAttribute("class"));

function hydrateAttributes(existing, rendered) {
  for (const { name, value } of rendered.attributes) {
    if (existing.getAttribute(name) !== value) existing.setAttribute(name, value);
  }
  for (const { name } of [...existing.attributes]) {
    // A `<details>` that the user has opened stays open.
    if (!rendered.hasAttribute(name) && name !== "open") existing.removeAttribute(name);
  }
}

/** Repeats the `error` events of images that failed before the widget listened. */
export function replayImageErrors(box) {
  for (const image of box.querySelectorAll("img")) {
    if (image.complete && !image.naturalWidth) image.decode().catch(() => image.dispatchEvent(new Event("error")));
  }
}
