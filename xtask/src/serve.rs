//! `cargo xtask serve`: the demo, and the server that takes its comments.

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

use crate::children::Child;
use crate::environment::Environment;
use crate::places::Places;
use crate::{process, setup, trunk};

const TICK: Duration = Duration::from_millis(100);
const START_PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    port: u16,
    moderation: bool,
    dev: bool,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            port: 8080,
            moderation: false,
            dev: false,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--port" => options.port = port(arguments.next())?,
                "--moderation" => options.moderation = true,
                "--dev" => options.dev = true,
                unknown => bail!("serve knows --port N, --moderation and --dev, not {unknown:?}"),
            }
        }
        Ok(options)
    }
}

fn port(argument: Option<&String>) -> Result<u16> {
    argument
        .and_then(|text| text.parse().ok())
        .filter(|port| *port != 0)
        .context("--port takes a number from 1 to 65535, such as --port 8081")
}

/// What Trunk makes of the demo.
struct Site {
    address: SocketAddr,
    folder: PathBuf,
}

pub fn run(options: &Options) -> Result<()> {
    let places = Places::find()?;
    let site = Site {
        address: (Ipv4Addr::LOCALHOST, options.port).into(),
        // Not dist/: `cargo xtask test` may write there meanwhile.
        folder: places.target.join("demo/site"),
    };
    TcpListener::bind(site.address).with_context(|| {
        format!(
            "the demo cannot have {}: is it running already? `--port N` takes another port",
            site.address
        )
    })?;
    let mut environment = setup::for_building(&places)?;
    setup::for_site(&places, &mut environment)?;
    println!("Building the comment server");
    process::run(
        environment
            .command("cargo")?
            .args(["build", "--quiet", "-p", "comment-server"])
            .current_dir(&places.checkout),
    )?;
    // Before Ctrl-C is ours: it must still end the waiting.
    let building = trunk::lock(&places).take()?;
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed))
        .context("listening for Ctrl-C")?;

    let comments = start_comments(&environment, &places, options, &stop)?;
    let mut children = vec![comments];
    println!("Building the demo; it will be at http://{}", site.address);
    site.clear()?;
    let mut trunk = trunk::serve(
        &environment,
        &places,
        &site.folder,
        options.port,
        !options.dev,
    )?;
    children.push(Child::start("the demo (trunk)", &mut trunk)?);
    watch(&mut children, &stop, &site, building)
}

/// Starts the comment server and waits until it listens.
fn start_comments(
    environment: &Environment,
    places: &Places,
    options: &Options,
    stop: &AtomicBool,
) -> Result<Child> {
    let mut command = comments_command(environment, places, options)?;
    let mut child = Child::start("the comment server", &mut command)?;
    let ready = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&ready);
    let output = child.process.stdout.take().context("no output to read")?;
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("comments: {line}");
            if line.contains("listening on") {
                seen.store(true, Ordering::Relaxed);
            }
        }
    });
    let start = Instant::now();
    while !ready.load(Ordering::Relaxed) && !stop.load(Ordering::Relaxed) {
        if let Some(status) = child.ended()? {
            bail!("the comment server ended with {status}, see above");
        }
        if start.elapsed() > START_PATIENCE {
            bail!("the comment server did not say that it listens");
        }
        thread::sleep(TICK);
    }
    Ok(child)
}

fn comments_command(
    environment: &Environment,
    places: &Places,
    options: &Options,
) -> Result<Command> {
    let mut command = environment.command(places.built("comment-server"))?;
    command
        // Its database is comments.sqlite here: not in the target directory, which
        // `cargo clean` removes, and not where Trunk watches for changes.
        .current_dir(&places.checkout)
        .stdout(Stdio::piped());
    for host in ["127.0.0.1", "localhost"] {
        command.args(["--origin", &format!("http://{host}:{}", options.port)]);
    }
    if options.moderation {
        command.arg("--moderation");
    }
    Ok(command)
}

/// Until Ctrl-C, or until one of them ends; leaving stops both. The lock is held
/// during the first build only.
fn watch(children: &mut [Child], stop: &AtomicBool, site: &Site, building: File) -> Result<()> {
    let mut building = Some(building);
    while !stop.load(Ordering::Relaxed) {
        for child in children.iter_mut() {
            if let Some(status) = child.ended()? {
                bail!("{} ended with {status}; stopping the rest", child.name);
            }
        }
        if building.is_some() && site.answers() {
            ensure!(site.is_built(), "the demo did not build, see above");
            println!("The demo is at http://{} (Ctrl-C stops it)", site.address);
            building = None;
        }
        thread::sleep(TICK);
    }
    println!("Stopping the demo and the comment server");
    Ok(())
}

impl Site {
    /// An earlier build must not pass for the one to come.
    fn clear(&self) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)
                .with_context(|| format!("removing {}", self.folder.display()))?;
        }
        Ok(())
    }

    /// Trunk listens once its first build is over, even if that failed.
    fn answers(&self) -> bool {
        TcpStream::connect_timeout(&self.address, TICK).is_ok()
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
                moderation: true,
                dev: true
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
                moderation: false,
                dev: false
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
