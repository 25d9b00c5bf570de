//! Accepts connections and serves each for a limited time.

use crate::http::connections::{Connection, Connections, Evicted};
use crate::http::network::Network;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// How long the head of a request may take, from the opening of the connection or the previous response.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest head of a request.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// After this time a connection closes with the pending response.
const CONNECTION_LIFETIME: Duration = Duration::from_secs(120);

/// How long that response may take: a body has 30 seconds, the database a few.
const LAST_RESPONSE_TIMEOUT: Duration = Duration::from_secs(40);

/// How long a stopping server waits for pending requests, so that a stalled client cannot keep it from stopping.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the server pauses when the system has no file descriptors or memory left.
const EXHAUSTED_PAUSE: Duration = Duration::from_millis(20);

/// Serves until `shutdown` completes.
///
/// # Errors
///
/// The error of a listener that will never accept a connection again.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    connections: Connections,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let stopping = watch::Sender::new(false);
    let mut tasks = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            // Removes finished tasks.
            Some(_) = tasks.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    if let Some((connection, evicted)) = admit(&connections, &stream, peer) {
                        let router = router.clone();
                        tasks.spawn(serve_connection(stream, router, connection, evicted, stopping.subscribe()));
                    }
                }
                Err(error) => recover(error, &connections).await?,
            }
        }
    }
    drop(listener);
    stopping.send_replace(true);
    // Dropping the set ends the remaining tasks.
    let _ = timeout(SHUTDOWN_TIMEOUT, async {
        while tasks.join_next().await.is_some() {}
    })
    .await;
    Ok(())
}

fn admit(
    connections: &Connections,
    stream: &TcpStream,
    peer: SocketAddr,
) -> Option<(Connection, Evicted)> {
    let local = stream.local_addr().ok().map(|address| address.ip());
    connections.admit(Network::from(peer.ip()), local)
}

/// Handles an error of `accept`. Most concern one connection or are temporary; without file descriptors (EMFILE) a
/// connection has to be closed.
async fn recover(error: io::Error, connections: &Connections) -> io::Result<()> {
    match error.kind() {
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::Interrupted => {
            Ok(())
        }
        // EINVAL: it does not listen.
        ErrorKind::InvalidInput => Err(error),
        _ => {
            connections.evict();
            sleep(EXHAUSTED_PAUSE).await;
            Ok(())
        }
    }
}

/// Serves one connection until it closes, is evicted or reaches its lifetime.
async fn serve_connection(
    stream: TcpStream,
    router: Router,
    connection: Connection,
    evicted: Evicted,
    mut stopping: watch::Receiver<bool>,
) {
    let connection = Arc::new(connection);
    let service =
        service_fn(move |request| handle_request(request, router.clone(), connection.clone()));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    let last_response = async {
        tokio::select! {
            // An error means that the sender is gone, so the server is stopping.
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
            () = sleep(CONNECTION_LIFETIME) => {}
        }
    };
    let served = async {
        tokio::select! {
            // An error is the client's: it has disconnected, or has not sent HTTP.
            _ = serving.as_mut() => return,
            () = last_response => {}
        }
        serving.as_mut().graceful_shutdown();
        let _ = timeout(LAST_RESPONSE_TIMEOUT, serving).await;
    };
    tokio::select! {
        () = served => {}
        _ = evicted => {}
    }
}

async fn handle_request(
    mut request: Request<Incoming>,
    router: Router,
    connection: Arc<Connection>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    request.extensions_mut().insert(Arc::clone(&connection));
    let response = router.oneshot(request.map(Body::new)).await;
    connection.end_response();
    response
}
