//! The related articles: in a carousel, which is a native scroller with our own Previous and Next;
//! or, from the same cards, as a grid or a list.

mod card;
pub mod card_batch;
pub mod controls;
mod drag;
mod gestures;
mod measure;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::components::article::heading;
use crate::components::carousel::card_batch::{Cards, Deck};
use crate::components::carousel::controls::{MORE, Place};
use crate::components::carousel::gestures::{Gesture, GestureListener};
use crate::hydration;
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use article_widget_core::messages::{Message, Messages};
use article_widget_core::related::Related;
use article_widget_core::related::geometry::Row;
use article_widget_core::related::impression::Impression;
use article_widget_core::related::navigation::Navigation;
use article_widget_core::related::options::{Layout, RelatedDisplay};
use article_widget_core::related::scroll_command::Way;
use article_widget_core::related::selection::selection;
use article_widget_dom::intersection::IntersectionWatcher;
use article_widget_dom::resize::ResizeWatcher;
use article_widget_dom::{document, scroll};
use article_widget_platform::language::{Direction, direction};

/// How long a scroller must rest before it counts as having stopped, in milliseconds. Longer than
/// the gap between two scroll events of a slow phone, shorter than a reader's patience.
const REST: u32 = 150;

/// How many rests short of the goal are taken for a stall: with [`REST`], some 1.5 s.
const PATIENCE: u8 = 9;

/// How long a card must be in view to count as seen, in milliseconds (MRC, viewable impressions).
const SEEN: u32 = 1_000;

/// How near counts as arrived, in CSS pixels: snapping keeps the room for a focus ring.
const NEAR: f64 = 8.0;

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
    /// What every id in it begins with.
    pub ids: AttrValue,
    /// Whether every card is there from the beginning.
    #[prop_or_default]
    pub is_whole: bool,
    /// Told when a link is followed.
    pub on_navigate: Callback<Navigation>,
    /// Told when a card has been seen.
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
    senses: Option<Senses>,
    /// The cards that are in view, and what waits for them to be seen.
    sights: Vec<(usize, Timeout)>,
    rest: Option<Timeout>,
    stretch: Option<Timeout>,
    is_held: bool,
    place: Place,
    /// Where a button sent it, if one set it moving: there it is worth saying what is in view.
    journey: Option<Journey>,
    /// The card whose link is to have the focus.
    focus: Option<usize>,
    status: String,
}

/// What it notices.
struct Senses {
    _gestures: GestureListener,
    _resizes: Option<ResizeWatcher>,
    sights: Option<IntersectionWatcher>,
    /// How many cards are watched.
    watched: usize,
}

/// A way to go after a button was pressed.
#[derive(Clone, Copy)]
struct Journey {
    goal: f64,
    has_begun: bool,
    /// Where it was at the last rest.
    last: f64,
    /// How many more rests on the way are put up with.
    patience: u8,
}

