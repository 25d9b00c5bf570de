// Counts what the page's scripts have registered and not removed. Runs after the page monitor and before
// anything else. `leakTracker.real` has the original functions, for a test whose own calls must not count.
(() => {
  "use strict";
  const real = {
    addEventListener: EventTarget.prototype.addEventListener,
    removeEventListener: EventTarget.prototype.removeEventListener,
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    setInterval: window.setInterval.bind(window),
    clearInterval: window.clearInterval.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
  };

  // By target, held weakly, so that a listener is collected with its target.
  const listening = new WeakMap();
  const targets = new Set();
  const seen = new WeakSet();
  const capture = (options) => (typeof options === "object" ? !!options?.capture : !!options);
  const same = (a, b) => a.type === b.type && a.listener === b.listener && a.capture === b.capture;
  const remove = (target, entry) => {
    const entries = listening.get(target) ?? [];
    const at = entries.findIndex((other) => same(other, entry));
    if (at >= 0) entries.splice(at, 1);
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    const entry = { type: String(type), listener, capture: capture(options) };
    if (listener) {
      if (!seen.has(target)) {
        seen.add(target);
        targets.add(new WeakRef(target));
        listening.set(target, []);
      }
      const entries = listening.get(target);
      if (!entries.some((other) => same(other, entry))) entries.push(entry);
      if (options?.once) real.addEventListener.call(target, type, () => remove(target, entry), options);
      if (options?.signal) real.addEventListener.call(options.signal, "abort", () => remove(target, entry));
    }
    return real.addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    remove(target, { type: String(type), listener, capture: capture(options) });
    return real.removeEventListener.call(target, type, listener, options);
  };
  const describe = (target) =>
    target === window ? "window" : target === document ? "document" : target.localName ?? target.constructor.name;
  // A shadow root is removed with its host.
  const listeners = () =>
    [...targets].flatMap((reference) => {
      const target = reference.deref();
      if (!target) targets.delete(reference);
      return !target || target instanceof ShadowRoot
        ? []
        : listening.get(target).map(({ type }) => `${describe(target)} ${type}`);
    });

  const pending = { timers: new Map(), intervals: new Map(), frames: new Map(), signals: new Map() };
  // A page may pass something other than a function.
  const call = (handler, values) => typeof handler === "function" && handler.apply(window, values);
  window.setTimeout = (handler, delay, ...values) => {
    const id = real.setTimeout(() => {
      pending.timers.delete(id);
      call(handler, values);
    }, delay);
    pending.timers.set(id, `${delay} ms`);
    return id;
  };
  window.setInterval = (handler, delay, ...values) => {
    const id = real.setInterval(() => call(handler, values), delay);
    pending.intervals.set(id, `${delay} ms`);
    return id;
  };
  window.clearTimeout = window.clearInterval = (id) => {
    pending.timers.delete(id);
    pending.intervals.delete(id);
    real.clearTimeout(id);
  };
  window.requestAnimationFrame = (handler) => {
    const id = real.requestAnimationFrame((time) => {
      pending.frames.delete(id);
      handler(time);
    });
    pending.frames.set(id, "frame");
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    pending.frames.delete(id);
    real.cancelAnimationFrame(id);
  };
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (delay) => {
    const signal = timeout(delay);
    const id = {};
    pending.signals.set(id, `${delay} ms`);
    real.addEventListener.call(signal, "abort", () => pending.signals.delete(id));
    return signal;
  };

  const observing = new Map();
  for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver", "PerformanceObserver"]) {
    window[name] = class extends window[name] {
      observe(...what) {
        observing.set(this, name);
        return super.observe(...what);
      }
      disconnect() {
        observing.delete(this);
        return super.disconnect();
      }
    };
  }

  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      const exports = Object.values((result.instance ?? result).exports);
      memories.push(new WeakRef(exports.find((it) => it instanceof WebAssembly.Memory)));
      return result;
    };
  }
  let compiled = 0;
  for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) {
    const before = WebAssembly[name];
    WebAssembly[name] = (...values) => {
      // Instantiating a compiled module does not compile.
      if (!(values[0] instanceof WebAssembly.Module)) compiled++;
      return before.apply(WebAssembly, values);
    };
  }

  const count = (things) => {
    const counts = {};
    for (const thing of [...things].sort()) counts[thing] = (counts[thing] ?? 0) + 1;
    return counts;
  };

  window.leakTracker = {
    real,
    /** Returns what is in use now, counted by kind. */
    read: () => ({
      listeners: count(listeners()),
      timers: count(pending.timers.values()),
      intervals: count(pending.intervals.values()),
      frames: pending.frames.size,
      signals: count(pending.signals.values()),
      observers: count(observing.values()),
      nodes: document.querySelectorAll("*").length,
      sheets: document.adoptedStyleSheets.length,
    }),
    /** Returns the bytes of all WebAssembly memories. */
    memory: () => memories.reduce((sum, it) => sum + (it.deref()?.buffer.byteLength ?? 0), 0),
    /** Returns the number of compiled WebAssembly modules, without those that `validate` checks. */
    compiled: () => compiled,
  };
})();
