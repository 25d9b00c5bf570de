//! Fallback without ICU data: always returns `None`, so that callers use ISO dates and plain digits.

use crate::date::Date;

pub fn date(_lang: &str, _date: &Date) -> Option<String> {
    None
}

pub fn number(_lang: &str, _number: u32, _unit: Option<&str>) -> Option<String> {
    None
}

pub fn list(_lang: &str, _items: &[&str]) -> Option<String> {
    None
}
