//! A real Isso, with default settings and with guards.

use e2e::{
    Engine, Isso, IssoSettings, Page, Site, StoredComment, Visitor, Widget, http, in_chromium,
    in_every_engine, natively, runner,
};
use serde_json::{Value, json};

const TEXT: &str = "First line with 1 < 2 & ✓.\n\nوالثاني — the third.";
const COMMENT: &str = "textarea[name=comment]";

/// A site whose story is commented on at an Isso that is set like this.
async fn start(settings: IssoSettings) -> (Site, Isso) {
    let site = Site::of_widget().await;
    let isso = Isso::start(&site, settings).await;
    let endpoint = json!({ "preset": "isso", "url": isso.url("/new") });
    site.story_page("/story", &json!({ "endpoint": endpoint, "required": "" }));
    (site, isso)
}

/// The site's story, with the comment written.
async fn write(engine: Engine, site: &Site) -> Page {
    let page = Visitor::with(engine).open(&site.url("/story?page=2")).await;
    let widget = page.widget(0).ready().await;
    widget.type_into(COMMENT, TEXT).await;
    page
}

async fn send(page: &Page) -> Widget<'_> {
    let widget = page.widget(0);
    widget.click("form button[type=submit]").await;
    widget
}

/// Words that do not come from a browser.
async fn post_natively(isso: &Isso, body: Value) -> http::Response {
    let url = isso.url("/new?uri=%2Fstory");
    http::post(&url, "application/json", body.to_string()).await
}

