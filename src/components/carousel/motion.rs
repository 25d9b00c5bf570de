//! Scrolls the carousel in response to buttons, keys and dragging, and detects the end of scrolling.

use web_sys::Element;
use yew::prelude::*;

use crate::components::carousel::controls::{self, MORE_BUTTON_VALUE, ScrollPosition};
use crate::components::carousel::gestures::Gesture;
use crate::components::carousel::{
    CHUNK_SIZE, Carousel, INITIAL_BATCH, Msg, after, is_rtl, measure,
};
use article_widget_core::related::geometry::TrackGeometry;
use article_widget_core::related::options::Layout;
use article_widget_core::related::scroll_command::ScrollCommand;
use article_widget_dom::scroll;

/// Time without scroll events that counts as the end of scrolling, in milliseconds. Longer than the gap
/// between scroll events on slow phones, and short enough to feel immediate.
const SCROLL_END_MS: u32 = 150;

/// Number of scroll-end checks short of the target before giving up: about 1.5 s.
const MAX_STALLED_CHECKS: u8 = 9;

/// Distance from the target that counts as arrived, in CSS pixels. Snapping leaves room for the focus ring.
const ARRIVAL_TOLERANCE_PX: f64 = 8.0;

/// A programmatic scroll in progress.
#[derive(Clone, Copy)]
pub(super) struct PendingScroll {
    pub(super) goal: f64,
    pub(super) has_begun: bool,
    /// Scroll offset at the previous check.
    pub(super) last_offset: f64,
    /// Remaining scroll-end checks before giving up.
    pub(super) checks_left: u8,
}

impl Carousel {
    pub(super) fn await_scroll_end(&mut self, ctx: &Context<Self>) {
        self.scroll_end = Some(after(ctx, SCROLL_END_MS, Msg::ScrollEnded));
    }

    /// Measures the track and its scroll offset. `None` for a grid or list.
    pub(super) fn measure(
        &self,
        ctx: &Context<Self>,
        track: &Element,
    ) -> Option<(TrackGeometry, f64)> {
        match ctx.props().options.layout {
            Layout::Carousel => measure::measure(track, self.cards.len()),
            Layout::Grid | Layout::List => None,
        }
    }

    /// Handles a gesture. Returns whether to render.
    pub(super) fn on_gesture(
        &mut self,
        ctx: &Context<Self>,
        gesture: Gesture,
        track: &Element,
    ) -> bool {
        match gesture {
            Gesture::Scrolled => {
                self.await_scroll_end(ctx);
                let wants_more = self.rendered < self.cards.len() && scroll::is_near_end(track);
                if wants_more {
                    self.rendered += CHUNK_SIZE;
                }
                return wants_more;
            }
            Gesture::Held => {
                self.is_held = true;
                self.pending_scroll = None;
                measure::set_drag(track, Some("held"));
                return false;
            }
            Gesture::Pressed(value) if value == MORE_BUTTON_VALUE => {
                self.focus = Some(self.rendered);
                self.rendered += INITIAL_BATCH;
                self.target_count = self.rendered;
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
                self.await_scroll_end(ctx);
                false
            }
            Gesture::Pressed(value) => match ScrollCommand::from_button(&value) {
                Some(way) => self.scroll_by_command(way, row, at),
                None => false,
            },
            Gesture::Key(key) => {
                let command = ScrollCommand::from_key(&key, rtl);
                command.is_some_and(|command| self.on_key(command, track, row, at))
            }
            _ => false,
        }
    }

    /// Moves the focus from card to card, or scrolls where no card has it.
    fn on_key(
        &mut self,
        command: ScrollCommand,
        track: &Element,
        row: TrackGeometry,
        at: f64,
    ) -> bool {
        let Some(card) = measure::focused(track) else {
            return self.scroll_by_command(command, row, at);
        };
        let card = command.target_card(card, row.count);
        self.focus = Some(card);
        self.ensure_rendered(card);
        true
    }

    /// Schedules the rendering of a card.
    pub(super) fn ensure_rendered(&mut self, card: usize) {
        let portion = (card / CHUNK_SIZE + 1) * CHUNK_SIZE;
        self.target_count = self.rendered.max(portion);
    }

    /// Starts scrolling to the command's target.
    pub(super) fn scroll_by_command(
        &mut self,
        way: ScrollCommand,
        row: TrackGeometry,
        at: f64,
    ) -> bool {
        // During a scroll, the next page counts from the pending target.
        let from = self.pending_scroll.map_or(at, |journey| journey.goal);
        let Some(goal) = way.target_offset(row, from) else {
            return false;
        };
        self.pending_scroll = Some(PendingScroll {
            goal,
            has_begun: false,
            last_offset: f64::NAN,
            checks_left: MAX_STALLED_CHECKS,
        });
        self.ensure_rendered(row.visible_range(goal).last);
        // Screen readers announce an unchanged live region only after it was cleared.
        self.status.clear();
        true
    }

    /// Called when scrolling ends: updates the buttons, and announces the visible cards after a command.
    pub(super) fn on_scroll_end(&mut self, ctx: &Context<Self>, track: &Element) -> bool {
        self.scroll_end = None;
        if self.is_held {
            return false;
        }
        let Some((row, at)) = self.measure(ctx, track) else {
            return false;
        };
        measure::set_drag(track, None);
        let place = ScrollPosition {
            row,
            view: row.visible_range(at),
        };
        let moved = self.position != place;
        self.position = place;
        let Some(journey) = self.pending_scroll.take() else {
            return moved;
        };
        // On a busy page, a smooth scroll may pause before its target. A reader who scrolls by hand never
        // arrives there, so the number of checks is limited.
        let has_arrived =
            at == journey.last_offset && (at - journey.goal).abs() <= ARRIVAL_TOLERANCE_PX;
        if !has_arrived && journey.checks_left > 0 {
            self.pending_scroll = Some(PendingScroll {
                last_offset: at,
                checks_left: journey.checks_left - 1,
                ..journey
            });
            self.await_scroll_end(ctx);
            return moved;
        }
        self.status = controls::position_text(&self.cards, place.view);
        true
    }
}
