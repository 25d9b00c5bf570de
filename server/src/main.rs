//! `comment-server`: receives comments over HTTP and stores them in SQLite.

#![deny(missing_docs)]

use clap::Parser;
use comment_server::{Server, Settings};
use std::error::Error;
use std::future::Future;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::net::TcpListener;

/// Receives comments over HTTP and stores them in one SQLite file.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Where to listen; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,

    /// The SQLite file, created when it is missing
    #[arg(long, value_name = "FILE", default_value = "comments.sqlite")]
    database: PathBuf,

    /// A web origin whose pages may use the endpoint; may be repeated
    #[arg(
        long = "origin",
        value_name = "ORIGIN",
        default_values = ["http://127.0.0.1:8080", "http://localhost:8080"]
    )]
    origins: Vec<String>,

    /// A host name that requests may be sent to, besides loopback names and the
    /// address that the client has connected to; may be repeated
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,

    /// Hold comments back instead of publishing them at once
    #[arg(long)]
    moderation: bool,

    /// How many times one address may try to send a comment within 60 seconds;
    /// 0 is no limit
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    per_minute: u32,

    /// After how many days e-mail addresses are erased; with 0 they are not stored
    #[arg(long, value_name = "NUMBER", default_value_t = 90)]
    email_days: u32,

    /// How many connections may be open; 0 is no limit
    #[arg(long, value_name = "NUMBER", default_value_t = 512)]
    connections: usize,

    /// How many of them by one address; 0 is no limit
    #[arg(long, value_name = "NUMBER", default_value_t = 64)]
    connections_per_address: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("comment-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    // Before the announcement, as its reader may send the signal at once.
    let stop = stop_signal().map_err(|error| format!("cannot listen for signals: {error}"))?;
    let listener = TcpListener::bind(arguments.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", arguments.listen))?;
    let address = listener.local_addr()?;
    let server = Server::open(Settings {
        database: arguments.database,
        origins: arguments.origins,
        hosts: arguments.hosts,
        moderation: arguments.moderation,
        per_minute: arguments.per_minute,
        email_days: arguments.email_days,
        connections: arguments.connections,
        connections_per_address: arguments.connections_per_address,
    })?;

    let mut output = io::stdout().lock();
    // The server also works with a closed standard output.
    let _ = writeln!(
        output,
        "comments are stored in {}",
        server.database().display()
    )
    .and_then(|()| writeln!(output, "listening on http://{address}/comments"))
    .and_then(|()| output.flush());
    drop(output);

    server.serve(listener, stop).await?;
    Ok(())
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
