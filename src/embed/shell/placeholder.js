import { createHeading } from "./early-heading.js";
import { directionOf, uiLanguage } from "./language.js";
import { createSlots, hasDefaultSlotContent } from "./light-dom.js";
import { createElement } from "./safe-document.js";
import { isModuleRunning } from "./widget-module.js";

/** Creates the element that contains a widget. */
export function createBox(...content) {
  const box = createElement("div", "aw-box");
  box.append(...content);
  return box;
}

/** Shows the host's own content, or reserves space for the article, with its heading if that is known. */
export function showPlaceholder(root, host, settings, ...heading) {
  if (!settings.src && !settings.article) return root.replaceChildren(...createSlots());
  const [header, ...others] = createSlots();
  const space = createElement("div", "aw-waiting");
  space.append(...heading, ...others);
  const content = createElement("div", "aw-root");
  content.lang = uiLanguage(settings, host);
  content.dir = directionOf(content.lang);
  content.append(header, space);
  root.replaceChildren(createBox(content));
}

/** Resolves after the next paint, or after 100 ms in a page that does not paint, such as a background tab. */
const nextPaint = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

/**
 * Adds an article's heading to the placeholder. Returns a promise of its first paint, or `undefined` if none
 * was added.
 */
export function showHeading(root, host, settings, article) {
  if (isModuleRunning() || hasDefaultSlotContent(host) || !root.querySelector(".aw-waiting")) return undefined;
  const heading = createHeading(article, settings, host);
  if (!heading) return undefined;
  showPlaceholder(root, host, settings, heading);
  return nextPaint();
}
