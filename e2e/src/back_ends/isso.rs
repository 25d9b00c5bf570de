//! A real Isso server.

use super::service::{Service, free_address, is_listening, temp_folder};
use crate::runner::timings::{Phase, Stopwatch};
use crate::{Site, StoredComment};
use rusqlite::{Connection, OpenFlags};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// The settings of an [`Isso`]. By default it publishes every comment at once.
#[derive(Clone, Debug, Default)]
pub struct IssoSettings {
    /// Whether comments wait for a moderator.
    pub moderation: bool,
    /// Whether a comment without a name is refused.
    pub require_author: bool,
    /// Whether a comment without an address is refused.
    pub require_email: bool,
    /// How many comments an address may post a minute; `None` for any number.
    pub per_minute: Option<u32>,
}

/// A real Isso server with its own port and database. Dropping it stops it.
pub struct Isso {
    origin: String,
    database: PathBuf,
    _service: Service,
    // Last, so that the database outlives the server.
    _folder: TempDir,
}

impl Isso {
    /// Starts a server that accepts comments from this site's pages.
    pub async fn start(site: &Site, settings: IssoSettings) -> Self {
        let _watch = Stopwatch::start(Phase::BackEnd);
        let folder = temp_folder("e2e-isso-");
        let database = folder.path().join("comments.sqlite");
        let configuration = folder.path().join("isso.cfg");
        let address = free_address();
        let origin = format!("http://{address}");
        let IssoSettings {
            moderation,
            require_author,
            require_email,
            per_minute,
        } = settings;
        let guarded = require_author || require_email || per_minute.is_some();
        let per_minute = per_minute.unwrap_or(u32::MAX);
        fs::write(
            &configuration,
            format!(
                "[general]\ndbpath = {}\nhost = {}\n[server]\nlisten = {origin}\n\
                 [moderation]\nenabled = {moderation}\n\
                 [guard]\nenabled = {guarded}\nratelimit = {per_minute}\ndirect-reply = {}\n\
                 require-author = {require_author}\nrequire-email = {require_email}\n",
                database.display(),
                site.origin(),
                u32::MAX,
            ),
        )
        .expect("its settings are written");
        let program = env::var_os("ARTICLE_WIDGET_ISSO").unwrap_or_else(|| "isso".into());
        let found = Command::new(&program).arg("--version").output();
        assert!(
            found.is_ok_and(|output| output.status.success()),
            "these tests post comments to a real Isso: install it (`pip install isso`, which wants \
             a C compiler and Python's headers) and name its program in ARTICLE_WIDGET_ISSO"
        );
        let service = Service::start(
            "isso",
            folder.path(),
            Command::new(program)
                .arg("-c")
                .arg(configuration)
                .arg("run")
                .env_remove("ISSO_SETTINGS"),
            || is_listening(address),
        );
        Self {
            origin,
            database,
            _service: service,
            _folder: folder,
        }
    }

    /// Returns the URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Returns the comments in its database, oldest first.
    pub fn comments(&self) -> Vec<StoredComment> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let database =
            Connection::open_with_flags(&self.database, flags).expect("the database opens");
        let mut query = database
            .prepare(
                "SELECT uri, author, email, website, text, mode
                 FROM comments JOIN threads ON threads.id = tid ORDER BY comments.id",
            )
            .expect("the tables are as expected");
        let rows = query
            .query_map([], |row| {
                let mode: u8 = row.get("mode")?;
                let text = |column| row.get::<_, Option<String>>(column);
                Ok(StoredComment {
                    article: row.get("uri")?,
                    name: text("author")?.unwrap_or_default(),
                    email: text("email")?.unwrap_or_default(),
                    website: text("website")?,
                    comment: row.get("text")?,
                    status: match mode {
                        1 => "published".to_owned(),
                        2 => "held".to_owned(),
                        other => format!("mode {other}"),
                    },
                })
            })
            .expect("the rows are read");
        rows.map(|row| row.expect("a row")).collect()
    }
}
