//! Pages report every message, and browsers are reset between tests.

use e2e::{
    Engine, Key, Message, MessageKind, Page, ResponseOverride, Site, Visitor, in_every_engine,
};
use serde_json::json;

/// As strict as a host's policy gets.
const POLICY: &str = "default-src 'none'; script-src 'nonce-n0nce'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// A page under the policy whose one script is `script`.
async fn page_with(engine: Engine, script: &str) -> (Site, Page) {
    let site = Site::empty().await;
    site.header("content-security-policy", POLICY);
    site.page(
        "/",
        &format!(
            "<!doctype html><html lang=en><head><title>A stand-in</title></head>\
             <body><main></main><script nonce=n0nce>{script}</script></body></html>"
        ),
    );
    let page = Visitor::with(engine).open(&site.url("/")).await;
    (site, page)
}

async fn a_quiet_page_is_found_quiet(engine: Engine) {
    let (_site, page) = page_with(engine, "fetch('/').then((answer) => answer.text())").await;

    page.assert_quiet().await;
    page.reload().await;
    page.assert_quiet().await;
}
in_every_engine!(a_quiet_page_is_found_quiet);

async fn a_word_on_the_console_is_caught(engine: Engine) {
    let levels = ["debug", "error", "info", "log", "trace", "warn"];
    let script = levels.map(|level| format!("console.{level}('psst', ['{level}']);"));
    let (_site, page) = page_with(engine, &script.concat()).await;

    let messages = page.expect_messages(MessageKind::Console, "psst").await;

    for level in levels {
        let words = format!("console.{level}: psst [\"{level}\"]");
        let page = messages.iter().any(|message| message.text == words);
        assert!(page, "{level}: {messages:?}");
    }
    // Chromium's own log has all but the trace.
    let browser = messages
        .iter()
        .filter(|message| message.observer == "browser");
    let expected = if engine == Engine::Chromium { 5 } else { 0 };
    assert_eq!(browser.count(), expected, "{messages:?}");
    page.assert_quiet().await;
}
in_every_engine!(a_word_on_the_console_is_caught);

async fn an_uncaught_error_is_caught(engine: Engine) {
    let (_site, page) = page_with(engine, "setTimeout(() => { throw new Error('ouch') })").await;

    let messages = page.expect_messages(MessageKind::Error, "ouch").await;

    assert_observed_by_browser(engine, &messages);
    page.assert_quiet().await;
}
in_every_engine!(an_uncaught_error_is_caught);

async fn an_unhandled_rejection_is_caught(engine: Engine) {
    let (_site, page) = page_with(engine, "Promise.reject(new Error('never mind'))").await;

    let messages = page.expect_messages(MessageKind::Error, "never mind").await;

    assert_observed_by_browser(engine, &messages);
    page.assert_quiet().await;
}
in_every_engine!(an_unhandled_rejection_is_caught);

async fn a_policy_violation_is_caught(engine: Engine) {
    let script = "const paragraph = document.createElement('p');\
        paragraph.setAttribute('style', 'color: red');\
        document.querySelector('main').append(paragraph);";
    let (_site, page) = page_with(engine, script).await;

    let messages = page.expect_messages(MessageKind::Policy, "style-src").await;

    assert_observed_by_browser(engine, &messages);
    page.assert_quiet().await;
}
in_every_engine!(a_policy_violation_is_caught);

async fn a_request_to_elsewhere_is_caught_by_the_policy(engine: Engine) {
    let script = "fetch('http://127.0.0.1:9/').catch(() => {});";
    let (_site, page) = page_with(engine, script).await;

    page.expect_messages(MessageKind::Policy, "connect-src")
        .await;
}
in_every_engine!(a_request_to_elsewhere_is_caught_by_the_policy);

async fn an_answer_of_404_is_caught_and_can_be_taken(engine: Engine) {
    let script = "fetch('/missing').then(() => { document.title = 'asked' })";
    let (site, page) = page_with(engine, script).await;
    page.eventually("document.title === 'asked'").await;

    page.expect_network_failures("/missing").await;

    page.assert_quiet().await;
    let last = site.requests().into_iter().next_back();
    assert_eq!(last.map(|request| request.status), Some(404));
}
in_every_engine!(an_answer_of_404_is_caught_and_can_be_taken);

