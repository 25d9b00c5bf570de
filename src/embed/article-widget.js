/**
 * <article-widget>: an article, its related articles and a comment form.
 *
 * This shell owns what must work when WebAssembly cannot: it defines the element, starts every
 * request at once, and never leaves a blank box. The widget itself is in `core/`.
 */

/** What is said when the core cannot be. Also: the languages that have a catalogue. */
const SORRY = {
  ar: ["تعذّر عرض هذا المقال.", "اقرأه في صفحته الأصلية", "أعد المحاولة"],
  en: ["This article could not be shown.", "Read it on its own page", "Try again"],
  fr: ["Cet article n’a pas pu être affiché.", "Le lire sur sa page d’origine", "Réessayer"],
};

/** Attributes, by the name of the setting that each one is. */
const ATTRIBUTES = {
  src: "src",
  format: "format",
  srclang: "srclang",
  url: "url",
  related: "related",
  relatedLayout: "related-layout",
  relatedDots: "related-dots",
  relatedPosition: "related-position",
  relatedTarget: "related-target",
  relatedRel: "related-rel",
  endpoint: "endpoint",
  endpointPreset: "endpoint-preset",
  articleId: "article-id",
  fields: "fields",
  required: "required",
  parent: "parent",
  comments: "comments",
  signIn: "sign-in",
  preview: "preview",
  lang: "lang",
  headingLevel: "heading-level",
  dropCap: "drop-cap",
  hyphens: "hyphens",
  readingTime: "reading-time",
  contents: "contents",
  anchors: "anchors",
  share: "share",
  consent: "consent",
};

/** Properties that may hold what an attribute cannot. */
const PROPERTIES = ["article", "related", "endpoint", "fields", "parent", "consent", "config"];

/** Properties that are their attribute. */
const REFLECTED = Object.keys(ATTRIBUTES).filter((name) => name !== "lang" && !PROPERTIES.includes(name));

/** How long a request may take, in milliseconds. */
const TIMEOUT = 20_000;

/**
 * The page places the element; its other rules end at the box inside. Its colour goes on: it is
 * legible on the page's background.
 */
const base = new CSSStyleSheet();
base.replaceSync(`
  :host { display: flow-root !important; flex-grow: 1; min-width: min(100%, 20em) }
  :host([hidden]) { display: none !important }
  .aw-box { all: initial; display: block; color: inherit; color-scheme: inherit }
  .aw-waiting { min-height: 100vh; max-width: var(--article-widget-measure, 40em); margin-inline: auto; font: 1em/1.5 var(--article-widget-font-interface, system-ui, sans-serif) }
  .aw-sorry { margin: 0; padding: 1em; border: 1px solid; border-radius: .25em; font: 1em/1.5 system-ui, sans-serif }
  .aw-sorry > * { margin-inline-end: 1em; color: inherit; font: inherit }
`);

/** An object that a polluted Object.prototype adds nothing to. */
const plain = (...members) => Object.assign(Object.create(null), ...members);

/** Fetches within a time limit, the body included. */
const request = (url, limit = TIMEOUT) => fetch(url, plain({ signal: AbortSignal.timeout(limit) }));

let core;

/** The one core of this page: loading, loaded, or forgotten after a failure. */
function loadCore() {
  return (core ??= startCore().catch((error) => {
    core = undefined;
    throw error;
  }));
}

let attempts = 0;

async function startCore() {
  // Throws where a policy forbids WebAssembly, before anything is fetched for nothing.
  new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  // Browsers remember a module that failed to load, by its address.
  const again = attempts++ ? `?attempt=${attempts}` : "";
  const [module, wasm] = await Promise.all([
    import(`./core/article-widget.js${again}`),
    fetch(new URL(`core/article-widget_bg.wasm${again}`, import.meta.url)),
  ]);
  if (!wasm.ok) throw new Error(`${wasm.url}: expected the WebAssembly module, got status ${wasm.status}`);
  await module.default({ module_or_path: wasm });
  return module;
}

/** The language around a node, across shadow roots. */
function languageOf(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    const lang = at.getAttribute?.("lang");
    if (lang) return lang;
  }
  return "en";
}

const catalogues = new Map();

/** The texts in a language: fetched once, and again only after a failure. */
function catalogue(primary) {
  if (!catalogues.has(primary)) {
    const url = new URL(`catalogues/${primary}.json`, import.meta.url);
    // The story must not wait long for the words around it.
    const texts = request(url, TIMEOUT / 4).then((response) => {
      if (!response.ok) throw new Error(`status ${response.status}`);
      return response.json();
    });
    texts.catch(() => catalogues.delete(primary));
    catalogues.set(primary, texts);
  }
  return catalogues.get(primary);
}

