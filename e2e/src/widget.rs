use crate::timings::{Phase, Watch};
use crate::{Element, Key, Page};
use serde_json::{Value, json};

/// One `<article-widget>` on a page, seen through its open shadow root.
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

    /// Waits until article and form are there, as the element says by `article-widget-ready`.
    pub async fn ready(self) -> Self {
        self.eventually(r#"window[Symbol.for("article-widget.watch")].ready.has(host)"#)
            .await;
        self
    }

    /// Waits until `expression` holds.
    pub async fn eventually(self, expression: &str) {
        self.page
            .eventually_with(&self.declarations(), expression)
            .await;
    }

    /// Waits until the text of what `selector` finds is `text`.
    pub async fn eventually_says(self, selector: &str, text: &str) {
        let said = format!("deep({})?.textContent.trim()", json!(selector));
        self.eventually(&otherwise_shown(&said, text)).await;
    }

    /// Waits until the text of what `selector` finds matches a regular expression, in any case.
    pub async fn eventually_matches(self, selector: &str, pattern: &str) {
        let said = format!("deep({})?.textContent.trim()", json!(selector));
        self.eventually(&format!(
            "(() => {{ const said = {said}; if (new RegExp({}, 'i').test(said ?? '')) return true; throw said; }})()",
            json!(pattern)
        ))
        .await;
    }

    /// The value of an expression.
    pub async fn read(self, expression: &str) -> Value {
        let body = format!("{} return ({expression});", self.declarations());
        self.page.run(&body, vec![]).await
    }

    /// The value of an expression that is a text, or nothing.
    pub async fn read_text(self, expression: &str) -> Option<String> {
        self.read(expression).await.as_str().map(str::to_owned)
    }

    /// How many elements `selector` finds.
    pub async fn count(self, selector: &str) -> usize {
        let expression = format!("deepAll({}).length", json!(selector));
        let count = self
            .read(&expression)
            .await
            .as_u64()
            .expect("a count is a number");
        usize::try_from(count).expect("a count fits")
    }

    /// The text of what `selector` finds first, without the space around it.
    pub async fn text(self, selector: &str) -> String {
        self.find(selector).await;
        self.read_text(&format!("deep({}).textContent.trim()", json!(selector)))
            .await
            .unwrap_or_default()
    }

    /// What `selector` finds first, once it is there: can be clicked and typed into.
    pub async fn find(self, selector: &str) -> Element {
        self.element(&format!("deep({})", json!(selector))).await
    }

    /// The element an expression gives, once it gives one.
    pub async fn element(self, expression: &str) -> Element {
        self.eventually(expression).await;
        let body = format!("{} return ({expression});", self.declarations());
        let found = self.page.element(&body, vec![]).await;
        found.unwrap_or_else(|| panic!("{expression} is in the widget"))
    }

    /// Clicks as a reader does.
    pub async fn click(self, selector: &str) {
        let clicked = self.find(selector).await.click().await;
        clicked.unwrap_or_else(|error| panic!("{selector} is clicked: {error}"));
    }

    /// Types as a reader does, after what the field holds.
    pub async fn type_into(self, selector: &str, text: &str) {
        let _watch = Watch::start(Phase::Typing);
        // WebKit's driver knows the key and not the character.
        let keys = text.replace('\n', &Key::Enter.to_string());
        let typed = self.find(selector).await.send_keys(&keys).await;
        typed.unwrap_or_else(|error| panic!("{selector} is typed into: {error}"));
    }

    /// Puts a text into a field at once, as a reader does who pastes it: for tests that are about what comes then.
    pub async fn fill(self, selector: &str, text: &str) {
        let _watch = Watch::start(Phase::Typing);
        let (field, text) = (json!(selector), json!(text));
        let fill = format!(
            "(deep({field}).focus(), document.execCommand('insertText', false, {text}), deep({field}).value)"
        );
        assert_eq!(self.read(&fill).await, text, "in {selector}");
    }

    /// What a field holds.
    pub async fn value(self, selector: &str) -> String {
        self.find(selector).await;
        self.read_text(&format!("deep({}).value", json!(selector)))
            .await
            .unwrap_or_default()
    }

    /// What the field of that name is blamed for: the text it points to by `aria-describedby`,
    /// when it is marked invalid and the text can be seen.
    pub async fn complaint(self, field: &str) -> Option<String> {
        self.read_text(&complaint(field)).await
    }

    /// Waits until the field of that name is blamed for `text`.
    pub async fn eventually_complains(self, field: &str, text: &str) {
        self.eventually(&otherwise_shown(&complaint(field), text))
            .await;
    }

    /// Waits until the fields marked invalid are those of these names, in order.
    pub async fn eventually_blames(self, names: &[&str]) {
        let blamed = r#"deepAll('[aria-invalid="true"]').map((field) => field.id.match(/^aw\d*-(.+)/)?.[1] ?? field.name).join(" ")"#;
        self.eventually(&otherwise_shown(blamed, &names.join(" ")))
            .await;
    }

    /// Waits until the focus is on what `selector` finds, inside this widget.
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

/// An expression that holds when `said` is `text`, and throws what is said instead, to be shown.
fn otherwise_shown(said: &str, text: &str) -> String {
    let text = json!(text);
    format!("(() => {{ const said = {said}; if (said === {text}) return true; throw said; }})()")
}

fn complaint(field: &str) -> String {
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