async fn messages_of_frames_and_of_pages_left_are_kept(engine: Engine) {
    let (site, page) = page_with(engine, "console.log('on the first page')").await;
    site.page(
        "/inner",
        "<!doctype html><title>Inner</title><script nonce=n0nce>console.log('in a frame')</script>",
    );
    let outer = Site::empty().await;
    let frame = format!(
        "<!doctype html><title>Outer</title><iframe sandbox=allow-scripts src={}></iframe>",
        site.url("/inner")
    );
    outer.page("/", &frame);
    page.open(&outer.url("/")).await;

    // Chromium's own log does not reach into the frame: the page alone is asked.
    page.eventually("window[Symbol.for('article-widget.monitor')].messages.length > 0")
        .await;
    let messages = page.take_messages().await;

    for words in ["on the first page", "in a frame"] {
        assert!(
            messages.iter().any(|message| message.text.contains(words)),
            "{words}: {messages:?}"
        );
    }
}
in_every_engine!(messages_of_frames_and_of_pages_left_are_kept);

/// The engine's own log agrees with the page, where there is one.
fn assert_observed_by_browser(engine: Engine, messages: &[Message]) {
    if engine != Engine::WebKit {
        let browser = messages.iter().any(|message| message.observer == "browser");
        assert!(browser, "the browser noticed as well: {messages:?}");
    }
    let page = messages.iter().any(|message| message.observer == "page");
    assert!(page, "the page noticed as well: {messages:?}");
}

const STAND_IN: &str = r"
    customElements.define('article-widget', class extends HTMLElement {
        connectedCallback() {
            const root = this.attachShadow({ mode: 'open' });
            const words = document.createElement('textarea');
            words.name = 'comment';
            words.setAttribute('aria-label', 'Comment');
            const complaint = document.createElement('p');
            complaint.id = 'complaint';
            const button = document.createElement('button');
            button.textContent = 'Send';
            button.onclick = (event) => {
                if (!event.isTrusted) return;
                words.setAttribute('aria-invalid', 'true');
                words.setAttribute('aria-describedby', 'complaint');
                requestAnimationFrame(() => { complaint.textContent = 'Too short!'; });
                words.focus();
            };
            root.append(words, complaint, button);
            this.dispatchEvent(new CustomEvent('article-widget-ready', { bubbles: true, composed: true }));
        }
    });
    document.querySelector('main').append(
        document.createElement('article-widget'), document.createElement('article-widget'));
";

async fn a_shadow_root_is_read_clicked_and_typed_into(engine: Engine) {
    let (_site, page) = page_with(engine, STAND_IN).await;
    let second = page.widget(1).ready().await;

    second.type_into("textarea", "Déjà vu « ok »").await;
    second.click("button").await;

    second
        .eventually_has_field_error("comment", "Too short!")
        .await;
    assert_eq!(second.value("textarea").await, "Déjà vu « ok »");
    second.eventually_marks_invalid(&["comment"]).await;
    second.eventually_holds_focus("textarea").await;
    assert_eq!(page.widget(0).field_error("comment").await, None);
    page.press(&[Key::Tab]).await;
    second.eventually_holds_focus("button").await;
    assert_eq!(
        page.deep("button").await.text().await.expect("a text"),
        "Send"
    );
    page.assert_quiet().await;
}
in_every_engine!(a_shadow_root_is_read_clicked_and_typed_into);

async fn a_readers_preferences_reach_the_page(engine: Engine) {
    let site = Site::empty().await;
    site.page("/", "<!doctype html><title>Preferences</title>");
    let preferences = "[innerWidth, innerHeight, \
        matchMedia('(prefers-color-scheme: dark)').matches, \
        matchMedia('(prefers-reduced-motion: reduce)').matches]";

    let plain = Visitor::with(engine).open(&site.url("/")).await;
    assert_eq!(
        plain.read(preferences).await,
        json!([1280, 900, false, false])
    );
    drop(plain);

    let particular = Visitor::with(engine)
        .sized(390, 844)
        .preferring_dark()
        .preferring_reduced_motion()
        .preferring_language("fr")
        .open(&site.url("/"))
        .await;
    assert_eq!(
        particular.read(preferences).await,
        json!([390, 844, true, true])
    );
    if engine != Engine::WebKit {
        assert_eq!(particular.read("navigator.language").await, json!("fr"));
    }
}
in_every_engine!(a_readers_preferences_reach_the_page);

