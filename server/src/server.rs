//! The endpoint as something that can be started and stopped.

use crate::accept;
use crate::clock::Clock;
use crate::connections::{Connections, Limits};
use crate::error::Error;
use crate::hosts::Hosts;
use crate::origins::Origins;
use crate::rate_limit::RateLimit;
use crate::routes::{self, Endpoint};
use crate::settings::Settings;
use crate::store::Store;
use std::convert::Infallible;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// How often what has served its time is erased.
const ERASE_INTERVAL: Duration = Duration::from_secs(60);

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An endpoint whose database is open and which can start to serve.
#[derive(Debug)]
pub struct Server {
    endpoint: Endpoint,
    connections: Connections,
    email_days: u32,
    database: PathBuf,
}

impl Server {
    /// Checks the settings and opens the database.
    ///
    /// # Errors
    ///
    /// [`Error::Origin`], [`Error::Host`] and [`Error::Database`].
    pub fn open(settings: Settings) -> Result<Self, Error> {
        let origins = Origins::read(&settings.origins)?;
        let hosts = Hosts::read(&settings.hosts)?;
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
                rate_limit: RateLimit::new(settings.per_minute),
                keeps_emails: settings.email_days != 0,
                origins,
                hosts,
            },
            connections: Connections::new(Limits {
                total: settings.connections,
                per_network: settings.connections_per_address,
            }),
            email_days: settings.email_days,
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

    /// Answers requests on `listener` until `shutdown` completes; then finishes the requests under way, for
    /// at most five seconds.
    ///
    /// # Errors
    ///
    /// [`Error::Serve`].
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Error> {
        // Before the first request: what has expired while the server was down is nobody's to read.
        self.erase_expired().await;
        let router = routes::router(self.endpoint.clone());
        let serving = accept::serve(listener, router, self.connections.clone(), shutdown);
        tokio::select! {
            served = serving => served.map_err(Error::Serve),
            never = self.keep_erasing() => match never {},
        }
    }

    async fn keep_erasing(&self) -> Infallible {
        loop {
            sleep(ERASE_INTERVAL).await;
            self.erase_expired().await;
        }
    }

    async fn erase_expired(&self) {
        let store = &self.endpoint.store;
        let now = store.now();
        self.endpoint.rate_limit.forget_expired(now);
        let kept_since = now - i64::from(self.email_days) * DAY_MS;
        // A failure has been reported; the next turn tries again.
        let _ = store.erase_emails(kept_since).await;
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
