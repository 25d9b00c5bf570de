//! A real WordPress, by its REST API and by its themes' form.

use e2e::{
    Engine, MessageKind, Page, Site, StoredComment, Visitor, Widget, WordPress, http, in_chromium,
    in_every_engine, natively, runner,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const REST: &str = "/wp-json/wp/v2/comments";
const FORM: &str = "/wp-comments-post.php";
const STORY: &str = "/story?page=2";

const TEXT: &str = "First line with 1 < 2 & ✓.\n\nوالثاني — the third.";
/// One that WordPress keeps byte for byte: others it does not recognise when they come again.
const PLAIN: &str = "Plain words";
const FIELDS: [&str; 3] = ["[id$=-name]", "[id$=-email]", "[id$=-comment]"];

const WEBSITE: &str = "[id$=-website]";

/// What is in the database once somebody's words are there.
fn stored(comment: &str, status: &str) -> Vec<StoredComment> {
    vec![StoredComment {
        article: WordPress::POST_ID.to_string(),
        name: "Zoé Traoré".to_owned(),
        email: "zoe@example.org".to_owned(),
        website: Some("https://zoe.example/".to_owned()),
        comment: comment.to_owned(),
        status: status.to_owned(),
    }]
}

/// A site whose story is the WordPress's post, with its comments sent there in this way.
async fn story(wordpress: &WordPress, preset: &str, path: &str) -> Site {
    let site = Site::of_widget().await;
    let endpoint = json!({ "preset": preset, "url": wordpress.url(path) });
    site.story_page(
        "/story",
        &json!({
            "endpoint": endpoint,
            "articleId": WordPress::POST_ID,
            // Less than WordPress asks for, so that its own refusals are seen.
            "required": "",
        }),
    );
    site
}

async fn by_rest(wordpress: &WordPress) -> Site {
    story(wordpress, "wordpress", REST).await
}

async fn by_form(wordpress: &WordPress) -> Site {
    story(wordpress, "wordpress-form", FORM).await
}

/// The site's story, with the form filled in by somebody who gives this address.
async fn write(engine: Engine, site: &Site, text: &str, email: &str) -> Page {
    let page = Visitor::with(engine).open(&site.url(STORY)).await;
    let widget = page.widget(0).ready().await;
    widget.fill(FIELDS[0], "Zoé Traoré").await;
    widget.fill(FIELDS[1], email).await;
    widget.fill(WEBSITE, "https://zoe.example/").await;
    widget.fill(FIELDS[2], text).await;
    page
}

async fn send(page: &Page) -> Widget<'_> {
    let widget = page.widget(0);
    widget.click("form button[type=submit]").await;
    widget
}

/// The same words from the same person, or others, and not from a browser.
async fn post_natively(wordpress: &WordPress, comment: &str) {
    let body = json!({
        "post": WordPress::POST_ID, "content": comment,
        "author_name": "Zoé Traoré", "author_email": "zoe@example.org",
        "author_url": "https://zoe.example/",
    });
    let reply = http::post(&wordpress.url(REST), "application/json", body.to_string()).await;
    assert_eq!(reply.status, 201, "{reply:?}");
}

// What its answers are, whatever sends the comment.

