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
mod tests {
    use super::*;

    #[test]
    fn arrows_go_where_they_point_and_home_and_end_to_the_ends() {
        for (key, ltr, rtl) in [
            ("ArrowRight", ScrollCommand::Next, ScrollCommand::Previous),
            ("ArrowLeft", ScrollCommand::Previous, ScrollCommand::Next),
            ("Home", ScrollCommand::First, ScrollCommand::First),
            ("End", ScrollCommand::Last, ScrollCommand::Last),
        ] {
            assert_eq!(ScrollCommand::from_key(key, false), Some(ltr));
            assert_eq!(ScrollCommand::from_key(key, true), Some(rtl));
        }
        for key in ["ArrowDown", "Enter", "3", "next", ""] {
            assert_eq!(ScrollCommand::from_key(key, false), None, "{key}");
        }
    }

    #[test]
    fn buttons_are_known_by_their_value() {
        assert_eq!(
            ScrollCommand::from_button("previous"),
            Some(ScrollCommand::Previous)
        );
        assert_eq!(
            ScrollCommand::from_button("next"),
            Some(ScrollCommand::Next)
        );
        assert_eq!(
            ScrollCommand::from_button("2"),
            Some(ScrollCommand::Page(2))
        );
        for value in ["", "more", "-1", "99999999999"] {
            assert_eq!(ScrollCommand::from_button(value), None, "{value}");
        }
    }

    #[test]
    fn places_are_those_of_pages_and_none_is_where_one_is_already() {
        let row = TrackGeometry {
            count: 8,
            stride: 220.0,
            gap: 20.0,
            width: 640.0,
        };
        for (way, from, place) in [
            (ScrollCommand::Next, 0.0, Some(660.0)),
            (ScrollCommand::Next, 1_100.0, None),
            (ScrollCommand::Previous, 660.0, Some(0.0)),
            (ScrollCommand::Previous, 0.0, None),
            (ScrollCommand::First, 660.0, Some(0.0)),
            (ScrollCommand::First, 0.5, None),
            (ScrollCommand::Last, 0.0, Some(1_100.0)),
            (ScrollCommand::Page(1), 0.0, Some(660.0)),
            (ScrollCommand::Page(2), 0.0, Some(1_100.0)),
            (ScrollCommand::Page(9), 0.0, Some(1_100.0)),
        ] {
            assert_eq!(way.target_offset(row, from), place, "{way:?} from {from}");
        }
    }

    #[test]
    fn cards_end_where_the_list_does() {
        for (way, from, count, card) in [
            (ScrollCommand::Next, 0, 8, 1),
            (ScrollCommand::Next, 7, 8, 7),
            (ScrollCommand::Previous, 3, 8, 2),
            (ScrollCommand::Previous, 0, 8, 0),
            (ScrollCommand::First, 5, 8, 0),
            (ScrollCommand::Last, 0, 8, 7),
            (ScrollCommand::Last, 0, 0, 0),
        ] {
            assert_eq!(way.target_card(from, count), card, "{way:?} from {from}");
        }
    }
}
