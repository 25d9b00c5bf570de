import { create } from "./safe-document.js";

/** The article in a host's own content, as HTML: an `<article>` among its children. */
export const ownArticle = (host) => host.querySelector(":scope > article")?.outerHTML;

/** What a script inside a host holds, parsed. */
function parsed(script, unusable) {
  try {
    return JSON.parse(script.textContent);
  } catch (error) {
    console.warn("article-widget: the script inside the element: expected JSON.", error);
    return unusable;
  }
}

/** The related articles in a host's own content: the list in `slot="related"`, an item each, or such data. */
export function ownRelated(host) {
  const list = host.querySelector(':scope > [slot="related"]');
  if (list?.matches("script")) return parsed(list, []);
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

/** The article in a script inside a host, parsed. */
export function ownData(host) {
  const script = host.querySelector(':scope > script:is([type="application/json"], [type="application/ld+json"]):not([slot])');
  return script ? parsed(script, script.textContent) : undefined; // not usable is not the same as none
}

/** Whether there is a story to read in a host's own content. */
export const hasStory = (host) =>
  [...host.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.data.trim()
      : node.nodeType === Node.ELEMENT_NODE && !node.matches("script, style, template, [slot]"),
  );

function slot(name, ...content) {
  const slot = create("slot");
  if (name) slot.name = name;
  slot.append(...content);
  return slot;
}

/**
 * Where a host's own content is shown without the widget: what belongs above the story, the story
 * itself, `words` in place of one, the list of related articles, and what belongs below.
 */
export const slots = (...words) => [
  slot("header"),
  slot(""),
  ...(words.length ? [slot("fallback", ...words)] : []),
  slot("related"),
  slot("footer"),
];
