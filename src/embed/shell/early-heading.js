import { create } from "./safe-document.js";
import { directionOf, languageOf, primary } from "./language.js";

/** Signs of the other formats, which only the reader reads. */
const FOREIGN = ["@context", "@type", "@graph", "content_elements", "headlines", "posts", "pages", "html"];

/** Whether a document, parsed, is in another format than article JSON. */
export const isForeign = (it) => !(it?.headline || it?.blocks) || FOREIGN.some((key) => key in it);

const isArticle = (it) => typeof it?.headline === "string" && it.headline.trim() && Array.isArray(it.blocks) && !isForeign(it);

/** No line of French begins with its high signs; the core's rules are finer. */
const spaced = (text, lang) => (primary(lang) === "fr" ? text.replace(/\s+(?=[;:!?»])|(?<=«)\s+/g, "\u202F") : text);

function part(name, text, lang) {
  const part = create(name);
  part.textContent = spaced(text, lang);
  return part;
}

/**
 * What stands above the text of an article, as the core is going to show it, for the time until it
 * does; nothing where only the core can tell.
 */
export function heading(article, settings, host) {
  if ((settings.format && !["typed", "article-json"].includes(settings.format)) || !isArticle(article)) return undefined;
  const { headline, section, standfirst } = article;
  const lang = String(article.lang || settings.srclang || languageOf(settings, host));
  const level = settings.headingLevel ?? 2;
  const title = part(/^[1-5]$/.test(level) ? `h${level}` : "h2", headline, lang);
  title.className = "aw-headline";
  title.setAttribute("part", "headline");
  const header = create("header");
  header.className = "aw-header";
  header.setAttribute("part", "header");
  header.append(title);
  for (const [text, name, where] of [[section, "aw-section", "prepend"], [standfirst, "aw-standfirst", "append"]]) {
    if (typeof text !== "string" || !text.trim()) continue;
    const line = part("p", text, lang);
    line.className = name;
    header[where](line);
  }
  const drawn = create("article");
  drawn.className = "aw-article";
  drawn.setAttribute("part", "article");
  drawn.lang = lang;
  drawn.dir = article.dir === "rtl" || article.dir === "ltr" ? article.dir : directionOf(lang);
  drawn.append(header);
  return drawn;
}