/** The settings with the interface's language and its texts; English where there are none. */
async function localised(settings, host) {
  const lang = String(settings.lang || languageOf(host));
  const primary = lang.split("-")[0].toLowerCase();
  // An interface in English does not make the page's own text English.
  const english = () => plain(settings, { lang: "en", srclang: settings.srclang || lang });
  if (primary === "en" || (settings.messages && !Object.hasOwn(SORRY, primary))) return plain(settings, { lang });
  if (!Object.hasOwn(SORRY, primary)) return english();
  try {
    return plain(settings, { lang, messages: plain(await catalogue(primary), settings.messages) });
  } catch (error) {
    console.warn(`article-widget: the texts in "${primary}" could not be loaded, so they are English.`, error);
    return english();
  }
}

/** The addresses that settings name, absolute, for requests that need not wait for the core. */
function addresses({ article, src, related }, host) {
  return [article ? null : src, related]
    .filter((address) => typeof address === "string" && address && URL.canParse(address, host.baseURI))
    .map((address) => new URL(address, host.baseURI).href)
    .filter((url) => url.startsWith("http"));
}

/** The article in a host's own content, as HTML: an `<article>` among its children. */
const ownArticle = (host) => host.querySelector(":scope > article")?.outerHTML;

/** The related articles in a host's own content: the list in `slot="related"`, an item each. */
function ownRelated(host) {
  const list = host.querySelector(':scope > [slot="related"]');
  return list && [...list.querySelectorAll("li")].map((item) => {
    const link = item.querySelector("a[href]");
    const time = item.querySelector("time");
    const { section, source } = item.dataset;
    return {
      url: link?.href,
      title: (item.querySelector("h2, h3, h4, h5, h6") ?? link)?.textContent.trim(),
      image: item.querySelector("img")?.src,
      published: time?.dateTime || time?.textContent.trim(),
      lang: link?.hreflang || item.closest("[lang]")?.lang,
      section,
      source,
    };
  });
}

/** Where a host's own content is shown: the story, and the list of related articles below it. */
function slots() {
  const related = document.createElement("slot");
  related.name = "related";
  return [document.createElement("slot"), related];
}

/** How long a host may take to say what it adds to a comment, in milliseconds: time to solve a captcha. */
const PATIENCE = 120_000;

/**
 * What the host adds to a comment that is about to be sent, as a promise, or `null` where it wants
 * none sent: the controls in `slot="captcha"`, and what listeners to `article-widget-submit` put into
 * `detail.fields` or pass to `detail.waitUntil()` as a promise of more of them.
 */
function beforeSend(host) {
  const fields = plain();
  const waits = [];
  const detail = plain({ fields, waitUntil: (promise) => void waits.push(promise) });
  const options = plain({ bubbles: true, composed: true, cancelable: true, detail });
  return host.dispatchEvent(new CustomEvent("article-widget-submit", options)) ? added(host, fields, waits) : null;
}

async function added(host, fields, waits) {
  const late = new Promise((_, reject) => AbortSignal.timeout(PATIENCE).addEventListener("abort", reject));
  try {
    const more = await Promise.race([Promise.all(waits), late]);
    return plain(captcha(host), fields, ...more.filter((it) => typeof it === "object"));
  } catch (error) {
    console.warn("article-widget: waitUntil: expected a promise that is kept, so the comment was not sent.", error);
    throw error;
  }
}

/** What has a name and is not sent by a form, or not as it is. */
const UNSENT = `:disabled, [name=""], button, output, :is([type=checkbox], [type=radio]):not(:checked),
  ${["button", "file", "image", "reset", "submit"].map((type) => `input[type=${type}]`)}`;

/**
 * The names and values of the controls in `slot="captcha"`, as a form would send them. What has no
 * value is no control, whatever its name: a frame, for example.
 */
function captcha(host) {
  const named = host.querySelectorAll(':scope > [slot="captcha"][name], :scope > [slot="captcha"] [name]');
  const sent = [...named].filter((it) => typeof it.value === "string" && !it.matches(UNSENT));
  return Object.fromEntries(sent.map((it) => [it.getAttribute("name"), it.value]));
}

/** Whether there is something to read in a host's own content. */
function hasContent(host) {
  return [...host.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.data.trim()
      : node.nodeType === Node.ELEMENT_NODE && !node.matches('script, style, template, [slot="related"], [slot="captcha"]'),
  );
}

/**
 * Shows a widget in an element, which gets an open shadow root. Returns a handle:
 * `update(config)` takes new settings, `unmount()` takes the widget away and gives the element's
 * own content back.
 */
export function mount(host, config) {
  const root = host.shadowRoot ?? attach(host);
  const requests = new Map();
  let settings = plain(config);
  let mounted;
  let turn = 0;

  async function show() {
    const mine = ++turn;
    let late;
    try {
      const wanted = mounted ? [] : addresses(settings, host);
      for (const url of wanted) {
        if (requests.has(url)) continue;
        const response = request(url);
        response.catch(() => {}); // told by whoever reads it
        requests.set(url, response);
      }
      late = setTimeout(() => mine === turn && !mounted && apologise(), TIMEOUT);
      const [module, ready] = await Promise.all([loadCore(), localised(settings, host)]);
      if (mine !== turn) return;
      if (mounted) return mounted.update(ready);
      for (const url of wanted) module.started(url, requests.get(url));
      const box = document.createElement("div");
      box.className = "aw-box";
      root.replaceChildren(box);
      mounted = module.mount(box, host, ready, () => beforeSend(host));
    } catch (error) {
      if (mine !== turn) return;
      console.warn(`article-widget: could not ${mounted ? "take these settings" : "start"}.`, error);
      if (!mounted) apologise();
    } finally {
      clearTimeout(late);
      if (mine === turn) requests.clear();
    }
  }

  const apologise = () => root.replaceChildren(...sorry(host, settings, show));

  root.replaceChildren(...waiting(settings));
  show();
  return {
    update(config) {
      settings = plain(config);
      show();
    },
    get jsonLd() {
      return mounted?.jsonLd;
    },
    unmount() {
      turn++;
      mounted?.unmount();
      mounted = undefined;
      root.replaceChildren(...slots());
    },
  };
}

