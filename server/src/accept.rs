//! Accepting connections and serving each of them for a limited time.

use crate::connections::{Connection, Connections, Evicted};
use crate::network::Network;
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

/// How long the head of a request may take, from the opening of the connection or the previous answer on.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The largest head of a request.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// After this a connection ends with the answer under way.
const CONNECTION_LIFETIME: Duration = Duration::from_secs(120);

/// How long that answer may take: a body has 30 seconds, the database a few.
const LAST_ANSWER_TIMEOUT: Duration = Duration::from_secs(40);

/// How long a stopping server waits for requests under way. Without an end to it, one stalled client could
/// keep the server from stopping.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the server leaves the system alone that has no file descriptor or memory left.
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
            // Clears away what has ended.
            Some(_) = tasks.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    if let Some((connection, evicted)) = admit(&connections, &stream, peer) {
                        let router = router.clone();
                        tasks.spawn(converse(stream, router, connection, evicted, stopping.subscribe()));
                    }
                }
                Err(error) => survive(error, &connections).await?,
            }
        }
    }
    drop(listener);
    stopping.send_replace(true);
    // What is left after that ends with the set.
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

/// Most errors are about one connection or pass; without file descriptors (EMFILE) one has to be freed.
async fn survive(error: io::Error, connections: &Connections) -> io::Result<()> {
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

/// Answers the requests of one connection until it ends, has to give way or has lasted long enough.
async fn converse(
    stream: TcpStream,
    router: Router,
    connection: Connection,
    evicted: Evicted,
    mut stopping: watch::Receiver<bool>,
) {
    let connection = Arc::new(connection);
    let service = service_fn(move |request| answer(request, router.clone(), connection.clone()));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    let last_answer = async {
        tokio::select! {
            // The sender outlives its connections; without it there is nothing to wait for, either.
            _ = stopping.wait_for(|is_stopping| *is_stopping) => {}
            () = sleep(CONNECTION_LIFETIME) => {}
        }
    };
    let served = async {
        tokio::select! {
            // An error is the client's: it has gone, or has not spoken HTTP.
            _ = serving.as_mut() => return,
            () = last_answer => {}
        }
        serving.as_mut().graceful_shutdown();
        let _ = timeout(LAST_ANSWER_TIMEOUT, serving).await;
    };
    tokio::select! {
        () = served => {}
        _ = evicted => {}
    }
}

async fn answer(
    mut request: Request<Incoming>,
    router: Router,
    connection: Arc<Connection>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    request.extensions_mut().insert(Arc::clone(&connection));
    let response = router.oneshot(request.map(Body::new)).await;
    connection.await_client();
    response
}
