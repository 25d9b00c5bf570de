//! Stores comments in a SQLite file.

use super::database;
use crate::clock::Clock;
use crate::comment::content_hash::content_hash;
use crate::comment::{Comment, Status};
use crate::error::Error;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Formats the creation time as RFC 3339; the database has milliseconds.
const CREATED_SQL: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', created / 1000.0, 'unixepoch')";

/// The open database.
///
/// One connection behind a lock: SQLite writes one transaction at a time
/// anyway, and each takes about as long as one flush of the disk.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
    /// Whether the write-ahead log may still contain erased data.
    log_has_erased: Arc<AtomicBool>,
    clock: Clock,
}

/// A comment to store.
#[derive(Clone, Debug)]
pub(crate) struct NewComment {
    pub(crate) comment: Comment,
    pub(crate) status: Status,
    pub(crate) idempotency_key: Option<String>,
}

/// The result of storing a comment.
#[derive(Clone, Debug)]
pub(crate) enum AddOutcome {
    /// The comment is stored, now or by an earlier request with the same key.
    Stored(Receipt),
    /// The same comment is published already.
    Duplicate,
}

/// The response to the sender of a stored comment.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Receipt {
    pub(crate) id: i64,
    pub(crate) status: Status,
    pub(crate) created: String,
}

/// The public data of a comment.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PublishedComment {
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

/// The database failed. The reason is printed to standard error, for the operator only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StorageError;

impl Store {
    /// Opens the file; creates it and its tables if necessary. `path` must be absolute, as some relative names
    /// have a special meaning to SQLite.
    pub(crate) fn open(path: &Path, clock: Clock) -> Result<Self, Error> {
        let connection = database::open(path).map_err(|reason| Error::Database {
            path: PathBuf::from(path),
            reason,
        })?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            // An earlier process may have erased data.
            log_has_erased: Arc::new(AtomicBool::new(true)),
            clock,
        })
    }

    /// Replaces the clock.
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Returns milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.clock.milliseconds()
    }

    /// Returns whether the article has a published comment with this ID. A held one counts as missing, so that its
    /// existence stays private.
    pub(crate) async fn has_published(
        &self,
        article: String,
        id: i64,
    ) -> Result<bool, StorageError> {
        self.run(move |connection, _| {
            connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM comment \
                 WHERE id = ? AND article = ? AND status = 'published')",
                params![id, article],
                |row| row.get(0),
            )
        })
        .await
    }

    /// Returns the published comment with this ID.
    pub(crate) async fn published(
        &self,
        id: i64,
    ) -> Result<Option<PublishedComment>, StorageError> {
        self.run(move |connection, _| {
            connection
                .query_row(
                    &format!(
                        "SELECT id, article, parent, name, website, comment, lang, status, \
                         {CREATED_SQL} FROM comment WHERE id = ? AND status = 'published'"
                    ),
                    [id],
                    |row| {
                        Ok(PublishedComment {
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

    /// Stores a comment, unless it is a duplicate.
    pub(crate) async fn add(&self, new_comment: NewComment) -> Result<AddOutcome, StorageError> {
        self.run(move |connection, clock| {
            // IMMEDIATE: no other process may write between the reads and the write below.
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Inside the transaction, so that comments are in the order of their times.
            let now = clock.milliseconds();
            let outcome = add(&transaction, &new_comment, now)?;
            transaction.commit()?;
            Ok(outcome)
        })
        .await
    }

    /// Erases the e-mail addresses of comments created at `kept_since` or before.
    pub(crate) async fn erase_emails(&self, kept_since: i64) -> Result<(), StorageError> {
        let log_has_erased = Arc::clone(&self.log_has_erased);
        self.run(move |connection, _| {
            let erased = connection.execute(
                "UPDATE comment SET email = '' WHERE email <> '' AND created <= ?",
                [kept_since],
            )?;
            if log_has_erased.load(Ordering::Relaxed) || erased > 0 {
                let is_truncated = database::truncate_log(connection)?;
                log_has_erased.store(!is_truncated, Ordering::Relaxed);
            }
            Ok(())
        })
        .await
    }

    /// Runs `job` on a blocking thread.
    async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection, &Clock) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StorageError> {
        let store = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            // After a panic the connection is usable: dropping an unfinished transaction rolls it back.
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
                Err(StorageError)
            }
            Err(error) => {
                eprintln!("the database failed: {error}");
                Err(StorageError)
            }
        }
    }
}

fn add(
    transaction: &Transaction<'_>,
    new_comment: &NewComment,
    now: i64,
) -> rusqlite::Result<AddOutcome> {
    let comment = &new_comment.comment;
    if let Some(key) = &new_comment.idempotency_key {
        let earlier = transaction
            .query_row(
                &format!("SELECT id, status, {CREATED_SQL} FROM comment WHERE idempotency_key = ?"),
                [key],
                receipt,
            )
            .optional()?;
        if let Some(receipt) = earlier {
            return Ok(AddOutcome::Stored(receipt));
        }
    }

    // Compares published comments only: otherwise the response would reveal the text of a held one.
    let content_hash = content_hash(&comment.article, &comment.name, &comment.comment);
    let is_duplicate: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM comment WHERE content_hash = ? AND status = 'published')",
        [content_hash],
        |row| row.get(0),
    )?;
    if is_duplicate {
        return Ok(AddOutcome::Duplicate);
    }

    let receipt = transaction.query_row(
        &format!(
            "INSERT INTO comment (article, parent, name, email, website, comment, lang, \
             status, created, idempotency_key, content_hash) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id, status, {CREATED_SQL}"
        ),
        params![
            comment.article,
            comment.parent,
            comment.name,
            comment.email.as_deref().unwrap_or_default(),
            comment.website,
            comment.comment,
            comment.lang,
            new_comment.status,
            now,
            new_comment.idempotency_key,
            content_hash,
        ],
        receipt,
    )?;
    Ok(AddOutcome::Stored(receipt))
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
