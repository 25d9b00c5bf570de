/** What the types allow and what they do not. It is compiled and never run. */
import "article-widget";
import "article-widget/article-widget.css";
import {
  ArticleWidgetElement,
  define,
  mount,
  type Article,
  type ArticleFormat,
  type ArticleWidgetConfig,
  type ArticleWidgetEventMap,
  type ArticleWidgetProps,
  type ArticleWidgetSettings,
  type AttributeName,
  type CommentAccess,
  type CommentOutcome,
  type Endpoint,
  type EndpointPreset,
  type Field,
  type Provider,
  type RelatedLayout,
  type Verdict,
} from "article-widget";
import type { ArticleWidgetFrameElement } from "article-widget/article-widget-frame.js";
import * as library from "article-widget/library";
import type { Names } from "./names.js";

/** Compiles where two unions are the same, and names what one of them lacks where they are not. */
type Same<One, Other> = [Exclude<One, Other>, Exclude<Other, One>] extends [never, never]
  ? true
  : { first: Exclude<One, Other>; second: Exclude<Other, One> };
const isSame = <One, Other>(_: Same<One, Other>) => {};

/** The members of all of a union. */
type KeyOf<Union> = Union extends unknown ? keyof Union : never;

// The names in the types are those of the manifest, and of what reads them.
isSame<Exclude<keyof ArticleWidgetElement, keyof HTMLElement>, Exclude<Names["members"], keyof HTMLElement>>(true);
isSame<AttributeName, Extract<Names["attributes"], `${string}-${string}`>>(true);
isSame<keyof ArticleWidgetEventMap, Names["events"]>(true);
isSame<keyof ArticleWidgetSettings, Names["settings"]>(true);
isSame<ArticleFormat, Names["formats"]>(true);
isSame<RelatedLayout, Names["layouts"]>(true);
isSame<CommentAccess, Names["access"]>(true);
isSame<Provider, Names["providers"]>(true);
isSame<EndpointPreset, Names["presets"]>(true);
isSame<keyof Endpoint, Names["endpoint"]>(true);
isSame<KeyOf<Field>, Names["field"]>(true);
isSame<Verdict, Names["verdicts"]>(true);
isSame<CommentOutcome, Verdict | "received" | "unavailable" | "unconfirmed" | "offline">(true);

// One class, under all names.
const widget = document.createElement("article-widget");
const same: ArticleWidgetElement = widget;
const other: library.ArticleWidgetElement = document.querySelector("article-widget")!;
const version: string = ArticleWidgetElement.version;
customElements.whenDefined("article-widget").then(() => [same, other, version]);

// Attributes as properties, and their absence.
widget.src = "/story.json";
widget.src = new URL("https://news.example/story.json");
widget.src = null;
widget.format = "json-feed";
widget.relatedLayout = "grid";
widget.comments = "sign-in";
widget.headingLevel = 3;
widget.hyphens = false;
widget.hyphens = null;
widget.articleId = 17;
widget.endpointPreset = "isso";
widget.loading = "lazy";
widget.hydrate = "visible";
widget.lang = "fr";
const layout: "carousel" | "grid" | "list" = widget.relatedLayout;
const id: string = widget.articleId;
// @ts-expect-error: no such layout
widget.relatedLayout = "masonry";
// @ts-expect-error: no such access
widget.comments = "no";
// @ts-expect-error: 1 to 5
widget.headingLevel = 6;
// @ts-expect-error: yes or no
widget.dropCap = "yes";
// @ts-expect-error: no such format
widget.format = "rss";
// @ts-expect-error: no such preset
widget.endpointPreset = "word";
// @ts-expect-error: eager or lazy
widget.loading = "later";
// @ts-expect-error: no such moment
widget.hydrate = "hover";
// @ts-expect-error: misspelt
widget.relatedlayout = "grid";
// @ts-expect-error: only to be read
widget.jsonLd = {};

