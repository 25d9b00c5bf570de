//! Comments in a SQLite file.

use crate::clock::Clock;
use crate::comment::{Comment, Status};
use crate::error::Error;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The schema this program reads and writes.
const VERSION: i64 = 1;

/// The window of the limit per minute.
const WINDOW: i64 = 60_000;

/// SQLite keeps the time in milliseconds; readers get RFC 3339.
const CREATED: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', created / 1000.0, 'unixepoch')";

/// The open database.
///
/// One connection behind a lock: SQLite writes one transaction at a time
/// anyway, and each takes about as long as one flush of the disk.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
    clock: Clock,
}

/// A comment together with the circumstances of its arrival.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) comment: Comment,
    pub(crate) status: Status,
    pub(crate) address: String,
    pub(crate) idempotency_key: Option<String>,
    /// 0 is no limit.
    pub(crate) per_minute: u32,
}

/// What became of an arrival.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// It is stored, now or by an earlier request with the same key.
    Stored(Receipt),
    /// The same comment was already there.
    Duplicate,
    /// The address has reached its limit.
    TooMany {
        /// Whole seconds until there is room for another one.
        retry_after: i64,
    },
}

/// What the sender of a stored comment is told.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Receipt {
    pub(crate) id: i64,
    pub(crate) status: Status,
    pub(crate) created: String,
}

/// What everybody may read of a comment.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Published {
    id: i64,
    article: String,
    parent: Option<i64>,
    name: String,
    website: Option<String>,
    comment: String,
    lang: Option<String>,
    status: Status,
    created: String,
}

/// The database did not do its work. The reason has gone to standard error:
/// it concerns the operator and nobody else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unavailable;

impl Store {
    /// Opens the file, creating it and its tables as needed. `path` has to be
    /// absolute, as SQLite gives a meaning of their own to some other names.
    pub(crate) fn open(path: &Path, clock: Clock) -> Result<Self, Error> {
        let connection = connect(path).map_err(|reason| Error::Database {
            path: PathBuf::from(path),
            reason,
        })?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            clock,
        })
    }

    /// Reads the time from another clock from now on.
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Whether the article has a comment of this number.
    pub(crate) async fn has(&self, article: String, id: i64) -> Result<bool, Unavailable> {
        self.run(move |connection, _| {
            connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM comment WHERE id = ? AND article = ?)",
                params![id, article],
                |row| row.get(0),
            )
        })
        .await
    }

    /// The published comment of this number.
    pub(crate) async fn published(&self, id: i64) -> Result<Option<Published>, Unavailable> {
        self.run(move |connection, _| {
            connection
                .query_row(
                    &format!(
                        "SELECT id, article, parent, name, website, comment, lang, status, \
                         {CREATED} FROM comment WHERE id = ? AND status = 'published'"
                    ),
                    [id],
                    |row| {
                        Ok(Published {
                            id: row.get(0)?,
                            article: row.get(1)?,
                            parent: row.get(2)?,
                            name: row.get(3)?,
                            website: row.get(4)?,
                            comment: row.get(5)?,
                            lang: row.get(6)?,
                            status: row.get(7)?,
                            created: row.get(8)?,
                        })
                    },
                )
                .optional()
        })
        .await
    }

    /// Stores a comment, once.
    pub(crate) async fn add(&self, arrival: Arrival) -> Result<Outcome, Unavailable> {
        self.run(move |connection, clock| {
            // IMMEDIATE: what is read below must still hold when the row is
            // written, even if another process has the file open.
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Inside the transaction, so that waiting for it cannot reorder.
            let now = clock.milliseconds();
            let outcome = add(&transaction, &arrival, now)?;
            transaction.commit()?;
            Ok(outcome)
        })
        .await
    }

    /// Runs `job` where blocking is allowed.
    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection, &Clock) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let store = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            // A panic leaves no half-done work behind: an unfinished
            // transaction is rolled back when it is dropped.
            let mut connection = store
                .connection
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            job(&mut connection, &store.clock)
        })
        .await;
        match done {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => {
                eprintln!("the database failed: {error}");
                Err(Unavailable)
            }
            Err(error) => {
                eprintln!("the database failed: {error}");
                Err(Unavailable)
            }
        }
    }
}

