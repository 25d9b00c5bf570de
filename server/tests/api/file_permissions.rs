//! Who may read the database.
#![cfg(unix)]

use crate::test_server::{TestServer, comment, folder, settings};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The modes of the database, its log and its index of the log.
fn modes(database: &Path) -> [u32; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        fs::metadata(name).unwrap().permissions().mode() & 0o777
    })
}

#[test]
fn a_new_database_is_its_owners_alone() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 201);

    assert_eq!(modes(&database), [0o600; 3]);
}

#[test]
fn a_database_that_everybody_could_read_is_taken_back() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    // Another process has the file open, so that its log is there, too.
    let other = rusqlite::Connection::open(&database).unwrap();
    other
        .execute_batch("PRAGMA journal_mode = wal; CREATE TABLE a (b); DROP TABLE a;")
        .unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        fs::set_permissions(name, Permissions::from_mode(0o666)).unwrap();
    }
    assert_eq!(modes(&database), [0o666; 3]);

    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 201);

    assert_eq!(modes(&database), [0o600; 3]);
}

#[test]
fn a_file_that_is_no_database_keeps_its_mode() {
    let folder = folder();
    let settings = settings(&folder);
    fs::write(&settings.database, "these are my notes\n".repeat(100)).unwrap();
    fs::set_permissions(&settings.database, Permissions::from_mode(0o644)).unwrap();

    assert!(comment_server::Server::open(settings.clone()).is_err());

    let mode = fs::metadata(&settings.database)
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o644);
}
