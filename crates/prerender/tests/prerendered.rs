//! What a server or a static site gives to readers before any script has run.

use article_widget::Config;
use article_widget::json::Json;
use article_widget_prerender::{STYLES, Styles, prerender, prerender_with};

/// The settings of the demo: an article with every kind of block, eight related ones and a form.
fn settings() -> Config {
    let read = |path| std::fs::read_to_string(format!("../../{path}")).expect("the demo's data");
    let (article, related) = (read("demo/every-block.json"), read("demo/related.json"));
    let settings = [
        r#"{"endpoint":"/comments","article":"#,
        &article,
        r#","related":"#,
        &related,
        "}",
    ];
    let json = Json::parse(&settings.concat()).expect("settings");
    let (config, diagnostics) = Config::read(&json, Some("https://news.example/story"));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    config
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn the_article_all_related_articles_and_the_form_are_in_the_text() {
    let html = prerender(&settings());

    assert!(
        html.contains("Sur le fleuve\u{a0}: que reste-t-il du marché flottant\u{202f}?</h2>"),
        "French spacing is there as well"
    );
    assert_eq!(count(&html, "class=\"aw-slide\""), 8);
    assert_eq!(count(&html, "<textarea"), 1);
    assert_eq!(count(&html, "class=\"aw-waiting"), 0);
}

#[test]
fn all_of_a_long_list_is_there_for_readers_without_a_script() {
    let item = |index| format!(r#"{{"url":"https://news.example/{index}","title":"{index}"}}"#);
    let items: Vec<String> = (0..60).map(item).collect();
    let json = format!(r#"{{"related":[{}]}}"#, items.join(","));
    let (config, diagnostics) = Config::read(&Json::parse(&json).expect("settings"), None);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");

    let html = prerender(&config);

    assert_eq!(count(&html, "class=\"aw-slide"), 60);
}

#[test]
fn the_same_settings_give_the_same_text() {
    let config = settings();

    let first = prerender(&config);

    assert_eq!(prerender(&config), first);
    assert_eq!(prerender(&config.clone()), first);
}

#[test]
fn the_rules_stand_in_the_text_or_at_an_address() {
    let config = settings();
    let start = "<template shadowrootmode=\"open\">";

    let inline = prerender(&config);
    let with_nonce = prerender_with(
        &config,
        &Styles::Inline {
            nonce: Some("a\"b".to_owned()),
        },
    );
    let linked = prerender_with(&config, &Styles::Linked("/widget.css?a&b".to_owned()));

    let begins = |html: &str, with: &str| html.starts_with(&[start, with].concat());
    assert!(begins(&inline, &["<style>", STYLES, "</style>"].concat()));
    assert!(begins(&with_nonce, "<style nonce=\"a&quot;b\">"));
    assert!(begins(
        &linked,
        "<link rel=\"stylesheet\" href=\"/widget.css?a&amp;b\"><div"
    ));
    assert!(
        !STYLES.contains('<'),
        "nothing in the rules ends the element"
    );
}
