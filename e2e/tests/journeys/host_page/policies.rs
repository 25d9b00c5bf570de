//! The strictest policies are kept, and what is refused is told.

use e2e::{
    Demo, Engine, MessageKind, Page, ResponseOverride, Site, Visitor, in_chromium, in_every_engine,
};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

const FALLBACK: &str = "<article-widget src=/demo/article.txt><p>My own words</p></article-widget>";

/// E1's policy, under which scripts carry the nonce `abc`.
fn keep_to_the_strictest(site: &Site, elsewhere: &str) {
    site.header(
        "content-security-policy",
        &format!(
            "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
             connect-src 'self' {elsewhere}; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        ),
    );
    site.header("cross-origin-embedder-policy", "require-corp");
    site.header("cross-origin-opener-policy", "same-origin");
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body><main>{body}</main>\
         <script type=module nonce=abc src=/article-widget.js></script></body></html>"
    )
}

async fn open(engine: Engine, site: &Site, body: &str) -> Page {
    site.page("/host.html", &page(body));
    Visitor::with(engine).open(&site.url("/host.html")).await
}

async fn shows_the_page_s_own_words(page: &Page) {
    let own = "host.querySelector('p').checkVisibility()";
    assert_eq!(page.widget(0).read(own).await, json!(true));
}

/// E1: the whole journey under the strictest policy, embedder policy included.
async fn the_strictest_policy_is_kept(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.comment_server.origin();
    keep_to_the_strictest(&demo.site, &endpoint);
    let body = format!(
        "<article-widget src=/demo/article.txt srclang=fr lang=fr related=/demo/related.json
            endpoint={endpoint}/comments></article-widget>"
    );
    let page = open(engine, &demo.site, &body).await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.count(".aw-body > p").await, 15);
    widget
        .eventually("deepAll('.aw-track a').length === 8")
        .await;
    let display = widget
        .read("getComputedStyle(deep('.aw-track')).display")
        .await;
    assert_eq!(display, json!("grid"));
    widget
        .type_into("textarea[name=comment]", "Sous bonne garde.")
        .await;
    widget.type_into("input[name=name]", "Awa").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "commentaire est publié")
        .await;

    assert_eq!(demo.comment_server.comments().len(), 1);
    page.assert_quiet().await;
}
in_every_engine!([E1] the_strictest_policy_is_kept);

/// The articles that the library is tested with, by their paths.
fn documents() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let folders = ["sources/plain", "sources/rich", "html/documents"];
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(tests.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|it| it != "md"))
        .collect();
    paths.sort();
    paths
}

/// The text with every site that it names, with a scheme or without one, replaced by this one.
fn at_home(text: &str, origin: &str) -> String {
    let mut parts = text.split("//");
    let mut home = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let scheme = ["https:", "http:", "\"", "'", "=", ",", " "]
            .into_iter()
            .find(|it| home.ends_with(it));
        let is_host = |char: char| char.is_alphanumeric() || ".-:@".contains(char);
        match scheme.filter(|_| part.starts_with(is_host)) {
            Some(scheme) => {
                home.truncate(
                    home.len()
                        - scheme
                            .trim_start_matches(|it| !char::is_alphabetic(it))
                            .len(),
                );
                home.push_str(origin);
                home.push_str(part.trim_start_matches(is_host));
            }
            None => {
                home.push_str("//");
                home.push_str(part);
            }
        }
    }
    home
}

/// E1: not one report, whatever an article is made of.
async fn no_article_breaks_the_strictest_policy(engine: Engine) {
    let site = Site::of_widget().await;
    keep_to_the_strictest(&site, "");
    let image = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";
    for ending in [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"] {
        let image = ResponseOverride::status(200).body("image/svg+xml", image);
        site.override_response(ending, image);
    }
    let mut body = "<script nonce=abc>window.ready = 0;
        addEventListener('article-widget-ready', () => ready++);</script>"
        .to_owned();
    let documents = documents();
    assert!(documents.len() > 60);
    for (number, path) in documents.iter().enumerate() {
        let text = fs::read_to_string(path).expect("a text");
        let address = format!("/articles/{number}");
        site.file(&address, "text/plain", &at_home(&text, site.origin()));
        let format = match path.extension().and_then(|it| it.to_str()) {
            Some("html") => "format=html",
            _ => "",
        };
        body.push_str(&format!(
            "<article-widget src={address} {format} heading-level=1></article-widget>"
        ));
    }

    let page = open(engine, &site, &body).await;
    page.eventually(&format!("ready === {}", documents.len()))
        .await;
    page.read(
        "(() => { for (const it of document.querySelectorAll('article-widget'))
            for (const image of it.shadowRoot.querySelectorAll('img')) image.loading = 'eager';
        return true; })()",
    )
    .await;
    page.eventually(
        "[...document.querySelectorAll('article-widget')].every((it) =>
            [...it.shadowRoot.querySelectorAll('img')].every((image) => image.complete))",
    )
    .await;

    let mut messages = page.take_messages().await;
    // What could not be used of a document is told; a picture whose path tells no kind is not there.
    messages.retain(|it| !matches!(it.kind, MessageKind::Console | MessageKind::Network));
    assert_eq!(messages, [], "{engine} was not quiet");
}
in_every_engine!([E1, R3] no_article_breaks_the_strictest_policy);

