import { ATTRIBUTES, ATTRIBUTE_NAMES } from "./attributes.js";
import { VERSION } from "./files.js";
import { lightDomArticle, lightDomData, lightDomRelated } from "./light-dom.js";
import { mount } from "./mount.js";
import { nullProto } from "./null-proto.js";
import { isParsing, whenParsed } from "./safe-document.js";
import { warnAboutTypos } from "./typos.js";

/** Properties that also accept values that an attribute cannot hold. */
const DATA_PROPERTIES = ["article", "related", "endpoint", "fields", "parent", "consent", "messages", "config"];

/** Properties that reflect an attribute. */
const REFLECTED = Object.entries(ATTRIBUTES).filter(([, [, converter]]) => converter);

const PROPERTIES = [...DATA_PROPERTIES, ...REFLECTED.map(([name]) => name)];

/** The custom element. Converts its attributes and properties to the settings of a widget. */
export class ArticleWidgetElement extends HTMLElement {
  /** The version of this release. */
  static version = VERSION;
  static observedAttributes = ATTRIBUTE_NAMES;

  #widget;
  #properties = nullProto();
  #isUpdatePending = false;

  constructor() {
    super();
    // Properties set before the element was defined shadow the accessors.
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    if (this.#widget) return;
    if (isParsing() && !this.nextSibling) {
      // The parser may not have reached the children yet.
      whenParsed(() => this.isConnected && this.connectedCallback());
      return;
    }
    warnAboutTypos(this);
    this.#widget = mount(this, this.#settings());
  }

  disconnectedCallback() {
    // Moving an element disconnects and reconnects it: keep the widget.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#widget?.unmount();
      this.#widget = undefined;
    });
  }

  attributeChangedCallback() {
    this.#update();
  }

  #update() {
    if (!this.#widget || this.#isUpdatePending) return;
    this.#isUpdatePending = true;
    queueMicrotask(() => {
      this.#isUpdatePending = false;
      this.#widget?.update(this.#settings());
    });
  }

  #settings() {
    const settings = nullProto(lightDomData(this));
    for (const [name, [attribute]] of Object.entries(ATTRIBUTES)) {
      if (this.hasAttribute(attribute)) settings[name] = this.getAttribute(attribute);
    }
    const { config, ...properties } = this.#properties;
    const all = nullProto(settings, config, properties);
    if (!all.src && !all.article) all.html ??= lightDomArticle(this);
    all.related ??= lightDomRelated(this);
    return all;
  }

  get #form() {
    return this.shadowRoot?.querySelector(".aw-box:not([hidden]) .aw-form");
  }

  /** Submits the comment form. */
  submit() {
    this.#form?.querySelector(".aw-submit").click();
  }

  /** Empties the comment form and deletes the draft. */
  reset() {
    this.#form?.reset();
  }

  /** Focuses the comment field. */
  focus(options) {
    this.#form?.querySelector(".aw-field-comment :is(textarea, input, select)")?.focus(options);
  }

  /** The current article as a schema.org `NewsArticle` object. */
  get jsonLd() {
    return this.#widget?.jsonLd;
  }

  static {
    const defineAccessor = (name, get, set) =>
      Object.defineProperty(this.prototype, name, nullProto({ configurable: true, enumerable: true, get, set }));
    for (const name of DATA_PROPERTIES) {
      defineAccessor(
        name,
        function () {
          return this.#properties[name] ?? (name in ATTRIBUTES ? this.getAttribute(ATTRIBUTES[name][0]) : null);
        },
        function (value) {
          if (value == null) delete this.#properties[name];
          else this.#properties[name] = value;
          this.#update();
        },
      );
    }
    for (const [name, [attribute, converter]] of REFLECTED) {
      defineAccessor(
        name,
        function () {
          return converter.from(this.getAttribute(attribute), this);
        },
        function (value) {
          const text = value == null ? null : converter.to ? converter.to(value) : String(value);
          if (text === null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, text);
        },
      );
    }
  }
}
