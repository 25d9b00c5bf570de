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
