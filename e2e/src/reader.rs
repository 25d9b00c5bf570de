use crate::browser::{Browser, Preferences};
use crate::timings::{Phase, Watch};
use crate::{Engine, Page};

/// Somebody who reads: a browser, a window and preferences.
#[derive(Clone, Debug)]
pub struct Reader {
    preferences: Preferences,
    width: u32,
    height: u32,
}

impl Reader {
    /// A reader with a light desktop window of 1280 × 900.
    #[must_use]
    pub fn with(engine: Engine) -> Self {
        Self {
            preferences: Preferences {
                engine,
                dark: false,
                less_motion: false,
                language: None,
            },
            width: 1280,
            height: 900,
        }
    }

    /// Gives the page `width` × `height` CSS pixels.
    #[must_use]
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// Prefers a dark colour scheme.
    #[must_use]
    pub fn in_the_dark(mut self) -> Self {
        self.preferences.dark = true;
        self
    }

    /// Prefers reduced motion.
    #[must_use]
    pub fn with_less_motion(mut self) -> Self {
        self.preferences.less_motion = true;
        self
    }

    /// Prefers pages in this language, a BCP 47 tag. WebKit has no such setting without an
    /// installed locale and stays with English.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        self.preferences.language = Some(language.to_owned());
        self
    }

    /// Opens `url` in a browser that has nothing of any other page.
    pub async fn open(&self, url: &str) -> Page {
        let page = Page::new(Browser::take(&self.preferences).await);
        let _watch = Watch::start(Phase::Page);
        page.resize(self.width, self.height).await;
        page.give_focus().await;
        page.open(url).await;
        page
    }
}
