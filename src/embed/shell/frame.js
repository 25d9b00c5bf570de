/**
 * What runs in `frame.html`: the widget that the page around describes by a message, if that page may have
 * one. Its address says nothing, so that whoever frames it, or sends a frame there, has nothing done.
 */
import { apology } from "./fallback.js";
import { NAMES } from "./attributes.js";
import { create } from "./safe-document.js";
import { isAllowed } from "./embedder.js";
import { EVENTS, HEIGHT, READY, REFUSED, SETTINGS, TITLE } from "./frame-messages.js";
import { define } from "./library.js";
import { plain } from "./null-proto.js";
import { attach } from "./shadow-root.js";

/** How long the page around may take to send the first settings, in milliseconds. */
const PATIENCE_MS = 5_000;

const { fetch } = window;

/**
 * The reader's cookies are for this site, and not for whoever chose the addresses; nor is what the browser's
 * cache has been answered with them.
 */
window.fetch = (resource, options) => fetch(resource, plain({ cache: "no-store" }, options, { credentials: "omit" }));

const sheet = new CSSStyleSheet();
sheet.replaceSync("html { color-scheme: light dark } body { margin: 0 } .aw-frame { display: flow-root; padding: 1px }");
document.adoptedStyleSheets = [sheet];

const box = create("main");
box.className = "aw-frame";
/** The last settings that were sent. */
let latest;
/** The widget, once there is one. */
let element;

const tell = (type, value, to) => parent.postMessage(plain({ type, value }), to);

/** What a message holds of the widget's attributes. */
function attributes(value) {
  const known = Object.entries(Object(value)).filter(([name, text]) => NAMES.includes(name) && typeof text === "string");
  return plain(Object.fromEntries(known));
}

async function heard({ source, origin, data }) {
  const { type, value } = Object(data);
  if (source !== parent || type !== SETTINGS) return;
  const settings = (latest = attributes(value));
  if (settings.lang) document.documentElement.lang = settings.lang;
  const may = await isAllowed(origin);
  if (settings !== latest) return; // newer ones have come
  if (may) show(settings, origin);
  else refuse(settings, origin);
}

/** Makes the widget, or gives it other settings. */
function show(settings, embedder) {
  const isNew = !element;
  element ??= create("article-widget");
  for (const name of NAMES) {
    const value = settings[name] ?? null;
    if (value === element.getAttribute(name)) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  if (!isNew) return;
  element.config = plain({ framed: true });
  for (const name of EVENTS) {
    element.addEventListener(name, ({ detail }) => tell(name, typeof detail === "string" ? detail : null, embedder));
  }
  element.addEventListener("article-widget-article", () => {
    const headline = element.jsonLd?.headline;
    if (!headline) return;
    document.title = headline;
    tell(TITLE, headline, embedder);
  });
  box.replaceChildren(element);
}

/**
 * Words, and nothing of this site's. The link is for the page around to draw: one that is followed from here
 * would be this site's own, with all of its cookies.
 */
function refuse({ lang }, embedder) {
  console.warn(
    `article-widget: frame.html: expected ${origin}, or the origins in frame-origins.json, around this frame, got ${embedder}`,
  );
  const place = create("div");
  box.replaceChildren(place);
  attach(place).root.append(apology(place, plain({ lang })));
  tell(REFUSED, null, "*");
}

function start() {
  define();
  addEventListener("message", heard);
  const measure = () => tell(HEIGHT, Math.ceil(box.getBoundingClientRect().height), "*");
  new ResizeObserver(measure).observe(box, plain({ box: "border-box" }));
  document.body.append(box);
  tell(READY, null, "*");
  setTimeout(() => {
    if (!latest) console.warn("article-widget: frame.html: expected settings from <article-widget-frame>, got none");
  }, PATIENCE_MS);
}

// By itself it would be a page of this site's with anybody's words.
if (parent === self) document.body.textContent = "This page is made to stand in a frame.";
else start();
