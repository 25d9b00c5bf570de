const formats = new Map();

/** A date in words, such as March 1, 2026. */
export function longDate(date, lang) {
  if (!formats.has(lang)) formats.set(lang, new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }));
  return formats.get(lang).format(new Date(date));
}
