/**
 * What runs in `frame.html`: the widget that the page's address describes, an attribute a parameter.
 * Tells the page around it how high it is, what it shows, and what happens in it.
 */
import { create } from "./document.js";
import { EVENTS, HEIGHT, TITLE } from "./frame-messages.js";
import { ArticleWidgetElement, define } from "./library.js";
import { plain } from "./plain.js";

/** The page around may be anybody's, and nothing that is told to it is a secret. */
const tell = (type, value) => parent.postMessage({ __proto__: null, type, value }, "*");

const sheet = new CSSStyleSheet();
sheet.replaceSync("html { color-scheme: light dark } body { margin: 0 } .aw-frame { display: flow-root; padding: 1px }");
document.adoptedStyleSheets = [sheet];

/** The element that the address describes. Addresses in it are whole ones: it has no page to be relative to. */
function described(search) {
  const element = create("article-widget");
  for (const [name, value] of new URLSearchParams(search)) {
    if (!ArticleWidgetElement.observedAttributes.includes(name)) {
      console.warn(`article-widget: frame.html: expected an attribute of <article-widget>, got "${name}".`);
    } else {
      element.setAttribute(name, value);
    }
  }
  // The frame is what loads lazily.
  element.removeAttribute("loading");
  return element;
}

function show() {
  define();
  const element = described(location.search);
  if (element.lang) document.documentElement.lang = element.lang;
  const box = create("main");
  box.className = "aw-frame";
  box.append(element);
  for (const name of EVENTS) {
    element.addEventListener(name, ({ detail }) => tell(name, typeof detail === "string" ? detail : null));
  }
  element.addEventListener("article-widget-article", () => {
    const headline = element.jsonLd?.headline;
    if (!headline) return;
    document.title = headline;
    tell(TITLE, headline);
  });
  const measure = () => tell(HEIGHT, Math.ceil(box.getBoundingClientRect().height));
  new ResizeObserver(measure).observe(box, plain({ box: "border-box" }));
  document.body.append(box);
}

// By itself it would be a page of this site's with anybody's words.
if (parent === self) document.body.textContent = "This page is made to stand in a frame.";
else show();
