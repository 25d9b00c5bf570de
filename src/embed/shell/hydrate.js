/**
 * Hydrates a server-rendered widget with the one that the module has rendered off the page. Matching nodes
 * stay, with their focus, typed text and scroll position. All other nodes and all attributes change to the
 * rendered ones. `patchTables` makes the module refer to the nodes on the page instead of its own.
 */
export function hydrate(serverBox, rendered, patchTables) {
  const replacements = new Map();
  hydrateNode(serverBox, rendered, replacements);
  patchTables(replacements);
}

function hydrateNode(existing, rendered, replacements) {
  replacements.set(rendered, existing);
  if (rendered.nodeType === Node.TEXT_NODE) {
    // The HTML parser merges adjacent text nodes.
    if (existing.data !== rendered.data && existing.data.startsWith(rendered.data) && rendered.data) existing.splitText(rendered.data.length);
    if (existing.data !== rendered.data) existing.data = rendered.data;
    return;
  }
  hydrateAttributes(existing, rendered);
  // Yew finds an element's listeners by these properties.
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
