//! A mock back end that responds, and fails, exactly as a test sets it.
//!
//! It writes HTTP/1.1 by hand, because a correct server cannot break off in the middle of a response or send
//! something that is not HTTP.

mod request;
mod response;

pub use request::{FormPart, ReceivedRequest};
pub use response::{Fault, MockResponse};

use super::service;
use crate::timeout::WAIT_TIMEOUT;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

/// A server on the loopback in place of a real back end. It allows requests from every page (CORS) and records
/// them. Dropping it stops it.
pub struct MockBackend {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

/// What a [`MockBackend`] shares with its connections.
struct Shared {
    plan: Mutex<ResponsePlan>,
    received: watch::Sender<Vec<ReceivedRequest>>,
    /// How many endless responses browsers have ended.
    ended_responses: watch::Sender<usize>,
}

/// The responses to requests.
#[derive(Default)]
struct ResponsePlan {
    /// The responses to comments, in turn; the last one repeats.
    to_posts: Vec<MockResponse>,
    /// How many of them have been sent.
    sent: usize,
    /// The responses to `GET`, by path.
    to_gets: HashMap<String, MockResponse>,
    /// Whether responses to preflights have no CORS headers.
    refuses_preflights: bool,
    /// The request headers that a preflight allows; `None` for those it asks for.
    allowed_headers: Option<String>,
}

impl MockBackend {
    /// Starts on a free port. Responds to each comment with 201 and a JSON object, which means published.
    pub async fn start() -> Self {
        let listener = TcpListener::bind(service::free_address())
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            plan: Mutex::new(ResponsePlan {
                to_posts: vec![MockResponse::json(201, &serde_json::json!({ "id": 1 }))],
                ..ResponsePlan::default()
            }),
            received: watch::Sender::new(Vec::new()),
            ended_responses: watch::Sender::new(0),
        });
        let task = tokio::spawn(accept(listener, shared.clone()));
        Self {
            address,
            shared,
            task,
        }
    }

    /// Returns a port that refuses connections for as long as the value lives.
    pub fn closed_port() -> ClosedPort {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket
            .bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            .expect("a free port");
        ClosedPort { socket }
    }

    /// Returns scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Responds to every `POST`, `PUT` and `PATCH` from now on with this.
    pub fn respond_with(&self, response: MockResponse) {
        self.respond_in_turn(vec![response]);
    }

    /// Responds to the next of them with the first response, to the one after it with the second and so on, and
    /// to all further ones with the last.
    pub fn respond_in_turn(&self, responses: Vec<MockResponse>) {
        assert!(!responses.is_empty(), "there is a response");
        let mut plan = self.shared.plan();
        (plan.to_posts, plan.sent) = (responses, 0);
    }

    /// Responds to every `GET` of this path, with any query, with this. Other paths are 404.
    pub fn respond_to_get(&self, path: &str, response: MockResponse) {
        self.shared.plan().to_gets.insert(path.to_owned(), response);
    }

    /// Sets whether responses to preflights have no CORS headers, which forbids the request.
    pub fn refuse_preflights(&self, refuse: bool) {
        self.shared.plan().refuses_preflights = refuse;
    }

    /// Sets the request headers that a preflight allows (`Access-Control-Allow-Headers`); `None` for those it
    /// asks for.
    pub fn allow_headers(&self, names: Option<&str>) {
        self.shared.plan().allowed_headers = names.map(str::to_owned);
    }

    /// Returns every request so far with preflights, in order of arrival, without those for `/favicon.ico`.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.shared.received.borrow().clone()
    }

    /// Returns the requests by `POST`.
    pub fn posts(&self) -> Vec<ReceivedRequest> {
        posts(&self.requests()).cloned().collect()
    }

    /// Waits until browsers have ended `count` endless responses.
    pub async fn wait_for_ended_responses(&self, count: usize) {
        let mut ended = self.shared.ended_responses.subscribe();
        let enough = ended.wait_for(|ended| *ended >= count);
        if timeout(WAIT_TIMEOUT, enough).await.is_err() {
            let ended = *self.shared.ended_responses.borrow();
            panic!("browsers ended {ended} endless responses, not {count}");
        }
    }

    /// Waits for `count` requests by `POST`; returns all of them.
    pub async fn wait_for_posts(&self, count: usize) -> Vec<ReceivedRequest> {
        let mut received = self.shared.received.subscribe();
        let enough = received.wait_for(|requests| posts(requests).count() >= count);
        let arrived = match timeout(WAIT_TIMEOUT, enough).await {
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

impl Drop for MockBackend {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A port that refuses connections: it is bound, and nothing listens on it.
pub struct ClosedPort {
    socket: TcpSocket,
}

impl ClosedPort {
    /// Returns the URL of a path.
    pub fn url(&self, path: &str) -> String {
        let address = self.socket.local_addr().expect("an address");
        format!("http://{address}{path}")
    }
}

fn posts(requests: &[ReceivedRequest]) -> impl Iterator<Item = &ReceivedRequest> {
    requests.iter().filter(|request| request.method == "POST")
}

/// Accepts connections and serves one request on each. All connections end with the task.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        connections.spawn(serve(stream, shared.clone()));
    }
}

async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    // A browser may open a connection in advance and close it without a request.
    let Ok(request) = ReceivedRequest::read(&mut stream).await else {
        return;
    };
    let origin = request.header("origin").map(str::to_owned);
    let response = shared.respond_to(request);
    // An error means that the browser has closed the connection.
    let _ = response.send(&mut stream, origin.as_deref()).await;
    if response.is_endless() {
        shared.ended_responses.send_modify(|count| *count += 1);
    }
}

impl Shared {
    fn plan(&self) -> MutexGuard<'_, ResponsePlan> {
        self.plan.lock().expect("no connection panicked")
    }

    /// Records a request and returns the response to it.
    fn respond_to(&self, request: ReceivedRequest) -> MockResponse {
        let mut plan = self.plan();
        let response = match request.method.as_str() {
            "OPTIONS" => plan.preflight(&request),
            "POST" | "PUT" | "PATCH" => plan.next(),
            _ if request.path() == "/favicon.ico" => return MockResponse::status(204),
            _ => plan
                .to_gets
                .get(request.path())
                .cloned()
                .unwrap_or_else(|| MockResponse::status(404)),
        };
        self.received.send_modify(|requests| requests.push(request));
        response
    }
}

impl ResponsePlan {
    fn next(&mut self) -> MockResponse {
        let last = self.to_posts.len() - 1;
        let response = self.to_posts[self.sent.min(last)].clone();
        self.sent += 1;
        response
    }

    fn preflight(&self, request: &ReceivedRequest) -> MockResponse {
        if self.refuses_preflights {
            return MockResponse::status(204).with_fault(Fault::NoCors);
        }
        let requested = |name| request.header(name).unwrap_or_default();
        let method = requested("access-control-request-method");
        let allowed = self.allowed_headers.as_deref();
        let allowed = allowed.unwrap_or_else(|| requested("access-control-request-headers"));
        MockResponse::status(204)
            .header("access-control-allow-methods", method)
            .header("access-control-allow-headers", allowed)
            // No caching, so that each request has its own preflight, which can be refused.
            .header("access-control-max-age", "0")
    }
}
