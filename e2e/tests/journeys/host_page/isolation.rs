//! Whatever a page does to its own styles, its document and its scripts' built-ins, the widget is as
//! on any other page; and the page is as it was before.
//!
//! What a page may do: the widget calls the page's own `fetch`, as it is at the time, so that service
//! mocks and consent managers see its requests. And nobody can keep keys from a listener in the capture
//! phase on `window`: it hears what is typed first.

use e2e::{Demo, Engine, LEAK_TRACKER, Page, Visitor, Widget, in_every_engine};
use serde_json::{Value, json};

/// The widget that is looked at: a story, a list of others, and a form.
fn story(demo: &Demo) -> String {
    let related: String = (1..=8)
        .map(|number| format!("<li><a href=/story/{number}>Story {number}</a></li>"))
        .collect();
    format!(
        "<article-widget endpoint={}/comments preview contents reading-time>
            <article><header><h1>The harbour</h1><p class=byline>By Ada Lovelace</p></header>
                <p>It was emptied before dawn, and <a href=/why>nobody</a> had been told why.</p>
                <h2>Before</h2><p>There were boats.</p><ul><li>Large ones</li><li>Small ones</li></ul>
                <h2>After</h2><blockquote><p>There were none.</p></blockquote>
                <figure><img src=/demo/pictures/kora.svg alt='A kora' width=1200 height=675>
                    <figcaption>A kora.</figcaption></figure></article>
            <ul slot=related>{related}</ul></article-widget>",
        demo.comment_server.origin()
    )
}

/// The address of a page with this in its head and its body, before the widget's script.
fn host(demo: &Demo, path: &str, head: &str, body: &str) -> String {
    demo.site.page(
        path,
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>{head}</head>
             <body>{body}<script type=module src=/article-widget.js></script></body></html>"
        ),
    );
    demo.site.url(path)
}

async fn comes_up(page: &Page) -> Widget<'_> {
    let widget = page.widget(0).ready().await;
    widget
        .eventually("deep('.aw-next')?.getAttribute('aria-disabled') === 'false'")
        .await;
    widget
}

/// What everything in the widget is like: where it is, how large, and what its text is set in.
const LOOKS: &str = "deepAll('.aw-root, .aw-root *').map((element) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const told = ['display', 'visibility', 'direction', 'color', 'backgroundColor', 'fontFamily',
        'fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing',
        'textTransform', 'textAlign', 'textIndent', 'whiteSpace', 'listStyleType', 'cursor',
        'pointerEvents', 'userSelect', 'margin', 'padding', 'borderWidth', 'borderStyle', 'opacity',
        'position'].map((name) => style[name]);
    return [element.localName, element.className, Math.round(width), Math.round(height), ...told].join(' | ');
})";

/// A page that resets everything, and has rules for whatever stands in a widget.
const HOSTILE_SHEET: &str = "<style>
    * { all: unset !important; --aw-muted: red !important; --aw-text: fantasy !important; --aw-measure: 3em !important; }
    html { font-size: 62.5% !important; }
    html, body { direction: rtl !important; }
    main { visibility: hidden !important; pointer-events: none !important; user-select: none !important;
        letter-spacing: 1em !important; word-spacing: 1em !important; text-transform: uppercase !important;
        line-height: 5 !important; white-space: pre !important; text-indent: 5em !important;
        text-align: end !important; font: italic 700 40px/3 fantasy !important; cursor: none !important;
        list-style: square !important; hyphens: none !important; }
    a, button, div, form, h2, h3, img, input, label, li, p, section, textarea, ul {
        display: inline !important; margin: 50px !important; padding: 9px !important;
        border: 9px solid lime !important; background: red !important; color: lime !important;
        font: 700 40px/3 fantasy !important; opacity: .1 !important; }
    body > :not(main), main > :not(article-widget), article-widget > * { display: none !important; }
    article-widget { display: none !important; }
</style>";

