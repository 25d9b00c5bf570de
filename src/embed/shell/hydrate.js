/**
 * Makes what a page shows already, because it was rendered on a server, the widget that a core has rendered
 * off the page: nodes that are alike stay as they are, with the focus, what was typed into them and how far
 * they were scrolled; what differs becomes as the core has made it. `exchange` lets the core hold the nodes on
 * the page in place of its own.
 */
export function adopt(shown, made, exchange) {
  const pairs = new Map();
  match(shown, made, pairs);
  exchange(pairs);
}

function match(shown, made, pairs) {
  pairs.set(made, shown);
  if (made.nodeType === Node.TEXT_NODE) {
    // A parser makes one text of two that stand side by side.
    if (shown.data !== made.data && shown.data.startsWith(made.data) && made.data) shown.splitText(made.data.length);
    if (shown.data !== made.data) shown.data = made.data;
    return;
  }
  matchAttributes(shown, made);
  // What Yew knows an element by.
  for (const mark of Object.getOwnPropertySymbols(made)) shown[mark] = made[mark];
  let next = shown.firstChild;
  for (const child of [...made.childNodes]) {
    let same = next;
    while (same && !areAlike(same, child)) same = same.nextSibling;
    if (same) {
      while (next !== same) next = removed(next);
      match(same, child, pairs);
      next = same.nextSibling;
    } else {
      shown.insertBefore(child, next);
    }
  }
  while (next) next = removed(next);
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** Whether one element or text can become the other one. */
const areAlike = (one, other) =>
  one.nodeName === other.nodeName && (one.nodeType === Node.TEXT_NODE || one.getAttribute("class") === other.getAttribute("class"));

function matchAttributes(shown, made) {
  for (const { name, value } of made.attributes) {
    if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  for (const { name } of [...shown.attributes]) {
    // What a reader has opened stays open.
    if (!made.hasAttribute(name) && name !== "open") shown.removeAttribute(name);
  }
}
