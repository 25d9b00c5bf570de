//! A page in a browser: scripts, waiting, input, and the messages that it causes.

mod axe;
pub mod dom_snapshot;
mod leak_tracker;
mod message;
pub(crate) mod monitor;
mod mouse;
mod offline;
mod screenshot;
mod viewport;
mod widget;

pub use leak_tracker::LEAK_TRACKER;
pub use message::{Message, MessageKind};
pub use widget::Widget;

use crate::browser::{Browser, VendorCommand, is_reported_by_all, take_console};
use crate::runner::timings::{Phase, Stopwatch};
use crate::timeout::WAIT_TIMEOUT;
use crate::{Element, Engine, Key};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::thread::panicking;
use std::time::Instant;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

/// WebDriver's web element identifier.
const WEB_ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Waits for two frames and a task, so that the page's pending work is done.
const SETTLE: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = (next) => Promise.race([
        new Promise(requestAnimationFrame),
        new Promise((resolve) => setTimeout(resolve, 100)),
    ]).then(next);
    frame(() => frame(() => setTimeout(done)));
"#;

/// A page in a browser. Dropping it releases the browser for other tests, or closes it if the test has failed.
pub struct Page {
    engine: Engine,
    client: Client,
    messages: Mutex<Vec<Message>>,
    browser: Option<Browser>,
}

impl Page {
    pub(crate) fn new(browser: Browser) -> Self {
        Self {
            engine: browser.preferences.engine,
            client: browser.client.clone(),
            messages: Mutex::default(),
            browser: Some(browser),
        }
    }

