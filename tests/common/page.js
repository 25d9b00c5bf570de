// Collects console errors and warnings, uncaught errors and policy violations, so that a test can assert that there are
// none.
const messages = [];
for (const level of ["error", "warn"]) {
  const original = console[level];
  console[level] = (...words) => {
    messages.push(words.join(" "));
    original.apply(console, words);
  };
}
addEventListener("error", (event) => messages.push(`uncaught: ${event.message}`));
addEventListener("unhandledrejection", (event) => messages.push(`unhandled: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => messages.push(`policy: ${event.violatedDirective}`));

export const take_messages = () => messages.splice(0).join("\n");
export const message_count = () => messages.length;

/** Resolves at the next frame. */
export const frame = () => new Promise(requestAnimationFrame);

const realNow = Date.now;

/** Makes Yew yield to the browser wherever it can, or ends that: its clock seems to run fast. */
export const give_way = (often) => {
  let ahead = 0;
  Date.now = often ? () => realNow() + (ahead += 1_000) : realNow;
};

/** Resolves once an element is removed, in a microtask. */
export const gone = (element) =>
  new Promise((resolve) => {
    const check = () => element.isConnected || resolve();
    new MutationObserver(check).observe(element.getRootNode(), { childList: true, subtree: true });
  });

let requests = [];

/** Responds to every request with this; 0 never responds, -1 fails the request. */
export const answer_with = (status, type, body) => {
  requests = [];
  globalThis.fetch = async (url, init) => {
    requests.push({ url: String(url), method: init.method, body: init.body });
    if (status === 0) await new Promise(() => {});
    if (status === -1) throw new TypeError("no connection");
    return new Response(status === 204 ? null : body, { status, headers: { "content-type": type } });
  };
};
export const requests_made = () => requests.length;
export const last_body = () => requests.at(-1)?.body ?? "";

/**
 * The lines of an element's text as they are laid out, joined by line feeds: white space left out,
 * and so is what is found by `except`. For text that runs from left to right.
 */
export const lines = (element, except) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let found = "";
  let last = -Infinity;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isLeftOut = node.parentElement.closest(except);
    for (let at = 0; at < node.length; at++) {
      if (!node.data[at].trim()) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left } = range.getBoundingClientRect();
      if (left <= last) found += "\n";
      last = left;
      found += isLeftOut ? "\u{FFFC}" : node.data[at];
    }
  }
  return found;
};
