import { beforeSend } from "./before-send.js";
import { localize } from "./catalogue.js";
import { dispatch } from "./dispatch.js";
import { parsePreloaded } from "./early-heading.js";
import { createFallback } from "./fallback.js";
import { replaceBox } from "./form-state.js";
import { hydrate, replayImageErrors } from "./hydrate.js";
import { createSlots, hasDefaultSlotContent } from "./light-dom.js";
import { createBox, showHeading, showPlaceholder } from "./placeholder.js";
import { REQUEST_TIMEOUT_MS, articleUrl, documentUrls, preload } from "./preload.js";
import { queueInteractions } from "./queued-interactions.js";
import { preloadReaderIfNeeded } from "./reader-module.js";
import { trackListeners } from "./tracked-listeners.js";
import { isModuleRunning, loadModule } from "./widget-module.js";

/** A second crash within this time, in milliseconds, disables the automatic restart. */
const CRASH_LOOP_MS = 10_000;

/** Runs the widget of one host: starts it, hydrates it, and restarts it after a crash. */
export class WidgetController {
  #host;
  #root;
  #settings;
  /** The server-rendered widget, until it is hydrated. */
  #serverBox;
  /** Ends the deferral of interactions with it. */
  #endInteractions;
  /** Requests sent while the module loads, by URL. */
  #preloads = new Map();
  #headingPainted;
  /** Number of starts, by which an outdated start detects that it must end. */
  #generation = 0;
  /** The running widget: the module's handle, its box and `dispose()`. */
  #running;
  /** The box of a crashed widget, until its replacement is ready. */
  #staleBox;
  #crashedAt = -Infinity;

  constructor(host, root, serverBox, settings) {
    this.#host = host;
    this.#root = root;
    this.#serverBox = serverBox;
    this.#settings = settings;
    if (serverBox) {
      this.#endInteractions = queueInteractions(serverBox);
    } else {
      showPlaceholder(root, host, settings);
      this.#headingPainted = showHeading(root, host, settings, settings.article);
    }
  }

  get jsonLd() {
    return this.#running?.widget?.jsonLd;
  }

  /** Loads the module and starts the widget, or updates a running one. */
  async start(settings) {
    const generation = ++this.#generation;
    const isCurrent = () => generation === this.#generation;
    this.#settings = settings;
    let timer;
    try {
      const urls = this.#running ? [] : this.#preload(settings);
      timer = setTimeout(() => isCurrent() && !this.#running && this.#showError(), REQUEST_TIMEOUT_MS);
      const [module, localized] = await Promise.all([loadModule(), localize(settings, this.#host)]);
      // Mounting would block this paint.
      await this.#headingPainted;
      if (!isCurrent()) return;
      // Another widget has crashed the module in the meantime.
      if (module.hasCrashed()) return this.start(settings);
      if (this.#running) return this.#running.widget.update(localized);
      // Pass the requests on, so that the module does not repeat them.
      for (const url of urls) {
        const { response, promise } = this.#preloads.get(url);
        if (response) module.received(url, response);
        else module.started(url, promise);
      }
      this.#mountModule(module, localized);
    } catch (error) {
      if (!isCurrent()) return;
      console.warn(`article-widget: could not ${this.#running ? "take these settings" : "start"}.`, error);
      if (!this.#running) {
        this.#showError();
        dispatch(this.#host, "article-widget-error", error);
      }
    } finally {
      clearTimeout(timer);
      if (isCurrent()) this.#preloads.clear();
    }
  }

  /** Cancels a start and unmounts the widget. */
  dispose() {
    this.#generation++;
    this.#host.removeEventListener("article-widget-ready", this.#replaceStale);
    this.#running?.dispose();
    this.#running = this.#staleBox = undefined;
    this.#preloads.clear();
  }

  /** Requests what the module will need. Returns the URLs of the documents. */
  #preload(settings) {
    const urls = documentUrls(settings, this.#host);
    for (const url of urls) {
      if (this.#preloads.has(url)) continue;
      const request = preload(url, ({ status, bytes }) => {
        if (!bytes?.length || isModuleRunning() || this.#staleBox || status !== 200) return;
        if (url !== articleUrl(this.#settings, this.#host)) return;
        const painted = showHeading(this.#root, this.#host, this.#settings, parsePreloaded(bytes));
        this.#headingPainted = painted ?? this.#headingPainted;
      });
      this.#preloads.set(url, request);
    }
    preloadReaderIfNeeded(settings);
    return urls;
  }

  /** Renders the widget. Its box is hidden while a crashed widget is still shown. */
  #mountModule(module, settings) {
    const host = this.#host;
    const serverBox = this.#serverBox;
    const box = createBox();
    if (this.#staleBox) {
      box.hidden = true;
      this.#root.append(box);
      host.addEventListener("article-widget-ready", this.#replaceStale);
    } else if (!serverBox) {
      this.#root.replaceChildren(box);
    }
    module.crashListeners.add(this.#onCrash);
    const removeListeners = trackListeners(box, serverBox ?? box);
    const running = {
      box,
      widget: null,
      dispose: () => {
        module.crashListeners.delete(this.#onCrash);
        running.widget?.unmount();
        removeListeners();
      },
    };
    // Called once the detached box contains the whole widget.
    const finishHydration = () => {
      if (this.#running !== running || !this.#serverBox) return;
      hydrate(serverBox, box, module.patchTables);
      running.box = serverBox;
      this.#serverBox = undefined;
      queueMicrotask(() => {
        replayImageErrors(serverBox);
        this.#endInteractions(true);
      });
    };
    this.#running = running;
    running.widget = module.mount(box, host, settings, () => beforeSend(host), serverBox && finishHydration);
  }

  /** Replaces a crashed widget by the new one when that is ready. */
  #replaceStale = ({ target }) => {
    // Events of a nested widget bubble here too.
    if (target !== this.#host || !this.#running) return;
    this.#host.removeEventListener("article-widget-ready", this.#replaceStale);
    replaceBox(this.#root, this.#staleBox, this.#running.box);
    this.#staleBox = undefined;
  };

  /** Keeps showing the crashed widget with the text that the user typed, and restarts. */
  #onCrash = (error) => {
    const { box } = this.#running;
    this.#running = undefined;
    if (this.#serverBox || this.#staleBox) box.remove();
    else if (box.querySelector(".aw-root")) this.#staleBox = box;
    const isCrashLoop = performance.now() - this.#crashedAt < CRASH_LOOP_MS;
    this.#crashedAt = performance.now();
    if (isCrashLoop) this.#showError();
    else this.start(this.#settings);
    dispatch(this.#host, "article-widget-error", error);
  };

  /** Shows an error message above the crashed widget, or in place of the article. */
  #showError() {
    // The server-rendered article stays. Its form works without the widget if the endpoint accepts that.
    if (this.#serverBox) return this.#endInteractions(false);
    const message = createFallback(this.#host, this.#settings, this.#staleBox, () => {
      message.remove();
      this.start(this.#settings);
    });
    if (this.#staleBox) this.#root.replaceChildren(message, this.#staleBox);
    else this.#root.replaceChildren(...(hasDefaultSlotContent(this.#host) ? createSlots() : createSlots(message)));
  }
}
