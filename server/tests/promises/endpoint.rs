//! A running endpoint, and how a test talks to it.

use comment_server::{Clock, Server, Settings};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use ureq::http::{Request, Response};

pub const ORIGIN: &str = "http://127.0.0.1:8080";

/// 2026-01-02T03:04:05Z, in milliseconds.
const START: u64 = 1_767_323_045_000;

/// An endpoint on a port of its own, with a clock that stands still until it
/// is moved.
pub struct Endpoint {
    pub url: String,
    time: Arc<AtomicU64>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    response: Response<String>,
}

impl Answer {
    pub fn text(&self) -> &str {
        self.response.body()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }
}

/// Settings without a limit, so that only the tests about limits meet one.
pub fn settings(folder: &TempDir) -> Settings {
    Settings {
        database: folder.path().join("comments.sqlite"),
        per_minute: 0,
        ..Settings::default()
    }
}

pub fn folder() -> TempDir {
    TempDir::new().unwrap()
}

pub fn comment() -> Value {
    json!({"article": "/articles/1", "comment": "A fine article.", "name": "Ada"})
}

pub fn comment_saying(text: &str) -> Value {
    let mut comment = comment();
    comment["comment"] = text.into();
    comment
}

pub fn rows(database: &Path) -> i64 {
    rusqlite::Connection::open(database)
        .unwrap()
        .query_row("SELECT count(*) FROM comment", [], |row| row.get(0))
        .unwrap()
}

pub fn execute(database: &Path, sql: &str) {
    rusqlite::Connection::open(database)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

/// Sends any request; header fields are pairs.
pub fn send(method: &str, url: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Answer {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .timeout_global(Some(Duration::from_secs(20)))
        .build()
        .into();
    let mut request = Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = body.into();
    let response = if body.is_empty() {
        agent.run(request.body(()).unwrap())
    } else {
        agent.run(request.body(body).unwrap())
    };
    let response = response.unwrap();
    let (parts, mut body) = response.into_parts();
    let text = body.read_to_string().unwrap();
    Answer {
        status: parts.status.as_u16(),
        body: serde_json::from_str(&text).unwrap_or_default(),
        response: Response::from_parts(parts, text),
    }
}

impl Endpoint {
    pub fn start(settings: Settings) -> Self {
        Self::start_at(settings, 0)
    }

    /// Starts with a clock that is already `seconds` past the usual start.
    pub fn start_at(settings: Settings, seconds: u64) -> Self {
        let time = Arc::new(AtomicU64::new(START + seconds * 1000));
        let shown = Arc::clone(&time);
        let clock =
            Clock::new(move || UNIX_EPOCH + Duration::from_millis(shown.load(Ordering::SeqCst)));
        let server = Server::open(settings).unwrap().with_clock(clock);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let shutdown = async {
                let _ = stopped.await;
            };
            runtime.block_on(server.serve(listener, shutdown)).unwrap();
        });
        Self {
            url,
            time,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub fn pass(&self, milliseconds: u64) {
        self.time.fetch_add(milliseconds, Ordering::SeqCst);
    }

    pub fn turn_back(&self, milliseconds: u64) {
        self.time.fetch_sub(milliseconds, Ordering::SeqCst);
    }

    pub fn comments(&self) -> String {
        format!("{}/comments", self.url)
    }

    pub fn post(&self, comment: &Value) -> Answer {
        self.post_with(comment, &[])
    }

    pub fn post_with(&self, comment: &Value, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("content-type", "application/json"), ("origin", ORIGIN)];
        all.extend(headers);
        send("POST", &self.comments(), &all, comment.to_string())
    }

    pub fn get(&self, path: &str) -> Answer {
        send("GET", &format!("{}{path}", self.url), &[], "")
    }

    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
            && !std::thread::panicking()
        {
            panic!("the server panicked");
        }
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.end();
    }
}
