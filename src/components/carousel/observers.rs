//! What the carousel observes: gestures, its size, and which cards are in view.

use web_sys::Element;
use yew::prelude::*;

use crate::components::carousel::gestures::{Gesture, GestureListener};
use crate::components::carousel::{Carousel, Msg, measure};
use article_widget_core::related::navigation::Navigation;
use article_widget_core::related::scroll_command::ScrollCommand;
use article_widget_dom::intersection::IntersectionWatcher;
use article_widget_dom::resize::ResizeWatcher;

/// Observers of one rendered carousel.
pub(super) struct Observers {
    pub(super) _gestures: GestureListener,
    pub(super) _resizes: Option<ResizeWatcher>,
    pub(super) sights: Option<IntersectionWatcher>,
    /// Number of cards that are observed.
    pub(super) watched: usize,
}

impl Observers {
    pub(super) fn of(section: &Element, track: &Element, link: &html::Scope<Carousel>) -> Self {
        let (did, resized, seen) = (link.clone(), link.clone(), link.clone());
        Self {
            _gestures: GestureListener::new(section, track, move |gesture| {
                handle_gesture(&did, gesture)
            }),
            _resizes: ResizeWatcher::observe(track, move || resized.send_message(Msg::ScrollEnded)),
            sights: IntersectionWatcher::new(move |card, is_in_view| {
                if let Some(index) = measure::position(card) {
                    seen.send_message(Msg::VisibilityChanged(index, is_in_view));
                }
            }),
            watched: 0,
        }
    }
}

/// Forwards a gesture to the component. Returns synchronously whether to prevent the default action.
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
                if carousel.position.row.overflows() && ScrollCommand::from_key(key, false).is_some());
            if matches!(gesture, Gesture::Key(_)) && !is_ours {
                return false;
            }
            drop(carousel);
            link.send_message(Msg::Gesture(gesture));
            is_ours
        }
    }
}
