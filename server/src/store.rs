//! Comments in a SQLite file.

use crate::clock::Clock;
use crate::comment::{Comment, Status};
use crate::content_hash::content_hash;
use crate::database;
use crate::error::Error;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// SQLite keeps the time in milliseconds; readers get RFC 3339.
const CREATED: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', created / 1000.0, 'unixepoch')";

/// The open database.
///
/// One connection behind a lock: SQLite writes one transaction at a time
/// anyway, and each takes about as long as one flush of the disk.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
    /// Whether the write-ahead log may still have what has been erased.
    log_has_erased: Arc<AtomicBool>,
    clock: Clock,
}

/// A comment together with the circumstances of its arrival.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) comment: Comment,
    pub(crate) status: Status,
    pub(crate) idempotency_key: Option<String>,
}

/// What became of an arrival.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// It is stored, now or by an earlier request with the same key.
    Stored(Receipt),
    /// The same comment is published already.
    Duplicate,
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
        let connection = database::open(path).map_err(|reason| Error::Database {
            path: PathBuf::from(path),
            reason,
        })?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            // By the process before this one.
            log_has_erased: Arc::new(AtomicBool::new(true)),
            clock,
        })
    }

    /// Reads the time from another clock from now on.
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.clock.milliseconds()
    }

    /// Whether the article has a published comment of this number. A held one is as good as missing: its
    /// existence is nobody's business.
    pub(crate) async fn has_published(
        &self,
        article: String,
        id: i64,
    ) -> Result<bool, Unavailable> {
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

    /// Erases the e-mail addresses of the comments that are as old as `kept_since` or older.
    pub(crate) async fn erase_emails(&self, kept_since: i64) -> Result<(), Unavailable> {
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

    // Only what everybody may read is compared, or the answer would tell what a held comment says.
    let content_hash = content_hash(&comment.article, &comment.name, &comment.comment);
    let is_duplicate: bool = transaction.query_row(
        "SELECT EXISTS (SELECT 1 FROM comment WHERE content_hash = ? AND status = 'published')",
        [content_hash],
        |row| row.get(0),
    )?;
    if is_duplicate {
        return Ok(Outcome::Duplicate);
    }

    let receipt = transaction.query_row(
        &format!(
            "INSERT INTO comment (article, parent, name, email, website, comment, lang, \
             status, created, idempotency_key, content_hash) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id, status, {CREATED}"
        ),
        params![
            comment.article,
            comment.parent,
            comment.name,
            comment.email.as_deref().unwrap_or_default(),
            comment.website,
            comment.comment,
            comment.lang,
            arrival.status,
            now,
            arrival.idempotency_key,
            content_hash,
        ],
        receipt,
    )?;
    Ok(Outcome::Stored(receipt))
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
