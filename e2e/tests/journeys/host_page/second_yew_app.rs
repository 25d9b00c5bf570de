//! An application in another version of Yew, on one page with the widget.

use e2e::{Demo, Element, Engine, Page, Visitor, in_chromium};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// Serves the second application's files beside the widget's.
fn serve_second_app(demo: &Demo) {
    let folder = std::env::var_os("ARTICLE_WIDGET_SECOND_YEW_APP")
        .map(PathBuf::from)
        .expect("ARTICLE_WIDGET_SECOND_YEW_APP names the folder of the second application");
    for (name, media_type) in [
        ("second_yew_app.js", "text/javascript"),
        ("second_yew_app_bg.wasm", "application/wasm"),
    ] {
        let file = fs::read(folder.join(name)).expect("the second application is built");
        demo.site.bytes(&format!("/{name}"), media_type, &file);
    }
}

/// Adds a page with this body and a script that calls `show` of the second application; returns its URL.
fn host(demo: &Demo, path: &str, body: &str, show: &str) -> String {
    demo.site.page(
        path,
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head>
             <body>{body}<script type=module src=/article-widget.js></script>
             <script type=module>
                import init, {{ show }} from '/second_yew_app.js';
                await init();
                {show};
             </script></body></html>"
        ),
    );
    demo.site.url(path)
}

/// The state of the widget that a stray handler would change.
const STATE: &str = "[
    deep('.aw-preview-button').getAttribute('aria-expanded'),
    deep('textarea[name=comment]').value,
    deep('.aw-comments-status').textContent,
]";

/// What the second application's handlers have counted.
const HANDLER_CALLS: &str = "document.querySelector('.second-app > output').textContent";

/// Uses every control of one application and then of the other. Both number their handlers alike, as each is
/// the first application of its version on the page.
async fn use_both(page: &Page) {
    let widget = page.widget(0).ready().await;
    page.eventually(HANDLER_CALLS).await;

    widget.click(".aw-preview-button").await;
    widget
        .type_into("textarea[name=comment]", "Good fences")
        .await;
    widget
        .eventually("deep('.aw-preview').textContent.includes('Good fences')")
        .await;
    assert_eq!(
        page.read(HANDLER_CALLS).await,
        json!("0 clicks, 0 inputs, 0 keys")
    );

    let before = widget.read(STATE).await;
    click(page, ".count").await;
    let typed = control(page, ".write").await.send_keys("ab").await;
    typed.expect("the field is typed into");
    page.eventually(&format!("{HANDLER_CALLS} === '1 clicks, 2 inputs, 2 keys'"))
        .await;
    assert_eq!(widget.read(STATE).await, before);
}

async fn control(page: &Page, selector: &str) -> Element {
    let body = format!("return document.querySelector('.second-app > {selector}');");
    let control = page.element(&body, vec![]).await;
    control.expect(selector)
}

async fn click(page: &Page, selector: &str) {
    let clicked = control(page, selector).await.click().await;
    clicked.unwrap_or_else(|error| panic!("{selector} is clicked: {error}"));
}

async fn send(page: &Page) {
    let widget = page.widget(0);
    widget.type_into("input[name=name]", "Ada").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
}

/// E6: no handler of a Yew application runs for a widget inside it, nor the other way round. The
/// application takes the widget away and puts another one there, which works as the first did.
async fn a_widget_inside_another_yew_application_is_on_its_own(engine: Engine) {
    let demo = Demo::start().await;
    serve_second_app(&demo);
    let endpoint = demo.comment_server.origin();
    let show = format!("show(document.querySelector('main'), '{endpoint}/comments')");
    let url = host(&demo, "/around.html", "<main></main>", &show);
    let page = Visitor::with(engine).open(&url).await;

    use_both(&page).await;
    click(&page, ".toggle-widget").await;
    page.eventually("!document.querySelector('article-widget')")
        .await;
    click(&page, ".toggle-widget").await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('textarea[name=comment]').value === 'Good fences'")
        .await;
    send(&page).await;

    assert_eq!(
        page.read(HANDLER_CALLS).await,
        json!("1 clicks, 2 inputs, 2 keys")
    );
    page.assert_quiet().await;
}
// Rust decides how events reach a Yew application, not the engine.
in_chromium!([E6] a_widget_inside_another_yew_application_is_on_its_own);

/// E6: no handler of a Yew application runs for the widget that it stands in, nor the other way round.
async fn another_yew_application_inside_a_widget_is_on_its_own(engine: Engine) {
    let demo = Demo::start().await;
    serve_second_app(&demo);
    let body = format!(
        "<main><article-widget endpoint={}/comments preview>
            <article><h1>The guests</h1><p>They were let in.</p></article>
            <div id=guest slot=captcha></div>
         </article-widget></main>",
        demo.comment_server.origin()
    );
    let url = host(&demo, "/inside.html", &body, "show(guest)");
    let page = Visitor::with(engine).open(&url).await;

    use_both(&page).await;
    send(&page).await;

    assert_eq!(
        page.read(HANDLER_CALLS).await,
        json!("1 clicks, 2 inputs, 2 keys")
    );
    assert_eq!(demo.comment_server.comments()[0].comment, "Good fences");
    page.assert_quiet().await;
}
// Rust decides how events reach a Yew application, not the engine.
in_chromium!([E6] another_yew_application_inside_a_widget_is_on_its_own);
