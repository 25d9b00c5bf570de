//! Navigation to a related article.

use std::cell::Cell;
use std::rc::Rc;

/// The reader activates the link of a related article.
///
/// A handler can call [`prevent`](Self::prevent) to navigate in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Navigation {
    /// URL of the related article.
    pub url: String,
    /// Index of the card among those shown, from 0.
    pub index: usize,
    is_prevented: Rc<Cell<bool>>,
}

impl Navigation {
    /// Creates a navigation that no handler has prevented.
    pub fn new(url: String, index: usize) -> Self {
        Self {
            url,
            index,
            is_prevented: Rc::default(),
        }
    }

    /// Prevents the browser's navigation (DOM `preventDefault`).
    pub fn prevent(&self) {
        self.is_prevented.set(true);
    }

    /// Returns whether a handler has called [`prevent`](Self::prevent).
    pub fn is_prevented(&self) -> bool {
        self.is_prevented.get()
    }
}
