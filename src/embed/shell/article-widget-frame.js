/**
 * Defines `<article-widget-frame>`, which isolates the widget from the page in an iframe. It has the
 * attributes of `<article-widget>`.
 */
import { ATTRIBUTE_NAMES } from "./attributes.js";
import { createFallback } from "./fallback.js";
import { EVENTS, HEIGHT, READY, REFUSED, SETTINGS, TITLE } from "./frame-messages.js";
import { nullProto } from "./null-proto.js";
import { createElement } from "./safe-document.js";

/** Not in `files.js`: bundlers would add the frame to scripts that do not use it. */
const FRAME = new URL("./frame.html", import.meta.url);

/** Sandbox permissions of a cross-origin frame. It may navigate the page only on user activation. */
const SANDBOX = [
  "allow-scripts",
  "allow-same-origin",
  "allow-forms",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-top-navigation-by-user-activation",
].join(" ");

/** Maximum height that the frame can request. */
const MAX_HEIGHT_PX = 200_000;

/** Maximum length of titles and event details, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none !important }
  iframe { display: block; width: 100%; height: 20em; border: 0; color-scheme: inherit }
  p { margin: 0; padding: 1em; border: 1px solid; border-radius: 0.25em; font: 1em/1.5 system-ui, sans-serif }
  a { margin-inline-start: 1em; color: inherit }
`);

/** Attributes that hold URLs. They are relative to the page, not to the frame. */
const URL_ATTRIBUTES = ["src", "related", "endpoint", "url", "sign-in"];

/** Attributes that the frame receives; `loading` applies to the iframe itself. */
const FORWARDED = ATTRIBUTE_NAMES.filter((name) => name !== "loading");

export class ArticleWidgetFrameElement extends HTMLElement {
  static observedAttributes = FORWARDED;

  #frame;
  #isReady = false;
  #isUpdatePending = false;
  #onMessage = (event) => this.#handleMessage(event);

  connectedCallback() {
    if (!this.#frame) {
      const root = this.shadowRoot ?? this.attachShadow(nullProto({ mode: "open" }));
      root.adoptedStyleSheets = [sheet];
      this.#frame = createElement("iframe");
      this.#frame.title = this.title || "Article";
      this.#frame.loading = this.getAttribute("loading") ?? "eager";
      // A same-origin frame could remove its own sandbox.
      if (FRAME.origin !== location.origin) this.#frame.setAttribute("sandbox", SANDBOX);
      this.#frame.referrerPolicy = "strict-origin-when-cross-origin";
    }
    addEventListener("message", this.#onMessage);
    this.#isReady = false;
    this.#frame.src = FRAME.href;
    this.shadowRoot.replaceChildren(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#onMessage);
    this.#isReady = false;
  }

  attributeChangedCallback() {
    if (this.#isUpdatePending) return;
    this.#isUpdatePending = true;
    queueMicrotask(() => {
      this.#isUpdatePending = false;
      this.#sendSettings();
    });
  }

  /** Sends the frame its settings. `postMessage` drops them if the frame has navigated to another origin. */
  #sendSettings() {
    if (!this.#isReady) return;
    const value = nullProto();
    for (const name of FORWARDED) {
      if (!this.hasAttribute(name)) continue;
      const text = this.getAttribute(name);
      const isUrl = URL_ATTRIBUTES.includes(name) && URL.canParse(text, this.baseURI);
      value[name] = isUrl ? new URL(text, this.baseURI).href : text;
    }
    const lang = this.closest("[lang]")?.lang;
    if (lang) value.lang = lang;
    this.#frame.contentWindow?.postMessage(nullProto({ type: SETTINGS, value }), FRAME.origin);
  }

  /** Handles a `message` event of the window. Ignores unknown messages and those of other frames. */
  #handleMessage({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== FRAME.origin) return;
    const { type, value } = Object(data);
    if (type === READY) {
      this.#isReady = true;
      this.#sendSettings();
    } else if (type === REFUSED) {
      this.#isReady = false;
      const [url, src, lang] = ["url", "src", "lang"].map((name) => this.getAttribute(name));
      this.shadowRoot.replaceChildren(createFallback(this, nullProto({ url, src, lang })));
    } else if (type === HEIGHT && Number.isFinite(value)) {
      this.#frame.style.height = `${Math.min(Math.max(value, 0), MAX_HEIGHT_PX)}px`;
    } else if (type === TITLE && typeof value === "string" && !this.title) {
      this.#frame.title = value.slice(0, MAX_TITLE_LENGTH);
    } else if (EVENTS.includes(type)) {
      const detail = typeof value === "string" ? value.slice(0, MAX_TITLE_LENGTH) : null;
      this.dispatchEvent(new CustomEvent(type, nullProto({ bubbles: true, composed: true, detail })));
    }
  }
}

if (!customElements.get("article-widget-frame")) customElements.define("article-widget-frame", ArticleWidgetFrameElement);
