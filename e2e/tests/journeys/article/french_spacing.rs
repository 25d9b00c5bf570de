//! French punctuation stays with its words at line breaks, in every engine.

use e2e::{Engine, Site, Visitor, in_every_engine};
use serde_json::{Value, json};

const PAGE: &str = r#"<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Lignes</title>
    <script type="module" src="/article-widget.js"></script>
    <body><article-widget src="/signs.json"></article-widget></body></html>"#;

/// Runs in the page: the lines of the text at every width, without white space.
const TEXT_LINES: &str = r#"
    const host = document.querySelector("article-widget");
    const text = host.shadowRoot.querySelector(".aw-body > p");
    const range = document.createRange();
    const lines = () => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        const found = [];
        let last = Infinity;
        while (walker.nextNode()) {
            const { data } = walker.currentNode;
            for (let at = 0; at < data.length; at++) {
                if (!data[at].trim()) continue;
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 1);
                const { left } = range.getBoundingClientRect();
                if (left <= last) found.push("");
                last = left;
                found[found.length - 1] += data[at];
            }
        }
        return found;
    };
    const all = {};
    for (let width = 200; width <= 800; width += 10) {
        host.style.width = `${width}px`;
        all[width] = lines();
    }
    return all;
"#;

/// Every sign after every space, in one element and between two.
fn every_sign() -> Vec<Value> {
    let mut content = Vec::new();
    for space in ["", " ", "\u{A0}", "\u{202F}", "  "] {
        for sign in [";", ":", "!", "?", "?!"] {
            content.push(json!(format!("Le marché du fleuve{space}{sign} puis ")));
            content.push(json!({ "type": "em", "content": "la crue" }));
            content.push(json!(format!("{space}{sign} et encore ")));
        }
        content.push(json!(format!(
            "il dit «{space}bonjour{space}» ou bien «{space}"
        )));
        content.push(json!({ "type": "strong", "content": "une autre adresse" }));
        content.push(json!(format!("{space}» de 8:30 à 9:45. ")));
    }
    content
}

async fn no_line_begins_or_ends_with_the_wrong_sign_at_any_width(engine: Engine) {
    let site = Site::of_widget().await;
    site.page("/signs", PAGE);
    let blocks = json!([{ "type": "paragraph", "content": every_sign() }]);
    let article = json!({ "headline": "Lignes", "lang": "fr", "blocks": blocks });
    site.file("/signs.json", "application/json", &article.to_string());
    let page = Visitor::with(engine)
        .sized(900, 700)
        .open(&site.url("/signs"))
        .await;
    page.widget(0).ready().await;
    page.widget(0).eventually("deep('.aw-body > p')").await;

    let all = page.run(TEXT_LINES, vec![]).await;

    let all = all.as_object().expect("the lines by width");
    assert_eq!(all.len(), 61, "every width was tried");
    for (width, lines) in all {
        let lines: Vec<&str> = lines
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        assert!(lines.len() > 5, "{width}px: the text is broken into lines");
        for line in lines {
            assert!(
                !line.starts_with([';', ':', '!', '?', '»']) && !line.ends_with('«'),
                "{width}px: {line}"
            );
        }
    }
    page.assert_quiet().await;
}
in_every_engine!([R4] no_line_begins_or_ends_with_the_wrong_sign_at_any_width);
