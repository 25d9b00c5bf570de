//! The fields of the form and the rules they are under.

use crate::i18n::Message;

/// A field that a reader fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The comment itself.
    Comment,
    /// The reader's name.
    Name,
    /// The reader's e-mail address.
    Email,
    /// The reader's website.
    Website,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Field; 4] = [Field::Comment, Field::Name, Field::Email, Field::Website];

    /// The name of its form control.
    pub fn name(self) -> &'static str {
        match self {
            Field::Comment => "comment",
            Field::Name => "name",
            Field::Email => "email",
            Field::Website => "website",
        }
    }

    /// What it is called in the form.
    pub fn label(self) -> Message {
        match self {
            Field::Comment => Message::CommentLabel,
            Field::Name => Message::NameLabel,
            Field::Email => Message::EmailLabel,
            Field::Website => Message::WebsiteLabel,
        }
    }
}

/// Whether a field is there, and whether it must be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be filled in.
    Required,
    /// It may be left empty.
    Optional,
    /// The form does without it.
    Absent,
}

/// The rules for one field. Lengths are in UTF-16 code units, as HTML's `maxlength` counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whether it is there and must be filled in.
    pub presence: Presence,
    /// The shortest text allowed, where the field is filled in at all.
    pub min: u32,
    /// The longest text allowed.
    pub max: u32,
}

/// The rules for every field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields([Rules; 4]);

impl Fields {
    /// The rules for one field.
    pub fn rules(&self, field: Field) -> Rules {
        self.0[field as usize]
    }

    /// The rules for one field, to change them.
    pub fn rules_mut(&mut self, field: Field) -> &mut Rules {
        &mut self.0[field as usize]
    }

    /// The fields that are there, in the order of the form.
    pub fn present(&self) -> impl Iterator<Item = Field> {
        Field::ALL
            .into_iter()
            .filter(|field| self.rules(*field).presence != Presence::Absent)
    }
}

impl Default for Fields {
    /// Comment and name must be filled in; e-mail and website may be.
    fn default() -> Self {
        let rules = |presence, max| Rules {
            presence,
            min: 0,
            max,
        };
        Self([
            rules(Presence::Required, 10_000),
            rules(Presence::Required, 245),
            rules(Presence::Optional, 254),
            rules(Presence::Optional, 2_048),
        ])
    }
}
