//! What is kept in this browser. Storage may be missing, full or forbidden: then nothing breaks,
//! and what should have been kept is kept for as long as the page lives.

use std::cell::RefCell;

use web_sys::Storage;

use article_widget_core::comments::draft_store;

/// A storage area of the HTML standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The browser's, for this origin: `localStorage`.
    Local,
    /// The tab's, for this origin: `sessionStorage`.
    Session,
}

/// What an area should hold under a key, or no longer.
struct Entry {
    area: Area,
    key: String,
    text: Option<String>,
}

thread_local! {
    /// What the areas would not take: it is newer than what they hold.
    static UNTAKEN: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

impl Area {
    fn storage(self) -> Option<Storage> {
        let window = gloo::utils::window();
        let storage = match self {
            Area::Local => window.local_storage(),
            Area::Session => window.session_storage(),
        };
        storage.ok().flatten()
    }

    /// What the area would not take under a key.
    fn untaken(self, key: &str) -> Option<Option<String>> {
        UNTAKEN.with_borrow(|all| {
            let entry = all.iter().find(|it| it.area == self && it.key == key)?;
            Some(entry.text.clone())
        })
    }

    /// Notes what the area took under a key (`None`), or what it would not take.
    fn note(self, key: &str, untaken: Option<Option<String>>) {
        UNTAKEN.with_borrow_mut(|all| {
            all.retain(|it| it.area != self || it.key != key);
            if let Some(text) = untaken {
                let key = key.to_owned();
                let area = self;
                all.push(Entry { area, key, text });
            }
        });
    }
}

impl draft_store::Storage for Area {
    fn get(&self, key: &str) -> Option<String> {
        self.untaken(key)
            .unwrap_or_else(|| self.storage()?.get_item(key).ok()?)
    }

    fn set(&self, key: &str, text: &str) -> bool {
        let storage = self.storage();
        let is_taken = storage
            .as_ref()
            .is_some_and(|it| it.set_item(key, text).is_ok());
        self.note(key, (!is_taken).then(|| Some(text.to_owned())));
        if let (Area::Session, false, Some(storage)) = (*self, is_taken, storage) {
            // What a tab comes back to is the newest or nothing: others may have the newest.
            let _ = storage.remove_item(key);
        }
        is_taken
    }

    fn remove(&self, key: &str) {
        let storage = self.storage();
        let is_left = storage.is_some_and(|it| it.remove_item(key).is_err());
        self.note(key, is_left.then_some(None));
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let mut keys = Vec::new();
        if let Some(storage) = self.storage() {
            let count = storage.length().unwrap_or_default();
            keys.extend((0..count).filter_map(|index| storage.key(index).ok().flatten()));
        }
        UNTAKEN.with_borrow(|all| {
            let of_this = all.iter().filter(|it| it.area == *self);
            keys.extend(of_this.map(|it| it.key.clone()));
        });
        keys.retain(|key| key.starts_with(prefix));
        keys
    }
}
