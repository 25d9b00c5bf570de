//! A server program that runs until it is dropped.

use super::process_tree;
use crate::runner::timings::{Phase, Stopwatch};
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{panicking, sleep};
use std::time::{Duration, Instant};

/// A running program. Dropping it stops it and all that it started; a failing test prints the end of its log.
pub(crate) struct Service {
    name: &'static str,
    process: Child,
    log: PathBuf,
    mark: String,
}

impl Service {
    /// Starts the program and waits up to 20 seconds until it is ready. Writes its log to the folder, which
    /// must outlive it.
    pub(crate) fn start(
        name: &'static str,
        folder: &Path,
        command: &mut Command,
        is_ready: impl Fn() -> bool,
    ) -> Self {
        let path = folder.join(format!("{name}.log"));
        let log = File::create(&path).expect("a log file");
        let mark = path.to_string_lossy().into_owned();
        let process = command
            .env(process_tree::MARK_ENV_VAR, &mark)
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle to the log"))
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{name} starts: {error}"));
        let mut service = Self {
            name,
            process,
            log: path,
            mark,
        };
        let deadline = Instant::now() + Duration::from_secs(20);
        while !is_ready() {
            if let Ok(Some(status)) = service.process.try_wait() {
                panic!("{name} ended at once with {status}");
            }
            assert!(Instant::now() < deadline, "{name} was never ready");
            sleep(Duration::from_millis(20));
        }
        service
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _watch = Stopwatch::start(Phase::End);
        process_tree::kill(self.process.id(), &self.mark);
        let _ = self.process.wait();
        if panicking() {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            let tail = &lines[lines.len().saturating_sub(60)..];
            eprintln!("the end of the log of {}:\n{}", self.name, tail.join("\n"));
        }
    }
}

/// Creates a temporary folder whose name begins with `prefix`.
pub(crate) fn temp_folder(prefix: &str) -> tempfile::TempDir {
    tempfile::Builder::new()
        .prefix(prefix)
        .tempdir()
        .expect("a temporary folder")
}

/// Returns an address on this machine that nothing listens on, a different one with each call.
///
/// The port is outside the ranges that systems assign by themselves (from 32768 on at the earliest, IANA's
/// dynamic ports from 49152 on): any connection or server could take such a port before the service listens
/// on it, and a connection attempt could even connect a socket to itself.
pub(crate) fn free_address() -> SocketAddr {
    /// How many ports this process has tried, from an offset of its own.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    const PORTS: u32 = 16_000;
    const FIRST: u32 = 16_000;
    for _ in 0..PORTS {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + process::id().wrapping_mul(97).wrapping_add(step) % PORTS;
        let port = u16::try_from(port).expect("all of them are ports");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
    panic!("a free port among {PORTS} from {FIRST} on");
}

/// Returns whether something listens on the address.
pub(crate) fn is_listening(address: SocketAddr) -> bool {
    TcpStream::connect(address).is_ok()
}
