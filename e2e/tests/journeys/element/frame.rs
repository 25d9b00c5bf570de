//! The widget in a frame, for pages that share nothing with it.

use e2e::{Demo, Engine, Key, MessageKind, Page, ResponseOverride, Site, Visitor, in_every_engine};
use serde_json::json;

const HEIGHT: &str = "document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe').offsetHeight";
const NAME: &str =
    "document.querySelector('article-widget-frame').shadowRoot.querySelector('iframe').title";

/// A site that the publisher of the frame lists.
async fn allowed_host(demo: &Demo) -> Site {
    let host = Site::of_widget().await;
    let listed = json!([host.origin()]).to_string();
    demo.site
        .file("/frame-origins.json", "application/json", &listed);
    host
}

/// A site that it does not list.
async fn foreign_host(demo: &Demo) -> Site {
    demo.site
        .file("/frame-origins.json", "application/json", "[]");
    Site::empty().await
}

/// A page whose frame comes from the demo's site. `heard` are the element's events and `told` is what the
/// frame says to whoever listens.
fn around(host: &Site, demo: &Demo, attributes: &str) {
    for site in [&demo.site, host] {
        site.header("access-control-allow-origin", "*");
    }
    let origin = demo.site.origin();
    host.page(
        "/host/page.html",
        &format!(
            "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Host</title><script>
                window.heard = [];
                window.told = new Set();
                for (const name of ['ready', 'comment', 'article'])
                    addEventListener(`article-widget-${{name}}`, ({{ detail }}) => heard.push([name, detail]));
                addEventListener('message', ({{ data }}) => data?.type && told.add(data.type));
             </script></head><body><main><h1>Host</h1>
             <article-widget-frame {attributes}></article-widget-frame></main>
             <script type=module src={origin}/article-widget-frame.js></script></body></html>"
        ),
    );
}

async fn open(engine: Engine, host: &Site, demo: &Demo, attributes: &str) -> Page {
    around(host, demo, attributes);
    Visitor::with(engine)
        .open(&host.url("/host/page.html"))
        .await
}

/// Writes a comment in the frame that the page is in, and waits until it is published.
async fn comment(page: &Page, text: &str) {
    let widget = page.widget(0);
    widget
        .read(&format!(
            "(() => {{ deep('textarea[name=comment]').value = '{text}';
                deep('input[name=name]').value = 'Ada';
                deep('.aw-submit').click(); return true; }})()"
        ))
        .await;
    widget
        .eventually_matches(".aw-comments-status", "commentaire est publié")
        .await;
}

/// What the site was asked for beside the frame's own files.
fn asked(site: &Site) -> Vec<String> {
    let is_own = |path: &str| {
        ["/frame", "/article-widget-frame", "/favicon.ico"]
            .iter()
            .any(|own| path.starts_with(own))
    };
    site.requests()
        .into_iter()
        .map(|request| request.path)
        .filter(|path| !is_own(path))
        .collect()
}

/// The link that stands in place of a frame that works for other pages.
const LINK: &str =
    "document.querySelector('article-widget-frame').shadowRoot.querySelector('.aw-sorry a')";

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
    let host = allowed_host(&demo).await;
    host.header("access-control-allow-headers", "content-type");
    host.override_response("/comments", ResponseOverride::status(201));
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
    comment(&page, "Dans un cadre.").await;
    page.client().enter_parent_frame().await.expect("back out");

    page.eventually("heard.length === 2").await;
    assert_eq!(page.read("heard[1]").await, json!(["comment", "published"]));
    page.assert_quiet().await;
}
in_every_engine!([E9] a_frame_is_as_high_as_its_article_and_named_by_it);

