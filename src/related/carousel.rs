//! The carousel: a native scroller of links, with our own Previous and Next.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::Related;
use super::geometry::{self, View};
use crate::article::view::{heading, text};
use crate::browser::scroller::{self, Resizes};
use crate::i18n::language::{Direction, direction};
use crate::i18n::{Message, Messages, intl};

/// How long a scroller must rest before it counts as having stopped, in milliseconds. Longer than
/// the gap between two scroll events of a slow phone, shorter than a reader's patience.
const REST: u32 = 150;

/// How many rests short of the goal are taken for a stall: with [`REST`], some 1.5 s.
const PATIENCE: u8 = 9;

/// How near counts as arrived, in CSS pixels: snapping keeps the room for a focus ring.
const NEAR: f64 = 8.0;

/// What [`Carousel`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The articles, in order.
    pub items: Rc<[Related]>,
    /// BCP 47 tag of the interface's language.
    pub lang: AttrValue,
    /// What is said around them.
    pub messages: Messages,
    /// The level of the heading.
    pub heading_level: u8,
    /// What every id in it begins with.
    pub ids: AttrValue,
}

/// Related articles side by side.
pub struct Carousel {
    track: NodeRef,
    resizes: Option<Resizes>,
    rest: Option<Timeout>,
    place: Place,
    /// Where a button sent it, if one set it moving: there it is worth saying what is in view.
    journey: Option<Journey>,
    status: String,
}

/// A way to go after a button was pressed.
#[derive(Clone, Copy)]
struct Journey {
    /// Where the first card will be on arrival.
    arrival: f64,
    /// Where the first card was at the last rest.
    last: f64,
    /// How many more rests on the way are put up with.
    patience: u8,
}

/// Where the scroller stands.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    overflows: bool,
    at_start: bool,
    at_end: bool,
}

/// What can happen to it.
pub enum Event {
    /// Previous was pressed.
    Previous,
    /// Next was pressed.
    Next,
    /// It scrolled a little.
    Scrolled,
    /// It has stopped, or its size changed.
    Rested,
}

impl Component for Carousel {
    type Message = Event;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            track: NodeRef::default(),
            resizes: None,
            rest: None,
            place: Place {
                overflows: false,
                at_start: true,
                at_end: true,
            },
            journey: None,
            status: String::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().items != old.items {
            // Other cards may overflow where these did not: observing anew measures them.
            self.resizes = None;
            self.status.clear();
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first_render: bool) {
        if self.resizes.is_none()
            && let Some(track) = self.track.cast::<Element>()
        {
            let link = ctx.link().clone();
            self.resizes = Resizes::observe(&track, move || link.send_message(Event::Rested));
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let Some(track) = self.track.cast::<Element>() else {
            return false;
        };
        if let Event::Scrolled = event {
            self.await_rest(ctx);
            return false;
        }
        let rtl = direction(&ctx.props().lang) == Direction::Rtl;
        let mut layout = scroller::measure(&track, rtl);
        if let Event::Rested = event {
            return self.settle(ctx, &layout);
        }
        // Pressed again on the way: the next page is the one after that which is being gone to.
        let here = layout.first_start();
        let ahead = self.journey.map_or(0.0, |journey| here - journey.arrival);
        for span in &mut layout.spans {
            span.start -= ahead;
            span.end -= ahead;
        }
        let target = match event {
            Event::Previous => geometry::to_previous(&layout.spans, layout.width),
            _ => geometry::to_next(&layout.spans, layout.width),
        };
        let Some(distance) = target else {
            return false;
        };
        self.journey = Some(Journey {
            arrival: geometry::arrival(&layout.spans, layout.width, distance),
            last: f64::NAN,
            patience: PATIENCE,
        });
        // The same words a second time are news only if they were gone in between.
        self.status.clear();
        scroller::scroll_by(&track, distance + ahead, rtl);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            items,
            messages,
            heading_level,
            ids,
            ..
        } = ctx.props();
        if items.is_empty() {
            return Html::default();
        }
        let link = ctx.link();
        let heading_id = format!("{ids}-related");
        let button = |class: &'static str, name, at_the_end: bool, event: fn() -> Event| {
            html! {
                <button type="button" {class} aria-label={messages.get(name).to_owned()}
                    aria-disabled={at_the_end.to_string()} onclick={link.callback(move |_| event())}>
                    <span class="aw-chevron" aria-hidden="true"></span>
                </button>
            }
        };
        html! {
            <section class="aw-related" part="related" aria-labelledby={heading_id.clone()}
                aria-roledescription={messages.get(Message::Carousel).to_owned()}>
                <div class="aw-related-bar">
                    { heading(*heading_level, "aw-related-heading", Some(heading_id),
                        html! { messages.get(Message::RelatedHeading) }) }
                    <div class="aw-related-controls" hidden={!self.place.overflows}>
                        { button("aw-previous", Message::Previous, self.place.at_start, || Event::Previous) }
                        { button("aw-next", Message::Next, self.place.at_end, || Event::Next) }
                    </div>
                </div>
                <ul class="aw-track" ref={&self.track} onscroll={link.callback(|_| Event::Scrolled)}>
                    { for items.iter().enumerate().map(|(index, item)| card(ctx.props(), index, item)) }
                </ul>
                <p class="aw-related-status aw-unseen" role="status">{ &self.status }</p>
            </section>
        }
    }
}

