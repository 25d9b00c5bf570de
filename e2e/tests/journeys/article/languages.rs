//! Dates and lists of names are formatted for the article's language, in every engine.

use e2e::{Engine, Site, Visitor, in_every_engine};
use serde_json::json;

const NAMES: [&str; 3] = ["Awa", "Li", "Noa"];

/// A language, the first of March in it, and how it joins three names.
const LANGUAGES: [(&str, &str, &str); 7] = [
    ("fr", "1er mars 2026", "Awa, Li et Noa"),
    ("en", "March 1, 2026", "Awa, Li, and Noa"),
    ("ar", "1 مارس 2026", "Awa وLi وNoa"),
    ("he", "1 במרץ 2026", "Awa, Li וNoa"),
    ("ja", "2026年3月1日", "Awa、Li、Noa"),
    ("de", "1. März 2026", "Awa, Li und Noa"),
    ("pt-BR", "1 de março de 2026", "Awa, Li e Noa"),
];

/// Engines differ in which space and which digits of Arabic they set, and in marks that nobody sees.
fn plain(text: &str) -> String {
    let seen = text
        .chars()
        .filter(|char| !matches!(char, '\u{200E}' | '\u{200F}' | '\u{61C}' | '-'));
    seen.map(|char| match char {
        '٠'..='٩' => char::from_digit(u32::from(char) - u32::from('٠'), 10).unwrap_or(char),
        char if char.is_whitespace() => ' ',
        char => char,
    })
    .collect()
}

async fn dates_and_names_are_those_of_the_articles_language(engine: Engine) {
    let site = Site::of_widget().await;
    let widgets: Vec<String> = LANGUAGES
        .iter()
        .map(|(lang, ..)| {
            let story = json!({
                "headline": lang, "lang": lang, "authors": NAMES,
                "published": "2026-03-01T23:30:00-05:00",
            });
            format!(
                "<article-widget><script type=application/json>{story}</script></article-widget>"
            )
        })
        .collect();
    site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
             {}<script type=module src=/article-widget.js></script></body></html>",
            widgets.concat()
        ),
    );
    let page = Visitor::with(engine).open(&site.url("/host.html")).await;

    for (nth, (lang, date, names)) in LANGUAGES.into_iter().enumerate() {
        let widget = page.widget(nth).ready().await;
        let direction = if matches!(lang, "ar" | "he") {
            "rtl"
        } else {
            "ltr"
        };

        assert_eq!(
            plain(&widget.text(".aw-dates > time").await),
            date,
            "{lang}"
        );
        assert_eq!(plain(&widget.text(".aw-authors").await), names, "{lang}");
        assert_eq!(
            widget
                .read("[deep('.aw-article').dir, deep('time').dateTime]")
                .await,
            json!([direction, "2026-03-01T23:30:00-05:00"]),
            "{lang}"
        );
    }
    page.assert_quiet().await;
}
in_every_engine!([R5] dates_and_names_are_those_of_the_articles_language);
