//! Documents in other encodings than UTF-8.

use e2e::{Demo, Engine, Visitor, in_every_engine};

/// R2: a page shows its letters, whether its response or the page itself names its encoding.
async fn a_document_shows_its_letters_in_the_encoding_that_it_names(engine: Engine) {
    let demo = Demo::start().await;
    for (path, media_type, document) in [
        (
            "/header.html",
            "text/html; charset=windows-1252",
            &b"<h1>L\x92\xE9t\xE9</h1><p>\x80 5 \x97 d\xE9j\xE0</p>"[..],
        ),
        (
            "/meta.html",
            "text/html",
            b"<!doctype html><meta charset=Shift_JIS><h1>\x93\x8C\x8B\x9E</h1><p>\x93\xFA\x96{</p>",
        ),
        (
            "/json.json",
            "application/json; charset=windows-1252",
            "{\"headline\":\"L’été\",\"blocks\":[\"Déjà\"]}".as_bytes(),
        ),
        (
            "/mark.txt",
            "text/plain",
            b"\xFE\xFF\x67\x71\x4E\xAC\x00\x0A\x00\x0A\x65\xE5\x67\x2C",
        ),
    ] {
        demo.site.bytes(path, media_type, document);
    }
    let body = "<article-widget src=/header.html format=html></article-widget>
        <article-widget src=/meta.html format=html></article-widget>
        <article-widget src=/json.json></article-widget>
        <article-widget src=/mark.txt></article-widget>";
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", body))
        .await;

    for (nth, (headline, text)) in [
        ("L’été", "€ 5 — déjà"),
        ("東京", "日本"),
        ("L’été", "Déjà"),
        ("東京", "日本"),
    ]
    .into_iter()
    .enumerate()
    {
        let widget = page.widget(nth).ready().await;
        assert_eq!(widget.text("h2").await, headline, "{nth}");
        assert_eq!(widget.text(".aw-body > p").await, text, "{nth}");
    }
    page.run(
        "document.querySelector('article-widget').config = { src: '/meta.html', format: 'html' }",
        vec![],
    )
    .await;
    // The module requests this document itself.
    page.widget(0).eventually_has_text("h2", "東京").await;
    page.assert_quiet().await;
}
// Each engine decodes with its own `TextDecoder`.
in_every_engine!([R2] a_document_shows_its_letters_in_the_encoding_that_it_names);
