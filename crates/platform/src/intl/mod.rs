//! Formats dates, numbers and lists in a language with the platform's `Intl` (ECMA-402).
//!
//! Native targets use ICU4X with the feature `icu`, which has the same data (CLDR). Without it, dates are ISO 8601
//! and numbers plain digits.

#[cfg_attr(target_arch = "wasm32", path = "browser.rs")]
#[cfg_attr(all(not(target_arch = "wasm32"), feature = "icu"), path = "icu.rs")]
#[cfg_attr(
    all(not(target_arch = "wasm32"), not(feature = "icu")),
    path = "neutral.rs"
)]
mod platform;

use crate::date::Date;
use crate::language;

/// Formats a date in long form: "1 March 2026", "1er mars 2026", "mars 2026", "2026".
pub fn date(lang: &str, date: &Date) -> String {
    let formatted = platform::date(lang, date).unwrap_or_else(|| iso_8601(date));
    // French uses the ordinal for the first of a month ("1er"); `Intl` gives "1 mars".
    match formatted.strip_prefix("1 ") {
        Some(rest) if date.day == Some(1) && language::primary_subtag(lang) == "fr" => {
            format!("1er {rest}")
        }
        _ => formatted,
    }
}

fn iso_8601(date: &Date) -> String {
    let day = date.datetime.get(..10);
    day.unwrap_or(&date.datetime).to_owned()
}

/// Returns a day in the middle of a date: the month or year that most of it is in by any calendar.
#[cfg(any(target_arch = "wasm32", feature = "icu"))]
fn middle(date: &Date) -> (u16, u8, u8) {
    (date.year, date.month.unwrap_or(7), date.day.unwrap_or(15))
}

/// Formats an integer with the digits and separators of a language.
pub fn number(lang: &str, number: u32) -> String {
    platform::number(lang, number, None).unwrap_or_else(|| number.to_string())
}

/// Formats a duration in seconds: "30 seconds", "2 minutes". From 120 seconds it is in minutes, from 7,200 in
/// hours, both rounded up.
pub fn duration_seconds(lang: &str, seconds: u32) -> String {
    let (unit, size) = match seconds {
        0..120 => ("second", 1),
        120..7_200 => ("minute", 60),
        _ => ("hour", 3_600),
    };
    let count = seconds.div_ceil(size);
    platform::number(lang, count, Some(unit)).unwrap_or_else(|| format!("{count} {unit}"))
}

/// Formats a duration in minutes: "5 minutes".
pub fn minutes(lang: &str, minutes: u32) -> String {
    platform::number(lang, minutes, Some("minute")).unwrap_or_else(|| format!("{minutes} min"))
}

/// Joins a list with the conjunction of a language: "A, B et C".
pub fn list(lang: &str, items: &[&str]) -> String {
    platform::list(lang, items).unwrap_or_else(|| items.join(", "))
}