// An article of everything.
const article = {
  version: 1,
  headline: "The river is rising",
  standfirst: null,
  authors: ["Awa", { name: "Ada", url: "/ada" }],
  published: "2026-03-01",
  dir: "ltr",
  image: { src: "a.jpg", alt: "", width: 4, height: 3, srcset: [{ src: "b.jpg", width: 8 }] },
  blocks: [
    "A paragraph.",
    { type: "paragraph", id: "a", lang: "fr", content: ["Mot ", { type: "em", content: { type: "q", content: 1 } }] },
    { type: "paragraph", content: [{ type: "link", url: "#a", content: "up" }, { type: "break" }] },
    { type: "paragraph", content: { type: "footnote-reference", id: "n" } },
    { type: "paragraph", content: { type: "abbr", title: "World Wide Web", content: "WWW" } },
    { type: "paragraph", content: { type: "time", datetime: "12:00", content: "noon" } },
    { type: "paragraph", content: { type: "span", lang: "ar", dir: "rtl", content: "نهر" } },
    { type: "heading", level: 3, content: "Timetable" },
    { type: "list", ordered: true, start: 2, items: ["a", ["b", { type: "sub", content: 2 }], { blocks: ["c"] }] },
    { type: "quote", content: "Words", cite: "Ada" },
    { type: "pullquote", blocks: ["Words"] },
    { type: "table", head: [["", "June"]], body: [[{ scope: "row", content: "Gao" }, 12, { colspan: 2 }]] },
    { type: "code", text: "1 + 1", language: "js" },
    { type: "separator" },
    { type: "aside", blocks: [{ type: "separator" }] },
    { type: "details", summary: "More", content: "…" },
    { type: "image", src: "a.jpg" },
    { type: "gallery", images: [{ src: "a.jpg" }], caption: "Two" },
    { type: "video", src: "a.mp4", width: 16, height: 9, tracks: [{ src: "a.vtt", lang: "fr" }] },
    { type: "audio", src: "a.mp3" },
    { type: "embed", url: "https://vimeo.com/1", fallback: "A film" },
    { type: "footnotes", notes: [{ id: "n", content: "A note." }] },
  ],
} satisfies Article;
widget.article = article;
widget.article = { title: { rendered: "A post of WordPress" }, content: { rendered: "<p>Text</p>" } };
widget.article = { "@type": "NewsArticle", headline: "H", articleBody: "Text" };
// @ts-expect-error: no such block
widget.article = { headline: "H", blocks: [{ type: "poem", content: "…" }] };
// @ts-expect-error: an article has a headline
widget.article = { blocks: ["A paragraph."] };
// @ts-expect-error: no such level
({ headline: "H", blocks: [{ type: "heading", level: 1, content: "H" }] }) satisfies Article;
// @ts-expect-error: sizes come in pairs
({ headline: "H", image: { src: "a.jpg", width: 4 } }) satisfies Article;
// @ts-expect-error: a link leads somewhere
({ headline: "H", blocks: [{ type: "paragraph", content: { type: "link", content: "a" } }] }) satisfies Article;

// Related articles.
widget.related = "/related.json";
widget.related = [{ url: "/a", title: "A", lang: "fr" }];
widget.related = { related: [{ url: "/a", title: "A" }] };
widget.related = [{ link: "/a", title: { rendered: "A" } }];
widget.related = { version: "https://jsonfeed.org/version/1.1", items: [] };
// @ts-expect-error: a related article leads somewhere
widget.related = [{ title: "A" }];

