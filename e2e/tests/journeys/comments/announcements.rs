//! The result of a comment is announced once, in order, and the focus moves to where it helps.

use e2e::{
    Engine, Fault, FormHarness, Key, MessageKind, MockResponse, Page, Visitor, Widget, in_chromium,
    in_every_engine,
};
use serde_json::{Value, json};

const TEXT: &str = "Every word is heard once.";

/// Notes each change of the form's live region as a text, its paragraphs with a stroke between them:
/// what is said twice is noted twice. Goes on when the form comes back.
const LISTEN: &str = "(() => {
    const announced = window.announced = [];
    const find = () => root.querySelector('.aw-comments-status[role=status]');
    let live = find();
    new MutationObserver((changes) => {
        const known = live;
        live = find();
        const text = [...(live?.childNodes ?? [])].map((it) => it.textContent.trim()).filter(Boolean);
        const changed = changes.some(({ target }) => live?.contains(target));
        if (changed || (live !== known && text.length)) announced.push(text.join(' / '));
    }).observe(root, { subtree: true, childList: true, characterData: true });
    return true;
})()";

/// What there is to see: where the focus is, what can be pressed, and what each control that is wrong
/// or has something said of it points to.
const LOOK: &str = "({
    focus: root.activeElement?.name || root.activeElement?.className || null,
    busy: deep('button[type=submit]').getAttribute('aria-disabled'),
    comment: deep('[name=comment]').value,
    fields: Object.fromEntries(deepAll('[aria-invalid], [aria-describedby]')
        .filter((field) => field.name)
        .map((field) => [field.name, [
            field.getAttribute('aria-invalid') === 'true' ? 'wrong' : 'right',
            ...(field.getAttribute('aria-describedby') ?? '').split(' ')
                .map((id) => root.getElementById(id))
                .map((it) => it?.checkVisibility() ? it.textContent.trim() : 'nothing to see'),
        ].join(': ')])),
    said: deepAll('.aw-error, .aw-note').filter((it) => it.checkVisibility()).length,
    next: deep('.aw-next-step').textContent.trim(),
})";

const SENDING: &str = "Sending your comment…";
const UNCONFIRMED: &str = "No clear answer came back, so we cannot tell whether your comment arrived. \
                           Your text is still here and you can send it again.";

/// A page with one form after the other, and the back end behind it.
struct Trial {
    harness: FormHarness,
    page: Page,
}

impl Trial {
    async fn start(engine: Engine) -> Self {
        Self::on_a_page_with(engine, "").await
    }

    /// A page with a script of its own.
    async fn on_a_page_with(engine: Engine, script: &str) -> Self {
        let harness = FormHarness::start().await;
        let script = format!("<script>{script}</script><main>");
        harness.site.rewrite("<main>", &script);
        let page = Visitor::with(engine).open(&harness.url()).await;
        Self { harness, page }
    }

    /// A fresh form with these settings, and those of its endpoint beside the address, filled in.
    async fn form(&self, path: &str, mut settings: Value) -> Widget<'_> {
        settings["endpoint"]["url"] = json!(self.harness.backend.url(path));
        let widget = self.page.mount_widget(settings).await;
        widget.fill("textarea[name=comment]", TEXT).await;
        widget.fill("input[name=name]", "Ada").await;
        widget.read(LISTEN).await;
        widget
    }

    /// Waits until these texts were announced, and fails if others were.
    async fn assert_announced(&self, what: &str, texts: &[&str]) {
        let enough = format!("announced.length >= {}", texts.len());
        self.page.eventually(&enough).await;
        self.page.settle().await;
        let announced = self.page.read("announced").await;
        assert_eq!(announced, json!(texts), "{what}, in {}", self.page.engine());
    }

    async fn assert_clean(&self, what: &str) {
        let name = what.replace(|char: char| !char.is_ascii_alphanumeric(), "-");
        self.page.screenshot(&["form-", &name].concat()).await;
        let violations = self.page.widget(0).axe_violations(&self.page).await;
        let engine = self.page.engine();
        assert!(
            violations.is_empty(),
            "{what}, in {engine}:\n{}",
            violations.join("\n")
        );
    }

    /// Ends the test: all the page has said is that the back end refused comments.
    async fn end(self) {
        let backend = self.harness.backend.origin();
        let mut messages = self.page.take_messages().await;
        messages.retain(|message| !message.text.contains(&backend));
        assert_eq!(messages, []);
    }
}

