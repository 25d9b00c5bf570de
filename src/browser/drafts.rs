//! Drafts in this browser: the keeper of one form's draft, with real storage, clock and dice.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::soon::Soon;
use super::storage::Area;
use super::{page, random};
use article_widget_core::comments::draft::Draft;
use article_widget_core::comments::draft_store::{self, Ending, Forms, Keeper};

thread_local! {
    static FORMS: Forms = Forms::default();
}

type Shared = Rc<RefCell<Keeper<Area>>>;

/// The draft of one form. Dropping it leaves what is kept to the form that comes after.
#[must_use = "dropping it gives the draft away"]
pub struct Drafts {
    keeper: Shared,
    /// Called when another tab has changed what is stored.
    on_storage: Closure<dyn FnMut()>,
    /// Keeps what is in the form, once it is known where that is read.
    saving: Option<Soon>,
}

/// An attempt to send what a form holds. It outlives the form.
#[must_use = "how it ended is to be settled"]
pub struct Attempt {
    keeper: Shared,
    sent: draft_store::Attempt,
}

impl Drafts {
    /// The draft of a form for comments that go to `endpoint`, on `article`, in reply to `parent`.
    pub fn new(endpoint: &str, article: &str, parent: Option<&str>) -> Self {
        let keeper = FORMS.with(|forms| {
            let areas = [Area::Local, Area::Session];
            Keeper::new(areas, forms, (endpoint, article, parent), random::uuid())
        });
        let keeper = Rc::new(RefCell::new(keeper));
        let shared = keeper.clone();
        let on_storage = Closure::<dyn FnMut()>::new(move || {
            // The page may send such an event of its own, in the middle of writing.
            if let Ok(mut keeper) = shared.try_borrow_mut() {
                keeper.defend();
            }
        });
        let _ = gloo::utils::window()
            .add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref());
        Self {
            keeper,
            on_storage,
            saving: None,
        }
    }

    /// Where to read what the form holds, for [`Drafts::touch`].
    pub fn reading(mut self, read: impl Fn() -> Option<String> + 'static) -> Self {
        let keeper = self.keeper.clone();
        self.saving = Some(Soon::new(move || {
            if let Some(text) = read() {
                keeper.borrow_mut().keep(&text, page::now());
            }
        }));
        self
    }

    /// What the form holds has changed, and is to be kept; not at once, because storage is slow and a
    /// reader types fast. True where it is going to be, with what changes until then.
    pub fn touch(&self) -> bool {
        self.saving.as_ref().is_some_and(Soon::ask)
    }

    /// Keeps what has changed, at once.
    pub fn flush(&self) {
        if let Some(saving) = &self.saving {
            saving.now();
        }
    }

    /// What is to be put back into the form.
    pub fn recall(&self) -> Option<Draft> {
        self.keeper.borrow_mut().recall(page::now())
    }

    /// Keeps what the form holds now. Where that is blank, nothing is kept any longer.
    pub fn keep(&self, text: &str) {
        self.keeper.borrow_mut().keep(text, page::now());
    }

    /// Forgets what is kept, because the reader said so.
    pub fn discard(&self) {
        self.keep("");
    }

    /// Notes that what the form holds is about to be sent.
    pub fn attempt(&self, text: &str) -> Attempt {
        let mut keeper = self.keeper.borrow_mut();
        Attempt {
            sent: keeper.attempt(text, page::now(), random::uuid()),
            keeper: self.keeper.clone(),
        }
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        self.keeper.borrow_mut().leave();
        let _ = gloo::utils::window().remove_event_listener_with_callback(
            "storage",
            self.on_storage.as_ref().unchecked_ref(),
        );
    }
}

impl Attempt {
    /// The idempotency key: the same each time that a text is sent until one is known to have been
    /// received or refused.
    pub fn key(&self) -> &str {
        &self.sent.key
    }

    /// Whether the same text was sent before in an attempt of which nobody knows how it ended:
    /// "duplicate" means then that one arrived.
    pub fn is_repeated(&self) -> bool {
        self.sent.is_repeated
    }

    /// Takes note of how it ended. What has been written since stays as it is.
    pub fn settle(&self, ending: Ending) {
        let mut keeper = self.keeper.borrow_mut();
        keeper.settle(&self.sent, ending, page::now(), random::uuid());
    }
}
