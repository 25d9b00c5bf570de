use super::*;

#[test]
fn elements_are_known_by_their_whole_name() {
    assert!(ElementFlags::of("script").intersects(ElementFlags::DROPPED));
    assert!(ElementFlags::of("b").intersects(ElementFlags::FORMATTING));
    assert!(!ElementFlags::of("bo").intersects(ElementFlags::FORMATTING));
    assert!(!ElementFlags::of("B").intersects(ElementFlags::FORMATTING));
    for unknown in ["", "-", "article-widget", "é", "x-b"] {
        assert_eq!(
            ElementFlags::of(unknown),
            ElementFlags::default(),
            "{unknown:?}"
        );
    }
}

#[test]
fn the_list_is_in_order_and_each_line_has_pairs() {
    for (at, line) in ELEMENTS
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words.len() % 2, 0, "{line}");
        for name in words.iter().step_by(2) {
            assert_eq!(usize::from(name.as_bytes()[0] - b'a'), at, "{name}");
        }
        assert!(words.iter().step_by(2).is_sorted(), "{line}");
    }
}
