//! What all cards of a carousel share.

use std::rc::Rc;

use yew::AttrValue;

use article_widget_core::messages::Messages;
use article_widget_core::related::Related;
use article_widget_core::related::options::RelatedOptions;

/// What all cards share. Implements `Eq`, so that Yew compares an `Rc` of it by pointer first.
#[derive(Clone, PartialEq, Eq)]
pub struct CardContext {
    /// The related articles.
    pub items: Rc<[Related]>,
    /// Indices into `items` of the articles that have a card.
    pub selection: Rc<[usize]>,
    /// Display options.
    pub options: RelatedOptions,
    /// BCP 47 tag of the user interface's language.
    pub lang: AttrValue,
    /// User interface messages.
    pub messages: Messages,
    /// Prefix of every generated `id`.
    pub id_prefix: AttrValue,
}

impl CardContext {
    /// Returns the number of cards.
    pub fn len(&self) -> usize {
        self.selection.len()
    }

    /// Whether there are no cards.
    pub fn is_empty(&self) -> bool {
        self.selection.is_empty()
    }

    /// Returns the article of a card. `None` if there is no such card.
    pub fn article(&self, card: usize) -> Option<&Related> {
        self.selection.get(card).map(|index| &self.items[*index])
    }
}