impl Carousel {
    fn await_rest(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.rest = Some(Timeout::new(REST, move || link.send_message(Event::Rested)));
    }

    /// The scroller rests: the buttons follow, and a reader who pressed one is told what is in view.
    fn settle(&mut self, ctx: &Context<Self>, layout: &scroller::Layout) -> bool {
        self.rest = None;
        let Some(view) = geometry::view(&layout.spans, layout.width) else {
            return false;
        };
        let place = Place {
            overflows: geometry::overflows(&layout.spans, layout.width),
            at_start: view.first == 0,
            at_end: view.last + 1 == layout.spans.len(),
        };
        let moved = self.place != place;
        self.place = place;
        let Some(journey) = self.journey.take() else {
            return moved;
        };
        // On a busy page a smooth scroll comes in fits and seems to rest on its way. A reader who
        // has taken over by hand never arrives; hence the limit.
        let here = layout.first_start();
        let has_arrived = here == journey.last && (here - journey.arrival).abs() <= NEAR;
        if !has_arrived && journey.patience > 0 {
            self.journey = Some(Journey {
                last: here,
                patience: journey.patience - 1,
                ..journey
            });
            self.await_rest(ctx);
            return moved;
        }
        self.status = status(ctx.props(), view);
        true
    }
}

fn status(props: &Props, view: View) -> String {
    let number = |index: usize| intl::number(&props.lang, index as u32);
    let (first, last) = (number(view.first + 1), number(view.last + 1));
    let total = number(props.items.len());
    let message = if view.first == view.last {
        Message::RelatedStatusOne
    } else {
        Message::RelatedStatus
    };
    props.messages.fill(
        message,
        &[("first", &first), ("last", &last), ("total", &total)],
    )
}

fn card(props: &Props, index: usize, item: &Related) -> Html {
    let id = format!("{}-related-{index}", props.ids);
    let lang = item.lang.clone().unwrap_or_else(|| props.lang.to_string());
    html! {
        <li class="aw-slide">
            <div class="aw-card" role="group" aria-labelledby={id.clone()}
                aria-roledescription={props.messages.get(Message::Slide).to_owned()}>
                <div class="aw-picture">
                    { for item.image.iter().map(|image| html! {
                        <img src={image.clone()} alt="" width="640" height="360" loading="lazy"
                            decoding="async" draggable="false" />
                    }) }
                </div>
                <div class="aw-card-text" lang={lang.clone()} dir={direction(&lang).as_str()}>
                    <a {id} href={item.url.clone()}>{ text(&item.title, &lang) }</a>
                    { for item.published.iter().map(|date| html! {
                        <time datetime={date.datetime.clone()}>{ intl::date(&lang, date) }</time>
                    }) }
                </div>
            </div>
        </li>
    }
}
