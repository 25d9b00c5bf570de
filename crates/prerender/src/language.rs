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
mod tests {
    use super::*;
    use article_widget::config::Config;
    use article_widget_core::messages::Message;

    /// Returns the UI language, the source language and the label of the submit button.
    fn negotiate(settings: &str, around: &str) -> (String, Option<String>, String) {
        let settings = Json::parse(settings).expect("settings");
        let (config, diagnostics) = Config::read(&with_catalogue(&settings, around), None);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let submit = config.messages.get(Message::Submit).to_owned();
        (config.lang, config.srclang, submit)
    }

    #[test]
    fn the_interface_is_in_the_language_that_is_set_or_else_in_the_pages() {
        for (settings, around, lang, srclang, submit) in [
            ("{}", "en", "en", None, "Post Comment"),
            ("{}", "en-GB", "en-GB", None, "Post Comment"),
            ("{}", "fr-CA", "fr-CA", None, "Publier le commentaire"),
            (
                r#"{"lang":"fr"}"#,
                "de",
                "fr",
                None,
                "Publier le commentaire",
            ),
            (r#"{"lang":""}"#, "FR", "FR", None, "Publier le commentaire"),
            (
                r#"{"lang":"fr","messages":{"submit":"Envoyer"}}"#,
                "en",
                "fr",
                None,
                "Envoyer",
            ),
            ("{}", "de", "en", Some("de"), "Post Comment"),
            (
                r#"{"srclang":"pl"}"#,
                "de",
                "en",
                Some("pl"),
                "Post Comment",
            ),
            (
                r#"{"messages":{"submit":"Senden"}}"#,
                "de-AT",
                "de-AT",
                None,
                "Senden",
            ),
        ] {
            let expected = (
                lang.to_owned(),
                srclang.map(str::to_owned),
                submit.to_owned(),
            );
            assert_eq!(
                negotiate(settings, around),
                expected,
                "{settings} in {around}"
            );
        }
    }

    #[test]
    fn every_catalogue_is_known_here_and_is_whole() {
        let files =
            std::fs::read_dir("../core/src/messages/catalogues").expect("the catalogues are here");
        let mut files: Vec<String> = files
            .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
            .filter(|name| name != "en")
            .collect();
        files.sort_unstable();

        let known: Vec<&str> = CATALOGUES.iter().map(|(name, _)| *name).collect();

        assert_eq!(known, files);
        for (name, texts) in CATALOGUES.iter() {
            assert!(!members(texts).is_empty(), "{name}");
        }
    }
}
