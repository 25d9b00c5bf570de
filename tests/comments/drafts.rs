//! What was typed is kept, whatever becomes of storage.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::{Page, answer_with};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use article_widget::comments::draft_store::AttemptResult;
use article_widget::components::comment_form::drafts::BrowserDraft;
use article_widget_dom::uuid;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/common/storage.js")]
extern "C" {
    /// Breaks storage: "throwing", "full", "frozen", "forbidden" or "missing".
    fn spoil(how: &str);
    /// Makes storage work again.
    fn mend();
    /// Makes each writing tell the page of itself at once, as some pages do.
    fn echo();
    /// Tells the page that another tab has changed something.
    fn tell();
    /// Everything in an area, an entry a line.
    fn contents(area: &str) -> String;
    /// Removes everything, as another tab may.
    fn clear();
}

const BROKEN: [&str; 5] = ["throwing", "full", "frozen", "forbidden", "missing"];

/// A form for a story of the test's own: no test meets another's drafts.
fn form(story: &str) -> BrowserDraft {
    BrowserDraft::new("https://news.example/comments", story, None)
}

fn recalled(drafts: &BrowserDraft) -> Option<String> {
    drafts.restore().map(|draft| draft.comment)
}

#[wasm_bindgen_test]
fn a_form_that_is_taken_away_and_put_back_has_its_text_whatever_is_wrong_with_storage() {
    for how in BROKEN {
        spoil(how);

        let before = form(how);
        before.save("half a thought");
        before.save("half a thought, or more");
        drop(before);
        let after = form(how);

        assert_eq!(
            recalled(&after).as_deref(),
            Some("half a thought, or more"),
            "{how}"
        );
        mend();
    }
}

#[wasm_bindgen_test]
fn what_is_discarded_or_received_is_gone_whatever_is_wrong_with_storage() {
    for how in BROKEN {
        let discarded = form(&format!("discarded {how}"));
        let received = form(&format!("received {how}"));
        discarded.save("a thought");
        received.save("a thought");
        spoil(how);

        discarded.discard();
        received
            .attempt("a thought")
            .resolve(AttemptResult::Received);
        drop((discarded, received));

        for end in ["discarded", "received"] {
            assert_eq!(recalled(&form(&format!("{end} {how}"))), None, "{how}");
        }
        mend();
    }
}

#[wasm_bindgen_test]
fn storage_that_is_full_keeps_what_it_has_and_takes_the_newest_as_soon_as_it_can() {
    let drafts = form("full");
    drafts.save("first thought");

    spoil("full");
    drafts.save("second thought");
    drafts.save("third thought");
    assert!(contents("localStorage").contains("first thought"));
    mend();
    drafts.save("fourth thought");

    let local = contents("localStorage");
    assert!(local.contains("fourth thought") && !local.contains("first thought"));
    assert!(contents("sessionStorage").contains("fourth thought"));
}

#[wasm_bindgen_test]
fn an_attempt_outlives_its_form() {
    for (ending, left) in [
        (AttemptResult::Received, None),
        (AttemptResult::Refused, Some("a thought")),
        (AttemptResult::Unknown, Some("a thought")),
    ] {
        let story = format!("{ending:?}");
        let drafts = form(&story);
        let attempt = drafts.attempt("a thought");
        drop(drafts);

        attempt.resolve(ending);

        let draft = form(&story).restore();
        assert_eq!(draft.as_ref().map(|it| it.comment.as_str()), left);
        let is_tried = draft.is_some_and(|it| it.unconfirmed_key.is_some());
        assert_eq!(is_tried, ending == AttemptResult::Unknown);
    }
}

