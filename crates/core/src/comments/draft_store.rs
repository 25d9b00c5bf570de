//! Saves the text of a comment form until the comment is received.
//!
//! A draft is stored in two places. `sessionStorage` has it under the number of the form among the page's forms for
//! the same subject. That copy survives a reload and is duplicated with the tab; no other tab can change it.
//! `localStorage` has it in a slot with a random name that only this form writes to. That copy survives the tab.
//!
//! A form restores the draft of its tab, or else a copy of the newest draft in the browser. The first change moves
//! the draft to the form's own slot and frees the old slot, unless its text has changed meanwhile. A form in
//! another tab that still shows the old draft notices that it is gone and saves its text in its own slot. In this
//! way drafts of closed tabs move on, and drafts of open tabs stay.

use std::cell::RefCell;
use std::rc::Rc;

use crate::comments::draft::{Draft, KEY_PREFIX, key};
use crate::comments::validation::is_blank;

/// A storage area (HTML Standard, Web Storage).
///
/// If the area is missing, full or forbidden, an implementation keeps values in memory for the life of the page.
pub trait Storage {
    /// Returns the value of a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Sets the value of a key; returns whether the value outlives the page.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// Returns all keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

/// The open forms of a page, which do not restore each other's drafts.
#[derive(Clone, Default)]
pub struct OpenForms(Rc<RefCell<Vec<OpenForm>>>);

struct OpenForm {
    key: String,
    number: usize,
    /// The slot that the form writes to, and the slot that its text came from.
    slots: [String; 2],
}

/// Stores the draft of one form.
pub struct DraftStore<S> {
    /// `localStorage`
    local: S,
    /// `sessionStorage`
    session: S,
    forms: OpenForms,
    key: String,
    number: usize,
    slot: String,
    /// The stored draft of the text that the form shows.
    draft: Option<Draft>,
    /// Whether the draft was written in this tab, or in the tab that this one duplicates.
    is_own: bool,
    /// The draft as it was found, until the form's own slot has it.
    source: Option<Draft>,
    /// The last text sent with an unknown result, and the idempotency key of that attempt.
    unconfirmed: Option<(String, String)>,
    /// Whether the form was removed from the page.
    is_detached: bool,
}

/// One attempt to send a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The text of the field.
    pub text: String,
    /// The idempotency key. It stays the same each time a text is sent, until the back end receives or refuses it.
    pub key: String,
    /// Whether an earlier attempt with the same text has an unknown result.
    pub is_repeated: bool,
}

/// The result of an attempt, as far as it concerns the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptResult {
    /// The back end has the comment.
    Received,
    /// The back end rejected the comment.
    Refused,
    /// The back end did not process the comment: offline, rate-limited or not found.
    Unsent,
    /// The result is unknown.
    Unknown,
}

impl<S: Storage> DraftStore<S> {
    /// Creates the store of a form on a page. `slot` is a name that no other form has.
    pub fn new(
        [local, session]: [S; 2],
        forms: &OpenForms,
        (endpoint, article, parent): (&str, &str, Option<&str>),
        slot: String,
    ) -> Self {
        let key = key(endpoint, article, parent);
        let mut all = forms.0.borrow_mut();
        let is_taken = |number| all.iter().any(|it| it.key == key && it.number == number);
        let number = (0..).find(|number| !is_taken(*number)).unwrap_or_default();
        all.push(OpenForm {
            key: key.clone(),
            number,
            slots: [slot.clone(), String::new()],
        });
        Self {
            local,
            session,
            forms: forms.clone(),
            key,
            number,
            slot,
            draft: None,
            is_own: false,
            source: None,
            unconfirmed: None,
            is_detached: false,
        }
    }

    /// Marks the form as removed from the page. An attempt may still be pending.
    pub fn detach(&mut self) {
        self.is_detached = true;
        let mut all = self.forms.0.borrow_mut();
        all.retain(|form| form.slots[0] != self.slot);
    }

