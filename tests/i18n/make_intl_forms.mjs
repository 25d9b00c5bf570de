// Writes intl_forms.json: the output of `Intl` in many languages, which the native output is compared with.
//
//     node tests/i18n/make_intl_forms.mjs

import { writeFileSync } from "node:fs";

const LANGUAGES = `
  en en-US en-GB en-CA fr fr-CA fr-CH ar ar-EG ar-SA ar-MA fa he iw ur hi bn ta te mr th lo km my zh zh-TW zh-Hant-HK ja
  ko de de-AT es es-MX pt-BR pt-PT it nl pl cs sk hu ro bg el tr ru uk sr sr-Latn hr fi sv nb no da et lv lt vi id fil
  sw am ha yo af eu ca ga cy ka hy az kk uz mn ne si
  ar-u-nu-latn fa-u-ca-gregory en-u-ca-buddhist
`;
const DAYS = ["2026-03-05", "1999-12-31", "2024-02-29"];
const NUMBERS = [0, 7, 1234, 1234567];
const LISTS = [["Awa"], ["Awa", "Li"], ["Awa", "Ida", "Zoé", "Isa"]];
const DURATIONS = [["minute", 1], ["minute", 2], ["minute", 5], ["minute", 1200], ["second", 30], ["hour", 3]];

const forms = LANGUAGES.trim().split(/\s+/).map((lang) => {
  const date = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  const list = new Intl.ListFormat(lang);
  const number = (value, unit) =>
    new Intl.NumberFormat(lang, unit && { style: "unit", unit, unitDisplay: "long" }).format(value);
  return JSON.stringify({
    lang,
    dates: DAYS.map((day) => [day, date.format(new Date(`${day}T00:00:00Z`))]),
    numbers: NUMBERS.map((value) => [value, number(value)]),
    lists: LISTS.map((names) => [names, list.format(names)]),
    durations: DURATIONS.map(([unit, count]) => [unit, count, number(count, unit)]),
  });
});

writeFileSync(new URL("intl_forms.json", import.meta.url), `[\n${forms.join(",\n")}\n]\n`);
console.log(`${forms.length} languages, by ICU ${process.versions.icu} with CLDR ${process.versions.cldr}`);
