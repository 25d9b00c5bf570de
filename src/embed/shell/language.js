/** Returns the language of the nearest `lang` attribute, across shadow roots. */
function inheritedLanguage(node) {
  for (let current = node; current; current = current.parentNode ?? current.host) {
    const lang = current.getAttribute?.("lang");
    if (lang) return lang;
  }
  return "en";
}

/** Returns the user interface's language: the setting, or else the page's. */
export const uiLanguage = (settings, host) => String(settings.lang || inheritedLanguage(host));

/** Returns the primary language subtag (BCP 47), such as `pt` for `pt-BR`. */
export const primarySubtag = (lang) => lang.split("-")[0].toLowerCase();

/** Languages whose default script is right-to-left in CLDR, and these scripts. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|nqo|ps|sd|syr|ug|ur|yi)$/;
const RTL_SCRIPT = /^(adlm|arab|hebr|nkoo|syrc|thaa)$/;

/** Returns a language's direction. A script subtag takes precedence (`az-Arab`). */
export function directionOf(lang) {
  const [language, ...subtags] = lang.toLowerCase().split("-");
  const extension = subtags.findIndex((subtag) => subtag.length === 1);
  const script = subtags.slice(0, extension < 0 ? undefined : extension).find((subtag) => /^[a-z]{4}$/.test(subtag));
  return (script ? RTL_SCRIPT.test(script) : RTL.test(language)) ? "rtl" : "ltr";
}
