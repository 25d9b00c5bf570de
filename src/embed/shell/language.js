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
