//! Formats with the browser's `Intl` (ECMA-402).

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::middle;
use crate::date::Date;

/// Maximum number of cached date formats. A page has few languages; a generated list of thousands must not fill the
/// memory.
const MAX_CACHED_FORMATS: usize = 8;

/// Whether the month and the day are known.
type Precision = (bool, bool);

thread_local! {
    /// The latest date formats by language and precision; constructing one takes a hundred times as long as using it.
    static DATE_FORMATS: RefCell<Vec<(String, Precision, DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

// `js-sys` has these types, but its constructors panic on a language tag that `Intl` rejects.
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
    let (year, month, day) = middle(date);
    let time = js_sys::Date::new_with_year_month_day(0, 0, 1);
    time.set_utc_full_year_with_month_date(year.into(), i32::from(month) - 1, day.into());
    let precision = (date.month.is_some(), date.day.is_some());
    let members: &[_] = match precision {
        (_, true) => &[("timeZone", "UTC"), ("dateStyle", "long")],
        (true, false) => &[("timeZone", "UTC"), ("year", "numeric"), ("month", "long")],
        (false, false) => &[("timeZone", "UTC"), ("year", "numeric")],
    };
    DATE_FORMATS.with_borrow_mut(|formats| {
        let known = formats
            .iter()
            .position(|(other, of, _)| other == lang && *of == precision);
        let at = match known {
            Some(at) => at,
            None => {
                let format = DateTimeFormat::new(lang, &options(members)).ok()?;
                formats.truncate(MAX_CACHED_FORMATS - 1);
                formats.insert(0, (lang.to_owned(), precision, format));
                0
            }
        };
        let (.., format) = formats.get(at)?;
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

/// Creates options without a prototype, so that a polluted `Object.prototype` adds nothing to them.
fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::create(JsValue::NULL.unchecked_ref());
    for (key, value) in members {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}