/// E3: on a page whose style sheet unsets, resets and hides everything the widget looks as on a page
/// without one, and can be used.
async fn a_hostile_style_sheet_changes_nothing(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!("<main>{}</main>", story(&demo));
    let bare = "<style>body { margin: 0 }</style>";
    let page = Visitor::with(engine)
        .open(&host(&demo, "/bare.html", bare, &body))
        .await;
    let looks = comes_up(&page).await.read(LOOKS).await;

    page.open(&host(&demo, "/hostile.html", HOSTILE_SHEET, &body))
        .await;
    let widget = comes_up(&page).await;
    let (before, now) = (lines(&looks), widget.read(LOOKS).await);
    let others: Vec<_> = before.iter().zip(lines(&now)).collect();
    let changed: Vec<_> = others.iter().filter(|(old, new)| *old != new).collect();
    assert!(changed.is_empty(), "in {engine}: {changed:#?}");
    assert!(before.len() > 50 && before.len() == lines(&now).len());

    let words = "Seen and used.";
    widget.type_into("textarea[name=comment]", words).await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    page.assert_quiet().await;
}
in_every_engine!([E3] a_hostile_style_sheet_changes_nothing);

fn lines(looks: &Value) -> Vec<&str> {
    let lines = looks.as_array().expect("a list");
    lines.iter().filter_map(Value::as_str).collect()
}

/// Pictures, forms and links whose names shadow members of the document and of the window.
fn clobbering() -> String {
    let names = [
        "activeElement",
        "addEventListener",
        "adoptedStyleSheets",
        "baseURI",
        "body",
        "cookie",
        "createElement",
        "createElementNS",
        "createTextNode",
        "defaultView",
        "documentElement",
        "getElementById",
        "head",
        "hidden",
        "querySelector",
        "readyState",
        "title",
    ];
    let pictures = names.map(|name| format!("<img name={name} alt=''><form name={name}></form>"));
    let links = ["customElements", "fetch", "localStorage", "config"];
    let links = links.map(|name| format!("<a id={name} name={name}></a>"));
    pictures.concat() + &links.concat()
}

/// Members of every object: options of whatever takes any, settings of the widget, and halves of
/// property descriptors.
const POLLUTION: &str = "<script>
    const members = {
        method: 'DELETE', body: 'stolen', headers: { 'x-stolen': '1' }, mode: 'no-cors',
        credentials: 'include', redirect: 'error', cache: 'only-if-cached', integrity: 'sha256-x',
        signal: 'none', once: true, passive: true, capture: true,
        bubbles: false, composed: false, cancelable: false, detail: 'stolen',
        delegatesFocus: true, slotAssignment: 'manual', behavior: 'never', block: 'never',
        root: 'x', rootMargin: 'x', threshold: 'x', box: 'x', preventScroll: 'x',
        style: 'currency', timeZone: 'x', numberingSystem: 'x', dateStyle: 'x', type: 'x', unit: 'x',
        module_or_path: '/stolen.wasm',
        src: '/stolen.txt', related: '/stolen.json', endpoint: '/stolen', endpointPreset: 'cusdis',
        article: { headline: 'Stolen' }, config: { src: '/stolen.txt' }, url: '/stolen', lang: 'ar',
        messages: { submit: 'Stolen' }, fields: 'comment', comments: 'closed', parent: 'stolen',
        consent: true, section: 'Stolen', source: 'Stolen', image: '/stolen.png', html: '<p>Stolen',
        then: 'x', get() { return 'stolen'; }, set() {}, value: 'stolen', writable: false,
    };
    for (const name of Object.keys(members)) Object.prototype[name] = members[name];
    Array.prototype.last = function () { return this[this.length - 1]; };
    String.prototype.blank = function () { return !this.trim(); };
</script>";

