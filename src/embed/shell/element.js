import { ATTRIBUTES, NAMES } from "./attributes.js";
import { ownArticle, ownData, ownRelated } from "./light-dom.js";
import { isParsing, whenParsed } from "./safe-document.js";
import { VERSION } from "./files.js";
import { mount } from "./mount.js";
import { plain } from "./null-proto.js";

/**
 * The attribute that was meant by one that is not known: the same letters, but for two side by side or one
 * more or less. Other attributes are the page's own.
 */
function meant(name) {
  const bare = (it) => it.replaceAll("-", "");
  const one = bare(name);
  return NAMES.find((known) => {
    const other = bare(known);
    let [start, end] = [0, 0];
    while (start < one.length && one[start] === other[start]) start++;
    while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const differing = Math.max(one.length, other.length) - start - end;
    return name !== known && Math.abs(one.length - other.length) < 2 && differing <= (other.length > 4 ? 2 : 1);
  });
}

/** Tells of attributes that are probably misspelt. */
function proofread(host) {
  for (const name of host.getAttributeNames()) {
    const known = !NAMES.includes(name) && !(name in HTMLElement.prototype) && meant(name);
    if (known) console.warn(`article-widget: ${name}: expected an attribute that is known, such as ${known}`);
  }
}

/** Properties that may hold what an attribute cannot. */
const PROPERTIES = ["article", "related", "endpoint", "fields", "parent", "consent", "messages", "config"];

/** Properties that are their attribute. */
const REFLECTED = Object.entries(ATTRIBUTES).filter(([, [, reflection]]) => reflection);

const SETTABLE = [...PROPERTIES, ...REFLECTED.map(([name]) => name)];

/** The element: attributes and properties in, one widget out. */
export class ArticleWidgetElement extends HTMLElement {
  /** The release that this is. */
  static version = VERSION;
  static observedAttributes = NAMES;

  #widget;
  #own = plain();
  #isChanged = false;

  constructor() {
    super();
    for (const name of SETTABLE) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name]; // set before the element was defined
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    if (this.#widget) return;
    if (isParsing() && !this.nextSibling) {
      // Its children are still being parsed.
      whenParsed(() => this.isConnected && this.connectedCallback());
      return;
    }
    proofread(this);
    this.#widget = mount(this, this.#settings());
  }

  disconnectedCallback() {
    // A move is a removal and a return: the widget stays as it is.
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
    if (!this.#widget || this.#isChanged) return;
    this.#isChanged = true;
    queueMicrotask(() => {
      this.#isChanged = false;
      this.#widget?.update(this.#settings());
    });
  }

  #settings() {
    const settings = plain();
    for (const [name, [attribute]] of Object.entries(ATTRIBUTES)) {
      if (this.hasAttribute(attribute)) settings[name] = this.getAttribute(attribute);
    }
    const article = ownData(this);
    if (article !== undefined) settings.article = article;
    const { config, ...own } = this.#own;
    const all = plain(settings, config, own);
    if (!all.src && !all.article) all.html ??= ownArticle(this);
    all.related ??= ownRelated(this);
    return all;
  }

  get #form() {
    return this.shadowRoot?.querySelector(".aw-box:not([hidden]) .aw-form");
  }

  /** Sends the comment, as the form's button does. */
  submit() {
    this.#form?.querySelector(".aw-submit").click();
  }

  /** Empties the form, and forgets the draft. */
  reset() {
    this.#form?.reset();
  }

  /** Goes to the comment. */
  focus(options) {
    this.#form?.querySelector(".aw-field-comment :is(textarea, input, select)")?.focus(options);
  }

  /** The article that is shown, as a schema.org `NewsArticle` object. */
  get jsonLd() {
    return this.#widget?.jsonLd;
  }

  static {
    const define = (name, get, set) =>
      Object.defineProperty(this.prototype, name, plain({ configurable: true, enumerable: true, get, set }));
    for (const name of PROPERTIES) {
      define(
        name,
        function () {
          return this.#own[name] ?? (name in ATTRIBUTES ? this.getAttribute(ATTRIBUTES[name][0]) : null);
        },
        function (value) {
          if (value == null) delete this.#own[name];
          else this.#own[name] = value;
          this.#update();
        },
      );
    }
    for (const [name, [attribute, reflection]] of REFLECTED) {
      define(
        name,
        function () {
          return reflection.from(this.getAttribute(attribute), this);
        },
        function (value) {
          const set = value == null ? null : reflection.to ? reflection.to(value) : String(value);
          if (set === null) this.removeAttribute(attribute);
          else this.setAttribute(attribute, set);
        },
      );
    }
  }
}
