//! The draft of one form in this browser: the draft store with real storage, a clock and random keys.

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

/// Web Storage, for the rules of [`article_widget_core::comments`].
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

/// The draft of one form. Dropping it leaves what is kept to the form that comes after.
#[must_use = "dropping it gives the draft away"]
pub struct BrowserDraft {
    keeper: SharedStore,
    /// Listens for another tab that changes what is stored.
    _storage_listener: EventListener,
    /// Saves what the form holds, once it is known how to read that.
    saving: Option<Throttle>,
}

/// An attempt to send what a form holds. It outlives the form.
#[must_use = "how it ended is to be settled"]
pub struct Attempt {
    keeper: SharedStore,
    sent: draft_store::Attempt,
}

impl BrowserDraft {
    /// The draft of a form for comments that go to `endpoint`, on `article`, in reply to `parent`.
    pub fn new(endpoint: &str, article: &str, parent: Option<&str>) -> Self {
        let keeper = OPEN_FORMS.with(|forms| {
            let areas = [StorageArea::Local, StorageArea::Session].map(BrowserStorage);
            DraftStore::new(areas, forms, (endpoint, article, parent), uuid::uuid())
        });
        let keeper = Rc::new(RefCell::new(keeper));
        let shared = keeper.clone();
        let storage_listener = listen(&gloo::utils::window(), "storage", move |_| {
            // The page may dispatch such an event itself, in the middle of writing.
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

    /// Where to read what the form holds, for [`BrowserDraft::schedule_save`].
    pub fn with_source(mut self, read: impl Fn() -> Option<String> + 'static) -> Self {
        let keeper = self.keeper.clone();
        self.saving = Some(Throttle::new(move || {
            if let Some(text) = read() {
                keeper.borrow_mut().save(&text, document::now_ms());
            }
        }));
        self
    }

    /// What the form holds has changed, and is to be kept; not at once, because storage is slow and a
    /// reader types fast. True where it is going to be, with what changes until then.
    pub fn schedule_save(&self) -> bool {
        self.saving.as_ref().is_some_and(Throttle::request)
    }

    /// Keeps what has changed, at once.
    pub fn flush(&self) {
        if let Some(saving) = &self.saving {
            saving.flush();
        }
    }

    /// What is to be put back into the form.
    pub fn restore(&self) -> Option<Draft> {
        self.keeper.borrow_mut().restore(document::now_ms())
    }

    /// Keeps what the form holds now. Where that is blank, nothing is kept any longer.
    pub fn save(&self, text: &str) {
        self.keeper.borrow_mut().save(text, document::now_ms());
    }

    /// Forgets what is kept, because the reader said so.
    pub fn discard(&self) {
        self.save("");
    }

    /// Notes that what the form holds is about to be sent.
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
    pub fn resolve(&self, ending: AttemptResult) {
        let mut keeper = self.keeper.borrow_mut();
        keeper.resolve(&self.sent, ending, document::now_ms(), uuid::uuid());
    }
}
