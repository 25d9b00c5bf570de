//! The widget in a frame of its own, for pages that want to share nothing with it.

use e2e::{Answer, Demo, Engine, Kind, Page, Reader, Site, in_every_engine};
use serde_json::json;

const HEIGHT: &str = "document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe').offsetHeight";
const NAME: &str =
    "document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe').title";

/// A page whose frame comes from the demo's site.
async fn open(engine: Engine, host: &Site, demo: &Demo, attributes: &str) -> Page {
    demo.site.header("access-control-allow-origin", "*");
    host.header("access-control-allow-origin", "*");
    let origin = demo.site.origin();
    host.page(
        "/host/page.html",
        &format!(
            "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Host</title><script>
                window.heard = [];
                for (const name of ['ready', 'comment', 'article'])
                    addEventListener(`article-widget-${{name}}`, ({{ detail }}) => heard.push([name, detail]));
             </script></head><body><main><h1>Host</h1>
             <article-widget-frame {attributes}></article-widget-frame></main>
             <script type=module src={origin}/article-widget-frame.js></script></body></html>"
        ),
    );
    Reader::with(engine)
        .open(&host.url("/host/page.html"))
        .await
}

async fn into_the_frame(page: &Page) {
    let frame = page
        .element(
            "return document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe')",
            vec![],
        )
        .await
        .expect("a frame");
    frame.enter_frame().await.expect("into the frame");
}

/// The frame has the article's height and name, and what happens in it is heard at the element.
async fn a_frame_is_as_high_as_its_article_and_named_by_it(engine: Engine) {
    let demo = Demo::start().await;
    let host = Site::of_the_widget().await;
    host.header("access-control-allow-headers", "content-type");
    host.answer("/comments", Answer::status(201));
    let attributes =
        "src=../demo/article.txt related=/demo/related.json endpoint=/comments id=story class=wide";
    let page = open(engine, &host, &demo, attributes).await;

    page.eventually("heard.length === 1").await;
    assert_eq!(page.read("heard").await, json!([["ready", null]]));
    page.eventually(&format!("{HEIGHT} > 2000")).await;
    let name = page.read(NAME).await;
    assert!(name.as_str().is_some_and(|it| it.len() > 20), "{name}");

    into_the_frame(&page).await;
    let widget = page.widget(0);
    widget
        .eventually("document.documentElement.scrollHeight <= innerHeight")
        .await;
    assert_eq!(widget.count(".aw-body > p").await, 15);
    assert_eq!(
        page.read("document.documentElement.lang").await,
        json!("fr")
    );
    assert_eq!(page.read("document.title").await, name);
    widget
        .read(
            "(() => { deep('textarea[name=comment]').value = 'Dans un cadre.';
                deep('input[name=name]').value = 'Ada';
                deep('.aw-submit').click(); return true; })()",
        )
        .await;
    widget
        .eventually_matches(".aw-comments-status", "commentaire est publié")
        .await;
    page.client().enter_parent_frame().await.expect("back out");

    page.eventually("heard.length === 2").await;
    assert_eq!(page.read("heard[1]").await, json!(["comment", "published"]));
    page.assert_quiet().await;
}
in_every_engine!(a_frame_is_as_high_as_its_article_and_named_by_it);

/// Only the frame is believed, and only within bounds.
async fn heights_are_believed_from_the_frame_alone_and_within_bounds(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.answer(
        "/frame.html",
        Answer::status(200).body(
            "text/html",
            "<!doctype html><html lang=en><meta charset=utf-8><title>Another</title><script>
                addEventListener('message', ({ data }) => parent.postMessage(data, '*'));
             </script>",
        ),
    );
    let host = Site::empty().await;
    let page = open(engine, &host, &demo, "title=Récit src=/demo/article.txt").await;
    page.eventually(&format!("typeof ({HEIGHT}) === 'number'"))
        .await;
    page.run(
        "const { contentWindow } = document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe');
         window.says = (type, value) => contentWindow.postMessage({ type, value }, '*');
         window.pretends = (type, value) => postMessage({ type, value }, '*');",
        vec![],
    )
    .await;
    let height = |height: u32| format!("{HEIGHT} === {height}");

    // The frame may not be there yet to answer.
    page.eventually(&format!(
        "says('article-widget-height', 700), {}",
        height(700)
    ))
    .await;
    for unheard in ["'9e9'", "null", "NaN", "{}"] {
        let script = format!(
            "pretends('article-widget-height', 99); says('article-widget-height', {unheard});"
        );
        page.run(&script, vec![]).await;
    }
    page.run(
        "says('article-widget-title', 'Other'); says('article-widget-article', 'x');",
        vec![],
    )
    .await;
    // Messages arrive in their order.
    page.run("says('article-widget-comment', 'held');", vec![])
        .await;
    page.eventually("heard.length === 1").await;
    page.eventually(&height(700)).await;
    assert_eq!(page.read(NAME).await, json!("Récit"));
    page.run("says('article-widget-height', -5);", vec![]).await;
    page.eventually(&height(0)).await;
    page.run("says('article-widget-height', 1e12);", vec![])
        .await;
    page.eventually(&height(200_000)).await;

    page.run(
        "window.away = document.querySelector('article-widget-frame'); away.remove();",
        vec![],
    )
    .await;
    assert_eq!(page.read("heard").await, json!([["comment", "held"]]));
    page.assert_quiet().await;
}
in_every_engine!(heights_are_believed_from_the_frame_alone_and_within_bounds);

/// The address is checked, and is no page by itself.
async fn a_frame_s_address_is_read_as_attributes(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/around.html",
        "<!doctype html><html lang=en><title>Around</title><iframe title=Story width=600 height=600
            src='/frame.html?src=/demo/article.txt&onload=alert(1)&heading-level=9&srcdoc=%3Cscript%3E'></iframe>",
    );
    let page = Reader::with(engine)
        .open(&demo.site.url("/frame.html?src=/demo/article.txt"))
        .await;
    page.eventually("document.body.textContent === 'This page is made to stand in a frame.'")
        .await;
    assert_eq!(
        page.read("document.querySelector('article-widget')").await,
        json!(null)
    );

    page.open(&demo.site.url("/around.html")).await;
    page.client().enter_frame(0).await.expect("the frame");
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.count(".aw-body > p").await, 15);
    assert_eq!(
        widget.read("host.getAttributeNames()").await,
        json!(["src", "heading-level"])
    );
    page.client().enter_parent_frame().await.expect("back out");
    for told in ["onload", "srcdoc", "headingLevel: expected"] {
        page.take(Kind::Console, told).await;
    }
    page.assert_quiet().await;
}
in_every_engine!(a_frame_s_address_is_read_as_attributes);
