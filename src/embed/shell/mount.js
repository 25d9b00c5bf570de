import { beforeSend } from "./before-send.js";
import { localize } from "./catalogue.js";
import { createHeading, isForeign } from "./early-heading.js";
import { createFallback } from "./fallback.js";
import { transferFormState } from "./form-state.js";
import { hydrate } from "./hydrate.js";
import { HYDRATE_TRIGGERS, queueInteractions, schedule } from "./hydration-trigger.js";
import { directionOf, uiLanguage } from "./language.js";
import { createSlots, hasDefaultSlotContent } from "./light-dom.js";
import { nullProto } from "./null-proto.js";
import { REQUEST_TIMEOUT_MS, preload } from "./preload.js";
import { preloadReader, preloadReaderIfNeeded } from "./reader-module.js";
import { createElement } from "./safe-document.js";
import { attachRoot } from "./shadow-root.js";
import { trackListeners } from "./tracked-listeners.js";
import { isModuleRunning, loadModule } from "./widget-module.js";

/** How near a widget that loads lazily comes to the view before it starts. */
const NEAR = "800px";

/** What stops so soon again, in milliseconds, is not begun anew unasked. */
const RELAPSE = 10_000;

/** The addresses that settings name, absolute, for requests that need not wait for the core. */
function addresses({ article, src, related }, host) {
  return [article ? null : src, related]
    .filter((address) => typeof address === "string" && address && URL.canParse(address, host.baseURI))
    .map((address) => new URL(address, host.baseURI).href)
    .filter((url) => url.startsWith("http"));
}

/** The value of a setting that is one of these words; the first one is the usual one. */
function word(name, words, value = words[0]) {
  if (words.includes(value)) return value;
  console.warn(`article-widget: ${name}: expected ${words.join(", ")}, got "${value}"`);
  return words[0];
}

/** When a widget starts where there is nothing yet, and where it stands already; and its other settings. */
function timed(config) {
  const { loading, hydrate, ...settings } = nullProto(config);
  const isLazy = word("loading", ["eager", "lazy"], loading) === "lazy";
  return [isLazy ? "visible" : "load", word("hydrate", HYDRATE_TRIGGERS, hydrate), nullProto(settings)];
}

/** A box that none of the page's rules reach. */
function box(...content) {
  const box = createElement("div");
  box.className = "aw-box";
  box.append(...content);
  return box;
}

/** Once what was drawn has been painted, or soon where nothing is. */
const painted = () =>
  new Promise((then) => {
    requestAnimationFrame(() => setTimeout(then));
    setTimeout(then, 100);
  });

/** The host's own content, or an article's heading, in as much room as the article is going to take. */
function waiting(settings, host, heading) {
  if (!settings.src && !settings.article) return createSlots();
  const [above, ...others] = createSlots();
  const room = createElement("div");
  room.className = "aw-waiting";
  room.append(...(heading ? [heading] : []), ...others);
  const root = createElement("div");
  root.className = "aw-root";
  root.lang = uiLanguage(settings, host);
  root.dir = directionOf(root.lang);
  root.append(above, room);
  return [box(root)];
}

/**
 * Shows a widget in an element, which gets an open shadow root. Returns a handle:
 * `update(config)` takes new settings, `unmount()` takes the widget away and gives the element's
 * own content back.
 */
