//! Renders the cards in batches, so that Yew does not compare existing cards when it adds more or when
//! other props change.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::carousel::card::card;
use crate::vdom::html_writer;
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

/// Props of [`CardBatch`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What all cards share.
    pub cards: Rc<CardContext>,
    /// Index of the first card, from 0.
    pub start: usize,
    /// Maximum number of cards.
    pub count: usize,
}

/// Renders a range of cards.
pub struct CardBatch;

impl Component for CardBatch {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            cards: context,
            start,
            count,
        } = ctx.props();
        let cards = *start..(start + count).min(context.len());
        html_writer::finish(cards.map(|index| card(context, index)).collect::<Html>())
    }
}
