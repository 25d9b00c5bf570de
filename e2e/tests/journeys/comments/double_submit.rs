//! A comment is sent once, however often a visitor clicks, a held key repeats or a script submits.

use e2e::{
    Engine, Fault, FormHarness, Key, MockBackend, MockResponse, Page, Visitor, Widget,
    in_every_engine,
};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

const TEXT: &str = "Once is enough.";

/// Counts how often the page posts.
const NOTES: &str = "<script>
    window.posts = 0;
    const original = window.fetch;
    window.fetch = (url, init) => {
        posts += init?.method === 'POST';
        return original.call(window, url, init);
    };
</script>";

/// A page for one form after the other.
struct Trial {
    harness: FormHarness,
    page: Page,
    /// The back ends so far. Each form has its own, because browsers are sparing with connections.
    backends: Vec<MockBackend>,
}

impl Trial {
    async fn start(engine: Engine) -> Self {
        let harness = FormHarness::start().await;
        harness.site.rewrite("<main>", &[NOTES, "<main>"].concat());
        let page = Visitor::with(engine).open(&harness.url()).await;
        Self {
            harness,
            page,
            backends: Vec::new(),
        }
    }

    /// A new form, filled in, whose back end answers like this.
    async fn fill_in(&mut self, reply: MockResponse) -> Widget<'_> {
        let backend = MockBackend::start().await;
        backend.respond_with(reply);
        let endpoint = json!({ "url": backend.url("/comments"), "timeout": 600_000 });
        self.backends.push(backend);
        let widget = self
            .page
            .mount_widget(json!({ "endpoint": endpoint }))
            .await;
        widget.type_into("textarea[name=comment]", TEXT).await;
        widget.type_into("input[name=name]", "Ada").await;
        widget
            .read("window.posts = outcomes.length = said.length = 0")
            .await;
        widget
    }

    /// Fails unless one comment has left the page since the form was filled in, and has arrived.
    async fn assert_one(&self, what: &str) {
        self.page.settle().await;
        let posts = self.page.read("posts").await;
        assert_eq!(posts, json!(1), "{what}, in {}", self.page.engine());
        let backend = self.backends.last().expect("a form was filled in");
        assert_eq!(backend.wait_for_posts(1).await.len(), 1, "{what} arrived");
    }

    /// Ends the test: all the page has said is that comments were refused.
    async fn end(self) {
        let origins: Vec<String> = self.backends.iter().map(MockBackend::origin).collect();
        let mut messages = self.page.take_messages().await;
        messages.retain(|message| !origins.iter().any(|it| message.text.contains(it)));
        assert_eq!(messages, []);
        drop(self.harness);
    }
}

/// Something that a reader or a script does to send a comment.
#[derive(Clone, Copy, Debug)]
enum Way {
    DoubleClick,
    EnterAndClick,
    CtrlEnterAgainAndAgain,
    CtrlEnterHeld,
    EnterHeld,
    Clicks,
    Requests,
    Submissions,
    Everything,
}

impl Way {
    const ALL: [Way; 9] = [
        Way::DoubleClick,
        Way::EnterAndClick,
        Way::CtrlEnterAgainAndAgain,
        Way::CtrlEnterHeld,
        Way::EnterHeld,
        Way::Clicks,
        Way::Requests,
        Way::Submissions,
        Way::Everything,
    ];

    async fn go(self, page: &Page, widget: Widget<'_>) {
        match self {
            Way::DoubleClick => double_click(page, widget).await,
            Way::EnterAndClick => {
                page.press(&[Key::Enter]).await;
                widget.click("button[type=submit]").await;
            }
            Way::CtrlEnterAgainAndAgain => {
                for _ in 0..5 {
                    page.press(&[Key::Control, Key::Enter]).await;
                }
            }
            Way::CtrlEnterHeld => hold(page, &[Key::Control, Key::Enter], 20).await,
            Way::EnterHeld => hold(page, &[Key::Enter], 20).await,
            Way::Clicks => script(widget, "deep('button[type=submit]').click()").await,
            Way::Requests => script(widget, "deep('form').requestSubmit()").await,
            Way::Submissions => script(widget, "host.submit()").await,
            Way::Everything => {
                script(widget, PROGRAMS).await;
                page.press(&[Key::Enter]).await;
                page.press(&[Key::Control, Key::Enter]).await;
                double_click(page, widget).await;
            }
        }
        let_go(page).await;
    }
}

/// By itself a form whose method is `dialog` goes nowhere; Firefox throws where one tries.
const PROGRAMS: &str = "(() => {
    deep('button[type=submit]').click();
    deep('form').requestSubmit();
    host.submit();
    try { deep('form').submit(); } catch {}
})()";

async fn let_go(page: &Page) {
    let released = page.client().release_actions().await;
    released.expect("keys and buttons are let go");
}

/// Clicks twice on the button that sends, with the mouse.
async fn double_click(page: &Page, widget: Widget<'_>) {
    let place = widget.read(MIDDLE_OF_THE_BUTTON).await;
    let at = |axis: usize| place[axis].as_i64().expect("a number of pixels");
    page.double_click((at(0), at(1))).await;
}

const MIDDLE_OF_THE_BUTTON: &str = "(() => {
    const button = deep('button[type=submit]');
    button.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = button.getBoundingClientRect();
    return [left + width / 2, top + height / 2].map(Math.round);
})()";

