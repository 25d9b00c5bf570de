//! Failures of a submission: the text is kept, nothing is sent twice, and the status is true.

use e2e::{
    AttemptResult, Engine, Fault, FormHarness, Key, Message, MessageKind, MockBackend,
    MockResponse, Page, Visitor, Widget, in_chromium, in_every_engine,
};
use serde_json::{Value, json};

const TEXT: &str = "« Not a word of this is lost », 1 < 2 & 3 > 2.";

/// Longer than any test takes: whatever ends before is not ended by the timeout.
const LONG: u32 = 600_000;

/// For what would never end by itself.
const SHORT: u32 = 500;

/// A host that no resolver knows (RFC 6761).
const NOWHERE: &str = "http://comments.invalid";

/// What the reader is told of an outcome, in part.
fn words(outcome: &str) -> &'static str {
    match outcome {
        "published" => "Your comment has been published",
        "held" => "once a moderator has approved it",
        "received" => "had already been received",
        "refused" => "did not accept your comment",
        "sign-in" => "sign in",
        "duplicate" => "already has this comment",
        "too-fast" => "too quickly",
        "too-large" => "too long for this site",
        "unavailable" => "could not store your comment",
        "misconfigured" => "cannot be received here",
        "unconfirmed" => "cannot tell whether your comment arrived",
        "offline" => "You are offline",
        _ => panic!("{outcome} is an outcome"),
    }
}

fn published() -> MockResponse {
    MockResponse::json(200, &json!({ "id": 1 }))
}

/// An attempt to comment, and how it has to end.
struct Attempt {
    /// Its path at the back end; for a place elsewhere, its whole address.
    at: String,
    reply: MockResponse,
    timeout: u32,
    encoding: &'static str,
    outcome: &'static str,
    /// How many comments arrive.
    arrive: usize,
}

impl Attempt {
    fn new(at: &str, reply: MockResponse, outcome: &'static str) -> Self {
        Self {
            at: at.to_owned(),
            reply,
            timeout: LONG,
            encoding: "json",
            outcome,
            arrive: 1,
        }
    }

    fn within(self, timeout: u32) -> Self {
        Self { timeout, ..self }
    }

    /// As a form would send it, without asking beforehand: on the first connection there is.
    fn like_a_form(self) -> Self {
        Self {
            encoding: "urlencoded",
            ..self
        }
    }

    /// Where nobody is to answer, nothing arrives.
    fn at_no_place(address: &str) -> Self {
        Self {
            arrive: 0,
            ..Self::new(address, published(), "unconfirmed")
        }
    }
}

/// A page, the back end behind it, and all that was not as it should have been.
struct Trial {
    harness: FormHarness,
    page: Page,
    /// The addresses that comments were sent to, each with the outcome.
    sent: Vec<(String, String)>,
    wrong: Vec<String>,
}