#[wasm_bindgen_test]
fn a_text_sent_again_carries_the_same_key() {
    let drafts = form("again");
    let first = drafts.attempt("a thought");
    first.resolve(AttemptResult::Unknown);
    drop(drafts);

    let drafts = form("again");
    assert_eq!(recalled(&drafts).as_deref(), Some("a thought"));
    let second = drafts.attempt("a thought");
    let other = drafts.attempt("another thought");

    assert_eq!((first.key(), first.is_repeated()), (second.key(), false));
    assert!(second.is_repeated());
    assert!(!other.is_repeated() && other.key() != first.key());
    other.resolve(AttemptResult::Received);
}

#[wasm_bindgen_test]
fn what_another_tab_takes_away_is_put_back_while_the_form_is_there() {
    let drafts = form("defended");
    drafts.save("a thought to defend");

    clear();
    tell();
    assert!(contents("localStorage").contains("a thought to defend"));

    drop(drafts);
    clear();
    tell();
    assert_eq!(contents("localStorage"), "");
}

#[wasm_bindgen_test]
fn a_page_that_hears_of_its_own_writing_changes_nothing() {
    echo();
    let drafts = form("echo");

    drafts.save("a thought");
    drafts.attempt("a thought").resolve(AttemptResult::Refused);
    mend();

    drop(drafts);
    assert_eq!(recalled(&form("echo")).as_deref(), Some("a thought"));
}

#[wasm_bindgen_test]
fn random_names_are_uuids_and_no_two_are_the_same() {
    let (one, other) = (uuid::uuid(), uuid::uuid());

    assert_ne!(one, other);
    for uuid in [one, other] {
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
        assert!(uuid.chars().all(|it| it == '-' || it.is_ascii_hexdigit()));
        assert_eq!(uuid.as_bytes()[14], b'4', "{uuid}");
        assert!(b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
    }
}

fn settings(story: &str) -> String {
    format!(
        r#"{{"url":"https://news.example/{story}","endpoint":"https://news.example/comments",
            "article":{{"headline":"H"}}}}"#
    )
}

#[wasm_bindgen_test]
async fn a_widget_that_is_taken_away_and_put_back_shows_the_text_whatever_is_wrong_with_storage() {
    for how in BROKEN {
        spoil(how);
        let before = Page::with(&settings(how)).await;
        before.fill("comment", "half a thought");
        before.rendered().await;
        before.was_quiet();

        let after = Page::with(&settings(how)).await;
        after
            .until("the draft", |page| {
                page.value("comment") == "half a thought"
            })
            .await;
        after.was_quiet();
        mend();
    }
}

#[wasm_bindgen_test]
async fn two_forms_for_the_same_article_lose_nothing_to_each_other() {
    let (above, below) = (
        Page::with(&settings("twice")).await,
        Page::with(&settings("twice")).await,
    );
    above.fill("comment", "above");
    below.fill("comment", "below");
    below.rendered().await;
    drop(above);
    below.was_quiet();

    let above = Page::with(&settings("twice")).await;
    let below = Page::with(&settings("twice")).await;

    for page in [&above, &below] {
        page.until("its draft", |page| !page.value("comment").is_empty())
            .await;
    }
    // Which of them is mounted first is chance.
    let mut texts = [above.value("comment"), below.value("comment")];
    texts.sort();
    assert_eq!(texts, ["above", "below"]);
    above.was_quiet();
    below.was_quiet();
}

#[wasm_bindgen_test]
async fn neither_name_nor_address_is_kept_with_a_draft() {
    answer_with(504, "", "");
    let page = Page::with(&settings("private")).await;
    page.fill("name", "Awa Keïta");
    page.fill("email", "awa@example.org");
    page.fill("comment", "a private thought");

    page.click("button[type=submit]");
    page.until("the end", |page| {
        page.text(".aw-comments-status")
            .starts_with("No clear answer")
    })
    .await;

    for area in ["localStorage", "sessionStorage"] {
        let contents = contents(area);
        assert!(contents.contains("a private thought"));
        assert!(!contents.contains("Awa") && !contents.contains("example.org"));
    }
    page.was_quiet();
}
