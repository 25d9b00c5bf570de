//! A visit from reading to commenting on the demo page.

use e2e::{Demo, Engine, Visitor, in_every_engine};
use serde_json::json;

async fn a_reader_reads_moves_the_carousel_and_leaves_a_comment(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;

    // Reads.
    assert_eq!(
        widget
            .text("article.aw-article header :is(h1, h2, h3, h4, h5, h6)")
            .await,
        "La Russie apporte un soutien militaire au Mali pour combattre les djihadistes"
    );
    assert_eq!(widget.count(".aw-body > p").await, 15);
    let language = widget.read("deep('article.aw-article').lang").await;
    assert_eq!(language, json!("fr"));
    page.screenshot("article").await;

    // Moves the carousel.
    widget
        .eventually("deepAll('.aw-related ul.aw-track > li > [role=group] a').length === 8")
        .await;
    widget
        .eventually(
            "deep('.aw-next').getAttribute('aria-disabled') === 'false'
                && deep('.aw-previous').getAttribute('aria-disabled') === 'true'",
        )
        .await;
    let start = widget.read("deep('.aw-track').scrollLeft").await;
    assert_eq!(widget.text(".aw-related-status").await, "");
    widget.click("button.aw-next").await;
    widget
        .eventually(&format!("deep('.aw-track').scrollLeft > {start}"))
        .await;
    widget
        .eventually_matches(".aw-related-status", "^Articles? [2-8]( to [2-8])? of 8$")
        .await;
    widget
        .eventually("deep('.aw-previous').getAttribute('aria-disabled') === 'false'")
        .await;
    widget.eventually_holds_focus("button.aw-next").await;
    page.screenshot("carousel").await;

    // Forgets to write.
    widget.click("form button[type=submit]").await;
    widget
        .eventually_has_field_error("comment", "Please enter your comment!")
        .await;
    widget
        .eventually_has_field_error("name", "Please enter your name here")
        .await;
    widget.eventually_marks_invalid(&["comment", "name"]).await;
    widget
        .eventually_holds_focus("textarea[name=comment]")
        .await;
    assert_eq!(demo.comment_server.comments(), []);
    page.screenshot("errors").await;

    // Leaves a comment.
    let words = "Merci pour cet article. C'est « clair » — 1 < 2 & ✓ ; نعم";
    widget.type_into("textarea[name=comment]", words).await;
    widget.type_into("input[name=name]", "Zoé Traoré").await;
    widget.eventually_marks_invalid(&[]).await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let stored = demo.comment_server.comments();
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].comment, words);
    assert_eq!(stored[0].name, "Zoé Traoré");
    assert_eq!(stored[0].status, "published");
    page.screenshot("sent").await;

    page.assert_quiet().await;
}
in_every_engine!([F6, A2] a_reader_reads_moves_the_carousel_and_leaves_a_comment);

async fn the_second_widget_speaks_french(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;

    let widget = page.widget(1).ready().await;

    let language = widget.read("deep('.aw-root').lang").await;
    assert_eq!(language, json!("fr"));
    assert_ne!(
        widget
            .text("article.aw-article header :is(h1, h2, h3, h4, h5, h6)")
            .await,
        ""
    );
    page.assert_quiet().await;
}
in_every_engine!([R5, F2] the_second_widget_speaks_french);