impl Trial {
    async fn start(engine: Engine) -> Self {
        let harness = FormHarness::start().await;
        let page = Visitor::with(engine).open(&harness.url()).await;
        Self {
            harness,
            page,
            sent: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Makes one attempt on a fresh form. Hands out how it ended.
    async fn attempt(&mut self, attempt: &Attempt) -> AttemptResult {
        let backend = &self.harness.backend;
        backend.respond_with(attempt.reply.clone());
        let url = if attempt.at.starts_with('/') {
            backend.url(&attempt.at)
        } else {
            attempt.at.clone()
        };
        let endpoint = json!({
            "url": url,
            "timeout": attempt.timeout,
            "encoding": attempt.encoding,
        });
        let widget = self.form(endpoint).await;

        widget.submit().await;

        let ending = widget.attempt_result().await;
        self.sent.push((url, ending.outcome.clone()));
        self.check(attempt, &ending);
        ending
    }

    /// A fresh form, filled in.
    async fn form(&self, endpoint: Value) -> Widget<'_> {
        let widget = self
            .page
            .mount_widget(json!({ "endpoint": endpoint }))
            .await;
        widget.fill("textarea[name=comment]", TEXT).await;
        widget.fill("input[name=name]", "Ada").await;
        widget
    }

    fn check(&mut self, attempt: &Attempt, ending: &AttemptResult) {
        let Attempt { at, outcome, .. } = attempt;
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                self.wrong.push(format!("{at}: {what}: {ending:?}"));
            }
        };
        expect(ending.outcome == *outcome, &format!("is {outcome}"));
        expect(
            matches!(&ending.announcements[..], [sending, end]
                if sending.starts_with("Sending") && end.contains(words(outcome))),
            "is announced once, after sending",
        );
        let kept = match *outcome {
            "published" | "held" | "received" => "",
            _ => TEXT,
        };
        expect(
            ending.comment == kept,
            "keeps the text unless it was received",
        );
        expect(ending.focus == "submit", "leaves the focus on the button");
        expect(ending.field_errors.is_empty(), "blames no field");
    }

    /// What the back end has received: so many comments at the path of each attempt, and nothing
    /// else but questions beforehand.
    fn count(&mut self, attempts: &[Attempt]) {
        let posts = self.harness.backend.posts();
        for attempt in attempts {
            let there = posts
                .iter()
                .filter(|post| post.target == attempt.at)
                .count();
            if there != attempt.arrive {
                self.wrong
                    .push(format!("{}: {there} comments left the browser", attempt.at));
            }
        }
        for request in self.harness.backend.requests() {
            let is_asked = matches!(request.method.as_str(), "POST" | "OPTIONS");
            if !is_asked || attempts.iter().all(|attempt| attempt.at != request.target) {
                let line = format!("{} {} arrived", request.method, request.target);
                self.wrong.push(line);
            }
        }
    }

    /// Makes attempts, and fails with all that was wrong with any.
    async fn run(mut self, attempts: &[Attempt]) {
        for attempt in attempts {
            self.attempt(attempt).await;
        }
        self.count(attempts);
        self.end().await;
    }

    /// Fails with all that was wrong. Of each attempt the page may have lost requests; where the
    /// address takes no comments its developer is told so, once; and nothing else is said.
    async fn end(mut self) {
        let mut messages = self.page.take_messages().await;
        for (url, outcome) in &self.sent {
            let is_warning = |message: &Message| {
                let words = format!("endpoint: expected comments to be taken at {url}, got ");
                message.kind == MessageKind::Console && message.text.contains(&words)
            };
            let by_page = |message: &&Message| message.observer == "page" && is_warning(message);
            let warnings = messages.iter().filter(by_page).count();
            let is_right = match outcome.as_str() {
                "misconfigured" => warnings == 1,
                // Of an answer that could not be read, or that a gateway gave, nothing is known.
                "unconfirmed" => warnings <= 1,
                _ => warnings == 0,
            };
            if !is_right {
                self.wrong
                    .push(format!("{url}: {outcome}, {warnings} warnings"));
            }
            let is_lost = |message: &Message| {
                message.kind == MessageKind::Network && message.text.contains(url.as_str())
            };
            messages.retain(|message| !is_warning(message) && !is_lost(message));
        }
        self.wrong.extend(messages.iter().map(ToString::to_string));
        assert!(
            self.wrong.is_empty(),
            "in {}:\n{}",
            self.page.engine(),
            self.wrong.join("\n")
        );
    }
}

async fn a_back_end_that_cannot_be_reached_leaves_it_open_what_became(engine: Engine) {
    let trial = Trial::start(engine).await;
    let closed_port = MockBackend::closed_port();

    trial
        .run(&[
            Attempt::at_no_place(&closed_port.url("/refused")),
            Attempt::at_no_place(&format!("{NOWHERE}/unknown")),
        ])
        .await;
}
in_every_engine!([F1, F5] a_back_end_that_cannot_be_reached_leaves_it_open_what_became);

async fn an_answer_that_does_not_come_whole_leaves_it_open_what_became(engine: Engine) {
    let broken = |at, fault| Attempt::new(at, published().with_fault(fault), "unconfirmed");

    Trial::start(engine)
        .await
        .run(&[
            broken("/reset", Fault::Reset),
            broken("/not-http", Fault::NotHttp),
            broken("/hang", Fault::Hang).within(SHORT),
            broken("/hang-in-body", Fault::HangInBody).within(SHORT),
            broken("/reset-in-body", Fault::ResetInBody),
            broken("/cut-short", Fault::CutShort),
            broken("/reset-form", Fault::Reset).like_a_form(),
            broken("/hang-form", Fault::Hang)
                .within(SHORT)
                .like_a_form(),
            Attempt::new(
                "/gzip-garbage",
                MockResponse::gzip_garbage(200),
                "unconfirmed",
            ),
        ])
        .await;
}
in_every_engine!([F1, F5] an_answer_that_does_not_come_whole_leaves_it_open_what_became);

