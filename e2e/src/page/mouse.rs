//! Mouse actions: drags and double clicks.

use crate::Page;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use std::time::Duration;

/// How long a move of the mouse takes: a frame.
const MOVE_DURATION: Duration = Duration::from_millis(16);

impl Page {
    /// Presses the mouse button at a point of the viewport and moves the mouse through other points, without
    /// releasing the button.
    pub async fn drag(&self, from: (i64, i64), points: impl IntoIterator<Item = (i64, i64)>) {
        let down = PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        };
        let press = [to(from), down];
        self.mouse(press.into_iter().chain(points.into_iter().map(to)))
            .await;
    }

    /// Double-clicks at a point of the viewport.
    pub async fn double_click(&self, point: (i64, i64)) {
        let button = MOUSE_BUTTON_LEFT;
        let click = [PointerAction::Down { button }, PointerAction::Up { button }];
        let clicks = click.clone().into_iter().chain(click);
        self.mouse([to(point)].into_iter().chain(clicks)).await;
    }

    /// Releases the mouse button.
    pub async fn release_mouse(&self) {
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
            .unwrap_or_else(|error| panic!("the mouse acts: {error}"));
    }
}

fn to((x, y): (i64, i64)) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(MOVE_DURATION),
        x: x as f64,
        y: y as f64,
    }
}