/// An attempt to comment, and what the reader is to hear of it.
struct Journey {
    path: &'static str,
    settings: Value,
    replies: Vec<MockResponse>,
    announced: Vec<&'static str>,
    /// What the reader can do next.
    next: &'static str,
    /// Whether the comment was received, so that its field is empty.
    is_received: bool,
}

impl Journey {
    fn new(path: &'static str, reply: MockResponse, words: &'static str) -> Self {
        Self {
            path,
            settings: json!({}),
            replies: vec![reply],
            announced: vec![SENDING, words],
            next: "",
            is_received: false,
        }
    }

    fn received(self) -> Self {
        Self {
            is_received: true,
            ..self
        }
    }

    fn with(self, settings: Value) -> Self {
        Self { settings, ..self }
    }

    fn then(self, next: &'static str) -> Self {
        Self { next, ..self }
    }

    /// Sent again, with another end.
    fn again(mut self, reply: MockResponse, words: &'static str) -> Self {
        self.replies.push(reply);
        self.announced.extend([SENDING, words]);
        self
    }
}

fn journeys() -> Vec<Journey> {
    let published = "Thank you. Your comment has been published.";
    let reason = json!({ "title": "Bad Request", "detail": "<i>Links</i> are not welcome here." });
    let closed = json!({ "endpoint": { "answers": { "closed": { "status": 403 } } } });
    vec![
        Journey::new("/published", MockResponse::json(201, &json!({ "id": 1 })), published).received(),
        Journey::new(
            "/published-with-link",
            MockResponse::json(201, &json!({ "link": "/story#comment-1" })),
            published,
        )
        .received()
        .then("See your comment"),
        Journey::new(
            "/held",
            MockResponse::json(202, &json!({ "id": 1 })),
            "Thank you. Your comment has been received and will appear once a moderator has approved it.",
        )
        .received(),
        Journey::new(
            "/refused",
            MockResponse::problem(400, &reason),
            "The site did not accept your comment. Your text is still here. / <i>Links</i> are not welcome here.",
        ),
        Journey::new(
            "/closed",
            MockResponse::status(403),
            "Comments on this article are closed, so yours was not accepted. Your text is still here; you may want to copy it.",
        )
        .with(closed)
        .then("Copy your comment"),
        Journey::new(
            "/sign-in",
            MockResponse::status(401),
            "The site asks you to sign in before you comment. Your text is still here.",
        )
        .with(json!({ "signIn": "/login" }))
        .then("Sign in"),
        Journey::new(
            "/too-large",
            MockResponse::status(413),
            "Your comment is too long for this site. Please shorten it and send it again.",
        ),
        Journey::new(
            "/duplicate",
            MockResponse::status(409),
            "The site already has this comment from you.",
        ),
        Journey::new("/received", MockResponse::fault(Fault::Reset), UNCONFIRMED)
            .again(
                MockResponse::status(409),
                "Your comment had already been received. Thank you.",
            )
            .received(),
        Journey::new(
            "/misconfigured",
            MockResponse::status(404),
            "Comments cannot be received here at the moment. Your text is still here; you may want to copy it.",
        )
        .then("Copy your comment"),
        Journey::new(
            "/unavailable",
            MockResponse::status(503),
            "The site could not store your comment just now. Your text is still here; please try again later.",
        ),
        Journey::new("/unconfirmed", MockResponse::html(200, "<h1>Hello</h1>"), UNCONFIRMED),
    ]
}

