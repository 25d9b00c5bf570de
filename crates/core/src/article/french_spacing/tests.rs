use super::*;
use proptest::prelude::*;

#[test]
fn french_signs_get_their_space_whatever_stood_there() {
    for (typed, set) in [
        ("Quoi ?", "Quoi\u{202F}?"),
        ("Quoi?", "Quoi\u{202F}?"),
        ("Quoi\u{A0}? Rien !", "Quoi\u{202F}? Rien\u{202F}!"),
        ("Quoi\u{2009}? Rien\u{202F}!", "Quoi\u{202F}? Rien\u{202F}!"),
        ("Quoi\n?", "Quoi\u{202F}?"),
        ("Quoi  ?", "Quoi\u{202F}?"),
        ("Oignons, mil : les étals", "Oignons, mil\u{A0}: les étals"),
        ("un ; deux", "un\u{202F}; deux"),
        ("« Bonjour »", "«\u{202F}Bonjour\u{202F}»"),
        ("«Bonjour»", "«\u{202F}Bonjour\u{202F}»"),
        ("« « Ah » »", "«\u{202F}«\u{202F}Ah\u{202F}»\u{202F}»"),
        ("Quoi ?!", "Quoi\u{202F}?!"),
        ("Quoi ? !", "Quoi\u{202F}?\u{202F}!"),
        ("Fini!!!", "Fini\u{202F}!!!"),
        ("« Ah ! »", "«\u{202F}Ah\u{202F}!\u{202F}»"),
        ("(vraiment ?)", "(vraiment\u{202F}?)"),
        ("“Ah !”", "“Ah\u{202F}!”"),
        ("Il a dit “oui”: bien", "Il a dit “oui”\u{A0}: bien"),
        ("1 : 2", "1\u{A0}: 2"),
        ("a :b", "a\u{A0}:b"),
    ] {
        assert_eq!(apply(typed, "fr"), set, "{typed}");
    }
}

#[test]
fn a_run_that_cannot_break_gets_places_where_it_can() {
    for piece in ["a", "x\u{202F}", "\u{FFFD}", " ?!", "«é»"] {
        let text = piece.repeat(20_000);
        let set = apply(&text, "fr");

        let runs = set.split([' ', ZERO_WIDTH_SPACE]);
        let longest = runs.map(str::len).max().unwrap_or_default();
        assert!(longest <= MAX_UNBROKEN_BYTES, "{piece}: {longest}");
        let words = set.replace(ZERO_WIDTH_SPACE, "");
        let signs = |text: &str| text.chars().filter(|it| !is_space(*it)).count();
        assert_eq!(signs(&words), signs(&text), "{piece}");
    }
}

#[test]
fn a_run_goes_on_from_one_element_to_the_next() {
    let content = vec![Inline::Phrase(Phrase::Em, vec![Inline::Text("a".repeat(100))]); 100];

    let set = apply_to_run(&content, "en");

    let breaks = set.iter().filter(|text| text.contains(ZERO_WIDTH_SPACE));
    assert_eq!(breaks.count(), 3);
}

#[test]
fn texts_with_spaces_and_those_of_scripts_without_stay_as_they_are() {
    for words in [
        "a word ",
        "日本語の文章。",
        "ภาษาไทย",
        "ພາສາລາວ",
        "ភាសាខ្មែរ",
        "မြန်မာ",
    ] {
        let text = words.repeat(10_000);
        assert!(matches!(apply(&text, "en"), Cow::Borrowed(_)), "{words}");
    }
}

#[test]
fn times_addresses_and_code_stay_as_they_are() {
    for text in [
        "à 8:30",
        "https://example.org/?a=b&c=d",
        "https://example.org/page?",
        "www.example.org/page!",
        "std::vec::Vec",
        "a?b:c",
        ":-)",
        "!important",
        "mailto:a@b.example",
        "(?)",
        "“?”",
        "?",
        " ! ",
        "«",
        "« ",
        "",
    ] {
        assert_eq!(apply(text, "fr"), text);
    }
}

#[test]
fn a_sign_that_is_no_punctuation_keeps_the_width_of_its_space_and_cannot_leave_its_line() {
    for (typed, set) in [
        ("Merci :-)", "Merci\u{A0}:-)"),
        ("la règle !important", "la règle\u{A0}!important"),
    ] {
        assert_eq!(apply(typed, "fr"), set, "{typed}");
    }
}

