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
    /// Whether a button set it moving, so that where it stops is worth saying.
    pressed: bool,
    /// Where it stood when it last seemed to rest after that.
    seemed_to_rest: Option<f64>,
    status: String,
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
            pressed: false,
            seemed_to_rest: None,
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
        let layout = scroller::measure(&track, rtl);
        let target = match event {
            Event::Previous => geometry::to_previous(&layout.spans, layout.width),
            Event::Next => geometry::to_next(&layout.spans, layout.width),
            Event::Scrolled | Event::Rested => return self.settle(ctx, &layout),
        };
        let Some(distance) = target else {
            return false;
        };
        self.pressed = true;
        self.seemed_to_rest = None;
        // The same words a second time are news only if they were gone in between.
        self.status.clear();
        scroller::scroll_by(&track, distance, rtl);
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
        if !self.pressed {
            return moved;
        }
        // On a busy page the events of a smooth scroll come in fits: only a scroller that stands
        // where it stood a while ago has arrived.
        let here = layout.spans.first().map(|span| span.start);
        if here != self.seemed_to_rest {
            self.seemed_to_rest = here;
            self.await_rest(ctx);
            return moved;
        }
        self.pressed = false;
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
