//! A web server on the loopback that sends what is compressed as such, counts it, and takes comments.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Where comments are posted to.
pub const COMMENTS: &str = "/comments";
const LONGEST: usize = 1 << 20;

/// What is served under a path.
#[derive(Clone, Debug)]
pub struct File {
    /// Its media type.
    pub media_type: &'static str,
    /// As it is.
    pub raw: Bytes,
    /// As gzip 9.
    pub gzip: Bytes,
    /// As brotli 11; this is sent.
    pub brotli: Bytes,
}

/// What has been asked for, and the comments that came.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// Paths, in order.
    pub paths: Vec<String>,
    /// Bodies.
    pub comments: Vec<Value>,
}

/// The server. It ends when it is dropped.
pub struct Server {
    origin: String,
    shelf: Arc<Shelf>,
    task: JoinHandle<()>,
}

struct Shelf {
    files: Mutex<BTreeMap<String, File>>,
    visit: Mutex<Visit>,
}

impl Server {
    /// Serves files by their paths.
    pub async fn start(files: BTreeMap<String, File>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shelf = Arc::new(Shelf {
            files: Mutex::new(files),
            visit: Mutex::default(),
        });
        let router = Router::new().fallback(answer).with_state(shelf.clone());
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("the server has stopped: {error}");
            }
        });
        Ok(Self {
            origin,
            shelf,
            task,
        })
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// A file by its path.
    pub fn file(&self, path: &str) -> Option<File> {
        lock(&self.shelf.files).get(path).cloned()
    }

    /// Serves one more file.
    pub fn add(&self, path: String, file: File) {
        lock(&self.shelf.files).insert(path, file);
    }

    /// What has come since the last time.
    pub fn take_visit(&self) -> Visit {
        std::mem::take(&mut *lock(&self.shelf.visit))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(shelf): State<Arc<Shelf>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path != "/favicon.ico" {
        lock(&shelf.visit).paths.push(path.clone());
    }
    if request.method() == Method::POST && path == COMMENTS {
        return match comment(request).await {
            Ok(comment) => {
                lock(&shelf.visit).comments.push(comment);
                status(StatusCode::CREATED)
            }
            Err(_) => status(StatusCode::BAD_REQUEST),
        };
    }
    match lock(&shelf.files).get(&path) {
        Some(file) if takes_brotli(&request) => sent(file),
        Some(_) => status(StatusCode::NOT_ACCEPTABLE),
        // A browser asks for an icon unasked.
        None if path == "/favicon.ico" => status(StatusCode::NO_CONTENT),
        None => status(StatusCode::NOT_FOUND),
    }
}

async fn comment(request: Request) -> Result<Value> {
    let body = to_bytes(request.into_body(), LONGEST).await?;
    serde_json::from_slice(&body).context("a comment is JSON")
}

fn takes_brotli(request: &Request) -> bool {
    request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|coding| coding.trim() == "br"))
}

fn sent(file: &File) -> Response {
    let mut response = Response::new(Body::from(file.brotli.clone()));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, file.media_type),
        (header::CONTENT_ENCODING, "br"),
        // What is asked for twice is to be seen here.
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Clocks of pages that are isolated so are finer.
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn status(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// What is in there is whole whatever has happened to who wrote to it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
