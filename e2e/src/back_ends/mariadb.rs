//! The MariaDB server of all tests, with a database for each.

use super::service::{Service, temp_folder};
use rustix::process::geteuid;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A MariaDB server that listens on a Unix socket in its own folder.
pub(crate) struct MariaDb {
    socket: PathBuf,
    _service: Service,
    // Last, so that the data outlive the server.
    _folder: TempDir,
}

impl MariaDb {
    /// The user with all privileges and no password.
    pub(crate) const USER: &'static str = "root";

    /// Creates the data folder and starts the server.
    pub(crate) fn start() -> Self {
        let folder = temp_folder("e2e-mariadb-");
        let data = folder.path().join("data");
        let output = server_program("mariadb-install-db", &data)
            .args(["--auth-root-authentication-method=normal", "--skip-test-db"])
            .output()
            .expect("mariadb-install-db starts: install MariaDB");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "mariadb-install-db: {errors}");
        let socket = folder.path().join("socket");
        let service = Service::start(
            "mariadbd",
            folder.path(),
            server_program("mariadbd", &data)
                .arg("--skip-networking")
                .arg(option("socket", &socket))
                .arg(option("pid-file", &folder.path().join("pid")))
                // The data is thrown away after the tests: no write has to reach the disk.
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

    /// Creates an empty database.
    pub(crate) fn create(&self, database: &str) {
        self.run(None, &format!("CREATE DATABASE {database}"));
    }

    /// Copies a database.
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

    /// Runs statements in a database. Returns their rows, one a line, with tabs between the columns.
    pub(crate) fn query(&self, database: &str, statements: &str) -> String {
        self.run(Some(database), statements)
    }

    fn run(&self, database: Option<&str>, statements: &str) -> String {
        let output = Command::new("mariadb")
            // It must be the first option.
            .arg("--no-defaults")
            .args(["--batch", "--raw", "--skip-column-names"])
            .arg("--default-character-set=utf8mb4")
            .arg(option("socket", &self.socket))
            .args(["--user", Self::USER, "--execute", statements])
            .args(database)
            .output()
            .expect("mariadb starts: install MariaDB's client");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{statements}: {errors}");
        String::from_utf8(output.stdout).expect("rows in UTF-8")
    }
}

/// Returns a command of the server on this data folder, without the machine's own configuration.
fn server_program(name: &str, data: &Path) -> Command {
    let mut command = Command::new(name);
    // Debian installs the server in /usr/sbin.
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env("PATH", format!("{path}:/usr/sbin"))
        // A server that starts removes the temporary tables of others that share the folder.
        .env("TMPDIR", data.parent().unwrap_or(data))
        // It must be the first option.
        .arg("--no-defaults")
        .arg(option("datadir", data))
        // The default of 96 MB would be written for each test.
        .arg("--innodb-log-file-size=4M");
    if geteuid().is_root() {
        // It does not run as root without this option.
        command.arg("--user=root");
    }
    command
}

fn option(name: &str, path: &Path) -> String {
    format!("--{name}={}", path.display())
}
