//! Server errors are shown at their field, and the text is kept.

use e2e::{Demo, Engine, Page, ResponseOverride, Visitor, Widget, in_chromium};

const TEXT: &str = "A comment that is refused.";

/// The demo page with the form filled in, and sent.
async fn send<'page>(page: &'page Page, text: &str) -> Widget<'page> {
    let widget = page.widget(0).ready().await;
    widget.type_into("textarea[name=comment]", text).await;
    widget.type_into("input[name=name]", "Ada").await;
    widget
        .type_into("input[name=email]", "ada@example.org")
        .await;
    widget.click("form button[type=submit]").await;
    widget
}

async fn a_refused_address_is_reported_at_its_field(engine: Engine) {
    let demo = Demo::start().await;
    let fake = demo.site.url("/refusing/comments");
    demo.site
        .rewrite(&format!("{}/comments", demo.comment_server.origin()), &fake);
    let problem = r##"{ "type": "about:blank", "title": "Unprocessable Content", "status": 422,
        "detail": "Some fields need to be corrected.",
        "errors": [{ "detail": "<b>No</b> mail reaches this address.", "pointer": "#/email" }] }"##;
    let refusal = ResponseOverride::status(422).body("application/problem+json", problem);
    demo.site.override_response("/refusing/comments", refusal);
    let page = Visitor::with(engine).open(&demo.url()).await;

    let widget = send(&page, TEXT).await;

    // Markup in a message is shown as text.
    widget
        .eventually_has_field_error("email", "<b>No</b> mail reaches this address.")
        .await;
    widget.eventually_marks_invalid(&["email"]).await;
    widget.eventually_holds_focus("input[name=email]").await;
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    page.expect_network_failures("/refusing/comments").await;
    page.assert_quiet().await;
    page.screenshot("refused-field").await;
}
// Rust interprets responses, not the engine.
in_chromium!([F7] a_refused_address_is_reported_at_its_field);

async fn a_reader_in_a_hurry_is_asked_to_wait(engine: Engine) {
    let demo = Demo::limited_to(1).await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = send(&page, "The first.").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    page.reload().await;

    let widget = send(&page, TEXT).await;

    widget
        .eventually_matches(".aw-comments-status", "too quickly.*(a moment|again in)")
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    assert_eq!(demo.comment_server.comments().len(), 1);
    page.expect_network_failures("/comments").await;
    page.assert_quiet().await;
    page.screenshot("wait").await;
}
// Rust interprets responses, not the engine.
in_chromium!([F5] a_reader_in_a_hurry_is_asked_to_wait);

async fn a_comment_sent_twice_is_said_to_be_there_already(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = send(&page, TEXT).await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    page.reload().await;

    let widget = send(&page, TEXT).await;

    widget
        .eventually_matches(".aw-comments-status", "already has this comment")
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    assert_eq!(demo.comment_server.comments().len(), 1);
    page.expect_network_failures("/comments").await;
    page.assert_quiet().await;
}
// Rust interprets responses, not the engine.
in_chromium!([F5] a_comment_sent_twice_is_said_to_be_there_already);