    /// Returns the draft to restore, and deletes expired drafts.
    pub fn restore(&mut self, now: f64) -> Option<Draft> {
        let mut since = f64::NEG_INFINITY;
        let here = read(&self.session, &self.session_key());
        if let Some(draft) = here.filter(|draft| !draft.is_expired(now)) {
            if !draft.is_blank() && !self.is_received(&draft) {
                self.adopt(draft.clone(), true);
                self.reclaim();
                return Some(draft);
            }
            // The reader discarded older drafts.
            since = draft.saved;
        }
        let draft = self.newest(since, now)?;
        self.adopt(draft.clone(), false);
        Some(draft)
    }

    /// Saves the text of the form.
    pub fn save(&mut self, text: &str, now: f64) {
        if !is_blank(text) {
            let tried = self
                .unconfirmed
                .as_ref()
                .filter(|(sent, _)| is_same(sent, text));
            self.write(Draft {
                comment: text.to_owned(),
                unconfirmed_key: tried.map(|(_, key)| key.clone()),
                ..Draft::empty(&self.slot, now)
            });
        } else if self.draft.take().is_some() {
            self.local.remove(&self.key_for(&self.slot));
            let blank = Draft::empty(&self.slot, now);
            self.session.set(&self.session_key(), &blank.to_json());
            self.release_source_slot();
        }
    }

    /// Starts an attempt to send the text of the form. `fresh` is a new idempotency key.
    pub fn attempt(&mut self, text: &str, now: f64, fresh: String) -> Attempt {
        let earlier = self
            .unconfirmed
            .as_ref()
            .filter(|(sent, _)| is_same(sent, text));
        let attempt = Attempt {
            text: text.to_owned(),
            is_repeated: earlier.is_some(),
            key: earlier.map_or(fresh, |(_, key)| key.clone()),
        };
        self.unconfirmed = Some((attempt.text.clone(), attempt.key.clone()));
        self.save(text, now);
        attempt
    }

    /// Records the result of an attempt; leaves later changes of the text alone. `fresh` is a new idempotency key.
    pub fn resolve(&mut self, attempt: &Attempt, result: AttemptResult, now: f64, fresh: String) {
        // A result settles only its own attempt: an earlier one may still have arrived.
        let key = match result {
            AttemptResult::Unknown => return,
            AttemptResult::Received => None,
            AttemptResult::Refused => attempt.is_repeated.then_some(fresh),
            AttemptResult::Unsent => attempt.is_repeated.then(|| attempt.key.clone()),
        };
        if self
            .unconfirmed
            .as_ref()
            .is_some_and(|it| it.1 == attempt.key)
        {
            self.unconfirmed = key.clone().map(|key| (attempt.text.clone(), key));
        }
        if is_blank(&attempt.text) {
        } else if result == AttemptResult::Received {
            self.remove_received(&attempt.text, now);
        } else if let Some(draft) = self.draft.as_mut().filter(|it| it.has_text(&attempt.text)) {
            let before = draft.to_json();
            draft.unconfirmed_key = key;
            let after = draft.to_json();
            // Another form may have changed the entry.
            for (area, key) in [
                (&self.local, self.key_for(&self.slot)),
                (&self.session, self.session_key()),
            ] {
                if area.get(&key).as_ref() == Some(&before) {
                    area.set(&key, &after);
                }
            }
        }
    }

    /// Saves the text of the form again if another tab removed or overwrote it. Call this on `storage` events.
    pub fn reclaim(&mut self) {
        let Some(draft) = self.draft.as_ref().filter(|_| self.is_own) else {
            return;
        };
        if self.is_received(draft) {
            self.draft = None;
            self.session.remove(&self.session_key());
        } else if self
            .stored(&draft.storage_slot)
            .is_none_or(|it| it.comment != draft.comment)
        {
            self.write(Draft {
                storage_slot: self.slot.clone(),
                ..draft.clone()
            });
        }
    }

    /// Returns the key of this form's draft in `sessionStorage`.
    fn session_key(&self) -> String {
        self.key_for(&self.number.to_string())
    }

