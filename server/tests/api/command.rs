//! The program itself.

use crate::test_server::{comment, folder, send};
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

pub struct Running {
    child: Child,
    lines: Vec<String>,
}

impl Running {
    fn start(database: &Path) -> Self {
        Self::spawn(&mut command(database, "127.0.0.1:0"))
    }

    /// Starts with more options, in a system that gives it so many file descriptors.
    #[cfg(unix)]
    pub fn start_with(database: &Path, descriptors: u32, options: &[&str]) -> Self {
        let program = command(database, "127.0.0.1:0");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "ulimit -n \"$0\" && exec \"$@\""])
            .arg(descriptors.to_string())
            .arg(program.get_program())
            .args(program.get_args())
            .args(options);
        Self::spawn(&mut shell)
    }

    fn spawn(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.as_mut().unwrap());
        let lines = output.lines().take(2).map(Result::unwrap).collect();
        Self { child, lines }
    }

    pub fn comments(&self) -> &str {
        self.lines[1].strip_prefix("listening on ").unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(database: &Path, listen: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comment-server"));
    command.arg("--listen").arg(listen);
    command.arg("--database").arg(database);
    command
}

fn assert_one_line(output: &Output, words: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains(words), "{error}");
    assert!(output.stdout.is_empty());
}

#[test]
fn it_announces_where_it_listens_and_where_comments_are_stored() {
    let folder = folder();
    let database = folder.path().join("kept here.sqlite");

    let running = Running::start(&database);

    assert_eq!(
        running.lines[0],
        format!("comments are stored in {}", database.display())
    );
    let port = running.lines[1]
        .strip_prefix("listening on http://127.0.0.1:")
        .and_then(|rest| rest.strip_suffix("/comments"))
        .unwrap();
    assert_ne!(port.parse::<u16>().unwrap(), 0);
    assert!(database.exists());
}

#[test]
fn a_relative_database_is_announced_by_its_absolute_path() {
    let folder = folder();
    let mut child = command(Path::new("here.sqlite"), "127.0.0.1:0")
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let path = line
        .trim_end()
        .strip_prefix("comments are stored in ")
        .unwrap();
    let there = std::fs::canonicalize(folder.path().join("here.sqlite")).unwrap();
    assert!(Path::new(path).is_absolute());
    assert_eq!(std::fs::canonicalize(path).unwrap(), there);
}

#[cfg(unix)]
#[test]
fn a_signal_stops_it_and_it_says_nothing_more() {
    for signal in ["-INT", "-TERM"] {
        let folder = folder();
        let mut running = Running::start(&folder.path().join("comments.sqlite"));
        let pid = running.child.id().to_string();

        let sent = Command::new("kill").args([signal, &pid]).status().unwrap();

        assert!(sent.success());
        assert_eq!(running.child.wait().unwrap().code(), Some(0), "{signal}");
        let mut rest = String::new();
        let mut output = running.child.stdout.take().unwrap();
        output.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[test]
fn a_comment_that_was_answered_with_201_survives_being_killed() {
    let folder = folder();
    let database = folder.path().join("comments.sqlite");
    let mut running = Running::start(&database);
    let json = [("content-type", "application/json")];
    let answer = send("POST", running.comments(), &json, comment().to_string());
    assert_eq!(answer.status, 201);
    running.child.kill().unwrap();
    running.child.wait().unwrap();

    let running = Running::start(&database);

    let found = send("GET", &format!("{}/1", running.comments()), &[], "");
    assert_eq!(found.status, 200);
    assert_eq!(found.body["comment"], comment()["comment"]);
}

#[test]
fn a_taken_port_is_an_error_in_one_line() {
    let folder = folder();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();

    let output = command(&folder.path().join("comments.sqlite"), &address)
        .output()
        .unwrap();

    assert_one_line(&output, &format!("cannot listen on {address}"));
}

#[test]
fn a_database_that_cannot_be_opened_is_an_error_in_one_line() {
    let folder = folder();
    let output = command(
        &folder.path().join("missing/comments.sqlite"),
        "127.0.0.1:0",
    )
    .output()
    .unwrap();
    assert_one_line(&output, "cannot open the database");
}

#[test]
fn a_wrong_host_is_an_error_in_one_line() {
    let folder = folder();
    let output = command(&folder.path().join("comments.sqlite"), "127.0.0.1:0")
        .args(["--host", "https://example.org"])
        .output()
        .unwrap();
    assert_one_line(&output, "is not a host");
}

#[test]
fn a_wrong_origin_is_an_error_in_one_line() {
    let folder = folder();
    let output = command(&folder.path().join("comments.sqlite"), "127.0.0.1:0")
        .args(["--origin", "*"])
        .output()
        .unwrap();
    assert_one_line(&output, "is not an origin");
}
