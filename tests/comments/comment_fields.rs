//! The fields of the comment form as a host sets them up.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use std::cell::Cell;
use std::rc::Rc;

use common::{Page, SlowDevice, answer_with, gone, last_body, requests_made};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlInputElement;

use article_widget::comments::before_send::{BeforeSend, NotSent};
use article_widget::json::Json;

wasm_bindgen_test_configure!(run_in_browser);

const JSON: &str = "application/json";
const WRONG_EMAIL: &str = "You have entered an incorrect email address!";

/// CommentOptions of a form: these members, beside an article and an endpoint.
fn settings(members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    [
        r#"{"url":"https://news.example/story","endpoint":"https://news.example/comments","article":{"headline":"H"}"#,
        comma,
        members,
        "}",
    ]
    .concat()
}

fn forget() {
    if let Ok(Some(storage)) = gloo::utils::window().local_storage() {
        storage.clear().unwrap();
    }
    if let Ok(Some(storage)) = gloo::utils::window().session_storage() {
        storage.clear().unwrap();
    }
}

/// A page with a form whose every comment is published, and that nobody has ever used.
async fn page(members: &str) -> Page {
    forget();
    answer_with(201, JSON, "{}");
    Page::with(&settings(members)).await
}

async fn send(page: &Page) {
    page.click("button[type=submit]");
    status(page, "Thank you. Your comment has been published.").await;
}

async fn status(page: &Page, words: &'static str) {
    page.until(words, move |page| {
        page.text(".aw-comments-status").starts_with(words)
    })
    .await;
}

/// What was sent.
fn sent() -> Json {
    Json::parse(&last_body()).expect("JSON was sent")
}

fn sent_text(name: &str) -> Option<String> {
    sent().get(name)?.as_str().map(str::to_owned)
}

/// The message that a control points to, if it is marked as wrong.
fn complaint(page: &Page, name: &str) -> Option<String> {
    let control = page.get(&format!("[name={name}]"));
    (control.get_attribute("aria-invalid")? == "true").then(|| {
        let id = control.get_attribute("aria-describedby").unwrap();
        page.text(&format!("#{}", id.split(' ').next().unwrap()))
    })
}

async fn complains(page: &Page, name: &'static str, words: &'static str) {
    page.until(words, move |page| {
        complaint(page, name).as_deref() == Some(words)
    })
    .await;
}

