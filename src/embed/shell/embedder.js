/**
 * Which pages the frame works for: those of its own origin, and of the origins in `frame-origins.json`, an
 * array of origins that the publisher puts beside `frame.html`.
 */
import { plain } from "./null-proto.js";
import { TIMEOUT } from "./preload.js";

const LIST = new URL("./frame-origins.json", import.meta.url);

/** Whether a value is an origin as browsers write it: `https://news.example`. */
const isOrigin = (value) => typeof value === "string" && URL.canParse(value) && new URL(value).origin === value;

/**
 * The origins of all pages around this one, of which the nearest is `embedder`. `null` stands for one that
 * cannot be known: opaque, or, without `location.ancestorOrigins`, of another origin further out.
 */
function ancestors(embedder) {
  if (location.ancestorOrigins) return [embedder, ...location.ancestorOrigins];
  const origins = [embedder];
  for (let page = parent; page !== top; page = page.parent) {
    try {
      // A string, unless it is another page's frame of that name.
      origins.push(String(page.parent.origin));
    } catch {
      origins.push("null");
    }
  }
  return origins;
}

let listed;

/** The origins in the publisher's list, fetched once; none where it cannot be read. */
function publishersList() {
  listed ??= read().catch((error) => {
    console.warn(`article-widget: ${LIST}: expected an array of origins that may embed this frame.`, error);
    return [];
  });
  return listed;
}

async function read() {
  const response = await fetch(LIST, plain({ cache: "no-cache", redirect: "error", signal: AbortSignal.timeout(TIMEOUT) }));
  if (!response.ok) throw new Error(`got status ${response.status}`);
  const origins = await response.json();
  if (!Array.isArray(origins)) throw new Error(`got ${typeof origins}`);
  const others = origins.filter((it) => !isOrigin(it));
  if (others.length) {
    console.warn(`article-widget: ${LIST}: expected origins such as "https://news.example", got ${JSON.stringify(others)}`);
  }
  return origins.filter(isOrigin);
}

/** Whether the frame works for a page of this origin, where it stands now. */
export async function isAllowed(embedder) {
  const foreign = ancestors(embedder).filter((it) => it !== origin || it === "null");
  if (!foreign.length) return true;
  if (foreign.includes("null")) return false;
  const origins = await publishersList();
  return foreign.every((it) => origins.includes(it));
}
