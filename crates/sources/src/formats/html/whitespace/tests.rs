use super::*;
use article_widget_core::article::Phrase;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

#[test]
fn white_space_collapses_across_the_edges_of_elements() {
    let strong = |words| Inline::Phrase(Phrase::Strong, vec![text(words)]);

    assert_eq!(
        collapse_whitespace(vec![text("\n a "), strong(" b "), text("\t c \r\n")]),
        [text("a "), strong("b "), text("c")]
    );
    assert_eq!(collapse_whitespace(vec![text(" "), strong("\n")]), []);
}

#[test]
fn a_no_break_space_stays_and_control_characters_go() {
    assert_eq!(
        collapse_whitespace(vec![text("a\u{A0}\u{A0}b\u{0}\u{85}\u{7F}c é")]),
        [text("a\u{A0}\u{A0}bc é")]
    );
}

#[test]
fn one_break_ends_a_line_and_two_end_a_paragraph() {
    let content = vec![
        text("a "),
        Inline::Break,
        text("\nb"),
        Inline::Break,
        text(" "),
        Inline::Break,
        text("c"),
        Inline::Break,
    ];

    assert_eq!(
        paragraphs(content),
        [vec![text("a"), Inline::Break, text("b")], vec![text("c")]]
    );
}

#[test]
fn a_paragraph_of_spaces_is_none() {
    assert!(paragraphs(vec![text("\u{A0} \u{2003}")]).is_empty());
}
