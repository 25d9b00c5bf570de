//! The draft of one form: a [`DraftStore`] backed by Web Storage, the system clock and random keys.

use std::cell::RefCell;
use std::rc::Rc;

use article_widget_core::comments::draft::Draft;
use article_widget_core::comments::draft_store::{
    self, AttemptResult, DraftStore, OpenForms, Storage,
};
use article_widget_dom::listener::{EventListener, listen};
use article_widget_dom::storage::StorageArea;
use article_widget_dom::throttle::Throttle;
use article_widget_dom::{document, uuid};

thread_local! {
    static OPEN_FORMS: OpenForms = OpenForms::default();
}

/// Web Storage as a [`Storage`].
#[derive(Clone, Copy)]
pub struct BrowserStorage(pub StorageArea);

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) {
        self.0.remove(key);
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.keys(prefix)
    }
}

type SharedStore = Rc<RefCell<DraftStore<BrowserStorage>>>;

/// The draft of one form. Dropping it releases the stored draft to the next form.
#[must_use = "dropping it gives the draft away"]
pub struct BrowserDraft {
    keeper: SharedStore,
    /// Listens to `storage` events, which report changes by other tabs.
    _storage_listener: EventListener,
    /// Throttles saving. `None` before [`BrowserDraft::with_source`].
    saving: Option<Throttle>,
}

/// An attempt to send a comment. It may outlive the form.
#[must_use = "how it ended is to be settled"]
pub struct Attempt {
    keeper: SharedStore,
    sent: draft_store::Attempt,
}

impl BrowserDraft {
    /// Opens the draft for comments sent to `endpoint`, on `article`, in reply to `parent`.
    pub fn new(endpoint: &str, article: &str, parent: Option<&str>) -> Self {
        let keeper = OPEN_FORMS.with(|forms| {
            let areas = [StorageArea::Local, StorageArea::Session].map(BrowserStorage);
            DraftStore::new(areas, forms, (endpoint, article, parent), uuid::uuid())
        });
        let keeper = Rc::new(RefCell::new(keeper));
        let shared = keeper.clone();
        let storage_listener = listen(&gloo::utils::window(), "storage", move |_| {
            // A page may dispatch this event itself, while the store is borrowed.
            if let Ok(mut keeper) = shared.try_borrow_mut() {
                keeper.reclaim();
            }
        });
        Self {
            keeper,
            _storage_listener: storage_listener,
            saving: None,
        }
    }

    /// Sets the function that reads the form's text, for [`BrowserDraft::schedule_save`].
    pub fn with_source(mut self, read: impl Fn() -> Option<String> + 'static) -> Self {
        let keeper = self.keeper.clone();
        self.saving = Some(Throttle::new(move || {
            if let Some(text) = read() {
                keeper.borrow_mut().save(&text, document::now_ms());
            }
        }));
        self
    }

    /// Schedules a save of the form's text. Saves are throttled because storage is slow. Returns whether
    /// a save is scheduled, which includes later edits until it runs.
    pub fn schedule_save(&self) -> bool {
        self.saving.as_ref().is_some_and(Throttle::request)
    }

    /// Runs a scheduled save immediately.
    pub fn flush(&self) {
        if let Some(saving) = &self.saving {
            saving.flush();
        }
    }

    /// Returns the draft to restore into the form.
    pub fn restore(&self) -> Option<Draft> {
        self.keeper.borrow_mut().restore(document::now_ms())
    }

    /// Saves a text. A blank one deletes the draft.
    pub fn save(&self, text: &str) {
        self.keeper.borrow_mut().save(text, document::now_ms());
    }

    /// Deletes the draft.
    pub fn discard(&self) {
        self.save("");
    }

    /// Records that a text is about to be sent.
    pub fn attempt(&self, text: &str) -> Attempt {
        let mut keeper = self.keeper.borrow_mut();
        Attempt {
            sent: keeper.attempt(text, document::now_ms(), uuid::uuid()),
            keeper: self.keeper.clone(),
        }
    }
}

impl Drop for BrowserDraft {
    fn drop(&mut self) {
        self.keeper.borrow_mut().detach();
    }
}

impl Attempt {
    /// Returns the idempotency key. It stays the same for a text until an attempt is known to be received
    /// or refused.
    pub fn key(&self) -> &str {
        &self.sent.key
    }

    /// Whether an earlier attempt with the same text ended without a known result. "Duplicate" then means
    /// that one of them was received.
    pub fn is_repeated(&self) -> bool {
        self.sent.is_repeated
    }

    /// Records the result of the attempt. Keeps text written since.
    pub fn resolve(&self, ending: AttemptResult) {
        let mut keeper = self.keeper.borrow_mut();
        keeper.resolve(&self.sent, ending, document::now_ms(), uuid::uuid());
    }
}
