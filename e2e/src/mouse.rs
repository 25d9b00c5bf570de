//! A mouse that presses, moves and lets go, as a hand does.

use crate::Page;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use std::time::Duration;

/// How long the mouse takes from one place to the next: a frame.
const STEP: Duration = Duration::from_millis(16);

impl Page {
    /// Presses the mouse's button at a place in the view, and moves the mouse to these places, one
    /// after the other, without letting go.
    pub async fn drag(&self, from: (i64, i64), places: impl IntoIterator<Item = (i64, i64)>) {
        let down = PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        };
        let press = [to(from), down];
        self.mouse(press.into_iter().chain(places.into_iter().map(to)))
            .await;
    }

    /// Clicks twice at a place in the view, as quickly as a mouse can.
    pub async fn double_click(&self, place: (i64, i64)) {
        let button = MOUSE_BUTTON_LEFT;
        let click = [PointerAction::Down { button }, PointerAction::Up { button }];
        let clicks = click.clone().into_iter().chain(click);
        self.mouse([to(place)].into_iter().chain(clicks)).await;
    }

    /// Releases the mouse's button.
    pub async fn let_go(&self) {
        let up = PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        };
        self.mouse([up]).await;
    }

    async fn mouse(&self, actions: impl IntoIterator<Item = PointerAction>) {
        let mouse = MouseActions::new("mouse".to_owned());
        self.client()
            .perform_actions(actions.into_iter().fold(mouse, InputSource::then))
            .await
            .unwrap_or_else(|error| panic!("the mouse does as it is told: {error}"));
    }
}

fn to((x, y): (i64, i64)) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(STEP),
        x: x as f64,
        y: y as f64,
    }
}
