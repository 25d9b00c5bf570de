//! Parses the documents that settings hold.

use std::rc::Rc;

use crate::config::RelatedSource;
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;
use article_widget_platform::url::UrlPurpose;
use article_widget_sources::{Document, Format, Parsed, PendingDocument, Reading, SourceError};

/// The article in a setting.
pub(super) enum Held {
    /// With the number of its parts that could not be used.
    Article(Rc<Article>, usize),
    /// In a format that this build does not parse.
    Pending(Rc<PendingDocument>),
}

pub(super) fn format(settings: &Cursor<'_>) -> Option<Format> {
    let member = settings.member("format")?;
    if member.json.as_str().map(str::trim) == Some("typed") {
        settings
            .context
            .report("format", "its new name, article-json");
        return Some(Format::ArticleJson);
    }
    member.as_variant(Format::ALL, Format::name)
}

pub(super) fn article(settings: &Cursor<'_>, format: Option<Format>) -> Option<Held> {
    let member = settings.member("article")?;
    let base = settings.context.base;
    let reading = match (member.json, format) {
        // A string needs an explicit format: it could be anything, even invalid JSON.
        (Json::String(text), Some(_)) => Reading::article(document(text, format, base)),
        (Json::String(_), None) => SourceError::UnknownFormat.into(),
        (json, format) => Reading::article_from_json(json, format, base),
    };
    match reading {
        Reading::Done(Ok(parsed)) => Some(held_article(&member, parsed)),
        Reading::Done(Err(error)) => {
            let expected = format!("article JSON ({error})");
            settings.context.report("article", expected);
            None
        }
        Reading::Pending => Some(Held::Pending(pending_document("article", &member, format))),
    }
}

/// Parses the article from HTML. If that fails, the host's own content stays visible.
pub(super) fn html(settings: &Cursor<'_>) -> Option<Held> {
    let format = Some(Format::Html);
    let member = settings.member("html")?;
    let text = member.as_str()?;
    match Reading::article(document(text, format, settings.context.base)) {
        Reading::Done(Ok(parsed)) => Some(held_article(&member, parsed)),
        Reading::Done(Err(_)) => {
            settings.context.report("html", "an article with a heading");
            None
        }
        Reading::Pending => Some(Held::Pending(pending_document("html", &member, format))),
    }
}

fn document<'a>(text: &'a str, format: Option<Format>, base: Option<&'a str>) -> Document<'a> {
    Document {
        text,
        content_type: None,
        base,
        format,
    }
}

/// Returns the unparsed value of a setting.
fn pending_document(
    setting: &'static str,
    value: &Cursor<'_>,
    format: Option<Format>,
) -> Rc<PendingDocument> {
    let text = value.json.as_str().map(|text| text.trim().to_owned());
    Rc::new(PendingDocument {
        setting,
        text: text.unwrap_or_else(|| value.json.to_string()),
        format,
        base: value.context.base.map(str::to_owned),
    })
}

fn held_article(setting: &Cursor<'_>, parsed: Parsed<Article>) -> Held {
    let unused_parts = parsed.diagnostics.len();
    Held::Article(Rc::new(content(setting, parsed)), unused_parts)
}

/// Returns the content of a parsed document. Reports its diagnostics with the path of the setting.
fn content<T>(setting: &Cursor<'_>, parsed: Parsed<T>) -> T {
    setting.report_document(parsed.diagnostics);
    parsed.content
}

pub(super) fn related(settings: &Cursor<'_>) -> Option<RelatedSource> {
    let member = settings.member("related")?;
    if let Json::String(_) = member.json {
        return member.as_url(UrlPurpose::Fetch).map(RelatedSource::Url);
    }
    match Reading::related_from_json(member.json, settings.context.base) {
        Reading::Done(Ok(parsed)) => Some(RelatedSource::Items(content(&member, parsed).into())),
        Reading::Done(Err(error)) => {
            let expected = format!("a URL or a list of articles ({error})");
            settings.context.report("related", expected);
            None
        }
        Reading::Pending => Some(RelatedSource::Pending(pending_document(
            "related", &member, None,
        ))),
    }
}