/// E1: in a frame that may run scripts and nothing else: no storage, no origin, no forms.
async fn a_sandboxed_frame_shows_everything_and_sends_a_comment(engine: Engine) {
    let demo = Demo::start().await;
    demo.site
        .header("access-control-allow-headers", "content-type");
    demo.site
        .override_response("/comments", ResponseOverride::status(201));
    let element = "<article-widget src=/demo/article.txt related=/demo/related.json endpoint=/comments></article-widget>";
    let page = demo.open_in_sandbox(&Visitor::with(engine), element).await;
    let widget = page.widget(0).ready().await;
    assert_eq!(page.read("origin").await, json!("null"));
    assert_eq!(widget.count(".aw-body > p").await, 15);
    widget
        .eventually("deepAll('.aw-track a').length === 8")
        .await;

    // By script: WebKit's driver does not type into a frame.
    widget
        .read(
            "(() => { deep('textarea[name=comment]').value = 'From a sandbox.';
                deep('input[name=name]').value = 'Ada';
                deep('.aw-submit').click(); return true; })()",
        )
        .await;

    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let posted = demo.site.requests();
    let posted = posted.iter().filter(|it| it.method == "POST").count();
    assert_eq!(posted, 1);
    page.assert_quiet().await;
}
in_every_engine!([E1] a_sandboxed_frame_shows_everything_and_sends_a_comment);

/// Spoils one byte.
fn flip(bytes: &mut [u8]) {
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
}

/// E2: the script pins its module.
async fn a_module_with_a_flipped_byte_is_refused(engine: Engine) {
    let (site, _folder) = Site::of_altered_widget(".wasm", |bytes| flip(bytes)).await;

    let page = open(engine, &site, FALLBACK).await;

    let told = page
        .expect_messages(MessageKind::Console, "article-widget: could not start")
        .await;
    assert!(
        told[0]
            .text
            .contains(".wasm: expected the file of this release"),
        "{told:#?}"
    );
    shows_the_page_s_own_words(&page).await;
    page.assert_quiet().await;
}
in_every_engine!([E2] a_module_with_a_flipped_byte_is_refused);

/// E2: and its translations, without which the interface is English.
async fn a_translation_with_a_flipped_byte_is_refused(engine: Engine) {
    let (site, _folder) = Site::of_altered_widget("fr-", |bytes| flip(bytes)).await;
    let body = "<article-widget lang=fr src=/demo/article.txt endpoint=/comments></article-widget>";

    let page = open(engine, &site, body).await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.text(".aw-submit").await, "Post Comment");
    page.expect_messages(
        MessageKind::Console,
        "could not be loaded, so they are English",
    )
    .await;
    page.assert_quiet().await;
}
in_every_engine!([E2] a_translation_with_a_flipped_byte_is_refused);

/// The hash of another script.
const OTHER: &str = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";

/// The hash of the shipped script, as the page's author finds it beside it or makes it.
async fn hash_of_the_script(page: &Page) -> String {
    let hash = page
        .run_async(
            "const done = arguments[0];
             fetch('/article-widget.js').then((it) => it.arrayBuffer())
                .then((it) => crypto.subtle.digest('SHA-384', it))
                .then((it) => done('sha384-' + btoa(String.fromCharCode(...new Uint8Array(it)))));",
            vec![],
        )
        .await;
    hash.as_str().expect("a hash").to_owned()
}

/// E2: one hash for the script, in the tag.
async fn the_tag_s_hash_is_the_script_s(engine: Engine) {
    let site = Site::of_widget().await;
    site.page(
        "/empty.html",
        "<!doctype html><html lang=en><title>Empty</title>",
    );
    let page = Visitor::with(engine).open(&site.url("/empty.html")).await;
    let hash = hash_of_the_script(&page).await;
    for (path, hash) in [
        ("/right.html", hash.clone()),
        ("/wrong.html", OTHER.to_owned()),
    ] {
        site.page(
            path,
            &format!(
                "<!doctype html><html lang=en><title>Pinned</title>{FALLBACK}\
                 <script type=module src=/article-widget.js integrity={hash} crossorigin></script>"
            ),
        );
    }

    page.open(&site.url("/right.html")).await;
    page.widget(0).ready().await;
    page.assert_quiet().await;

    page.open(&site.url("/wrong.html")).await;
    page.eventually("document.readyState === 'complete' && document.querySelector('article-widget p').checkVisibility()")
        .await;
    assert_eq!(
        page.read("customElements.get('article-widget') === undefined")
            .await,
        json!(true)
    );
    page.take_messages().await;
}
in_every_engine!([E2] the_tag_s_hash_is_the_script_s);

