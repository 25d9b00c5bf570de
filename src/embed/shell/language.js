import { CATALOGUES } from "./files.js";
import { pinned } from "./pinned.js";
import { plain } from "./plain.js";
import { TIMEOUT } from "./request.js";

/** The language around a node, across shadow roots. */
function around(node) {
  for (let at = node; at; at = at.parentNode ?? at.host) {
    const lang = at.getAttribute?.("lang");
    if (lang) return lang;
  }
  return "en";
}

/** The interface's language: the one that is set, or the page's. */
export const languageOf = (settings, host) => String(settings.lang || around(host));

/** What a language is called without its region or script (BCP 47, primary language subtag). */
export const primary = (lang) => lang.split("-")[0].toLowerCase();

/** Written from right to left, by the script that CLDR gives them. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|nqo|ps|sd|syr|ug|ur|yi)$/;
const RTL_SCRIPT = /^(adlm|arab|hebr|nkoo|syrc|thaa)$/;

/** The direction a language is written in; a script named in its tag wins (`az-Arab`). */
export function directionOf(lang) {
  const [language, ...subtags] = lang.toLowerCase().split("-");
  const extension = subtags.findIndex((it) => it.length === 1);
  const script = subtags.slice(0, extension < 0 ? undefined : extension).find((it) => /^[a-z]{4}$/.test(it));
  return (script ? RTL_SCRIPT.test(script) : RTL.test(language)) ? "rtl" : "ltr";
}

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
