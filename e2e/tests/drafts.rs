//! What was typed is kept until it has arrived.

use e2e::{Demo, Engine, Reader, in_every_engine};

const TEXT: &str = "Half a thought, « to be finished ».";

async fn typed_text_survives_a_reload_until_it_was_received(engine: Engine) {
    let demo = Demo::start().await;
    let page = Reader::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    widget.type_into("textarea[name=comment]", TEXT).await;

    page.reload().await;
    let widget = page.widget(0).ready().await;
    let kept = format!("deep('textarea[name=comment]')?.value === '{TEXT}'");
    widget.eventually(&kept).await;

    widget.type_into("input[name=name]", "Ada").await;
    widget.click("input[name=save]").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(demo.endpoint.comments()[0].comment, TEXT);

    page.reload().await;
    let widget = page.widget(0).ready().await;
    // The name is put back together with what is left of the comment.
    widget
        .eventually("deep('input[name=name]')?.value === 'Ada'")
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, "");
    page.assert_quiet().await;
}
in_every_engine!(typed_text_survives_a_reload_until_it_was_received);

/// Reads and sends on the demo page after `script` has spoilt its storage.
async fn read_and_send_after(engine: Engine, script: &str) {
    let demo = Demo::start().await;
    let spoilt = format!("<script>{script}</script></head>");
    demo.site.rewrite("</head>", &spoilt);
    let page = Reader::with(engine).open(&demo.url()).await;
    page.eventually(
        "(() => { try { localStorage.setItem('a', 'b') } catch { return true } return false })()",
    )
    .await;

    let widget = page.widget(0).ready().await;
    assert_eq!(widget.count(".aw-body > p").await, 15);
    widget.type_into("textarea[name=comment]", TEXT).await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("input[name=save]").await;
    widget.click("form button[type=submit]").await;

    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, "");
    assert_eq!(demo.endpoint.comments().len(), 1);
    page.assert_quiet().await;
}

async fn storage_that_throws_disturbs_neither_reading_nor_sending(engine: Engine) {
    let script = "for (const name of ['getItem', 'setItem', 'removeItem'])
        Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError') };";
    read_and_send_after(engine, script).await;
}
in_every_engine!(storage_that_throws_disturbs_neither_reading_nor_sending);

async fn forbidden_storage_disturbs_neither_reading_nor_sending(engine: Engine) {
    let script = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('forbidden', 'SecurityError') } });";
    read_and_send_after(engine, script).await;
}
in_every_engine!(forbidden_storage_disturbs_neither_reading_nor_sending);
