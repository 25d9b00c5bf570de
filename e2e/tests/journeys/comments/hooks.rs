//! A page's hooks: adding fields to comments, cancelling them, and events about their outcome.

use e2e::{
    Engine, FormHarness, MessageKind, MockResponse, Page, ReceivedRequest, Visitor, Widget,
    in_chromium, in_every_engine,
};
use serde_json::{Value, json};

const TEXT: &str = "Between you and me.";
const NAME: &str = "Ada Lovelace";
const EMAIL: &str = "ada@example.org";

/// A page that has a script of its own, and the back end behind it.
struct Trial {
    harness: FormHarness,
    page: Page,
}

impl Trial {
    async fn start(engine: Engine, script: &str) -> Self {
        let harness = FormHarness::start().await;
        let script = format!("<script>{script}</script><main>");
        harness.site.rewrite("<main>", &script);
        let page = Visitor::with(engine).open(&harness.url()).await;
        Self { harness, page }
    }

    /// A fresh form, filled in.
    async fn form(&self, settings: Value) -> Widget<'_> {
        let widget = self.mount_widget(settings).await;
        widget.fill("[name=comment]", TEXT).await;
        widget.fill("[name=name]", NAME).await;
        widget.fill("[name=email]", EMAIL).await;
        widget
    }

    async fn mount_widget(&self, mut settings: Value) -> Widget<'_> {
        settings["endpoint"] = json!(self.harness.backend.url("/comments"));
        self.page.mount_widget(settings).await
    }

    /// Sends, and hands out the only comment that has arrived.
    async fn sent(&self, widget: Widget<'_>) -> ReceivedRequest {
        widget.submit().await;
        assert_eq!(widget.attempt_result().await.outcome, "published");
        let mut received = self.harness.backend.wait_for_posts(1).await;
        assert_eq!(received.len(), 1, "{received:#?}");
        received.remove(0)
    }

    /// Ends the test: all the page has said is that the back end refused comments.
    async fn end(self) {
        let backend = self.harness.backend.origin();
        let mut messages = self.page.take_messages().await;
        messages.retain(|message| !message.text.contains(&backend));
        assert_eq!(messages, []);
    }
}

/// The members of a comment beside those that it always has.
fn added(received: &ReceivedRequest) -> Value {
    let mut body = received.json();
    let members = body.as_object_mut().expect("an object");
    for usual in ["article", "comment", "name", "email", "elapsed"] {
        assert!(members.remove(usual).is_some(), "{usual} in {received:#?}");
    }
    body
}

async fn a_listener_adds_to_a_comment_at_once_and_later(engine: Engine) {
    let script = "addEventListener('article-widget-submit', (event) => {
        window.dispatched = [event.bubbles, event.composed, event.cancelable, event.target.localName];
        event.detail.fields.token = 'at once';
        event.detail.fields.nothing = undefined;
        event.detail.waitUntil(new Promise((keep) => window.later = keep));
        event.detail.waitUntil(Promise.resolve());
        event.detail.waitUntil({ plain: 'no promise' });
    });";
    let trial = Trial::start(engine, script).await;
    let widget = trial.form(json!({})).await;

    widget.submit().await;
    trial.page.eventually("window.later").await;
    trial.page.settle().await;
    assert_eq!(
        trial.harness.backend.requests(),
        [],
        "the host is waited for"
    );
    let answer = "later({ score: 0.9, human: true, 'g-recaptcha-response': 'later', none: null })";
    trial.page.run(answer, vec![]).await;

    assert_eq!(widget.attempt_result().await.outcome, "published");
    let received = trial.harness.backend.wait_for_posts(1).await;
    assert_eq!(
        added(&received[0]),
        json!({
            "token": "at once",
            "plain": "no promise",
            "score": "0.9",
            "human": "true",
            "g-recaptcha-response": "later",
        })
    );
    assert_eq!(
        trial.page.read("dispatched").await,
        json!([true, true, true, "article-widget"])
    );
    trial.end().await;
}
// Rust dispatches events, by the DOM's rules.
in_chromium!([E4] a_listener_adds_to_a_comment_at_once_and_later);