async fn each_end_is_announced_once_and_the_button_keeps_the_focus(engine: Engine) {
    let trial = Trial::start(engine).await;

    for journey in journeys() {
        let what = journey.path;
        let widget = trial.form(what, journey.settings).await;
        for (nth, reply) in journey.replies.into_iter().enumerate() {
            trial.harness.backend.respond_with(reply);
            widget.click("button[type=submit]").await;
            let so_far = &journey.announced[..2 * (nth + 1)];
            trial.assert_announced(what, so_far).await;
        }

        let comment = if journey.is_received { "" } else { TEXT };
        assert_eq!(
            widget.read(LOOK).await,
            json!({
                "focus": "aw-submit",
                "busy": "false",
                "comment": comment,
                "fields": {},
                "said": 0,
                "next": journey.next,
            }),
            "{what}, in {engine}"
        );
        trial.assert_clean(what).await;
    }
    trial.end().await;
}
in_every_engine!([F3] each_end_is_announced_once_and_the_button_keeps_the_focus);

async fn what_is_wrong_is_heard_at_the_first_field_that_is(engine: Engine) {
    let trial = Trial::start(engine).await;
    let widget = trial
        .form("/fields", json!({ "required": "name email" }))
        .await;
    widget
        .read("deep('textarea[name=comment]').value = ' '")
        .await;
    widget.type_into("input[name=website]", "example").await;

    // Before anything is sent: the words at the field are what is heard with the focus.
    widget.click("button[type=submit]").await;

    widget
        .eventually_holds_focus("textarea[name=comment]")
        .await;
    assert_eq!(
        widget.read(LOOK).await,
        json!({
            "focus": "comment",
            "busy": "false",
            "comment": " ",
            "fields": {
                "comment": "wrong: Please enter your comment!",
                "email": "wrong: Please enter your email address here",
                "website": "wrong: Please enter a full web address, such as https://example.org",
            },
            "said": 3,
            "next": "",
        })
    );
    trial.assert_announced("before sending", &[]).await;
    trial.assert_clean("with errors").await;

    // A complaint goes as soon as it is no longer true.
    widget.type_into("textarea[name=comment]", TEXT).await;
    widget
        .type_into("input[name=email]", "ada@example.org")
        .await;
    widget.type_into("input[name=website]", ".org").await;
    widget.read("deep('input[name=website]').value = ''").await;
    widget
        .type_into("input[name=website]", "https://example.org")
        .await;
    widget.eventually_marks_invalid(&[]).await;
    let errors = json!({ "errors": [
        { "pointer": "#/website", "detail": "This site is <b>blocked</b>." },
        { "pointer": "#/email" , "detail": "No mail reaches this address." },
        { "pointer": "#/subject", "detail": "A subject is missing." },
    ] });
    trial
        .harness
        .backend
        .respond_with(MockResponse::problem(422, &errors));

    // By the back end: what it says of fields is at the fields, the rest is heard at once.
    widget.click("button[type=submit]").await;

    widget.eventually_holds_focus("input[name=email]").await;
    let words =
        "The site did not accept your comment. Your text is still here. / A subject is missing.";
    trial
        .assert_announced("after sending", &[SENDING, words])
        .await;
    let look = widget.read(LOOK).await;
    assert_eq!(
        look["fields"],
        json!({
            "email": "wrong: No mail reaches this address.",
            "website": "wrong: This site is <b>blocked</b>.",
        })
    );
    assert_eq!(look["busy"], "false");
    trial.assert_clean("refused with errors at fields").await;

    // Where all is said at the fields, the reader is told to look there.
    let errors = json!({ "errors": [{ "pointer": "#/name", "detail": "Too famous." }] });
    trial
        .harness
        .backend
        .respond_with(MockResponse::problem(422, &errors));
    widget.type_into("input[name=email]", ".net").await;
    widget.type_into("input[name=website]", "/ada").await;
    widget.click("button[type=submit]").await;
    widget.eventually_holds_focus("input[name=name]").await;
    let check = "Please correct what is marked above. Your comment has not been accepted yet.";
    trial
        .assert_announced("again", &[SENDING, words, SENDING, check])
        .await;
    trial.end().await;
}
in_every_engine!([F2, F3] what_is_wrong_is_heard_at_the_first_field_that_is);

