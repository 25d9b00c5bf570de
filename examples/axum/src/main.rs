//! A server that prerenders articles as readers ask for them:
//!
//! ```sh
//! cargo xtask dist
//! cargo run -p comment-server -- --origin http://127.0.0.1:3000 &
//! cargo run --profile native -p axum-server -- demo pkg
//! ```
//!
//! `demo` is a folder of article JSON: `/stories/every-block` shows `demo/every-block.json`. `pkg` is the widget.
//! The policy that goes with each page is as strict as a page with the widget can have it: the style sheet
//! of what is prerendered is linked to.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use article_widget::json::Json;
use article_widget::sources::article_json;
use article_widget_prerender::{Element, Page, STYLES, Script, Styles};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

/// Rendering makes and drops many small texts, for which this is a good deal quicker than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SITE: &str = "http://127.0.0.1:3000";
const COMMENTS: &str = "http://127.0.0.1:8787/comments";
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self' http://127.0.0.1:8787; form-action 'self' http://127.0.0.1:8787; \
     img-src 'self' https: data:; media-src 'self' https:; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
/// A page may be a minute old, and an hour while a fresh one is being made.
const CACHED: &str = "public, max-age=60, stale-while-revalidate=3600";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(articles), Some(widget)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: axum-server ARTICLES WIDGET");
        std::process::exit(2);
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("listening on {SITE}/stories/NAME");
    axum::serve(listener, app(articles, widget)).await
}

fn app(articles: PathBuf, widget: PathBuf) -> Router {
    let style_sheet = || async { ([(CONTENT_TYPE, "text/css")], STYLES) };
    Router::new()
        .route("/stories/{name}", get(story))
        .route("/prerendered.css", get(style_sheet))
        .nest_service("/widget", ServeDir::new(widget))
        .with_state(articles.into())
}

/// An article, prerendered; nothing more than that it is unchanged, where the reader's browser has it.
async fn story(
    State(articles): State<Arc<std::path::Path>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let file = articles.join(&name).with_extension("json");
    if !name.bytes().all(is_name) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(json) = tokio::fs::read_to_string(file).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(html) = page(&json, &format!("{SITE}/stories/{name}")) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let caching = [(CACHE_CONTROL, CACHED.to_owned()), (ETAG, tag.clone())];
    if headers.get(IF_NONE_MATCH).is_some_and(|it| *it == tag) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    (caching, [(CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response()
}

/// `None` where the article cannot be read. A page takes well under a millisecond to make, so that nobody
/// waits for the thread.
fn page(json: &str, url: &str) -> Option<String> {
    let article = article_json::article(&Json::parse(json)?, Some(url)).ok()?;
    let attributes = [("url", url), ("endpoint", COMMENTS), ("hydrate", "idle")];
    let page = Page {
        element: Element {
            attributes: attributes
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            article: Some(Rc::new(article.content)),
            related: None,
            styles: Styles::Linked("/prerendered.css".to_owned()),
            base: Some(url.to_owned()),
        },
        script: Some(Script {
            url: "/widget/article-widget.js".to_owned(),
            ..Script::default()
        }),
        ..Page::default()
    };
    Some(page.to_html().0)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn ask(path: &str, tag: Option<&str>) -> (StatusCode, HeaderMap, String) {
        let demo = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo"));
        let mut request = Request::get(path);
        if let Some(tag) = tag {
            request = request.header(IF_NONE_MATCH, tag);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = app(demo.clone(), demo)
            .oneshot(request)
            .await
            .expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8(body.to_vec()).expect("text");
        (parts.status, parts.headers, text)
    }

    #[tokio::test]
    async fn an_article_is_there_with_its_policy_and_is_sent_once() {
        let (status, headers, html) = ask("/stories/every-block", None).await;

        assert_eq!(status, StatusCode::OK);
        assert!(html.contains("marché flottant"));
        assert!(
            !html.contains("<style") && !html.contains(" style="),
            "nothing the policy forbids"
        );
        assert_eq!(headers[CONTENT_SECURITY_POLICY], POLICY);
        assert_eq!(headers[CACHE_CONTROL], CACHED);
        let tag = headers[ETAG].to_str().expect("a tag");

        let (status, headers, html) = ask("/stories/every-block", Some(tag)).await;

        assert_eq!((status, html.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(headers[ETAG], tag);
    }

    #[tokio::test]
    async fn what_is_no_article_is_not_found_and_the_style_sheet_is() {
        assert_eq!(ask("/stories/nothing", None).await.0, StatusCode::NOT_FOUND);
        assert_eq!(
            ask("/stories/..%2Fevery-block", None).await.0,
            StatusCode::NOT_FOUND
        );

        let (status, headers, css) = ask("/prerendered.css", None).await;

        assert_eq!((status, css.as_str()), (StatusCode::OK, STYLES));
        assert_eq!(headers[CONTENT_TYPE], "text/css");
    }
}
