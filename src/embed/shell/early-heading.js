import { directionOf, primarySubtag, uiLanguage } from "./language.js";
import { createElement } from "./safe-document.js";

/** Members that only other formats than article JSON have. */
const FOREIGN_KEYS = ["@context", "@type", "@graph", "content_elements", "headlines", "posts", "pages", "html"];

/** Whether parsed JSON is in another format than article JSON. */
export const isForeign = (data) => !(data?.headline || data?.blocks) || FOREIGN_KEYS.some((key) => key in data);

const isArticle = (data) =>
  typeof data?.headline === "string" && data.headline.trim() && Array.isArray(data.blocks) && !isForeign(data);

/** Keeps French punctuation on the line of its word; the module's rules are finer. */
const applySpacing = (text, lang) =>
  primarySubtag(lang) === "fr" ? text.replace(/\s+(?=[;:!?»])|(?<=«)\s+/g, "\u202F") : text;

function createText(name, text, lang) {
  const element = createElement(name);
  element.textContent = applySpacing(text, lang);
  return element;
}

/**
 * Creates the section, headline and standfirst of article JSON as the module is going to render them, to be
 * shown until it does. Returns `undefined` for other formats.
 */
export function createHeading(article, settings, host) {
  if ((settings.format && !["typed", "article-json"].includes(settings.format)) || !isArticle(article)) return undefined;
  const { headline, section, standfirst } = article;
  const lang = String(article.lang || settings.srclang || uiLanguage(settings, host));
  const level = settings.headingLevel ?? 2;
  const title = createText(/^[1-5]$/.test(level) ? `h${level}` : "h2", headline, lang);
  title.className = "aw-headline";
  title.setAttribute("part", "headline");
  const header = createElement("header");
  header.className = "aw-header";
  header.setAttribute("part", "header");
  header.append(title);
  for (const [text, className, insert] of [[section, "aw-section", "prepend"], [standfirst, "aw-standfirst", "append"]]) {
    if (typeof text !== "string" || !text.trim()) continue;
    const line = createText("p", text, lang);
    line.className = className;
    header[insert](line);
  }
  const element = createElement("article");
  element.className = "aw-article";
  element.setAttribute("part", "article");
  element.lang = lang;
  element.dir = article.dir === "rtl" || article.dir === "ltr" ? article.dir : directionOf(lang);
  element.append(header);
  return element;
}
