//! The element and `mount` do what their contract says, under the strictest policy too.

use e2e::{Demo, Engine, Page, Reader, in_every_engine};
use serde_json::json;

/// A page of the test's own, on the site that serves the widget.
async fn open(engine: Engine, demo: &Demo, body: &str) -> Page {
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head>\
             <body>{body}</body></html>"
        ),
    );
    Reader::with(engine)
        .open(&demo.site.url("/host.html"))
        .await
}

const SCRIPT: &str = "<script type=module src=/article-widget.js></script>";

fn story(headline: &str) -> String {
    json!({ "headline": headline, "lang": "en", "blocks": ["One paragraph."] }).to_string()
}

async fn mount_gives_a_handle_that_updates_and_unmounts(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<article-widget-free-name id=story>My own words</article-widget-free-name>
         <script type=module>
            import {{ mount }} from '/article-widget.js';
            window.host = document.querySelector('#story');
            host.addEventListener('article-widget-ready', () => window.shown = true);
            window.handle = mount(host, {{ article: {} }});
         </script>",
        story("First")
    );
    let page = open(engine, &demo, &body).await;
    page.eventually("window.shown && host.shadowRoot.querySelector('h2').textContent === 'First'")
        .await;

    page.run(
        &format!("handle.update({{ article: {} }})", story("Second")),
        vec![],
    )
    .await;
    page.eventually("host.shadowRoot.querySelector('h2').textContent === 'Second'")
        .await;

    page.run("handle.unmount()", vec![]).await;
    page.eventually("!host.shadowRoot.querySelector('h2')")
        .await;
    let own = page
        .read("host.shadowRoot.querySelector('slot:not([name])').assignedNodes()[0].data")
        .await;
    assert_eq!(own, json!("My own words"));
    page.assert_quiet().await;
}
in_every_engine!(mount_gives_a_handle_that_updates_and_unmounts);

async fn what_was_set_before_the_element_was_defined_counts(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<article-widget></article-widget>
         <script>
            const early = document.querySelector('article-widget');
            early.article = {};
            early.headingLevel = '3';
         </script>{SCRIPT}",
        story("Early")
    );

    let page = open(engine, &demo, &body).await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.text("h3").await, "Early");
    page.assert_quiet().await;
}
in_every_engine!(what_was_set_before_the_element_was_defined_counts);

async fn a_changed_attribute_changes_what_is_shown(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.file(
        "/other.txt",
        "text/plain",
        "Another title\n\nAnother story.",
    );
    let body = format!("<article-widget src=/demo/article.txt></article-widget>{SCRIPT}");
    let page = open(engine, &demo, &body).await;
    let widget = page.widget(0).ready().await;

    page.run(
        "document.querySelector('article-widget').src = '/other.txt'",
        vec![],
    )
    .await;

    widget.eventually_says("h2", "Another title").await;
    page.assert_quiet().await;
}
in_every_engine!(a_changed_attribute_changes_what_is_shown);

async fn a_move_keeps_what_was_typed_and_a_return_shows_it_all_again(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.endpoint.origin();
    let body = format!(
        "<div id=one><article-widget endpoint={endpoint}/comments>
            <script type=application/json>{}</script>
         </article-widget></div><div id=two></div>{SCRIPT}",
        story("Movable")
    );
    let page = open(engine, &demo, &body).await;
    let widget = page.widget(0).ready().await;
    widget
        .type_into("textarea[name=comment]", "Half a thought")
        .await;

    page.run(
        "two.append(document.querySelector('article-widget'))",
        vec![],
    )
    .await;
    assert_eq!(
        widget.value("textarea[name=comment]").await,
        "Half a thought"
    );

    // Away for long enough to count as removed: a task, not a microtask.
    let leave = "const done = arguments[0];
        window.away = document.querySelector('article-widget');
        away.remove();
        setTimeout(done);";
    page.run_async(leave, vec![]).await;
    page.eventually("!away.shadowRoot.querySelector('form')")
        .await;

    page.run("one.append(away)", vec![]).await;
    widget.eventually_says("h2", "Movable").await;
    widget
        .eventually("deep('textarea[name=comment]')?.value === 'Half a thought'")
        .await;
    page.assert_quiet().await;
}
in_every_engine!(a_move_keeps_what_was_typed_and_a_return_shows_it_all_again);

async fn keys_typed_in_the_form_are_not_the_hosts(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.endpoint.origin();
    let body = format!(
        "<article-widget endpoint={endpoint}/comments></article-widget>{SCRIPT}
         <script>
            window.heard = [];
            document.addEventListener('keydown', (event) => heard.push(event.key));
         </script>"
    );
    let page = open(engine, &demo, &body).await;
    let widget = page.widget(0).ready().await;

    widget.type_into("textarea[name=comment]", "jk").await;

    assert_eq!(widget.value("textarea[name=comment]").await, "jk");
    assert_eq!(page.read("heard").await, json!([]));
    page.assert_quiet().await;
}
in_every_engine!(keys_typed_in_the_form_are_not_the_hosts);
