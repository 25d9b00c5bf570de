use crate::{Endpoint, Site};
use comment_server::Settings;

/// Where the demo page sends comments as it is built.
const BUILT_IN: &str = "http://127.0.0.1:8787";

/// The demo page and the endpoint it sends comments to.
pub struct Demo {
    /// Serves the page.
    pub site: Site,
    /// Takes the comments.
    pub endpoint: Endpoint,
}

impl Demo {
    /// Publishes comments at once, any number of them.
    pub async fn start() -> Self {
        Self::with(false, 0).await
    }

    /// Holds comments for moderation.
    pub async fn moderated() -> Self {
        Self::with(true, 0).await
    }

    /// Takes this many comments a minute.
    pub async fn limited_to(per_minute: u32) -> Self {
        Self::with(false, per_minute).await
    }

    async fn with(moderation: bool, per_minute: u32) -> Self {
        let site = Site::of_the_widget().await;
        let endpoint = Endpoint::start(Settings {
            origins: vec![site.origin().to_owned()],
            moderation,
            per_minute,
            ..Settings::default()
        })
        .await;
        site.rewrite(BUILT_IN, &endpoint.origin());
        Self { site, endpoint }
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.site.url("/")
    }
}