/// Presses keys, and then the last of them so many times more without letting go.
async fn hold(page: &Page, keys: &[Key], times: usize) {
    let last = std::iter::repeat_n(keys.last(), times).flatten();
    let downs = keys.iter().chain(last).map(|key| KeyAction::Down {
        value: char::from(*key),
    });
    let keyboard = KeyActions::new("keyboard".to_owned());
    page.client()
        .perform_actions(downs.fold(keyboard, InputSource::then))
        .await
        .unwrap_or_else(|error| panic!("{keys:?} are held: {error}"));
}

/// Does something fifty times at once, and fifty times again a task later.
async fn script(widget: Widget<'_>, expression: &str) {
    let again = format!("Array.from({{ length: 50 }}, () => {{ {expression}; }}).length");
    for _ in 0..2 {
        assert_eq!(widget.read(&again).await, json!(50));
    }
}

async fn a_comment_on_its_way_is_not_sent_again(engine: Engine) {
    let mut trial = Trial::start(engine).await;

    for way in Way::ALL {
        trial.fill_in(MockResponse::fault(Fault::Hang)).await;
        let widget = trial.page.widget(0);

        way.go(&trial.page, widget).await;

        trial.assert_one(&format!("{way:?}")).await;
        assert_eq!(widget.read("said").await, json!(["Sending your comment…"]));
        assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    }
    trial.end().await;
}
in_every_engine!([F4] a_comment_on_its_way_is_not_sent_again);

/// A key that repeats itself at what a selector finds; whether the browser was kept from doing what
/// it does at that key.
fn repeat(selector: &str, ctrl: bool) -> String {
    format!(
        "!deep('{selector}').dispatchEvent(new KeyboardEvent('keydown', {{
            key: 'Enter', ctrlKey: {ctrl}, repeat: true, bubbles: true, cancelable: true, composed: true,
        }}))"
    )
}

fn answers() -> [MockResponse; 2] {
    [
        MockResponse::json(400, &json!({ "title": "No." })),
        MockResponse::json(201, &json!({ "id": 1 })),
    ]
}

/// The key stays down while the answer comes in.
async fn a_key_that_is_held_sends_once_whatever_the_answer(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let (ctrl, enter) = (&[Key::Control, Key::Enter][..], &[Key::Enter][..]);

    for answer in answers() {
        for (place, keys) in [
            ("textarea[name=comment]", ctrl),
            ("input[name=name]", ctrl),
            ("input[name=name]", enter),
            ("input[name=save]", ctrl),
            ("button[type=submit]", enter),
        ] {
            let what = format!("{keys:?} in {place}, {answer}");
            trial.fill_in(answer.clone()).await;
            let widget = trial.page.widget(0);
            widget.read(&format!("deep('{place}').focus()")).await;
            trial.page.press(keys).await;
            let ending = widget.attempt_result().await;

            let kept = widget.read(&repeat(place, keys.len() > 1)).await;

            trial.assert_one(&what).await;
            assert_eq!(kept, json!(true), "{what}");
            assert_eq!(widget.attempt_result().await, ending, "{what}, in {engine}");
        }
    }
    trial.end().await;
}
in_every_engine!([F4] a_key_that_is_held_sends_once_whatever_the_answer);

async fn a_key_that_is_held_goes_on_breaking_lines(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let widget = trial.fill_in(MockResponse::fault(Fault::Hang)).await;

    let kept = widget.read(&repeat("textarea[name=comment]", false)).await;

    assert_eq!(kept, json!(false));
    trial.page.settle().await;
    assert_eq!(trial.page.read("posts").await, json!(0));
    trial.end().await;
}
in_every_engine!([F4] a_key_that_is_held_goes_on_breaking_lines);

/// The answer may come in between the two clicks.
async fn the_second_click_of_two_is_none_of_its_own_whatever_the_answer(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let second = "deep('button[type=submit]').dispatchEvent(new MouseEvent('click',
        { detail: 2, bubbles: true, cancelable: true, composed: true }))";

    for answer in answers() {
        trial.fill_in(answer).await;
        let widget = trial.page.widget(0);
        widget.click("button[type=submit]").await;
        let ending = widget.attempt_result().await;

        widget.read(second).await;

        trial.assert_one("a double click").await;
        assert_eq!(widget.attempt_result().await, ending, "in {engine}");
    }
    trial.end().await;
}
in_every_engine!([F4] the_second_click_of_two_is_none_of_its_own_whatever_the_answer);

async fn a_host_that_takes_its_time_is_asked_once(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let listen = "
        window.asked = [];
        addEventListener('article-widget-submit', ({ detail }) =>
            detail.waitUntil(new Promise((keep) => asked.push(keep))));
    ";
    trial.page.run(listen, vec![]).await;

    for way in Way::ALL {
        trial.page.run("asked.length = 0", vec![]).await;
        trial
            .fill_in(MockResponse::json(201, &json!({ "id": 1 })))
            .await;
        let widget = trial.page.widget(0);

        way.go(&trial.page, widget).await;
        trial.page.settle().await;
        assert_eq!(trial.page.read("asked.length").await, json!(1), "{way:?}");
        assert_eq!(widget.read("said").await, json!(["Sending your comment…"]));
        assert_eq!(trial.page.read("posts").await, json!(0), "{way:?}");
        trial.page.run("asked[0]({ token: 't' })", vec![]).await;

        assert_eq!(
            widget.attempt_result().await.outcome,
            "published",
            "{way:?}"
        );
        trial.assert_one(&format!("{way:?}")).await;
    }
    trial.end().await;
}
in_every_engine!([F4] a_host_that_takes_its_time_is_asked_once);
