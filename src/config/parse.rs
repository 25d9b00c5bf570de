//! Parses settings from JSON. Skips invalid values and reports them by path.

use std::rc::Rc;

use crate::config::{Config, RelatedSource, SETTING_NAMES};
use article_widget_core::article::Article;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::embed_provider::Provider;
use article_widget_core::article::options::ArticleOptions;
use article_widget_core::comments::endpoint::Endpoint;
use article_widget_core::comments::field::Fields;
use article_widget_core::comments::options::{CommentAccess, CommentOptions, Parent};
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, ParseContext};
use article_widget_core::messages::Messages;
use article_widget_core::related::options::{Layout, RelatedOptions};
use article_widget_platform::url::UrlPurpose;
use article_widget_sources as sources;
use article_widget_sources::{Document, Format, Parsed, PendingDocument, SourceError};

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
    let format = format(settings);
    let src = url(settings, "src", UrlPurpose::Fetch);
    let is_given = ["src", "article"]
        .iter()
        .any(|name| settings.json.get(name).is_some());
    let held = if is_given {
        article(settings, format)
    } else {
        html(settings)
    };
    let article_failed = is_given && src.is_none() && held.is_none();
    let (article, unread) = match held {
        None => (None, None),
        Some(Held::Article(article)) => (Some(article), None),
        Some(Held::Pending(document)) => (None, Some(document)),
    };
    let framed = boolean(settings, "framed").unwrap_or_default();
    Config {
        article_failed,
        src,
        format,
        article,
        pending: unread,
        srclang: language(settings, "srclang"),
        url: url(settings, "url", UrlPurpose::Link),
        related: related(settings),
        related_options: related_options(settings),
        comments: Rc::new(comment_options(settings, framed)),
        lang: language(settings, "lang").unwrap_or(default.lang),
        messages: messages(settings).unwrap_or_default(),
        heading_level: heading_level(settings).unwrap_or(default.heading_level),
        article_options: article_options(settings),
        consent: consent(settings),
        framed,
    }
}

