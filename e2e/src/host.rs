//! Pages of a test's own around the widget.

use crate::{Demo, Page, Reader, Site, Widget};
use serde_json::{Value, json};

/// Holds once the carousel is measured and what its buttons lead to is known.
const MEASURED: &str = "deep('.aw-next')?.getAttribute('aria-disabled') === 'false'";

/// What a page notes about the first widget: which related articles it is told were followed, and
/// which were seen.
const NOTES: &str = "
    window.followed = [];
    window.seen = [];
    addEventListener('article-widget-navigate', ({ detail }) => followed.push(detail));
    addEventListener('article-widget-impression', ({ detail }) => seen.push(detail));
";

impl Demo {
    /// A page in that language with this in its body before the widget's script; its address. The
    /// page notes what it is told in `followed` and `seen`.
    pub fn host(&self, path: &str, lang: &str, body: &str) -> String {
        let dir = if lang == "ar" { "rtl" } else { "ltr" };
        self.site.page(
            path,
            &format!(
                "<!doctype html><html lang={lang} dir={dir}><head><meta charset=utf-8>\
                 <title>Host</title><meta name=viewport content='width=device-width'>\
                 <script>{NOTES}</script></head><body><main><h1>Host</h1>{body}</main>\
                 <script type=module src=/article-widget.js></script></body></html>"
            ),
        );
        self.site.url(path)
    }

    /// Opens a page with a frame that may run scripts and nothing else, and goes into it. This is in its
    /// body.
    pub async fn in_a_sandbox(&self, reader: &Reader, body: &str) -> Page {
        self.site.header("access-control-allow-origin", "*");
        self.site.page(
            "/around.html",
            "<!doctype html><html lang=en><title>Around</title>\
             <iframe title=Story sandbox=allow-scripts src=/in.html width=600 height=600></iframe>",
        );
        self.host("/in.html", "en", body);
        let page = reader.open(&self.site.url("/around.html")).await;
        page.eventually("document.querySelector('iframe') !== null")
            .await;
        page.client().enter_frame(0).await.expect("the frame");
        page
    }

    /// A page in that language with a widget of so many related articles and these attributes; its
    /// address. They are `Story 1`, at `/story/1`, and so on: pages that are there.
    pub fn stories(&self, lang: &str, count: usize, attributes: &str) -> String {
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
        // One page for each set of attributes: they stay what they are when another one is added.
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
        self.host(&format!("/{lang}-{name}.html"), lang, &body)
    }
}

impl Site {
    /// Adds a page in English with one story, whose widget is configured like this. It notes in
    /// `outcomes` the names of the outcomes that it is told, and in `kept` whether it is shown as it
    /// was left, by going back to it.
    pub fn story(&self, path: &str, config: &Value) {
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
    /// The first widget, once there is more in its carousel than can be seen.
    pub async fn carousel(&self) -> Widget<'_> {
        let widget = self.widget(0).ready().await;
        widget.eventually(MEASURED).await;
        widget
    }

    /// Holds when the reader of a [`Site::story`] was told this, once, of an attempt that ended so, and
    /// has their text.
    pub async fn is_told(&self, outcome: &str, words: &str, text: &str) {
        let widget = self.widget(0);
        widget
            .eventually_matches(".aw-comments-status", words)
            .await;
        assert_eq!(self.read("outcomes").await, json!([outcome]));
        assert_eq!(widget.value("[id$=-comment]").await, text);
    }
}
