/**
 * Decides which pages may embed the frame: those of its own origin, and those of the origins in
 * `frame-origins.json`, an array of origins that the publisher serves beside `frame.html`.
 */
import { nullProto } from "./null-proto.js";
import { REQUEST_TIMEOUT_MS } from "./preload.js";

const ORIGINS_URL = new URL("./frame-origins.json", import.meta.url);

/** Whether a value is a serialized origin, such as `https://news.example`. */
const isOrigin = (value) => typeof value === "string" && URL.canParse(value) && new URL(value).origin === value;

/**
 * Returns the origins of all ancestor pages, from `embedder` outwards. `"null"` stands for an unknown origin:
 * an opaque one, or a distant cross-origin one in browsers without `location.ancestorOrigins`.
 */
function ancestorOrigins(embedder) {
  if (location.ancestorOrigins) return [embedder, ...location.ancestorOrigins];
  const origins = [embedder];
  for (let page = parent; page !== top; page = page.parent) {
    try {
      // `origin` may also be a frame with that name.
      origins.push(String(page.parent.origin));
    } catch {
      origins.push("null");
    }
  }
  return origins;
}

let allowedOrigins;

/** Returns the origins of the publisher's list. Fetches it once; the list is empty if it cannot be read. */
function loadAllowedOrigins() {
  allowedOrigins ??= fetchAllowedOrigins().catch((error) => {
    console.warn(`article-widget: ${ORIGINS_URL}: expected an array of origins that may embed this frame.`, error);
    return [];
  });
  return allowedOrigins;
}

async function fetchAllowedOrigins() {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const response = await fetch(ORIGINS_URL, nullProto({ cache: "no-cache", redirect: "error", signal }));
  if (!response.ok) throw new Error(`got status ${response.status}`);
  const origins = await response.json();
  if (!Array.isArray(origins)) throw new Error(`got ${typeof origins}`);
  const invalid = origins.filter((value) => !isOrigin(value));
  if (invalid.length) {
    console.warn(`article-widget: ${ORIGINS_URL}: expected origins such as "https://news.example", got ${JSON.stringify(invalid)}`);
  }
  return origins.filter(isOrigin);
}

/** Whether a page of this origin, and all of its ancestors, may embed the frame. */
export async function isAllowed(embedder) {
  const foreign = ancestorOrigins(embedder).filter((ancestor) => ancestor !== origin || ancestor === "null");
  if (!foreign.length) return true;
  if (foreign.includes("null")) return false;
  const allowed = await loadAllowedOrigins();
  return foreign.every((ancestor) => allowed.includes(ancestor));
}
