use comment_server::{Server, Settings};
use rusqlite::{Connection, OpenFlags};
use std::net::{Ipv4Addr, SocketAddr};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A comment in a back end's database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredComment {
    /// The ID of its article.
    pub article: String,
    /// The author's name, may be empty.
    pub name: String,
    /// The author's e-mail address, may be empty.
    pub email: String,
    /// The author's site.
    pub website: Option<String>,
    /// The text.
    pub comment: String,
    /// `published`, `held`, or the back end's own word for another status.
    pub status: String,
}

/// The real `comment-server` with its own port and database.
pub struct CommentServer {
    settings: Settings,
    address: SocketAddr,
    running: Option<Running>,
    // Last, so that the database outlives the server.
    _folder: TempDir,
}

struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl CommentServer {
    /// Starts the server with these settings and a new database.
    pub async fn start(settings: Settings) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("e2e-comments-")
            .tempdir()
            .expect("a temporary folder");
        let mut server = Self {
            settings: Settings {
                database: folder.path().join("comments.sqlite"),
                ..settings
            },
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            running: None,
            _folder: folder,
        };
        server.resume().await;
        server
    }

    /// Stops listening; [`Self::resume`] listens on the same port.
    pub async fn stop(&mut self) {
        let running = self.running.take().expect("the server runs");
        let _ = running.stop.send(());
        running.task.await.expect("the server ends");
    }

    /// Listens again on the same port, with the same database.
    pub async fn resume(&mut self) {
        assert!(self.running.is_none(), "the server runs already");
        let listener = TcpListener::bind(self.address).await.expect("a port");
        self.address = listener.local_addr().expect("an address");
        let server = Server::open(self.settings.clone()).expect("the server opens");
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let stopped = async {
                let _ = stopped.await;
            };
            let served = server.serve(listener, stopped).await;
            served.expect("the server runs");
        });
        self.running = Some(Running { stop, task });
    }

    /// Returns scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the stored comments, oldest first.
    pub fn comments(&self) -> Vec<StoredComment> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let database = Connection::open_with_flags(&self.settings.database, flags)
            .expect("the database opens");
        let mut query = database
            .prepare(
                "SELECT article, name, email, website, comment, status FROM comment ORDER BY id",
            )
            .expect("the table is as expected");
        let rows = query
            .query_map([], |row| {
                Ok(StoredComment {
                    article: row.get(0)?,
                    name: row.get(1)?,
                    email: row.get(2)?,
                    website: row.get(3)?,
                    comment: row.get(4)?,
                    status: row.get(5)?,
                })
            })
            .expect("the rows are read");
        rows.map(|row| row.expect("a row")).collect()
    }
}
