use comment_server::{Server, Settings};
use rusqlite::{Connection, OpenFlags};
use std::net::{Ipv4Addr, SocketAddr};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A comment as it lies in a back end's database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Which article it belongs to.
    pub article: String,
    /// Who wrote it, empty if they gave no name.
    pub name: String,
    /// Their address, empty if they gave none.
    pub email: String,
    /// Their site.
    pub website: Option<String>,
    /// What they wrote.
    pub comment: String,
    /// `published`, `held`, or what else the back end calls it.
    pub status: String,
}

/// The real comment server on a port of its own, with a database of its own.
pub struct Endpoint {
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

impl Endpoint {
    /// Starts with these settings, but for the database, which is a new one.
    pub async fn start(settings: Settings) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("e2e-comments-")
            .tempdir()
            .expect("a temporary folder");
        let mut endpoint = Self {
            settings: Settings {
                database: folder.path().join("comments.sqlite"),
                ..settings
            },
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            running: None,
            _folder: folder,
        };
        endpoint.resume().await;
        endpoint
    }

    /// Stops listening; the port is kept for [`Self::resume`].
    pub async fn stop(&mut self) {
        let running = self.running.take().expect("the endpoint runs");
        let _ = running.stop.send(());
        running.task.await.expect("the endpoint ends");
    }

    /// Listens again where it did before, with what it had stored.
    pub async fn resume(&mut self) {
        assert!(self.running.is_none(), "the endpoint runs already");
        let listener = TcpListener::bind(self.address).await.expect("a port");
        self.address = listener.local_addr().expect("an address");
        let server = Server::open(self.settings.clone()).expect("the endpoint opens");
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let stopped = async {
                let _ = stopped.await;
            };
            let served = server.serve(listener, stopped).await;
            served.expect("the endpoint runs");
        });
        self.running = Some(Running { stop, task });
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Everything stored, oldest first.
    pub fn comments(&self) -> Vec<Comment> {
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
                Ok(Comment {
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
