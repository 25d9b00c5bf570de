// Keeps account of what scripts on a page have asked the browser for and not given back. It runs
// after the watching script and before anything else; `ledger.real` has what it wraps, for a test
// that does not want to be counted itself.
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

  // By target, which is held weakly: what listens to rubbish is rubbish.
  const listening = new WeakMap();
  const targets = new Set();
  const seen = new WeakSet();
  const capture = (options) => (typeof options === "object" ? !!options?.capture : !!options);
  const same = (a, b) => a.type === b.type && a.listener === b.listener && a.capture === b.capture;
  const forget = (target, entry) => {
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
      if (options?.once) real.addEventListener.call(target, type, () => forget(target, entry), options);
      if (options?.signal) real.addEventListener.call(options.signal, "abort", () => forget(target, entry));
    }
    return real.addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    forget(target, { type: String(type), listener, capture: capture(options) });
    return real.removeEventListener.call(target, type, listener, options);
  };
  const named = (target) =>
    target === window ? "window" : target === document ? "document" : target.localName ?? target.constructor.name;
  // A host's shadow root goes with the host.
  const listeners = () =>
    [...targets].flatMap((reference) => {
      const target = reference.deref();
      if (!target) targets.delete(reference);
      return !target || target instanceof ShadowRoot
        ? []
        : listening.get(target).map(({ type }) => `${named(target)} ${type}`);
    });

  const pending = { timers: new Map(), intervals: new Map(), frames: new Map(), signals: new Map() };
  // The page may pass anything.
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
      // An instance of a module that is there is no compilation.
      if (!(values[0] instanceof WebAssembly.Module)) compiled++;
      return before.apply(WebAssembly, values);
    };
  }

  const counted = (things) => {
    const counts = {};
    for (const thing of [...things].sort()) counts[thing] = (counts[thing] ?? 0) + 1;
    return counts;
  };

  window.ledger = {
    real,
    /** What is in use now, by kind: how many of each. */
    read: () => ({
      listeners: counted(listeners()),
      timers: counted(pending.timers.values()),
      intervals: counted(pending.intervals.values()),
      frames: pending.frames.size,
      signals: counted(pending.signals.values()),
      observers: counted(observing.values()),
      nodes: document.querySelectorAll("*").length,
      sheets: document.adoptedStyleSheets.length,
    }),
    /** How many bytes all WebAssembly memories have. */
    memory: () => memories.reduce((sum, it) => sum + (it.deref()?.buffer.byteLength ?? 0), 0),
    /** How many WebAssembly modules were compiled, but for those that only try whether one can be. */
    compiled: () => compiled,
  };
})();
