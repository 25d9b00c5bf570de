import { directionOf, primarySubtag, uiLanguage } from "./language.js";
import { preloadReader } from "./reader-module.js";
import { createElement } from "./safe-document.js";

/** Members that article JSON does not have, but other formats do. */
const FOREIGN_KEYS = ["@context", "@type", "@graph", "content_elements", "headlines", "posts", "pages", "html"];

const isForeign = (data) => !(data?.headline || data?.blocks) || FOREIGN_KEYS.some((key) => key in data);

const isArticle = (data) =>
  typeof data?.headline === "string" && data.headline.trim() && Array.isArray(data.blocks) && !isForeign(data);

/**
 * Parses an article's document before the module is ready. For formats other than article JSON, returns
 * `undefined` and starts to load the reader that they need.
 */
export function parsePreloaded(bytes) {
  const text = new TextDecoder().decode(bytes); // JSON is UTF-8; the module decodes other documents
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    if (/^\s*[<{]/.test(text)) return undefined; // no article JSON: the module repairs or reports it
  }
  if (!isForeign(data)) return data;
  preloadReader();
}

/** Keeps French punctuation on the line of its word. The module applies more precise rules. */
const applySpacing = (text, lang) =>
  primarySubtag(lang) === "fr" ? text.replace(/\s+(?=[;:!?»])|(?<=«)\s+/g, "\u202F") : text;

function createPart(name, part) {
  const element = createElement(name, `aw-${part}`);
  element.setAttribute("part", part);
  return element;
}

/** Renders the section, headline and standfirst as the module does. `undefined` for anything but article JSON. */
export function createHeading(article, settings, host) {
  if ((settings.format && !["typed", "article-json"].includes(settings.format)) || !isArticle(article)) return undefined;
  const { headline, section, standfirst } = article;
  const lang = String(article.lang || settings.srclang || uiLanguage(settings, host));
  const level = settings.headingLevel ?? 2;
  const title = createPart(/^[1-5]$/.test(level) ? `h${level}` : "h2", "headline");
  title.textContent = applySpacing(headline, lang);
  const header = createPart("header", "header");
  header.append(title);
  for (const [text, className, insert] of [[section, "aw-section", "prepend"], [standfirst, "aw-standfirst", "append"]]) {
    if (typeof text !== "string" || !text.trim()) continue;
    const line = createElement("p", className);
    line.textContent = applySpacing(text, lang);
    header[insert](line);
  }
  const element = createPart("article", "article");
  element.lang = lang;
  element.dir = article.dir === "rtl" || article.dir === "ltr" ? article.dir : directionOf(lang);
  element.append(header);
  return element;
}
