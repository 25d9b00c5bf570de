//! The contract of the element and of `mount`.

use e2e::{Demo, Engine, MessageKind, Page, Site, Visitor, in_chromium, in_every_engine};
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
    Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await
}

const SCRIPT: &str = "<script type=module src=/article-widget.js></script>";

fn story(headline: &str) -> String {
    json!({ "headline": headline, "lang": "en", "blocks": ["One paragraph."] }).to_string()
}

/// E4: without the element.
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
// The element's script decides this, not the engine.
in_chromium!([E4] mount_gives_a_handle_that_updates_and_unmounts);

/// E4: early properties.
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
in_every_engine!([E4] what_was_set_before_the_element_was_defined_counts);

/// E4: attributes that change.
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

    widget.eventually_has_text("h2", "Another title").await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] a_changed_attribute_changes_what_is_shown);

/// E4, F1: a move, and a removal and return.
async fn a_move_keeps_what_was_typed_and_a_return_shows_it_all_again(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
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
    widget.eventually_has_text("h2", "Movable").await;
    widget
        .eventually("deep('textarea[name=comment]')?.value === 'Half a thought'")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([E4, F1] a_move_keeps_what_was_typed_and_a_return_shows_it_all_again);

/// E3: the page's keyboard shortcuts.
async fn keys_typed_in_the_form_are_not_the_hosts(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
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
in_every_engine!([E3] keys_typed_in_the_form_are_not_the_hosts);

/// E4: what a page adds stands where its slot's name says, and its own words come before ours where
/// there is no article.
async fn a_page_adds_content_of_its_own_in_slots(engine: Engine) {
    let demo = Demo::start().await;
    let slotted =
        "<p slot=footer>Foot</p><p slot=before-form>House rules</p><p slot=header>Head</p>
        <p slot=fallback>Ask our desk</p>";
    let body = format!(
        "<article-widget endpoint=/comments><script type=application/json>{}</script>{slotted}</article-widget>
         <article-widget src=/nowhere.json>{slotted}</article-widget>{SCRIPT}",
        story("Between")
    );
    let page = open(engine, &demo, &body).await;
    let (shown, failed) = (page.widget(0).ready().await, page.widget(1).ready().await);

    let order = shown
        .read(
            "[['Head', host.querySelector('[slot=header]')], ['article', deep('article')],
              ['House rules', host.querySelector('[slot=before-form]')], ['form', deep('form')],
              ['Foot', host.querySelector('[slot=footer]')]]
                .map(([name, it]) => [it.getBoundingClientRect().top, name])
                .sort(([one], [other]) => one - other).map(([, name]) => name)",
        )
        .await;
    assert_eq!(
        order,
        json!(["Head", "article", "House rules", "form", "Foot"])
    );
    let fallback = "host.querySelector('[slot=fallback]').checkVisibility()";
    assert_eq!(shown.read(fallback).await, json!(false));
    assert_eq!(failed.read(fallback).await, json!(true));
    let ours = failed
        .read("deep('.aw-failure [role=alert]').checkVisibility()")
        .await;
    assert_eq!(ours, json!(false));
    page.expect_network_failures("/nowhere.json").await;
    page.expect_messages(MessageKind::Console, "article-widget: src: expected")
        .await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] a_page_adds_content_of_its_own_in_slots);

/// E4: asks for nothing until a reader comes near, and then for everything once.
async fn a_lazy_widget_asks_for_nothing_until_it_is_near(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<div style='height: 5000px'></div>
         <article-widget loading=lazy src=/demo/article.txt related=/demo/related.json></article-widget>
         <article-widget loading=lazy src=/demo/every-block.json id=never></article-widget>{SCRIPT}"
    );
    let page = open(engine, &demo, &body).await;
    page.eventually("customElements.get('article-widget') && document.readyState === 'complete'")
        .await;
    // A frame, in which an observer would have been called.
    page.run_async(
        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])));",
        vec![],
    )
    .await;
    let asked = |ending: &str| {
        let requests = demo.site.requests();
        requests
            .iter()
            .filter(|it| it.path.ends_with(ending))
            .count()
    };
    assert_eq!((asked(".wasm"), asked("/article.txt")), (0, 0));

    page.run(
        "document.querySelector('article-widget').scrollIntoView();",
        vec![],
    )
    .await;

    let widget = page.widget(0).ready().await;
    assert_eq!(widget.count(".aw-body > p").await, 15);
    assert_eq!(
        (
            asked(".wasm"),
            asked("/article.txt"),
            asked("/related.json")
        ),
        (2, 1, 1)
    );

    // What is set after it has come near counts, and what is said before it starts.
    page.run("never.headingLevel = 3; never.loading = 'eager';", vec![])
        .await;
    let other = page.widget(1).ready().await;
    assert_eq!(other.count("h3.aw-headline").await, 1);
    page.assert_quiet().await;
}
in_every_engine!([E8] a_lazy_widget_asks_for_nothing_until_it_is_near);

