import { html, nothing } from "lit";
import { html as dynamic, literal } from "lit/static-html.js";
import { longDate } from "../model/date.js";

export const article = (story) => html`
  <article class="aw-article aw-hyphens" lang=${story.lang ?? ""}>
    ${header(story)}
    ${story.image ? figure(story.image, "eager") : nothing}
    <div class="aw-body">${story.blocks.map(block)}</div>
  </article>`;

const header = ({ section, headline, standfirst, authors = [], publisher, published, modified, lang }) => html`
  <header class="aw-header">
    ${section ? html`<p class="aw-section">${section}</p>` : nothing}
    <h2 class="aw-headline">${headline}</h2>
    ${standfirst ? html`<p class="aw-standfirst">${standfirst}</p>` : nothing}
    <div class="aw-byline">
      ${authors.length > 0 ? html`<p class="aw-authors">${authors.map(author)}</p>` : nothing}
      <p class="aw-dates">
        ${publisher ? html`<span class="aw-publisher"><bdi>${publisher}</bdi></span>` : nothing}
        ${published ? html`<time datetime=${published}>${longDate(published, lang)}</time>` : nothing}
        ${modified
          ? html`<span class="aw-updated" lang="en">Updated <time datetime=${modified}>${longDate(modified, "en")}</time></span>`
          : nothing}
      </p>
    </div>
  </header>`;

const author = ({ name, url }, index) => html`${index > 0 ? " et " : nothing}<a rel="author" href=${url}><bdi>${name}</bdi></a>`;

const figure = ({ src, alt, width, height, caption, credit }, loading) => html`
  <figure class="aw-figure">
    <img loading=${loading} decoding="async" width=${width ?? nothing} height=${height ?? nothing} alt=${alt} src=${src}>
    ${caption ? html`<figcaption>${caption} ${credit ? html`<small class="aw-credit">${credit}</small>` : nothing}</figcaption>` : nothing}
  </figure>`;

const HEADINGS = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`];
const MARKS = { em: literal`em`, strong: literal`strong` };

const block = (part) => {
  switch (part.type) {
    case "heading": {
      const heading = HEADINGS[part.level];
      return dynamic`<${heading} class="aw-subheading">${inlines(part.content)}</${heading}>`;
    }
    case "quote":
      return html`
        <figure class="aw-quote">
          <blockquote><p>${inlines(part.content)}</p></blockquote>
          ${part.cite ? html`<figcaption>${part.cite}</figcaption>` : nothing}
        </figure>`;
    case "list": {
      const items = part.items.map((item) => html`<li>${inlines(item)}</li>`);
      return part.ordered ? html`<ol class="aw-list">${items}</ol>` : html`<ul class="aw-list">${items}</ul>`;
    }
    case "image":
      return figure(part, "lazy");
    default:
      return html`<p>${inlines(part.content)}</p>`;
  }
};

const inlines = (content) => (typeof content === "string" ? content : content.map(inline));

const inline = (part) => {
  if (typeof part === "string") return part;
  const { type, url, content } = part;
  if (type === "link") return html`<a href=${url}>${inlines(content)}</a>`;
  const mark = MARKS[type];
  return dynamic`<${mark}>${inlines(content)}</${mark}>`;
};
