use crate::driver::Driver;
use crate::{Engine, Page};

/// Somebody who reads: a browser, a window and preferences.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(crate) engine: Engine,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dark: bool,
    pub(crate) less_motion: bool,
    pub(crate) language: Option<String>,
}

impl Reader {
    /// A reader with a light desktop window of 1280 × 900.
    #[must_use]
    pub fn with(engine: Engine) -> Self {
        Self {
            engine,
            width: 1280,
            height: 900,
            dark: false,
            less_motion: false,
            language: None,
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
        self.dark = true;
        self
    }

    /// Prefers reduced motion.
    #[must_use]
    pub fn with_less_motion(mut self) -> Self {
        self.less_motion = true;
        self
    }

    /// Prefers pages in this language, a BCP 47 tag. WebKit has no such setting without an
    /// installed locale and stays with English.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        self.language = Some(language.to_owned());
        self
    }

    /// Starts the browser and opens `url` in it.
    pub async fn open(&self, url: &str) -> Page {
        let driver = Driver::start(self);
        let client = driver.session(self).await;
        let page = Page::new(self.engine, client, driver);
        page.resize(self.width, self.height).await;
        page.give_focus().await;
        page.open(url).await;
        page
    }
}
