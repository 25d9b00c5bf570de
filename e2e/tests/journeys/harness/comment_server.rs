//! The tests' comment server stops and resumes.

use comment_server::Settings;
use e2e::{CommentServer, Engine, Site, Visitor, in_chromium};
use serde_json::json;

const POST: &str = r#"
    const [url, comment, done] = arguments;
    fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ article: "a", name: "Zoé", comment }),
    }).then((answer) => done(answer.status), () => done("unreachable"));
"#;

async fn an_endpoint_stops_and_comes_back_with_what_it_had(engine: Engine) {
    let site = Site::empty().await;
    site.page("/", "<!doctype html><title>A page</title>");
    let mut endpoint = CommentServer::start(Settings {
        origins: vec![site.origin().to_owned()],
        ..Settings::default()
    })
    .await;
    let url = json!(format!("{}/comments", endpoint.origin()));
    let page = Visitor::with(engine).open(&site.url("/")).await;
    let post = async |text: &str| page.run_async(POST, vec![url.clone(), json!(text)]).await;

    assert_eq!(post("first").await, json!(201));
    endpoint.stop().await;
    assert_eq!(post("second").await, json!("unreachable"));
    page.expect_network_failures("/comments").await;
    endpoint.resume().await;
    assert_eq!(post("third").await, json!(201));

    let stored = endpoint.comments();
    let texts: Vec<&str> = stored.iter().map(|row| row.comment.as_str()).collect();
    assert_eq!(texts, ["first", "third"]);
    assert_eq!(stored[0].name, "Zoé");
    assert_eq!(stored[0].status, "published");
    page.assert_quiet().await;
}
// Only the server matters here, not the engine.
in_chromium!(an_endpoint_stops_and_comes_back_with_what_it_had);
