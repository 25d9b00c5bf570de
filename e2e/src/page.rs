use crate::browser::Browser;
use crate::console::{self, Extension};
use crate::timings::{Phase, Watch};
use crate::{Element, Engine, Key, Kind, Message, Widget, watch};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::thread::panicking;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

/// How long anything may take to come true.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// The name under which WebDriver sends an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Lets everything the page has caused so far arrive: two frames and a task.
const SETTLE: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = (next) => Promise.race([
        new Promise(requestAnimationFrame),
        new Promise((resolve) => setTimeout(resolve, 100)),
    ]).then(next);
    frame(() => frame(() => setTimeout(done)));
"#;

/// A browser with a page open. Dropping it leaves the browser to other tests; one of a test that has failed
/// ends.
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

    /// The engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session, for what has no name here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to `url`. Messages of the page before are kept for [`Self::take_messages`].
    pub async fn open(&self, url: &str) {
        self.gather().await;
        self.client
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("{url} opens: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.gather().await;
        self.client.refresh().await.expect("the page loads again");
    }

    /// Runs the body of a function in the page and hands back what it returns.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(body, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script runs: {error}\n{}", head(body)))
    }

    /// Runs the body of a function that reports by calling its last argument.
    pub async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute_async(body, arguments)
            .await
            .unwrap_or_else(|error| panic!("a script reports: {error}\n{}", head(body)))
    }

    /// The value of a JavaScript expression.
    pub async fn read(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});"), vec![]).await
    }

    /// Waits, watching frame by frame from inside the page, until `expression` holds.
    pub async fn eventually(&self, expression: &str) {
        self.eventually_with("", expression).await;
    }

    /// [`Self::eventually`], with declarations that the expression uses.
    pub(crate) async fn eventually_with(&self, declarations: &str, expression: &str) {
        let body = format!(
            r#"
            const [patience, done] = arguments;
            const end = performance.now() + patience;
            let last;
            const look = () => {{
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
                setTimeout(look, 20);
            }};
            look();
            "#
        );
        let _watch = Watch::start(Phase::Waiting);
        let patience = u64::try_from(PATIENCE.as_millis()).expect("patience has an end");
        let outcome = self.run_async(&body, vec![json!(patience)]).await;
        if outcome["holds"] == json!(true) {
            return;
        }
        let messages = self.take_messages().await;
        panic!(
            "in {}, this never held: {expression}\nlast it was: {}\nmessages meanwhile:\n{}",
            self.engine,
            outcome["last"],
            listed(&messages)
        );
    }

    /// Waits until the page is the one at `url`.
    pub async fn arrives(&self, url: &str) {
        let end = Instant::now() + PATIENCE;
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

    /// The element that `body`, a function's body, returns: can be clicked and typed into.
    pub async fn element(&self, body: &str, arguments: Vec<Value>) -> Option<Element> {
        let found = self.run(body, arguments).await;
        let id = found[ELEMENT].as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// The `nth` `<article-widget>` of the page, counted from 0.
    pub fn widget(&self, nth: usize) -> Widget<'_> {
        Widget::new(self, nth)
    }

    /// The element `selector` finds in the first widget's shadow root.
    pub async fn deep(&self, selector: &str) -> Element {
        self.widget(0).find(selector).await
    }

    /// Presses and releases keys where the focus is, the last while those before are held.
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

    /// Waits until the page has shown all it has been caused to show so far.
    pub async fn settle(&self) {
        self.run_async(SETTLE, vec![]).await;
    }

    /// Everything said since the last call, by the page or by its browser.
    pub async fn take_messages(&self) -> Vec<Message> {
        self.gather().await;
        std::mem::take(&mut self.messages.lock().expect("messages are whole"))
    }

    /// Waits for messages of that kind that mention `words`, from all who notice such a thing in
    /// this engine, and takes them: those a test provokes. All others stay for
    /// [`Self::assert_quiet`].
    pub async fn take(&self, kind: Kind, words: &str) -> Vec<Message> {
        let end = Instant::now() + PATIENCE;
        let wanted = |message: &Message| message.kind == kind && message.text.contains(words);
        loop {
            self.gather().await;
            let messages = self.messages.lock().expect("messages are whole").clone();
            let heard: Vec<&Message> = messages.iter().filter(|it| wanted(it)).collect();
            if console::all_have_spoken(self.engine, kind, &heard) {
                break;
            }
            assert!(
                Instant::now() < end,
                "in {}, not all who notice such a thing said {kind:?} with {words:?}, only:\n{}",
                self.engine,
                listed(&messages)
            );
        }
        // One cause may have several effects.
        let (wanted, others) = self.take_messages().await.into_iter().partition(wanted);
        *self.messages.lock().expect("messages are whole") = others;
        wanted
    }

    /// [`Self::take`] of network failures that mention `place`.
    pub async fn take_network_failures(&self, place: &str) -> Vec<Message> {
        self.take(Kind::Network, place).await
    }

    /// Fails with the list if anything was said.
    pub async fn assert_quiet(&self) {
        let messages = self.take_messages().await;
        assert!(
            messages.is_empty(),
            "{} was not quiet:\n{}",
            self.engine,
            listed(&messages)
        );
    }

    pub(crate) async fn extension(&self, path: &'static str, body: Value) -> Value {
        self.client
            .issue_cmd(Extension { path, body })
            .await
            .unwrap_or_else(|error| panic!("{path} answers: {error}"))
    }

    /// Runs a script with the rights of Firefox's own windows.
    pub(crate) async fn in_firefox_itself(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.extension("moz/context", json!({ "context": "chrome" }))
            .await;
        let answer = self.client.execute(body, arguments).await;
        self.extension("moz/context", json!({ "context": "content" }))
            .await;
        answer.unwrap_or_else(|error| panic!("Firefox runs a script: {error}"))
    }

    async fn gather(&self) {
        self.settle().await;
        let mut heard = watch::take(self).await;
        heard.extend(console::take(self).await);
        self.messages
            .lock()
            .expect("messages are whole")
            .extend(heard);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(browser) = self.browser.take().filter(|_| !panicking()) {
            block_in_place(|| Handle::current().block_on(browser.give_back()));
        }
    }
}

fn listed(messages: &[Message]) -> String {
    let lines: Vec<String> = messages.iter().map(|m| format!("  {m}")).collect();
    lines.join("\n")
}

fn head(script: &str) -> String {
    script.chars().take(300).collect()
}
