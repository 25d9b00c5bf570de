import { createHeading } from "./early-heading.js";
import { directionOf, uiLanguage } from "./language.js";
import { createSlots, hasDefaultSlotContent } from "./light-dom.js";
import { createElement } from "./safe-document.js";
import { isModuleRunning } from "./widget-module.js";

/** Creates the element that holds a widget, which the page's style sheets do not match. */
export function createBox(...content) {
  const box = createElement("div", "aw-box");
  box.append(...content);
  return box;
}

/** Shows the host's own content, or the space that an article is going to take, with its heading if known. */
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

/** Resolves after the next paint, or soon in a page that is not painted, such as one in a background tab. */
const nextPaint = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

/** Adds an article's heading to the placeholder. Returns a promise of its first paint, if it was added. */
export function showHeading(root, host, settings, article) {
  if (isModuleRunning() || hasDefaultSlotContent(host) || !root.querySelector(".aw-waiting")) return undefined;
  const heading = createHeading(article, settings, host);
  if (!heading) return undefined;
  showPlaceholder(root, host, settings, heading);
  return nextPaint();
}
