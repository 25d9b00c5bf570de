/**
 * Runs in `frame.html`: shows the widget that an allowed embedder describes in a message. The frame's URL
 * holds no settings, so embedding it or navigating to it alone shows nothing.
 */
import { ATTRIBUTE_NAMES } from "./attributes.js";
import { isAllowed } from "./embedder.js";
import { createFallback } from "./fallback.js";
import { EVENTS, HEIGHT, READY, REFUSED, SETTINGS, TITLE } from "./frame-messages.js";
import { define } from "./library.js";
import { nullProto } from "./null-proto.js";
import { createElement } from "./safe-document.js";
import { attachRoot } from "./shadow-root.js";

/** Time for the embedder to send settings before a warning, in milliseconds. */
const SETTINGS_TIMEOUT_MS = 5_000;

const { fetch } = window;

/**
 * The embedder chooses the URLs. Requests therefore carry no cookies, and use no responses that the browser
 * has cached for requests with cookies.
 */
window.fetch = (resource, options) => fetch(resource, nullProto({ cache: "no-store" }, options, { credentials: "omit" }));

const sheet = new CSSStyleSheet();
sheet.replaceSync("html { color-scheme: light dark } body { margin: 0 } .aw-frame { display: flow-root; padding: 1px }");
document.adoptedStyleSheets = [sheet];

const box = createElement("main", "aw-frame");
let latestSettings;
/** The `<article-widget>`. `undefined` until an allowed embedder sends settings. */
let element;

const send = (type, value, to) => parent.postMessage(nullProto({ type, value }), to);

/** Returns the known attributes in a message. */
function readAttributes(value) {
  const known = Object.entries(Object(value)).filter(([name, text]) => ATTRIBUTE_NAMES.includes(name) && typeof text === "string");
  return nullProto(Object.fromEntries(known));
}

async function onMessage({ source, origin, data }) {
  const { type, value } = Object(data);
  if (source !== parent || type !== SETTINGS) return;
  const settings = (latestSettings = readAttributes(value));
  if (settings.lang) document.documentElement.lang = settings.lang;
  const isAllowedOrigin = await isAllowed(origin);
  if (settings !== latestSettings) return; // newer settings have arrived
  if (isAllowedOrigin) show(settings, origin);
  else refuse(settings, origin);
}

/** Creates the widget, or updates its settings. */
function show(settings, embedder) {
  const isNew = !element;
  element ??= createElement("article-widget");
  for (const name of ATTRIBUTE_NAMES) {
    const value = settings[name] ?? null;
    if (value === element.getAttribute(name)) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  if (!isNew) return;
  element.config = nullProto({ framed: true });
  for (const name of EVENTS) {
    element.addEventListener(name, ({ detail }) => send(name, typeof detail === "string" ? detail : null, embedder));
  }
  element.addEventListener("article-widget-article", () => {
    const headline = element.jsonLd?.headline;
    if (!headline) return;
    document.title = headline;
    send(TITLE, headline, embedder);
  });
  box.replaceChildren(element);
}

/**
 * Shows only an error message. The embedder renders the link to the article: followed from this frame, it
 * would be a same-site request with the user's cookies.
 */
function refuse({ lang }, embedder) {
  console.warn(
    `article-widget: frame.html: expected ${origin}, or the origins in frame-origins.json, around this frame, got ${embedder}`,
  );
  const host = createElement("div");
  box.replaceChildren(host);
  attachRoot(host).root.append(createFallback(host, nullProto({ lang })));
  send(REFUSED, null, "*");
}

function start() {
  define();
  addEventListener("message", onMessage);
  const reportHeight = () => send(HEIGHT, Math.ceil(box.getBoundingClientRect().height), "*");
  new ResizeObserver(reportHeight).observe(box, nullProto({ box: "border-box" }));
  document.body.append(box);
  send(READY, null, "*");
  setTimeout(() => {
    if (!latestSettings) console.warn("article-widget: frame.html: expected settings from <article-widget-frame>, got none");
  }, SETTINGS_TIMEOUT_MS);
}

// Outside a frame, anyone could present their text as a page of this site.
if (parent === self) document.body.textContent = "This page is made to stand in a frame.";
else start();
