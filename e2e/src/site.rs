use crate::{service, watch};
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

/// A request that reached a [`Site`], and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// What a [`Site`] answers instead of what it has.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: String,
    delay: Duration,
    is_held: bool,
}

impl Answer {
    /// A status, with no body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// What the site has, but late.
    #[must_use]
    pub fn late(delay: Duration) -> Self {
        Self {
            delay,
            ..Self::default()
        }
    }

    /// What the site has, but not before [`Site::restore`].
    #[must_use]
    pub fn held() -> Self {
        Self {
            is_held: true,
            ..Self::default()
        }
    }

    /// What the site has, with other headers.
    #[must_use]
    pub fn usual() -> Self {
        Self::default()
    }

    /// Adds a header, or replaces it.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Gives it a body of that media type.
    #[must_use]
    pub fn body(self, media_type: &str, body: &str) -> Self {
        let mut answer = self.header("content-type", media_type);
        body.clone_into(&mut answer.body);
        answer
    }
}

/// A web server on the loopback for one test: the built widget, and pages the test writes.
///
/// All of it can be changed while it runs. Every page it serves starts with the watching script.
pub struct Site {
    origin: String,
    shelf: Arc<Shelf>,
    task: JoinHandle<()>,
}

/// What a site serves, shared with the task that serves it.
#[derive(Default)]
struct Shelf {
    folder: Option<PathBuf>,
    files: Mutex<HashMap<String, (String, Bytes)>>,
    headers: Mutex<Vec<(HeaderName, HeaderValue)>>,
    rewrites: Mutex<Vec<(String, String)>>,
    answers: Mutex<Vec<(String, Answer)>>,
    /// Told when answers are as before.
    restored: Notify,
    requests: Mutex<Vec<Request>>,
    /// The paths of those that carried cookies.
    with_cookies: Mutex<Vec<String>>,
}

impl Site {
    /// Serves the folder `$ARTICLE_WIDGET_DIST`.
    pub async fn of_the_widget() -> Self {
        let folder = crate::shipped();
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

    /// Serves nothing but what the test adds.
    pub async fn empty() -> Self {
        Self::start(None).await
    }

    async fn start(folder: Option<PathBuf>) -> Self {
        // Never that of another site of this run: browsers keep storage by it.
        let listener = TcpListener::bind(service::free_address())
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shelf = Arc::new(Shelf {
            folder,
            ..Shelf::default()
        });
        let router = Router::new().fallback(serve).with_state(shelf.clone());
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the site runs");
        });
        Self {
            origin: format!("http://{address}"),
            shelf,
            task,
        }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Adds an HTML page.
    pub fn page(&self, path: &str, html: &str) {
        self.file(path, "text/html; charset=utf-8", html);
    }

    /// Adds a text of any type.
    pub fn file(&self, path: &str, media_type: &str, content: &str) {
        self.bytes(path, media_type, content.as_bytes());
    }

    /// Adds a file that may be no text.
    pub fn bytes(&self, path: &str, media_type: &str, content: &[u8]) {
        let content = Bytes::copy_from_slice(content);
        lock(&self.shelf.files).insert(path.to_owned(), (media_type.to_owned(), content));
    }

    /// Sends a header with every answer, such as a content security policy. If that names a nonce,
    /// the watching script carries it. One about caching replaces the usual one, `no-store`.
    pub fn header(&self, name: &str, value: &str) {
        lock(&self.shelf.headers).push((
            name.parse().expect("a header's name"),
            value.parse().expect("a header's value"),
        ));
    }

    /// Replaces `from` by `to` in every page and in the files of the demo.
    pub fn rewrite(&self, from: &str, to: &str) {
        lock(&self.shelf.rewrites).push((from.to_owned(), to.to_owned()));
    }

    /// Answers paths that end with `ending` like this, until [`Self::restore`].
    pub fn answer(&self, ending: &str, answer: Answer) {
        lock(&self.shelf.answers).push((ending.to_owned(), answer));
    }

    /// Answers paths that end with `ending` as before.
    pub fn restore(&self, ending: &str) {
        lock(&self.shelf.answers).retain(|(other, _)| other != ending);
        self.shelf.restored.notify_waiters();
    }

