//! The manifest against the real element: the element has everything that the manifest lists, and nothing else.

use e2e::{Demo, Engine, Manifest, MessageKind, Page, Visitor, in_chromium};
use serde_json::{Value, json};

/// Listens to whatever is dispatched, before anything else runs.
const SPY: &str = "
    window.dispatched = [];
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
        const isWidgets = this instanceof Element && this.localName === 'article-widget';
        if (isWidgets || event.type.startsWith('article-widget')) {
            dispatched.push({ event, host: this.localName });
        }
        return dispatchEvent.call(this, event);
    };
    for (const type of ['consent', 'navigate']) {
        addEventListener(`article-widget-${type}`, (event) => event.preventDefault());
    }
";

/// A page on which all there is can be seen at once.
async fn open(engine: Engine, demo: &Demo) -> Page {
    let endpoint = demo.comment_server.origin();
    demo.site.page(
        "/host.html",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>
             <script>{SPY}</script></head><body>
             <article-widget id=all src=/demo/every-block.json related=/demo/related.json share contents
                reading-time endpoint={endpoint}/comments>
                <p slot=header>Above</p><p slot=footer>Below</p>
             </article-widget>
             <article-widget id=protected></article-widget>
             <article-widget id=closed comments=closed><p>My own words</p></article-widget>
             <article-widget id=guarded comments=sign-in sign-in=/login></article-widget>
             <article-widget id=broken><p slot=fallback>No article today</p></article-widget>
             <article-widget id=gone><ul slot=related><li><a href=/a>A</a></li></ul></article-widget>
             <script>
                window.gone = document.querySelector('#gone');
                document.querySelector('#protected').article = {{ headline: 'H', protected: true, blocks: ['Text'] }};
                document.querySelector('#broken').article = {{ nothing: 'known' }};
             </script>
             <script type=module src=/article-widget.js></script></body></html>"
        ),
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    for nth in 0..6 {
        page.widget(nth).ready().await;
    }
    page.expect_messages(MessageKind::Console, "article: expected")
        .await;
    page.widget(0)
        .eventually("deepAll('.aw-card').length === 8")
        .await;
    page
}

/// What all shadow roots have by that attribute.
const COLLECT: &str = "
    const [selector, attribute] = arguments;
    const found = [...document.querySelectorAll('article-widget'), gone]
        .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll(selector)])
        .flatMap((it) => (it.getAttribute(attribute) ?? '').split(/\\s+/));
    return [...new Set(found)].sort();
";

fn sorted(mut names: Vec<&str>) -> Value {
    names.sort_unstable();
    json!(names)
}

/// E4: what a style or a page's content can take hold of.
async fn slots_parts_and_custom_properties_are_those_of_the_manifest(engine: Engine) {
    let manifest = Manifest::read();
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    // What is taken off the page shows its own content again.
    page.run("gone.remove()", vec![]).await;
    page.eventually("gone.shadowRoot.querySelector('slot[name=related]')")
        .await;

    let slots = page.run(COLLECT, vec![json!("slot"), json!("name")]).await;
    let parts = page
        .run(COLLECT, vec![json!("[part]"), json!("part")])
        .await;

    assert_eq!(slots, sorted(manifest.names("slots")), "{engine}");
    assert_eq!(parts, sorted(manifest.names("cssParts")), "{engine}");

    // Each custom property that the sheets read, with what stands in for it.
    let used = page
        .read(
            "(() => {
                const used = {};
                const sheets = document.querySelector('#all').shadowRoot.adoptedStyleSheets;
                const text = sheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('');
                for (const [, name, fallback] of text.matchAll(/var\\((--article-widget-[\\w-]+)(?:,\\s*([^()]*))?\\)/g)) {
                    (used[name] ??= []).push(fallback?.trim());
                }
                return used;
            })()",
        )
        .await;
    let used = used.as_object().expect("an object");
    let names: Vec<&str> = used.keys().map(String::as_str).collect();
    assert_eq!(sorted(names), sorted(manifest.names("cssProperties")));
    for property in manifest.element()["cssProperties"]
        .as_array()
        .expect("a list")
    {
        let fallbacks = used[property["name"].as_str().expect("a name")].as_array();
        let fallbacks = fallbacks.expect("a list");
        // In the widget's own words; before it, a shorter list of fonts does.
        assert!(
            fallbacks.contains(&property["default"]),
            "{engine}: {property}: {fallbacks:?}"
        );
    }
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] slots_parts_and_custom_properties_are_those_of_the_manifest);

