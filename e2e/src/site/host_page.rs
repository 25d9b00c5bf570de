//! Host pages: pages of a test that the widget is embedded in.

use crate::{Demo, Page, Site, Visitor, Widget};
use serde_json::{Value, json};

/// True once the carousel is measured and its buttons are enabled.
const IS_MEASURED: &str = "deep('.aw-next')?.getAttribute('aria-disabled') === 'false'";

/// Records the details of the events about followed and seen related articles.
const EVENT_RECORDER: &str = "
    window.followed = [];
    window.seen = [];
    addEventListener('article-widget-navigate', ({ detail }) => followed.push(detail));
    addEventListener('article-widget-impression', ({ detail }) => seen.push(detail));
";

impl Demo {
    /// Adds a page in this language with this body before the widget's script; returns its URL. The page records
    /// events in the globals `followed` and `seen`.
    pub fn host_page(&self, path: &str, lang: &str, body: &str) -> String {
        let dir = if lang == "ar" { "rtl" } else { "ltr" };
        self.site.page(
            path,
            &format!(
                "<!doctype html><html lang={lang} dir={dir}><head><meta charset=utf-8>\
                 <title>Host</title><meta name=viewport content='width=device-width'>\
                 <script>{EVENT_RECORDER}</script></head><body><main><h1>Host</h1>{body}</main>\
                 <script type=module src=/article-widget.js></script></body></html>"
            ),
        );
        self.site.url(path)
    }

    /// Opens a page with a frame of `sandbox=allow-scripts` that has this body, and enters the frame.
    pub async fn open_in_sandbox(&self, visitor: &Visitor, body: &str) -> Page {
        self.site.header("access-control-allow-origin", "*");
        self.site.page(
            "/around.html",
            "<!doctype html><html lang=en><title>Around</title>\
             <iframe title=Story sandbox=allow-scripts src=/in.html width=600 height=600></iframe>",
        );
        self.host_page("/in.html", "en", body);
        let page = visitor.open(&self.site.url("/around.html")).await;
        page.eventually("document.querySelector('iframe') !== null")
            .await;
        page.client().enter_frame(0).await.expect("the frame");
        page
    }

    /// Adds a page in this language with a widget of `count` related articles and these attributes; returns its
    /// URL. The articles are `Story 1` at `/story/1` and so on; the first 8 exist.
    pub fn carousel_page(&self, lang: &str, count: usize, attributes: &str) -> String {
        let list = format!("/stories/{count}.json");
        let stories: Vec<_> = (1..=count)
            .map(|number| json!({ "url": format!("/story/{number}"), "title": format!("Story {number}") }))
            .collect();
        self.site.file(
            &list,
            "application/json",
            &json!({ "related": stories }).to_string(),
        );
        for number in 1..=count.min(8) {
            self.site.page(
                &format!("/story/{number}"),
                &format!("<!doctype html><html lang=en><title>Story {number}</title>"),
            );
        }
        let attributes = format!("related={list} heading-level=1 {attributes}");
        let body = format!("<article-widget {attributes}></article-widget>");
        // A page for each set of attributes, so that a test can add several.
        let name: String = attributes
            .chars()
            .map(|char| {
                if char.is_ascii_alphanumeric() {
                    char
                } else {
                    '-'
                }
            })
            .collect();
        self.host_page(&format!("/{lang}-{name}.html"), lang, &body)
    }
}

impl Site {
    /// Adds a page in English with a short article and this configuration of the widget. The page records outcomes
    /// of comments in the global `outcomes`, and in `kept` whether the back/forward cache restored it.
    pub fn story_page(&self, path: &str, config: &Value) {
        self.page(
            path,
            &format!(
                "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
                 <script>window.outcomes = [];\
                 addEventListener('pageshow', (event) => window.kept = event.persisted);\
                 addEventListener('article-widget-comment', ({{ detail }}) => outcomes.push(detail));\
                 </script></head><body><main><article-widget heading-level=1><article>\
                 <h1>The story</h1><p>Once upon a time.</p></article></article-widget></main>\
                 <script>document.querySelector('article-widget').config = {config};</script>\
                 <script type=module src=/article-widget.js></script></body></html>"
            ),
        );
    }
}

impl Page {
    /// Waits until the first widget's carousel can scroll; returns the widget.
    pub async fn wait_for_carousel(&self) -> Widget<'_> {
        let widget = self.widget(0).ready().await;
        widget.eventually(IS_MEASURED).await;
        widget
    }

    /// Holds when the reader of a [`Site::story`] was told this, once, of an attempt that ended so, and
    /// has their text.
    pub async fn expect_outcome(&self, outcome: &str, status: &str, text: &str) {
        let widget = self.widget(0);
        widget
            .eventually_matches(".aw-comments-status", status)
            .await;
        assert_eq!(self.read("outcomes").await, json!([outcome]));
        assert_eq!(widget.value("[id$=-comment]").await, text);
    }
}
