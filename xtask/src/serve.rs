//! `cargo xtask serve`: the demo, and the server that takes its comments.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::children::Child;
use crate::environment::Environment;
use crate::places::Places;
use crate::{process, setup, trunk};

const COMMENTS: &str = "127.0.0.1:8787";
const SITE: &str = "127.0.0.1:8080";
const TICK: Duration = Duration::from_millis(100);
const START_PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    moderation: bool,
    dev: bool,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        for argument in arguments {
            match argument.as_str() {
                "--moderation" => options.moderation = true,
                "--dev" => options.dev = true,
                unknown => bail!("serve knows --moderation and --dev, not {unknown:?}"),
            }
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Result<()> {
    let places = Places::find()?;
    for address in [COMMENTS, SITE] {
        TcpListener::bind(address)
            .with_context(|| format!("{address} is taken: is the demo running already?"))?;
    }
    let mut environment = setup::for_building(&places)?;
    setup::for_site(&places, &mut environment)?;
    println!("Building the comment server");
    process::run(
        environment
            .command("cargo")?
            .args(["build", "--quiet", "-p", "comment-server"])
            .current_dir(&places.checkout),
    )?;
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed))
        .context("listening for Ctrl-C")?;

    let comments = start_comments(&environment, &places, options, &stop)?;
    let mut children = vec![comments];
    println!("Building the demo; it will be at http://{SITE}");
    let mut trunk = trunk::serve(&environment, &places, !options.dev)?;
    children.push(Child::start("the demo (trunk)", &mut trunk)?);
    watch(&mut children, &stop)
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
            bail!("the comment server ended with {status}");
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
    // In the target directory, which Trunk does not watch: a comment must not rebuild the demo.
    let folder = places.target.join("demo");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let database = folder.join("comments.sqlite");
    println!("Comments are kept in {}", database.display());
    let mut command = environment.command(places.built("comment-server"))?;
    command
        .args(["--listen", COMMENTS, "--database"])
        .arg(&database)
        .args(["--origin", &format!("http://{SITE}")])
        .args(["--origin", "http://localhost:8080"])
        .stdout(Stdio::piped());
    if options.moderation {
        command.arg("--moderation");
    }
    Ok(command)
}

/// Until Ctrl-C, or until one of them ends; leaving stops both.
fn watch(children: &mut [Child], stop: &AtomicBool) -> Result<()> {
    let mut announced = false;
    while !stop.load(Ordering::Relaxed) {
        for child in children.iter_mut() {
            if let Some(status) = child.ended()? {
                bail!("{} ended with {status}; stopping the rest", child.name);
            }
        }
        if !announced && answers(SITE) {
            println!("The demo is at http://{SITE} (Ctrl-C stops it)");
            announced = true;
        }
        thread::sleep(TICK);
    }
    println!("Stopping the demo and the comment server");
    Ok(())
}

fn answers(address: &str) -> bool {
    address
        .parse::<SocketAddr>()
        .is_ok_and(|address| TcpStream::connect_timeout(&address, TICK).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let both = ["--moderation".to_owned(), "--dev".to_owned()];
        assert_eq!(
            Options::parse(&both).unwrap(),
            Options {
                moderation: true,
                dev: true
            }
        );
        assert!(Options::parse(&["--port".to_owned()]).is_err());
    }
}