async fn a_comment_that_is_prevented_goes_nowhere_and_stays_where_it_is(engine: Engine) {
    let script = "addEventListener('article-widget-submit', (event) => {
        window.asked = (window.asked ?? 0) + 1;
        if (window.asked === 1) event.preventDefault();
    });";
    let trial = Trial::start(engine, script).await;
    let widget = trial.form(json!({})).await;

    widget.submit().await;
    trial.page.eventually("window.asked === 1").await;
    trial.page.settle().await;

    assert_eq!(trial.harness.backend.requests(), []);
    assert_eq!(widget.value("[name=comment]").await, TEXT);
    assert_eq!(trial.page.read("outcomes").await, json!([]));
    // And when the host has no objections any more, it is sent.
    trial.sent(widget).await;
    trial.end().await;
}
// Rust dispatches events, by the DOM's rules.
in_chromium!([E4, F1] a_comment_that_is_prevented_goes_nowhere_and_stays_where_it_is);

async fn a_promise_that_is_broken_stops_a_comment_and_the_next_attempt_is_free(engine: Engine) {
    let script = "addEventListener('article-widget-submit', ({ detail }) => {
        window.asked = (window.asked ?? 0) + 1;
        if (window.asked === 1) detail.waitUntil(Promise.reject(new Error('no token today')));
    });";
    let trial = Trial::start(engine, script).await;
    let widget = trial.form(json!({})).await;

    widget.submit().await;
    let ending = widget.attempt_result().await;

    assert_eq!(ending.outcome, "refused");
    assert_eq!(ending.comment, TEXT);
    assert_eq!(trial.harness.backend.requests(), []);
    trial
        .page
        .expect_messages(
            MessageKind::Console,
            "waitUntil: expected a promise that is kept",
        )
        .await;
    trial.sent(widget).await;
    trial.end().await;
}
// Rust dispatches events, by the DOM's rules.
in_chromium!([E4, F1] a_promise_that_is_broken_stops_a_comment_and_the_next_attempt_is_free);

/// What captchas put on a page, and what is no control or sends nothing.
const CAPTCHA: &str = r#"
    <div slot="captcha" class="g-recaptcha">
        <div><iframe name="a-4x7" title="reCAPTCHA"></iframe></div>
        <textarea name="g-recaptcha-response" hidden></textarea>
    </div>
    <input slot="captcha" type="hidden" name="cf-turnstile-response" value="turnstile">
    <fieldset slot="captcha">
        <legend>Are you human?</legend>
        <label><input type="checkbox" name="human" checked> Yes</label>
        <label><input type="checkbox" name="machine"> No</label>
        <label><input type="radio" name="colour" value="red"> Red</label>
        <label><input type="radio" name="colour" value="blue" checked> Blue</label>
        <label>Sum <select name="sum"><option>10<option selected>11</select></label>
        <input name="off" aria-label="Off" value="x" disabled>
        <fieldset disabled><input name="off-too" aria-label="Off, too" value="x"></fieldset>
        <input name="" aria-label="No name" value="x">
        <button type="button" name="renew" value="x">Another one</button>
        <input type="submit" name="go" value="Go">
        <output name="result">x</output>
    </fieldset>
    <input name="elsewhere" aria-label="Elsewhere" value="x">
"#;

async fn a_captcha_in_its_slot_is_shown_above_the_button_and_sent_along(engine: Engine) {
    // An invisible captcha gives its token only when it is asked.
    let script = "addEventListener('article-widget-submit', ({ detail, target }) =>
        detail.waitUntil(Promise.resolve().then(() => {
            target.querySelector('[name=g-recaptcha-response]').value = 'recaptcha';
        })));";
    let trial = Trial::start(engine, script).await;
    let widget = trial.form(json!({})).await;
    let insert = format!(
        "(host.insertAdjacentHTML('beforeend', {}), null)",
        json!(CAPTCHA)
    );
    widget.read(&insert).await;
    let is_above = "host.querySelector('fieldset').getBoundingClientRect().bottom
        <= deep('.aw-submit').getBoundingClientRect().top";
    widget.eventually(is_above).await;
    assert_eq!(widget.axe_violations(&trial.page).await, [""; 0]);

    let received = trial.sent(widget).await;

    assert_eq!(
        added(&received),
        json!({
            "g-recaptcha-response": "recaptcha",
            "cf-turnstile-response": "turnstile",
            "human": "on",
            "colour": "blue",
            "sum": "11",
        })
    );
    trial.end().await;
}
in_every_engine!([F9] a_captcha_in_its_slot_is_shown_above_the_button_and_sent_along);

