//! French spacing where it counts: on the lines of a real layout.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::Page;
use common::every_block::text;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use article_widget::article::options::ArticleOptions;
use article_widget::article::*;

wasm_bindgen_test_configure!(run_in_browser);

fn em(words: &str) -> Inline {
    Inline::Phrase(Phrase::Em, vec![text(words)])
}

fn link(words: &str) -> Inline {
    Inline::Link {
        url: "https://news.example/".to_owned(),
        content: vec![text(words)],
    }
}

/// Every sign, with every space before it, in one element and between two.
fn every_sign() -> Vec<Inline> {
    let mut content = Vec::new();
    for sign in [";", ":", "!", "?", "?!", "!!!"] {
        for space in ["", " ", "\u{A0}", "\u{202F}", "\u{2009}", "  ", "\n"] {
            content.push(text(&format!(
                "Le marché du fleuve{space}{sign} puis encore "
            )));
            content.push(em("la crue"));
            content.push(text(&format!("{space}{sign} et ")));
            content.push(link(&format!("le port{space}")));
            content.push(text(&format!("{sign} ")));
        }
    }
    for space in ["", " ", "\u{A0}", "\u{202F}"] {
        content.push(text(&format!(
            "Il dit «{space}bonjour{space}» ; ici «{space}"
        )));
        content.push(link("une très bonne adresse"));
        content.push(text(&format!("{space}» ? Là ")));
        content.push(link(&format!(
            "«{space}les étals «{space}flottants{space}»{space}»"
        )));
        content.push(text(" ! Et «"));
        content.push(em(&format!("{space}la route{space}")));
        content.push(text("» : voilà. "));
    }
    content.push(text(
        "De 8:30 à 9:45, voyez https://news.example/?a=b ; puis ",
    ));
    content.push(Inline::Phrase(Phrase::Code, vec![text("a ? b : c")]));
    content.push(text(" ! Ou bien "));
    content.push(Inline::Span {
        lang: Some("en".to_owned()),
        dir: None,
        content: vec![text("what ?")],
    });
    content.push(text(" ?"));
    content
}

#[wasm_bindgen_test]
async fn no_line_begins_with_a_french_sign_or_ends_with_an_opening_mark_at_any_width() {
    let article = Article {
        headline: "Et maintenant ? « Rien » : voilà !".to_owned(),
        lang: Some("fr".to_owned()),
        blocks: vec![BlockKind::Paragraph(every_sign()).into()],
        ..Article::default()
    };
    let page = Page::showing(article, ArticleOptions::default()).await;

    let mut most = 0;
    for width in (200..=800).step_by(10) {
        page.set_width(width);
        for selector in [".aw-headline", ".aw-body > p"] {
            let lines = page.lines(selector, "code, [lang=en]");
            most = most.max(lines.len());
            for line in lines {
                assert!(
                    !line.starts_with([';', ':', '!', '?', '»']) && !line.ends_with('«'),
                    "{width}px: {line}"
                );
            }
        }
    }
    assert!(most > 100, "the text was broken into lines: {most}");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn code_addresses_times_and_other_languages_keep_their_spaces() {
    let article = Article {
        headline: "H".to_owned(),
        lang: Some("fr".to_owned()),
        blocks: vec![BlockKind::Paragraph(every_sign()).into()],
        ..Article::default()
    };
    let page = Page::showing(article, ArticleOptions::default()).await;

    assert_eq!(page.text(".aw-body code"), "a ? b : c");
    assert_eq!(page.text(".aw-body [lang=en]"), "what ?");
    let words = page.text(".aw-body > p");
    for kept in ["8:30", "9:45", "https://news.example/?a=b"] {
        assert!(words.contains(kept), "{kept}");
    }
    page.was_quiet();
}