fn it_answers_what_the_preset_reads() {
    runner::run_with_timeout(async {
        let site = Site::empty().await;
        let isso = Isso::start(
            &site,
            IssoSettings {
                require_author: true,
                require_email: true,
                per_minute: Some(1),
                ..IssoSettings::default()
            },
        )
        .await;
        let ask = async |change: Value| {
            let mut body = json!({ "text": "Words", "title": "The story" });
            for (name, value) in change.as_object().expect("members") {
                body[name] = value.clone();
            }
            let reply = post_natively(&isso, body).await;
            (reply.status, reply.body)
        };
        let refused = |(status, body): (u16, String), words: &str| {
            assert_eq!(status, 403, "{body}");
            let body: Value = serde_json::from_str(&body).expect("JSON");
            assert_eq!(body["message"], format!("403 Forbidden: {words}"));
        };
        let ada = json!({ "author": "Ada", "email": "ada@example.org" });

        let email = "email address required but not provided";
        refused(ask(json!({ "author": "Ada" })).await, email);
        let author = "author address required but not provided";
        refused(ask(json!({ "email": "ada@example.org" })).await, author);
        let (status, page) = ask(json!({ "text": "No" })).await;
        assert_eq!(status, 400);
        assert!(page.contains("<p>text is too short (minimum length: 3)</p>"));
        let (status, body) = ask(ada.clone()).await;
        assert_eq!(status, 201);
        assert!(body.contains(r#""mode": 1"#), "{body}");
        refused(ask(ada).await, "127.0.0.0: ratelimit exceeded (1)");
    });
}
natively!(it_answers_what_the_preset_reads);

async fn a_comment_is_published(engine: Engine) {
    let (site, isso) = start(IssoSettings::default()).await;
    let page = write(engine, &site).await;
    let widget = page.widget(0);
    widget.type_into("input[name=name]", "Zoé Traoré").await;
    widget
        .type_into("input[name=email]", "zoe@example.org")
        .await;
    widget
        .type_into("input[name=website]", "https://zoe.example/")
        .await;

    send(&page).await;

    page.expect_outcome("published", "comment has been published", "")
        .await;
    let expected = StoredComment {
        article: "/story".to_owned(),
        name: "Zoé Traoré".to_owned(),
        email: "zoe@example.org".to_owned(),
        website: Some("https://zoe.example/".to_owned()),
        comment: TEXT.to_owned(),
        status: "published".to_owned(),
    };
    assert_eq!(isso.comments(), [expected]);
    let public = http::get(&isso.url("/?uri=%2Fstory")).await;
    let public: Value = serde_json::from_str(&public.body).expect("JSON");
    assert_eq!(public["replies"][0]["author"], "Zoé Traoré");
    page.assert_quiet().await;
    page.screenshot("isso-published").await;
}
in_every_engine!([F6] a_comment_is_published);

async fn a_reply_is_put_below_what_it_answers(engine: Engine) {
    let (site, isso) = start(IssoSettings::default()).await;
    let first = json!({ "text": "First", "title": "The story" });
    assert_eq!(post_natively(&isso, first).await.status, 201);
    let endpoint = json!({ "preset": "isso", "url": isso.url("/new") });
    site.story_page(
        "/story",
        &json!({ "endpoint": endpoint, "required": "", "parent": 1 }),
    );
    let page = write(engine, &site).await;

    send(&page).await;

    page.expect_outcome("published", "comment has been published", "")
        .await;
    let public = http::get(&isso.url("/?uri=%2Fstory")).await;
    let public: Value = serde_json::from_str(&public.body).expect("JSON");
    assert_eq!(public["replies"][0]["replies"][0]["parent"], 1);
    page.assert_quiet().await;
}
in_chromium!([F6] a_reply_is_put_below_what_it_answers);

async fn a_comment_is_held(engine: Engine) {
    let (site, isso) = start(IssoSettings {
        moderation: true,
        ..IssoSettings::default()
    })
    .await;
    let page = write(engine, &site).await;

    send(&page).await;

    page.expect_outcome("held", "once a moderator has approved it", "")
        .await;
    let stored = isso.comments();
    assert_eq!(stored.len(), 1, "{stored:?}");
    assert_eq!(stored[0].status, "held");
    assert_eq!(stored[0].comment, TEXT);
    page.assert_quiet().await;
}
in_chromium!([F6] a_comment_is_held);

async fn a_name_that_is_required_is_asked_for(engine: Engine) {
    let (site, isso) = start(IssoSettings {
        require_author: true,
        ..IssoSettings::default()
    })
    .await;
    let page = write(engine, &site).await;

    let widget = send(&page).await;

    widget.eventually_marks_invalid(&["name"]).await;
    widget.eventually_holds_focus("input[name=name]").await;
    page.expect_outcome("refused", "correct what is marked", TEXT)
        .await;
    assert_eq!(isso.comments(), []);
    page.expect_network_failures("/new").await;
    page.assert_quiet().await;
}
in_chromium!([F6] a_name_that_is_required_is_asked_for);

async fn an_address_that_is_required_is_asked_for_and_then_taken(engine: Engine) {
    let (site, isso) = start(IssoSettings {
        require_email: true,
        ..IssoSettings::default()
    })
    .await;
    let page = write(engine, &site).await;

    let widget = send(&page).await;

    widget.eventually_marks_invalid(&["email"]).await;
    widget.eventually_holds_focus("input[name=email]").await;
    page.expect_outcome("refused", "correct what is marked", TEXT)
        .await;
    assert_eq!(isso.comments(), []);
    page.expect_network_failures("/new").await;

    widget
        .type_into("input[name=email]", "zoe@example.org")
        .await;
    send(&page).await;

    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;
    assert_eq!(page.read("outcomes").await, json!(["refused", "published"]));
    assert_eq!(isso.comments().len(), 1);
    page.assert_quiet().await;
}
in_chromium!([F6] an_address_that_is_required_is_asked_for_and_then_taken);

async fn more_comments_than_it_takes_a_minute_have_to_wait(engine: Engine) {
    let (site, isso) = start(IssoSettings {
        per_minute: Some(1),
        ..IssoSettings::default()
    })
    .await;
    let page = write(engine, &site).await;
    let first = json!({ "text": "First", "title": "The story" });
    assert_eq!(post_natively(&isso, first).await.status, 201);

    send(&page).await;

    page.expect_outcome("too-fast", "too quickly.*can send it again in", TEXT)
        .await;
    assert_eq!(isso.comments().len(), 1);
    page.expect_network_failures("/new").await;
    page.assert_quiet().await;
}
in_chromium!([F6] more_comments_than_it_takes_a_minute_have_to_wait);

async fn words_that_are_too_few_for_it_are_kept(engine: Engine) {
    let (site, isso) = start(IssoSettings::default()).await;
    let page = Visitor::with(engine).open(&site.url("/story")).await;
    page.widget(0).ready().await.type_into(COMMENT, "No").await;

    send(&page).await;

    // It says why in a page, of which nothing is shown.
    page.expect_outcome("refused", "did not accept your comment", "No")
        .await;
    assert_eq!(isso.comments(), []);
    page.expect_network_failures("/new").await;
    page.assert_quiet().await;
}
in_chromium!([F6] words_that_are_too_few_for_it_are_kept);
