//! Loads the content that the settings name.

use std::rc::Rc;

use yew::prelude::*;

use crate::config::{Config, RelatedSource};
use crate::load::{self, LoadError, LoadedArticle};
use crate::widget::{ArticleWidget, Msg};
use article_widget_core::article::Article;
use article_widget_core::article::heading_ids::assign_heading_ids;
use article_widget_core::related::Related;
use article_widget_dom::console;

/// State of loading.
pub(super) enum LoadState<T> {
    /// Nothing to load.
    Nothing,
    Waiting,
    Loaded(T),
    Failed {
        /// Whether a retry is in progress.
        is_retrying: bool,
        /// Whether a retry would fail too.
        is_final: bool,
    },
}

impl ArticleWidget {
    /// Resets the state to the article in a configuration.
    pub(super) fn show_article(&mut self, config: &Config) {
        self.article_generation = self.article_generation.wrapping_add(1);
        self.article = match (&config.article, &config.pending, &config.src) {
            (Some(article), ..) => {
                self.unused_parts = config.unused_parts;
                LoadState::Loaded(assign_heading_ids(article.clone()))
            }
            // Keep showing the old article until the new one is parsed.
            (None, Some(_), _) if matches!(self.article, LoadState::Loaded(_)) => return,
            (None, None, None) if config.article_failed => LoadState::Failed {
                is_retrying: false,
                is_final: true,
            },
            (None, None, None) => LoadState::Nothing,
            (None, ..) => LoadState::Waiting,
        };
        self.article_event_pending = true;
    }

    /// Resets the state to the related articles in a configuration.
    pub(super) fn show_related(&mut self, config: &Config) {
        self.related_generation = self.related_generation.wrapping_add(1);
        self.related = match &config.related {
            Some(RelatedSource::Items(items)) => LoadState::Loaded(items.clone()),
            Some(RelatedSource::Url(_) | RelatedSource::Pending(_)) => LoadState::Waiting,
            None => LoadState::Nothing,
        };
    }

    /// Shows documents that the page has already received.
    pub(super) fn show_preloaded(&mut self, config: &Config) {
        if let LoadState::Waiting = self.article
            && let Some(article) = load::try_preloaded_article(config)
        {
            self.article = self.shown(config, article);
        }
        if let Some(related) = load::try_preloaded_related(config) {
            self.related = related_state(related);
        }
    }

    pub(super) fn load_article(&self, ctx: &Context<Self>) {
        let config = ctx.props().config.clone();
        let is_wanted = match self.article {
            LoadState::Waiting
            | LoadState::Failed {
                is_retrying: true, ..
            } => true,
            // This is the previous article, see `show_article`.
            LoadState::Loaded(_) => config.article.is_none() && config.pending.is_some(),
            LoadState::Nothing | LoadState::Failed { .. } => false,
        };
        if is_wanted {
            let generation = self.article_generation;
            ctx.link().send_future(async move {
                Msg::ArticleLoaded(generation, load::article(&config).await)
            });
        }
    }

    pub(super) fn load_related(&self, ctx: &Context<Self>) {
        if let (LoadState::Waiting, Some(source)) = (&self.related, &ctx.props().config.related) {
            let (generation, source) = (self.related_generation, source.clone());
            ctx.link().send_future(async move {
                Msg::RelatedLoaded(generation, load::related(&source).await)
            });
        }
    }

    /// Converts a load result to a state, and logs a warning on failure. If the article in the host's
    /// light DOM cannot be loaded, the host's content stays visible.
    pub(super) fn shown(
        &mut self,
        config: &Config,
        result: Result<LoadedArticle, LoadError>,
    ) -> LoadState<Rc<Article>> {
        let failure = match result {
            Ok(loaded) => {
                self.unused_parts = loaded.unused_parts;
                return LoadState::Loaded(assign_heading_ids(loaded.article));
            }
            Err(failure) => failure,
        };
        console::warn(&failure.message);
        if is_html(config) && (!failure.is_retryable || self.has_own_article()) {
            return LoadState::Nothing;
        }
        LoadState::Failed {
            is_retrying: false,
            is_final: !failure.is_retryable,
        }
    }
}

/// Returns a key for the chosen article. It is stable across loading, failure and retry, which keeps the
/// comment form mounted.
pub(super) fn story_key(config: &Config, loaded: &LoadState<Rc<Article>>) -> String {
    let own = match loaded {
        LoadState::Loaded(article) if config.pending.is_some() => Some(article),
        _ => config.article.as_ref(),
    };
    let own = own.and_then(|article| article.url.as_ref());
    let choice = config.url.as_ref().or(own).or(config.src.as_ref());
    choice.cloned().unwrap_or_default()
}

/// Whether the article is HTML from the host's light DOM or the setting `html`.
pub(super) fn is_html(config: &Config) -> bool {
    let unread = config.pending.as_ref();
    unread.is_some_and(|unread| unread.setting == "html")
}

/// Converts a load result to a state. A failure only logs a warning: the article still works without related
/// articles.
pub(super) fn related_state(result: Result<Rc<[Related]>, String>) -> LoadState<Rc<[Related]>> {
    match result {
        Ok(related) => LoadState::Loaded(related),
        Err(why) => {
            console::warn(&why);
            LoadState::Nothing
        }
    }
}
