//! Something that can wait a little, but not longer than the page lives.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

use super::page;

/// How long it waits, in milliseconds: not long for a browser that dies, and many keys of a fast writer.
const WAIT: u32 = 250;

/// Does something soon after it was asked for, once however often that was. It is done at once where
/// the page is put away or left: a page that nobody sees may end unheard.
#[must_use = "dropping it forgets what was asked for"]
pub struct Soon {
    waiting: Rc<Waiting>,
    on_leave: Closure<dyn FnMut()>,
}

struct Waiting {
    timer: RefCell<Option<Timeout>>,
    act: Box<dyn Fn()>,
}

impl Waiting {
    fn act(&self) {
        let timer = self.timer.take();
        if timer.is_some() {
            (self.act)();
        }
    }
}

impl Soon {
    /// What is to be done.
    pub fn new(act: impl Fn() + 'static) -> Self {
        let waiting = Rc::new(Waiting {
            timer: RefCell::default(),
            act: Box::new(act),
        });
        let left = waiting.clone();
        let on_leave = Closure::<dyn FnMut()>::new(move || left.act());
        let soon = Self { waiting, on_leave };
        for (target, event) in soon.targets() {
            let listener = soon.on_leave.as_ref().unchecked_ref();
            let _ = target.add_event_listener_with_callback(event, listener);
        }
        soon
    }

    /// Asks for it. False where it was done at once.
    pub fn ask(&self) -> bool {
        if self.waiting.timer.borrow().is_some() {
            return true;
        }
        if page::is_hidden() {
            (self.waiting.act)();
            return false;
        }
        let waiting = self.waiting.clone();
        let timer = Timeout::new(WAIT, move || waiting.act());
        self.waiting.timer.replace(Some(timer));
        true
    }

    /// Does it now, if it was asked for.
    pub fn now(&self) {
        self.waiting.act();
    }

    fn targets(&self) -> [(EventTarget, &'static str); 2] {
        [
            (gloo::utils::window().into(), "pagehide"),
            (gloo::utils::document().into(), "visibilitychange"),
        ]
    }
}

impl Drop for Soon {
    fn drop(&mut self) {
        self.waiting.timer.take();
        for (target, event) in self.targets() {
            let listener = self.on_leave.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback(event, listener);
        }
    }
}
