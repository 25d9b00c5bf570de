//! A comment as a reader means to send it.

use super::field::Field;

/// What a reader wrote, about which article, under which name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Which article it is about: its id or canonical URL.
    pub article: String,
    /// The text.
    pub comment: String,
    /// The reader's name.
    pub name: String,
    /// The reader's e-mail address; empty where not given.
    pub email: String,
    /// The reader's website; empty where not given.
    pub website: String,
}

impl Comment {
    /// What was typed into one field.
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Comment => &self.comment,
            Field::Name => &self.name,
            Field::Email => &self.email,
            Field::Website => &self.website,
        }
    }

    /// Sets one field, without the space around it.
    pub fn set(&mut self, field: Field, value: &str) {
        let place = match field {
            Field::Comment => &mut self.comment,
            Field::Name => &mut self.name,
            Field::Email => &mut self.email,
            Field::Website => &mut self.website,
        };
        value.trim().clone_into(place);
    }
}
