//! Moves the carousel: by a button, a key or a mouse, until it has come to rest.

use web_sys::Element;
use yew::prelude::*;

use crate::components::carousel::controls::{self, MORE, Place};
use crate::components::carousel::gestures::Gesture;
use crate::components::carousel::{Carousel, Event, PORTION, TOGETHER, after, is_rtl, measure};
use article_widget_core::related::geometry::Row;
use article_widget_core::related::options::Layout;
use article_widget_core::related::scroll_command::Way;
use article_widget_dom::scroll;

/// How long a scroller must rest before it counts as having stopped, in milliseconds. Longer than
/// the gap between two scroll events of a slow phone, shorter than a reader's patience.
const REST: u32 = 150;

/// Number of scroll-end checks short of the target before giving up: about 1.5 s.
const PATIENCE: u8 = 9;

/// How near counts as arrived, in CSS pixels: snapping keeps the room for a focus ring.
const NEAR: f64 = 8.0;

/// A programmatic scroll in progress.
#[derive(Clone, Copy)]
pub(super) struct Journey {
    pub(super) goal: f64,
    pub(super) has_begun: bool,
    /// Where it was at the last rest.
    pub(super) last: f64,
    /// Remaining scroll-end checks before giving up.
    pub(super) patience: u8,
}

impl Carousel {
    pub(super) fn await_rest(&mut self, ctx: &Context<Self>) {
        self.rest = Some(after(ctx, REST, Event::Rested));
    }

    /// The row of cards and the place in it; none where there is no carousel.
    pub(super) fn measure(&self, ctx: &Context<Self>, track: &Element) -> Option<(Row, f64)> {
        match ctx.props().display.layout {
            Layout::Carousel => measure::measure(track, self.deck.len()),
            Layout::Grid | Layout::List => None,
        }
    }

    /// Does what a reader asks for.
    pub(super) fn follow(
        &mut self,
        ctx: &Context<Self>,
        gesture: Gesture,
        track: &Element,
    ) -> bool {
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
    pub(super) fn want(&mut self, card: usize) {
        let portion = (card / TOGETHER + 1) * TOGETHER;
        self.wanted = self.rendered.max(portion);
    }

    /// Starts scrolling to the command's target.
    pub(super) fn go(&mut self, way: Way, row: Row, at: f64) -> bool {
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
        // Screen readers announce an unchanged live region only after it was cleared.
        self.status.clear();
        true
    }

    /// The scroller rests: the buttons follow, and a reader who pressed one is told what is in view.
    pub(super) fn settle(&mut self, ctx: &Context<Self>, track: &Element) -> bool {
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