/// The article in a setting.
enum Held {
    Article(Rc<Article>),
    /// In a format that this build does not parse.
    Pending(Rc<PendingDocument>),
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

fn keyword(settings: &Cursor<'_>, name: &str, keywords: &[&str]) -> Option<usize> {
    settings.member(name)?.as_keyword(keywords)
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

fn format(settings: &Cursor<'_>) -> Option<Format> {
    let member = settings.member("format")?;
    if member.json.as_str().map(str::trim) == Some("typed") {
        settings
            .context
            .report("format", "its new name, article-json");
        return Some(Format::ArticleJson);
    }
    let index = member.as_keyword(&Format::ALL.map(Format::name))?;
    Format::ALL.get(index).copied()
}

fn article(settings: &Cursor<'_>, format: Option<Format>) -> Option<Held> {
    let member = settings.member("article")?;
    let base = settings.context.base;
    let reading = match (member.json, format) {
        // A string needs an explicit format: it could be anything, even invalid JSON.
        (Json::String(text), Some(_)) => sources::article(document(text, format, base)),
        (Json::String(_), None) => Err(SourceError::UnknownFormat),
        (json, format) => sources::article_from_json(json, format, base),
    };
    match reading {
        Ok(reading) => Some(Held::Article(Rc::new(content(&member, reading)))),
        Err(SourceError::Elsewhere) => {
            Some(Held::Pending(pending_document("article", &member, format)))
        }
        Err(error) => {
            let expected = format!("article JSON ({error})");
            settings.context.report("article", expected);
            None
        }
    }
}

/// Parses the article from HTML. If that fails, the host's own content stays visible.
fn html(settings: &Cursor<'_>) -> Option<Held> {
    let format = Some(Format::Html);
    let member = settings.member("html")?;
    let text = member.as_str()?;
    match sources::article(document(text, format, settings.context.base)) {
        Ok(reading) => Some(Held::Article(Rc::new(content(&member, reading)))),
        Err(SourceError::Elsewhere) => {
            Some(Held::Pending(pending_document("html", &member, format)))
        }
        Err(_) => {
            settings.context.report("html", "an article with a heading");
            None
        }
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

/// Returns the content of a parsed document. Reports its diagnostics with the path of the setting.
fn content<T>(setting: &Cursor<'_>, reading: Parsed<T>) -> T {
    for diagnostic in reading.diagnostics {
        let dot = if diagnostic.path.starts_with('[') {
            ""
        } else {
            "."
        };
        let path = [&setting.path(), dot, &diagnostic.path].concat();
        setting.context.report(path, diagnostic.expected);
    }
    reading.content
}

fn messages(settings: &Cursor<'_>) -> Option<Messages> {
    let member = settings.member("messages")?;
    let is_object = matches!(member.json, Json::Object(_));
    let catalogue = is_object.then(|| Messages::from_json(member.json));
    member.checked(catalogue, "an object")
}

fn related(settings: &Cursor<'_>) -> Option<RelatedSource> {
    let member = settings.member("related")?;
    if let Json::String(_) = member.json {
        return member.as_url(UrlPurpose::Fetch).map(RelatedSource::Url);
    }
    match sources::related_from_json(member.json, settings.context.base) {
        Ok(reading) => Some(RelatedSource::Items(content(&member, reading).into())),
        Err(SourceError::Elsewhere) => Some(RelatedSource::Pending(pending_document(
            "related", &member, None,
        ))),
        Err(error) => {
            let expected = format!("a URL or a list of articles ({error})");
            settings.context.report("related", expected);
            None
        }
    }
}

fn related_options(settings: &Cursor<'_>) -> RelatedOptions {
    RelatedOptions {
        layout: layout(settings).unwrap_or_default(),
        dots: boolean(settings, "relatedDots").unwrap_or_default(),
        position: boolean(settings, "relatedPosition").unwrap_or_default(),
        target: valid_text(
            settings,
            "relatedTarget",
            is_target,
            "a window's name, or _blank, _self, _parent or _top",
        ),
        rel: valid_text(
            settings,
            "relatedRel",
            is_rel,
            "link types with spaces between them",
        ),
    }
}

fn layout(settings: &Cursor<'_>) -> Option<Layout> {
    let index = keyword(settings, "relatedLayout", &Layout::ALL.map(Layout::name))?;
    Layout::ALL.get(index).copied()
}

/// Parses a string that must satisfy a condition.
fn valid_text(
    settings: &Cursor<'_>,
    name: &str,
    is_valid: fn(&str) -> bool,
    expected: &str,
) -> Option<Rc<str>> {
    let member = settings.member(name)?;
    let text = member.as_str()?;
    member.checked(is_valid(text).then(|| text.into()), expected)
}

fn comment_options(settings: &Cursor<'_>, framed: bool) -> CommentOptions {
    let preset = text(settings, "endpointPreset");
    let mut endpoint = settings
        .member("endpoint")
        .and_then(|it| Endpoint::parse(&it, preset));
    if framed {
        endpoint = endpoint.and_then(|it| it.without_credentials(settings.context));
    }
    let fields = Fields::parse(settings);
    if let Some(endpoint) = &endpoint {
        endpoint.check(&fields, settings.context);
    }
    CommentOptions {
        endpoint: endpoint.map(Rc::new),
        fields: Rc::new(fields),
        article_id: settings.member("articleId").and_then(|it| id(&it)),
        parent: parent(settings),
        access: comment_access(settings).unwrap_or_default(),
        sign_in: url(settings, "signIn", UrlPurpose::Fetch).map(Into::into),
        preview: boolean(settings, "preview").unwrap_or_default(),
    }
}

fn comment_access(settings: &Cursor<'_>) -> Option<CommentAccess> {
    let index = keyword(
        settings,
        "comments",
        &CommentAccess::ALL.map(CommentAccess::name),
    )?;
    CommentAccess::ALL.get(index).copied()
}

/// Parses an identifier of a back end: a string or a number.
fn id(value: &Cursor<'_>) -> Option<Rc<str>> {
    match value.json {
        Json::String(text) if text.trim().is_empty() => None,
        Json::String(text) => Some(text.trim().into()),
        Json::Number(_) => Some(value.json.to_string().into()),
        _ => {
            value.report("a string or a number");
            None
        }
    }
}

/// Parses the parent comment: an id, or an object with `id` and `name`.
fn parent(settings: &Cursor<'_>) -> Option<Parent> {
    let parent = settings.member("parent")?;
    let (id, name) = match parent.json {
        Json::Object(_) => (id(&parent.member("id")?), parent.json.str_member("name")),
        _ => (id(&parent), None),
    };
    Some(Parent {
        id: id?,
        name: name.map(Into::into),
    })
}

fn article_options(settings: &Cursor<'_>) -> ArticleOptions {
    let default = ArticleOptions::default();
    let boolean = |name, default| boolean(settings, name).unwrap_or(default);
    ArticleOptions {
        drop_cap: boolean("dropCap", default.drop_cap),
        hyphens: boolean("hyphens", default.hyphens),
        reading_time: boolean("readingTime", default.reading_time),
        contents: boolean("contents", default.contents),
        anchors: boolean("anchors", default.anchors),
        share: boolean("share", default.share),
    }
}

/// Parses the providers with consent: `true`, `all`, a list of names, or names separated by spaces.
fn consent(settings: &Cursor<'_>) -> Consent {
    let Some(member) = settings.member("consent") else {
        return Consent::default();
    };
    let named = |value: &Cursor<'_>, name: Option<&str>| {
        let known = Provider::ALL.map(Provider::name).join(", ");
        let provider = name.and_then(Provider::from_name);
        value.checked(provider, &["all, or a list of ", &known].concat())
    };
    let providers: Vec<Option<Provider>> = match member.json {
        Json::Bool(false) => return Consent::default(),
        Json::Bool(true) => return Consent::ALL,
        Json::String(text) if text.trim() == "all" => return Consent::ALL,
        Json::String(text) => text
            .split_whitespace()
            .map(|name| named(&member, Some(name)))
            .collect(),
        Json::Array(_) => member
            .items()
            .map(|item| named(&item, item.json.as_str()))
            .collect(),
        _ => vec![named(&member, None)],
    };
    let providers = providers.into_iter().flatten();
    providers.fold(Consent::default(), Consent::with)
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

/// Whether a string is valid for the `target` attribute (HTML, navigable target names and keywords).
fn is_target(name: &str) -> bool {
    !name.starts_with('_') || matches!(name, "_blank" | "_self" | "_parent" | "_top")
}

/// Whether a string is valid for the `rel` attribute (HTML, link types): tokens of ASCII letters, digits,
/// `-` and `_`.
fn is_rel(types: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' ');
    types.bytes().all(is_part)
}