async fn an_answer_that_is_too_large_is_not_read_to_its_end(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let attempts = [
        Attempt::new("/endless", MockResponse::endless(201), "unconfirmed"),
        Attempt::new("/refused", MockResponse::endless(422), "refused"),
        Attempt::new(
            "/bomb",
            MockResponse::gzip_bomb(201, 100_000_000),
            "unconfirmed",
        ),
    ];
    for attempt in &attempts {
        trial.attempt(attempt).await;
    }

    trial.harness.backend.wait_for_ended_responses(2).await;
    for attempt in &attempts {
        let url = trial.harness.backend.url(&attempt.at);
        let told = format!(
            "endpoint: expected comments to be taken at {url}, got an answer of more than 1 MiB"
        );
        let told = trial
            .page
            .expect_messages(MessageKind::Console, &told)
            .await;
        assert_eq!(told.iter().filter(|it| it.observer == "page").count(), 1);
    }
    trial.count(&attempts);
    trial.end().await;
}
in_every_engine!([F1, R3] an_answer_that_is_too_large_is_not_read_to_its_end);

async fn an_answer_that_makes_no_sense_is_no_receipt(engine: Engine) {
    let json = "application/json";
    let page = "<!doctype html><title>Thank you</title><p>Your comment is published.</p>";
    let ok = |at, reply| Attempt::new(at, reply, "unconfirmed");

    Trial::start(engine)
        .await
        .run(&[
            // No back end says so much: it is not read.
            ok("/large", MockResponse::large(201, 10_000_000)),
            ok("/page", MockResponse::html(200, page)),
            ok("/page-as-json", MockResponse::status(200).body(json, page)),
            ok("/empty", MockResponse::status(200)),
            ok("/empty-json", MockResponse::status(200).body(json, "")),
            ok(
                "/truncated",
                MockResponse::status(200).body(json, r#"{"id":1,"comm"#),
            ),
        ])
        .await;
}
// Rust interprets responses, not the engine.
in_chromium!([F1, F5] an_answer_that_makes_no_sense_is_no_receipt);

async fn receipt_is_believed_whatever_its_type(engine: Engine) {
    let text = MockResponse::status(200).body("text/plain", r#"{"id":1}"#);

    Trial::start(engine)
        .await
        .run(&[
            Attempt::new("/json", published(), "published"),
            Attempt::new("/json-as-text", text, "published"),
            Attempt::new("/no-content", MockResponse::status(204), "published"),
        ])
        .await;
}
// Rust interprets responses, not the engine.
in_chromium!([F5] receipt_is_believed_whatever_its_type);

async fn a_redirect_is_not_followed(engine: Engine) {
    let redirected = [301, 302, 303, 307, 308].map(|status| {
        Attempt::new(
            &format!("/{status}"),
            MockResponse::redirect(status, "/elsewhere"),
            "misconfigured",
        )
    });

    // That nothing arrives at `/elsewhere` is counted too.
    Trial::start(engine).await.run(&redirected).await;
}
in_every_engine!([F5] a_redirect_is_not_followed);

async fn every_status_says_what_has_become(engine: Engine) {
    // Without 421, upon which the browser itself asks again over another connection (Fetch Standard).
    let statuses: [(&'static str, &[u16]); 10] = [
        ("published", &[201]),
        ("held", &[202]),
        ("unconfirmed", &[203, 206, 502, 504]),
        ("misconfigured", &[300, 404, 405, 410, 415]),
        ("refused", &[400, 402, 403, 406, 408, 412, 418, 422, 451]),
        ("sign-in", &[401]),
        ("duplicate", &[409]),
        ("too-large", &[413]),
        ("too-fast", &[429]),
        ("unavailable", &[500, 501, 503, 505, 507, 520]),
    ];
    let attempts: Vec<Attempt> = statuses
        .into_iter()
        .flat_map(|(outcome, statuses)| statuses.iter().map(move |status| (*status, outcome)))
        .map(|(status, outcome)| {
            Attempt::new(&format!("/{status}"), MockResponse::status(status), outcome)
        })
        .collect();
    assert_eq!(attempts.len(), 30);

    Trial::start(engine).await.run(&attempts).await;
}
// Rust interprets responses, not the engine.
in_chromium!([F1, F5] every_status_says_what_has_become);

async fn an_answer_the_page_may_not_see_leaves_it_open_what_became(engine: Engine) {
    let hidden = Attempt::new(
        "/no-cors",
        published().with_fault(Fault::NoCors),
        "unconfirmed",
    );

    Trial::start(engine).await.run(&[hidden]).await;
}
in_every_engine!([F1, F5] an_answer_the_page_may_not_see_leaves_it_open_what_became);

async fn a_preflight_without_cors_lets_nothing_out(engine: Engine) {
    let trial = Trial::start(engine).await;
    trial.harness.backend.refuse_preflights(true);
    let asked = Attempt {
        arrive: 0,
        ..Attempt::new("/no-preflight", published(), "unconfirmed")
    };

    trial.run(&[asked]).await;
}
in_every_engine!([F1, F5] a_preflight_without_cors_lets_nothing_out);

async fn a_reader_is_told_how_long_to_wait(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let attempts = [
        Attempt::new(
            "/seconds",
            MockResponse::status(429).retry_after(90),
            "too-fast",
        ),
        Attempt::new("/date", MockResponse::status(429).retry_at(90), "too-fast"),
    ];

    let seconds = trial.attempt(&attempts[0]).await;
    let date = trial.attempt(&attempts[1]).await;

    assert!(
        seconds.announcements[1].contains("in 90 seconds"),
        "{seconds:?}"
    );
    // A date has no fractions of a second, and the clock goes on.
    let wait = (60..=90).find(|wait| date.announcements[1].contains(&format!("in {wait} seconds")));
    assert!(wait.is_some(), "{date:?}");
    trial.count(&attempts);
    trial.end().await;
}
// Rust computes the wait, not the engine.
in_chromium!([F5] a_reader_is_told_how_long_to_wait);

async fn a_reader_who_has_waited_is_told_so_and_can_send(engine: Engine) {
    let trial = Trial::start(engine).await;
    let backend = &trial.harness.backend;
    backend.respond_in_turn(vec![MockResponse::status(429).retry_after(1), published()]);
    let widget = trial.form(json!({ "url": backend.url("/wait") })).await;

    widget.submit().await;
    assert_eq!(widget.attempt_result().await.outcome, "too-fast");
    widget
        .eventually_matches(".aw-comments-status", "You can send your comment now")
        .await;
    widget
        .eventually("deep('[type=submit]').getAttribute('aria-disabled') === 'false'")
        .await;
    assert_eq!(backend.posts().len(), 1, "nothing is sent by itself");

    widget.submit().await;
    assert_eq!(widget.attempt_result().await.outcome, "published");
    assert_eq!(backend.posts().len(), 2);
    trial.page.expect_network_failures("/wait").await;
    trial.end().await;
}
// Rust computes the wait, not the engine.
in_chromium!([F5] a_reader_who_has_waited_is_told_so_and_can_send);

async fn while_there_is_time_to_wait_the_button_does_nothing(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let attempt = Attempt::new(
        "/wait",
        MockResponse::status(429).retry_after(3_600),
        "too-fast",
    );
    trial.attempt(&attempt).await;
    trial.harness.backend.respond_with(published());
    let widget = trial.page.widget(0);

    widget.click("button[type=submit]").await;
    trial.page.press(&[Key::Enter]).await;

    trial.page.settle().await;
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);
    let busy = widget.read("deep('[type=submit]').getAttribute('aria-disabled')");
    assert_eq!(busy.await, "true");
    trial.count(&[attempt]);
    trial.end().await;
}
// Rust computes the wait, not the engine.
in_chromium!([F4, F5] while_there_is_time_to_wait_the_button_does_nothing);

async fn a_page_of_the_server_is_never_dumped_on_the_reader(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let page = format!(
        "<!doctype html><h1>Nginx</h1><p>{}</p>",
        "Traceback ".repeat(100_000)
    );
    let attempts = [
        Attempt::new("/page-400", MockResponse::html(400, &page), "refused"),
        Attempt::new("/page-500", MockResponse::html(500, &page), "unavailable"),
        Attempt::new(
            "/page-as-json",
            MockResponse::status(403).body("application/json", page.as_str()),
            "refused",
        ),
    ];

    for attempt in &attempts {
        let ending = trial.attempt(attempt).await;
        let told = &ending.announcements[1];
        assert!(!told.contains("Traceback") && !told.contains('<'), "{told}");
    }

    trial.count(&attempts);
    trial.end().await;
}
// Rust interprets responses, not the engine.
in_chromium!([F7] a_page_of_the_server_is_never_dumped_on_the_reader);

async fn a_reason_is_shown_as_text_and_not_at_any_length(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let reason = format!(
        "<img src=x onerror=alert(1)> {}",
        "Too rude. ".repeat(10_000)
    );
    let problem = json!({ "title": "Forbidden", "detail": reason });
    let attempt = Attempt::new("/reason", MockResponse::problem(403, &problem), "refused");

    let ending = trial.attempt(&attempt).await;

    let told = &ending.announcements[1];
    assert!(
        told.contains("<img src=x onerror=alert(1)> Too rude."),
        "{told}"
    );
    assert!(told.chars().count() < 1_000, "{told}");
    trial.count(&[attempt]);
    trial.end().await;
}
// Rust interprets responses, not the engine.
in_chromium!([F7] a_reason_is_shown_as_text_and_not_at_any_length);

async fn a_reader_who_sends_again_after_an_error_is_told_of_receipt(engine: Engine) {
    let mut trial = Trial::start(engine).await;
    let url = trial.harness.backend.url("/again");
    trial.sent.push((url.clone(), "unconfirmed".to_owned()));
    let backend = &trial.harness.backend;
    backend.respond_in_turn(vec![
        MockResponse::fault(Fault::Reset),
        MockResponse::status(503),
        MockResponse::status(409),
    ]);
    let widget = trial
        .form(json!({ "url": url, "idempotency": "Idempotency-Key" }))
        .await;

    let mut endings = Vec::new();
    for _ in 0..3 {
        widget.submit().await;
        endings.push(widget.attempt_result().await);
    }

    let outcomes: Vec<_> = endings.iter().map(|ending| &ending.outcome).collect();
    assert_eq!(outcomes, ["unconfirmed", "unavailable", "received"]);
    let comments: Vec<_> = endings.iter().map(|ending| &ending.comment).collect();
    assert_eq!(comments, [TEXT, TEXT, ""]);
    // All three are one comment, and the back end can know it.
    let keys: Vec<_> = backend
        .posts()
        .iter()
        .map(|post| post.header("idempotency-key").map(str::to_owned))
        .collect();
    assert_eq!(keys.len(), 3);
    assert!(
        keys[0].as_ref().is_some_and(|key| key.len() >= 16),
        "{keys:?}"
    );
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");

    // Another comment is another one.
    backend.respond_with(published());
    widget
        .type_into("textarea[name=comment]", "And this.")
        .await;
    widget.submit().await;
    assert_eq!(widget.attempt_result().await.outcome, "published");
    let posts = backend.posts();
    assert_ne!(
        posts[3].header("idempotency-key").map(str::to_owned),
        keys[0]
    );
    trial.end().await;
}
// Rust interprets responses, not the engine.
in_chromium!([F4, F5] a_reader_who_sends_again_after_an_error_is_told_of_receipt);

async fn offline_nothing_is_sent_and_back_online_it_is_offered(engine: Engine) {
    let trial = Trial::start(engine).await;
    let backend = &trial.harness.backend;
    let widget = trial.form(json!({ "url": backend.url("/offline") })).await;
    trial.page.go_offline().await;

    widget.submit().await;

    let ending = widget.attempt_result().await;
    assert_eq!(ending.outcome, "offline");
    let told = ending
        .announcements
        .last()
        .map(String::as_str)
        .unwrap_or_default();
    assert!(told.contains(words("offline")), "{ending:?}");
    assert_eq!(ending.comment, TEXT);
    assert_eq!(ending.focus, Value::from("submit"));

    // Connected again, the reader is told so, and nothing happens behind their back.
    trial.page.go_online().await;
    widget
        .eventually_matches(".aw-comments-status", "connected again.*can send")
        .await;
    trial.page.settle().await;
    assert_eq!(backend.requests(), []);
    assert_eq!(widget.value("textarea[name=comment]").await, TEXT);

    widget.submit().await;
    assert_eq!(widget.attempt_result().await.outcome, "published");
    let posts = backend.posts();
    assert_eq!(posts.len(), 1, "{posts:#?}");
    assert_eq!(posts[0].json()["comment"], TEXT);
    trial.end().await;
}
in_every_engine!([F1, F5] offline_nothing_is_sent_and_back_online_it_is_offered);