async fn a_page_can_be_taller_than_a_screen(engine: Engine) {
    let site = Site::empty().await;
    site.page(
        "/",
        "<!doctype html><title>Tall</title><body style='height: 2600px; margin: 0'>",
    );
    let page = Visitor::with(engine)
        .sized(390, 844)
        .open(&site.url("/"))
        .await;

    page.full_page_screenshot("harness-tall").await;

    page.resize(390, 2600).await;
    assert_eq!(
        page.read("[innerWidth, innerHeight]").await,
        json!([390, 2600])
    );
}
in_every_engine!(a_page_can_be_taller_than_a_screen);

async fn a_folder_is_served_rewritten_and_interfered_with(engine: Engine) {
    let folder = tempfile::tempdir().expect("a folder");
    let html = "<!doctype html><html><head><title>x</title></head><body data-to='http://old/c'>";
    std::fs::write(folder.path().join("index.html"), html).expect("a page");
    // The smallest module there is.
    std::fs::write(folder.path().join("a.wasm"), b"\0asm\x01\0\0\0").expect("a module");
    let site = Site::of(folder.path()).await;
    site.rewrite("http://old", "http://new");
    let page = Visitor::with(engine).open(&site.url("/")).await;
    let load = "const done = arguments[0];
        WebAssembly.instantiateStreaming(fetch('/a.wasm'))
            .then(() => done('loaded'), (error) => done('failed'));";

    assert_eq!(
        page.read("document.body.dataset.to").await,
        json!("http://new/c")
    );
    assert_eq!(page.run_async(load, vec![]).await, json!("loaded"));
    page.assert_quiet().await;
    site.override_response(".wasm", ResponseOverride::status(404));
    assert_eq!(page.run_async(load, vec![]).await, json!("failed"));
    page.expect_network_failures("/a.wasm").await;
    site.restore_response(".wasm");
    assert_eq!(page.run_async(load, vec![]).await, json!("loaded"));

    page.assert_quiet().await;
    let requests = site.requests();
    let wasm = requests.iter().filter(|request| request.path == "/a.wasm");
    let statuses: Vec<u16> = wasm.map(|request| request.status).collect();
    assert_eq!(statuses, [200, 404, 200]);
}
in_every_engine!(a_folder_is_served_rewritten_and_interfered_with);

async fn axe_finds_what_is_wrong_in_a_shadow_root(engine: Engine) {
    let broken = STAND_IN.replace("words.setAttribute('aria-label', 'Comment');", "");

    let (_site, page) = page_with(engine, STAND_IN).await;
    let violations = page.widget(0).axe_violations(&page).await;
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    drop(page);

    let (_site, page) = page_with(engine, &broken).await;
    let violations = page.widget(0).axe_violations(&page).await;
    assert_eq!(violations.len(), 1, "{}", violations.join("\n"));
    assert!(violations[0].starts_with("label "), "{violations:?}");
}
in_every_engine!(axe_finds_what_is_wrong_in_a_shadow_root);

async fn nothing_of_a_page_reaches_the_next_one_in_its_browser(engine: Engine) {
    let site = Site::empty().await;
    site.header("cache-control", "max-age=3600");
    site.page("/", "<!doctype html><title>Memory</title>");
    site.file("/kept.txt", "text/plain", "kept");
    // A preference that no other test has: both pages are in the same browser.
    let reader = Visitor::with(engine).preferring_language("eo");
    let state = "[document.cookie, localStorage.length, sessionStorage.length, window.name, \
        history.length, innerWidth, innerHeight, navigator.onLine]";

    let first = reader.open(&site.url("/")).await;
    let fresh = first.read(state).await;
    first
        .run_async(
            "const done = arguments[0];
             document.cookie = 'a=b';
             localStorage.setItem('a', 'b');
             sessionStorage.setItem('a', 'b');
             window.name = 'a';
             history.pushState(null, '', '#a');
             console.log('left behind');
             fetch('/kept.txt').then(() => done());",
            vec![],
        )
        .await;
    first.resize(390, 844).await;
    assert_ne!(first.read(state).await, fresh);
    drop(first);
    let second = reader.open(&site.url("/")).await;

    assert_eq!(second.read(state).await, fresh, "in {engine}");
    let fetch = "const done = arguments[0]; fetch('/kept.txt').then(() => done());";
    second.run_async(fetch, vec![]).await;
    second.assert_quiet().await;
    let requests = site.requests();
    let kept = requests.iter().filter(|it| it.path == "/kept.txt");
    assert_eq!(kept.count(), 2, "in {engine}: {requests:?}");
}
in_every_engine!(nothing_of_a_page_reaches_the_next_one_in_its_browser);