/// What can happen to it.
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
            senses: None,
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
            self.senses = None;
            self.sights.clear();
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first_render: bool) {
        let (section, track) = (self.section.cast::<Element>(), self.track.cast::<Element>());
        let (Some(section), Some(track)) = (section, track) else {
            self.senses = None;
            return;
        };
        let link = ctx.link().clone();
        if !hydration::when_connected(&section, move || link.send_message(Event::Placed)) {
            return;
        }
        let senses = self
            .senses
            .get_or_insert_with(|| Senses::of(&section, &track, ctx.link()));
        if let Some(sights) = &senses.sights {
            let mut card = track.children().item(senses.watched as u32);
            while let Some(watched) = card {
                sights.observe(&watched);
                senses.watched += 1;
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
                } else if let Some(Senses {
                    sights: Some(sights),
                    ..
                }) = &self.senses
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

impl Senses {
    fn of(section: &Element, track: &Element, link: &html::Scope<Carousel>) -> Self {
        let (did, resized, seen) = (link.clone(), link.clone(), link.clone());
        Self {
            _gestures: GestureListener::new(section, track, move |gesture| {
                handle_gesture(&did, gesture)
            }),
            _resizes: ResizeWatcher::observe(track, move || resized.send_message(Event::Rested)),
            sights: IntersectionWatcher::new(move |card, is_in_view| {
                if let Some(index) = measure::position(card) {
                    seen.send_message(Event::Sight(index, is_in_view));
                }
            }),
            watched: 0,
        }
    }
}

/// Passes a gesture on. Whether the browser is not to see to it as well is wanted at once.
fn handle_gesture(link: &html::Scope<Carousel>, gesture: Gesture) -> bool {
    let Some(carousel) = link.get_component() else {
        return false;
    };
    match gesture {
        Gesture::Followed(index, url) => {
            let on_navigate = carousel.on_navigate.clone();
            drop(carousel);
            let navigation = Navigation::new(url, index);
            on_navigate.emit(navigation.clone());
            navigation.is_prevented()
        }
        gesture => {
            let is_ours = matches!(&gesture, Gesture::Key(key)
                if carousel.place.row.overflows() && Way::of_key(key, false).is_some());
            if matches!(gesture, Gesture::Key(_)) && !is_ours {
                return false;
            }
            drop(carousel);
            link.send_message(Event::Gesture(gesture));
            is_ours
        }
    }
}

impl Carousel {
    fn await_rest(&mut self, ctx: &Context<Self>) {
        self.rest = Some(after(ctx, REST, Event::Rested));
    }

    /// The row of cards and the place in it; none where there is no carousel.
    fn measure(&self, ctx: &Context<Self>, track: &Element) -> Option<(Row, f64)> {
        match ctx.props().display.layout {
            Layout::Carousel => measure::measure(track, self.deck.len()),
            Layout::Grid | Layout::List => None,
        }
    }

    /// Does what a reader asks for.
    fn follow(&mut self, ctx: &Context<Self>, gesture: Gesture, track: &Element) -> bool {
        match gesture {
            Gesture::Scrolled => {
                self.await_rest(ctx);
                let wants_more = self.rendered < self.deck.len() && scroll::is_near_end(track);
                if wants_more {
                    self.rendered += TOGETHER;
                }
                return wants_more;
            }
            Gesture::Held => {
                self.is_held = true;
                self.journey = None;
                measure::set_drag(track, Some("held"));
                return false;
            }
            Gesture::Pressed(value) if value == MORE => {
                self.focus = Some(self.rendered);
                self.rendered += PORTION;
                self.wanted = self.rendered;
                return true;
            }
            _ => {}
        }
        let Some((row, at)) = self.measure(ctx, track) else {
            return false;
        };
        let rtl = is_rtl(ctx);
        match gesture {
            Gesture::Thrown(place) => {
                self.is_held = false;
                measure::set_drag(track, Some("thrown"));
                let place = if rtl { -place } else { place };
                scroll::scroll_to(track, row.nearest(place), rtl);
                self.await_rest(ctx);
                false
            }
            Gesture::Pressed(value) => match Way::of_button(&value) {
                Some(way) => self.go(way, row, at),
                None => false,
            },
            Gesture::Key(key) => match (Way::of_key(&key, rtl), measure::focused(track)) {
                (Some(way), Some(card)) => {
                    let card = way.card(card, row.count);
                    self.focus = Some(card);
                    self.want(card);
                    true
                }
                (Some(way), None) => self.go(way, row, at),
                (None, _) => false,
            },
            _ => false,
        }
    }

    /// Sees to it that a card is rendered.
    fn want(&mut self, card: usize) {
        let portion = (card / TOGETHER + 1) * TOGETHER;
        self.wanted = self.rendered.max(portion);
    }

    /// Sets out for a page.
    fn go(&mut self, way: Way, row: Row, at: f64) -> bool {
        // Pressed again on the way: the next page is the one after that which is being gone to.
        let from = self.journey.map_or(at, |journey| journey.goal);
        let Some(goal) = way.place(row, from) else {
            return false;
        };
        self.journey = Some(Journey {
            goal,
            has_begun: false,
            last: f64::NAN,
            patience: PATIENCE,
        });
        self.want(row.view(goal).last);
        // The same words a second time are news only if they were gone in between.
        self.status.clear();
        true
    }

    /// The scroller rests: the buttons follow, and a reader who pressed one is told what is in view.
    fn settle(&mut self, ctx: &Context<Self>, track: &Element) -> bool {
        self.rest = None;
        if self.is_held {
            return false;
        }
        let Some((row, at)) = self.measure(ctx, track) else {
            return false;
        };
        measure::set_drag(track, None);
        let place = Place {
            row,
            view: row.view(at),
        };
        let moved = self.place != place;
        self.place = place;
        let Some(journey) = self.journey.take() else {
            return moved;
        };
        // On a busy page a smooth scroll comes in fits and seems to rest on its way. A reader who
        // has taken over by hand never arrives; hence the limit.
        let has_arrived = at == journey.last && (at - journey.goal).abs() <= NEAR;
        if !has_arrived && journey.patience > 0 {
            self.journey = Some(Journey {
                last: at,
                patience: journey.patience - 1,
                ..journey
            });
            self.await_rest(ctx);
            return moved;
        }
        self.status = controls::words(&self.deck, place.view);
        true
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
