//! A web server for one test: the built widget, and the pages that the test adds.

mod demo;
mod dist_dir;
mod form_harness;
mod framework_app;
mod host_page;

pub use demo::Demo;
pub use dist_dir::dist_dir;
pub use form_harness::{AttemptResult, FormHarness};

use crate::back_ends::service;
use crate::page::monitor;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// A request that a [`Site`] has received, and the status of its response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status of the response.
    pub status: u16,
}

/// A change to a [`Site`]'s response to a path.
#[derive(Clone, Debug, Default)]
pub struct ResponseOverride {
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: String,
    delay: Duration,
    is_held: bool,
}

impl ResponseOverride {
    /// Replaces the response by one with this status and no body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// Delays the response.
    #[must_use]
    pub fn delayed(delay: Duration) -> Self {
        Self {
            delay,
            ..Self::default()
        }
    }

    /// Holds the response back until [`Site::restore_response`].
    #[must_use]
    pub fn held() -> Self {
        Self {
            is_held: true,
            ..Self::default()
        }
    }

    /// Leaves the response as it is, to add headers.
    #[must_use]
    pub fn unchanged() -> Self {
        Self::default()
    }

    /// Sets a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body and its media type.
    #[must_use]
    pub fn body(self, media_type: &str, body: &str) -> Self {
        let mut changed = self.header("content-type", media_type);
        body.clone_into(&mut changed.body);
        changed
    }
}

/// A web server on the loopback for one test: the built widget, and the pages that the test adds.
///
/// All of it can be changed while it runs. Every page begins with the page monitor's script.
pub struct Site {
    origin: String,
    content: Arc<Content>,
    task: JoinHandle<()>,
}

/// What a site shares with the task that serves it.
#[derive(Default)]
struct Content {
    folder: Option<PathBuf>,
    files: Mutex<HashMap<String, (String, Bytes)>>,
    headers: Mutex<Vec<(HeaderName, HeaderValue)>>,
    rewrites: Mutex<Vec<(String, String)>>,
    /// By the end of the path.
    overrides: Mutex<Vec<(String, ResponseOverride)>>,
    /// Notified when a response is restored.
    restored: Notify,
    requests: Mutex<Vec<Request>>,
    /// The paths of requests with cookies.
    with_cookies: Mutex<Vec<String>>,
}

impl Site {
    /// Serves the built site, `$ARTICLE_WIDGET_DIST`.
    pub async fn of_widget() -> Self {
        let folder = dist_dir();
        assert!(
            folder.join("index.html").is_file(),
            "{} holds no index.html: build the widget first",
            folder.display()
        );
        Self::of(folder).await
    }

    /// Serves a folder.
    pub async fn of(folder: impl Into<PathBuf>) -> Self {
        Self::start(Some(folder.into())).await
    }

    /// Serves only what the test adds.
    pub async fn empty() -> Self {
        Self::start(None).await
    }

