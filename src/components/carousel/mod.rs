//! The related articles: in a carousel, which is a native scroller with our own Previous and Next;
//! or, from the same cards, as a grid or a list.

mod card;
pub mod card_batch;
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
use crate::components::carousel::card_batch::{Cards, Deck};
use crate::components::carousel::controls::Place;
use crate::components::carousel::gestures::Gesture;
use crate::components::carousel::motion::Journey;
use crate::components::carousel::observers::Observers;
use crate::hydration;
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use article_widget_core::messages::{Message, Messages};
use article_widget_core::related::Related;
use article_widget_core::related::impression::Impression;
use article_widget_core::related::navigation::Navigation;
use article_widget_core::related::options::{Layout, RelatedDisplay};
use article_widget_core::related::selection::selection;
use article_widget_dom::{document, scroll};
use article_widget_platform::language::{Direction, direction};

/// How long a card must be in view to count as seen, in milliseconds (MRC, viewable impressions).
const SEEN: u32 = 1_000;

/// How many cards are rendered at first, and how many more where they are asked for. A server renders
/// them all: nothing comes after it.
const PORTION: usize = if cfg!(target_arch = "wasm32") {
    24
} else {
    usize::MAX
};

/// How many cards are rendered together: few enough for a frame of a scroll that goes on meanwhile.
const TOGETHER: usize = 8;

/// How many more are rendered at a time on the way to a card far off.
const STRETCH: usize = 256;

/// What [`Carousel`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The articles, in order.
    pub items: Rc<[Related]>,
    /// The addresses of the article they are related to, which is left out.
    pub own: Vec<String>,
    /// How they are set.
    pub display: RelatedDisplay,
    /// BCP 47 tag of the interface's language.
    pub lang: AttrValue,
    /// What is said around them.
    pub messages: Messages,
    /// The level of the heading.
    pub heading_level: u8,
    /// The prefix of every generated `id`.
    pub ids: AttrValue,
    /// Whether every card is there from the beginning.
    #[prop_or_default]
    pub is_whole: bool,
    /// Called when a link is followed.
    pub on_navigate: Callback<Navigation>,
    /// Called when a card has been seen.
    pub on_impression: Callback<Impression>,
}

/// Related articles.
pub struct Carousel {
    section: NodeRef,
    track: NodeRef,
    on_navigate: Callback<Navigation>,
    deck: Rc<Deck>,
    /// How many cards are rendered, and how many are to be.
    rendered: usize,
    wanted: usize,
    observers: Option<Observers>,
    /// Visible cards and their impression timers.
    sights: Vec<(usize, Timeout)>,
    rest: Option<Timeout>,
    stretch: Option<Timeout>,
    is_held: bool,
    place: Place,
    /// Scroll started by a button; announces the visible cards when it ends.
    journey: Option<Journey>,
    /// The card whose link is to have the focus.
    focus: Option<usize>,
    status: String,
}

/// Messages of the component.
pub enum Event {
    /// It is on the page now.
    Placed,
    /// A reader did something.
    Gesture(Gesture),
    /// It has stopped, or its size changed.
    Rested,
    /// Some more cards can be rendered.
    Stretch,
    /// A card has come into view, or has left it.
    Sight(usize, bool),
    /// A card has been in view for long enough.
    Seen(usize),
}

