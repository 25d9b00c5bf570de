//! A back end that is down and comes back: the text is kept and sent once.

use e2e::{Demo, Engine, MessageKind, Visitor, in_every_engine};

const TEXT: &str = "This must not be lost.";

async fn a_comment_survives_an_endpoint_that_is_down_and_arrives_once(engine: Engine) {
    let mut demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    widget.type_into("textarea[name=comment]", TEXT).await;
    widget.type_into("input[name=name]", "Ada").await;
    demo.comment_server.stop().await;

    // Down: the reader is told, and keeps the text.
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(
            ".aw-comments-status",
            "cannot tell whether your comment arrived",
        )
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    assert_eq!(widget.value("input[name=name]").await, "Ada");
    page.expect_network_failures("/comments").await;
    page.expect_messages(MessageKind::Console, "got no answer")
        .await;
    page.assert_quiet().await;
    page.screenshot("endpoint-down").await;

    // Back: the same button sends the same text.
    demo.comment_server.resume().await;
    assert_eq!(
        demo.comment_server.comments(),
        [],
        "nothing is repeated unasked"
    );
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let stored = demo.comment_server.comments();
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].comment, TEXT);

    page.assert_quiet().await;
}
in_every_engine!([F1, F4] a_comment_survives_an_endpoint_that_is_down_and_arrives_once);