fn its_rest_api_answers_what_the_preset_reads() {
    runner::run_with_timeout(async {
        let wordpress = WordPress::start().await;
        let ask = async |change: Value| {
            let mut body = json!({
                "post": WordPress::POST_ID, "content": PLAIN,
                "author_name": "Ada", "author_email": "ada@example.org",
            });
            for (name, value) in change.as_object().expect("members") {
                body[name] = value.clone();
            }
            let body = body.to_string();
            let reply = http::post(&wordpress.url(REST), "application/json", body).await;
            let body: Value = serde_json::from_str(&reply.body).expect("JSON");
            let key = if reply.status == 201 {
                "status"
            } else {
                "code"
            };
            let word = body[key].as_str().expect("a word").to_owned();
            (reply.status, word, body)
        };
        let expect = |(status, word, body): (u16, String, Value), expected: (u16, &str)| {
            assert_eq!((status, word.as_str()), expected, "{body}");
            body
        };

        expect(ask(json!({})).await, (201, "approved"));
        expect(ask(json!({})).await, (409, "comment_duplicate"));
        let others = json!({ "content": "Other words" });
        let flood = expect(ask(others).await, (400, "comment_flood"));
        assert_eq!(flood["data"]["status"], 400);

        wordpress.delete_comments();
        let wrong = json!({ "author_email": "nonsense" });
        let wrong = expect(ask(wrong).await, (400, "rest_invalid_param"));
        let reason = &wrong["data"]["params"]["author_email"];
        assert_eq!(reason, "Invalid email address.");
        let required = (400, "rest_comment_author_data_required");
        expect(ask(json!({ "author_name": "" })).await, required);
        expect(ask(json!({ "author_email": "" })).await, required);
        let blank = json!({ "content": " \n" });
        expect(ask(blank).await, (400, "rest_comment_content_invalid"));
        let long = json!({ "content": "x".repeat(70_000) });
        expect(ask(long).await, (400, "comment_content_column_length"));
        let elsewhere = json!({ "post": 99 });
        expect(ask(elsewhere).await, (403, "rest_comment_invalid_post_id"));

        wordpress.set_option("comment_moderation", "1");
        expect(ask(json!({})).await, (201, "hold"));
        wordpress.delete_comments();
        wordpress.set_option("disallowed_keys", "words");
        expect(ask(json!({})).await, (201, "trash"));
        wordpress.delete_comments();

        wordpress.allow_comments(false);
        expect(ask(json!({})).await, (403, "rest_comment_closed"));
        wordpress.allow_comments(true);
        let login = (401, "rest_comment_login_required");
        wordpress.set_option("comment_registration", "1");
        expect(ask(json!({})).await, login);
        wordpress.set_option("comment_registration", "0");
        wordpress.set_option("rest_allow_anonymous_comments", "");
        expect(ask(json!({})).await, login);
    });
}
natively!(its_rest_api_answers_what_the_preset_reads);

fn its_form_leads_back_where_the_preset_looks_for_it() {
    runner::run_with_timeout(async {
        let wordpress = WordPress::start().await;
        let send = async |comment: &str, email: &str| {
            let body = format!(
                "comment_post_ID=1&comment_parent=0&comment={comment}&author=Ada&email={email}\
                 &redirect_to=http%3A%2F%2F127.0.0.1%3A9%2Fstory%3Fpage%3D2"
            );
            let form = "application/x-www-form-urlencoded";
            http::post(&wordpress.url(FORM), form, body).await
        };
        let ada = "ada%40example.org";
        let back = "http://127.0.0.1:9/story?page=2";

        let reply = send("First", ada).await;
        let to = reply.location.expect("a way back");
        assert_eq!(reply.status, 302);
        assert!(to.starts_with(&format!("{back}#comment-")), "{to}");
        assert_eq!(send("First", ada).await.status, 409);
        assert_eq!(send("Second", ada).await.status, 429);

        wordpress.delete_comments();
        let wrong = send("First", "nonsense").await;
        assert_eq!(wrong.status, 200);
        assert!(wrong.body.contains("enter a valid email address"));
        let missing = send("First", "").await;
        assert_eq!(missing.status, 200);
        assert!(missing.body.contains("fill the required fields"));

        wordpress.set_option("comment_moderation", "1");
        let reply = send("First", ada).await;
        let to = reply.location.expect("a way back");
        assert_eq!(reply.status, 302);
        assert!(to.starts_with(&format!("{back}&unapproved=")), "{to}");
        assert!(to.contains("#comment-"), "{to}");

        wordpress.allow_comments(false);
        assert_eq!(send("Third", ada).await.status, 403);
        wordpress.allow_comments(true);
        wordpress.set_option("comment_registration", "1");
        assert_eq!(send("Third", ada).await.status, 403);
    });
}
natively!(its_form_leads_back_where_the_preset_looks_for_it);

