import { createElement } from "./safe-document.js";

/** Returns the HTML of the host's `<article>` child. */
export const lightDomArticle = (host) => host.querySelector(":scope > article")?.outerHTML;

/** Parses the JSON of a script in the host. Returns `fallback` if it is invalid. */
function parseScript(script, fallback) {
  try {
    return JSON.parse(script.textContent);
  } catch (error) {
    console.warn("article-widget: the script inside the element: expected JSON.", error);
    return fallback;
  }
}

/** Returns the related articles in `slot="related"`: a list with one item each, or a JSON script. */
export function lightDomRelated(host) {
  const list = host.querySelector(':scope > [slot="related"]');
  if (list?.matches("script")) return parseScript(list, []);
  return list && [...list.querySelectorAll("li")].map((item) => {
    const link = item.querySelector("a[href]");
    const time = item.querySelector("time");
    return {
      url: link?.href,
      title: (item.querySelector("h2, h3, h4, h5, h6") ?? link)?.textContent.trim(),
      image: item.querySelector("img")?.src,
      published: time?.dateTime || time?.textContent.trim(),
      lang: link?.hreflang || item.closest("[lang]")?.lang,
      section: item.getAttribute("data-section"),
      source: item.getAttribute("data-source"),
    };
  });
}

/** Returns the settings of the article in the host's JSON script. `undefined` if there is no script. */
export function lightDomData(host) {
  const script = host.querySelector(':scope > script:is([type="application/json"], [type="application/ld+json"]):not([slot])');
  if (!script) return undefined;
  // Invalid JSON is passed on as text: an article that cannot be read is not the same as no article.
  const text = script.textContent;
  if (script.type === "application/json") return { article: parseScript(script, text) };
  try {
    return { article: JSON.parse(text) };
  } catch {
    return { article: text, format: "json-ld" }; // the module repairs it, or reports it
  }
}

/** Whether the host has content for its default slot. */
export const hasDefaultSlotContent = (host) =>
  [...host.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.data.trim()
      : node.nodeType === Node.ELEMENT_NODE && !node.matches("script, style, template, [slot]"),
  );

function createSlot(name, ...content) {
  const slot = createElement("slot");
  if (name) slot.name = name;
  slot.append(...content);
  return slot;
}

/** Creates the slots that show the host's content without the widget. `fallback` replaces a missing article. */
export const createSlots = (...fallback) => [
  createSlot("header"),
  createSlot(""),
  ...(fallback.length ? [createSlot("fallback", ...fallback)] : []),
  createSlot("related"),
  createSlot("footer"),
];
