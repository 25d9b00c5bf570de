// Runs before anything else on every page of a test and notes whatever is said or goes wrong.
// A frame passes its notes on to the page that holds it.
(() => {
  "use strict";
  const key = "article-widget.watch";
  const notes = [];
  const ready = new WeakSet();

  const words = (value) => {
    try {
      if (value instanceof Error) return `${value.name}: ${value.message}`;
      if (value !== null && typeof value === "object") return JSON.stringify(value);
      return String(value);
    } catch {
      return "[unreadable]";
    }
  };
  const note = (kind, text) => {
    if (window === window.top) notes.push({ kind, text });
    else window.top.postMessage({ [key]: { kind, text } }, "*");
  };

  for (const name of Object.keys(console)) {
    const original = console[name];
    // These two are for profilers and say nothing.
    if (typeof original !== "function" || name === "createTask" || name === "timeStamp") continue;
    console[name] = function (...values) {
      if (name !== "assert" || !values[0]) {
        note("console", `console.${name}: ${values.map(words).join(" ")}`);
      }
      return original.apply(this, values);
    };
  }

  window.addEventListener(
    "error",
    (event) => {
      // WebKit says so where the frame's height changes again while it is told; it is told in the next frame then.
      // Only the frame itself hears of it.
      if (location.pathname.endsWith("/frame.html") && /^ResizeObserver loop/.test(event.message)) return;
      if (event instanceof ErrorEvent) {
        note("error", `${event.message} (${event.filename}:${event.lineno}:${event.colno})`);
      } else {
        const element = event.target;
        note("network", `<${element.localName}> did not load ${element.src || element.href}`);
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) =>
    note("error", `unhandled rejection: ${words(event.reason)}`),
  );
  document.addEventListener("securitypolicyviolation", (event) => {
    // Firefox and WebKit ask for an icon unasked: a policy that refuses it is not the page's fault.
    if (event.blockedURI === `${location.origin}/favicon.ico`) return;
    const place = `${event.sourceFile}:${event.lineNumber}`;
    note("policy", `${event.effectiveDirective} refused ${event.blockedURI} (${place})`);
  });

  if ("responseStatus" in PerformanceResourceTiming.prototype) {
    new PerformanceObserver((list) => {
      for (const { name, responseStatus } of list.getEntries()) {
        if (responseStatus >= 400) note("network", `${responseStatus} for ${name}`);
      }
    }).observe({ type: "resource", buffered: true });
  } else {
    // WebKit keeps the status to itself, and has no log to read: the page's own requests tell.
    const original = window.fetch;
    window.fetch = function fetch(...request) {
      const url = String(request[0]?.url ?? request[0]);
      const answer = original.apply(this, request);
      answer.then(
        ({ status }) => status >= 400 && note("network", `${status} for ${url}`),
        (error) => error?.name !== "AbortError" && note("network", `no answer from ${url}`),
      );
      return answer;
    };
  }

  window.addEventListener("message", (event) => {
    const passed = event.data?.[key];
    if (!passed) return;
    event.stopImmediatePropagation();
    notes.push(passed);
  });
  document.addEventListener("article-widget-ready", (event) => ready.add(event.target));

  Object.defineProperty(window, Symbol.for(key), { value: { notes, ready } });
})();
