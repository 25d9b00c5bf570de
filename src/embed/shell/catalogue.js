import { fetchPinned } from "./fetch-pinned.js";
import { CATALOGUES } from "./files.js";
import { primarySubtag, uiLanguage } from "./language.js";
import { nullProto } from "./null-proto.js";
import { REQUEST_TIMEOUT_MS } from "./preload.js";

/** Message catalogues by language, as promises. */
const catalogues = new Map();

async function fetchCatalogue(lang) {
  // The article waits for the messages, so their timeout is shorter.
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS / 4);
  const [response, verified] = await fetchPinned(CATALOGUES[lang], "a translation", signal);
  const [messages] = await Promise.all([response.json(), verified]);
  return messages;
}

/** Returns the messages of a language. Fetches them once; the next call after a failure retries. */
function loadCatalogue(lang) {
  if (!catalogues.has(lang)) {
    const messages = fetchCatalogue(lang);
    messages.catch(() => catalogues.delete(lang));
    catalogues.set(lang, messages);
  }
  return catalogues.get(lang);
}

/** Adds the user interface's language and messages to the settings. Falls back to English. */
export async function localize(settings, host) {
  const lang = uiLanguage(settings, host);
  const name = primarySubtag(lang);
  const isAvailable = Object.hasOwn(CATALOGUES, name);
  // The article keeps the page's language. Only the user interface becomes English.
  const english = () => nullProto(settings, { lang: "en", srclang: settings.srclang || lang });
  if (name === "en" || (settings.messages && !isAvailable)) return nullProto(settings, { lang });
  if (!isAvailable) return english();
  try {
    return nullProto(settings, { lang, messages: nullProto(await loadCatalogue(name), settings.messages) });
  } catch (error) {
    console.warn(`article-widget: the texts in "${name}" could not be loaded, so they are English.`, error);
    return english();
  }
}
