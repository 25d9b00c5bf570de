//! Related articles: a carousel, which is a native scroll container with buttons, or a grid or list of
//! the same cards.

mod card;
pub mod card_batch;
mod card_context;
pub mod controls;
mod drag;
mod gestures;
mod measure;
mod motion;
mod observers;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::heading;
use crate::components::carousel::card_batch::CardBatch;
use crate::components::carousel::card_context::CardContext;
use crate::components::carousel::controls::ScrollPosition;
use crate::components::carousel::gestures::Gesture;
use crate::components::carousel::motion::PendingScroll;
use crate::components::carousel::observers::Observers;
use crate::hydration;
use crate::vdom::element::ElementBuilder;
use crate::vdom::html_writer;
use article_widget_core::messages::{Message, Messages};
use article_widget_core::related::Related;
use article_widget_core::related::dedupe::unique_indices;
use article_widget_core::related::impression::Impression;
use article_widget_core::related::navigation::Navigation;
use article_widget_core::related::options::{Layout, RelatedOptions};
use article_widget_dom::{document, scroll};
use article_widget_platform::language::{Direction, direction};

/// Time in view after which a card counts as seen, in milliseconds (MRC, viewable impressions).
const IMPRESSION_MS: u32 = 1_000;

/// Number of cards rendered at first, and added by the "more" button. Prerendering renders all of them.
const INITIAL_BATCH: usize = if cfg!(target_arch = "wasm32") {
    24
} else {
    usize::MAX
};

/// Number of cards rendered together: few enough for one frame during scrolling.
const CHUNK_SIZE: usize = 8;

/// Maximum number of cards added per render while scrolling to a distant card.
const MAX_BATCH: usize = 256;

/// Props of [`Carousel`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Related articles in order.
    pub items: Rc<[Related]>,
    /// URLs of the current article, which gets no card.
    pub own_urls: Vec<String>,
    /// Display options.
    pub options: RelatedOptions,
    /// BCP 47 tag of the user interface's language.
    pub lang: AttrValue,
    /// User interface messages.
    pub messages: Messages,
    /// Heading level, 1 to 6.
    pub heading_level: u8,
    /// Prefix of every generated `id`.
    pub id_prefix: AttrValue,
    /// Whether the widget hydrates prerendered HTML, which contains every card.
    #[prop_or_default]
    pub is_hydrating: bool,
    /// Called when the reader follows a card's link.
    pub on_navigate: Callback<Navigation>,
    /// Called when a card has been seen.
    pub on_impression: Callback<Impression>,
}

/// Shows related articles.
pub struct Carousel {
    section: NodeRef,
    track: NodeRef,
    on_navigate: Callback<Navigation>,
    cards: Rc<CardContext>,
    /// Number of rendered cards, and the number to render next.
    rendered: usize,
    target_count: usize,
    observers: Option<Observers>,
    /// Visible cards and their impression timers.
    visible: Vec<(usize, Timeout)>,
    scroll_end: Option<Timeout>,
    next_batch: Option<Timeout>,
    is_held: bool,
    position: ScrollPosition,
    /// Scroll started by a button; announces the visible cards when it ends.
    pending_scroll: Option<PendingScroll>,
    /// Card whose link to focus after the next render.
    focus: Option<usize>,
    status: String,
}

/// Messages of the component.
pub enum Msg {
    /// The component is connected to the document.
    Mounted,
    /// Input of the reader.
    Gesture(Gesture),
    /// Scrolling has ended, or the size has changed.
    ScrollEnded,
    /// More cards can be rendered.
    RenderMore,
    /// A card has entered or left the view.
    VisibilityChanged(usize, bool),
    /// A card has been in view for long enough.
    ImpressionDue(usize),
}

