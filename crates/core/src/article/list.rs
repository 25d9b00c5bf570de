//! Lists.

use crate::article::{Block, Inline};

/// A list (HTML `ol`, `ul`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Number of the first item of an ordered list; `None` for bullets.
    pub start: Option<i32>,
    /// Whether the numbers descend (HTML `reversed`).
    pub is_reversed: bool,
    /// The kind of numbers of an ordered list; `None` for decimal numbers (HTML `type`).
    pub numbering: Option<Numbering>,
    /// The items.
    pub items: Vec<ListItem>,
}

/// An item of a [`List`] (HTML `li`). One that is a single paragraph renders without paragraph spacing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListItem {
    /// The content.
    pub blocks: Vec<Block>,
    /// Number of this item, if it does not follow from the one before it (HTML `value`).
    pub value: Option<i32>,
    /// Whether a task is done; `None` if the item is not a task.
    pub is_done: Option<bool>,
}

/// Kinds of numbers (HTML `type` of `ol`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// a, b, c
    LowerAlpha,
    /// A, B, C
    UpperAlpha,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

impl Numbering {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Numbering::LowerAlpha,
        Numbering::UpperAlpha,
        Numbering::LowerRoman,
        Numbering::UpperRoman,
    ];

    /// Returns the value of HTML's `type` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Numbering::LowerAlpha => "a",
            Numbering::UpperAlpha => "A",
            Numbering::LowerRoman => "i",
            Numbering::UpperRoman => "I",
        }
    }
}

impl List {
    /// Creates a list of items without numbers.
    pub fn of_bullets(items: impl IntoIterator<Item = Vec<Block>>) -> Self {
        Self {
            items: items.into_iter().map(ListItem::from).collect(),
            ..Self::default()
        }
    }

    /// Creates an ordered list whose numbers ascend from `start`.
    pub fn numbered(start: i32, items: impl IntoIterator<Item = Vec<Block>>) -> Self {
        Self {
            start: Some(start),
            ..Self::of_bullets(items)
        }
    }

    /// Returns the number that the first item has without `start`: 1, or the number of items if numbers descend.
    pub fn default_start(&self) -> i32 {
        match self.is_reversed {
            true => i32::try_from(self.items.len()).unwrap_or(i32::MAX),
            false => 1,
        }
    }
}

impl From<Vec<Block>> for ListItem {
    fn from(blocks: Vec<Block>) -> Self {
        Self {
            blocks,
            ..Self::default()
        }
    }
}

/// Terms with what is said about them (HTML `dt` and `dd`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescriptionGroup {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// The descriptions, each in blocks.
    pub descriptions: Vec<Vec<Block>>,
}
