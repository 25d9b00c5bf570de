//! A back end for comments that answers, and fails, exactly as a test tells it to.
//!
//! It speaks HTTP/1.1 by hand, because a server made to be correct cannot break off in the middle of
//! an answer or say something that is not HTTP.

mod received;
mod reply;

pub use received::{Part, Received};
pub use reply::{Fault, Reply};

use crate::page::PATIENCE;
use crate::service;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

/// A server on the loopback that takes comments in place of a real back end. It allows every page to
/// post to it (CORS), notes what it receives, and is stopped when it goes out of scope.
pub struct Backend {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    task: JoinHandle<()>,
}

/// What a [`Backend`] knows, shared with the connections that it serves.
struct Shelf {
    script: Mutex<Script>,
    received: watch::Sender<Vec<Received>>,
    /// How many answers without an end a browser has ended.
    ended: watch::Sender<usize>,
}

/// What is answered to whom.
#[derive(Default)]
struct Script {
    /// To one comment after the other; the last one stays.
    posts: Vec<Reply>,
    /// How many of them have been given.
    given: usize,
    /// To a `GET` of that path.
    pages: HashMap<String, Reply>,
    /// Whether preflights are answered without a word about CORS.
    refuses_preflights: bool,
    /// The request headers that a preflight allows; none: those it asks for.
    allowed_headers: Option<String>,
}

impl Backend {
    /// Starts on a free port, publishing whatever is posted: 201 and a JSON object.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(service::free_address())
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shelf = Arc::new(Shelf {
            script: Mutex::new(Script {
                posts: vec![Reply::json(201, &serde_json::json!({ "id": 1 }))],
                ..Script::default()
            }),
            received: watch::Sender::new(Vec::new()),
            ended: watch::Sender::new(0),
        });
        let task = tokio::spawn(accept(listener, shelf.clone()));
        Self {
            address,
            shelf,
            task,
        }
    }

    /// An address at which nobody listens: connections are refused for as long as the value lives.
    pub fn nobody() -> Nobody {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket
            .bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            .expect("a free port");
        Nobody { socket }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers every `POST`, `PUT` or `PATCH` from now on like this.
    pub fn answer(&self, reply: Reply) {
        self.answers(vec![reply]);
    }

    /// Answers the next of them by the first reply, the one after it by the second and so on, and all
    /// further ones by the last.
    pub fn answers(&self, replies: Vec<Reply>) {
        assert!(!replies.is_empty(), "there is something to answer");
        let mut script = self.shelf.script();
        (script.posts, script.given) = (replies, 0);
    }

    /// Answers every `GET` of that path, whatever its query, like this. Others find nothing there.
    pub fn page(&self, path: &str, reply: Reply) {
        self.shelf.script().pages.insert(path.to_owned(), reply);
    }

    /// Whether preflights are answered without a word about CORS, which forbids the request.
    pub fn refuse_preflights(&self, refuse: bool) {
        self.shelf.script().refuses_preflights = refuse;
    }

    /// The request headers that a preflight allows (`Access-Control-Allow-Headers`); none: those it
    /// asks for.
    pub fn allow_headers(&self, names: Option<&str>) {
        self.shelf.script().allowed_headers = names.map(str::to_owned);
    }

    /// Every request so far, preflights included, in order of their arrival. A browser's own wish for
    /// an icon is not among them.
    pub fn requests(&self) -> Vec<Received> {
        self.shelf.received.borrow().clone()
    }

    /// The comments among the requests: those by `POST`.
    pub fn posts(&self) -> Vec<Received> {
        posts(&self.requests()).cloned().collect()
    }

    /// Waits until browsers have ended so many answers without an end.
    pub async fn ended(&self, count: usize) {
        let mut ended = self.shelf.ended.subscribe();
        let enough = ended.wait_for(|ended| *ended >= count);
        if timeout(PATIENCE, enough).await.is_err() {
            let ended = *self.shelf.ended.borrow();
            panic!("of {count} answers without an end {ended} were ended");
        }
    }

    /// Waits until so many comments have arrived, and hands them all out.
    pub async fn received(&self, count: usize) -> Vec<Received> {
        let mut received = self.shelf.received.subscribe();
        let enough = received.wait_for(|requests| posts(requests).count() >= count);
        let arrived = match timeout(PATIENCE, enough).await {
            Ok(requests) => Some(
                posts(&requests.expect("the back end runs"))
                    .cloned()
                    .collect(),
            ),
            Err(_) => None,
        };
        arrived.unwrap_or_else(|| {
            panic!(
                "{count} comments never arrived, only {:#?}",
                self.requests()
            )
        })
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An address at which connections are refused: a port that is taken, and not listened on.
pub struct Nobody {
    socket: TcpSocket,
}

impl Nobody {
    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        let address = self.socket.local_addr().expect("an address");
        format!("http://{address}{path}")
    }
}

fn posts(requests: &[Received]) -> impl Iterator<Item = &Received> {
    requests.iter().filter(|request| request.method == "POST")
}

/// Serves one request on each connection. All connections end with the task.
async fn accept(listener: TcpListener, shelf: Arc<Shelf>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        connections.spawn(serve(stream, shelf.clone()));
    }
}

async fn serve(mut stream: TcpStream, shelf: Arc<Shelf>) {
    // Connections that a browser opens in advance may end without a request.
    let Ok(request) = Received::read(&mut stream).await else {
        return;
    };
    let origin = request.header("origin").map(str::to_owned);
    let reply = shelf.reply(request);
    // The browser may have gone away, which is its right.
    let _ = reply.send(&mut stream, origin.as_deref()).await;
    if reply.is_endless() {
        shelf.ended.send_modify(|count| *count += 1);
    }
}

impl Shelf {
    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().expect("no connection panicked")
    }

    /// Notes a request and chooses the answer to it.
    fn reply(&self, request: Received) -> Reply {
        let mut script = self.script();
        let reply = match request.method.as_str() {
            "OPTIONS" => script.preflight(&request),
            "POST" | "PUT" | "PATCH" => script.next(),
            _ if request.path() == "/favicon.ico" => return Reply::status(204),
            _ => script
                .pages
                .get(request.path())
                .cloned()
                .unwrap_or_else(|| Reply::status(404)),
        };
        self.received.send_modify(|requests| requests.push(request));
        reply
    }
}

impl Script {
    fn next(&mut self) -> Reply {
        let last = self.posts.len() - 1;
        let reply = self.posts[self.given.min(last)].clone();
        self.given += 1;
        reply
    }

    fn preflight(&self, request: &Received) -> Reply {
        if self.refuses_preflights {
            return Reply::status(204).failing(Fault::NoCors);
        }
        let asked = |name| request.header(name).unwrap_or_default();
        let method = asked("access-control-request-method");
        let allowed = self.allowed_headers.as_deref();
        let allowed = allowed.unwrap_or_else(|| asked("access-control-request-headers"));
        Reply::status(204)
            .header("access-control-allow-methods", method)
            .header("access-control-allow-headers", allowed)
            // Each request has a preflight of its own, so that each can be refused.
            .header("access-control-max-age", "0")
    }
}
