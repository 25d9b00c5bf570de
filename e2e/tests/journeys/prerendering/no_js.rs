//! A prerendered page without JavaScript: the article is readable, and the browser submits the comment form.
//!
//! The page is in a sandbox that forbids scripts (HTML Standard, `sandbox`); the drivers' scripts run outside of it.
//! Browsers log that the sandbox has blocked the page's scripts, so these tests do not assert a quiet page.

use article_widget::Config;
use article_widget::json::Json;
use article_widget_prerender::prerender;
use e2e::{
    Demo, Engine, Key, Page, ResponseOverride, Site, StoredComment, Visitor, WordPress,
    in_every_engine,
};
use serde_json::{Value, json};
use std::fs;
use std::time::{Duration, Instant};

const STORY: &str = "/story?page=2";
const WAIT_TIMEOUT: Duration = Duration::from_secs(15);

/// A widget as a server writes it, about the story at [`STORY`].
fn prerendered(site: &Site, endpoint: &Value) -> String {
    let related = fs::read_to_string("../demo/related.json").expect("the demo's data");
    let related: Value = serde_json::from_str(&related).expect("JSON");
    let settings = json!({
        "lang": "en",
        "url": site.url(STORY),
        "articleId": WordPress::POST_ID,
        "article": {
            "headline": "The river rises",
            "url": site.url(STORY),
            "blocks": ["It is long.", "It is deep.", "It is wide."],
        },
        "share": true,
        "preview": true,
        "related": related,
        "endpoint": endpoint,
    });
    let settings = Json::parse(&settings.to_string()).expect("settings");
    let (config, faults) = Config::read(&settings, Some(&site.url(STORY)));
    assert!(faults.is_empty(), "{faults:?}");
    format!("<article-widget>{}</article-widget>", prerender(&config))
}

/// A page of these widgets, where no script runs.
async fn open(engine: Engine, site: &Site, widgets: &[String]) -> Page {
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Story</title>
         <script>document.title = 'Scripts run'</script>
         <script type=module src=/article-widget.js></script>{}",
        widgets.concat()
    );
    site.page("/story", &html);
    let sandbox = "sandbox allow-forms allow-same-origin";
    let answer = ResponseOverride::unchanged().header("content-security-policy", sandbox);
    site.override_response("/story", answer);
    let page = Visitor::with(engine).open(&site.url(STORY)).await;
    assert_eq!(page.read("document.title").await, "Story");
    page
}

/// Waits until an expression holds, watching from outside: in the page no timer runs.
async fn eventually(page: &Page, expression: &str) {
    let end = Instant::now() + WAIT_TIMEOUT;
    while page.read(expression).await != json!(true) {
        let late = Instant::now() > end;
        assert!(!late, "in {}, never: {expression}", page.engine());
    }
}

async fn write(page: &Page, text: &str) {
    let widget = page.widget(0);
    widget.type_into("#aw-comment", text).await;
    widget.type_into("#aw-email", "zoe@example.org").await;
    widget
        .type_into("#aw-website", "https://zoe.example/")
        .await;
    widget.type_into("#aw-name", "Zoé Traoré").await;
}

fn written(article: &str) -> StoredComment {
    StoredComment {
        article: article.to_owned(),
        name: "Zoé Traoré".to_owned(),
        email: "zoe@example.org".to_owned(),
        website: Some("https://zoe.example/".to_owned()),
        comment: "Well put.\nالثاني ✓".to_owned(),
        status: "published".to_owned(),
    }
}