/// What is wrong with the element's attributes and properties, by the manifest's word.
const REFLECTION: &str = r#"
    const [{ attributes, members }] = arguments;
    const Widget = customElements.get('article-widget');
    const wrong = [];
    const same = (what, is, expected) => {
        if (!Object.is(is, expected)) wrong.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`);
    };
    const list = (names) => names.toSorted().join(' ');
    const own = (object) => Object.getOwnPropertyNames(object);
    const named = (test) => members.filter(test).map(({ name }) => name);
    const lifecycle = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];

    same('attributes', list(Widget.observedAttributes), list(attributes.map(({ name }) => name)));
    same('members', list(own(Widget.prototype).filter((name) => !lifecycle.includes(name))),
        list(named((it) => !it.static && !it.inheritedFrom)));
    same('static members', list(own(Widget).filter((name) => !['length', 'name', 'prototype'].includes(name))),
        list(named((it) => it.static)));
    const host = document.createElement('article-widget');
    for (const { name, kind, static: isStatic, readonly } of members) {
        const at = isStatic ? Widget : host;
        same(`${name} is a method`, typeof at[name] === 'function', kind === 'method');
        if (!isStatic && readonly) {
            same(`${name} is read only`, Object.getOwnPropertyDescriptor(Widget.prototype, name).set, undefined);
        }
    }

    const literal = (text) => (text === undefined ? undefined : (0, eval)(`(${text})`));
    for (const { name, fieldName, type, default: usual } of attributes) {
        const member = members.find((it) => it.name === fieldName);
        same(`${name} is the attribute of ${fieldName}`, member?.attribute, name);
        if (member.inheritedFrom) continue;
        const host = document.createElement('article-widget');
        const about = (what) => `${fieldName}, ${what}`;
        same(about('by itself'), host[fieldName], literal(member.default));
        if (usual) same(about('the default'), member.default, usual);

        if (!member.reflects) {
            host.setAttribute(name, '/words');
            same(about('read from the attribute'), host[fieldName], '/words');
            const value = { an: 'object' };
            host[fieldName] = value;
            same(about('as it was set'), host[fieldName], value);
            same(about('set beside the attribute'), host.getAttribute(name), '/words');
            host[fieldName] = null;
            same(about('none of its own'), host[fieldName], '/words');
            continue;
        }
        const words = type.text.split(' | ').map((word) => (/^['\d]/.test(word) ? literal(word) : word));
        const trials = { // set: the attribute, the property
            string: [['words', 'words', 'words'], [7, '7', '7'], ['', '', '']],
            URL: [['/words', '/words', new URL('/words', document.baseURI).href], ['http://[', 'http://[', 'http://[']],
            boolean: [[true, usual === 'true' ? null : 'true', true], [false, usual === 'true' ? 'false' : null, false]],
        }[type.text] ?? words.map((word) => [word, String(word), word]);
        for (const [value, attribute, property] of trials) {
            host[fieldName] = value;
            same(about(`${value} in the attribute`), host.getAttribute(name), attribute);
            same(about(`${value} in the property`), host[fieldName], property);
        }
        host[fieldName] = null;
        same(about('taken away'), host.hasAttribute(name), false);

        const read = type.text === 'boolean'
            ? [['', true], ['true', true], ['false', false], [name, true]]
            : words.length > 1
            ? [['unknown', literal(usual)], ...words.map((word) => [String(word), word])]
            : [['words', trials[0][2].replace('/words', type.text === 'URL' ? new URL('words', document.baseURI).pathname : '/words')]];
        for (const [attribute, property] of read) {
            host.setAttribute(name, attribute);
            same(about(`read from "${attribute}"`), host[fieldName], property);
        }
    }
    for (const { name, kind, attribute, readonly, default: usual } of members) {
        if (kind !== 'field' || attribute || readonly) continue;
        const host = document.createElement('article-widget');
        same(`${name}, by itself`, host[name], literal(usual));
        const value = { an: 'object' };
        host[name] = value;
        same(`${name}, as it was set`, host[name], value);
        same(`${name} is no attribute`, host.attributes.length, 0);
    }
    return wrong;
"#;

/// E4: what can be set, and how it comes back.
async fn attributes_and_properties_are_those_of_the_manifest_and_reflect_as_it_says(
    engine: Engine,
) {
    let manifest = Manifest::read();
    let demo = Demo::start().await;
    demo.site.page(
        "/host.html",
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title></head><body>
         <script type=module src=/article-widget.js></script></body></html>",
    );
    let page = Visitor::with(engine)
        .open(&demo.site.url("/host.html"))
        .await;
    page.eventually("customElements.get('article-widget')")
        .await;

    let wrong = page.run(REFLECTION, vec![manifest.element().clone()]).await;

    assert_eq!(wrong, json!([]), "{engine}");
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] attributes_and_properties_are_those_of_the_manifest_and_reflect_as_it_says);

/// Every event so far: what it is, and what its detail is made of.
const HEARD: &str = "(() => {
    const kind = (value) => value === null ? 'null'
        : typeof value === 'object' ? Object.fromEntries(Object.keys(value).toSorted().map((key) => [key, kind(value[key])]))
        : typeof value === 'string' ? value.replace(/^https?:.*/, 'URL') : typeof value;
    const heard = {};
    for (const { event, host } of dispatched) {
        const { type, detail, bubbles, composed, cancelable } = event;
        heard[type] = [host, event instanceof CustomEvent && bubbles && composed, cancelable, kind(detail)];
    }
    return heard;
})()";

/// Lets the widget panic once, while it shows a longer article.
const TAKE_DOWN: &str = "
    const { insertBefore } = Node.prototype;
    let isFirst = true;
    Node.prototype.insertBefore = function (...values) {
        const fails = isFirst && this.getRootNode() instanceof ShadowRoot;
        if (fails) isFirst = false;
        if (fails) throw new Error('no nodes today');
        return insertBefore.apply(this, values);
    };
    const widget = document.querySelector('#all');
    widget.article = { headline: 'Another one', blocks: Array(99).fill('A paragraph.') };
";

/// E4: what can be heard, and what it tells.
async fn events_are_those_of_the_manifest(engine: Engine) {
    let manifest = Manifest::read();
    let demo = Demo::start().await;
    let page = open(engine, &demo).await;
    let widget = page.widget(0);
    let heard = |name: &str| {
        format!("dispatched.some(({{ event }}) => event.type === 'article-widget-{name}')")
    };

    widget.click(".aw-offer button").await;
    page.eventually(&heard("consent")).await;
    widget
        .read("(deep('.aw-related').scrollIntoView({ block: 'center' }), true)")
        .await;
    page.eventually(&heard("impression")).await;
    widget.click(".aw-card a").await;
    page.eventually(&heard("navigate")).await;
    widget
        .type_into("textarea[name=comment]", "Well said.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    page.eventually(&heard("comment")).await;
    page.run(TAKE_DOWN, vec![]).await;
    page.eventually(&heard("error")).await;
    widget.eventually_has_text("h2", "Another one").await;
    for told in [
        "article-widget: the widget has crashed",
        "failed to ",
        // Begun anew, the others read their settings again.
        "article: expected",
    ] {
        page.expect_messages(MessageKind::Console, told).await;
    }

    let heard = page.read(HEARD).await;
    let card = json!({ "index": "number", "url": "URL" });
    assert_eq!(
        heard,
        json!({
            "article-widget-ready": ["article-widget", true, false, "null"],
            "article-widget-article": ["article-widget", true, false, { "unusedParts": "number" }],
            "article-widget-submit": ["article-widget", true, true, { "fields": {}, "waitUntil": "function" }],
            "article-widget-comment": ["article-widget", true, false, "published"],
            "article-widget-consent": ["article-widget", true, true, "youtube"],
            "article-widget-navigate": ["article-widget", true, true, card],
            "article-widget-impression": ["article-widget", true, false, card],
            "article-widget-error": ["article-widget", true, false, {}],
        }),
        "{engine}"
    );
    let names: Vec<&str> = heard
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(sorted(names), sorted(manifest.names("events")));
    page.assert_quiet().await;
}
// The element's script decides this, not the engine.
in_chromium!([E4] events_are_those_of_the_manifest);
