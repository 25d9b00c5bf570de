//! Listens to the window's `online` event (HTML Standard, `navigator.onLine`).

use crate::listener::{EventListener, listen};

/// Listens for the connection to come back, until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct OnlineListener(#[expect(dead_code, reason = "it listens while it lives")] EventListener);

impl OnlineListener {
    /// Calls `notify` each time the browser goes from offline to online.
    pub fn new(mut notify: impl FnMut() + 'static) -> Self {
        Self(listen(&gloo::utils::window(), "online", move |_| notify()))
    }
}
