//! The endpoint as something that can be started and stopped.

use crate::clock::Clock;
use crate::error::Error;
use crate::origins::Origins;
use crate::routes::{self, Endpoint};
use crate::settings::Settings;
use crate::store::Store;
use std::future::{self, Future, IntoFuture};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long a stopping server waits for requests under way. Without an end to
/// it, one stalled client could keep the server from stopping.
const GRACE: Duration = Duration::from_secs(5);

/// An endpoint whose database is open and which can start to serve.
#[derive(Debug)]
pub struct Server {
    endpoint: Endpoint,
    database: PathBuf,
}

impl Server {
    /// Checks the settings and opens the database.
    ///
    /// # Errors
    ///
    /// [`Error::Origin`] and [`Error::Database`].
    pub fn open(settings: Settings) -> Result<Self, Error> {
        let origins = Origins::read(&settings.origins)?;
        let database =
            std::path::absolute(&settings.database).map_err(|error| Error::Database {
                path: settings.database.clone(),
                reason: error.into(),
            })?;
        let store = Store::open(&database, Clock::system())?;
        Ok(Self {
            endpoint: Endpoint {
                store,
                moderation: settings.moderation,
                per_minute: settings.per_minute,
                origins,
            },
            database,
        })
    }

    /// The same server, reading the time from `clock`.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.endpoint.store.set_clock(clock);
        self
    }

    /// The absolute path of the SQLite file.
    #[must_use]
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// Answers requests on `listener` until `shutdown` completes, then
    /// finishes those under way, for at most five seconds.
    ///
    /// # Errors
    ///
    /// [`Error::Serve`].
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Error> {
        let router = routes::router(self.endpoint);
        let (stopping, stopped) = oneshot::channel();
        let serving = axum::serve(
            listener,
            router.into_make_service_with_connect_info::<SocketAddr>(),
        )
        .with_graceful_shutdown(async move {
            shutdown.await;
            // Nobody listens any more only when serving has ended by itself.
            let _ = stopping.send(());
        })
        .into_future();
        let patience = async move {
            match stopped.await {
                Ok(()) => tokio::time::sleep(GRACE).await,
                Err(_) => future::pending().await,
            }
        };
        tokio::select! {
            served = serving => served.map_err(Error::Serve),
            () = patience => Ok(()),
        }
    }
}

/// Opens the database and answers requests on `listener` until `shutdown`
/// completes.
///
/// # Errors
///
/// Every [`Error`].
pub async fn serve(
    listener: TcpListener,
    settings: Settings,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    Server::open(settings)?.serve(listener, shutdown).await
}