impl Component for Carousel {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let cards = card_context(props);
        let (first, place) = match props.is_hydrating {
            true => (usize::MAX, ScrollPosition::before_layout(cards.len())),
            false => (INITIAL_BATCH, ScrollPosition::default()),
        };
        Self {
            section: NodeRef::default(),
            track: NodeRef::default(),
            on_navigate: props.on_navigate.clone(),
            cards,
            rendered: first,
            target_count: first,
            observers: None,
            visible: Vec::new(),
            scroll_end: None,
            next_batch: None,
            is_held: false,
            position: place,
            pending_scroll: None,
            focus: None,
            status: String::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        self.on_navigate = props.on_navigate.clone();
        let are_others = props.items != old.items || props.own_urls != old.own_urls;
        let are_as_before = !are_others
            && (
                &props.options,
                &props.lang,
                &props.messages,
                &props.id_prefix,
            ) == (&old.options, &old.lang, &old.messages, &old.id_prefix);
        if !are_as_before {
            self.cards = card_context(props);
        }
        if are_others {
            self.rendered = INITIAL_BATCH;
            self.target_count = INITIAL_BATCH;
            self.pending_scroll = None;
            self.focus = None;
            self.status.clear();
        }
        if are_others || props.options != old.options {
            // The new cards may overflow where the old ones did not. New observers measure them.
            self.position = ScrollPosition::default();
            self.is_held = false;
            self.observers = None;
            self.visible.clear();
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first_render: bool) {
        let (section, track) = (self.section.cast::<Element>(), self.track.cast::<Element>());
        let (Some(section), Some(track)) = (section, track) else {
            self.observers = None;
            return;
        };
        let link = ctx.link().clone();
        if !hydration::when_connected(&section, move || link.send_message(Msg::Mounted)) {
            return;
        }
        let observers = self
            .observers
            .get_or_insert_with(|| Observers::of(&section, &track, ctx.link()));
        if let Some(sights) = &observers.sights {
            let mut card = track.children().item(observers.watched as u32);
            while let Some(watched) = card {
                sights.observe(&watched);
                observers.watched += 1;
                card = watched.next_element_sibling();
            }
        }
        if self.rendered < self.target_count {
            self.next_batch = Some(after(ctx, 0, Msg::RenderMore));
            return;
        }
        if let Some(index) = self.focus.take() {
            measure::focus(&track, index);
        }
        if let Some(journey) = &mut self.pending_scroll
            && !std::mem::replace(&mut journey.has_begun, true)
        {
            scroll::scroll_to(&track, journey.goal, is_rtl(ctx));
            self.await_scroll_end(ctx);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let Some(track) = self.track.cast::<Element>() else {
            return false;
        };
        match msg {
            Msg::Mounted => true,
            Msg::Gesture(gesture) => self.on_gesture(ctx, gesture, &track),
            Msg::ScrollEnded => self.on_scroll_end(ctx, &track),
            Msg::RenderMore => {
                self.rendered = self.target_count.min(self.rendered + MAX_BATCH);
                true
            }
            Msg::VisibilityChanged(index, is_in_view) => {
                self.visible.retain(|(other, _)| *other != index);
                if is_in_view {
                    self.visible
                        .push((index, after(ctx, IMPRESSION_MS, Msg::ImpressionDue(index))));
                }
                false
            }
            Msg::ImpressionDue(index) => {
                self.visible.retain(|(other, _)| *other != index);
                // A hidden tab shows nothing, so its cards are not seen: wait again.
                if document::is_hidden() {
                    self.visible
                        .push((index, after(ctx, IMPRESSION_MS, Msg::ImpressionDue(index))));
                } else if let Some(Observers {
                    sights: Some(sights),
                    ..
                }) = &self.observers
                    && let Some(card) = track.children().item(index as u32)
                    && let Some(article) = self.cards.article(index)
                {
                    sights.unobserve(&card);
                    ctx.props().on_impression.emit(Impression {
                        url: article.url.clone(),
                        index,
                    });
                }
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            options: display,
            messages,
            heading_level,
            id_prefix: ids,
            ..
        } = ctx.props();
        let total = self.cards.len();
        if total == 0 {
            return Html::default();
        }
        let heading_id = [ids, "-related"].concat();
        let is_carousel = display.layout == Layout::Carousel;
        let carousel = is_carousel.then(|| messages.get(Message::Carousel).to_owned());
        let mut bar = ElementBuilder::with_class("div", "aw-related-bar").child(heading(
            *heading_level,
            "aw-related-heading",
            Some("heading"),
            Some(heading_id.clone()),
            VText::from(messages.get(Message::RelatedHeading)).into(),
        ));
        if is_carousel {
            bar = bar.child(controls::controls(&self.cards, self.position));
        }
        let class = if total == 1 {
            "aw-track aw-alone"
        } else {
            "aw-track"
        };
        let starts = (0..total.min(self.rendered)).step_by(CHUNK_SIZE);
        let cards = starts.map(|start| {
            html! { <CardBatch key={start} cards={&self.cards} {start} count={CHUNK_SIZE} /> }
        });
        let dots =
            (is_carousel && display.dots).then(|| controls::dots(&self.cards, self.position));
        let more = (!is_carousel && self.rendered < total).then(|| controls::more(&self.cards));
        html_writer::finish(
            ElementBuilder::with_class("section", "aw-related")
                .attr("part", "related")
                .attr("data-layout", display.layout.name())
                .attr("aria-labelledby", heading_id)
                .optional_attr("aria-roledescription", carousel)
                .node_ref(&self.section)
                .child(bar)
                .child(cards.fold(
                    ElementBuilder::with_class("ul", class).node_ref(&self.track),
                    ElementBuilder::child,
                ))
                .child(dots.unwrap_or_default())
                .child(more.unwrap_or_default())
                .child(self.status()),
        )
    }
}

impl Carousel {
    /// The live region that names the cards in view.
    fn status(&self) -> ElementBuilder {
        let status =
            ElementBuilder::with_class("p", "aw-related-status aw-unseen").attr("role", "status");
        if self.status.is_empty() {
            return status;
        }
        let text = ElementBuilder::new("span").key(&*self.status);
        status.child(text.text(&self.status))
    }
}

fn card_context(props: &Props) -> Rc<CardContext> {
    Rc::new(CardContext {
        items: props.items.clone(),
        selection: unique_indices(&props.items, &props.own_urls).into(),
        options: props.options.clone(),
        lang: props.lang.clone(),
        messages: props.messages.clone(),
        id_prefix: props.id_prefix.clone(),
    })
}

fn is_rtl(ctx: &Context<Carousel>) -> bool {
    direction(&ctx.props().lang) == Direction::Rtl
}

fn after(ctx: &Context<Carousel>, milliseconds: u32, msg: Msg) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(milliseconds, move || link.send_message(msg))
}
