//! Renders the cards in batches, so that Yew does not compare existing cards when it adds more or when
//! other props change.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::carousel::card::card;
use crate::components::carousel::card_context::CardContext;
use crate::vdom::html_writer;

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