export function mount(host, config) {
  // `shown`: until the widget has become it.
  let { root, serverBox: shown } = attachRoot(host);
  const requests = new Map();
  let [start, hydration, settings] = timed(config);
  const wish = shown && queueInteractions(shown);
  /** The widget as it runs: its core, its box, and what the core knows it by. */
  let running;
  /** What a widget has left behind that stopped, until another one takes its place. */
  let relic;
  let stoppedAt = -Infinity;
  let turn = 0;
  let isTime = false;
  let callOff = () => {};
  /** When the heading that was drawn has been seen. */
  let seen;

  /** Starts the requests, and the widget once its core is there; or hands it other settings. */
  async function show() {
    const mine = ++turn;
    let late;
    try {
      const wanted = running ? [] : addresses(settings, host);
      for (const url of wanted) if (!requests.has(url)) requests.set(url, preload(url, (it) => greet(url, it)));
      if (!running) preloadReaderIfNeeded(settings);
      late = setTimeout(() => mine === turn && !running && apologise(), REQUEST_TIMEOUT_MS);
      const [core, ready] = await Promise.all([loadModule(), localize(settings, host)]);
      // Starting takes a while in which nothing is painted.
      await seen;
      if (mine !== turn) return;
      // By another widget, while this one waited for its words.
      if (core.hasCrashed()) return show();
      if (running) return running.widget.update(ready);
      for (const url of wanted) {
        const { response, promise } = requests.get(url);
        if (response) core.received(url, response);
        else core.started(url, promise);
      }
      begin(core, ready);
    } catch (error) {
      if (mine !== turn) return;
      console.warn(`article-widget: could not ${running ? "take these settings" : "start"}.`, error);
      if (!running) {
        apologise();
        tell(error);
      }
    } finally {
      clearTimeout(late);
      if (mine === turn) requests.clear();
    }
  }

  /** Makes what is known of an article of use while the core is on its way. */
  function greet(url, { status, text }) {
    if (!text || isModuleRunning() || relic || status !== 200 || url !== addresses(settings, host)[0]) return;
    let article;
    try {
      article = JSON.parse(text);
    } catch {
      if (/^\s*[<{]/.test(text)) return; // nothing that can be read, as the core is going to say
    }
    if (isForeign(article)) return preloadReader();
    welcome(article);
  }

  /** Shows an article's heading, where there is nothing else to see yet. */
  function welcome(article) {
    if (isModuleRunning() || hasDefaultSlotContent(host) || !root.querySelector(".aw-waiting")) return;
    const drawn = createHeading(article, settings, host);
    if (!drawn) return;
    root.replaceChildren(...waiting(settings, host, drawn));
    seen = painted();
  }

  function begin(core, ready) {
    const place = box();
    const become = shown && (() => comeToLife(place));
    if (shown) {
      // Not on the page: it becomes what is.
    } else if (relic) {
      place.hidden = true;
      root.append(place);
      host.addEventListener("article-widget-ready", succeed);
    } else {
      root.replaceChildren(place);
    }
    core.crashListeners.add(stop);
    running = { core, place, widget: null, takeBack: trackListeners(place, shown ?? place) };
    running.widget = core.mount(place, host, ready, () => beforeSend(host), become);
  }

  /** The widget, which is whole now, becomes what a server has rendered. */
  function comeToLife(place) {
    if (running?.place !== place || !shown) return;
    hydrate(shown, place, running.core.patchTables);
    place = running.place = shown;
    shown = undefined;
    queueMicrotask(() => {
      // Those that could not be loaded said so when nobody heard it.
      for (const image of place.querySelectorAll("img")) {
        if (image.complete && !image.naturalWidth) image.decode().catch(() => image.dispatchEvent(new Event("error")));
      }
      wish.replay();
    });
  }

  /** What was left behind gives its place, and what was typed into it, to the widget that is ready now. */
  function succeed(event) {
    // One inside of this one is another's.
    if (event.target !== host || !running) return;
    host.removeEventListener("article-widget-ready", succeed);
    running.place.hidden = false;
    transferFormState(relic, running.place);
    // Moved, it would lose the focus again.
    for (const other of [...root.children]) if (other !== running.place) other.remove();
    relic = undefined;
  }

  /** The core has stopped. What it has shown stays to be read, with what was typed. */
  function stop(error) {
    const { place } = running;
    running = undefined;
    if (shown || relic) place.remove();
    else if (place.querySelector(".aw-root")) relic = place;
    const isRelapse = performance.now() - stoppedAt < RELAPSE;
    stoppedAt = performance.now();
    if (isRelapse) apologise();
    else show();
    tell(error);
  }

  /** For pages that want to know; nothing of it comes to their handlers of errors. */
  function tell(detail) {
    host.dispatchEvent(new CustomEvent("article-widget-error", nullProto({ bubbles: true, composed: true, detail })));
  }

  function apologise() {
    // The article can be read, and the form be sent where its endpoint takes one.
    if (shown) return wish.giveUp();
    const words = createFallback(host, settings, relic, () => {
      root.querySelector(".aw-sorry")?.remove();
      show();
    });
    if (relic) root.replaceChildren(words, relic);
    else root.replaceChildren(...(hasDefaultSlotContent(host) ? createSlots() : createSlots(words)));
  }

  function leave() {
    turn++;
    callOff();
    host.removeEventListener("article-widget-ready", succeed);
    running?.core.crashListeners.delete(stop);
    running?.widget?.unmount();
    running?.takeBack();
    running = relic = undefined;
    requests.clear();
  }

  /** Calls back when the host comes near the view. */
  function near(then) {
    const view = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) then();
    }, nullProto({ rootMargin: NEAR }));
    view.observe(host);
    return () => view.disconnect();
  }

  /** Shows it at once, or when it is time. */
  function showInTime() {
    callOff();
    if (isTime) return show();
    // What a server has rendered waits no longer than what it would not be seen without.
    const when = shown && hydration !== "load" ? hydration : start;
    callOff = schedule(when, host, near, () => {
      callOff();
      isTime = true;
      show();
    });
  }

  if (!shown) {
    root.replaceChildren(...waiting(settings, host));
    welcome(settings.article);
  }
  showInTime();
  return {
    update(config) {
      [start, hydration, settings] = timed(config);
      // What was rendered with other settings would not do.
      isTime ||= Boolean(shown);
      showInTime();
    },
    get jsonLd() {
      return running?.widget?.jsonLd;
    },
    unmount() {
      leave();
      root.replaceChildren(...createSlots());
    },
  };
}
