use crate::runner::timings::{Phase, Stopwatch};
use crate::{Element, Key, Page};
use serde_json::{Value, json};

/// An `<article-widget>` on a page, with access to its open shadow root.
///
/// Expressions given to [`Self::read`] and [`Self::eventually`] may use `host`, `root`,
/// `deep(selector)` and `deepAll(selector)`.
#[derive(Clone, Copy)]
pub struct Widget<'page> {
    page: &'page Page,
    nth: usize,
}

impl<'page> Widget<'page> {
    pub(crate) fn new(page: &'page Page, nth: usize) -> Self {
        Self { page, nth }
    }

    /// Waits for the event `article-widget-ready`.
    pub async fn ready(self) -> Self {
        self.eventually(r#"window[Symbol.for("article-widget.monitor")].ready.has(host)"#)
            .await;
        self
    }

    /// Waits until `expression` holds.
    pub async fn eventually(self, expression: &str) {
        self.page
            .eventually_with(&self.declarations(), expression)
            .await;
    }

    /// Waits until the text of the element at `selector` is `text`.
    pub async fn eventually_has_text(self, selector: &str, text: &str) {
        let actual = format!("deep({})?.textContent.trim()", json!(selector));
        self.eventually(&expect_text(&actual, text)).await;
    }

    /// Waits until the text of the element at `selector` matches a regular expression, ignoring case.
    pub async fn eventually_matches(self, selector: &str, pattern: &str) {
        let actual = format!("deep({})?.textContent.trim()", json!(selector));
        self.eventually(&format!(
            "(() => {{ const actual = {actual}; if (new RegExp({}, 'i').test(actual ?? '')) return true; throw actual; }})()",
            json!(pattern)
        ))
        .await;
    }

    /// Returns the value of an expression.
    pub async fn read(self, expression: &str) -> Value {
        let body = format!("{} return ({expression});", self.declarations());
        self.page.run(&body, vec![]).await
    }

    /// Returns the value of an expression if it is a string.
    pub async fn read_text(self, expression: &str) -> Option<String> {
        self.read(expression).await.as_str().map(str::to_owned)
    }

    /// Returns the number of elements at `selector`.
    pub async fn count(self, selector: &str) -> usize {
        let expression = format!("deepAll({}).length", json!(selector));
        let count = self
            .read(&expression)
            .await
            .as_u64()
            .expect("a count is a number");
        usize::try_from(count).expect("a count fits")
    }

    /// Returns the trimmed text of the first element at `selector`.
    pub async fn text(self, selector: &str) -> String {
        self.find(selector).await;
        self.read_text(&format!("deep({}).textContent.trim()", json!(selector)))
            .await
            .unwrap_or_default()
    }

    /// Waits for the first element at `selector`; returns it.
    pub async fn find(self, selector: &str) -> Element {
        self.element(&format!("deep({})", json!(selector))).await
    }

    /// Waits until an expression returns an element; returns it.
    pub async fn element(self, expression: &str) -> Element {
        self.eventually(expression).await;
        let body = format!("{} return ({expression});", self.declarations());
        let found = self.page.element(&body, vec![]).await;
        found.unwrap_or_else(|| panic!("{expression} is in the widget"))
    }

    /// Clicks the element at `selector`, as a visitor does.
    pub async fn click(self, selector: &str) {
        let clicked = self.find(selector).await.click().await;
        clicked.unwrap_or_else(|error| panic!("{selector} is clicked: {error}"));
    }

    /// Types key by key into a field, after its value.
    pub async fn type_into(self, selector: &str, text: &str) {
        let _watch = Stopwatch::start(Phase::Typing);
        // WebKit's driver supports the key but not the character.
        let keys = text.replace('\n', &Key::Enter.to_string());
        let typed = self.find(selector).await.send_keys(&keys).await;
        typed.unwrap_or_else(|error| panic!("{selector} is typed into: {error}"));
    }

    /// Inserts a text into an empty field at once, as pasting does: for tests of what comes after it.
    pub async fn fill(self, selector: &str, text: &str) {
        let _watch = Stopwatch::start(Phase::Typing);
        let (field, text) = (json!(selector), json!(text));
        let fill = format!(
            "(deep({field}).focus(), document.execCommand('insertText', false, {text}), deep({field}).value)"
        );
        assert_eq!(self.read(&fill).await, text, "in {selector}");
    }

    /// Returns the value of a field.
    pub async fn value(self, selector: &str) -> String {
        self.find(selector).await;
        self.read_text(&format!("deep({}).value", json!(selector)))
            .await
            .unwrap_or_default()
    }

    /// Returns the error at the field of this name: the visible text of its `aria-describedby`, if it is
    /// `aria-invalid`.
    pub async fn field_error(self, field: &str) -> Option<String> {
        self.read_text(&field_error_js(field)).await
    }

    /// Waits until the error at the field of this name is `text`.
    pub async fn eventually_has_field_error(self, field: &str, text: &str) {
        self.eventually(&expect_text(&field_error_js(field), text))
            .await;
    }

    /// Waits until the fields with `aria-invalid` are those of these names, in order.
    pub async fn eventually_marks_invalid(self, names: &[&str]) {
        let invalid = r#"deepAll('[aria-invalid="true"]').map((field) => field.id.match(/^aw\d*-(.+)/)?.[1] ?? field.name).join(" ")"#;
        self.eventually(&expect_text(invalid, &names.join(" ")))
            .await;
    }

    /// Waits until the element at `selector` in this widget has the focus.
    pub async fn eventually_holds_focus(self, selector: &str) {
        self.eventually(&format!(
            "document.activeElement === host && root.activeElement === deep({})",
            json!(selector)
        ))
        .await;
    }

    pub(crate) fn page(self) -> &'page Page {
        self.page
    }

    pub(crate) fn host(self) -> String {
        format!("document.querySelectorAll('article-widget')[{}]", self.nth)
    }

    fn declarations(self) -> String {
        format!(
            "const host = {};
             const root = host?.shadowRoot;
             const deep = (selector) => root?.querySelector(selector) ?? null;
             const deepAll = (selector) => [...(root?.querySelectorAll(selector) ?? [])];",
            self.host()
        )
    }
}

/// Returns an expression that is true if `actual` is `text`, and otherwise throws the actual text, for the message.
fn expect_text(actual: &str, text: &str) -> String {
    let text = json!(text);
    format!(
        "(() => {{ const actual = {actual}; if (actual === {text}) return true; throw actual; }})()"
    )
}

fn field_error_js(field: &str) -> String {
    let selector = json!(format!(
        r##":is([id$="-{field}"], [name="{field}"])[aria-invalid="true"]"##
    ));
    format!(
        r#"(() => {{
            const ids = deep({selector})?.getAttribute("aria-describedby")?.split(/\s+/) ?? [];
            const seen = ids
                .map((id) => root.getElementById(id))
                .filter((element) => element?.checkVisibility())
                .map((element) => element.textContent.trim())
                .filter(Boolean);
            return seen.length ? seen.join(" ") : null;
        }})()"#
    )
}
