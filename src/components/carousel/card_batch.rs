//! The cards of a list, some at a time: those that are there already are not looked at again when
//! more come, or when something around them changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::carousel::card::card;
use crate::vdom::html_writer;
use article_widget_core::messages::Messages;
use article_widget_core::related::Related;
use article_widget_core::related::options::RelatedOptions;

/// What the cards of a list are made of. `Eq`, so that an `Rc` of the same deck is equal at a glance.
#[derive(Clone, PartialEq, Eq)]
pub struct CardContext {
    /// The articles.
    pub items: Rc<[Related]>,
    /// Which of them have a card, by their position.
    pub selection: Rc<[usize]>,
    /// How they are set.
    pub options: RelatedOptions,
    /// BCP 47 tag of the interface's language.
    pub lang: AttrValue,
    /// What is said around them.
    pub messages: Messages,
    /// The prefix of every generated `id`.
    pub id_prefix: AttrValue,
}

impl CardContext {
    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.selection.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.selection.is_empty()
    }

    /// The article of a card.
    pub fn article(&self, card: usize) -> Option<&Related> {
        self.selection.get(card).map(|index| &self.items[*index])
    }
}

/// Some cards of a deck.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The deck.
    pub cards: Rc<CardContext>,
    /// The first of them, from 0.
    pub start: usize,
    /// How many.
    pub count: usize,
}

/// See [`Props`].
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