#[test]
fn other_languages_have_other_customs() {
    for lang in ["en", "de", "frr", ""] {
        assert_eq!(apply("What ?", lang), "What ?", "{lang}");
    }
    assert_eq!(apply("Quoi ?", "fr-CA"), "Quoi\u{202F}?");
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn phrase(phrase: Phrase, words: &str) -> Inline {
    Inline::Phrase(phrase, vec![text(words)])
}

fn span(lang: &str, words: &str) -> Inline {
    Inline::Span {
        lang: Some(lang.to_owned()),
        dir: None,
        content: vec![text(words)],
    }
}

fn link(words: &str) -> Inline {
    Inline::Link {
        url: "https://example.org/".to_owned(),
        content: vec![text(words)],
    }
}

#[test]
fn a_sign_sees_what_stands_beside_it_in_another_element() {
    let reference = || Inline::FootnoteReference("1".to_owned());
    let time = Inline::Time {
        datetime: "08:30".to_owned(),
        content: vec![text("8:30 ; 9 !")],
    };
    for (typed, set) in [
        (
            vec![phrase(Phrase::Em, "Quoi"), text(" ?")],
            vec!["Quoi", "\u{202F}?"],
        ),
        (
            vec![phrase(Phrase::Em, "Quoi "), text("?")],
            vec!["Quoi\u{202F}", "?"],
        ),
        (
            vec![phrase(Phrase::Em, "Quoi "), text(" ?")],
            vec!["Quoi\u{202F}", "?"],
        ),
        (
            vec![phrase(Phrase::Em, "Quoi"), text("?")],
            vec!["Quoi", "\u{202F}?"],
        ),
        (
            vec![text("Quoi "), phrase(Phrase::Strong, "!")],
            vec!["Quoi\u{202F}", "!"],
        ),
        (
            vec![text("« "), link("là"), text(" »")],
            vec!["«\u{202F}", "là", "\u{202F}»"],
        ),
        (
            vec![text("«"), link("là"), text("»")],
            vec!["«\u{202F}", "là", "\u{202F}»"],
        ),
        (
            vec![text("dit "), link("« là »"), text(" : oui")],
            vec!["dit ", "«\u{202F}là\u{202F}»", "\u{A0}: oui"],
        ),
        (
            vec![text("le mot"), reference(), text(" : oui"), reference()],
            vec!["le mot", "\u{A0}: oui"],
        ),
        (vec![text("fin ?"), reference()], vec!["fin\u{202F}?"]),
        (
            vec![text("fin"), Inline::Break, text("! début")],
            vec!["fin", "! début"],
        ),
        (
            vec![text("«"), Inline::Break, text("fin")],
            vec!["«", "fin"],
        ),
        (
            vec![text("« "), phrase(Phrase::Code, "a ? b : c"), text(" »")],
            vec!["«\u{202F}", "a ? b : c", "\u{202F}»"],
        ),
        (
            vec![span("en", "What ?"), text(" !")],
            vec!["What ?", "\u{202F}!"],
        ),
        (vec![time, text(" !")], vec!["8:30 ; 9 !", "\u{202F}!"]),
        (
            vec![
                text("https://example.org/"),
                phrase(Phrase::Em, "a"),
                text("?"),
            ],
            vec!["https://example.org/", "a", "?"],
        ),
    ] {
        assert_eq!(apply_to_run(&typed, "fr"), set, "{typed:?}");
    }
}

#[test]
fn french_inside_another_language_is_french() {
    let run = [text("He said: "), span("fr", "« Quoi ? »"), text(" ?")];

    assert_eq!(
        apply_to_run(&run, "en"),
        ["He said: ", "«\u{202F}Quoi\u{202F}?\u{202F}»", " ?"]
    );
}

#[test]
fn a_megabyte_of_signs_is_set_in_one_pass() {
    let long = "x.?".repeat(350_000);

    assert_eq!(visible(&apply(&long, "fr")), long);
}

fn visible(text: &str) -> String {
    text.chars().filter(|char| !is_space(*char)).collect()
}

fn any_run() -> impl Strategy<Value = Vec<Inline>> {
    let words = "[a-z «»;:!?.,()/@\u{A0}\u{202F}\n8]{0,12}";
    let leaf = prop_oneof![
        6 => words.prop_map(Inline::Text),
        1 => Just(Inline::Break),
        1 => Just(Inline::FootnoteReference("1".to_owned())),
    ];
    let inline = leaf.prop_recursive(3, 24, 4, |inner| {
        let content = prop::collection::vec(inner, 0..4);
        prop_oneof![
            (0..Phrase::ALL.len(), content.clone())
                .prop_map(|(at, content)| Inline::Phrase(Phrase::ALL[at], content)),
            (prop_oneof!["en", "fr"], content.clone()).prop_map(|(lang, content)| {
                Inline::Span {
                    lang: Some(lang),
                    dir: None,
                    content,
                }
            }),
            content.prop_map(|content| Inline::Time {
                datetime: String::new(),
                content,
            }),
        ]
    });
    prop::collection::vec(inline, 0..6)
}

/// Returns the content with other texts.
fn with_texts(content: &[Inline], texts: &mut dyn Iterator<Item = String>) -> Vec<Inline> {
    let mut run = content.to_vec();
    for inline in &mut run {
        match inline {
            Inline::Text(text) => *text = texts.next().expect("a text for each"),
            Inline::Phrase(_, content)
            | Inline::Link { content, .. }
            | Inline::Abbr { content, .. }
            | Inline::Time { content, .. }
            | Inline::Span { content, .. } => *content = with_texts(content, texts),
            Inline::Break | Inline::FootnoteReference(_) | Inline::Image(_) | Inline::Anchor(_) => {
            }
        }
    }
    run
}

proptest! {
    #[test]
    fn twice_is_the_same_as_once(text in "[a-z «»;:!?.,()/@\u{A0}\u{202F}\n8]{0,40}") {
        let once = apply(&text, "fr").into_owned();
        prop_assert_eq!(apply(&once, "fr"), once.as_str());
    }

    #[test]
    fn no_visible_character_is_lost_or_made(text in any::<String>()) {
        let set = apply(&text, "fr");
        prop_assert_eq!(visible(&set), visible(&text));
    }

    #[test]
    fn no_sign_is_left_behind_a_space_that_breaks(text in "[a-zé]{1,5}( [;:!?»]| [a-z]{1,4}){1,8}") {
        let set = apply(&text, "fr");
        for sign in [';', ':', '!', '?', '»'] {
            let broken = format!(" {sign}");
            prop_assert!(!set.contains(&broken), "{set}");
        }
    }

    #[test]
    fn a_run_set_twice_is_the_same_as_once(run in any_run()) {
        let once: Vec<String> = apply_to_run(&run, "fr").into_iter().map(Cow::into_owned).collect();
        let set = with_texts(&run, &mut once.clone().into_iter());
        prop_assert_eq!(apply_to_run(&set, "fr"), once);
    }

    #[test]
    fn a_run_keeps_every_text_and_every_visible_character_of_it(run in any_run()) {
        let mut pieces = Vec::new();
        collect(&run, true, &mut pieces);
        let texts: Vec<String> = pieces.iter().filter(|it| it.is_text).map(|it| visible(it.text)).collect();
        let set: Vec<String> = apply_to_run(&run, "fr").iter().map(|it| visible(it)).collect();
        prop_assert_eq!(set, texts);
    }

    #[test]
    fn a_run_is_set_as_its_text_is_set_wherever_its_elements_end(
        words in "[a-zé]{1,4}( ?[;:!?»]| ?«|[ ,.]|[a-z]{1,4}){1,9}",
        cuts in prop::collection::vec(0usize..40, 0..5),
    ) {
        let chars: Vec<char> = words.chars().collect();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(chars.len())).collect();
        cuts.extend([0, chars.len()]);
        cuts.sort_unstable();
        let run: Vec<Inline> = cuts
            .windows(2)
            .map(|ends| phrase(Phrase::Em, &chars[ends[0]..ends[1]].iter().collect::<String>()))
            .collect();
        let set: String = apply_to_run(&run, "fr").concat();
        prop_assert_eq!(set, apply(&words, "fr").into_owned());
    }
}
