//! The carousel's Previous and Next buttons, and a button for each page.
//! [`ScrollCommand::from_button`](article_widget_core::related::scroll_command::ScrollCommand::from_button)
//! reads their `value`.

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::carousel::card_context::CardContext;
use crate::vdom::element::ElementBuilder;
use article_widget_core::messages::Message;
use article_widget_core::related::geometry::{TrackGeometry, VisibleRange};
use article_widget_core::related::position;
use article_widget_platform::intl;

/// `value` of the button that shows more cards.
pub const MORE_BUTTON_VALUE: &str = "more";

/// Maximum number of page buttons. A carousel with more pages has none.
const MAX_DOTS: usize = 12;

/// The carousel's dimensions and scroll position.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct ScrollPosition {
    /// Dimensions of the track.
    pub row: TrackGeometry,
    /// Range of cards in view.
    pub view: VisibleRange,
}

impl ScrollPosition {
    /// Returns an estimate for prerendering, where nothing can be measured: three cards are in view.
    pub fn before_layout(count: usize) -> Self {
        let row = TrackGeometry {
            count,
            stride: 1.0,
            gap: 0.0,
            width: 3.0,
        };
        Self {
            row,
            view: row.visible_range(0.0),
        }
    }
}

/// Renders the Previous and Next buttons, after the position if `related-position` is set.
pub fn controls(context: &CardContext, ScrollPosition { row, view }: ScrollPosition) -> Html {
    let turn = |class, value: &str, name: Message, is_end: bool| {
        let chevron = ElementBuilder::with_class("span", "aw-chevron").attr("aria-hidden", "true");
        button(Button {
            class,
            value: value.to_owned(),
            label: Some(context.messages.get(name).to_owned()),
            is_disabled: Some(is_end),
            is_current: false,
            content: chevron.into(),
        })
    };
    let mut controls = ElementBuilder::with_class("div", "aw-related-controls")
        .bool_attr("hidden", !row.overflows());
    if context.options.position {
        let position =
            ElementBuilder::with_class("span", "aw-position").attr("aria-hidden", "true");
        controls = controls.child(position.text(&position::position_digits(
            view,
            context.len(),
            &number(context),
        )));
    }
    let at_start = view.first == 0;
    let at_end = view.last + 1 >= row.count;
    controls
        .child(turn("aw-previous", "previous", Message::Previous, at_start))
        .child(turn("aw-next", "next", Message::Next, at_end))
        .into()
}

/// Renders a button for each page.
pub fn dots(context: &CardContext, ScrollPosition { row, view }: ScrollPosition) -> Html {
    let pages = row.page_count();
    let pages = if row.overflows() && pages <= MAX_DOTS {
        pages
    } else {
        0
    };
    let dot = |page: usize| {
        button(Button {
            class: "aw-page",
            value: page.to_string(),
            label: Some(position_text(context, row.page_range(page))),
            is_disabled: None,
            is_current: page == row.page(view),
            content: Html::default(),
        })
    };
    let label = context.messages.get(Message::RelatedPages).to_owned();
    let dots = ElementBuilder::with_class("div", "aw-pages")
        .attr("role", "group")
        .attr("aria-label", label);
    (0..pages).map(dot).fold(dots, ElementBuilder::child).into()
}

/// Renders the button that shows more cards.
pub fn more(context: &CardContext) -> Html {
    button(Button {
        class: "aw-more",
        value: MORE_BUTTON_VALUE.to_owned(),
        label: None,
        is_disabled: None,
        is_current: false,
        content: VText::from(context.messages.get(Message::RelatedMore)).into(),
    })
}

/// Describes which cards are in view.
pub fn position_text(context: &CardContext, view: VisibleRange) -> String {
    position::position_text(&context.messages, view, context.len(), &number(context))
}

fn number(context: &CardContext) -> impl Fn(usize) -> String {
    move |number| intl::number(&context.lang, number as u32)
}

struct Button {
    class: &'static str,
    value: String,
    /// `aria-label` of a button without text.
    label: Option<String>,
    is_disabled: Option<bool>,
    is_current: bool,
    content: Html,
}

fn button(button: Button) -> Html {
    ElementBuilder::with_class("button", button.class)
        .attr("type", "button")
        .attr("value", button.value)
        .optional_attr("aria-label", button.label)
        .optional_attr("aria-disabled", button.is_disabled.map(|it| it.to_string()))
        .optional_attr("aria-current", button.is_current.then_some("true"))
        .child(button.content)
        .into()
}
