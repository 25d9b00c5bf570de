//! A running endpoint, and how a test talks to it.

use comment_server::{Clock, Server, Settings};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, UNIX_EPOCH};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use ureq::http::{Request, Response};

pub const ORIGIN: &str = "http://127.0.0.1:8080";

/// Long enough for a busy computer; whoever waits longer waits for what never comes.
pub const WAIT_TIMEOUT: Duration = Duration::from_secs(20);

/// 2026-01-02T03:04:05Z, in milliseconds.
const START: u64 = 1_767_323_045_000;

/// An endpoint on a port of its own, with a clock that stands still until it
/// is moved.
pub struct TestServer {
    pub url: String,
    pub address: SocketAddr,
    time: Arc<AtomicU64>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct TestResponse {
    pub status: u16,
    pub body: Value,
    response: Response<String>,
}

impl TestResponse {
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

/// The database, and what SQLite keeps beside it while it is open, as it lies on the disk.
pub fn bytes(database: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(database).unwrap();
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    bytes.extend(std::fs::read(log).unwrap_or_default());
    bytes
}

pub fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// A connection of a client at `from`, any address of 127.0.0.0/8, that has sent `bytes`.
pub fn connect_from(from: Ipv4Addr, to: SocketAddr, bytes: &[u8]) -> TcpStream {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((from, 0).into()).unwrap();
        socket.connect(to).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream.set_read_timeout(Some(WAIT_TIMEOUT)).unwrap();
    (&stream).write_all(bytes).unwrap();
    stream
}

/// What arrives until the server closes the connection, if it does.
pub fn read_to_close(mut stream: &TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
        Err(_) => return None,
    }
    Some(String::from_utf8(bytes).unwrap())
}

/// Sends a request as it is written, which has to say `Connection: close`, and reads the answer.
pub fn send_raw(to: SocketAddr, from: Ipv4Addr, request: &str) -> String {
    let stream = connect_from(from, to, request.as_bytes());
    read_to_close(&stream).expect("an answer")
}

/// Sends any request; header fields are pairs.
pub fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: impl Into<Vec<u8>>,
) -> TestResponse {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .timeout_global(Some(WAIT_TIMEOUT))
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
    TestResponse {
        status: parts.status.as_u16(),
        body: serde_json::from_str(&text).unwrap_or_default(),
        response: Response::from_parts(parts, text),
    }
}

fn runtime() -> Runtime {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

impl TestServer {
    pub fn start(settings: Settings) -> Self {
        Self::start_at(settings, 0)
    }

    /// Starts with a clock that is already `seconds` past the usual start.
    pub fn start_at(settings: Settings, seconds: u64) -> Self {
        let runtime = runtime();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        Self::run(settings, seconds, runtime, listener)
    }

    /// Starts on another address than the usual one.
    pub fn start_on(settings: Settings, address: &str) -> Self {
        let runtime = runtime();
        let listener = runtime.block_on(TcpListener::bind(address)).unwrap();
        Self::run(settings, 0, runtime, listener)
    }

    /// Starts with timers that fire as soon as there is nothing else to do, and a client whose `bytes` have
    /// arrived before.
    pub fn start_impatient(settings: Settings, seconds: u64, bytes: &str) -> (Self, TcpStream) {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let client = connect_from(Ipv4Addr::LOCALHOST, address, bytes.as_bytes());
        (Self::run(settings, seconds, runtime, listener), client)
    }

    fn run(settings: Settings, seconds: u64, runtime: Runtime, listener: TcpListener) -> Self {
        let time = Arc::new(AtomicU64::new(START + seconds * 1000));
        let shown = Arc::clone(&time);
        let clock =
            Clock::new(move || UNIX_EPOCH + Duration::from_millis(shown.load(Ordering::SeqCst)));
        let server = Server::open(settings).unwrap().with_clock(clock);
        let address = listener.local_addr().unwrap();
        let url = format!("http://127.0.0.1:{}", address.port());
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let shutdown = async {
                let _ = stopped.await;
            };
            runtime.block_on(server.serve(listener, shutdown)).unwrap();
        });
        Self {
            url,
            address: (Ipv4Addr::LOCALHOST, address.port()).into(),
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

    pub fn post(&self, comment: &Value) -> TestResponse {
        self.post_with(comment, &[])
    }

    pub fn post_with(&self, comment: &Value, headers: &[(&str, &str)]) -> TestResponse {
        let mut all = vec![("content-type", "application/json"), ("origin", ORIGIN)];
        all.extend(headers);
        send("POST", &self.comments(), &all, comment.to_string())
    }

    pub fn get(&self, path: &str) -> TestResponse {
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

impl Drop for TestServer {
    fn drop(&mut self) {
        self.end();
    }
}