/// E2: or in an import map, for pages that import it.
async fn an_import_map_s_hash_is_the_script_s(engine: Engine) {
    let site = Site::of_widget().await;
    site.page(
        "/empty.html",
        "<!doctype html><html lang=en><title>Empty</title>",
    );
    let page = Visitor::with(engine).open(&site.url("/empty.html")).await;
    let hash = hash_of_the_script(&page).await;
    let origin = site.origin();
    for (path, hash) in [
        ("/right.html", hash.clone()),
        ("/wrong.html", OTHER.to_owned()),
    ] {
        let map = json!({
            "imports": { "article-widget": format!("{origin}/article-widget.js") },
            "integrity": { format!("{origin}/article-widget.js"): hash },
        });
        site.page(
            path,
            &format!(
                "<!doctype html><html lang=en><title>Pinned</title>{FALLBACK}\
                 <script type=importmap>{map}</script><script type=module>import 'article-widget';</script>"
            ),
        );
    }

    page.open(&site.url("/right.html")).await;
    page.widget(0).ready().await;
    page.assert_quiet().await;

    page.open(&site.url("/wrong.html")).await;
    page.eventually("document.readyState === 'complete'").await;
    assert_eq!(
        page.read("customElements.get('article-widget') === undefined")
            .await,
        json!(true)
    );
    page.take_messages().await;
}
in_chromium!([E2] an_import_map_s_hash_is_the_script_s);

/// E1: from a host of its own that sends `Access-Control-Allow-Origin`, as a CDN does.
async fn the_widget_may_come_from_another_origin(engine: Engine) {
    let (page_site, cdn) = (Site::of_widget().await, Site::of_widget().await);
    cdn.header("access-control-allow-origin", "*");
    let origin = cdn.origin();
    page_site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><title>Host</title>\
             <article-widget lang=fr src=/demo/article.txt endpoint=/comments></article-widget>\
             <script type=module src={origin}/article-widget.js></script>"
        ),
    );

    let page = Visitor::with(engine)
        .open(&page_site.url("/host.html"))
        .await;
    let widget = page.widget(0).ready().await;

    assert_eq!(widget.count(".aw-body > p").await, 15);
    assert_eq!(widget.text(".aw-submit").await, "Publier le commentaire");
    let mut paths: Vec<String> = page_site.requests().into_iter().map(|it| it.path).collect();
    // A browser asks for an icon unasked.
    paths.retain(|path| path != "/favicon.ico");
    assert_eq!(paths, ["/host.html", "/demo/article.txt"]);
    page.assert_quiet().await;
}
in_every_engine!([E1] the_widget_may_come_from_another_origin);

/// E1: what a host forgets is told by its name, and the page's own content stays.
async fn a_module_without_cors_is_reported(engine: Engine) {
    let (page_site, cdn) = (Site::of_widget().await, Site::of_widget().await);
    for ending in [".js", ".json"] {
        cdn.override_response(
            ending,
            ResponseOverride::unchanged().header("access-control-allow-origin", "*"),
        );
    }
    let origin = cdn.origin();
    page_site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><title>Host</title>{FALLBACK}\
             <script type=module src={origin}/article-widget.js></script>"
        ),
    );

    let page = Visitor::with(engine)
        .open(&page_site.url("/host.html"))
        .await;

    let told = page
        .expect_messages(MessageKind::Console, "article-widget: could not start")
        .await;
    assert!(
        told[0].text.contains("Access-Control-Allow-Origin"),
        "{told:#?}"
    );
    shows_the_page_s_own_words(&page).await;
    page.take_messages().await;
}
in_every_engine!([R1] a_module_without_cors_is_reported);

/// R1: a server that does not know the kind of a module makes it slower, not less.
async fn a_module_of_another_media_type_works_and_is_reported(engine: Engine) {
    let site = Site::of_widget().await;
    site.override_response(
        ".wasm",
        ResponseOverride::unchanged().header("content-type", "application/octet-stream"),
    );

    let page = open(engine, &site, FALLBACK).await;
    page.widget(0).ready().await;

    page.expect_messages(
        MessageKind::Console,
        "expected the media type application/wasm, got application/octet-stream",
    )
    .await;
    page.assert_quiet().await;
}
in_every_engine!([R1] a_module_of_another_media_type_works_and_is_reported);

/// R1: a page in place of the module, as single-page servers send for whatever they have not got.
async fn a_page_in_place_of_the_module_is_refused(engine: Engine) {
    let site = Site::of_widget().await;
    site.override_response(
        ".wasm",
        ResponseOverride::status(200).body("text/html", "<!doctype html><title>App</title>"),
    );

    let page = open(engine, &site, FALLBACK).await;

    let told = page
        .expect_messages(MessageKind::Console, "article-widget: could not start")
        .await;
    let words = "expected the file of this release";
    assert!(told[0].text.contains(words), "{told:#?}");
    shows_the_page_s_own_words(&page).await;
    page.assert_quiet().await;
}
in_every_engine!([E2] a_page_in_place_of_the_module_is_refused);
