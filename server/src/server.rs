//! Opens, serves and stops.

use crate::clock::Clock;
use crate::error::Error;
use crate::http::accept;
use crate::http::connections::{Connections, Limits};
use crate::http::cors::Origins;
use crate::http::hosts::Hosts;
use crate::http::rate_limit::RateLimit;
use crate::http::routes::{self, AppState};
use crate::settings::Settings;
use crate::storage::store::Store;
use std::convert::Infallible;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// How often expired data is erased.
const ERASE_INTERVAL: Duration = Duration::from_secs(60);

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A server whose database is open.
#[derive(Debug)]
pub struct Server {
    state: AppState,
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
        let origins = Origins::parse(&settings.origins)?;
        let hosts = Hosts::parse(&settings.hosts)?;
        let database =
            std::path::absolute(&settings.database).map_err(|error| Error::Database {
                path: settings.database.clone(),
                reason: error.into(),
            })?;
        let store = Store::open(&database, Clock::system())?;
        Ok(Self {
            state: AppState {
                store,
                is_moderated: settings.moderation,
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

    /// Returns the server with another clock.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.state.store.set_clock(clock);
        self
    }

    /// Returns the absolute path of the SQLite file.
    #[must_use]
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// Serves requests on `listener` until `shutdown` completes, and then finishes pending requests for up to five
    /// seconds.
    ///
    /// # Errors
    ///
    /// [`Error::Serve`].
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Error> {
        // Before the first request: data may have expired while the server was down.
        self.erase_expired().await;
        let router = routes::router(self.state.clone());
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
        let store = &self.state.store;
        let now = store.now();
        self.state.rate_limit.remove_expired(now);
        let kept_since = now - i64::from(self.email_days) * DAY_MS;
        // The store has reported a failure; the next turn tries again.
        let _ = store.erase_emails(kept_since).await;
    }
}

/// Opens the database and serves requests on `listener` until `shutdown` completes.
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
