// Runs first on every page of a test and records errors, console calls, failed requests and policy violations.
// A frame sends its messages to the top page.
(() => {
  "use strict";
  const key = "article-widget.monitor";
  const messages = [];
  const ready = new WeakSet();

  const describe = (value) => {
    try {
      if (value instanceof Error) return `${value.name}: ${value.message}`;
      if (value !== null && typeof value === "object") return JSON.stringify(value);
      return String(value);
    } catch {
      return "[unreadable]";
    }
  };
  const record = (kind, text) => {
    if (window === window.top) messages.push({ kind, text });
    else window.top.postMessage({ [key]: { kind, text } }, "*");
  };

  for (const name of Object.keys(console)) {
    const original = console[name];
    // These two are for profilers and print nothing.
    if (typeof original !== "function" || name === "createTask" || name === "timeStamp") continue;
    console[name] = function (...values) {
      if (name !== "assert" || !values[0]) {
        record("console", `console.${name}: ${values.map(describe).join(" ")}`);
      }
      return original.apply(this, values);
    };
  }

  window.addEventListener(
    "error",
    (event) => {
      // WebKit reports this if the frame's height changes again during a notification, which it then delivers in the
      // next frame. Only the frame itself gets the error.
      if (location.pathname.endsWith("/frame.html") && /^ResizeObserver loop/.test(event.message)) return;
      if (event instanceof ErrorEvent) {
        record("error", `${event.message} (${event.filename}:${event.lineno}:${event.colno})`);
      } else {
        const element = event.target;
        record("network", `<${element.localName}> did not load ${element.src || element.href}`);
      }
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) =>
    record("error", `unhandled rejection: ${describe(event.reason)}`),
  );
  document.addEventListener("securitypolicyviolation", (event) => {
    // Firefox and WebKit request an icon by themselves: a policy that blocks it is not the page's error.
    if (event.blockedURI === `${location.origin}/favicon.ico`) return;
    const place = `${event.sourceFile}:${event.lineNumber}`;
    record("policy", `${event.effectiveDirective} refused ${event.blockedURI} (${place})`);
  });

  if ("responseStatus" in PerformanceResourceTiming.prototype) {
    new PerformanceObserver((list) => {
      for (const { name, responseStatus } of list.getEntries()) {
        if (responseStatus >= 400) record("network", `${responseStatus} for ${name}`);
      }
    }).observe({ type: "resource", buffered: true });
  } else {
    // WebKit has neither `responseStatus` nor a log to read, so wrap the page's own requests.
    const original = window.fetch;
    window.fetch = function fetch(...request) {
      const url = String(request[0]?.url ?? request[0]);
      const response = original.apply(this, request);
      response.then(
        ({ status }) => status >= 400 && record("network", `${status} for ${url}`),
        (error) => error?.name !== "AbortError" && record("network", `no response from ${url}`),
      );
      return response;
    };
  }

  window.addEventListener("message", (event) => {
    const message = event.data?.[key];
    if (!message) return;
    event.stopImmediatePropagation();
    messages.push(message);
  });
  document.addEventListener("article-widget-ready", (event) => ready.add(event.target));

  Object.defineProperty(window, Symbol.for(key), { value: { messages, ready } });
})();