impl Component for Carousel {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let deck = deck(props);
        let (first, place) = match props.is_whole {
            true => (usize::MAX, Place::guess(deck.len())),
            false => (PORTION, Place::default()),
        };
        Self {
            section: NodeRef::default(),
            track: NodeRef::default(),
            on_navigate: props.on_navigate.clone(),
            deck,
            rendered: first,
            wanted: first,
            observers: None,
            sights: Vec::new(),
            rest: None,
            stretch: None,
            is_held: false,
            place,
            journey: None,
            focus: None,
            status: String::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        self.on_navigate = props.on_navigate.clone();
        let are_others = props.items != old.items || props.own != old.own;
        let are_as_before = !are_others
            && (&props.display, &props.lang, &props.messages, &props.ids)
                == (&old.display, &old.lang, &old.messages, &old.ids);
        if !are_as_before {
            self.deck = deck(props);
        }
        if are_others {
            self.rendered = PORTION;
            self.wanted = PORTION;
            self.journey = None;
            self.focus = None;
            self.status.clear();
        }
        if are_others || props.display != old.display {
            // Other cards may overflow where these did not: sensing anew measures them.
            self.place = Place::default();
            self.is_held = false;
            self.observers = None;
            self.sights.clear();
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
        if !hydration::when_connected(&section, move || link.send_message(Event::Placed)) {
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
        if self.rendered < self.wanted {
            self.stretch = Some(after(ctx, 0, Event::Stretch));
            return;
        }
        if let Some(index) = self.focus.take() {
            measure::focus(&track, index);
        }
        if let Some(journey) = &mut self.journey
            && !std::mem::replace(&mut journey.has_begun, true)
        {
            scroll::scroll_to(&track, journey.goal, is_rtl(ctx));
            self.await_rest(ctx);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let Some(track) = self.track.cast::<Element>() else {
            return false;
        };
        match event {
            Event::Placed => true,
            Event::Gesture(gesture) => self.follow(ctx, gesture, &track),
            Event::Rested => self.settle(ctx, &track),
            Event::Stretch => {
                self.rendered = self.wanted.min(self.rendered + STRETCH);
                true
            }
            Event::Sight(index, is_in_view) => {
                self.sights.retain(|(other, _)| *other != index);
                if is_in_view {
                    self.sights
                        .push((index, after(ctx, SEEN, Event::Seen(index))));
                }
                false
            }
            Event::Seen(index) => {
                self.sights.retain(|(other, _)| *other != index);
                // What is in view in a hidden tab is not being looked at.
                if document::is_hidden() {
                    self.sights
                        .push((index, after(ctx, SEEN, Event::Seen(index))));
                } else if let Some(Observers {
                    sights: Some(sights),
                    ..
                }) = &self.observers
                    && let Some(card) = track.children().item(index as u32)
                    && let Some(article) = self.deck.article(index)
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
            display,
            messages,
            heading_level,
            ids,
            ..
        } = ctx.props();
        let total = self.deck.len();
        if total == 0 {
            return Html::default();
        }
        let heading_id = [ids, "-related"].concat();
        let is_carousel = display.layout == Layout::Carousel;
        let carousel = is_carousel.then(|| messages.get(Message::Carousel).to_owned());
        let mut bar = Tag::of("div", "aw-related-bar").add(heading(
            *heading_level,
            "aw-related-heading",
            Some("heading"),
            Some(heading_id.clone()),
            VText::from(messages.get(Message::RelatedHeading)).into(),
        ));
        if is_carousel {
            bar = bar.add(controls::controls(&self.deck, self.place));
        }
        let class = if total == 1 {
            "aw-track aw-alone"
        } else {
            "aw-track"
        };
        let starts = (0..total.min(self.rendered)).step_by(TOGETHER);
        let cards = starts.map(|start| {
            html! { <Cards key={start} deck={&self.deck} {start} count={TOGETHER} /> }
        });
        let dots = (is_carousel && display.dots).then(|| controls::dots(&self.deck, self.place));
        let more = (!is_carousel && self.rendered < total).then(|| controls::more(&self.deck));
        let mut status = Tag::of("p", "aw-related-status aw-unseen").set("role", "status");
        if !self.status.is_empty() {
            status = status.add(Tag::new("span").key(&*self.status).text(&self.status));
        }
        html_writer::rendered(
            Tag::of("section", "aw-related")
                .set("part", "related")
                .set("data-layout", display.layout.name())
                .set("aria-labelledby", heading_id)
                .set_some("aria-roledescription", carousel)
                .at(&self.section)
                .add(bar)
                .add(cards.fold(Tag::of("ul", class).at(&self.track), Tag::add))
                .add(dots.unwrap_or_default())
                .add(more.unwrap_or_default())
                .add(status),
        )
    }
}

fn deck(props: &Props) -> Rc<Deck> {
    Rc::new(Deck {
        items: props.items.clone(),
        selection: selection(&props.items, &props.own).into(),
        display: props.display.clone(),
        lang: props.lang.clone(),
        messages: props.messages.clone(),
        ids: props.ids.clone(),
    })
}

fn is_rtl(ctx: &Context<Carousel>) -> bool {
    direction(&ctx.props().lang) == Direction::Rtl
}

fn after(ctx: &Context<Carousel>, milliseconds: u32, event: Event) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(milliseconds, move || link.send_message(event))
}