/// A page around the hostile one, from which a test can look into it: a driver's scripts do not survive
/// there themselves.
const AROUND: &str = "<iframe src=/hostile.html width=1200 height=800></iframe><script>
    window.widget = (nth) => frames[0].document.querySelectorAll('article-widget')[nth];
    window.deepAll = (selector, nth = 0) => [...widget(nth)?.shadowRoot?.querySelectorAll(selector) ?? []];
    window.deep = (selector, nth) => deepAll(selector, nth)[0];
    window.send = (words) => {
        const { InputEvent } = frames[0];
        for (const [name, value] of [['comment', words], ['name', 'Ada']]) {
            const field = deep(`[name=${name}]`);
            field.value = value;
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
        deep('.aw-submit').click();
    };
    window.received = (count) => frames[0].told.length === count && deep('[name=comment]').value === '';
</script>";

/// E3: on a page whose pictures and forms shadow the document's members, and whose scripts have added
/// members to every object, the widget shows what it was given, asks for nothing else and sends what
/// was written. A widget without settings has got none.
async fn a_clobbered_document_and_polluted_prototypes_change_nothing(engine: Engine) {
    let demo = Demo::start().await;
    let body = format!(
        "{}<main>{}<article-widget><article><h1>No settings</h1><p>Words.</p></article></article-widget>
         </main><script>
            window.told = [];
            window.addEventListener('article-widget-comment', (event) => told.push(event.detail));
         </script>",
        clobbering(),
        story(&demo)
    );
    host(&demo, "/hostile.html", POLLUTION, &body);
    demo.site.page(
        "/around.html",
        &format!("<!doctype html><html lang=en><title>Around</title><body>{AROUND}</body></html>"),
    );
    let url = demo.site.url("/around.html");
    let page = Visitor::with(engine).open(&url).await;

    page.eventually("deep('.aw-next')?.ariaDisabled === 'false' && deep('.aw-headline', 1)")
        .await;
    let shown = page
        .read(
            "[deep('.aw-headline').textContent, deepAll('.aw-track > li').length,
              deepAll('.aw-track img').length, deepAll('form, .aw-track', 1).length,
              deep('.aw-root').lang, deep('.aw-root', 1).lang,
              /stolen/i.test(deep('.aw-root').textContent + deep('.aw-root', 1).textContent)]",
        )
        .await;
    assert_eq!(
        shown,
        json!(["The harbour", 8, 0, 0, "en", "en", false]),
        "in {engine}"
    );
    for (count, words) in [(1, "Words of mine."), (2, "And a second time.")] {
        page.run(&format!("send({})", json!(words)), vec![]).await;
        page.eventually(&format!("received({count})")).await;
    }
    let told = page.read("[...frames[0].told]").await;
    assert_eq!(told, json!(["published", "published"]));
    let comments = demo.comment_server.comments();
    let sent = comments.iter().map(|it| (&*it.comment, &*it.name));
    assert_eq!(
        sent.collect::<Vec<_>>(),
        [("Words of mine.", "Ada"), ("And a second time.", "Ada")]
    );
    page.run("widget(0).remove()", vec![]).await;

    page.assert_quiet().await;
    let requests = demo.site.requests();
    let stolen = requests.iter().find(|it| it.path.contains("stolen"));
    assert_eq!(stolen, None);
}
in_every_engine!([E3] a_clobbered_document_and_polluted_prototypes_change_nothing);

/// A page that has wrapped the platform's functions, as zones, routers and consent managers do; that
/// has single-key shortcuts; and in which a translator is at work, which walks open shadow roots.
const MEDDLING: &str = "<script>
    window.asked = [];
    const ask = window.fetch;
    window.fetch = function (...request) {
        asked.push(new URL(request[0]?.url ?? request[0], location).pathname);
        return ask.apply(this, request);
    };
    history.pushState = history.replaceState = () => { throw new Error('the history is the page’s'); };

    const wrappers = new WeakMap();
    const wrapped = (listener) => {
        if (typeof listener !== 'function') return listener;
        if (!wrappers.has(listener)) wrappers.set(listener, function (event) { return listener.call(this, event); });
        return wrappers.get(listener);
    };
    for (const name of ['addEventListener', 'removeEventListener']) {
        const original = EventTarget.prototype[name];
        EventTarget.prototype[name] = function (type, listener, options) {
            return original.call(this ?? window, type, wrapped(listener), options);
        };
    }

    window.heard = [];
    window.captured = [];
    for (const target of [document, window]) {
        for (const type of ['keydown', 'keypress', 'keyup']) {
            target.addEventListener(type, (event) => heard.push(event.key));
            target.addEventListener(type, (event) => captured.push(event.key), true);
        }
    }

    // By turns it puts a text into an element of its own, and puts one of its own in the text's place.
    let turn = 0;
    const translate = (root) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            const parent = text.parentElement;
            if (!parent || !text.data.trim() || parent.closest('font, script, style, textarea')) continue;
            const font = document.createElement('font');
            if (turn++ % 2) {
                font.textContent = text.data;
                text.replaceWith(font);
            } else {
                text.replaceWith(font);
                font.append(text);
            }
        }
    };
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
        const root = attach.call(this, init);
        work(root);
        return root;
    };
    const work = (root) => new MutationObserver(() => translate(root))
        .observe(root, { childList: true, subtree: true, characterData: true });
    work(document);