/// Somebody who has gone on to another part of the page stays there.
async fn a_refusal_takes_no_focus_from_the_rest_of_the_page(engine: Engine) {
    let trial = Trial::start(engine).await;
    let search = "document.body.append(Object.assign(document.createElement('input'), { id: 'search', ariaLabel: 'Search' }))";
    trial.page.run(search, vec![]).await;
    let widget = trial.form("/elsewhere", json!({})).await;
    let errors = json!({ "errors": [{ "pointer": "#/name", "detail": "Too famous." }] });
    trial
        .harness
        .backend
        .respond_with(MockResponse::problem(422, &errors));

    widget
        .read("(deep('button[type=submit]').click(), document.querySelector('#search').focus())")
        .await;

    widget
        .eventually_has_field_error("name", "Too famous.")
        .await;
    trial.page.settle().await;
    assert_eq!(trial.page.read("document.activeElement.id").await, "search");
    trial.end().await;
}
in_every_engine!([F3] a_refusal_takes_no_focus_from_the_rest_of_the_page);

/// Notes the seconds that are left to wait, as they are shown.
const COUNT_DOWN: &str = "(() => {
    const wait = deep('.aw-wait');
    const shown = window.shown = [];
    new MutationObserver(() => shown.push(wait.textContent))
        .observe(wait, { childList: true, characterData: true, subtree: true });
    return true;
})()";

async fn seconds_pass_in_silence_and_their_end_is_announced(engine: Engine) {
    let trial = Trial::start(engine).await;
    let widget = trial.form("/too-fast", json!({})).await;
    widget.read(COUNT_DOWN).await;
    trial
        .harness
        .backend
        .respond_with(MockResponse::status(429).retry_after(3));

    widget.click("button[type=submit]").await;
    widget
        .eventually("deep('button[type=submit]').getAttribute('aria-disabled') === 'true' && deep('.aw-wait').checkVisibility()")
        .await;
    let is_hidden = widget
        .read("deep('.aw-wait').getAttribute('aria-hidden')")
        .await;
    assert_eq!(is_hidden, "true");
    trial.assert_clean("while the reader waits").await;

    let too_fast = "You are sending comments too quickly. Your text is still here. You can send it again in 3 seconds.";
    let over = "You can send your comment now.";
    trial
        .assert_announced("too fast", &[SENDING, too_fast, over])
        .await;
    let look = widget.read(LOOK).await;
    assert_eq!(look["focus"], "aw-submit");
    assert_eq!(look["busy"], "false");
    assert_eq!(look["comment"], TEXT);
    // A clock that was late leaves numbers out.
    let shown = trial.page.read("shown").await;
    let shown: Vec<&str> = shown
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let all = ["3 seconds", "2 seconds", "1 second", ""];
    assert_eq!(shown.first(), all.first());
    assert_eq!(shown.last(), all.last());
    let places: Vec<_> = shown
        .iter()
        .map(|text| all.iter().position(|it| it == text))
        .collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{shown:?}");
    let seen = widget.read("deep('.aw-wait').checkVisibility()").await;
    assert_eq!(seen, json!(false));
    trial.end().await;
}
// Rust decides what is announced; the tests above check the announcement in every engine.
in_chromium!([F3] seconds_pass_in_silence_and_their_end_is_announced);

