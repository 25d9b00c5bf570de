use super::*;
use proptest::prelude::*;

#[test]
fn a_short_text_says_what_its_references_stand_for_once() {
    for (written, meant) in [
        ("It&#8217;s &lt;b&gt;", "It’s <b>"),
        (
            "Erreur&nbsp;: &laquo;&nbsp;nom&nbsp;&raquo;",
            "Erreur\u{A0}: «\u{A0}nom\u{A0}»",
        ),
        ("&amp;lt; &#38;gt;", "&lt; &gt;"),
        ("&alpha; &amp & R&D", "&alpha; &amp & R&D"),
    ] {
        assert_eq!(decode_common(written), meant, "{written}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[&#;xX0-9a-zé]{0,40}") {
        let _ = decode_common(&text);
    }
}
