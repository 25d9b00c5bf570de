import { readBody } from "./body.js";
import { nullProto } from "./null-proto.js";

/** Timeout of a request including its body, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** Maximum size of a document after decompression, as in `documents.rs`. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Sends other origins at most the page's origin, whatever the page's own policy (Referrer Policy). */
const REFERRER_POLICY = "strict-origin-when-cross-origin";

/** Pending responses by URL, as promises. */
const pending = new Map();

/** Returns the absolute URL of a document; `undefined` unless it is an http or https URL. */
function absoluteUrl(url, host) {
  if (typeof url !== "string" || !url || !URL.canParse(url, host.baseURI)) return undefined;
  const { href } = new URL(url, host.baseURI);
  return href.startsWith("http") ? href : undefined;
}

/** Returns the absolute URL of the article's document, if the settings name one. */
export const articleUrl = ({ article, src }, host) => (article ? undefined : absoluteUrl(src, host));

/** Returns the absolute URLs of the documents that the settings name. */
export const documentUrls = (settings, host) =>
  [articleUrl(settings, host), absoluteUrl(settings.related, host)].filter(Boolean);

/** Requests a document while the module loads. Returns the request, whose `response` is set once it arrives. */
export function preload(url, onResponse) {
  const request = nullProto({ response: undefined, promise: fetchShared(url) });
  // The module reports a failure.
  request.promise.then((response) => onResponse((request.response = response)), () => {});
  return request;
}

/** Shares a pending request between widgets. */
function fetchShared(url) {
  let promise = pending.get(url);
  if (!promise) {
    promise = fetchDocument(url);
    pending.set(url, promise);
    const forget = () => pending.delete(url);
    promise.then(forget, forget);
  }
  return promise;
}

/** Returns what the module needs of a response. `bytes` is `undefined` if the body is too large. */
async function fetchDocument(url) {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const response = await fetch(url, nullProto({ signal, referrerPolicy: REFERRER_POLICY }));
  return nullProto({
    status: response.status,
    url: response.url,
    contentType: response.headers.get("content-type") ?? undefined,
    bytes: await readBody(response, MAX_DOCUMENT_BYTES),
  });
}