async fn a_lost_and_a_restored_connection_are_announced(engine: Engine) {
    let trial = Trial::start(engine).await;
    let widget = trial.form("/offline", json!({})).await;
    trial.page.go_offline().await;

    widget.click("button[type=submit]").await;

    let offline = "You are offline. Your text is still here; send it when you are connected again.";
    let online = "You are connected again. You can send your comment now.";
    trial.assert_announced("offline", &[SENDING, offline]).await;
    trial.assert_clean("offline").await;
    trial.page.go_online().await;
    trial
        .assert_announced("online", &[SENDING, offline, online])
        .await;
    let look = widget.read(LOOK).await;
    assert_eq!(look["focus"], "aw-submit");
    assert_eq!(look["comment"], TEXT);
    assert_eq!(trial.harness.backend.requests(), []);
    trial.end().await;
}
// Rust decides what is announced; the tests above check the announcement in every engine.
in_chromium!([F3] a_lost_and_a_restored_connection_are_announced);

/// Takes the widget off the page, and puts it back a task later.
const AWAY_AND_BACK: &str = "
    const done = arguments[0];
    const widget = document.querySelector('article-widget');
    const main = widget.parentElement;
    widget.remove();
    setTimeout(() => (main.append(widget), done()));
";

async fn a_restored_draft_is_announced_at_the_field_and_can_be_discarded(engine: Engine) {
    let trial = Trial::start(engine).await;
    let widget = trial.form("/draft", json!({})).await;

    trial.page.run_async(AWAY_AND_BACK, vec![]).await;

    widget.eventually("deep('.aw-discard')").await;
    let restored = "right: Your unsent comment has been restored. Discard it";
    let look = widget.read(LOOK).await;
    assert_eq!(look["fields"], json!({ "comment": restored }));
    assert_eq!(look["comment"], TEXT);
    trial.assert_announced("restored", &[]).await;
    trial.assert_clean("with a draft").await;

    widget.click(".aw-discard").await;

    widget
        .eventually_holds_focus("textarea[name=comment]")
        .await;
    trial
        .assert_announced("discarded", &["The restored comment has been discarded."])
        .await;
    let look = widget.read(LOOK).await;
    assert_eq!(look["fields"], json!({}));
    assert_eq!(look["comment"], "");
    trial.assert_clean("after a draft").await;

    // Nothing comes back any more.
    trial.page.run_async(AWAY_AND_BACK, vec![]).await;
    widget.eventually("deep('textarea[name=comment]')").await;
    trial.page.settle().await;
    assert_eq!(widget.value("textarea[name=comment]").await, "");
    assert_eq!(widget.count(".aw-discard").await, 0);
    trial.end().await;
}
in_every_engine!([F1, F3] a_restored_draft_is_announced_at_the_field_and_can_be_discarded);

async fn a_host_that_says_no_leaves_the_words_to_itself(engine: Engine) {
    let listen = "addEventListener('article-widget-submit', (event) => {
        window.asked = (window.asked ?? 0) + 1;
        window.answer(event);
    });";
    let trial = Trial::on_a_page_with(engine, listen).await;
    let answer = async |script: &str| {
        trial
            .page
            .run(&format!("window.answer = {script}"), vec![])
            .await;
    };

    // At once: nothing was ever on its way.
    answer("(event) => event.preventDefault()").await;
    let widget = trial.form("/prevented", json!({})).await;
    widget.click("button[type=submit]").await;
    trial.page.eventually("window.asked === 1").await;
    trial.assert_announced("prevented", &[]).await;
    let look = widget.read(LOOK).await;
    assert_eq!(look["focus"], "aw-submit");
    assert_eq!(look["busy"], "false");
    assert_eq!(look["comment"], TEXT);

    // Later: the check has failed, and that is said. One that fails at once is only said to have failed: there
    // was nothing to wait for.
    answer(
        "({ detail }) => detail.waitUntil(new Promise((_, reject) => { window.fail = reject }))",
    )
    .await;
    let widget = trial.form("/failed", json!({})).await;
    widget.click("button[type=submit]").await;
    trial.page.eventually("announced.length === 1").await;
    trial.page.run("fail(new Error('no token'))", vec![]).await;
    let failed = "The check before sending did not succeed. Please try again.";
    trial.assert_announced("failed", &[SENDING, failed]).await;
    let look = widget.read(LOOK).await;
    assert_eq!(look["focus"], "aw-submit");
    assert_eq!(look["busy"], "false");
    assert_eq!(look["comment"], TEXT);
    trial.assert_clean("after a check that failed").await;
    trial
        .page
        .expect_messages(
            MessageKind::Console,
            "waitUntil: expected a promise that is kept",
        )
        .await;

    assert_eq!(trial.harness.backend.requests(), []);
    trial.end().await;
}
in_every_engine!([F1, F3] a_host_that_says_no_leaves_the_words_to_itself);