/// Notes the names and details of all the widget's events.
const EVENTS: &str = "
    window.events = [];
    for (const name of ['ready', 'article', 'submit', 'comment', 'consent', 'navigate', 'impression']) {
        addEventListener(`article-widget-${name}`, ({ type, detail }) => events.push(JSON.stringify([type, detail])));
    }
";

async fn events_name_the_outcome_and_nobody(engine: Engine) {
    let trial = Trial::start(engine, EVENTS).await;
    let answers = [
        (
            MockResponse::json(201, &json!({ "link": "/story#comment-1" })),
            "published",
        ),
        (MockResponse::json(202, &json!({})), "held"),
        (
            MockResponse::problem(400, &json!({ "detail": format!("{NAME} wrote {TEXT}") })),
            "refused",
        ),
        (MockResponse::status(401), "sign-in"),
        (MockResponse::status(404), "misconfigured"),
        (MockResponse::status(409), "duplicate"),
        (MockResponse::status(413), "too-large"),
        (MockResponse::status(429).retry_after(60), "too-fast"),
        (MockResponse::status(500), "unavailable"),
        (MockResponse::html(200, TEXT), "unconfirmed"),
    ];

    for (answer, outcome) in answers {
        trial.harness.backend.respond_with(answer);
        let widget = trial.form(json!({})).await;
        trial.page.run("events.length = 0", vec![]).await;
        widget.submit().await;
        widget.attempt_result().await;

        let comment = json!(["article-widget-comment", outcome]).to_string();
        let submit = r#"["article-widget-submit",{"fields":{}}]"#;
        assert_eq!(
            trial.page.read("events").await,
            json!([submit, comment]),
            "{engine}"
        );
    }
    trial.end().await;
}
// Rust dispatches events, by the DOM's rules.
in_chromium!([F8] events_name_the_outcome_and_nobody);

async fn the_element_sends_empties_and_focuses_as_a_form_does(engine: Engine) {
    let trial = Trial::start(engine, "").await;
    let early = "(() => {
        const early = document.createElement('article-widget');
        return [early.submit(), early.reset(), early.focus()].every((it) => it === undefined);
    })()";
    assert_eq!(
        trial.page.read(early).await,
        json!(true),
        "before there is a form"
    );
    let widget = trial.form(json!({})).await;

    widget.read("host.focus()").await;
    widget
        .eventually_holds_focus("textarea[name=comment]")
        .await;

    // Reset: nothing is left, neither of the text nor of complaints, nor after a return.
    widget.read("deep('[name=name]').value = ''").await;
    widget.read("host.submit()").await;
    widget.eventually_marks_invalid(&["name"]).await;
    widget.read("host.reset()").await;
    widget.eventually_marks_invalid(&[]).await;
    assert_eq!(widget.value("[name=comment]").await, "");
    assert_eq!(widget.value("[name=email]").await, "");
    let return_it = "(() => {
        const parent = host.parentElement;
        host.remove();
        setTimeout(() => (parent.append(host), window.back = true));
    })()";
    widget.read(return_it).await;
    widget
        .eventually("window.back && deep('[name=comment]')")
        .await;
    trial.page.settle().await;
    assert_eq!(widget.value("[name=comment]").await, "");

    // Submit: sends, as the button does.
    widget.fill("[name=comment]", TEXT).await;
    widget.fill("[name=name]", NAME).await;
    widget.read("(outcomes.length = 0, host.submit())").await;
    assert_eq!(widget.attempt_result().await.outcome, "published");
    assert_eq!(trial.harness.backend.wait_for_posts(1).await.len(), 1);
    trial.end().await;
}
in_every_engine!([E4] the_element_sends_empties_and_focuses_as_a_form_does);

async fn the_comment_is_focused_whatever_it_is_and_wherever_it_stands(engine: Engine) {
    let trial = Trial::start(engine, "").await;
    let fields = json!([
        { "name": "memo", "type": "textarea", "label": "A memo" },
        { "name": "comment", "type": "text" },
    ]);
    let widget = trial.mount_widget(json!({ "fields": fields })).await;

    widget.read("host.focus()").await;

    widget.eventually_holds_focus("input[name=comment]").await;
    trial.end().await;
}
in_every_engine!([E4] the_comment_is_focused_whatever_it_is_and_wherever_it_stands);