#[wasm_bindgen_test]
async fn fields_stand_in_the_hosts_order_under_its_labels_and_rules() {
    let page = page(
        r#""fields":["name",
            {"name":"city","label":"Your city","autocomplete":"address-level2","required":true,"minlength":2,"maxlength":40},
            "comment",
            {"name":"topic","type":"select","label":"Topic","options":["Water",{"value":"f","label":"Fire"}]},
            {"name":"news","type":"checkbox","label":"Send me news"},
            {"name":"site","type":"hidden","value":"gazette"}]"#,
    )
    .await;

    let names = page.attributes(
        ".aw-form [name]:not([name=more], [name=save], slot)",
        "name",
    );
    assert_eq!(names, ["name", "city", "comment", "topic", "news"]);
    let labels: Vec<String> = ["name", "city", "comment", "topic", "news"]
        .iter()
        .map(|name| {
            let id = page.attribute(&format!("[name={name}]"), "id").unwrap();
            page.text(&format!("label[for={id}]"))
        })
        .collect();
    assert_eq!(
        labels,
        [
            "Name",
            "Your city",
            "Comment",
            "Topic (optional)",
            "Send me news (optional)"
        ]
    );
    let city = |attribute| page.attribute("[name=city]", attribute);
    assert_eq!(city("autocomplete").as_deref(), Some("address-level2"));
    assert_eq!(city("minlength").as_deref(), Some("2"));
    assert_eq!(city("maxlength").as_deref(), Some("40"));
    assert_eq!(city("enterkeyhint").as_deref(), Some("send"));
    assert!(page.get("[name=city]").has_attribute("required"));
    assert!(!page.get("[name=topic]").has_attribute("required"));
    assert_eq!(
        page.attribute("[name=name]", "autocomplete").as_deref(),
        Some("name")
    );
    assert_eq!(page.texts("[name=topic] option"), ["", "Water", "Fire"]);
    assert_eq!(page.value("topic"), "", "nothing is chosen for the reader");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn each_field_is_sent_as_what_it_is_and_an_empty_one_not_at_all() {
    let fields = r#""fields":["comment","name",
        {"name":"city"},
        {"name":"topic","type":"select","options":["Water",{"value":"f","label":"Fire"}]},
        {"name":"news","type":"checkbox"},
        {"name":"offers","type":"checkbox"},
        {"name":"site","type":"hidden","value":"gazette"}]"#;
    let page = page(fields).await;
    page.fill("comment", " Bien dit !\r\n ");
    page.fill("name", "Awa");
    page.fill("topic", "f");
    page.click("[name=news]");

    send(&page).await;

    assert_eq!(sent_text("comment").as_deref(), Some("Bien dit !"));
    assert_eq!(sent_text("topic").as_deref(), Some("f"));
    assert_eq!(sent_text("site").as_deref(), Some("gazette"));
    assert_eq!(sent().get("news"), Some(&Json::Bool(true)));
    assert_eq!(sent().get("offers"), None);
    assert_eq!(sent().get("city"), None);
    assert_eq!(sent().get("honeypot"), None);
    assert!(sent().get("elapsed").and_then(Json::as_f64).is_some());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn consent_is_asked_for_and_sent_with_its_version_and_its_time() {
    let fields = r#""fields":["comment","name",
        {"name":"terms","type":"consent","version":"2026-05","required":true,"label":"I agree"}]"#;
    let page = page(fields).await;
    page.fill("comment", "Bien dit !");
    page.fill("name", "Awa");

    page.click("button[type=submit]");
    complains(&page, "terms", "Please tick this box to go on").await;
    assert_eq!(page.focused().as_deref(), Some("terms"));
    assert_eq!(requests_made(), 0);
    page.click("[name=terms]");
    page.until("it is gone", |page| complaint(page, "terms").is_none())
        .await;
    let before = js_sys::Date::now();
    send(&page).await;

    assert_eq!(sent().get("terms"), Some(&Json::Bool(true)));
    assert_eq!(sent_text("termsVersion").as_deref(), Some("2026-05"));
    let time = sent_text("termsTime").expect("a time");
    assert!(time.ends_with('Z'), "{time}");
    let time = js_sys::Date::parse(&time);
    assert!((before..=js_sys::Date::now()).contains(&time), "{time}");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn consent_that_was_not_given_is_not_sent_and_has_no_time() {
    let fields = r#""fields":["comment","name",{"name":"terms","type":"consent","version":"1"}]"#;
    let page = page(fields).await;
    page.fill("comment", "Bien dit !");
    page.fill("name", "Awa");

    send(&page).await;

    for name in ["terms", "termsVersion", "termsTime"] {
        assert_eq!(sent().get(name), None, "{name}");
    }
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_counter_comes_up_near_the_limit_counts_as_html_does_and_goes() {
    let limited = page_with_limit().await;
    let note =
        |words: &'static str| move |page: &Page| page.text(".aw-field-comment .aw-note") == words;
    let described = |page: &Page| page.attribute("[name=comment]", "aria-describedby");

    limited.fill("comment", &"a".repeat(31));
    limited.rendered().await;
    assert_eq!(described(&limited), None, "there is room enough");
    limited.fill("comment", &"a".repeat(32));
    limited.until("a counter", note("Characters left: 8")).await;
    assert!(described(&limited).is_some());
    limited.fill("comment", &["a".repeat(32).as_str(), "🌍🌍"].concat());
    limited.until("UTF-16", note("Characters left: 4")).await;
    limited.fill("comment", &"a".repeat(43));
    limited
        .until("below zero", note("Characters left: −3"))
        .await;
    assert_eq!(
        complaint(&limited, "comment"),
        None,
        "not while it is typed"
    );

    limited.click("button[type=submit]");
    complains(
        &limited,
        "comment",
        "Please use at most 40 characters. There are 43 now.",
    )
    .await;
    assert_eq!(requests_made(), 0);
    limited.fill("comment", "short");
    limited
        .until("it is gone", |page| {
            page.attribute("[name=comment]", "aria-describedby")
                .is_none()
        })
        .await;
    limited.was_quiet();
}

async fn page_with_limit() -> Page {
    page(r#""fields":[{"name":"comment","maxlength":40}]"#).await
}

#[wasm_bindgen_test]
async fn the_counter_shows_beside_a_draft_that_was_put_back() {
    let before = page_with_limit().await;
    before.fill("comment", &"a".repeat(36));
    before.rendered().await;
    before.was_quiet();

    let after = Page::with(&settings(r#""fields":[{"name":"comment","maxlength":40}]"#)).await;

    after
        .until("both", |page| {
            page.text(".aw-field-comment .aw-note")
                == "Your unsent comment has been restored. Discard it Characters left: 4"
        })
        .await;
    after.was_quiet();
}

#[wasm_bindgen_test]
async fn a_preview_shows_what_is_typed_as_text_and_goes_when_it_is_sent() {
    let page = page(r#""preview":true"#).await;
    assert_eq!(page.count(".aw-preview-button"), 1);
    let expanded = |page: &Page| {
        page.attribute(".aw-preview-button", "aria-expanded")
            .unwrap()
    };
    page.fill("comment", "  <b>Bien</b>\n dit\u{202E} !");
    page.fill("name", "Awa");
    assert_eq!(expanded(&page), "false");

    page.click(".aw-preview-button");
    page.until("a preview", |page| {
        page.find(".aw-preview .aw-entry").is_some()
    })
    .await;
    assert_eq!(expanded(&page), "true");
    let controls = page
        .attribute(".aw-preview-button", "aria-controls")
        .unwrap();
    assert!(page.find(&format!("#{controls} .aw-entry")).is_some());
    assert_eq!(
        page.text(".aw-preview .aw-entry-text"),
        "<b>Bien</b>\n dit !"
    );
    assert_eq!(page.text(".aw-preview bdi"), "Awa");

    page.fill("name", "Awa T");
    page.until("it follows", |page| page.text(".aw-preview bdi") == "Awa T")
        .await;
    page.click(".aw-preview-button");
    page.until("it is closed", |page| {
        page.find(".aw-preview .aw-entry").is_none()
    })
    .await;
    page.click(".aw-preview-button");
    page.until("it is open", |page| {
        page.find(".aw-preview .aw-entry").is_some()
    })
    .await;
    assert_eq!(requests_made(), 0);
    send(&page).await;
    assert!(page.find(".aw-preview .aw-entry").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn without_a_wish_for_one_there_is_no_preview() {
    let page = page("").await;

    assert_eq!(page.count(".aw-preview"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn closed_comments_and_those_for_members_have_a_word_in_the_forms_place() {
    let closed = page(r#""comments":"closed","signIn":"/login""#).await;
    assert_eq!(closed.text(".aw-comments-closed"), "Comments are closed.");
    assert_eq!(closed.count("form, .aw-sign-in"), 0);
    closed.was_quiet();

    let members = page(r#""comments":"sign-in","signIn":"https://news.example/login""#).await;
    assert_eq!(
        members.text(".aw-comments-closed"),
        "Sign in to comment. Sign in"
    );
    assert_eq!(
        members.attribute("a.aw-sign-in", "href").as_deref(),
        Some("https://news.example/login")
    );
    assert_eq!(members.count("form"), 0);
    members.was_quiet();
}

#[wasm_bindgen_test]
async fn who_has_signed_in_finds_the_comment_and_the_details_again() {
    let mut page = page("").await;
    page.fill("comment", "half a thought");
    page.fill("name", "Awa");
    page.click("[name=save]");
    send_and_be_refused(&page).await;

    page.update(&settings(r#""comments":"sign-in""#));
    page.until("no form", |page| page.find("form").is_none())
        .await;
    page.update(&settings(""));
    page.until("a form", |page| page.find("form").is_some())
        .await;

    page.until("the comment", |page| {
        page.value("comment") == "half a thought"
    })
    .await;
    assert_eq!(page.value("name"), "Awa");
    page.until("the note", |page| page.find(".aw-discard").is_some())
        .await;
    assert_eq!(page.text(".aw-comments-status"), "");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn on_a_slow_device_a_form_that_comes_back_at_once_has_the_comment_as_well() {
    let mut page = page("").await;
    page.fill("comment", "half a thought");
    page.rendered().await;

    let slow = SlowDevice::begin();
    page.update(&settings(r#""comments":"sign-in""#));
    gone(&page.get("form")).await;
    page.update(&settings(""));
    page.until("a form", |page| page.find("form").is_some())
        .await;
    drop(slow);

    assert_eq!(page.value("comment"), "half a thought");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_field_that_was_filled_in_before_anybody_listened_is_checked_when_it_is_left() {
    let page = page("").await;
    page.get("[name=email]")
        .unchecked_into::<HtmlInputElement>()
        .set_value("awa");

    page.blur("email");

    complains(&page, "email", WRONG_EMAIL).await;
    page.was_quiet();
}

async fn send_and_be_refused(page: &Page) {
    answer_with(401, JSON, "{}");
    page.click("button[type=submit]");
    status(page, "The site asks you to sign in").await;
}

#[wasm_bindgen_test]
async fn who_answers_a_comment_is_told_whose() {
    let mut page = page(r#""parent":{"id":"4","name":"Zoé"}"#).await;
    assert_eq!(page.text(".aw-comments-heading"), "Reply to Zoé");
    page.fill("comment", "Oui.");
    page.fill("name", "Awa");
    send(&page).await;
    assert_eq!(sent_text("parent").as_deref(), Some("4"));

    page.update(&settings(""));
    page.until("the usual heading", |page| {
        page.text(".aw-comments-heading") == "Leave a reply"
    })
    .await;
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_name_is_made_of_what_can_be_seen_and_a_comment_of_what_its_script_needs() {
    let page = page("").await;
    page.fill("comment", "نمی\u{200C}خواهم");
    for disguised in ["Aw\u{200B}a", "Awa\u{202E}", "\u{2066}Awa"] {
        page.fill("name", disguised);
        page.click("button[type=submit]");
        complains(&page, "name", "Please use only characters that can be seen").await;
        page.fill("name", "Awa");
        page.until("it is gone", |page| complaint(page, "name").is_none())
            .await;
    }
    assert_eq!(requests_made(), 0);

    page.fill("name", "علی\u{200C}رضا");
    send(&page).await;

    assert_eq!(sent_text("name").as_deref(), Some("علی\u{200C}رضا"));
    assert_eq!(sent_text("comment").as_deref(), Some("نمی\u{200C}خواهم"));
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_honeypot_is_for_programs_alone_and_what_they_write_is_sent() {
    let page = page("").await;
    let honeypot = |attribute| page.attribute("[name=more]", attribute);
    assert_eq!(honeypot("tabindex").as_deref(), Some("-1"));
    assert_eq!(honeypot("autocomplete").as_deref(), Some("off"));
    assert!(!page.get("[name=more]").has_attribute("required"));
    assert_eq!(
        page.attribute(".aw-spare", "aria-hidden").as_deref(),
        Some("true")
    );
    let rect = page.get(".aw-spare").get_bounding_client_rect();
    assert!(rect.width() <= 1.0 && rect.height() <= 1.0);
    page.fill("comment", "Buy now");
    page.fill("name", "Bot");
    page.fill("more", "https://spam.example");

    send(&page).await;

    assert_eq!(
        sent_text("honeypot").as_deref(),
        Some("https://spam.example")
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_back_end_that_takes_no_more_members_gets_no_honeypot() {
    let page = page(r#""endpointPreset":"isso""#).await;

    assert_eq!(page.count(".aw-spare, [name=more]"), 0);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn there_is_a_box_to_remember_where_there_is_something_to_remember() {
    for (fields, boxes) in [
        (r#""fields":"comment""#, 0),
        (r#""fields":["comment","city"]"#, 0),
        (r#""fields":"comment website""#, 1),
        (r#""fields":"comment email","required":"""#, 1),
    ] {
        let page = page(fields).await;

        assert_eq!(page.count("[name=save]"), boxes, "{fields}");
        page.was_quiet();
    }
}

#[wasm_bindgen_test]
async fn a_comment_that_is_sent_with_the_box_unticked_leaves_nothing_behind() {
    let first = page("").await;
    first.fill("comment", "One");
    first.fill("name", "Awa");
    first.click("[name=save]");
    send(&first).await;
    first.was_quiet();
    let second = Page::with(&settings("")).await;
    second
        .until("the name", |page| page.value("name") == "Awa")
        .await;

    // A reset unticks the box, and nobody is told.
    reset(&second);
    second.fill("comment", "Two");
    second.fill("name", "Awa");
    send(&second).await;
    second.was_quiet();

    let third = Page::with(&settings("")).await;
    assert_eq!(third.value("name"), "");
    third.was_quiet();
}

fn reset(page: &Page) {
    let form = page.get("form");
    let reset = js_sys::Reflect::get(&form, &"reset".into()).unwrap();
    let reset: js_sys::Function = reset.unchecked_into();
    reset.call0(&form).unwrap();
}

#[wasm_bindgen_test]
async fn a_reset_forgets_what_was_typed_and_what_was_said_of_it() {
    let page = page(r#""preview":true"#).await;
    page.click("button[type=submit]");
    complains(&page, "comment", "Please enter your comment!").await;
    page.fill("comment", "half a thought");
    page.click(".aw-preview-button");
    page.until("a preview", |page| page.find(".aw-entry").is_some())
        .await;

    reset(&page);

    page.until("no complaint", |page| {
        page.count("[aria-invalid=true]") == 0 && page.find(".aw-entry").is_none()
    })
    .await;
    assert_eq!(page.value("comment"), "");
    page.was_quiet();
    let after = Page::with(&settings("")).await;
    assert_eq!(after.value("comment"), "");
    after.was_quiet();
}

#[wasm_bindgen_test]
async fn settings_that_change_while_somebody_types_take_nothing_away() {
    let mut page = page(r#""fields":["comment","name","email",{"name":"city"}]"#).await;
    page.fill("comment", "half a thought");
    page.fill("name", "Awa");
    page.fill("city", "Niamey");
    page.fill("email", "awa");
    page.blur("email");
    complains(&page, "email", WRONG_EMAIL).await;
    page.get("[name=comment]").focus().unwrap();
    select(&page, 5);

    for members in [
        r#""fields":["comment","name","email",{"name":"city","label":"Town","required":true}]"#,
        r#""fields":[{"name":"topic","type":"select","options":["Water"]},"comment","name","email",{"name":"city"}]"#,
        r#""fields":["name",{"name":"city"},"comment","email"]"#,
        r#""fields":[{"name":"city"},"email","name","comment"]"#,
        r#""fields":["comment",{"name":"city"},"email","name"]"#,
        r#""fields":["name","email",{"name":"city"},"comment"]"#,
        r#""fields":["name","comment","email",{"name":"city"}],"preview":true,"articleId":"17""#,
    ] {
        page.update(&settings(members));
        page.rendered().await;

        assert_eq!(page.value("comment"), "half a thought", "{members}");
        assert_eq!(page.value("name"), "Awa", "{members}");
        assert_eq!(page.value("city"), "Niamey", "{members}");
        assert_eq!(
            complaint(&page, "email").as_deref(),
            Some(WRONG_EMAIL),
            "{members}"
        );
        assert_eq!(page.focused().as_deref(), Some("comment"), "{members}");
        assert_eq!(caret(&page), 5, "{members}");
    }
    page.fill("email", "awa@example.org");
    page.until("it is gone", |page| complaint(page, "email").is_none())
        .await;
    send(&page).await;
    assert_eq!(sent_text("city").as_deref(), Some("Niamey"));
    assert_eq!(sent_text("article").as_deref(), Some("17"));
    page.was_quiet();
}

fn textarea(page: &Page) -> web_sys::HtmlTextAreaElement {
    page.get("[name=comment]").unchecked_into()
}

fn select(page: &Page, at: u32) {
    textarea(page).set_selection_range(at, at).unwrap();
}

fn caret(page: &Page) -> u32 {
    textarea(page).selection_start().unwrap().unwrap()
}

#[wasm_bindgen_test]
async fn what_a_host_adds_is_sent_along() {
    forget();
    answer_with(201, JSON, "{}");
    let added = || async { Ok(vec![("token".to_owned(), "t".to_owned())]) };
    let page = Page::with_before_send(&settings(""), BeforeSend::new(added)).await;
    page.fill("comment", "Bien dit !");
    page.fill("name", "Awa");

    send(&page).await;

    assert_eq!(sent_text("token").as_deref(), Some("t"));
    assert_eq!(requests_made(), 1);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_host_is_asked_once_a_comment_is_right_and_can_stop_it() {
    for (stop, words) in [
        (NotSent::Prevented, ""),
        (NotSent::Failed, "The check before sending did not succeed."),
    ] {
        forget();
        answer_with(201, JSON, "{}");
        let asked = Rc::new(Cell::new(0));
        let times = asked.clone();
        let before_send = BeforeSend::new(move || {
            times.set(times.get() + 1);
            async move { Err(stop) }
        });
        let page = Page::with_before_send(&settings(""), before_send).await;
        page.fill("comment", "Bien dit !");
        page.click("button[type=submit]");
        complains(&page, "name", "Please enter your name here").await;
        assert_eq!(asked.get(), 0, "not for a comment that is not right");

        page.fill("name", "Awa");
        page.click("button[type=submit]");
        let times = asked.clone();
        page.until("it is asked", move |_| times.get() == 1).await;
        status(&page, words).await;
        page.rendered().await;

        assert_eq!(requests_made(), 0);
        assert_eq!(page.value("comment"), "Bien dit !");
        let busy = page.attribute("button[type=submit]", "aria-disabled");
        assert_eq!(busy.as_deref(), Some("false"));
        page.fill("comment", "");
        page.was_quiet();
    }
}