/// What copying does, where it may and where it may not.
async fn a_comment_that_cannot_be_received_can_be_copied_and_that_is_announced(engine: Engine) {
    let clipboard = "Object.defineProperty(Clipboard.prototype, 'writeText', { value: (text) => {
        if (window.forbidden) return Promise.reject(new DOMException('no', 'NotAllowedError'));
        window.copied = text;
        return Promise.resolve();
    } });";
    let trial = Trial::on_a_page_with(engine, clipboard).await;
    let closed = json!({ "endpoint": { "answers": { "closed": { "status": 403 } } } });
    let widget = trial.form("/copied", closed).await;
    trial
        .harness
        .backend
        .respond_with(MockResponse::status(403));
    widget.click("button[type=submit]").await;
    widget.find(".aw-copy").await;
    trial.page.run("announced.length = 0", vec![]).await;

    widget.click(".aw-copy").await;

    trial.assert_announced("copied", &["Comment copied"]).await;
    assert_eq!(trial.page.read("copied").await, TEXT);
    widget.eventually_holds_focus(".aw-copy").await;
    trial.assert_clean("copied").await;

    // Where it may not be, it is selected for the reader to copy.
    trial.page.run("window.forbidden = true", vec![]).await;
    widget.click(".aw-copy").await;

    let words = "The comment could not be copied for you. It is selected, ready to be copied.";
    trial
        .assert_announced("not copied", &["Comment copied", words])
        .await;
    widget
        .eventually_holds_focus("textarea[name=comment]")
        .await;
    let selected = "deep('textarea[name=comment]').selectionEnd - deep('textarea[name=comment]').selectionStart";
    assert_eq!(widget.read(selected).await, json!(TEXT.len()));
    trial.end().await;
}
in_every_engine!([F1, F3] a_comment_that_cannot_be_received_can_be_copied_and_that_is_announced);

/// The form with everything in it.
fn everything() -> Value {
    json!({
        "preview": true,
        "signIn": "/login",
        "fields": [
            "name",
            "comment",
            "email",
            { "name": "topic", "type": "select", "label": "Topic", "options": ["Water", "Fire"] },
            { "name": "site", "type": "hidden", "value": "gazette" },
            { "name": "news", "type": "checkbox", "label": "Send me news" },
            { "name": "terms", "type": "consent", "label": "I agree", "version": "1", "required": true },
        ],
    })
}

const CAPTCHA: &str = "
    const captcha = document.createElement('p');
    captcha.slot = 'captcha';
    captcha.innerHTML = '<label>7 + 4 = <input name=sum></label>';
    document.querySelector('article-widget').append(captcha);
    document.querySelector('main').append(Object.assign(document.createElement('button'), { textContent: 'After' }));
";

