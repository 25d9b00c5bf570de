//! A database server for all tests, without a port, with a database for each.

use crate::service::{Service, folder};
use rustix::process::geteuid;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// MariaDB, reached by a socket in a folder that is nobody else's.
pub(crate) struct MariaDb {
    socket: PathBuf,
    _service: Service,
    // Last, so that the data outlive the server.
    _folder: TempDir,
}

impl MariaDb {
    /// Who may do everything, without a password.
    pub(crate) const USER: &'static str = "root";

    /// Makes its data and starts it.
    pub(crate) fn start() -> Self {
        let folder = folder("e2e-mariadb-");
        let data = folder.path().join("data");
        let made = server_program("mariadb-install-db", &data)
            .args(["--auth-root-authentication-method=normal", "--skip-test-db"])
            .output()
            .expect("mariadb-install-db starts: install MariaDB");
        let words = String::from_utf8_lossy(&made.stderr);
        assert!(made.status.success(), "mariadb-install-db: {words}");
        let socket = folder.path().join("socket");
        let service = Service::start(
            "mariadbd",
            folder.path(),
            server_program("mariadbd", &data)
                .arg("--skip-networking")
                .arg(option("socket", &socket))
                .arg(option("pid-file", &folder.path().join("pid")))
                // What it knows is lost with the tests: no write has to reach the disk.
                .arg("--innodb-flush-log-at-trx-commit=0"),
            || UnixStream::connect(&socket).is_ok(),
        );
        Self {
            socket,
            _service: service,
            _folder: folder,
        }
    }

    /// The path of its socket.
    pub(crate) fn socket(&self) -> &Path {
        &self.socket
    }

    /// Makes an empty database.
    pub(crate) fn create(&self, database: &str) {
        self.run(None, &format!("CREATE DATABASE {database}"));
    }

    /// Makes a database with all that is in another one.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        let tables = self.query(from, "SHOW TABLES");
        let copies = tables.lines().map(|table| {
            format!(
                "CREATE TABLE {to}.{table} LIKE {from}.{table};
                 INSERT INTO {to}.{table} SELECT * FROM {from}.{table};"
            )
        });
        self.create(to);
        self.query(to, &copies.collect::<String>());
    }

    /// Runs statements in a database; their rows, one a line, with columns apart by tabs.
    pub(crate) fn query(&self, database: &str, statements: &str) -> String {
        self.run(Some(database), statements)
    }

    fn run(&self, database: Option<&str>, statements: &str) -> String {
        let output = Command::new("mariadb")
            // First, or it is not heard.
            .arg("--no-defaults")
            .args(["--batch", "--raw", "--skip-column-names"])
            .arg("--default-character-set=utf8mb4")
            .arg(option("socket", &self.socket))
            .args(["--user", Self::USER, "--execute", statements])
            .args(database)
            .output()
            .expect("mariadb starts: install MariaDB's client");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{statements}: {words}");
        String::from_utf8(output.stdout).expect("rows in UTF-8")
    }
}

/// A program of the server on these data, and on nothing that the machine's own is told.
fn server_program(name: &str, data: &Path) -> Command {
    let mut command = Command::new(name);
    // Debian keeps the server where only root looks.
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env("PATH", format!("{path}:/usr/sbin"))
        // A server that starts clears the temporary tables of all others away that share the folder.
        .env("TMPDIR", data.parent().unwrap_or(data))
        // First, or it is not heard.
        .arg("--no-defaults")
        .arg(option("datadir", data))
        // The usual one of 96 MB would be written for each test.
        .arg("--innodb-log-file-size=4M");
    if geteuid().is_root() {
        // It refuses to run as root unless it is told to.
        command.arg("--user=root");
    }
    command
}

fn option(name: &str, path: &Path) -> String {
    format!("--{name}={}", path.display())
}
