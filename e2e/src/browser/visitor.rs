use super::{Browser, Preferences};
use crate::runner::timings::{Phase, Stopwatch};
use crate::{Engine, Page};

/// A visitor to a page: an engine, a window size and preferences.
#[derive(Clone, Debug)]
pub struct Visitor {
    preferences: Preferences,
    width: u32,
    height: u32,
}

impl Visitor {
    /// A visitor with a window of 1280 × 900 and a light colour scheme.
    #[must_use]
    pub fn with(engine: Engine) -> Self {
        Self {
            preferences: Preferences {
                engine,
                prefers_dark: false,
                prefers_reduced_motion: false,
                language: None,
            },
            width: 1280,
            height: 900,
        }
    }

    /// Sets the size of the page to `width` × `height` CSS pixels.
    #[must_use]
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// Prefers a dark colour scheme.
    #[must_use]
    pub fn preferring_dark(mut self) -> Self {
        self.preferences.prefers_dark = true;
        self
    }

    /// Prefers reduced motion.
    #[must_use]
    pub fn preferring_reduced_motion(mut self) -> Self {
        self.preferences.prefers_reduced_motion = true;
        self
    }

    /// Prefers pages in this language, a BCP 47 tag. WebKit ignores it: without an installed locale it stays with
    /// English.
    #[must_use]
    pub fn preferring_language(mut self, language: &str) -> Self {
        self.preferences.language = Some(language.to_owned());
        self
    }

    /// Opens `url` in a browser without data of other pages.
    pub async fn open(&self, url: &str) -> Page {
        let page = Page::new(Browser::acquire(&self.preferences).await);
        let _watch = Stopwatch::start(Phase::Page);
        page.resize(self.width, self.height).await;
        page.give_focus().await;
        page.open(url).await;
        page
    }
}
