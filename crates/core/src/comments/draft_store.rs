//! Keeps what is typed into one form until it has arrived.
//!
//! A draft lies in two places. In the tab's own storage (`sessionStorage`), under the number its
//! form has among the forms of the page for the same thing: that survives a reload, is copied with
//! the tab, and no other tab can touch it. And in the browser's (`localStorage`), in a slot with a
//! random name that only this one form writes to: that survives the tab.
//!
//! A form restores its tab's draft, or else the newest draft that the browser has, as a copy. With
//! the first letter the draft moves to the form's own slot, and the old slot is given up if nobody
//! has written there meanwhile. A form elsewhere that still shows what lay there sees it gone and
//! puts its text into a slot of its own. So the drafts of closed tabs are taken over, and those of
//! open tabs are not.

use std::cell::RefCell;
use std::rc::Rc;

use crate::comments::draft::{Draft, KEY_PREFIX, key};
use crate::comments::validation::is_blank;

/// A storage area as in the HTML standard, which may be missing, full or forbidden: then it holds
/// what it is given for as long as the page lives.
pub trait Storage {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Holds a text under a key. Whether it is going to outlive the page.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Forgets what is under a key.
    fn remove(&self, key: &str);
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

/// The forms of one page: no two of them take each other's drafts.
#[derive(Clone, Default)]
pub struct OpenForms(Rc<RefCell<Vec<OpenForm>>>);

struct OpenForm {
    key: String,
    number: usize,
    /// The slot it writes to, and the one that its text was found in.
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
    /// What is stored for the text that the form shows.
    draft: Option<Draft>,
    /// Whether that was written in this tab, or in the one that this is a duplicate of.
    is_own: bool,
    /// Where it was found, until it is safe in the form's own slot.
    source: Option<Draft>,
    /// The last text sent of which nobody knows whether it arrived, and the attempt's key.
    unconfirmed: Option<(String, String)>,
    /// Whether the form has been taken away.
    is_detached: bool,
}

/// One attempt to send a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// What the field held.
    pub text: String,
    /// What names the attempt: the same for each time that a text is sent until one is known to
    /// have been received or refused.
    pub key: String,
    /// Whether the same text was sent before in an attempt of which nobody knows how it ended.
    pub is_repeated: bool,
}

/// How an attempt ended, as far as a draft is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptResult {
    /// The comment is in the back end's hands.
    Received,
    /// It was judged, and not accepted.
    Refused,
    /// Not processed: offline, rate-limited or not found.
    Unsent,
    /// Nobody knows.
    Unknown,
}

impl<S: Storage> DraftStore<S> {
    /// The keeper for a form on a page. `slot` is a name that no other form has.
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

    /// The form is taken away. An attempt to send may still be on its way.
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
            // Older ones were not wanted.
            since = draft.saved;
        }
        let draft = self.newest(since, now)?;
        self.adopt(draft.clone(), false);
        Some(draft)
    }

    /// Keeps what the form holds now.
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

    /// Notes that what the form holds is about to be sent. `fresh` is a new idempotency key.
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

    /// Takes note of how an attempt ended. What has been written since stays as it is. `fresh` is a
    /// new idempotency key.
    pub fn resolve(&mut self, attempt: &Attempt, ending: AttemptResult, now: f64, fresh: String) {
        // A result settles only its own attempt: an earlier one may still have arrived.
        let key = match ending {
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
        } else if ending == AttemptResult::Received {
            self.remove_received(&attempt.text, now);
        } else if let Some(draft) = self.draft.as_mut().filter(|it| it.has_text(&attempt.text)) {
            let before = draft.to_json();
            draft.unconfirmed_key = key;
            let after = draft.to_json();
            // Another form may have taken over.
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

    /// Puts the text that the form shows back into storage where another tab has taken it away or
    /// written over it. To be called when storage has changed.
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

    /// The key of this form's draft in the tab's own storage.
    fn session_key(&self) -> String {
        self.key_for(&self.number.to_string())
    }

    fn key_for(&self, name: &str) -> String {
        [&self.key, name].concat()
    }

    fn stored(&self, slot: &str) -> Option<Draft> {
        read(&self.local, &self.key_for(slot))
    }

    /// Whether a draft has been received from elsewhere: that leaves a blank one in its slot.
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

    /// The newest draft in this browser that is newer than `since` and that no form of this tab
    /// shows, or is about to show.
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

    /// Gives up the slot that the draft was found in, unless something else lies there by now.
    fn release_source_slot(&mut self) {
        if let Some(found) = self.source.take()
            && self
                .stored(&found.storage_slot)
                .is_some_and(|it| it.comment == found.comment)
        {
            self.local.remove(&self.key_for(&found.storage_slot));
        }
    }

    /// Forgets a text that was received, wherever it is kept.
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

/// Whether two texts are the same, white space around them aside.
fn is_same(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

#[cfg(test)]
mod tests;