// Through the REST API.

async fn a_comment_is_published_through_the_rest_api(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_rest(&wordpress).await;
    let page = write(engine, &site, TEXT, "zoe@example.org").await;

    let widget = send(&page).await;

    page.expect_outcome("published", "comment has been published", "")
        .await;
    // WordPress keeps HTML: the characters that are markup there as references.
    let kept = TEXT
        .replace('<', "&lt;")
        .replace('&', "&amp;")
        .replace("&amp;lt;", "&lt;");
    assert_eq!(wordpress.comments(), stored(&kept, "published"));
    let public = http::get(&wordpress.url(&format!("{REST}?post={}", WordPress::POST_ID))).await;
    let public: Value = serde_json::from_str(&public.body).expect("JSON");
    assert_eq!(public[0]["author_name"], "Zoé Traoré");
    assert_eq!(public.as_array().map(Vec::len), Some(1));
    let link = widget.read("deep('.aw-next-step a').href").await;
    assert_eq!(link, public[0]["link"]);
    page.assert_quiet().await;
    page.screenshot("wordpress-published").await;
}
in_every_engine!([F6] a_comment_is_published_through_the_rest_api);

async fn a_reply_is_put_below_what_it_answers(engine: Engine) {
    let wordpress = WordPress::start().await;
    post_natively(&wordpress, PLAIN).await;
    let (parent, _) = wordpress.last_comment_ids();
    wordpress.age_comments();
    let site = Site::of_widget().await;
    let endpoint = json!({ "preset": "wordpress", "url": wordpress.url(REST) });
    site.story_page(
        "/story",
        &json!({ "endpoint": endpoint, "articleId": WordPress::POST_ID, "parent": parent }),
    );
    let page = write(engine, &site, "An answer", "zoe@example.org").await;

    send(&page).await;

    page.expect_outcome("published", "comment has been published", "")
        .await;
    assert_eq!(wordpress.last_comment_ids().1, parent);
    page.assert_quiet().await;
}
in_chromium!([F6] a_reply_is_put_below_what_it_answers);

