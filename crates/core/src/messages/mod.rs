//! The messages of the interface, in the reader's language.
//!
//! English is built in. Another language is a JSON object with the same keys, loaded on demand. `build.rs`
//! generates [`Message`] from the English catalogue, and fails if a key or placeholder of another catalogue
//! differs.

use std::rc::Rc;

use crate::json::Json;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The other catalogues as JSON text, for applications that bundle them. The custom element fetches them.
pub mod catalogues {
    /// Arabic.
    pub const AR: &str = include_str!("catalogues/ar.json");
    /// French.
    pub const FR: &str = include_str!("catalogues/fr.json");
}

/// A catalogue: every [`Message`] in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    /// The texts in the order of `KEYS`; empty for English.
    texts: Rc<[String]>,
}

impl Messages {
    /// Creates a catalogue from JSON; missing messages are in English.
    pub fn from_json(catalogue: &Json) -> Self {
        let text = |(key, english): (&&str, &&str)| {
            catalogue.str_member(key).unwrap_or(english).to_owned()
        };
        Self {
            texts: KEYS.iter().zip(&ENGLISH).map(text).collect(),
        }
    }

    /// Returns the text of a message.
    pub fn get(&self, message: Message) -> &str {
        let index = message as usize;
        self.texts.get(index).map_or(ENGLISH[index], String::as_str)
    }

    /// Returns the text of a message with its `{placeholders}` filled.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        let mut text = self.get(message);
        let mut filled = String::with_capacity(text.len() + 16);
        while let Some((before, name, after)) = placeholder(text) {
            filled.push_str(before);
            if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
                filled.push_str(value);
            }
            text = after;
        }
        filled.push_str(text);
        filled
    }
}

fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests;
