//! Parses the display options of the article and its embeds.

use super::boolean;
use article_widget_core::article::consent::Consent;
use article_widget_core::article::embed_provider::Provider;
use article_widget_core::article::options::ArticleOptions;
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;

pub(super) fn options(settings: &Cursor<'_>) -> ArticleOptions {
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
pub(super) fn consent(settings: &Cursor<'_>) -> Consent {
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
