//! What surrounds a part of an article, and how it is to be set.

use std::cell::Cell;

use yew::{AttrValue, Callback};

use crate::components::article::ArticleOptions;
use crate::components::article::embed::EmbedRequest;
use crate::components::article::footnotes::FootnoteIndex;
use article_widget_core::article::Article;
use article_widget_core::article::consent::Consent;
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::language::{Direction, direction};

/// The surroundings of a part.
#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The article as a whole.
    pub article: &'a Article,
    /// BCP 47 tag of the language of the text.
    pub lang: &'a str,
    /// The direction of the text.
    pub dir: Direction,
    /// BCP 47 tag of the interface's language.
    pub ui_lang: &'a str,
    /// What is said in the interface's language.
    pub messages: &'a Messages,
    /// The level of the headline's heading.
    pub heading_level: u8,
    /// The prefix of every `id`.
    pub id_prefix: &'a AttrValue,
    /// What the host has chosen.
    pub options: ArticleOptions,
    /// Whose content is shown without asking.
    pub consent: Consent,
    /// Called when a reader requests an embed.
    pub on_embed_request: &'a Callback<EmbedRequest>,
    /// The notes of the article.
    pub footnotes: &'a FootnoteIndex<'a>,
    /// How many parts have been given a name of their own.
    pub numbers: &'a Cell<u32>,
    /// Remaining pull quotes to search for in the article; each search reads all of it.
    pub pull_quotes_left: &'a Cell<u32>,
    /// Whether it may not be laid out yet.
    pub is_in_chunk: bool,
    /// Whether it is inside a link, which holds no other (HTML, the `a` element).
    pub is_in_link: bool,
}

impl<'a> RenderContext<'a> {
    /// The `id` of a place that the publisher has named. It cannot be one of the widget's own.
    pub fn id(&self, name: &str) -> AttrValue {
        [self.id_prefix, "--", name].concat().into()
    }

    /// The `id` of something that belongs to the widget.
    pub fn article_id(&self, name: &str) -> AttrValue {
        [self.id_prefix, "-", name].concat().into()
    }

    /// An `id` that nothing else has.
    pub fn new_id(&self) -> AttrValue {
        let number = self.numbers.get() + 1;
        self.numbers.set(number);
        self.article_id(&number.to_string())
    }

    /// The same surroundings in another language or direction; a language brings its own.
    pub fn with_language(&self, lang: Option<&'a str>, dir: Option<Direction>) -> Self {
        Self {
            lang: lang.unwrap_or(self.lang),
            dir: dir.or(lang.map(direction)).unwrap_or(self.dir),
            ..*self
        }
    }

    /// The language and the direction of the interface, as attributes.
    pub fn ui_language(&self) -> (AttrValue, &'static str) {
        let dir = direction(self.ui_lang).as_str();
        (self.ui_lang.to_owned().into(), dir)
    }

    /// What the interface says.
    pub fn message(&self, message: Message) -> AttrValue {
        self.messages.get(message).to_owned().into()
    }
}
