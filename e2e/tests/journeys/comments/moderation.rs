//! A held comment is not called published.

use e2e::{Demo, Engine, Visitor, in_chromium};

async fn a_held_comment_is_said_to_be_held(engine: Engine) {
    let demo = Demo::moderated().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    let text = "For the moderator's eyes first.";
    widget.type_into("textarea[name=comment]", text).await;
    widget.type_into("input[name=name]", "Ada").await;

    widget.click("form button[type=submit]").await;

    widget
        .eventually_matches(".aw-comments-status", "once a moderator has approved it")
        .await;
    let stored = demo.comment_server.comments();
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].comment, text);
    assert_eq!(stored[0].status, "held");
    page.screenshot("held").await;
    page.assert_quiet().await;
}
// Rust interprets responses, not the engine.
in_chromium!([F5] a_held_comment_is_said_to_be_held);