/// E6: a page with two versions has both, each with its own module, and neither hears the other; nor
/// does a widget that stands in another one.
async fn two_versions_and_nested_widgets_keep_to_themselves(engine: Engine) {
    let demo = Demo::start().await;
    let ours = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    let (other, _folder) = Site::of_altered_widget(".js", |bytes| {
        let text = String::from_utf8(bytes.clone()).expect("a script");
        *bytes = text.replace(&ours, "\"0.0.9\"").into_bytes();
    })
    .await;
    other.header("access-control-allow-origin", "*");
    let (origin, endpoint) = (other.origin(), demo.comment_server.origin());
    let settings = format!("endpoint={endpoint}/comments");
    let body = format!(
        "<article-widget id=outer url=https://news.example/outer {settings}><article><h2>Outer</h2><p>Text</p></article>
            <other-widget slot=header id=inner url=https://news.example/inner {settings}></other-widget>
            <article-widget slot=footer id=twin url=https://news.example/twin {settings}></article-widget>
         </article-widget>{SCRIPT}
         <script type=module src={origin}/article-widget.js></script>
         <script type=module src='{origin}/article-widget.js?name=other-widget'></script>"
    );
    let page = open(engine, &demo, &body).await;
    page.eventually(
        "[outer, inner, twin].every((it) => it.shadowRoot?.querySelector('.aw-submit'))",
    )
    .await;

    let versions = page
        .read("[customElements.get('article-widget').version, customElements.get('other-widget').version]")
        .await;
    assert_eq!(versions, json!([env!("CARGO_PKG_VERSION"), "0.0.9"]));
    for name in ["inner", "twin", "outer"] {
        let press = format!(
            "const root = {name}.shadowRoot;
             root.querySelector('textarea').value = 'From {name}';
             root.querySelector('input[name=name]').value = 'Ada';
             root.querySelector('.aw-submit').click();"
        );
        page.run(&press, vec![]).await;
        let told = format!(
            "{name}.shadowRoot.querySelector('.aw-comments-status').textContent.includes('published')"
        );
        page.eventually(&told).await;
    }

    let mut comments: Vec<String> = demo
        .comment_server
        .comments()
        .into_iter()
        .map(|it| it.comment)
        .collect();
    comments.sort();
    assert_eq!(comments, ["From inner", "From outer", "From twin"]);
    // The one has HTML to read as well.
    for (site, count) in [(&demo.site, 2), (&other, 1)] {
        let requests = site.requests();
        let modules = requests.iter().filter(|it| it.path.ends_with(".wasm"));
        assert_eq!(modules.count(), count);
    }
    page.expect_messages(MessageKind::Console, "is defined already")
        .await;
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E6] two_versions_and_nested_widgets_keep_to_themselves);

/// E4: an attribute that is nearly one of ours is told by name; a page's own are its own.
async fn a_misspelt_attribute_is_reported_once(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "<article-widget id=story class=wide data-src=x aria-label=Story role=group style='margin: 1em' hx-get=/x
            ng-version=1 srcs=/x related-layuot=grid end-point=/comments></article-widget>{SCRIPT}"
    );
    let page = open(engine, &demo, &body).await;
    page.widget(0).ready().await;

    page.run("story.lang = 'en'; story.headingLevel = 3;", vec![])
        .await;
    page.widget(0)
        .eventually("host.getAttribute('heading-level') === '3'")
        .await;

    for (wrong, right) in [
        ("srcs", "src"),
        ("related-layuot", "related-layout"),
        ("end-point", "endpoint"),
    ] {
        let words = format!(
            "article-widget: {wrong}: expected an attribute that is known, such as {right}"
        );
        let told = page.expect_messages(MessageKind::Console, &words).await;
        let told = told.iter().filter(|it| it.observer == "page");
        assert_eq!(told.count(), 1);
    }
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] a_misspelt_attribute_is_reported_once);
