//! Dates, numbers and lists in a language, by the platform's `Intl` (ECMA-402).
//!
//! Natively, where there is no `Intl`, the neutral forms are used: ISO 8601 and plain digits.

use super::language;
use crate::article::date::Date;

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

#[cfg(target_arch = "wasm32")]
mod platform {
    use std::cell::RefCell;

    use js_sys::{Array, Object, Reflect};
    use wasm_bindgen::prelude::*;

    use super::Date;

    /// How many formats of dates are kept: a page has few languages, and a list that is made up of
    /// thousands must not fill the memory.
    const FORMATS: usize = 8;

    thread_local! {
        /// Making one takes a hundred times as long as using it.
        static DATE_FORMATS: RefCell<Vec<(String, DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
    }

    // js-sys has these too, but its constructors abort on a tag that `Intl` refuses.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type DateTimeFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
        #[wasm_bindgen(method)]
        fn format(this: &DateTimeFormat, time: f64) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type NumberFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str, options: &Object) -> Result<NumberFormat, JsValue>;
        #[wasm_bindgen(method)]
        fn format(this: &NumberFormat, number: f64) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type ListFormat;
        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        fn new(locale: &str) -> Result<ListFormat, JsValue>;
        #[wasm_bindgen(method)]
        fn format(this: &ListFormat, items: &Array) -> String;
    }

    pub fn date(lang: &str, date: &Date) -> Option<String> {
        let time = js_sys::Date::new_with_year_month_day(0, 0, 1);
        time.set_utc_full_year_with_month_date(
            date.year.into(),
            i32::from(date.month) - 1,
            date.day.into(),
        );
        DATE_FORMATS.with_borrow_mut(|formats| {
            let known = formats.iter().position(|(other, _)| other == lang);
            let at = match known {
                Some(at) => at,
                None => {
                    let options = options(&[("dateStyle", "long"), ("timeZone", "UTC")]);
                    let format = DateTimeFormat::new(lang, &options).ok()?;
                    formats.truncate(FORMATS - 1);
                    formats.insert(0, (lang.to_owned(), format));
                    0
                }
            };
            let (_, format) = formats.get(at)?;
            Some(format.format(time.get_time()))
        })
    }

    pub fn number(lang: &str, number: u32, unit: Option<&str>) -> Option<String> {
        let options = match unit {
            Some(unit) => options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "long")]),
            None => options(&[]),
        };
        Some(
            NumberFormat::new(lang, &options)
                .ok()?
                .format(number.into()),
        )
    }

    pub fn list(lang: &str, items: &[&str]) -> Option<String> {
        let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
        Some(ListFormat::new(lang).ok()?.format(&items))
    }

    /// Options without a prototype, so that a polluted `Object.prototype` adds nothing to them.
    fn options(members: &[(&str, &str)]) -> Object {
        let options = Object::create(JsValue::NULL.unchecked_ref());
        for (key, value) in members {
            // Setting a plain object's member cannot fail.
            let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
        }
        options
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::Date;

    pub fn date(_lang: &str, _date: &Date) -> Option<String> {
        None
    }

    pub fn number(_lang: &str, _number: u32, _unit: Option<&str>) -> Option<String> {
        None
    }

    pub fn list(_lang: &str, _items: &[&str]) -> Option<String> {
        None
    }
}
