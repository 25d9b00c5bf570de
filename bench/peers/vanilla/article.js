import { longDate } from "../model/date.js";
import { element } from "./element.js";

export function article(story) {
  return element("article", { className: "aw-article aw-hyphens", lang: story.lang ?? "" },
    header(story),
    story.image && figure(story.image, "eager"),
    element("div", { className: "aw-body" }, ...story.blocks.map(block)));
}

function header({ section, headline, standfirst, authors = [], publisher, published, modified, lang }) {
  return element("header", { className: "aw-header" },
    section && element("p", { className: "aw-section" }, section),
    element("h2", { className: "aw-headline" }, headline),
    standfirst && element("p", { className: "aw-standfirst" }, standfirst),
    element("div", { className: "aw-byline" },
      authors.length > 0 && element("p", { className: "aw-authors" }, ...authors.flatMap(author)),
      element("p", { className: "aw-dates" },
        publisher && element("span", { className: "aw-publisher" }, element("bdi", {}, publisher)),
        published && element("time", { dateTime: published }, longDate(published, lang)),
        modified && element("span", { className: "aw-updated", lang: "en" },
          "Updated ", element("time", { dateTime: modified }, longDate(modified, "en"))))));
}

function author({ name, url }, index) {
  return [index > 0 && " et ", element("a", { rel: "author", href: url }, element("bdi", {}, name))];
}

function figure({ src, alt, width, height, caption, credit }, loading) {
  return element("figure", { className: "aw-figure" },
    element("img", { loading, decoding: "async", width, height, alt, src }),
    caption && element("figcaption", {}, `${caption} `, credit && element("small", { className: "aw-credit" }, credit)));
}

function block(part) {
  switch (part.type) {
    case "heading":
      return element(`h${part.level + 1}`, { className: "aw-subheading" }, ...inlines(part.content));
    case "quote":
      return element("figure", { className: "aw-quote" },
        element("blockquote", {}, element("p", {}, ...inlines(part.content))),
        part.cite && element("figcaption", {}, part.cite));
    case "list":
      return element(part.ordered ? "ol" : "ul", { className: "aw-list" },
        ...part.items.map((item) => element("li", {}, ...inlines(item))));
    case "image":
      return figure(part, "lazy");
    default:
      return element("p", {}, ...inlines(part.content));
  }
}

function inlines(content) {
  return typeof content === "string" ? [content] : content.map(inline);
}

function inline(part) {
  if (typeof part === "string") return part;
  const { type, url, content } = part;
  return type === "link"
    ? element("a", { href: url }, ...inlines(content))
    : element(type, {}, ...inlines(content));
}