async fn a_comment_is_held_through_the_rest_api(engine: Engine) {
    let wordpress = WordPress::start().await;
    wordpress.set_option("comment_moderation", "1");
    let site = by_rest(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    page.expect_outcome("held", "once a moderator has approved it", "")
        .await;
    assert_eq!(wordpress.comments(), stored(PLAIN, "held"));
    page.assert_quiet().await;
}
in_chromium!([F6] a_comment_is_held_through_the_rest_api);

async fn a_comment_that_is_there_already_is_a_duplicate(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_rest(&wordpress).await;
    post_natively(&wordpress, PLAIN).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    page.expect_outcome("duplicate", "already has this comment", PLAIN)
        .await;
    assert_eq!(wordpress.comments(), stored(PLAIN, "published"));
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
}
in_chromium!([F6] a_comment_that_is_there_already_is_a_duplicate);

async fn a_flood_is_held_up_for_as_long_as_wordpress_does(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_rest(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;
    post_natively(&wordpress, "Other words").await;

    send(&page).await;

    page.expect_outcome("too-fast", "too quickly.*in 15 seconds", PLAIN)
        .await;
    assert_eq!(wordpress.comments(), stored("Other words", "published"));
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
}
in_chromium!([F6] a_flood_is_held_up_for_as_long_as_wordpress_does);

async fn an_address_that_wordpress_does_not_take_is_reported_at_its_field(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_rest(&wordpress).await;
    // A browser takes it, WordPress wants a dot in the host.
    let page = write(engine, &site, PLAIN, "zoe@localhost").await;

    let widget = send(&page).await;

    widget
        .eventually_has_field_error("email", "Invalid email address.")
        .await;
    widget.eventually_marks_invalid(&["email"]).await;
    widget.eventually_holds_focus(FIELDS[1]).await;
    page.expect_outcome("refused", "correct what is marked", PLAIN)
        .await;
    assert_eq!(wordpress.comments(), []);
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
    page.screenshot("wordpress-email").await;
}
in_chromium!([F6] an_address_that_wordpress_does_not_take_is_reported_at_its_field);

async fn details_that_wordpress_misses_are_asked_for_at_their_fields(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_rest(&wordpress).await;
    let page = Visitor::with(engine).open(&site.url(STORY)).await;
    let widget = page.widget(0).ready().await;
    widget.type_into(FIELDS[2], PLAIN).await;

    send(&page).await;

    widget.eventually_marks_invalid(&["name", "email"]).await;
    page.expect_outcome("refused", "correct what is marked", PLAIN)
        .await;
    assert_eq!(wordpress.comments(), []);
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
}
in_chromium!([F6] details_that_wordpress_misses_are_asked_for_at_their_fields);

async fn a_closed_post_is_said_to_be_closed(engine: Engine) {
    let wordpress = WordPress::start().await;
    wordpress.allow_comments(false);
    let site = by_rest(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    page.expect_outcome("closed", "are closed", PLAIN).await;
    assert_eq!(wordpress.comments(), []);
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
}
in_chromium!([F6] a_closed_post_is_said_to_be_closed);

async fn who_is_not_signed_in_is_asked_to(engine: Engine) {
    let wordpress = WordPress::start().await;
    // As a WordPress is where nobody has allowed it.
    wordpress.set_option("rest_allow_anonymous_comments", "");
    let site = by_rest(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    page.expect_outcome("sign-in", "sign in before you comment", PLAIN)
        .await;
    assert_eq!(wordpress.comments(), []);
    page.expect_network_failures(REST).await;
    page.assert_quiet().await;
}
in_chromium!([F6] who_is_not_signed_in_is_asked_to);

// Through the form.

/// Waits until the page is one whose address has this in it.
async fn arrives_where(page: &Page, part: &str) {
    let end = Instant::now() + Duration::from_secs(15);
    loop {
        let url = page
            .client()
            .current_url()
            .await
            .expect("the page is known");
        if url.as_str().contains(part) {
            return;
        }
        assert!(Instant::now() < end, "{url} has no {part}");
    }
}

async fn a_comment_is_published_through_the_form(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_form(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    arrives_where(&page, "/story?page=2#comment-").await;
    page.widget(0).ready().await;
    page.expect_outcome("published", "comment has been published", "")
        .await;
    assert_eq!(wordpress.comments(), stored(PLAIN, "published"));
    // Once is once: what is told of the comment is not told again.
    page.reload().await;
    page.widget(0).ready().await;
    assert_eq!(page.read("outcomes").await, json!([]));
    page.assert_quiet().await;
}
in_every_engine!([F6] a_comment_is_published_through_the_form);

async fn a_comment_is_held_through_the_form(engine: Engine) {
    let wordpress = WordPress::start().await;
    wordpress.set_option("comment_moderation", "1");
    let site = by_form(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    send(&page).await;

    arrives_where(&page, "unapproved=").await;
    page.widget(0).ready().await;
    page.expect_outcome("held", "once a moderator has approved it", "")
        .await;
    assert_eq!(wordpress.comments(), stored(PLAIN, "held"));
    page.assert_quiet().await;
}
in_chromium!([F6] a_comment_is_held_through_the_form);

/// Sends the comment, which WordPress answers with a page of its own that has these words, and goes
/// back from there as that page offers: the text is there, and nothing more in the database.
async fn is_refused_by_a_page(wordpress: &WordPress, page: &Page, words: &str) {
    let before = wordpress.comments();

    send(page).await;

    arrives_where(page, FORM).await;
    page.eventually(&format!(
        "document.body?.innerText.includes({})",
        json!(words)
    ))
    .await;
    // Its status is in the browser’s log, and that it has no icon: the page is not to blame.
    let messages = page.take_messages().await;
    let is_asked = |text: &str| text.contains(FORM) || text.contains("/favicon.ico");
    let foreign = |it: &e2e::Message| it.kind == MessageKind::Network && is_asked(&it.text);
    assert!(messages.iter().all(foreign), "{messages:?}");
    page.run("document.querySelector('a').click()", vec![])
        .await;
    arrives_where(page, "/story").await;
    let widget = page.widget(0).ready().await;
    widget
        .eventually_matches(
            ".aw-comments-status",
            "cannot tell whether your comment arrived",
        )
        .await;
    assert_eq!(widget.value(FIELDS[2]).await, PLAIN);
    // A page that is loaded again repeats what is known, and has nothing new to tell.
    let told = match page.read("kept").await {
        Value::Bool(true) => json!(["unconfirmed"]),
        _ => json!([]),
    };
    assert_eq!(page.read("outcomes").await, told);
    assert_eq!(wordpress.comments(), before);
    page.assert_quiet().await;
}

/// Answers a refusal by giving an address that WordPress takes, and sending the same text again.
async fn a_refusal_is_mended(engine: Engine, site: &Site, wordpress: &WordPress) {
    let page = write(engine, site, PLAIN, "zoe@localhost").await;

    is_refused_by_a_page(wordpress, &page, "enter a valid email address").await;

    let widget = page.widget(0);
    for (field, value) in [
        (FIELDS[0], "Zoé Traoré"),
        (FIELDS[1], "zoe@example.org"),
        (WEBSITE, "https://zoe.example/"),
    ] {
        widget
            .find(field)
            .await
            .clear()
            .await
            .expect("an empty field");
        widget.type_into(field, value).await;
    }
    send(&page).await;

    arrives_where(&page, "/story?page=2#comment-").await;
    page.widget(0).ready().await;
    page.expect_outcome("published", "comment has been published", "")
        .await;
    assert_eq!(wordpress.comments(), stored(PLAIN, "published"));
    page.assert_quiet().await;
}

async fn a_refusal_by_the_form_keeps_the_text_for_another_attempt(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_form(&wordpress).await;

    a_refusal_is_mended(engine, &site, &wordpress).await;
}
in_every_engine!([F6] a_refusal_by_the_form_keeps_the_text_for_another_attempt);

async fn a_page_that_the_browser_has_kept_takes_another_attempt(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_form(&wordpress).await;
    // Most pages are such: going back to them shows them as they were left.
    site.header("cache-control", "no-cache");

    a_refusal_is_mended(engine, &site, &wordpress).await;
}
in_every_engine!([F6] a_page_that_the_browser_has_kept_takes_another_attempt);

async fn a_duplicate_keeps_the_text(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_form(&wordpress).await;
    post_natively(&wordpress, PLAIN).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    is_refused_by_a_page(&wordpress, &page, "Duplicate comment detected").await;
}
in_chromium!([F6] a_duplicate_keeps_the_text);

async fn a_flood_keeps_the_text(engine: Engine) {
    let wordpress = WordPress::start().await;
    let site = by_form(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;
    post_natively(&wordpress, "Other words").await;

    is_refused_by_a_page(&wordpress, &page, "posting comments too quickly").await;
}
in_chromium!([F6] a_flood_keeps_the_text);

async fn a_closed_post_keeps_the_text(engine: Engine) {
    let wordpress = WordPress::start().await;
    wordpress.allow_comments(false);
    let site = by_form(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    is_refused_by_a_page(&wordpress, &page, "comments are closed").await;
}
in_chromium!([F6] a_closed_post_keeps_the_text);

async fn a_wordpress_for_members_keeps_the_text(engine: Engine) {
    let wordpress = WordPress::start().await;
    wordpress.set_option("comment_registration", "1");
    let site = by_form(&wordpress).await;
    let page = write(engine, &site, PLAIN, "zoe@example.org").await;

    is_refused_by_a_page(&wordpress, &page, "must be logged in").await;
}
in_chromium!([F6] a_wordpress_for_members_keeps_the_text);
