// Everything a page could complain about, collected so that a test can insist on silence.
const heard = [];
for (const level of ["error", "warn"]) {
  const original = console[level];
  console[level] = (...words) => {
    heard.push(words.join(" "));
    original.apply(console, words);
  };
}
addEventListener("error", (event) => heard.push(`uncaught: ${event.message}`));
addEventListener("unhandledrejection", (event) => heard.push(`unhandled: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => heard.push(`policy: ${event.violatedDirective}`));

export const take_complaints = () => heard.splice(0).join("\n");
export const complaints = () => heard.length;

/** Resolves at the next frame. */
export const frame = () => new Promise(requestAnimationFrame);

const realNow = Date.now;

/** Makes Yew give way to the browser wherever it can, or no longer: its clock runs away. */
export const give_way = (often) => {
  let ahead = 0;
  Date.now = often ? () => realNow() + (ahead += 1_000) : realNow;
};

/** Resolves once an element is gone, before anything else is done. */
export const gone = (element) =>
  new Promise((resolve) => {
    const look = () => element.isConnected || resolve();
    new MutationObserver(look).observe(element.getRootNode(), { childList: true, subtree: true });
  });

let requests = [];

/** Answers every request with this, or lets it hang where the status is 0. */
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