fn connect(path: &Path) -> Result<Connection, Box<dyn std::error::Error + Send + Sync>> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    // In WAL mode only FULL flushes at every commit; an answer of 201 must
    // survive a power cut.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    migrate(&mut connection)?;
    Ok(connection)
}

fn migrate(connection: &mut Connection) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    // Also tells at once whether the file can be written to.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        0 => {
            transaction.execute_batch(include_str!("schema.sql"))?;
            transaction.pragma_update(None, "user_version", VERSION)?;
        }
        VERSION => {}
        other => {
            return Err(format!(
                "its schema has version {other}; this program knows version {VERSION}"
            )
            .into());
        }
    }
    transaction.commit()?;
    Ok(())
}

fn add(transaction: &Transaction<'_>, arrival: &Arrival, now: i64) -> rusqlite::Result<Outcome> {
    let comment = &arrival.comment;
    if let Some(key) = &arrival.idempotency_key {
        let earlier = transaction
            .query_row(
                &format!("SELECT id, status, {CREATED} FROM comment WHERE idempotency_key = ?"),
                [key],
                receipt,
            )
            .optional()?;
        if let Some(receipt) = earlier {
            return Ok(Outcome::Stored(receipt));
        }
    }

    let email = comment.email.as_deref().unwrap_or_default();
    let duplicate: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM comment \
         WHERE article = ? AND name = ? AND email = ? AND comment = ?)",
        params![comment.article, comment.name, email, comment.comment],
        |row| row.get(0),
    )?;
    if duplicate {
        return Ok(Outcome::Duplicate);
    }

    if let Some(retry_after) = wait(transaction, &arrival.address, arrival.per_minute, now)? {
        return Ok(Outcome::TooMany { retry_after });
    }

    let receipt = transaction.query_row(
        &format!(
            "INSERT INTO comment (article, parent, name, email, website, comment, lang, \
             status, created, address, idempotency_key) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id, status, {CREATED}"
        ),
        params![
            comment.article,
            comment.parent,
            comment.name,
            email,
            comment.website,
            comment.comment,
            comment.lang,
            arrival.status,
            now,
            arrival.address,
            arrival.idempotency_key,
        ],
        receipt,
    )?;
    Ok(Outcome::Stored(receipt))
}

/// Seconds until `address` may store another comment; `None` when it may now.
fn wait(
    transaction: &Transaction<'_>,
    address: &str,
    per_minute: u32,
    now: i64,
) -> rusqlite::Result<Option<i64>> {
    if per_minute == 0 {
        return Ok(None);
    }
    // With as many comments in the window as are allowed this is the oldest
    // of them. With more, after a restart with a lower limit, it is the one
    // whose leaving makes room. Comments from the future, left by a clock
    // that was set back, do not count: they would lock the address out.
    let leaving: Option<i64> = transaction
        .query_row(
            "SELECT created FROM comment WHERE address = ? AND created > ? AND created <= ? \
             ORDER BY created DESC LIMIT 1 OFFSET ?",
            params![address, now - WINDOW, now, per_minute - 1],
            |row| row.get(0),
        )
        .optional()?;
    Ok(leaving.map(|created| (created + WINDOW - now + 999) / 1000))
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<Receipt> {
    Ok(Receipt {
        id: row.get(0)?,
        status: row.get(1)?,
        created: row.get(2)?,
    })
}

impl ToSql for Status {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Published => "published",
            Self::Held => "held",
        }
        .into())
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "published" => Ok(Self::Published),
            "held" => Ok(Self::Held),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::connect;
    use rusqlite::types::Value;

    #[test]
    fn every_commit_is_flushed_to_a_file_of_the_current_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("comments.sqlite");

        let first = connect(&path).unwrap();
        let second = connect(&path).unwrap();

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
            assert_eq!(pragma("user_version"), 1.into());
        }
    }

    #[test]
    fn the_table_itself_refuses_a_duplicate() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connect(&folder.path().join("comments.sqlite")).unwrap();
        let insert = "INSERT INTO comment (article, name, email, comment, status, created, address) \
                      VALUES ('/a', 'Ada', '', 'Hello', 'published', 0, '')";

        let first = connection.execute(insert, []);
        let second = connection.execute(insert, []);

        assert_eq!(first, Ok(1));
        assert_eq!(
            second.unwrap_err().sqlite_error_code(),
            Some(rusqlite::ErrorCode::ConstraintViolation)
        );
    }
}
