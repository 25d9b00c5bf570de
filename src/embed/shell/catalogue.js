import { CATALOGUES } from "./files.js";
import { languageOf, primary } from "./language.js";
import { pinned } from "./fetch-pinned.js";
import { plain } from "./null-proto.js";
import { TIMEOUT } from "./preload.js";

const catalogues = new Map();

async function load(name) {
  // The story must not wait long for the words around it.
  const [response, verified] = await pinned(CATALOGUES[name], "a translation", AbortSignal.timeout(TIMEOUT / 4));
  const [texts] = await Promise.all([response.json(), verified]);
  return texts;
}

/** The texts in a language: fetched once, and again only after a failure. */
function catalogue(name) {
  if (!catalogues.has(name)) {
    const texts = load(name);
    texts.catch(() => catalogues.delete(name));
    catalogues.set(name, texts);
  }
  return catalogues.get(name);
}

/** The settings with the interface's language and its texts; English where there are none. */
export async function localised(settings, host) {
  const lang = languageOf(settings, host);
  const name = primary(lang);
  const isKnown = Object.hasOwn(CATALOGUES, name);
  // An interface in English does not make the page's own text English.
  const english = () => plain(settings, { lang: "en", srclang: settings.srclang || lang });
  if (name === "en" || (settings.messages && !isKnown)) return plain(settings, { lang });
  if (!isKnown) return english();
  try {
    return plain(settings, { lang, messages: plain(await catalogue(name), settings.messages) });
  } catch (error) {
    console.warn(`article-widget: the texts in "${name}" could not be loaded, so they are English.`, error);
    return english();
  }
}
