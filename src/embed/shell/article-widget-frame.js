/**
 * Defines `<article-widget-frame>`: the widget in a frame of its own, which shares nothing with the page.
 * Its attributes are those of `<article-widget>`.
 */
import { apology } from "./fallback.js";
import { NAMES } from "./attributes.js";
import { create } from "./safe-document.js";
import { EVENTS, HEIGHT, READY, REFUSED, SETTINGS, TITLE } from "./frame-messages.js";
import { plain } from "./null-proto.js";

/** Here, and not with the other files, so that scripts that know nothing of it do not name it to bundlers. */
const FRAME = new URL("./frame.html", import.meta.url);

/** What the frame may do. Not: leave for elsewhere by itself. */
const SANDBOX = [
  "allow-scripts",
  "allow-same-origin",
  "allow-forms",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-top-navigation-by-user-activation",
].join(" ");

/** How high a frame can be that says how high it is. */
const MAX_HEIGHT_PX = 200_000;

/** How long its name can be, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none !important }
  iframe { display: block; width: 100%; height: 20em; border: 0; color-scheme: inherit }
  p { margin: 0; padding: 1em; border: 1px solid; border-radius: 0.25em; font: 1em/1.5 system-ui, sans-serif }
  a { margin-inline-start: 1em; color: inherit }
`);

/** Attributes of addresses, which are relative to the page and not to the frame. */
const ADDRESSES = ["src", "related", "endpoint", "url", "sign-in"];

/** Attributes for the frame; when that is loaded is this element's to say. */
const SENT = NAMES.filter((name) => name !== "loading");

export class ArticleWidgetFrameElement extends HTMLElement {
  static observedAttributes = SENT;

  #frame;
  /** Whether the frame can take settings, and whether it is about to be sent some. */
  #isReady = false;
  #isChanged = false;
  #hear = (event) => this.#heard(event);

  connectedCallback() {
    if (!this.#frame) {
      const root = this.shadowRoot ?? this.attachShadow(plain({ mode: "open" }));
      root.adoptedStyleSheets = [sheet];
      this.#frame = create("iframe");
      this.#frame.title = this.title || "Article";
      this.#frame.loading = this.getAttribute("loading") ?? "eager";
      // A frame of the page's own origin could take it away.
      if (FRAME.origin !== location.origin) this.#frame.setAttribute("sandbox", SANDBOX);
      this.#frame.referrerPolicy = "strict-origin-when-cross-origin";
    }
    addEventListener("message", this.#hear);
    this.#isReady = false;
    this.#frame.src = FRAME.href;
    this.shadowRoot.replaceChildren(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#isReady = false;
  }

  attributeChangedCallback() {
    if (this.#isChanged) return;
    this.#isChanged = true;
    queueMicrotask(() => {
      this.#isChanged = false;
      this.#send();
    });
  }

  /** Gives the frame its settings: to its own page alone, wherever somebody else may have sent it. */
  #send() {
    if (!this.#isReady) return;
    const value = plain();
    for (const name of SENT) {
      if (!this.hasAttribute(name)) continue;
      const text = this.getAttribute(name);
      const isAddress = ADDRESSES.includes(name) && URL.canParse(text, this.baseURI);
      value[name] = isAddress ? new URL(text, this.baseURI).href : text;
    }
    const lang = this.closest("[lang]")?.lang;
    if (lang) value.lang = lang;
    this.#frame.contentWindow?.postMessage(plain({ type: SETTINGS, value }), FRAME.origin);
  }

  /** Only what this frame says, and only of what a frame has to say. */
  #heard({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== FRAME.origin) return;
    const { type, value } = Object(data);
    if (type === READY) {
      this.#isReady = true;
      this.#send();
    } else if (type === REFUSED) {
      this.#isReady = false;
      const [url, src, lang] = ["url", "src", "lang"].map((name) => this.getAttribute(name));
      this.shadowRoot.replaceChildren(apology(this, plain({ url, src, lang })));
    } else if (type === HEIGHT && Number.isFinite(value)) {
      this.#frame.style.height = `${Math.min(Math.max(value, 0), MAX_HEIGHT_PX)}px`;
    } else if (type === TITLE && typeof value === "string" && !this.title) {
      this.#frame.title = value.slice(0, MAX_TITLE_LENGTH);
    } else if (EVENTS.includes(type)) {
      const detail = typeof value === "string" ? value.slice(0, MAX_TITLE_LENGTH) : null;
      this.dispatchEvent(new CustomEvent(type, plain({ bubbles: true, composed: true, detail })));
    }
  }
}

if (!customElements.get("article-widget-frame")) customElements.define("article-widget-frame", ArticleWidgetFrameElement);
