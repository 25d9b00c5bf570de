//! A page with a comment form, and the mock back end that it posts to.

use crate::{MockBackend, Page, Site, Widget};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Records the outcome of each attempt to comment.
const EVENT_RECORDER: &str = "
    window.outcomes = [];
    window.said = [];
    addEventListener('article-widget-comment', ({ detail }) => outcomes.push(detail));
";

/// Clears storage and replaces the widget by one with these settings.
const MOUNT_WIDGET: &str = "
    localStorage.clear();
    sessionStorage.clear();
    const widget = document.createElement('article-widget');
    widget.config = arguments[0];
    document.querySelector('main').replaceChildren(widget);
";

/// Records the texts of the form's live region from now on.
const RECORD_ANNOUNCEMENTS: &str = "(() => {
    const live = deep('.aw-comments-status[role=status]');
    const said = window.said = [];
    let last = '';
    const record = () => {
        const text = live.textContent.trim();
        if (text !== last) said.push(text);
        last = text;
    };
    record();
    new MutationObserver(record).observe(live, { subtree: true, childList: true, characterData: true });
    return true;
})()";

/// Returns the state of the form after an attempt.
const READ_STATE: &str = "({
    outcomes,
    said,
    comment: deep('.aw-field-comment textarea').value,
    focus: root.activeElement?.id.replace(/^aw\\d*-/, '') || root.activeElement?.type || null,
    fieldErrors: Object.fromEntries(deepAll('[aria-invalid=true]').map((field) => [
        field.id.replace(/^aw\\d*-/, ''),
        (field.getAttribute('aria-describedby') ?? '').split(/\\s+/)
            .map((id) => root.getElementById(id))
            .filter((element) => element?.checkVisibility())
            .map((element) => element.textContent.trim())
            .join(' '),
    ])),
    link: deep('.aw-comments-answer a')?.href ?? null,
    held: deep('.aw-held').textContent,
})";

/// A page for a widget, and the [`MockBackend`] that it posts to.
pub struct FormHarness {
    /// Serves the page.
    pub site: Site,
    /// Receives the comments.
    pub backend: MockBackend,
}

/// The result of an attempt to comment, as a visitor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptResult {
    /// The outcome's name, from the event `article-widget-comment`.
    pub outcome: String,
    /// The texts of the live region since the attempt began, in order.
    pub announcements: Vec<String>,
    /// The value of the comment field.
    pub comment: String,
    /// The name of the field with the focus, the type of another control, or `null`.
    pub focus: Value,
    /// The errors at fields, by field name.
    pub field_errors: BTreeMap<String, String>,
    /// The URL of the link in the status.
    pub link: Option<String>,
    /// The text shown while the comment waits for a moderator.
    pub held: String,
}

impl FormHarness {
    /// Starts a site with a page in English without a widget, and a back end.
    pub async fn start() -> Self {
        let site = Site::of_widget().await;
        let backend = MockBackend::start().await;
        let harness = Self { site, backend };
        harness.page("/form.html", "");
        harness
    }

    /// Returns the URL of the page.
    pub fn url(&self) -> String {
        self.site.url("/form.html")
    }

    /// Adds a page with a widget of these settings; returns its URL.
    pub fn page_with(&self, path: &str, settings: Value) -> String {
        let settings = with_article(settings).to_string().replace('<', "\\u003c");
        self.page(
            path,
            &format!(
                "<article-widget></article-widget>\
                 <script>document.querySelector('article-widget').config = {settings}</script>"
            ),
        );
        self.site.url(path)
    }

    fn page(&self, path: &str, body: &str) {
        self.site.page(
            path,
            &format!(
                "<!doctype html><html lang=en><head><meta charset=utf-8><title>The page</title>\
                 <meta name=viewport content='width=device-width'><script>{EVENT_RECORDER}</script></head>\
                 <body><main>{body}</main><script type=module src=/article-widget.js></script>\
                 </body></html>"
            ),
        );
    }
}

/// Adds a short article to settings.
fn with_article(mut settings: Value) -> Value {
    settings["article"] = json!({
        "version": 1,
        "headline": "A story",
        "blocks": ["It is short."],
    });
    settings
}

impl Page {
    /// Mounts a widget with a short article and these settings on a [`FormHarness`]'s page, instead of the one before
    /// and without its stored data.
    pub async fn mount_widget(&self, settings: Value) -> Widget<'_> {
        self.run(MOUNT_WIDGET, vec![with_article(settings)]).await;
        let widget = self.widget(0).ready().await;
        widget.read(RECORD_ANNOUNCEMENTS).await;
        widget
    }
}

impl Widget<'_> {
    /// Clicks the submit button on a [`FormHarness`]'s page.
    pub async fn submit(self) {
        let clear = "[outcomes, said].forEach((notes) => { notes.length = 0 })";
        self.read(clear).await;
        self.click("button[type=submit]").await;
    }

    /// Waits for the end of the attempt that [`Self::submit`] began; returns its result.
    pub async fn attempt_result(self) -> AttemptResult {
        self.eventually("outcomes.length > 0").await;
        self.page().settle().await;
        let state = self.read(READ_STATE).await;
        let texts = |value: &Value| -> Vec<String> {
            let texts = value.as_array().expect("a list");
            texts.iter().map(text).collect()
        };
        let outcomes = texts(&state["outcomes"]);
        let field_errors = state["fieldErrors"].as_object().expect("an object");
        AttemptResult {
            outcome: outcomes.join(" and "),
            announcements: texts(&state["said"]),
            comment: text(&state["comment"]),
            focus: state["focus"].clone(),
            field_errors: field_errors
                .iter()
                .map(|(name, error)| (name.clone(), text(error)))
                .collect(),
            link: state["link"].as_str().map(str::to_owned),
            held: text(&state["held"]),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
