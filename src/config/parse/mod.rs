//! Parses settings from JSON. Skips invalid values and reports them by path.

mod article;
mod comments;
mod documents;
mod related;

use std::rc::Rc;

use crate::config::{Config, SETTING_NAMES};
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext};
use article_widget_core::messages::Messages;
use article_widget_platform::url::UrlPurpose;
use documents::Held;

/// Parses settings. Returns them with the diagnostics.
pub(super) fn config(json: &Json, base: Option<&str>) -> (Config, Vec<Diagnostic>) {
    let context = ParseContext::new(base);
    let settings = Cursor::root(json, "", &context);
    let config = read(&settings);
    settings.report_unknown(&SETTING_NAMES);
    (config, context.into_diagnostics())
}

fn read(settings: &Cursor<'_>) -> Config {
    let default = Config::default();
    let format = documents::format(settings);
    let src = url(settings, "src", UrlPurpose::Fetch);
    let is_given = ["src", "article"]
        .iter()
        .any(|name| settings.json.get(name).is_some());
    let held = if is_given {
        documents::article(settings, format)
    } else {
        documents::html(settings)
    };
    let article_failed = is_given && src.is_none() && held.is_none();
    let (article, unused_parts, pending) = match held {
        None => (None, 0, None),
        Some(Held::Article(article, unused_parts)) => (Some(article), unused_parts, None),
        Some(Held::Pending(document)) => (None, 0, Some(document)),
    };
    let framed = boolean(settings, "framed").unwrap_or_default();
    Config {
        article_failed,
        unused_parts,
        src,
        format,
        article,
        pending,
        srclang: language(settings, "srclang"),
        url: url(settings, "url", UrlPurpose::Link),
        related: documents::related(settings),
        related_options: related::options(settings),
        comments: Rc::new(comments::options(settings, framed)),
        lang: language(settings, "lang").unwrap_or(default.lang),
        messages: messages(settings).unwrap_or_default(),
        heading_level: heading_level(settings).unwrap_or(default.heading_level),
        article_options: article::options(settings),
        consent: article::consent(settings),
        framed,
    }
}

fn text<'a>(settings: &'a Cursor<'a>, name: &'a str) -> Option<&'a str> {
    settings.member(name)?.as_str()
}

fn url(settings: &Cursor<'_>, name: &str, purpose: UrlPurpose) -> Option<String> {
    settings.member(name)?.as_url(purpose)
}

fn language(settings: &Cursor<'_>, name: &str) -> Option<String> {
    settings.member(name)?.as_language().map(str::to_owned)
}

/// Parses a boolean. As in HTML, a present attribute is true, unless its value is `false`.
fn boolean(settings: &Cursor<'_>, name: &str) -> Option<bool> {
    let member = settings.member(name)?;
    let value = match member.json {
        Json::Bool(value) => Some(*value),
        Json::String(text) => match text.trim() {
            "" | "true" => Some(true),
            "false" => Some(false),
            // `hyphens="hyphens"` is valid for a boolean attribute in HTML.
            word => word
                .replace('-', "")
                .eq_ignore_ascii_case(name)
                .then_some(true),
        },
        _ => None,
    };
    member.checked(value, "true or false")
}

fn messages(settings: &Cursor<'_>) -> Option<Messages> {
    let member = settings.member("messages")?;
    let is_object = matches!(member.json, Json::Object(_));
    let catalogue = is_object.then(|| Messages::from_json(member.json));
    member.checked(catalogue, "an object")
}

fn heading_level(settings: &Cursor<'_>) -> Option<u8> {
    let member = settings.member("headingLevel")?;
    let level = match member.json {
        Json::String(text) => text.trim().parse().ok(),
        Json::Number(number) if number.fract() == 0.0 => Some(*number as u8),
        _ => None,
    };
    let level = level.filter(|level| (1..=5).contains(level));
    member.checked(level, "a whole number from 1 to 5")
}
