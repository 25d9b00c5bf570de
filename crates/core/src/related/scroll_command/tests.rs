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