    /// Every request so far, in order of their answers, without those for the watching script.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shelf.requests).clone()
    }

    /// The paths of the requests so far that carried cookies.
    pub fn requests_with_cookies(&self) -> Vec<String> {
        lock(&self.shelf.with_cookies).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(State(shelf): State<Arc<Shelf>>, request: axum::extract::Request) -> Response {
    let path = request.uri().path().to_owned();
    if path == watch::PATH {
        return watching_script();
    }
    let method = request.method().to_string();
    let address = request.uri().to_string();
    if request.headers().contains_key(header::COOKIE) {
        lock(&shelf.with_cookies).push(path.clone());
    }
    let response = shelf.respond(&path, request).await;
    lock(&shelf.requests).push(Request {
        method,
        path: address,
        status: response.status().as_u16(),
    });
    response
}

impl Shelf {
    async fn respond(&self, path: &str, request: axum::extract::Request) -> Response {
        let answer = lock(&self.answers)
            .iter()
            .rev()
            .find(|(ending, _)| path.ends_with(ending.as_str()))
            .map(|(_, answer)| answer.clone());
        let mut response = match answer {
            Some(answer) => {
                tokio::time::sleep(answer.delay).await;
                self.release(path).await;
                match answer.status {
                    Some(status) => given(status, &answer),
                    None => with_headers(self.find(path, request).await, &answer),
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

    /// Waits until nothing at that path is held.
    async fn release(&self, path: &str) {
        loop {
            let restored = self.restored.notified();
            let mut answers = lock(&self.answers).clone();
            answers.retain(|(ending, answer)| answer.is_held && path.ends_with(ending.as_str()));
            if answers.is_empty() {
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
                .expect("an answer");
        }
        if let Some(folder) = &self.folder
            && let Ok(found) = ServeDir::new(folder).try_call(request).await
            && (path != "/favicon.ico" || found.status().is_success())
        {
            return found.map(Body::new);
        }
        // A browser asks for an icon unasked: that is not the page's fault.
        let status = match path {
            "/favicon.ico" => StatusCode::NO_CONTENT,
            _ => StatusCode::NOT_FOUND,
        };
        Response::builder()
            .status(status)
            .body(Body::empty())
            .expect("an answer")
    }

    /// Applies the rewrites and, to a page, puts the watching script first.
    async fn edit(&self, path: &str, response: Response) -> Response {
        let page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
        let text = page || (path.starts_with("/demo/") && path.ends_with(".json"));
        if !text || !response.status().is_success() {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let content = to_bytes(body, usize::MAX).await.expect("a whole file");
        let mut content = String::from_utf8(content.to_vec()).expect("a text in UTF-8");
        for (from, to) in lock(&self.rewrites).iter() {
            content = content.replace(from, to);
        }
        if page {
            content = watched(&content, nonce(&parts.headers).as_deref());
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::ACCEPT_RANGES);
        Response::from_parts(parts, Body::from(content))
    }
}

fn given(status: u16, answer: &Answer) -> Response {
    let response = Response::builder()
        .status(status)
        .body(Body::from(answer.body.clone()))
        .expect("an answer");
    with_headers(response, answer)
}

fn with_headers(mut response: Response, answer: &Answer) -> Response {
    for (name, value) in &answer.headers {
        let name: HeaderName = name.parse().expect("a header's name");
        let value = value.parse().expect("a header's value");
        response.headers_mut().insert(name, value);
    }
    response
}

fn watching_script() -> Response {
    Response::builder()
        .header(header::CONTENT_TYPE, "text/javascript; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header("cross-origin-resource-policy", "cross-origin")
        .body(Body::from(watch::SCRIPT))
        .expect("an answer")
}

/// The page with the watching script as the first thing in its head.
fn watched(html: &str, nonce: Option<&str>) -> String {
    let nonce = nonce.map_or_else(String::new, |nonce| format!(" nonce=\"{nonce}\""));
    let script = format!("<script src=\"{}\"{nonce}></script>", watch::PATH);
    let lower = html.to_ascii_lowercase();
    let after = |tag: &str| {
        let start = lower.find(tag)?;
        Some(start + lower[start..].find('>')? + 1)
    };
    let place = after("<head>")
        .or_else(|| after("<head "))
        .or_else(|| after("<html"))
        .or_else(|| after("<!doctype"))
        .unwrap_or(0);
    format!("{}{script}{}", &html[..place], &html[place..])
}

/// The nonce that a policy among the headers asks for.
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