    /// Returns the engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the WebDriver session, for commands without a method here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Navigates to `url`. Messages of the page before are kept for [`Self::take_messages`].
    pub async fn open(&self, url: &str) {
        self.collect_messages().await;
        self.client
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url} opens: {error}"));
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.collect_messages().await;
        self.client.refresh().await.expect("the page reloads");
    }

    /// Runs the body of a function in the page; returns its result.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(body, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script runs: {error}\n{}", excerpt(body)))
    }

    /// Runs the body of an asynchronous function in the page; returns what it passes to its last argument.
    pub async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute_async(body, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script reports: {error}\n{}", excerpt(body)))
    }

    /// Returns the value of a JavaScript expression.
    pub async fn read(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});"), vec![]).await
    }

    /// Waits up to 15 seconds until `expression` is truthy.
    pub async fn eventually(&self, expression: &str) {
        self.eventually_with("", expression).await;
    }

    /// [`Self::eventually`], with declarations for the expression.
    pub(crate) async fn eventually_with(&self, declarations: &str, expression: &str) {
        let body = format!(
            r#"
            const [timeout, done] = arguments;
            const end = performance.now() + timeout;
            let last;
            const check = () => {{
                try {{
                    {declarations}
                    last = ({expression});
                }} catch (error) {{
                    last = String(error);
                    return again();
                }}
                if (last) return done({{ holds: true }});
                again();
            }};
            const again = () => {{
                if (performance.now() > end) return done({{ holds: false, last: String(last) }});
                setTimeout(check, 20);
            }};
            check();
            "#
        );
        let _watch = Stopwatch::start(Phase::Waiting);
        let timeout = u64::try_from(WAIT_TIMEOUT.as_millis()).expect("the timeout is finite");
        let outcome = self.run_async(&body, vec![json!(timeout)]).await;
        if outcome["holds"] == json!(true) {
            return;
        }
        let messages = self.take_messages().await;
        panic!(
            "in {}, this never held: {expression}\nlast it was: {}\nmessages meanwhile:\n{}",
            self.engine,
            outcome["last"],
            list(&messages)
        );
    }

    /// Waits until the page's URL is `url`.
    pub async fn wait_for_url(&self, url: &str) {
        let end = Instant::now() + WAIT_TIMEOUT;
        loop {
            let at = self.client.current_url().await.expect("the page is known");
            if at.as_str() == url {
                return;
            }
            assert!(
                Instant::now() < end,
                "in {}, the page is still {at}, not {url}",
                self.engine
            );
        }
    }

    /// Runs the body of a function in the page; returns the element that it returns.
    pub async fn element(&self, body: &str, arguments: Vec<Value>) -> Option<Element> {
        let found = self.run(body, arguments).await;
        let id = found[WEB_ELEMENT].as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// Returns the `nth` `<article-widget>` of the page, counted from 0.
    pub fn widget(&self, nth: usize) -> Widget<'_> {
        Widget::new(self, nth)
    }

    /// Waits for the element at `selector` in the first widget's shadow root; returns it.
    pub async fn deep(&self, selector: &str) -> Element {
        self.widget(0).find(selector).await
    }

    /// Presses keys where the focus is, holding each while it presses the next, and releases them.
    pub async fn press(&self, keys: &[Key]) {
        let values = keys.iter().map(|key| char::from(*key));
        let downs = values.clone().map(|value| KeyAction::Down { value });
        let ups = values.rev().map(|value| KeyAction::Up { value });
        let keyboard = KeyActions::new("keyboard".to_owned());
        let strokes = downs.chain(ups).fold(keyboard, InputSource::then);
        self.client
            .perform_actions(strokes)
            .await
            .unwrap_or_else(|error| panic!("{keys:?} are pressed: {error}"));
    }

    /// Waits for two frames and a task, so that pending rendering is done.
    pub async fn settle(&self) {
        self.run_async(SETTLE, vec![]).await;
    }

    /// Takes every message of the page and its browser since the last call.
    pub async fn take_messages(&self) -> Vec<Message> {
        self.collect_messages().await;
        std::mem::take(&mut self.messages.lock().expect("messages are whole"))
    }

    /// Waits for messages of this kind that contain `text`, from every observer that reports the kind in this engine,
    /// and takes them: the messages that a test provokes. All others stay for [`Self::assert_quiet`].
    pub async fn expect_messages(&self, kind: MessageKind, text: &str) -> Vec<Message> {
        let end = Instant::now() + WAIT_TIMEOUT;
        let is_expected = |message: &Message| message.kind == kind && message.text.contains(text);
        loop {
            self.collect_messages().await;
            let messages = self.messages.lock().expect("messages are whole").clone();
            let reports: Vec<&Message> = messages.iter().filter(|it| is_expected(it)).collect();
            if is_reported_by_all(self.engine, kind, &reports) {
                break;
            }
            assert!(
                Instant::now() < end,
                "in {}, not every observer reported {kind:?} with {text:?}, only:\n{}",
                self.engine,
                list(&messages)
            );
        }
        // One cause may have several effects.
        let (expected, others) = self
            .take_messages()
            .await
            .into_iter()
            .partition(is_expected);
        *self.messages.lock().expect("messages are whole") = others;
        expected
    }

    /// [`Self::expect_messages`] for network failures that contain `url`.
    pub async fn expect_network_failures(&self, url: &str) -> Vec<Message> {
        self.expect_messages(MessageKind::Network, url).await
    }

    /// Panics with the list if there is any message.
    pub async fn assert_quiet(&self) {
        let messages = self.take_messages().await;
        assert!(
            messages.is_empty(),
            "{} was not quiet:\n{}",
            self.engine,
            list(&messages)
        );
    }

    pub(crate) async fn vendor_command(&self, path: &'static str, body: Value) -> Value {
        self.client
            .issue_cmd(VendorCommand { path, body })
            .await
            .unwrap_or_else(|error| panic!("{path} answers: {error}"))
    }

    /// Runs a script in Firefox's privileged (chrome) context.
    pub(crate) async fn run_in_firefox_chrome(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.vendor_command("moz/context", json!({ "context": "chrome" }))
            .await;
        let answer = self.client.execute(body, arguments).await;
        self.vendor_command("moz/context", json!({ "context": "content" }))
            .await;
        answer.unwrap_or_else(|error| panic!("Firefox runs a script: {error}"))
    }

    async fn collect_messages(&self) {
        self.settle().await;
        let mut collected = monitor::take(self).await;
        collected.extend(take_console(self).await);
        self.messages
            .lock()
            .expect("messages are whole")
            .extend(collected);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(browser) = self.browser.take().filter(|_| !panicking()) {
            block_in_place(|| Handle::current().block_on(browser.release()));
        }
    }
}

fn list(messages: &[Message]) -> String {
    let lines: Vec<String> = messages.iter().map(|m| format!("  {m}")).collect();
    lines.join("\n")
}

fn excerpt(script: &str) -> String {
    script.chars().take(300).collect()
}
