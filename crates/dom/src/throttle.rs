//! A throttled action that flushes when the page is hidden.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use crate::document;
use crate::listener::{EventListener, listen};

/// How long it waits, in milliseconds: short for a browser that crashes, long for a fast writer's keys.
const THROTTLE_MS: u32 = 250;

/// Runs an action soon after it was requested, once for all requests until then. It runs at once where the page
/// is hidden or left: a hidden page may end without another event.
#[must_use = "dropping it cancels the action"]
pub struct Throttle {
    pending: Rc<Pending>,
    _listeners: [EventListener; 2],
}

struct Pending {
    timer: RefCell<Option<Timeout>>,
    action: Box<dyn Fn()>,
}

impl Pending {
    fn run(&self) {
        let timer = self.timer.take();
        if timer.is_some() {
            (self.action)();
        }
    }
}

impl Throttle {
    /// Prepares the action.
    pub fn new(action: impl Fn() + 'static) -> Self {
        let pending = Rc::new(Pending {
            timer: RefCell::default(),
            action: Box::new(action),
        });
        let run = |pending: &Rc<Pending>| {
            let pending = pending.clone();
            move |_: &_| pending.run()
        };
        let listeners = [
            listen(&gloo::utils::window(), "pagehide", run(&pending)),
            listen(&gloo::utils::document(), "visibilitychange", run(&pending)),
        ];
        Self {
            pending,
            _listeners: listeners,
        }
    }

    /// Requests the action. False where it has run at once.
    pub fn request(&self) -> bool {
        if self.pending.timer.borrow().is_some() {
            return true;
        }
        if document::is_hidden() {
            (self.pending.action)();
            return false;
        }
        let pending = self.pending.clone();
        let timer = Timeout::new(THROTTLE_MS, move || pending.run());
        self.pending.timer.replace(Some(timer));
        true
    }

    /// Runs the action now if it was requested.
    pub fn flush(&self) {
        self.pending.run();
    }
}

impl Drop for Throttle {
    fn drop(&mut self) {
        self.pending.timer.take();
    }
}