/// Only the frame is believed, and only within bounds.
async fn heights_are_believed_from_the_frame_alone_and_within_bounds(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.override_response(
        "/frame.html",
        ResponseOverride::status(200).body(
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
in_every_engine!([E9] heights_are_believed_from_the_frame_alone_and_within_bounds);

/// A frame's address says nothing, however it is framed; by itself it is no page.
async fn a_frame_s_address_has_nothing_done(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/around.html",
        "<!doctype html><html lang=en><title>Around</title><iframe title=Story width=600 height=600
            src='/frame.html?src=/demo/article.txt&endpoint=/c&endpoint-preset=wordpress-form'></iframe>",
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/frame.html?src=/demo/article.txt"))
        .await;
    page.eventually("document.body.textContent === 'This page is made to stand in a frame.'")
        .await;

    page.open(&demo.site.url("/around.html")).await;
    page.client().enter_frame(0).await.expect("the frame");
    page.eventually("document.querySelector('main.aw-frame')")
        .await;
    page.client().enter_parent_frame().await.expect("back out");
    page.eventually("1").await;
    page.expect_messages(MessageKind::Console, "article-widget-frame>, got none")
        .await;

    assert_eq!(asked(&demo.site), ["/around.html"]);
    page.assert_quiet().await;
}
in_every_engine!([E9] a_frame_s_address_has_nothing_done);

/// A page that the publisher does not list gets a link: nothing is fetched, sent or told for it.
async fn a_page_that_is_not_listed_gets_a_plain_link(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.header("set-cookie", "session=secret; Path=/");
    let host = foreign_host(&demo).await;
    let own = |path: &str| demo.site.url(path);
    let attributes = format!(
        "src={} related={} endpoint={} endpoint-preset=wordpress-form article-id=1 url={}",
        own("/demo/article.txt"),
        own("/demo/related.json"),
        own("/wp-comments-post.php"),
        own("/story"),
    );
    let page = open(engine, &host, &demo, &attributes).await;

    page.eventually(LINK).await;
    let read = |what: &str| format!("{LINK}{what}");
    assert_eq!(
        page.read(&read(".parentNode.textContent")).await,
        json!("Cet article n’a pas pu être affiché.Le lire sur sa page d’origine")
    );
    // A link inside the frame would be the publisher's own, which all of its cookies go with.
    assert_eq!(page.read(&read(".href")).await, json!(own("/story")));
    page.press(&[Key::Tab]).await;
    assert_eq!(page.read(&read(".matches(':focus')")).await, json!(true));

    assert_eq!(
        page.read("[...told].filter((it) => it !== 'article-widget-height').sort()")
            .await,
        json!(["article-widget-frame-ready", "article-widget-frame-refused"])
    );
    assert_eq!(page.read("heard").await, json!([]));
    assert_eq!(asked(&demo.site), [""; 0]);
    page.expect_messages(MessageKind::Console, "or the origins in frame-origins.json")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([E9] a_page_that_is_not_listed_gets_a_plain_link);

/// Whoever frames a page that is listed gains nothing by it, and cannot send its frame elsewhere.
async fn a_listed_page_in_a_foreign_one_gets_a_plain_link(engine: Engine) {
    let demo = Demo::start().await;
    let host = allowed_host(&demo).await;
    around(&host, &demo, "src=../demo/article.txt");
    let foreign = Site::empty().await;
    foreign.page(
        "/",
        &format!(
            "<!doctype html><html lang=en><title>Foreign</title>
             <iframe title=Story width=600 height=600 src={}></iframe>",
            host.url("/host/page.html")
        ),
    );
    let page = Visitor::with(engine).open(&foreign.url("/")).await;

    page.client().enter_frame(0).await.expect("the listed page");
    page.eventually(LINK).await;
    page.client().enter_parent_frame().await.expect("back out");
    // A frame in a shadow tree is no child that a page around could send elsewhere.
    assert_eq!(page.read("frames[0].length").await, json!(0));
    page.expect_messages(MessageKind::Console, "or the origins in frame-origins.json")
        .await;

    assert_eq!(asked(&demo.site), [""; 0]);
    assert!(
        !host
            .requests()
            .iter()
            .any(|it| it.path == "/demo/article.txt")
    );
    page.assert_quiet().await;
}
in_every_engine!([E9] a_listed_page_in_a_foreign_one_gets_a_plain_link);

/// What is asked of the frame's own site, and sent to it, is asked and sent as by a stranger.
async fn nothing_in_a_frame_carries_the_reader_s_cookies(engine: Engine) {
    let demo = Demo::start().await;
    demo.site
        .header("set-cookie", "session=secret; Path=/; SameSite=Lax");
    demo.site.page(
        "/login",
        "<!doctype html><html lang=en><title>Login</title>",
    );
    demo.site
        .override_response("/comments", ResponseOverride::status(201));
    let host = allowed_host(&demo).await;
    let attributes = format!(
        "src={0}/demo/article.txt related={0}/demo/related.json endpoint={0}/comments",
        demo.site.origin()
    );
    around(&host, &demo, &attributes);
    let page = Visitor::with(engine).open(&demo.site.url("/login")).await;
    page.open(&host.url("/host/page.html")).await;
    page.eventually("heard.length === 1").await;

    into_the_frame(&page).await;
    comment(&page, "Sans témoin.").await;
    page.client().enter_parent_frame().await.expect("back out");

    let asked = asked(&demo.site);
    for path in ["/demo/article.txt", "/demo/related.json", "/comments"] {
        assert!(asked.iter().any(|it| it == path), "{path} in {asked:?}");
    }
    let with_cookies = demo.site.requests_with_cookies();
    assert!(
        with_cookies.iter().any(|path| path == "/frame.html"),
        "the cookie is there to be sent: {with_cookies:?}"
    );
    for path in &asked {
        assert!(!with_cookies.contains(path), "{path} carried the cookie");
    }
    page.assert_quiet().await;
}
in_every_engine!([E9, F8] nothing_in_a_frame_carries_the_reader_s_cookies);

/// A back end that can be sent to only by leaving the page is none in a frame, which says so.
async fn no_form_leaves_a_frame(engine: Engine) {
    let demo = Demo::start().await;
    let host = allowed_host(&demo).await;
    let attributes = format!(
        "src=../demo/article.txt endpoint={}/wp-comments-post.php endpoint-preset=wordpress-form",
        demo.site.origin()
    );
    let page = open(engine, &host, &demo, &attributes).await;
    page.eventually("heard.length === 1").await;

    into_the_frame(&page).await;
    assert_eq!(page.widget(0).count("form").await, 0);
    page.client().enter_parent_frame().await.expect("back out");

    page.expect_messages(
        MessageKind::Console,
        "endpoint.encoding: expected json, urlencoded or multipart, since this is a frame",
    )
    .await;
    page.assert_quiet().await;
}
in_every_engine!([E9] no_form_leaves_a_frame);

/// The frame is told the widget's attributes, when it asks and when they change, and nothing else of the
/// element; its address never changes.
async fn a_frame_is_told_the_widget_s_attributes_and_no_others(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/frame.html",
        "<!doctype html><html lang=en><meta charset=utf-8><title>Another</title><script>
            addEventListener('message', ({ data }) => parent.postMessage(
                { type: 'article-widget-comment', value: JSON.stringify(Object.entries(data.value).sort()) }, '*'));
            parent.postMessage({ type: 'article-widget-frame-ready' }, '*');
         </script>",
    );
    let host = Site::empty().await;
    let page = open(
        engine,
        &host,
        &demo,
        "src=/a.json data-user=ada@example.org nonce=secret onclick=track() aria-label=x lang=ar",
    )
    .await;
    let told = |settings: &[(&str, &str)]| {
        let told = json!(settings).to_string();
        format!("heard.at(-1)?.[1] === {}", json!(told))
    };
    let src = host.url("/a.json");

    page.eventually(&told(&[("lang", "ar"), ("src", &src)]))
        .await;
    page.run(
        "const frame = document.querySelector('article-widget-frame');
         frame.setAttribute('data-user', 'eve');
         frame.setAttribute('heading-level', '3');
         frame.removeAttribute('lang');",
        vec![],
    )
    .await;
    page.eventually(&told(&[
        ("heading-level", "3"),
        ("lang", "fr"),
        ("src", &src),
    ]))
    .await;

    let frames: Vec<String> = demo.site.requests().into_iter().map(|it| it.path).collect();
    assert_eq!(frames, ["/article-widget-frame.js", "/frame.html"]);
    page.assert_quiet().await;
}
in_every_engine!([E9] a_frame_is_told_the_widget_s_attributes_and_no_others);

/// Settings that change are another article in the same frame.
async fn a_frame_shows_what_its_attributes_say_now(engine: Engine) {
    let demo = Demo::start().await;
    let host = allowed_host(&demo).await;
    host.file("/other.txt", "text/plain", "Another story\n\nIts text.");
    let page = open(engine, &host, &demo, "src=../demo/article.txt").await;
    page.eventually("heard.length === 1").await;

    page.run(
        "document.querySelector('article-widget-frame').setAttribute('src', '/other.txt')",
        vec![],
    )
    .await;
    page.eventually(&format!("{NAME} === 'Another story'"))
        .await;

    into_the_frame(&page).await;
    assert_eq!(page.widget(0).count(".aw-body > p").await, 1);
    page.client().enter_parent_frame().await.expect("back out");
    page.assert_quiet().await;
}
in_every_engine!([E9] a_frame_shows_what_its_attributes_say_now);

/// Another script under the frame's own name does not run.
async fn the_frame_s_script_is_pinned(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.page(
        "/around.html",
        "<!doctype html><html lang=en><title>Around</title>
            <iframe title=Story src=/frame.html></iframe>",
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/around.html"))
        .await;
    page.client().enter_frame(0).await.expect("the frame");
    page.eventually("document.querySelector('main.aw-frame')")
        .await;
    let script = page
        .read("new URL(document.querySelector('script[type=module]').src).pathname")
        .await;
    page.client().enter_parent_frame().await.expect("back out");
    let ending = script.as_str().expect("a path").to_owned();
    demo.site.override_response(
        &ending,
        ResponseOverride::status(200).body("text/javascript", "top.isSpoilt = true;"),
    );

    page.open(&demo.site.url("/around.html")).await;
    page.client().enter_frame(0).await.expect("the frame");
    page.eventually("document.readyState === 'complete'").await;
    assert_eq!(
        page.read("document.querySelector('main.aw-frame')").await,
        json!(null)
    );
    page.client().enter_parent_frame().await.expect("back out");

    assert_eq!(page.read("window.isSpoilt ?? null").await, json!(null));
    // Each browser says in its own way that the script was refused.
    assert_ne!(page.take_messages().await, []);
}
in_every_engine!([E9, E2] the_frame_s_script_is_pinned);

/// A list that cannot be read lists nobody, and the console says what was expected.
async fn a_list_of_other_things_lists_nobody(engine: Engine) {
    let demo = Demo::start().await;
    let host = Site::empty().await;
    let listed = json!([host.url("/"), "*", 7]).to_string();
    demo.site
        .file("/frame-origins.json", "application/json", &listed);
    let page = open(engine, &host, &demo, "src=/story.txt").await;

    page.eventually(LINK).await;
    page.expect_messages(MessageKind::Console, "expected origins such as")
        .await;
    page.expect_messages(MessageKind::Console, "or the origins in frame-origins.json")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([E9] a_list_of_other_things_lists_nobody);

/// Whoever frames it without the element is shown words: no link of the publisher's, whatever is asked for.
async fn a_refusal_has_no_link_of_the_publisher_s(engine: Engine) {
    let demo = Demo::start().await;
    let host = foreign_host(&demo).await;
    host.page(
        "/",
        &format!(
            "<!doctype html><html lang=en><title>Foreign</title>
             <iframe title=Story width=600 height=600 src={0}/frame.html></iframe><script>
                addEventListener('message', ({{ data, source }}) => {{
                    if (data.type === 'article-widget-frame-ready') source.postMessage({{
                        type: 'article-widget-frame-settings',
                        value: {{ url: '{0}/delete', src: '{0}/delete', endpoint: '{0}/delete', lang: 'en' }},
                    }}, '*');
                }});
             </script>",
            demo.site.origin()
        ),
    );
    let page = Visitor::with(engine).open(&host.url("/")).await;
    page.client().enter_frame(0).await.expect("the frame");
    page.eventually(
        "document.querySelector('main > div')?.shadowRoot.textContent === 'This article could not be shown.'",
    )
    .await;

    assert_eq!(
        page.read("document.querySelector('main > div').shadowRoot.querySelector('a, form')")
            .await,
        json!(null)
    );
    page.client().enter_parent_frame().await.expect("back out");
    page.expect_messages(MessageKind::Console, "or the origins in frame-origins.json")
        .await;
    assert_eq!(asked(&demo.site), [""; 0]);
    page.assert_quiet().await;
}
in_every_engine!([E9] a_refusal_has_no_link_of_the_publisher_s);

/// What the browser has cached of a reader's own page is not shown to whoever embeds the frame.
async fn a_frame_does_not_read_what_is_cached(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.header("cache-control", "private, max-age=600");
    demo.site
        .file("/account.txt", "text/plain", "Of the reader\n\nPrivate.");
    demo.site.page(
        "/login",
        "<!doctype html><html lang=en><title>Login</title><script>
            fetch('/account.txt').then((it) => it.text()).then(() => { window.isCached = true; });
         </script>",
    );
    let host = allowed_host(&demo).await;
    let attributes = format!("src={}/account.txt", demo.site.origin());
    around(&host, &demo, &attributes);
    let page = Visitor::with(engine).open(&demo.site.url("/login")).await;
    page.eventually("window.isCached").await;
    demo.site
        .file("/account.txt", "text/plain", "Of nobody\n\nPublic.");

    page.open(&host.url("/host/page.html")).await;
    page.eventually(&format!("{NAME} === 'Of nobody'")).await;

    page.assert_quiet().await;
}
in_every_engine!([E9, F8] a_frame_does_not_read_what_is_cached);

/// A list that leads elsewhere is nobody's.
async fn a_list_that_is_redirected_lists_nobody(engine: Engine) {
    let demo = Demo::start().await;
    let host = Site::empty().await;
    let listed = json!([host.origin()]).to_string();
    host.file("/list.json", "application/json", &listed);
    let elsewhere = ResponseOverride::status(302).header("location", &host.url("/list.json"));
    demo.site
        .override_response("/frame-origins.json", elsewhere);
    let page = open(engine, &host, &demo, "src=/story.txt").await;

    page.eventually(LINK).await;

    page.expect_messages(
        MessageKind::Console,
        "expected an array of origins that may embed this frame",
    )
    .await;
    page.expect_messages(MessageKind::Console, "or the origins in frame-origins.json")
        .await;
    assert!(!host.requests().iter().any(|it| it.path == "/list.json"));
    // Each browser says in its own way that the redirect was not followed.
    page.take_messages().await;
}
in_every_engine!([E9] a_list_that_is_redirected_lists_nobody);