    async fn start(folder: Option<PathBuf>) -> Self {
        // A port that no other site of this run has: it is part of the origin, by which browsers keep storage.
        let listener = TcpListener::bind(service::free_address())
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let content = Arc::new(Content {
            folder,
            ..Content::default()
        });
        let router = Router::new().fallback(serve).with_state(content.clone());
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the site runs");
        });
        Self {
            origin: format!("http://{address}"),
            content,
            task,
        }
    }

    /// Returns scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Returns the URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Adds an HTML page.
    pub fn page(&self, path: &str, html: &str) {
        self.file(path, "text/html; charset=utf-8", html);
    }

    /// Adds a text file.
    pub fn file(&self, path: &str, media_type: &str, content: &str) {
        self.bytes(path, media_type, content.as_bytes());
    }

    /// Adds a binary file.
    pub fn bytes(&self, path: &str, media_type: &str, content: &[u8]) {
        let bytes = Bytes::copy_from_slice(content);
        lock(&self.content.files).insert(path.to_owned(), (media_type.to_owned(), bytes));
    }

    /// Adds a header to every response, such as a content security policy. If the policy has a nonce, the page
    /// monitor's script gets it. `Cache-Control` replaces the default, `no-store`.
    pub fn header(&self, name: &str, value: &str) {
        lock(&self.content.headers).push((
            name.parse().expect("a header's name"),
            value.parse().expect("a header's value"),
        ));
    }

    /// Replaces `from` by `to` in every page and in the files of the demo.
    pub fn rewrite(&self, from: &str, to: &str) {
        lock(&self.content.rewrites).push((from.to_owned(), to.to_owned()));
    }

    /// Changes the response to paths that end with `ending`, until [`Self::restore_response`].
    pub fn override_response(&self, ending: &str, response: ResponseOverride) {
        lock(&self.content.overrides).push((ending.to_owned(), response));
    }

    /// Undoes [`Self::override_response`] for `ending`.
    pub fn restore_response(&self, ending: &str) {
        lock(&self.content.overrides).retain(|(other, _)| other != ending);
        self.content.restored.notify_waiters();
    }

    /// Returns every request so far, in order of their responses, without those for the page monitor's script.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.content.requests).clone()
    }

    /// Returns the paths of the requests so far that had cookies.
    pub fn requests_with_cookies(&self) -> Vec<String> {
        lock(&self.content.with_cookies).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(State(content): State<Arc<Content>>, request: axum::extract::Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == monitor::PATH {
        return monitor_script();
    }
    let method = request.method().to_string();
    let address = request.uri().to_string();
    if request.headers().contains_key(header::COOKIE) {
        lock(&content.with_cookies).push(path.clone());
    }
    let response = content.respond(&path, request).await;
    lock(&content.requests).push(Request {
        method,
        path: address,
        status: response.status().as_u16(),
    });
    response
}

impl Content {
    async fn respond(&self, path: &str, request: axum::extract::Request) -> Response {
        let change = lock(&self.overrides)
            .iter()
            .rev()
            .find(|(ending, _)| path.ends_with(ending.as_str()))
            .map(|(_, change)| change.clone());
        let mut response = match change {
            Some(change) => {
                tokio::time::sleep(change.delay).await;
                self.wait_until_restored(path).await;
                match change.status {
                    Some(status) => replacement(status, &change),
                    None => with_headers(self.find(path, request).await, &change),
                }
            }
            None => self.find(path, request).await,
        };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        for (name, value) in lock(&self.headers).iter() {
            if name == header::CACHE_CONTROL {
                headers.insert(name, value.clone());
            } else {
                headers.append(name, value.clone());
            }
        }
        self.edit(path, response).await
    }

    /// Waits while a response to this path is held back.
    async fn wait_until_restored(&self, path: &str) {
        loop {
            let restored = self.restored.notified();
            let mut overrides = lock(&self.overrides).clone();
            overrides.retain(|(ending, change)| change.is_held && path.ends_with(ending.as_str()));
            if overrides.is_empty() {
                return;
            }
            restored.await;
        }
    }

    async fn find(&self, path: &str, request: axum::extract::Request) -> Response {
        let file = lock(&self.files).get(path).cloned();
        if let Some((media_type, content)) = file {
            return Response::builder()
                .header(header::CONTENT_TYPE, media_type)
                .body(Body::from(content))
                .expect("a response");
        }
        if let Some(folder) = &self.folder
            && let Ok(found) = ServeDir::new(folder).try_call(request).await
            && (path != "/favicon.ico" || found.status().is_success())
        {
            return found.map(Body::new);
        }
        // Browsers request an icon by themselves: a missing one is not the page's error.
        let status = match path {
            "/favicon.ico" => StatusCode::NO_CONTENT,
            _ => StatusCode::NOT_FOUND,
        };
        Response::builder()
            .status(status)
            .body(Body::empty())
            .expect("a response")
    }

    /// Applies the rewrites, and adds the page monitor's script to a page.
    async fn edit(&self, path: &str, response: Response) -> Response {
        let is_page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
        let is_text = is_page || (path.starts_with("/demo/") && path.ends_with(".json"));
        if !is_text || !response.status().is_success() {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole file");
        // No test opens a page in another encoding: it is a document for the widget.
        let Ok(mut content) = String::from_utf8(bytes.to_vec()) else {
            return Response::from_parts(parts, Body::from(bytes));
        };
        for (from, to) in lock(&self.rewrites).iter() {
            content = content.replace(from, to);
        }
        if is_page {
            content = with_monitor(&content, nonce(&parts.headers).as_deref());
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::ACCEPT_RANGES);
        Response::from_parts(parts, Body::from(content))
    }
}

fn replacement(status: u16, change: &ResponseOverride) -> Response {
    let response = Response::builder()
        .status(status)
        .body(Body::from(change.body.clone()))
        .expect("a response");
    with_headers(response, change)
}

fn with_headers(mut response: Response, change: &ResponseOverride) -> Response {
    for (name, value) in &change.headers {
        let name: HeaderName = name.parse().expect("a header's name");
        let value = value.parse().expect("a header's value");
        response.headers_mut().insert(name, value);
    }
    response
}

fn monitor_script() -> Response {
    Response::builder()
        .header(header::CONTENT_TYPE, "text/javascript; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header("cross-origin-resource-policy", "cross-origin")
        .body(Body::from(monitor::SCRIPT))
        .expect("a response")
}

/// Returns the page with the page monitor's script at the start of its head.
fn with_monitor(html: &str, nonce: Option<&str>) -> String {
    let nonce = nonce.map_or_else(String::new, |nonce| format!(" nonce=\"{nonce}\""));
    let script = format!("<script src=\"{}\"{nonce}></script>", monitor::PATH);
    let lower = html.to_ascii_lowercase();
    let after = |tag: &str| {
        let start = lower.find(tag)?;
        Some(start + lower[start..].find('>')? + 1)
    };
    let position = after("<head>")
        .or_else(|| after("<head "))
        .or_else(|| after("<html"))
        .or_else(|| after("<!doctype"))
        .unwrap_or(0);
    format!("{}{script}{}", &html[..position], &html[position..])
}

/// Returns the nonce of the content security policy.
fn nonce(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::CONTENT_SECURITY_POLICY)
        .iter()
        .filter_map(|policy| policy.to_str().ok())
        .find_map(|policy| {
            let (_, rest) = policy.split_once("'nonce-")?;
            Some(rest.split_once('\'')?.0.to_owned())
        })
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().expect("no request panicked")
}
