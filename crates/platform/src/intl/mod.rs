//! Dates, numbers and lists in a language, by the platform's `Intl` (ECMA-402).
//!
//! Natively there is none. With the feature `icu` ICU4X, which has the same data (CLDR), says it
//! in the same words; without it the neutral forms are used: ISO 8601 and plain digits.

#[cfg_attr(target_arch = "wasm32", path = "browser.rs")]
#[cfg_attr(all(not(target_arch = "wasm32"), feature = "icu"), path = "icu.rs")]
#[cfg_attr(
    all(not(target_arch = "wasm32"), not(feature = "icu")),
    path = "neutral.rs"
)]
mod platform;

use crate::date::Date;
use crate::language;

/// A day in words: "1 March 2026", "1er mars 2026".
pub fn date(lang: &str, date: &Date) -> String {
    let words = platform::date(lang, date)
        .unwrap_or_else(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    // French says "premier" for the first of a month; Intl alone gives "1 mars".
    match words.strip_prefix("1 ") {
        Some(rest) if date.day == 1 && language::primary(lang) == "fr" => format!("1er {rest}"),
        _ => words,
    }
}

/// A number with the digits and separators of the language.
pub fn number(lang: &str, number: u32) -> String {
    platform::number(lang, number, None).unwrap_or_else(|| number.to_string())
}

/// A number of seconds in words, from two minutes on in minutes and from two hours on in hours, of
/// which the last counts whole: "30 seconds", "2 minutes".
pub fn delay(lang: &str, seconds: u32) -> String {
    let (unit, size) = match seconds {
        0..120 => ("second", 1),
        120..7_200 => ("minute", 60),
        _ => ("hour", 3_600),
    };
    let count = seconds.div_ceil(size);
    platform::number(lang, count, Some(unit)).unwrap_or_else(|| format!("{count} {unit}"))
}

/// A number of minutes in words: "5 minutes".
pub fn minutes(lang: &str, minutes: u32) -> String {
    platform::number(lang, minutes, Some("minute")).unwrap_or_else(|| format!("{minutes} min"))
}

/// A list in words: "A, B et C".
pub fn list(lang: &str, items: &[&str]) -> String {
    platform::list(lang, items).unwrap_or_else(|| items.join(", "))
}
