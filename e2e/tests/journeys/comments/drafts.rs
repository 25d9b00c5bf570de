//! Drafts are kept until the comment is received.

use e2e::{Demo, Engine, Visitor, in_every_engine};

const TEXT: &str = "Half a thought, « to be finished ».";

async fn typed_text_survives_a_reload_until_it_was_received(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
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
    assert_eq!(demo.comment_server.comments()[0].comment, TEXT);

    page.reload().await;
    let widget = page.widget(0).ready().await;
    // The name is put back together with what is left of the comment.
    widget
        .eventually("deep('input[name=name]')?.value === 'Ada'")
        .await;
    assert_eq!(widget.value("textarea[name=comment]").await, "");
    page.assert_quiet().await;
}
in_every_engine!([F1] typed_text_survives_a_reload_until_it_was_received);

/// Reads and sends on the demo page after `script` has spoilt its storage.
async fn read_and_send_after(engine: Engine, script: &str) {
    let demo = Demo::start().await;
    let spoilt = format!("<script>{script}</script></head>");
    demo.site.rewrite("</head>", &spoilt);
    let page = Visitor::with(engine).open(&demo.url()).await;
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
    assert_eq!(demo.comment_server.comments().len(), 1);
    page.assert_quiet().await;
}

async fn storage_that_throws_disturbs_neither_reading_nor_sending(engine: Engine) {
    let script = "for (const name of ['getItem', 'setItem', 'removeItem'])
        Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError') };";
    read_and_send_after(engine, script).await;
}
in_every_engine!([F1] storage_that_throws_disturbs_neither_reading_nor_sending);

async fn forbidden_storage_disturbs_neither_reading_nor_sending(engine: Engine) {
    let script = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('forbidden', 'SecurityError') } });";
    read_and_send_after(engine, script).await;
}
in_every_engine!([F1] forbidden_storage_disturbs_neither_reading_nor_sending);

const COMMENT: &str = "textarea[name=comment]";

fn holds(text: &str) -> String {
    format!("deep('{COMMENT}')?.value === '{text}'")
}

async fn two_tabs_do_not_destroy_each_others_draft(engine: Engine) {
    let demo = Demo::start().await;
    let page = Visitor::with(engine).open(&demo.url()).await;
    let first = page.client().window().await.expect("a window");
    let widget = page.widget(0).ready().await;
    widget.type_into(COMMENT, "One").await;

    // The other tab begins with a copy, and goes on from there.
    let second = page.client().new_window(true).await.expect("a tab").handle;
    page.client()
        .switch_to_window(second.clone())
        .await
        .expect("the other tab");
    page.open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    widget.eventually(&holds("One")).await;
    widget
        .eventually_matches(".aw-field-comment .aw-note", "has been restored")
        .await;
    widget.type_into(COMMENT, " and another").await;

    for (tab, text) in [(&first, "One"), (&second, "One and another")] {
        page.client()
            .switch_to_window(tab.clone())
            .await
            .expect("a tab");
        page.reload().await;
        let widget = page.widget(0).ready().await;
        widget.eventually(&holds(text)).await;
        page.assert_quiet().await;
    }
}
in_every_engine!([F1] two_tabs_do_not_destroy_each_others_draft);

/// Takes the element off the page and puts it back where it was.
const AWAY_AND_BACK: &str = "
    const done = arguments[arguments.length - 1];
    const widget = document.querySelector('article-widget');
    const [place, next] = [widget.parentNode, widget.nextSibling];
    widget.remove();
    setTimeout(() => { place.insertBefore(widget, next); done(); });";

async fn typed_text_comes_back_with_the_element_even_without_storage(engine: Engine) {
    for script in [
        "",
        "for (const name of ['getItem', 'setItem', 'removeItem', 'key'])
            Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError') };",
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
            get() { throw new DOMException('forbidden', 'SecurityError') } });",
    ] {
        let demo = Demo::start().await;
        demo.site
            .rewrite("</head>", &format!("<script>{script}</script></head>"));
        let page = Visitor::with(engine).open(&demo.url()).await;
        let widget = page.widget(0).ready().await;
        widget.type_into(COMMENT, TEXT).await;

        page.run_async(AWAY_AND_BACK, vec![]).await;

        let widget = page.widget(0).ready().await;
        widget.eventually(&holds(TEXT)).await;
        page.assert_quiet().await;
    }
}
in_every_engine!([F1] typed_text_comes_back_with_the_element_even_without_storage);

async fn in_a_sandboxed_frame_typed_text_is_kept_while_the_page_lives(engine: Engine) {
    let demo = Demo::start().await;
    let element = "<article-widget endpoint=/comments></article-widget>";
    let page = demo.open_in_sandbox(&Visitor::with(engine), element).await;
    let widget = page.widget(0).ready().await;
    // By script: WebKit's driver does not type into a frame.
    let type_text = format!(
        "(() => {{ const field = deep('{COMMENT}'); field.value = '{TEXT}';
            return field.dispatchEvent(new InputEvent('input', {{ bubbles: true }})); }})()"
    );
    widget.read(&type_text).await;

    page.run_async(AWAY_AND_BACK, vec![]).await;

    let widget = page.widget(0).ready().await;
    widget.eventually(&holds(TEXT)).await;
    page.assert_quiet().await;
}
in_every_engine!([F1, E1] in_a_sandboxed_frame_typed_text_is_kept_while_the_page_lives);
