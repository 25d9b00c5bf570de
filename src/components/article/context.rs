//! The context that every part of an article is rendered in.

use std::cell::Cell;

use yew::{AttrValue, Callback};

use crate::components::article::ArticleOptions;
use crate::components::article::embed_request::EmbedRequest;
use crate::components::article::footnote_index::FootnoteIndex;
use article_widget_core::article::Article;
use article_widget_core::article::consent::Consent;
use article_widget_core::messages::{Message, Messages};
use article_widget_platform::language::{Direction, direction};

/// What a part inherits from the article and its ancestors.
#[derive(Clone, Copy)]
pub(super) struct RenderContext<'a> {
    /// The whole article.
    pub article: &'a Article,
    /// BCP 47 tag of the content's language.
    pub lang: &'a str,
    /// Direction of the content.
    pub dir: Direction,
    /// BCP 47 tag of the user interface's language.
    pub ui_lang: &'a str,
    /// User interface messages, in `ui_lang`.
    pub messages: &'a Messages,
    /// Heading level of the headline, 1 to 6.
    pub heading_level: u8,
    /// Prefix of every `id`.
    pub id_prefix: &'a AttrValue,
    /// Display options that the host sets.
    pub options: ArticleOptions,
    /// Providers whose embeds load without asking the reader.
    pub consent: Consent,
    /// Called when a reader requests an embed.
    pub on_embed_request: &'a Callback<EmbedRequest>,
    /// Footnotes of the article.
    pub footnotes: &'a FootnoteIndex<'a>,
    /// Number of generated `id`s so far.
    pub numbers: &'a Cell<u32>,
    /// Remaining pull quotes to search for in the article; each search reads all of it.
    pub pull_quotes_left: &'a Cell<u32>,
    /// Whether the part is in a chunk whose layout the browser may skip (CSS `content-visibility: auto`).
    pub is_in_chunk: bool,
    /// Whether the part is inside a link. Links do not nest (HTML, the `a` element).
    pub is_in_link: bool,
}

impl<'a> RenderContext<'a> {
    /// Returns the `id` for a name that the publisher chose. It never equals an `id` of the widget.
    pub fn id(&self, name: &str) -> AttrValue {
        [self.id_prefix, "--", name].concat().into()
    }

    /// Returns the `id` for a name that the widget chose.
    pub fn article_id(&self, name: &str) -> AttrValue {
        [self.id_prefix, "-", name].concat().into()
    }

    /// Generates a unique `id`.
    pub fn new_id(&self) -> AttrValue {
        let number = self.numbers.get() + 1;
        self.numbers.set(number);
        self.article_id(&number.to_string())
    }

    /// Returns this context with another language or direction. Without `dir`, the direction follows `lang`.
    pub fn with_language(&self, lang: Option<&'a str>, dir: Option<Direction>) -> Self {
        Self {
            lang: lang.unwrap_or(self.lang),
            dir: dir.or(lang.map(direction)).unwrap_or(self.dir),
            ..*self
        }
    }

    /// Returns the user interface's `lang` and `dir` attribute values.
    pub fn ui_language(&self) -> (AttrValue, &'static str) {
        let dir = direction(self.ui_lang).as_str();
        (self.ui_lang.to_owned().into(), dir)
    }

    /// Returns a user interface message.
    pub fn message(&self, message: Message) -> AttrValue {
        self.messages.get(message).to_owned().into()
    }
}