    fn key_for(&self, name: &str) -> String {
        [&self.key, name].concat()
    }

    fn stored(&self, slot: &str) -> Option<Draft> {
        read(&self.local, &self.key_for(slot))
    }

    /// Returns whether another form has sent the draft, which leaves a blank draft in its slot.
    fn is_received(&self, draft: &Draft) -> bool {
        self.stored(&draft.storage_slot)
            .is_some_and(|it| it.is_blank() && it.saved >= draft.saved)
    }

    fn adopt(&mut self, draft: Draft, is_own: bool) {
        let mut all = self.forms.0.borrow_mut();
        if let Some(form) = all.iter_mut().find(|form| form.slots[0] == self.slot) {
            form.slots[1].clone_from(&draft.storage_slot);
        }
        self.unconfirmed = draft
            .unconfirmed_key
            .clone()
            .map(|key| (draft.comment.clone(), key));
        self.source = Some(draft.clone());
        self.draft = Some(draft);
        self.is_own = is_own;
    }

    /// Returns the newest draft in the browser that is newer than `since` and that no form of this tab shows or
    /// restores.
    fn newest(&self, since: f64, now: f64) -> Option<Draft> {
        let places = self.session.keys(&self.key);
        let here = places.iter().filter_map(|key| read(&self.session, key));
        let here: Vec<Draft> = here.collect();
        let mut newest: Option<Draft> = None;
        for key in self.local.keys(KEY_PREFIX) {
            let Some(draft) = read(&self.local, &key) else {
                continue;
            };
            if draft.is_expired(now) {
                self.local.remove(&key);
            } else if key.starts_with(&self.key)
                && !draft.is_blank()
                && draft.saved > newest.as_ref().map_or(since, |it| it.saved)
                && !here.iter().any(|it| it.storage_slot == draft.storage_slot)
                && !self.forms.is_used_here(&draft.storage_slot)
            {
                newest = Some(draft);
            }
        }
        newest
    }

    fn write(&mut self, draft: Draft) {
        let stored = draft.to_json();
        let is_safe = self.local.set(&self.key_for(&draft.storage_slot), &stored);
        self.session.set(&self.session_key(), &stored);
        self.draft = Some(draft);
        self.is_own = true;
        if is_safe {
            self.release_source_slot();
        }
    }

    /// Frees the slot that the draft came from, unless the slot has another text now.
    fn release_source_slot(&mut self) {
        if let Some(found) = self.source.take()
            && self
                .stored(&found.storage_slot)
                .is_some_and(|it| it.comment == found.comment)
        {
            self.local.remove(&self.key_for(&found.storage_slot));
        }
    }

    /// Removes a received text from all storage.
    fn remove_received(&mut self, text: &str, now: f64) {
        for key in self.local.keys(&self.key) {
            let Some(draft) = read(&self.local, &key).filter(|it| it.has_text(text)) else {
                continue;
            };
            if draft.storage_slot == self.slot && !self.is_detached {
                self.local.remove(&key);
            } else {
                // A blank draft tells forms in other tabs that the text was received.
                self.local
                    .set(&key, &Draft::empty(&draft.storage_slot, now).to_json());
            }
        }
        let here = read(&self.session, &self.session_key());
        if here.is_some_and(|it| it.storage_slot == self.slot && it.has_text(text)) {
            self.session.remove(&self.session_key());
        }
        if self.draft.take_if(|draft| draft.has_text(text)).is_some() {
            self.release_source_slot();
        }
    }
}

impl OpenForms {
    fn is_used_here(&self, slot: &str) -> bool {
        let all = self.0.borrow();
        all.iter()
            .any(|form| form.slots.iter().any(|it| it == slot))
    }
}

fn read(area: &impl Storage, key: &str) -> Option<Draft> {
    Draft::from_json(&area.get(key)?)
}

/// Returns whether two texts are equal, ignoring surrounding white space.
fn is_same(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

#[cfg(test)]
mod tests;