async fn tab_leads_through_the_whole_form_and_through_nothing_hidden(engine: Engine) {
    let trial = Trial::start(engine).await;
    let widget = trial.form("/tab", everything()).await;
    trial.page.run(CAPTCHA, vec![]).await;
    assert_eq!(
        widget.count("[name=more]").await,
        1,
        "the honeypot is there"
    );
    widget
        .read("(deep('.aw-preview-button').click(), deep('[name=name]').focus())")
        .await;
    let at = "root.activeElement?.name || root.activeElement?.className
        || document.activeElement.name || document.activeElement.textContent";
    let stops = [
        "name",
        "comment",
        "email",
        "topic",
        "news",
        "terms",
        "save",
        "sum",
        "aw-preview-button",
        "aw-submit",
        "After",
    ];

    let mut met = vec![widget.read(at).await];
    for _ in 1..stops.len() {
        trial.page.press(&[Key::Tab]).await;
        met.push(widget.read(at).await);
    }
    assert_eq!(json!(met), json!(stops), "in {engine}");
    for stop in stops.iter().rev().skip(1) {
        trial.page.press(&[Key::Shift, Key::Tab]).await;
        assert_eq!(widget.read(at).await, *stop, "in {engine}");
    }

    trial.assert_clean("with everything").await;
    widget.click("button[type=submit]").await;
    widget.eventually_marks_invalid(&["terms"]).await;
    widget.eventually_holds_focus("[name=terms]").await;
    trial.assert_clean("without consent").await;
    trial.end().await;
}
in_every_engine!([A2, F9] tab_leads_through_the_whole_form_and_through_nothing_hidden);

async fn where_nobody_can_comment_that_is_said_with_the_way_in(engine: Engine) {
    let trial = Trial::start(engine).await;
    let endpoint = json!(trial.harness.backend.url("/closed"));

    for (comments, words) in [
        ("closed", "Comments are closed."),
        ("sign-in", "Sign in to comment. Sign in"),
    ] {
        let settings = json!({ "endpoint": endpoint, "comments": comments, "signIn": "/login" });
        trial.page.run(PLACE, vec![settings]).await;
        let widget = trial.page.widget(0).ready().await;

        assert_eq!(widget.text(".aw-comments-closed").await, words);
        assert_eq!(widget.count("form").await, 0);
        trial.assert_clean(comments).await;
    }
    trial.end().await;
}
// Rust decides what is announced; the tests above check the announcement in every engine.
in_chromium!([F3] where_nobody_can_comment_that_is_said_with_the_way_in);

const PLACE: &str = "
    const widget = document.createElement('article-widget');
    widget.config = { article: { headline: 'A story' }, ...arguments[0] };
    document.querySelector('main').replaceChildren(widget);
";

/// The words of the interface in Arabic.
fn arabic(key: &str) -> String {
    let catalogue = include_str!("../../../../crates/core/src/messages/catalogues/ar.json");
    let catalogue: Value = serde_json::from_str(catalogue).expect("the catalogue is JSON");
    catalogue[key].as_str().expect("a text").to_owned()
}

async fn from_right_to_left_all_is_said_in_the_language_of_the_interface(engine: Engine) {
    let trial = Trial::start(engine).await;
    let settings = json!({ "lang": "ar", "signIn": "/login", "required": "name email" });
    let widget = trial.form("/arabic", settings).await;

    widget.click("button[type=submit]").await;
    widget
        .eventually_has_field_error("email", &arabic("email_missing"))
        .await;
    widget.eventually_holds_focus("input[name=email]").await;
    trial.assert_clean("errors from right to left").await;
    widget
        .type_into("input[name=email]", "ada@example.org")
        .await;
    trial
        .harness
        .backend
        .respond_with(MockResponse::status(401));
    widget.click("button[type=submit]").await;

    let texts = [arabic("sending"), arabic("sign_in_needed")];
    trial
        .assert_announced("from right to left", &texts.each_ref().map(String::as_str))
        .await;
    assert_eq!(widget.text(".aw-next-step").await, arabic("sign_in"));
    // The words of the answer follow the button, to its left.
    let follows = "deep('.aw-comments-status').getBoundingClientRect().right
        <= deep('.aw-submit').getBoundingClientRect().left";
    assert_eq!(widget.read(follows).await, json!(true));
    trial.assert_clean("from right to left").await;
    trial.end().await;
}
// Rust decides what is announced; the tests above check the announcement in every engine.
in_chromium!([F3, R5] from_right_to_left_all_is_said_in_the_language_of_the_interface);
