//! What is kept in this browser. Storage may be missing, full or forbidden: then nothing is kept,
//! and nothing breaks.

use web_sys::Storage;

fn local() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// The text under a key.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, text);
    }
}

/// Forgets what is under a key.
pub fn remove(key: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(key);
    }
}