</script>";

/// E3: on a page that wraps the platform's functions, has shortcuts of one key, and is translated and
/// thinned out while it is used, the widget goes on working to its end. Nothing that is typed reaches
/// the shortcuts, but for listeners in the capture phase, and what is typed into the page's own control
/// in a slot.
async fn a_meddling_page_changes_nothing(engine: Engine) {
    let demo = Demo::start().await;
    demo.site.file(
        "/other.txt",
        "text/plain",
        "Another title\n\nAnother story.",
    );
    let body = format!(
        "<main>{}</main>",
        story(&demo).replace("<ul slot", "<input slot=captcha id=own><ul slot")
    );
    let url = host(&demo, "/meddling.html", MEDDLING, &body);
    let page = Visitor::with(engine).open(&url).await;
    let widget = comes_up(&page).await;
    widget.eventually("deepAll('font').length > 20").await;
    thin_out(&page, &[".aw-body > p", ".aw-remember", ".aw-track > li"]).await;

    widget.click(".aw-submit").await;
    widget
        .eventually("deep('textarea[name=comment]').getAttribute('aria-invalid') === 'true'")
        .await;
    widget.type_into("textarea[name=comment]", "jk").await;
    widget.type_into("input[name=name]", "n").await;
    widget.click(".aw-preview-button").await;
    widget
        .eventually("deep('.aw-preview').textContent.includes('jk')")
        .await;
    widget.click(".aw-next").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(page.read("heard").await, json!([]));
    // As browsers do that fill in forms, and scripts that try them out.
    let keyless = "deepAll('input, .aw-track a').forEach((it) =>
        it.dispatchEvent(new Event('keydown', { bubbles: true, cancelable: true })))";
    widget.read(keyless).await;
    let captured = page.read("captured.includes('j')").await;
    assert_eq!(captured, json!(true));
    page.run(
        "own.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true, composed: true }))",
        vec![],
    )
    .await;
    assert_eq!(page.read("heard").await, json!(["o", "o"]));

    // What is put in next has its place beside these.
    thin_out(&page, &[".aw-comments-status > p", ".aw-related"]).await;
    widget.type_into("textarea[name=comment]", "kj").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    let change = "document.querySelector('article-widget').src = '/other.txt'";
    page.run(change, vec![]).await;
    widget.eventually_has_text("h2", "Another title").await;
    page.run(
        "window.gone = document.querySelector('article-widget'); gone.remove()",
        vec![],
    )
    .await;
    page.eventually("!gone.shadowRoot.querySelector('.aw-root')")
        .await;

    let asked = page.read("asked").await;
    assert_eq!(
        asked[0].as_str().map(|it| it.ends_with(".wasm")),
        Some(true)
    );
    let asked = lines(&asked);
    let others = ["/comments", "/comments", "/other.txt"];
    // What reads a text, and the widget's own.
    assert!(
        asked[0].starts_with("/article-reader-"),
        "in {engine}: {asked:?}"
    );
    assert_eq!(asked[2..], others, "in {engine}");
    page.assert_quiet().await;
}
in_every_engine!([E3] a_meddling_page_changes_nothing);

/// Takes what these selectors find first out of the first widget, as a blocker of content would.
async fn thin_out(page: &Page, selectors: &[&str]) {
    let remove = "for (const selector of arguments[0])
        document.querySelector('article-widget').shadowRoot.querySelector(selector).remove();";
    page.run(remove, vec![json!(selectors)]).await;
}