// Comments.
widget.endpoint = "/comments";
widget.endpoint = {
  preset: "artalk",
  url: "/comments",
  method: "PUT",
  encoding: "urlencoded",
  htmlForm: { _next: "{page}" },
  query: { site: 7 },
  body: { author_url: null, meta: { lang: "{lang}", ids: [1] } },
  extraFields: null,
  parameters: { site: "The Gazette" },
  headers: { "x-site": "{site}" },
  credentials: "include",
  timeout: 10_000,
  idempotency: "Idempotency-Key",
  signIn: { url: "/token", headers: { "X-JWT": "header:X-JWT", "X-Other": "cookie:jwt" } },
  answers: {
    held: { status: 200, "/state": ["pending", "queued"], body: "any" },
    "too-fast": [{ status: 403, "/message": "*rate limit*" }, { "/error": null }],
    published: null,
  },
  errors: "/errors",
  errorText: "text",
  errorField: "field",
  reason: ["/a", "/b"],
  code: "/code",
  codes: { bad_address: "email website" },
  link: "/link",
  retryAfter: 60,
  returnUrls: { held: "*#held" },
} satisfies Endpoint;
// @ts-expect-error: an endpoint has an address
widget.endpoint = { preset: "artalk" };
// @ts-expect-error: no such method
widget.endpoint = { url: "/comments", method: "GET" };
// @ts-expect-error: a place in the answer begins with header:, cookie: or body:
widget.endpoint = { url: "/comments", signIn: { url: "/token", headers: { "X-JWT": "X-JWT" } } };
// @ts-expect-error: a condition's members are status, body and pointers
widget.endpoint = { url: "/comments", answers: { held: { state: "pending" } } };
// @ts-expect-error: no such answer
widget.endpoint = { url: "/comments", answers: { lost: { status: 200 } } };
widget.fields = "name comment";
widget.fields = [
  "comment",
  { name: "name", required: true, maxlength: 60 },
  { name: "topic", type: "select", options: ["Water", { value: "f", label: "Fire" }] },
  { name: "site", type: "hidden", value: "gazette" },
  { name: "terms", type: "consent", version: "2026-05", label: "I agree" },
];
// @ts-expect-error: a choice of what?
({ name: "topic", type: "select" }) satisfies Field;
// @ts-expect-error: consent to which version?
({ name: "terms", type: "consent" }) satisfies Field;
widget.parent = 4;
widget.parent = { id: "4", name: "Awa" };
// @ts-expect-error: an answer to which comment?
widget.parent = { name: "Awa" };
widget.consent = true;
widget.consent = ["youtube", "vimeo"];
// @ts-expect-error: no such site
widget.consent = ["myspace"];
widget.messages = { submit: "Send" };

// All of it at once.
const config: ArticleWidgetConfig = { article, lang: "fr", dropCap: true, html: null, loading: undefined, articleId: 17 };
widget.config = config;
// @ts-expect-error: misspelt
widget.config = { sorce: "/story.json" };

// Methods, and what they give.
widget.submit();
widget.reset();
widget.focus({ preventScroll: true });
const headline: string | undefined = widget.jsonLd?.headline;
const handle = mount(document.body, config);
handle.update({ src: "/other.json" });
handle.jsonLd?.["@type"] satisfies "NewsArticle" | undefined;
handle.unmount();
// @ts-expect-error: settings, please
mount(document.body);
define();
define("news-article");
library.define satisfies typeof define;

// Events, at the element and wherever they bubble to.
widget.addEventListener("article-widget-comment", function ({ detail }) {
  this.reset();
  const outcome: CommentOutcome = detail;
  // @ts-expect-error: no such outcome
  if (detail === "lost") return outcome;
});
document.addEventListener("article-widget-submit", (event) => {
  event.preventDefault();
  event.detail.fields.token = "at once";
  event.detail.waitUntil(Promise.resolve({ token: "later" }));
  event.detail.waitUntil(new Promise<void>((keep) => keep()));
});
window.addEventListener("article-widget-consent", ({ detail }) => {
  const provider: Provider = detail;
  widget.consent = [provider];
});
document.body.addEventListener("article-widget-navigate", ({ detail }) => detail.url + detail.index.toFixed());
widget.addEventListener("article-widget-impression", ({ detail }) => detail.index satisfies number);
widget.addEventListener("article-widget-ready", ({ detail }) => detail satisfies null);
widget.addEventListener("article-widget-error", ({ detail }) => detail instanceof Error && detail.message);
widget.addEventListener("click", ({ clientX }) => clientX, { once: true });
widget.removeEventListener("article-widget-article", () => {});
// @ts-expect-error: nothing personal
widget.addEventListener("article-widget-comment", ({ detail }) => detail.text);

// In a frame.
const frame: ArticleWidgetFrameElement = document.createElement("article-widget-frame");
frame.addEventListener("article-widget-comment", ({ detail }) => detail satisfies CommentOutcome);

// JSX, as React, Preact and others check it.
const props: ArticleWidgetProps = {
  src: "/story.json",
  article,
  "related-layout": "grid",
  "onarticle-widget-ready": (event) => event.preventDefault(),
  className: "story",
  key: 1,
};
const intrinsic: JSX.IntrinsicElements["article-widget"] = props;
// @ts-expect-error: misspelt
({ sourc: "/story.json" }) satisfies ArticleWidgetProps;

export { headline, id, intrinsic, layout };
