//! A program that serves for as long as a test wants it to.

use crate::family;
use crate::timings::{Phase, Watch};
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{panicking, sleep};
use std::time::{Duration, Instant};

/// A running program. It ends with all that it started, and a failing test shows its last words.
pub(crate) struct Service {
    name: &'static str,
    process: Child,
    log: PathBuf,
    mark: String,
}

impl Service {
    /// Starts it and waits until it is ready. Its log goes to the folder, which is the test's own
    /// and outlives it.
    pub(crate) fn start(
        name: &'static str,
        folder: &Path,
        command: &mut Command,
        ready: impl Fn() -> bool,
    ) -> Self {
        let path = folder.join(format!("{name}.log"));
        let log = File::create(&path).expect("a log file");
        let mark = path.to_string_lossy().into_owned();
        let process = command
            .env(family::MARK, &mark)
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
        while !ready() {
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
        let _watch = Watch::start(Phase::End);
        family::stop(self.process.id(), &self.mark);
        let _ = self.process.wait();
        if panicking() {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            let tail = &lines[lines.len().saturating_sub(60)..];
            eprintln!("the last words of {}:\n{}", self.name, tail.join("\n"));
        }
    }
}

/// A temporary folder whose name begins like this.
pub(crate) fn folder(prefix: &str) -> tempfile::TempDir {
    tempfile::Builder::new()
        .prefix(prefix)
        .tempdir()
        .expect("a temporary folder")
}

/// An address on this machine that nobody listens at, and that nobody else is given.
///
/// Its port is none of those a system hands out by itself (from 32768 on at the earliest, IANA's
/// dynamic ports from 49152 on): one of these may be taken by any connection or server before the
/// service listens at it, and asking whether it does may even connect a socket to itself.
pub(crate) fn free_address() -> SocketAddr {
    /// How far the ports of this process have been handed out, from a place of its own.
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

/// Whether somebody listens there.
pub(crate) fn listens(address: SocketAddr) -> bool {
    TcpStream::connect(address).is_ok()
}
