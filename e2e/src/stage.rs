//! A page with a comment form, and a back end behind it whose every answer is written.

use crate::{Backend, Page, Site, Widget};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What a page notes: how each attempt to comment has ended, and what was said of it.
const NOTES: &str = "
    window.outcomes = [];
    window.said = [];
    addEventListener('article-widget-comment', ({ detail }) => outcomes.push(detail));
";

/// Puts a new widget with these settings in the place of the one that was there.
const PLACE: &str = "
    localStorage.clear();
    sessionStorage.clear();
    const widget = document.createElement('article-widget');
    widget.config = arguments[0];
    document.querySelector('main').replaceChildren(widget);
";

/// Notes what the form's live region says, from now on.
const LISTEN: &str = "(() => {
    const live = deep('.aw-comments-status[role=status]');
    const said = window.said = [];
    let last = '';
    const note = () => {
        const text = live.textContent.trim();
        if (text !== last) said.push(text);
        last = text;
    };
    note();
    new MutationObserver(note).observe(live, { subtree: true, childList: true, characterData: true });
    return true;
})()";

/// What there is to see once an attempt has ended.
const LOOK: &str = "({
    outcomes,
    said,
    comment: deep('.aw-field-comment textarea').value,
    focus: root.activeElement?.id.replace(/^aw\\d*-/, '') || root.activeElement?.type || null,
    complaints: Object.fromEntries(deepAll('[aria-invalid=true]').map((field) => [
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

/// A page that a widget can be placed on, and the [`Backend`] that it posts to.
pub struct Stage {
    /// Serves the page.
    pub site: Site,
    /// Takes the comments.
    pub backend: Backend,
}

/// How an attempt to comment has ended for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The outcome's name, as the page is told by `article-widget-comment`.
    pub outcome: String,
    /// What the live region said since the attempt began, one text after the other.
    pub said: Vec<String>,
    /// What stands in the comment's field.
    pub comment: String,
    /// The field in focus; the type of another control; `null` for none.
    pub focus: Value,
    /// What the reader is told at fields, by their names.
    pub complaints: BTreeMap<String, String>,
    /// Where the reader is led from there.
    pub link: Option<String>,
    /// What is shown while it waits for a moderator.
    pub held: String,
}

impl Stage {
    /// A page in English without a widget.
    pub async fn start() -> Self {
        let site = Site::of_the_widget().await;
        let backend = Backend::start().await;
        let stage = Self { site, backend };
        stage.page("/stage.html", "");
        stage
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.site.url("/stage.html")
    }

    /// Adds a page with a widget of these settings in it; its address.
    pub fn page_with(&self, path: &str, settings: Value) -> String {
        let settings = complete(settings).to_string().replace('<', "\\u003c");
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
                 <meta name=viewport content='width=device-width'><script>{NOTES}</script></head>\
                 <body><main>{body}</main><script type=module src=/article-widget.js></script>\
                 </body></html>"
            ),
        );
    }
}

/// Settings with a short article.
fn complete(mut settings: Value) -> Value {
    settings["article"] = json!({
        "version": 1,
        "headline": "A story",
        "blocks": ["It is short."],
    });
    settings
}

impl Page {
    /// Places a widget with a short article and these settings on a [`Stage`], instead of the one
    /// before, of which nothing is remembered.
    pub async fn place(&self, settings: Value) -> Widget<'_> {
        self.run(PLACE, vec![complete(settings)]).await;
        let widget = self.widget(0).ready().await;
        widget.read(LISTEN).await;
        widget
    }
}

impl Widget<'_> {
    /// Presses the button that sends the comment, on a [`Stage`].
    pub async fn submit(self) {
        let forget = "[outcomes, said].forEach((notes) => { notes.length = 0 })";
        self.read(forget).await;
        self.click("button[type=submit]").await;
    }

    /// Waits until the attempt that was made by [`Self::submit`] has ended.
    pub async fn ending(self) -> Ending {
        self.eventually("outcomes.length > 0").await;
        self.page().settle().await;
        let seen = self.read(LOOK).await;
        let texts = |value: &Value| -> Vec<String> {
            let texts = value.as_array().expect("a list");
            texts.iter().map(text).collect()
        };
        let outcomes = texts(&seen["outcomes"]);
        let complaints = seen["complaints"].as_object().expect("an object");
        Ending {
            outcome: outcomes.join(" and "),
            said: texts(&seen["said"]),
            comment: text(&seen["comment"]),
            focus: seen["focus"].clone(),
            complaints: complaints
                .iter()
                .map(|(name, complaint)| (name.clone(), text(complaint)))
                .collect(),
            link: seen["link"].as_str().map(str::to_owned),
            held: text(&seen["held"]),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
