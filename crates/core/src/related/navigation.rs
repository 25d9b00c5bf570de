//! A reader follows a link to a related article.

use std::cell::Cell;
use std::rc::Rc;

/// Which link is followed. Whoever hears of it may go there in a way of their own: then the
/// browser does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Navigation {
    /// Where it leads.
    pub url: String,
    /// The card's position among those that are shown, from 0.
    pub index: usize,
    is_prevented: Rc<Cell<bool>>,
}

impl Navigation {
    /// A link that nobody else follows.
    pub fn new(url: String, index: usize) -> Self {
        Self {
            url,
            index,
            is_prevented: Rc::default(),
        }
    }

    /// Keeps the browser from going there (DOM, `preventDefault`).
    pub fn prevent(&self) {
        self.is_prevented.set(true);
    }

    /// Whether somebody does.
    pub fn is_prevented(&self) -> bool {
        self.is_prevented.get()
    }
}
