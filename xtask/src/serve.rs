//! `cargo xtask serve`: serves the demo and runs its comment server.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::process::{self, ProcessGroup};
use crate::{setup, trunk};

const POLL_INTERVAL: Duration = Duration::from_millis(100);
/// How long the comment server may take to listen.
const START_TIMEOUT: Duration = Duration::from_secs(20);

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    /// Whether comments wait for a moderator.
    is_moderated: bool,
    /// Whether to build without optimisation.
    is_dev: bool,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            port: 8080,
            is_moderated: false,
            is_dev: false,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--port" => options.port = parse_port(arguments.next())?,
                "--moderation" => options.is_moderated = true,
                "--dev" => options.is_dev = true,
                unknown => bail!("serve knows --port N, --moderation and --dev, not {unknown:?}"),
            }
        }
        Ok(options)
    }
}

fn parse_port(argument: Option<&String>) -> Result<u16> {
    argument
        .and_then(|text| text.parse().ok())
        .filter(|port| *port != 0)
        .context("--port takes a number from 1 to 65535, such as --port 8081")
}

/// The demo that Trunk builds and serves.
struct Site {
    address: SocketAddr,
    folder: PathBuf,
}

pub fn run(options: &Options) -> Result<()> {
    let paths = Paths::find()?;
    let site = Site {
        address: (Ipv4Addr::LOCALHOST, options.port).into(),
        // Not dist/: `cargo xtask test` may write there at the same time.
        folder: paths.target.join("demo/site"),
    };
    TcpListener::bind(site.address).with_context(|| {
        format!(
            "the demo cannot have {}: is it running already? `--port N` takes another port",
            site.address
        )
    })?;
    let mut environment = setup::for_building(&paths)?;
    setup::for_site(&paths, &mut environment)?;
    println!("Building the comment server");
    process::run(
        environment
            .command("cargo")?
            .args(["build", "--quiet", "-p", "comment-server"])
            .current_dir(&paths.checkout),
    )?;
    // Before Ctrl-C is handled, so that it still ends the wait for the lock.
    let build_lock = trunk::lock(&paths).acquire()?;
    let stop = Arc::new(AtomicBool::new(false));
    let on_ctrl_c = Arc::clone(&stop);
    ctrlc::set_handler(move || on_ctrl_c.store(true, Ordering::Relaxed))
        .context("listening for Ctrl-C")?;

    let comments = start_comments(&environment, &paths, options, &stop)?;
    let mut servers = vec![comments];
    println!("Building the demo; it will be at http://{}", site.address);
    site.clear()?;
    let mut trunk = trunk::serve(
        &environment,
        &paths,
        &site.folder,
        options.port,
        !options.is_dev,
    )?;
    servers.push(ProcessGroup::start("the demo (trunk)", &mut trunk)?);
    watch(&mut servers, &stop, &site, build_lock)
}

/// Starts the comment server and waits until it listens.
fn start_comments(
    environment: &Environment,
    paths: &Paths,
    options: &Options,
    stop: &AtomicBool,
) -> Result<ProcessGroup> {
    let mut command = comments_command(environment, paths, options)?;
    let mut server = ProcessGroup::start("the comment server", &mut command)?;
    let is_ready = Arc::new(AtomicBool::new(false));
    let reader_is_ready = Arc::clone(&is_ready);
    let output = server.leader.stdout.take().context("no output to read")?;
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("comments: {line}");
            if line.contains("listening on") {
                reader_is_ready.store(true, Ordering::Relaxed);
            }
        }
    });
    let start = Instant::now();
    while !is_ready.load(Ordering::Relaxed) && !stop.load(Ordering::Relaxed) {
        if let Some(status) = server.try_wait()? {
            bail!("the comment server ended with {status}, see above");
        }
        if start.elapsed() > START_TIMEOUT {
            bail!("the comment server did not say that it listens");
        }
        thread::sleep(POLL_INTERVAL);
    }
    Ok(server)
}

fn comments_command(
    environment: &Environment,
    paths: &Paths,
    options: &Options,
) -> Result<Command> {
    let mut command = environment.command(paths.dev_program("comment-server"))?;
    command
        // The database is comments.sqlite in the checkout: `cargo clean` does not remove it, and Trunk
        // does not watch it.
        .current_dir(&paths.checkout)
        .stdout(Stdio::piped());
    for host in ["127.0.0.1", "localhost"] {
        command.args(["--origin", &format!("http://{host}:{}", options.port)]);
    }
    if options.is_moderated {
        command.arg("--moderation");
    }
    Ok(command)
}

/// Waits for Ctrl-C or for the end of a server; returning stops both. Holds the lock during the first
/// build only.
fn watch(
    servers: &mut [ProcessGroup],
    stop: &AtomicBool,
    site: &Site,
    build_lock: File,
) -> Result<()> {
    let mut build_lock = Some(build_lock);
    while !stop.load(Ordering::Relaxed) {
        for server in servers.iter_mut() {
            if let Some(status) = server.try_wait()? {
                bail!("{} ended with {status}; stopping the rest", server.name);
            }
        }
        if build_lock.is_some() && site.accepts_connections() {
            ensure!(site.is_built(), "the demo did not build, see above");
            println!("The demo is at http://{} (Ctrl-C stops it)", site.address);
            build_lock = None;
        }
        thread::sleep(POLL_INTERVAL);
    }
    println!("Stopping the demo and the comment server");
    Ok(())
}

impl Site {
    /// Removes an earlier build, so that it does not pass for the new one.
    fn clear(&self) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)
                .with_context(|| format!("removing {}", self.folder.display()))?;
        }
        Ok(())
    }

    /// Returns whether Trunk listens, which it does after its first build, even a failed one.
    fn accepts_connections(&self) -> bool {
        TcpStream::connect_timeout(&self.address, POLL_INTERVAL).is_ok()
    }

    fn is_built(&self) -> bool {
        self.folder.join("index.html").is_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        let arguments: Vec<String> = arguments.iter().map(|&text| text.into()).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn options_are_read() {
        assert_eq!(
            parse(&["--moderation", "--port", "8081", "--dev"]).unwrap(),
            Options {
                port: 8081,
                is_moderated: true,
                is_dev: true
            }
        );
        assert!(parse(&["--watch"]).is_err());
    }

    #[test]
    fn without_options_the_demo_is_published_at_8080() {
        assert_eq!(
            parse(&[]).unwrap(),
            Options {
                port: 8080,
                is_moderated: false,
                is_dev: false
            }
        );
    }

    #[test]
    fn a_port_is_a_number_from_1_to_65535() {
        assert!(parse(&["--port"]).is_err());
        for port in ["", "0", "65536", "http", "--dev"] {
            assert!(parse(&["--port", port]).is_err(), "{port}");
        }
    }
}