/// Notes what a page is like before the widget's script has run: its built-ins, by identity, and
/// itself.
const NOTES: &str = "
    const builtIns = () => {
        const all = new Map();
        for (const name of Reflect.ownKeys(window)) {
            // A driver's own.
            if (/cdc_|^(ret|se)_|automation/.test(String(name))) continue;
            // Not by its value: asking for some of them is frowned upon.
            const { value, get } = Object.getOwnPropertyDescriptor(window, name);
            all.set(String(name), typeof value === 'function' ? value : get ?? typeof value);
            const prototype = typeof value === 'function' && value.prototype;
            if (!prototype) continue;
            for (const [key, own] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
                all.set(`${String(name)}.prototype.${key}`, own.value ?? own.get);
        }
        return all;
    };
    const widget = document.querySelector('article-widget');
    const tag = (element) => element.cloneNode(false).outerHTML;
    const state = () => ({
        history: [history.length, location.href, history.state],
        title: document.title,
        focus: document.activeElement.id,
        scroll: [scrollX, Math.round(scrollY)],
        sheets: document.adoptedStyleSheets.length,
        tags: [document.documentElement, document.head, document.body, widget].map(tag),
        head: document.head.childElementCount,
        body: [...document.querySelectorAll('body > :not(script)')].map(tag),
        listeners: leakTracker.read().listeners,
    });
    own.focus({ preventScroll: true });
    scrollTo(0, 40);
    const before = builtIns();
    window.start = state();
    window.now = () => {
        const after = builtIns();
        const names = new Set([...before.keys(), ...after.keys()]);
        const changed = [...names].filter((name) => before.get(name) !== after.get(name));
        return { state: state(), changed };
    };
    // Named here, so that they are not news.
    before.set('start', 'object').set('now', now);
";

/// E3: a page's built-ins, history, address, title, focus, scroll position, sheets, elements and their
/// attributes are the same with a widget, after it has been used, and without it. It listens to five
/// things outside of itself as long as it is there, none of them a key.
async fn the_page_is_as_it_was(engine: Engine) {
    let demo = Demo::start().await;
    // A browser that holds on to a place in the text would scroll by itself.
    let head =
        format!("<style>html {{ overflow-anchor: none }}</style><script>{LEAK_TRACKER}</script>");
    let body = format!(
        "<button id=own>Own</button><main style='min-height: 3000px'>{}</main><script>{NOTES}</script>",
        story(&demo)
    );
    let url = host(&demo, "/host.html", &head, &body);
    let page = Visitor::with(engine).open(&url).await;
    let start = page.read("start").await;
    let widget = comes_up(&page).await;

    let with = page.read("now()").await;
    assert_eq!(with["changed"], json!([]), "in {engine}");
    let mut state = with["state"].clone();
    let listeners = std::mem::take(&mut state["listeners"]);
    state["listeners"] = start["listeners"].clone();
    assert_eq!(state, start, "in {engine}");
    let mut outside = listeners.as_object().expect("a list").clone();
    outside.retain(|name, _| name.starts_with("window") || name.starts_with("document"));
    for name in [
        "window hashchange",
        "window online",
        "window storage",
        // What was typed is kept before the page goes.
        "window pagehide",
        "document visibilitychange",
    ] {
        let count = outside.remove(name);
        assert_eq!(count, Some(json!(1)), "{name}");
    }
    assert_eq!(Value::Object(outside), start["listeners"], "in {engine}");

    widget.click(".aw-next").await;
    widget.click(".aw-contents a").await;
    widget.type_into("textarea[name=comment]", "Used.").await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click(".aw-submit").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    page.run(
        "document.querySelector('article-widget').remove(); own.focus({ preventScroll: true }); scrollTo(0, 40);",
        vec![],
    )
    .await;
    page.eventually("!Object.keys(now().state.listeners).length")
        .await;
    let without = page.read("now()").await;
    assert_eq!(
        without,
        json!({ "changed": [], "state": start }),
        "in {engine}"
    );
    page.assert_quiet().await;
}
in_every_engine!([E3] the_page_is_as_it_was);