/** The host's own content, in as much room as an article is going to take. */
function waiting({ src, article }) {
  if (!src && !article) return slots();
  const box = document.createElement("div");
  box.className = "aw-box";
  const room = document.createElement("div");
  room.className = "aw-waiting";
  room.append(...slots());
  box.append(room);
  return [box];
}

function attach(host) {
  const root = host.attachShadow(plain({ mode: "open" }));
  root.adoptedStyleSheets = [base];
  // What is typed here is not meant for the page's keyboard shortcuts.
  for (const type of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(type, (event) => {
      if (event.target.matches("input, select, textarea")) event.stopPropagation();
    });
  }
  return root;
}

/** What is left to show without the core: the host's content, or words and ways on. */
function sorry(host, settings, retry) {
  const [own, related] = slots();
  if (hasContent(host)) return [own, related];
  const lang = String(settings.lang || languageOf(host)).split("-")[0].toLowerCase();
  const known = Object.hasOwn(SORRY, lang) ? lang : "en";
  const [words, link, again] = SORRY[known];
  const box = document.createElement("p");
  box.className = "aw-sorry";
  box.lang = known;
  box.dir = known === "ar" ? "rtl" : "ltr";
  box.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = again;
  button.onclick = retry;
  const parts = [Object.assign(document.createElement("span"), { textContent: words }), button];
  const url = settings.url || settings.src || settings.article?.url;
  if (typeof url === "string") {
    const a = document.createElement("a");
    a.textContent = link;
    a.href = url;
    if (a.protocol.startsWith("http")) parts.splice(1, 0, a);
  }
  box.append(...parts);
  return [own, box, related];
}

/** The element: attributes and properties in, one widget out. */
export class ArticleWidgetElement extends HTMLElement {
  static observedAttributes = Object.values(ATTRIBUTES);

  #widget;
  #own = plain();
  #changed = false;

  constructor() {
    super();
    for (const name of [...PROPERTIES, ...REFLECTED]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name]; // set before the element was defined
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    if (this.#widget) return;
    if (document.readyState === "loading" && !this.nextSibling) {
      // Its children are still being parsed.
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.connectedCallback(), plain({ once: true }));
      return;
    }
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
    if (!this.#widget || this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      this.#widget?.update(this.#settings());
    });
  }

  #settings() {
    const settings = plain();
    for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
      if (this.hasAttribute(attribute)) settings[name] = this.getAttribute(attribute);
    }
    const script = this.querySelector(':scope > script[type="application/json"], :scope > script[type="application/ld+json"]');
    if (script) {
      try {
        settings.article = JSON.parse(script.textContent);
      } catch (error) {
        console.warn("article-widget: the script inside the element: expected JSON.", error);
        settings.article = script.textContent; // not usable, and not the same as none
      }
    }
    const { config, ...own } = this.#own;
    const all = plain(settings, config, own);
    if (!all.src && !all.article) all.html ??= ownArticle(this);
    all.related ??= ownRelated(this);
    return all;
  }

  get #form() {
    return this.shadowRoot?.querySelector(".aw-form");
  }

  /** Sends the comment, as the form's button does. */
  submit() {
    this.#form?.requestSubmit();
  }

  /** Empties the form, and forgets the draft. */
  reset() {
    this.#form?.reset();
  }

  /** Goes to the comment. */
  focus(options) {
    this.#form?.querySelector('[name="comment"]')?.focus(options);
  }

  /** The article that is shown, as a schema.org `NewsArticle` object. */
  get jsonLd() {
    return this.#widget?.jsonLd;
  }

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, plain({
        configurable: true,
        enumerable: true,
        get() {
          return this.#own[name] ?? (name in ATTRIBUTES ? this.getAttribute(name) : undefined);
        },
        set(value) {
          if (value == null) delete this.#own[name];
          else this.#own[name] = value;
          this.#update();
        },
      }));
    }
    for (const name of REFLECTED) {
      Object.defineProperty(this.prototype, name, plain({
        configurable: true,
        enumerable: true,
        get() {
          return this.getAttribute(ATTRIBUTES[name]) ?? "";
        },
        set(value) {
          this.setAttribute(ATTRIBUTES[name], value);
        },
      }));
    }
  }
}

if (!customElements.get("article-widget")) customElements.define("article-widget", ArticleWidgetElement);