/// F10, R1, C4: the article is read, every related article reached by Tab, and a comment sent by the browser,
/// which checks it first; the endpoint's page says that it has arrived and leads back.
async fn a_page_without_scripts_is_read_and_commented_on(engine: Engine) {
    let demo = Demo::start().await;
    let url = format!("{}/comments", demo.comment_server.origin());
    let takes_forms = prerendered(&demo.site, &json!({ "url": url, "htmlForm": true }));
    let takes_json = prerendered(&demo.site, &json!(url));
    let page = open(engine, &demo.site, &[takes_forms, takes_json]).await;
    let widget = page.widget(0);

    let shown = "(selector) => deepAll(selector).filter((it) => it.checkVisibility()).map((it) => it.textContent)";
    let shown = |selector: &str| format!("({shown})('{selector}')");
    let headline = json!(["The river rises"]);
    assert_eq!(widget.read(&shown("h1, .aw-headline")).await, headline);
    assert_eq!(
        widget.read(&shown(".aw-article p")).await,
        json!(["It is long.", "It is deep.", "It is wide."])
    );
    assert_eq!(widget.read(&shown("button")).await, json!(["Post Comment"]));
    let sent_by_script = page.widget(1).read(&shown(".aw-comments")).await;
    assert_eq!(sent_by_script, json!([]), "no form that cannot be sent");

    let mut reached = Vec::new();
    let focused = "root.activeElement?.href ?? root.activeElement?.id ?? ''";
    while reached.last() != Some(&json!("aw-comment")) {
        assert!(reached.len() < 30, "{reached:?}");
        page.press(&[Key::Tab]).await;
        reached.push(widget.read(focused).await);
        let in_view = "(() => {
            const { activeElement } = document.querySelector('article-widget').shadowRoot;
            const card = activeElement?.closest('.aw-slide')?.getBoundingClientRect();
            if (!card) return true;
            const track = activeElement.closest('.aw-track').getBoundingClientRect();
            return card.left >= track.left - 1 && card.right <= track.right + 1
                && card.top < innerHeight && card.bottom > 0;
        })()";
        eventually(&page, in_view).await;
    }
    let links = "deepAll('.aw-track a').map((it) => it.href)";
    let Value::Array(links) = widget.read(links).await else {
        panic!("links are a list")
    };
    assert_eq!(links.len(), 8);
    let reached: Vec<_> = reached
        .into_iter()
        .filter(|it| links.contains(it))
        .collect();
    assert_eq!(reached, links, "each in its turn");

    widget.click(".aw-submit").await;
    let is_refused = "deep('#aw-comment').matches(':invalid') && root.activeElement.id";
    assert_eq!(widget.read(is_refused).await, "aw-comment");
    assert_eq!(demo.comment_server.comments(), []);

    write(&page, "Well put.\nالثاني ✓").await;
    page.press(&[Key::Enter]).await;
    page.wait_for_url(&url).await;
    eventually(&page, "document.readyState === 'complete'").await;

    assert_eq!(demo.comment_server.comments(), [written("1")]);
    assert_eq!(page.read("document.documentElement.lang").await, "en");
    let told = page.read("document.querySelector('main').innerText").await;
    let told = told.as_str().unwrap_or_default();
    assert!(told.contains("Your comment has been published."), "{told}");
    let origin = demo.site.url("/");
    let back = page.read("document.querySelector('a').href").await;
    assert_eq!(
        back,
        json!(origin),
        "a page of another origin names no more"
    );
}
in_every_engine!([F10, E11] a_page_without_scripts_is_read_and_commented_on);

/// F10: WordPress takes the form as it takes its own, and leads back to the story.
async fn a_comment_is_sent_to_wordpress_without_a_script(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = Site::of_widget().await;
    let url = wordpress.url("/wp-comments-post.php");
    let endpoint = json!({ "preset": "wordpress-form", "url": url });
    let widget = prerendered(&site, &endpoint);
    let page = open(engine, &site, &[widget]).await;

    write(&page, "Well put.\nالثاني ✓").await;
    page.press(&[Key::Enter]).await;
    eventually(&page, "location.hash.startsWith('#comment-')").await;

    assert_eq!(
        page.read("location.pathname + location.search").await,
        STORY
    );
    let mut comments = wordpress.comments();
    for comment in &mut comments {
        // As a form sends them.
        comment.comment = comment.comment.replace("\r\n", "\n");
    }
    assert_eq!(comments, [written(&WordPress::POST_ID.to_string())]);
}
in_every_engine!([F10, E11] a_comment_is_sent_to_wordpress_without_a_script);
