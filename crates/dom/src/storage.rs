//! Web Storage (HTML Standard) with an in-memory fallback.
//!
//! If storage is missing, full or forbidden, values are kept in memory for the lifetime of the page.

use std::cell::RefCell;

use web_sys::Storage;

/// A storage area (HTML Standard, Web Storage).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageArea {
    /// `localStorage`: shared by all tabs of the origin.
    Local,
    /// `sessionStorage`: separate for each tab.
    Session,
}

/// A fallback value of a key. `text` is `None` if the key was removed.
struct Entry {
    area: StorageArea,
    key: String,
    text: Option<String>,
}

thread_local! {
    /// The values that could not be stored. They are newer than the stored ones.
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

    /// Records the value of a key that could not be stored; `None` clears the record.
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
    /// Returns the value of a key.
    pub fn get(self, key: &str) -> Option<String> {
        self.fallback(key)
            .unwrap_or_else(|| self.storage()?.get_item(key).ok()?)
    }

    /// Stores a value. Returns `false` if it is only in memory.
    pub fn set(self, key: &str, text: &str) -> bool {
        let storage = self.storage();
        let is_taken = storage
            .as_ref()
            .is_some_and(|it| it.set_item(key, text).is_ok());
        self.record_fallback(key, (!is_taken).then(|| Some(text.to_owned())));
        if let (StorageArea::Session, false, Some(storage)) = (self, is_taken, storage) {
            // After a reload the tab must find the newest value or none, because other storage may have a newer one.
            let _ = storage.remove_item(key);
        }
        is_taken
    }

    /// Removes a key.
    pub fn remove(self, key: &str) {
        let storage = self.storage();
        let is_left = storage.is_some_and(|it| it.remove_item(key).is_err());
        self.record_fallback(key, is_left.then_some(None));
    }

    /// Returns the keys that start with `prefix`.
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
