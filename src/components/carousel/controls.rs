//! What a carousel is moved by: Previous and Next, and a dot for each page. Buttons are told apart by
//! their value, see [`Way::of_button`](article_widget_core::related::scroll_command::Way::of_button).

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::carousel::card_batch::Deck;
use crate::vdom::element::Tag;
use article_widget_core::messages::Message;
use article_widget_core::related::geometry::{Row, View};
use article_widget_core::related::status;
use article_widget_platform::intl;

/// The value of the button that shows more cards.
pub const MORE: &str = "more";

/// More pages than this have no dots: they would be too many to tell apart.
const MOST_DOTS: usize = 12;

/// Where a carousel stands.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Place {
    /// Its cards.
    pub row: Row,
    /// Those in view.
    pub view: View,
}

impl Place {
    /// What is likely where nothing can be measured: three of so many cards are in view.
    pub fn guess(count: usize) -> Self {
        let row = Row {
            count,
            stride: 1.0,
            gap: 0.0,
            width: 3.0,
        };
        Self {
            row,
            view: row.view(0.0),
        }
    }
}

/// Previous and Next, and between them and the heading what is in view, where that is asked for.
pub fn controls(deck: &Deck, Place { row, view }: Place) -> Html {
    let turn = |class, value: &str, name: Message, is_end: bool| {
        let chevron = Tag::of("span", "aw-chevron").set("aria-hidden", "true");
        button(Button {
            class,
            value: value.to_owned(),
            label: Some(deck.messages.get(name).to_owned()),
            is_disabled: Some(is_end),
            is_current: false,
            content: chevron.into(),
        })
    };
    let mut controls = Tag::of("div", "aw-related-controls").set_if("hidden", !row.overflows());
    if deck.display.position {
        let position = Tag::of("span", "aw-position").set("aria-hidden", "true");
        controls = controls.add(position.text(&status::figures(view, deck.len(), &number(deck))));
    }
    let at_start = view.first == 0;
    let at_end = view.last + 1 >= row.count;
    controls
        .add(turn("aw-previous", "previous", Message::Previous, at_start))
        .add(turn("aw-next", "next", Message::Next, at_end))
        .into()
}

/// A button for each page.
pub fn dots(deck: &Deck, Place { row, view }: Place) -> Html {
    let pages = row.pages();
    let pages = if row.overflows() && pages <= MOST_DOTS {
        pages
    } else {
        0
    };
    let dot = |page: usize| {
        button(Button {
            class: "aw-page",
            value: page.to_string(),
            label: Some(words(deck, row.page_view(page))),
            is_disabled: None,
            is_current: page == row.page(view),
            content: Html::default(),
        })
    };
    let label = deck.messages.get(Message::RelatedPages).to_owned();
    let dots = Tag::of("div", "aw-pages")
        .set("role", "group")
        .set("aria-label", label);
    (0..pages).map(dot).fold(dots, Tag::add).into()
}

/// A button that shows more cards.
pub fn more(deck: &Deck) -> Html {
    button(Button {
        class: "aw-more",
        value: MORE.to_owned(),
        label: None,
        is_disabled: None,
        is_current: false,
        content: VText::from(deck.messages.get(Message::RelatedMore)).into(),
    })
}

/// Which cards are in view, in words.
pub fn words(deck: &Deck, view: View) -> String {
    status::words(&deck.messages, view, deck.len(), &number(deck))
}

fn number(deck: &Deck) -> impl Fn(usize) -> String {
    move |number| intl::number(&deck.lang, number as u32)
}

struct Button {
    class: &'static str,
    value: String,
    /// `aria-label`, for a button without text.
    label: Option<String>,
    is_disabled: Option<bool>,
    is_current: bool,
    content: Html,
}

fn button(button: Button) -> Html {
    Tag::of("button", button.class)
        .set("type", "button")
        .set("value", button.value)
        .set_some("aria-label", button.label)
        .set_some("aria-disabled", button.is_disabled.map(|it| it.to_string()))
        .set_some("aria-current", button.is_current.then_some("true"))
        .add(button.content)
        .into()
}
