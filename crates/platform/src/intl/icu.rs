//! Formats with ICU4X, with the default calendar and digits of each language.

use std::cell::RefCell;

use fixed_decimal::Decimal;
use icu_calendar::Date as Day;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_datetime::{DateTimeFormatter, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::Width;
use icu_experimental::measure::category::Duration;
use icu_list::ListFormatter;
use icu_locale::{Locale, LocaleCanonicalizer, locale};

use super::middle;
use crate::date::Date;

/// Maximum number of cached formatters per kind; bounds memory when articles name thousands of languages.
const MAX_CACHED_FORMATTERS: usize = 8;

thread_local! {
    static DATES: RefCell<FormatterCache<DateTimeFormatter<YMD>>> = const { RefCell::new(FormatterCache::new()) };
    static NUMBERS: RefCell<FormatterCache<DecimalFormatter>> = const { RefCell::new(FormatterCache::new()) };
    static UNITS: RefCell<FormatterCache<CategorizedFormatter<Duration>>> = const { RefCell::new(FormatterCache::new()) };
    static LISTS: RefCell<FormatterCache<ListFormatter>> = const { RefCell::new(FormatterCache::new()) };
}

pub fn date(lang: &str, date: &Date) -> Option<String> {
    let (year, month, day) = middle(date);
    let day = Day::try_new_iso(year.into(), month, day).ok()?;
    // Months and years are too rare for a cache.
    if date.month.is_none() {
        let fields = Y::long().with_year_style(YearStyle::NoEra);
        let format = DateTimeFormatter::try_new(locale(lang)?.into(), fields).ok()?;
        return Some(format.format(&day).to_string());
    }
    if date.day.is_none() {
        let fields = YM::long().with_year_style(YearStyle::NoEra);
        let format = DateTimeFormatter::try_new(month_locale(lang)?.into(), fields).ok()?;
        return Some(format.format(&day).to_string());
    }
    DATES.with_borrow_mut(|cache| {
        let format = cache.get(lang, "", |locale| {
            DateTimeFormatter::try_new(locale.into(), YMD::long().with_year_style(YearStyle::NoEra))
                .ok()
        })?;
        Some(format.format(&day).to_string())
    })
}

/// Returns the locale for a month and a year. The data of ICU4X 2 for Brazil write "março de Y"; in Portugal the words
/// are the same.
fn month_locale(lang: &str) -> Option<Locale> {
    let locale = locale(lang)?;
    match locale.id.language == icu_locale::subtags::language!("pt") {
        true => Some(locale!("pt-PT")),
        false => Some(locale),
    }
}

pub fn number(lang: &str, number: u32, unit: Option<&str>) -> Option<String> {
    let decimal = Decimal::from(number);
    let Some(unit) = unit else {
        return NUMBERS.with_borrow_mut(|cache| {
            let format = cache.get(lang, "", |locale| {
                DecimalFormatter::try_new(locale.into(), Default::default()).ok()
            })?;
            Some(format.format(&decimal).to_string())
        });
    };
    UNITS.with_borrow_mut(|cache| {
        let format = cache.get(lang, unit, |locale| {
            let unit = match unit {
                "second" => Duration::second(),
                "minute" => Duration::minute(),
                _ => Duration::hour(),
            };
            CategorizedFormatter::try_new_core(locale.into(), unit, Width::Long.into()).ok()
        })?;
        Some(format.format_fixed_decimal(&decimal).to_string())
    })
}

pub fn list(lang: &str, items: &[&str]) -> Option<String> {
    LISTS.with_borrow_mut(|cache| {
        let format = cache.get(lang, "", |locale| {
            ListFormatter::try_new_and(locale.into(), Default::default()).ok()
        })?;
        Some(format.format(items.iter()).to_string())
    })
}

/// Caches formatters by language and unit, the latest first.
struct FormatterCache<T>(Vec<(String, String, T)>);

impl<T> FormatterCache<T> {
    const fn new() -> Self {
        Self(Vec::new())
    }

    /// Returns the formatter of a language; `None` for an invalid language tag.
    fn get(
        &mut self,
        lang: &str,
        unit: &str,
        make: impl FnOnce(&Locale) -> Option<T>,
    ) -> Option<&T> {
        let known = self
            .0
            .iter()
            .position(|(of, in_unit, _)| of == lang && in_unit == unit);
        let at = match known {
            Some(at) => at,
            None => {
                let format = make(&locale(lang)?)?;
                self.0.truncate(MAX_CACHED_FORMATTERS - 1);
                self.0.insert(0, (lang.to_owned(), unit.to_owned(), format));
                0
            }
        };
        self.0.get(at).map(|(.., format)| format)
    }
}

/// Returns the locale under its current name, like `Intl`: `he` for `iw`. Falls back to English where CLDR has no
/// data; browsers fall back to their own language.
fn locale(lang: &str) -> Option<Locale> {
    let mut locale = Locale::try_from_str(lang).ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(if has_month_names(&locale) {
        locale
    } else {
        locale!("en")
    })
}

/// Returns whether CLDR has month names in a language: its root locale has `M01`.
fn has_month_names(locale: &Locale) -> bool {
    let language = Locale::from(locale.id.clone());
    let format = FixedCalendarDateTimeFormatter::try_new(language.into(), YMD::long());
    let day = Day::try_new_gregorian(2026, 1, 31);
    format.is_ok_and(|format| day.is_ok_and(|day| !format.format(&day).to_string().contains("M01")))
}
