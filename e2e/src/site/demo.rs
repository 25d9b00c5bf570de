//! The demo site with its comment server.

use crate::{CommentServer, Site};
use comment_server::Settings;

/// The comment server's origin in the demo page.
const DEMO_COMMENTS_ORIGIN: &str = "http://127.0.0.1:8787";

/// The demo page and the server that it sends comments to.
pub struct Demo {
    /// Serves the page.
    pub site: Site,
    /// Takes the comments.
    pub comment_server: CommentServer,
}

impl Demo {
    /// Publishes any number of comments at once.
    pub async fn start() -> Self {
        Self::with(false, 0).await
    }

    /// Holds comments for moderation.
    pub async fn moderated() -> Self {
        Self::with(true, 0).await
    }

    /// Accepts this many comments a minute.
    pub async fn limited_to(per_minute: u32) -> Self {
        Self::with(false, per_minute).await
    }

    async fn with(is_moderated: bool, per_minute: u32) -> Self {
        let site = Site::of_widget().await;
        let comment_server = CommentServer::start(Settings {
            origins: vec![site.origin().to_owned()],
            moderation: is_moderated,
            per_minute,
            ..Settings::default()
        })
        .await;
        site.rewrite(DEMO_COMMENTS_ORIGIN, &comment_server.origin());
        Self {
            site,
            comment_server,
        }
    }

    /// Returns the URL of the page.
    pub fn url(&self) -> String {
        self.site.url("/")
    }
}
