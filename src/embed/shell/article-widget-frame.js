/**
 * Defines `<article-widget-frame>`: the widget in a frame of its own, which shares nothing with the page.
 * Its attributes are those of `<article-widget>`.
 */
import { create } from "./document.js";
import { EVENTS, HEIGHT, TITLE } from "./frame-messages.js";
import { plain } from "./plain.js";

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

/** How high a frame can be that says how high it is, in CSS pixels. */
const HIGHEST = 200_000;

/** How long its name can be. */
const LONGEST = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block }
  :host([hidden]) { display: none !important }
  iframe { display: block; width: 100%; height: 20em; border: 0; color-scheme: inherit }
`);

/** Attributes of addresses, which are relative to the page and not to the frame. */
const ADDRESSES = ["src", "related", "endpoint", "url", "sign-in"];

export class ArticleWidgetFrameElement extends HTMLElement {
  #frame;
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
    this.#frame.src = this.#address().href;
    this.shadowRoot.append(this.#frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
  }

  #address() {
    const address = new URL(FRAME);
    for (const { name, value } of this.attributes) {
      if (["id", "class", "style", "title", "slot", "hidden", "loading"].includes(name) || name.includes(":")) continue;
      const isAddress = ADDRESSES.includes(name) && URL.canParse(value, this.baseURI);
      address.searchParams.set(name, isAddress ? new URL(value, this.baseURI).href : value);
    }
    const lang = this.closest("[lang]")?.lang;
    if (lang) address.searchParams.set("lang", lang);
    return address;
  }

  /** Only what this frame says, and only of what a frame has to say. */
  #heard({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== FRAME.origin) return;
    const { type, value } = Object(data);
    if (type === HEIGHT && Number.isFinite(value)) {
      this.#frame.style.height = `${Math.min(Math.max(value, 0), HIGHEST)}px`;
    } else if (type === TITLE && typeof value === "string" && !this.title) {
      this.#frame.title = value.slice(0, LONGEST);
    } else if (EVENTS.includes(type)) {
      const detail = typeof value === "string" ? value.slice(0, LONGEST) : null;
      this.dispatchEvent(new CustomEvent(type, plain({ bubbles: true, composed: true, detail })));
    }
  }
}

if (!customElements.get("article-widget-frame")) customElements.define("article-widget-frame", ArticleWidgetFrameElement);
