//! The SQLite file: its permissions, its schema, and secure deletion.

use crate::comment::content_hash::content_hash;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The version of the schema that this program reads and writes.
const SCHEMA_VERSION: i64 = 2;

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Readable and writable by its owner alone.
#[cfg(unix)]
const PRIVATE_MODE: u32 = 0o600;

type Reason = Box<dyn std::error::Error + Send + Sync>;

/// Opens the file; creates it and its tables if necessary, and migrates an older schema.
pub(crate) fn open(path: &Path) -> Result<Connection, Reason> {
    create_private(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Before any change, also of the mode: the file may belong to another program.
    let version = version(&connection)?;
    if version > SCHEMA_VERSION {
        return Err(format!(
            "its schema has version {version}; this program knows version {SCHEMA_VERSION}"
        )
        .into());
    }
    make_private(path)?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    // In WAL mode only FULL flushes at every commit; a comment that was confirmed with 201 must
    // survive a power cut.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Overwrites erased data with zeros.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    if version == 1 {
        // Free pages still contain data deleted without `secure_delete`.
        connection.execute_batch("VACUUM")?;
    }
    migrate(&mut connection)?;
    if version == 1 {
        // Frees the space of the former index.
        connection.execute_batch("VACUUM")?;
    }
    Ok(connection)
}

/// Writes the write-ahead log to the file and truncates it, so that it has no erased data. Returns `false` while
/// another process reads the log.
pub(crate) fn truncate_log(connection: &Connection) -> rusqlite::Result<bool> {
    // Does not wait, as requests would wait too.
    connection.busy_timeout(Duration::ZERO)?;
    let is_busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(!is_busy?)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    // IMMEDIATE fails at once if the file is not writable.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have migrated the file meanwhile.
    match version(&transaction)? {
        0 => transaction.execute_batch(include_str!("schema.sql"))?,
        1 => {
            transaction.execute_batch(include_str!("from_version_1.sql"))?;
            hash_contents(&transaction)?;
        }
        _ => return Ok(()),
    }
    transaction.execute_batch(include_str!("indexes.sql"))?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()
}

fn hash_contents(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut select =
        transaction.prepare("SELECT article, name, comment FROM comment WHERE id = ?")?;
    let mut update = transaction.prepare("UPDATE comment SET content_hash = ? WHERE id = ?")?;
    let mut ids = transaction.prepare("SELECT id FROM comment")?;
    let ids = ids
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    for id in ids {
        let hash = select.query_row([id], |row| {
            let [article, name, comment]: [String; 3] = [row.get(0)?, row.get(1)?, row.get(2)?];
            Ok(content_hash(&article, &name, &comment))
        })?;
        update.execute(params![hash, id])?;
    }
    Ok(())
}

/// Creates the file if it is missing: SQLite would create one that others can read.
fn create_private(path: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, PRIVATE_MODE);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// Removes the permissions of others for the file and those that SQLite has beside it. Files that SQLite creates later
/// get the mode of the database.
#[cfg(unix)]
fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mode = fs::Permissions::from_mode(PRIVATE_MODE);
        match fs::set_permissions(with_suffix(path, suffix), mode) {
            Err(error) if suffix.is_empty() || error.kind() != io::ErrorKind::NotFound => {
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_private(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::open;
    use rusqlite::types::Value;

    #[test]
    fn every_commit_is_flushed_to_a_file_of_the_current_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("comments.sqlite");

        let first = open(&path).unwrap();
        let second = open(&path).unwrap();

        for connection in [first, second] {
            let pragma = |name| -> Value {
                connection
                    .pragma_query_value(None, name, |row| row.get(0))
                    .unwrap()
            };
            assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
            // 2 is FULL.
            assert_eq!(pragma("synchronous"), 2.into());
            assert_eq!(pragma("busy_timeout"), 5000.into());
            assert_eq!(pragma("secure_delete"), 1.into());
            assert_eq!(pragma("user_version"), 2.into());
        }
    }
}
