//! The event `online` of the window (HTML Standard, `navigator.onLine`).

use crate::listener::{EventListener, listen};

/// Listens for a connection that has come back, until it is dropped.
#[must_use = "dropping it ends the listening"]
pub struct OnlineListener(#[expect(dead_code, reason = "it listens while it lives")] EventListener);

impl OnlineListener {
    /// Calls `notify` each time the browser finds a connection after it had none.
    pub fn new(mut notify: impl FnMut() + 'static) -> Self {
        Self(listen(&gloo::utils::window(), "online", move |_| notify()))
    }
}
