//! Stub for builds without the feature `formats`.

use crate::{Format, Reading};
use article_widget_core::json::Json;

/// In place of a result: this build does not parse the format.
pub struct Unavailable;

impl<T> From<Unavailable> for Reading<T> {
    fn from(_: Unavailable) -> Self {
        Reading::Pending
    }
}

pub fn nearly_json<T>(
    _: &str,
    _: impl FnOnce(&Json) -> Reading<T>,
    _: impl FnOnce() -> Reading<T>,
) -> Reading<T> {
    Reading::Pending
}

pub fn html(_: &str, _: Option<&str>) -> Unavailable {
    Unavailable
}

pub fn text(_: &str) -> Unavailable {
    Unavailable
}

pub fn article(_: &Json, _: Format, _: Option<&str>) -> Unavailable {
    Unavailable
}

pub fn related(_: &Json, _: Format, _: Option<&str>) -> Unavailable {
    Unavailable
}
