//! A throttled action that flushes when the page is hidden.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use crate::document;
use crate::listener::{EventListener, listen};

/// Delay in milliseconds: short enough to survive a crash, long enough to batch typing.
const THROTTLE_MS: u32 = 250;

/// Runs an action once for all requests within 250 ms.
///
/// The action runs at once if the page is or becomes hidden, because a hidden page may be discarded without another
/// event.
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
    /// Creates a throttle for the action.
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

    /// Requests the action. Returns `false` if it has already run because the page is hidden.
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

    /// Runs a requested action now.
    pub fn flush(&self) {
        self.pending.run();
    }
}

impl Drop for Throttle {
    fn drop(&mut self) {
        self.pending.timer.take();
    }
}
