//! Web Storage (HTML Standard). It may be missing, full or forbidden: then what should have been stored is kept in
//! memory for as long as the page lives.

use std::cell::RefCell;

use web_sys::Storage;

/// A storage area of the HTML standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageArea {
    /// The browser's, for this origin: `localStorage`.
    Local,
    /// The tab's, for this origin: `sessionStorage`.
    Session,
}

/// What an area should hold under a key; no text where that was removed.
struct Entry {
    area: StorageArea,
    key: String,
    text: Option<String>,
}

thread_local! {
    /// What the areas could not store: it is newer than what they hold.
    static FALLBACK: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

impl StorageArea {
    fn storage(self) -> Option<Storage> {
        let window = gloo::utils::window();
        let storage = match self {
            StorageArea::Local => window.local_storage(),
            StorageArea::Session => window.session_storage(),
        };
        storage.ok().flatten()
    }

    /// Returns the in-memory value of a key: `None` if storage has it, `Some(None)` if it was removed.
    fn fallback(self, key: &str) -> Option<Option<String>> {
        FALLBACK.with_borrow(|all| {
            let entry = all.iter().find(|it| it.area == self && it.key == key)?;
            Some(entry.text.clone())
        })
    }

    /// Records what the area could not store under a key; `None` where it could.
    fn record_fallback(self, key: &str, fallback: Option<Option<String>>) {
        FALLBACK.with_borrow_mut(|all| {
            all.retain(|it| it.area != self || it.key != key);
            if let Some(text) = fallback {
                let key = key.to_owned();
                let area = self;
                all.push(Entry { area, key, text });
            }
        });
    }
}

impl StorageArea {
    /// The text under a key.
    pub fn get(self, key: &str) -> Option<String> {
        self.fallback(key)
            .unwrap_or_else(|| self.storage()?.get_item(key).ok()?)
    }

    /// Stores a text under a key. False where only memory has it.
    pub fn set(self, key: &str, text: &str) -> bool {
        let storage = self.storage();
        let is_taken = storage
            .as_ref()
            .is_some_and(|it| it.set_item(key, text).is_ok());
        self.record_fallback(key, (!is_taken).then(|| Some(text.to_owned())));
        if let (StorageArea::Session, false, Some(storage)) = (self, is_taken, storage) {
            // What a tab comes back to is the newest or nothing: others may have the newest.
            let _ = storage.remove_item(key);
        }
        is_taken
    }

    /// Removes what is under a key.
    pub fn remove(self, key: &str) {
        let storage = self.storage();
        let is_left = storage.is_some_and(|it| it.remove_item(key).is_err());
        self.record_fallback(key, is_left.then_some(None));
    }

    /// The keys that begin with `prefix`.
    pub fn keys(self, prefix: &str) -> Vec<String> {
        let mut keys = Vec::new();
        if let Some(storage) = self.storage() {
            let count = storage.length().unwrap_or_default();
            keys.extend((0..count).filter_map(|index| storage.key(index).ok().flatten()));
        }
        FALLBACK.with_borrow(|all| {
            let of_this = all.iter().filter(|it| it.area == self);
            keys.extend(of_this.map(|it| it.key.clone()));
        });
        keys.retain(|key| key.starts_with(prefix));
        keys
    }
}
