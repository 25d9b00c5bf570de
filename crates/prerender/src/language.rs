//! Chooses the UI language and messages, as `src/embed/shell/language.js` does.

use std::sync::LazyLock;

use article_widget_core::json::Json;
use article_widget_core::messages::catalogues;
use article_widget_platform::language;

/// The message catalogues by language. English is built into the widget.
static CATALOGUES: LazyLock<Vec<(&str, Json)>> = LazyLock::new(|| {
    let read = |text| Json::parse(text).unwrap_or_default();
    vec![("ar", read(catalogues::AR)), ("fr", read(catalogues::FR))]
});

/// Returns the settings with the UI language and its messages; `around` is the page's language.
///
/// A language without messages, in a catalogue or the settings, falls back to English. `srclang` then keeps that
/// language for the article.
pub fn with_catalogue(settings: &Json, around: &str) -> Json {
    let lang = settings.str_member("lang").unwrap_or(around);
    let name = language::primary_subtag(lang);
    let own = settings.get("messages");
    let catalogue = CATALOGUES.iter().find(|(of, _)| *of == name);
    let mut localised = settings.clone();
    match catalogue {
        Some((_, texts)) => {
            set(&mut localised, "lang", lang.into());
            let mut messages = texts.clone();
            for (key, text) in own.map(members).unwrap_or_default() {
                set(&mut messages, key, text.clone());
            }
            set(&mut localised, "messages", messages);
        }
        None if name == "en" || own.is_some() => set(&mut localised, "lang", lang.into()),
        None => {
            let srclang = settings.str_member("srclang").unwrap_or(lang);
            set(&mut localised, "srclang", srclang.into());
            set(&mut localised, "lang", "en".into());
        }
    }
    localised
}

fn members(json: &Json) -> &[(String, Json)] {
    match json {
        Json::Object(members) => members,
        _ => &[],
    }
}

fn set(json: &mut Json, key: &str, value: Json) {
    if let Json::Object(members) = json {
        match members.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => members.push((key.to_owned(), value)),
        }
    }
}

#[cfg(test)]
mod tests;
