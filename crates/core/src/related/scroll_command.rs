//! Commands that scroll a carousel.

use crate::related::geometry::TrackGeometry;

/// A command that scrolls a carousel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrollCommand {
    /// To the previous page.
    Previous,
    /// To the next page.
    Next,
    /// To the start.
    First,
    /// To the end.
    Last,
    /// To a page, by its index from 0.
    Page(usize),
}

impl ScrollCommand {
    /// Returns the command of a key (UI Events, `KeyboardEvent.key`). Arrow keys follow their visual direction.
    pub fn from_key(key: &str, rtl: bool) -> Option<Self> {
        Some(match key {
            "ArrowLeft" if rtl => Self::Next,
            "ArrowRight" if rtl => Self::Previous,
            "ArrowLeft" => Self::Previous,
            "ArrowRight" => Self::Next,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// Returns the command of a button, by its value.
    pub fn from_button(value: &str) -> Option<Self> {
        Some(match value {
            "previous" => Self::Previous,
            "next" => Self::Next,
            page => Self::Page(page.parse::<u32>().ok()? as usize),
        })
    }

    /// Returns the target offset from an offset; `None` if they are less than a pixel apart.
    pub fn target_offset(self, row: TrackGeometry, from: f64) -> Option<f64> {
        let place = match self {
            Self::Previous => row.previous(from)?,
            Self::Next => row.next(from)?,
            Self::First => 0.0,
            Self::Last => row.max_scroll(),
            Self::Page(page) => row.offset_of(page * row.per_view()),
        };
        ((place - from).abs() >= 1.0).then_some(place)
    }

    /// Returns the index of the target card from a card, among `count` cards.
    pub fn target_card(self, from: usize, count: usize) -> usize {
        let end = count.saturating_sub(1);
        match self {
            Self::Previous => from.saturating_sub(1),
            Self::Next => (from + 1).min(end),
            Self::First | Self::Page(_) => 0,
            Self::Last => end,
        }
    }
}

#[cfg(test)]
mod tests;
