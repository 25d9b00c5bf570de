//! Posts comments for a while and tells how long answers take, for a server started with `--per-minute 0`:
//!
//! ```sh
//! cargo run --profile native -p comment-server --example load -- \
//!     127.0.0.1:8787 --connections 64 --seconds 20 --half-open 1100
//! ```
//!
//! Nothing but the loopback is posted to. The numbers of the stored comments go to `--acknowledged FILE`, so
//! that they can be looked for after the server has been killed.

use clap::Parser;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

const REOPEN_PAUSE: Duration = Duration::from_millis(500);

const HALF_A_HEAD: &[u8] = b"POST /comments HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

#[derive(Clone, Debug, Parser)]
struct Arguments {
    /// Where the server listens
    address: SocketAddr,

    /// How many connections post at once
    #[arg(long, default_value_t = 64)]
    connections: usize,

    /// For how long
    #[arg(long, default_value_t = 20)]
    seconds: u64,

    /// How many connections send half a request meanwhile, and again when they are closed
    #[arg(long, default_value_t = 0)]
    half_open: usize,

    /// From which address of the loopback those come
    #[arg(long, default_value = "127.0.0.2")]
    half_open_from: Ipv4Addr,

    /// A file for the numbers of the comments that were answered with 201
    #[arg(long)]
    acknowledged: Option<PathBuf>,
}

/// What one connection has seen.
#[derive(Debug, Default)]
struct Tally {
    statuses: BTreeMap<String, usize>,
    latencies: Vec<Duration>,
    ids: Vec<u64>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    if !arguments.address.ip().is_loopback() {
        return Err("only a server on the loopback is put under load".into());
    }
    let mut attackers = JoinSet::new();
    for _ in 0..arguments.half_open {
        let stream = open_half(&arguments).await?;
        attackers.spawn(stay_half_open(arguments.clone(), stream));
    }
    let end = Instant::now() + Duration::from_secs(arguments.seconds);
    let mut posters = JoinSet::new();
    for poster in 0..arguments.connections {
        posters.spawn(post_until(end, poster, arguments.address));
    }
    let mut all = Tally::default();
    while let Some(tally) = posters.join_next().await {
        let tally = tally?;
        for (status, count) in tally.statuses {
            *all.statuses.entry(status).or_default() += count;
        }
        all.latencies.extend(tally.latencies);
        all.ids.extend(tally.ids);
    }
    all.latencies.sort_unstable();
    let percentile = |percent: usize| {
        let last = all.latencies.len().saturating_sub(1);
        all.latencies.get(last * percent / 100).copied()
    };
    println!("answers {:?}", all.statuses);
    println!(
        "p50 {:.0?}, p99 {:.0?}, longest {:.0?}",
        percentile(50).unwrap_or_default(),
        percentile(99).unwrap_or_default(),
        percentile(100).unwrap_or_default()
    );
    if let Some(path) = arguments.acknowledged {
        let lines: String = all.ids.iter().map(|id| format!("{id}\n")).collect();
        fs::write(path, lines)?;
    }
    Ok(())
}

async fn open_half(arguments: &Arguments) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((arguments.half_open_from, 0).into())?;
    let mut stream = socket.connect(arguments.address).await?;
    // The server may have closed it by now, which the next read tells.
    let _ = stream.write_all(HALF_A_HEAD).await;
    Ok(stream)
}

async fn stay_half_open(arguments: Arguments, mut stream: TcpStream) {
    loop {
        let _ = stream.read(&mut [0; 64]).await;
        tokio::time::sleep(REOPEN_PAUSE).await;
        if let Ok(opened) = open_half(&arguments).await {
            stream = opened;
        }
    }
}

async fn post_until(end: Instant, poster: usize, address: SocketAddr) -> Tally {
    let mut tally = Tally::default();
    let mut connection = None;
    let mut number = 0;
    while Instant::now() < end {
        number += 1;
        let start = Instant::now();
        let posted = post(&mut connection, address, poster, number);
        let outcome = match tokio::time::timeout(ANSWER_TIMEOUT, posted).await {
            Ok(Ok((status, id))) => {
                tally.latencies.push(start.elapsed());
                if status == "201" {
                    tally.ids.extend(id);
                }
                status
            }
            Ok(Err(error)) => error.kind().to_string(),
            Err(_) => "timeout".to_owned(),
        };
        if !outcome.starts_with('2') {
            connection = None;
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        *tally.statuses.entry(outcome).or_default() += 1;
    }
    tally
}

/// Posts a comment and reads the status and the number that it got.
async fn post(
    connection: &mut Option<TcpStream>,
    address: SocketAddr,
    poster: usize,
    number: u64,
) -> std::io::Result<(String, Option<u64>)> {
    let stream = match connection {
        Some(stream) => stream,
        None => connection.insert(TcpStream::connect(address).await?),
    };
    let run = std::process::id();
    let body = format!(
        r#"{{"article":"/load","name":"Ada","comment":"Comment {number} of {poster} in {run}."}}"#
    );
    let request = format!(
        "POST /comments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    loop {
        if stream.read_buf(&mut answer).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let text = String::from_utf8_lossy(&answer);
        // Both an answer's object and a problem's end so; none has another object in it.
        if text.ends_with('}') {
            let status = text.get(9..12).unwrap_or_default().to_owned();
            let id = text.split("\"id\":").nth(1);
            let id = id.and_then(|rest| rest.split(',').next()?.parse().ok());
            return Ok((status, id));
        }
    }
}
