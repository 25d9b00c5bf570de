//! Stub for builds without the feature `formats`.

use crate::{Format, Parsed, SourceError};
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

pub fn html(_: &str, _: Option<&str>) -> Result<Parsed<Article>, SourceError> {
    Err(SourceError::Elsewhere)
}

pub fn text(_: &str) -> Result<Parsed<Article>, SourceError> {
    Err(SourceError::Elsewhere)
}

pub fn article(_: &Json, _: Format, _: Option<&str>) -> Result<Parsed<Article>, SourceError> {
    Err(SourceError::Elsewhere)
}

pub fn related(_: &Json, _: Format, _: Option<&str>) -> Result<Parsed<Vec<Related>>, SourceError> {
    Err(SourceError::Elsewhere)
}
