//! WordPress by its form: `POST /wp-comments-post.php`, a navigation that ends on a page.

use super::case::{ARTICLE, COMMENT, EMAIL, NAME, WEBSITE};
use super::case_runner::{page as error_page, unexpected_messages};
use e2e::{
    AttemptResult, Engine, FormHarness, MockResponse, Page, Visitor, Widget, in_every_engine,
};
use serde_json::json;

pub const PRESET: &str = "wordpress-form";

/// What a browser sends for a line break in a form.
fn with_line_breaks_of_forms(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// The article's page, with a form that posts to `/wp-comments-post.php`.
async fn open(engine: Engine, harness: &FormHarness) -> Page {
    let url = harness.page_with(
        "/river.html",
        json!({
            "url": ARTICLE,
            "articleId": 17,
            "endpoint": {
                "preset": PRESET,
                "url": harness.backend.url("/wp-comments-post.php"),
            },
        }),
    );
    Visitor::with(engine).open(&url).await
}

async fn fill_in<'page>(page: &'page Page) -> Widget<'page> {
    let widget = page.widget(0).ready().await;
    widget.type_into("[id$=-comment]", COMMENT).await;
    widget.type_into("[id$=-name]", NAME).await;
    widget.type_into("[id$=-email]", EMAIL).await;
    widget.type_into("[id$=-website]", WEBSITE).await;
    widget
}

/// Sends a comment that the back end takes, and comes back to where it leads.
async fn receipt(engine: Engine, end: &str) -> AttemptResult {
    let harness = FormHarness::start().await;
    let page = open(engine, &harness).await;
    let home = harness.site.url("/river.html");
    let back = format!("{home}{end}");
    harness
        .backend
        .respond_with(MockResponse::redirect(302, &back));

    let widget = fill_in(&page).await;
    widget.click("[id$=-remember]").await;
    widget.click("button[type=submit]").await;

    page.wait_for_url(&back).await;
    let ending = page.widget(0).ready().await.attempt_result().await;
    let posts = harness.backend.posts();
    assert_eq!(posts.len(), 1, "{posts:#?}");
    assert_eq!(posts[0].target, "/wp-comments-post.php");
    let comment = with_line_breaks_of_forms(COMMENT);
    let expected = [
        ("comment_post_ID", "17"),
        ("comment_parent", "0"),
        ("comment", &comment),
        ("author", NAME),
        ("email", EMAIL),
        ("url", WEBSITE),
        ("wp-comment-cookies-consent", "yes"),
        ("redirect_to", &home),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(posts[0].fields(), expected);
    let content_type = posts[0].header("content-type");
    assert_eq!(content_type, Some("application/x-www-form-urlencoded"));
    page.assert_quiet().await;
    ending
}

async fn a_form_that_leads_back_to_its_comment_is_published(engine: Engine) {
    let ending = receipt(engine, "#comment-7").await;

    assert_eq!(ending.outcome, "published");
    assert_eq!(ending.comment, "");
}
in_every_engine!([F6, F5] a_form_that_leads_back_to_its_comment_is_published);

async fn a_form_that_leads_back_to_a_preview_is_held(engine: Engine) {
    let ending = receipt(engine, "?unapproved=7&moderation-hash=ab12#comment-7").await;

    assert_eq!(ending.outcome, "held");
    assert_eq!(ending.comment, "");
    assert!(ending.held.contains(COMMENT), "{ending:?}");
}
in_every_engine!([F6, F5] a_form_that_leads_back_to_a_preview_is_held);

async fn a_reader_who_goes_back_from_an_error_finds_the_text(engine: Engine) {
    let harness = FormHarness::start().await;
    let page = open(engine, &harness).await;
    let mut widget = fill_in(&page).await;

    // Missing fields, closed, duplicate, flood.
    for (sent, status) in [200, 403, 409, 429].into_iter().enumerate() {
        harness.backend.respond_with(error_page(status));
        widget.click("button[type=submit]").await;
        page.wait_for_url(&harness.backend.url("/wp-comments-post.php"))
            .await;
        page.client().back().await.expect("the reader goes back");
        page.wait_for_url(&harness.site.url("/river.html")).await;

        widget = page.widget(0).ready().await;
        let text = json!(COMMENT);
        widget
            .eventually(&format!("deep('[id$=-comment]')?.value === {text}"))
            .await;
        assert_eq!(harness.backend.posts().len(), sent + 1, "after {status}");
        if widget.value("[id$=-name]").await.is_empty() {
            widget.type_into("[id$=-name]", NAME).await;
        }
    }

    assert_eq!(unexpected_messages(&harness, &page).await, [""; 0]);
}
in_every_engine!([F1, F6] a_reader_who_goes_back_from_an_error_finds_the_text);
