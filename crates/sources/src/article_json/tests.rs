use proptest::prelude::*;

use crate::article_json::*;
use article_widget_core::article::block_text::blocks_plain_text;
use article_widget_core::article::{
    Block, BlockKind, Cell, Inline, Phrase, Scope, arbitrary, plain_text,
};
use article_widget_core::json::arbitrary::any_json;
use article_widget_platform::language::Direction;

const BASE: Option<&str> = Some("https://news.example/story");

fn read(json: &str) -> Parsed<Article> {
    article(&Json::parse(json).unwrap(), BASE).unwrap()
}

/// Parses an article with the given blocks.
fn of(blocks: &str) -> Parsed<Article> {
    read(&format!(r#"{{"headline":"H","blocks":{blocks}}}"#))
}

fn diagnostics(reading: &Parsed<Article>) -> Vec<String> {
    reading
        .diagnostics
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// Parses blocks, and asserts that there are no diagnostics.
fn blocks(json: &str) -> Vec<Block> {
    let reading = of(json);
    assert_eq!(diagnostics(&reading), [""; 0], "{json}");
    reading.content.blocks
}

fn kind(json: &str) -> BlockKind {
    let mut blocks = blocks(&format!("[{json}]"));
    assert_eq!(blocks.len(), 1, "{json}");
    blocks.remove(0).kind
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

#[test]
fn an_article_tells_all_about_itself() {
    let article = read(
        r#"{"version":1,"headline":" H ","standfirst":"S","authors":["A",{"name":"B","url":"/b"}],
            "published":"2026-03-01T07:30:00Z","modified":"2026-03-02","lang":"ar","dir":"ltr","url":"/story",
            "publisher":"P","section":"R","tags":["t","u"],"protected":true,
            "image":{"src":"a.jpg","width":4,"height":3}}"#,
    )
    .content;

    assert_eq!(article.headline, "H");
    assert_eq!(article.standfirst.as_deref(), Some("S"));
    assert_eq!(article.authors[0].name, "A");
    assert_eq!(
        article.authors[1].url.as_deref(),
        Some("https://news.example/b")
    );
    assert_eq!(article.published.unwrap().datetime, "2026-03-01T07:30:00Z");
    assert_eq!(article.modified.unwrap().day, Some(2));
    assert_eq!(article.lang.as_deref(), Some("ar"));
    assert_eq!(article.dir, Some(Direction::Ltr));
    assert_eq!(article.url.as_deref(), Some("https://news.example/story"));
    assert_eq!(article.publisher.as_deref(), Some("P"));
    assert_eq!(article.section.as_deref(), Some("R"));
    assert_eq!(article.tags, ["t", "u"]);
    assert!(article.protected);
    let image = article.image.unwrap();
    assert_eq!(
        (image.src.as_str(), image.size),
        ("https://news.example/a.jpg", Some((4, 3)))
    );
}

#[test]
fn what_is_no_article_is_an_error() {
    let error = |json| article(&Json::parse(json).unwrap(), None).unwrap_err();

    assert_eq!(error("{}"), SourceError::UnknownFormat);
    assert_eq!(error("[1]"), SourceError::UnknownFormat);
    for (json, message) in [
        (r#"{"headline":"H","version":2}"#, "version: expected 1"),
        (
            r#"{"blocks":["x"]}"#,
            "headline: expected a string that is not blank",
        ),
        (
            r#"{"headline":"H","blocks":"x"}"#,
            "blocks: expected an array",
        ),
    ] {
        assert_eq!(error(json).to_string(), message);
    }
}

#[test]
fn a_paragraph_is_a_string_or_has_content() {
    let expected = [Block::paragraph("One")];

    assert_eq!(blocks(r#"["One"]"#), expected);
    assert_eq!(
        blocks(r#"[{"type":"paragraph","content":"One"}]"#),
        expected
    );
    assert_eq!(
        blocks(r#"[{"type":"paragraph","content":["O",["n","e"]]}]"#),
        expected
    );
}

#[test]
fn every_block_may_have_a_name_a_language_and_a_direction() {
    let blocks = blocks(r#"[{"type":"separator","id":"here","lang":"ar","dir":"rtl"}]"#);

    let attributes = blocks[0].attributes.as_ref().unwrap();
    assert_eq!(attributes.id.as_deref(), Some("here"));
    assert_eq!(attributes.lang.as_deref(), Some("ar"));
    assert_eq!(attributes.dir, Some(Direction::Rtl));
}

#[test]
fn a_list_counts_from_where_it_says_and_its_items_hold_anything() {
    let list = |json| match kind(json) {
        BlockKind::List(list) => {
            let items: Vec<_> = list.items.into_iter().map(|item| item.blocks).collect();
            (list.start, items)
        }
        other => panic!("{other:?}"),
    };

    assert_eq!(list(r#"{"type":"list","items":["a"]}"#).0, None);
    assert_eq!(
        list(r#"{"type":"list","ordered":true,"items":["a"]}"#).0,
        Some(1)
    );
    assert_eq!(
        list(r#"{"type":"list","start":-3,"items":["a"]}"#).0,
        Some(-3)
    );
    assert_eq!(
        list(r#"{"type":"list","ordered":false,"start":3,"items":["a"]}"#).0,
        None
    );
    let (_, items) = list(
        r#"{"type":"list","items":["a",["b",{"type":"break"}],{"type":"em","content":"c"},
            {"content":"d"},{"blocks":["e",{"type":"list","items":["f"]}]}," "]}"#,
    );
    assert_eq!(items.len(), 5, "a blank item is none");
    assert_eq!(items[0], [Block::paragraph("a")]);
    assert_eq!(items[3], [Block::paragraph("d")]);
    assert!(matches!(items[4][1].kind, BlockKind::List { .. }));
}

#[test]
fn cells_in_the_head_are_headers_unless_they_are_empty_or_say_otherwise() {
    let BlockKind::Table(table) = kind(
        r#"{"type":"table","head":[["","Rain",{"content":"x","scope":"none"}]],
            "body":[[{"content":"Gao","scope":"row","rowspan":2},12.5,{"colspan":3}]]}"#,
    ) else {
        panic!("a table")
    };

    let scopes: Vec<_> = table.head[0].iter().map(|cell| cell.scope).collect();
    assert_eq!(scopes, [None, Some(Scope::Col), None]);
    let [name, rain, empty] = table.body[0].as_slice() else {
        panic!("three cells")
    };
    assert_eq!((name.scope, name.rowspan), (Some(Scope::Row), 2));
    assert_eq!(rain.blocks, [Block::paragraph("12.5")]);
    assert_eq!(
        *empty,
        Cell {
            blocks: vec![],
            scope: None,
            colspan: 3,
            rowspan: 1
        }
    );
}

#[test]
fn shortened_spans_are_reported() {
    let row = r#"[{"colspan":1000,"rowspan":1000,"content":"a"},"b"],"#.repeat(300);
    let reading = of(&format!(r#"["a",{{"type":"table","body":[{row}["c"]]}}]"#));

    assert_eq!(
        diagnostics(&reading),
        [
            "blocks[1]: expected tables of at most 250,000 slots whose cells span at most 1,000 columns of a row and 10,000 slots in all"
        ]
    );
}

#[test]
fn links_to_places_in_the_article_stay_as_they_are() {
    let content = kind(
        r##"{"type":"paragraph","content":[{"type":"link","url":"#here","content":"a"},
            {"type":"link","url":"there","content":"b"}]}"##,
    );

    let link = |url: &str, text| Inline::Link {
        url: url.to_owned(),
        content: words(text),
    };
    assert_eq!(
        content,
        BlockKind::Paragraph(vec![
            link("#here", "a"),
            link("https://news.example/there", "b")
        ])
    );
}

#[test]
fn control_characters_do_not_reach_the_reader() {
    let reading = read(
        r#"{"headline":"\u0000H\u0007ead","authors":["\u001bA"],"tags":["\u0001"],
            "blocks":["a\u0000b\tc\r\nd\re\u0085",{"type":"code","text":"x\u0000\r\n\ty"},"\u0000"]}"#,
    );

    assert_eq!(reading.content.headline, "Head");
    assert_eq!(reading.content.authors[0].name, "A");
    assert_eq!(reading.content.tags, [""; 0]);
    assert_eq!(
        blocks_plain_text(&reading.content.blocks),
        "ab\tc\nd\ne\n\nx\n\ty"
    );
}

#[test]
fn what_is_blank_leaves_no_debris() {
    assert_eq!(
        blocks(
            r#"[""," ","\u00a0",{"type":"paragraph","content":[{"type":"strong","content":" "},{"type":"break"}]},
                {"type":"heading","content":""},{"type":"quote","content":" "},{"type":"aside","blocks":[" "]},
                {"type":"list","items":[""]},{"type":"code","text":"\n"},{"type":"footnotes","notes":[{"id":"a","content":""}]},
                {"type":"paragraph","content":{"type":"link","url":"/a","content":""}},
                {"type":"gallery","images":[]}]"#
        ),
        []
    );
}

#[test]
fn a_space_with_a_meaning_of_its_own_still_parts_words() {
    let content = kind(
        r#"{"type":"paragraph","content":["a",{"type":"strong","content":" "},"b",{"type":"em","content":""},"c"]}"#,
    );

    let BlockKind::Paragraph(content) = content else {
        panic!("a paragraph")
    };
    assert_eq!(plain_text(&content), "a bc");
    assert_eq!(content.len(), 3, "texts side by side are one");
}

#[test]
fn an_unknown_block_keeps_its_words_and_its_blocks() {
    let reading = of(
        r#"[{"type":"columns","content":["one ",{"type":"em","content":"two"}],"title":"three","url":"/x","class":"a b",
             "items":["four",{"text":"five","value":6}],"caption":["se","ven"],
             "blocks":["eight",{"type":"heading","content":"nine"}]}]"#,
    );

    assert_eq!(
        diagnostics(&reading),
        ["blocks[0].type: expected a known type of block, got \"columns\""]
    );
    let [first, second, third] = reading.content.blocks.as_slice() else {
        panic!("three blocks")
    };
    let BlockKind::Paragraph(content) = &first.kind else {
        panic!("a paragraph")
    };
    assert_eq!(plain_text(content), "one two three four five 6 seven");
    assert_eq!(content[1], Inline::Phrase(Phrase::Em, words("two")));
    assert_eq!(*second, Block::paragraph("eight"));
    assert!(matches!(third.kind, BlockKind::Heading { .. }));
}

#[test]
fn what_cannot_be_shown_still_says_what_it_says() {
    for (block, said) in [
        (
            r#"{"type":"image","src":"javascript:x","alt":"A","caption":"C","credit":"D"}"#,
            "A C D",
        ),
        (r#"{"type":"video","title":"T","caption":"C"}"#, "T C"),
        (r#"{"type":"audio","src":7,"title":"T"}"#, "T"),
        (
            r#"{"type":"embed","url":"data:x","title":"T","fallback":"F"}"#,
            "T F",
        ),
        (
            r#"{"type":"gallery","images":[{"alt":"A"}],"caption":"C"}"#,
            "A\n\nC",
        ),
        (
            r#"{"type":"gallery","images":["a.jpg"],"caption":"C"}"#,
            "C",
        ),
        (r#"{"type":"details","blocks":["one","two"]}"#, "one\n\ntwo"),
        (r#"{"type":"quote","cite":"C"}"#, "C"),
        (r#"{"type":"table","caption":"C","rows":[]}"#, "C"),
        (r#"{"type":"table","body":"x"}"#, "x"),
        (r#"{"type":"code","caption":"c"}"#, "c"),
        (
            r#"{"type":"description-list","groups":[{"descriptions":["d"]}]}"#,
            "d",
        ),
        (
            r#"{"type":"paragraph","content":["a",{"type":"image","alt":"b"}]}"#,
            "ab",
        ),
        (r#"{"type":"list","content":"c"}"#, "c"),
        (r#"{"type":"list","items":"c"}"#, "c"),
        (r#"{"type":"heading","level":9,"text":"t"}"#, "t"),
        (
            r#"{"type":"footnotes","notes":[{"content":"n"},"m"]}"#,
            "n\n\nm",
        ),
        (r#"["a",{"type":"em","content":"b"}]"#, "ab"),
        (
            r#"{"type":"paragraph","content":{"type":"link","url":"vbscript:x","content":"w"}}"#,
            "w",
        ),
        (
            r#"{"type":"paragraph","content":{"type":"abbr","content":"w"}}"#,
            "w",
        ),
        (
            r#"{"type":"paragraph","content":{"type":"time","content":"w"}}"#,
            "w",
        ),
        (
            r#"{"type":"paragraph","content":{"type":"emoji","alt":":)"}}"#,
            ":)",
        ),
        (
            r#"{"type":"paragraph","content":{"type":"strong","text":"w"}}"#,
            "w",
        ),
        ("7", "7"),
    ] {
        let reading = of(&format!("[{block}]"));

        assert_eq!(blocks_plain_text(&reading.content.blocks), said, "{block}");
        assert!(!reading.diagnostics.is_empty(), "{block}");
    }
}

#[test]
fn whose_words_they_were_is_kept_where_the_words_are_missing() {
    assert_eq!(
        blocks(r#"[{"type":"quote","content":" ","cite":"C"}]"#),
        [Block::paragraph("C")]
    );
}

#[test]
fn a_wrong_member_costs_the_member_and_not_the_block() {
    let reading = of(
        r#"[{"type":"heading","level":1,"id":"a b","lang":"?","content":"H"},
            {"type":"image","src":"a.jpg","width":0,"height":3,"srcset":[{"src":"b.jpg"},{"src":"c.jpg","width":9}],"alt":5},
            {"type":"video","src":"a.mp4","poster":"x:y","tracks":[{"lang":"fr"}]}]"#,
    );

    assert_eq!(
        diagnostics(&reading),
        [
            "blocks[0].id: expected a name without spaces, got \"a b\"",
            "blocks[0].lang: expected a BCP 47 language tag, got \"?\"",
            "blocks[0].level: expected a whole number from 2 to 6, got 1",
            "blocks[1].srcset[0].width: expected a whole number from 1 to 65535",
            "blocks[1].alt: expected a string, got 5",
            "blocks[1].width: expected a whole number from 1 to 65535, got 0",
            "blocks[2].poster: expected an http or https URL, got \"x:y\"",
            "blocks[2].tracks[0].src: expected an http or https URL",
        ]
    );
    let kinds: Vec<_> = reading
        .content
        .blocks
        .iter()
        .map(|block| &block.kind)
        .collect();
    assert!(matches!(kinds[0], BlockKind::Heading { level: 2, .. }));
    assert!(
        matches!(kinds[1], BlockKind::Image(image) if image.srcset.len() == 1 && image.size.is_none())
    );
    assert!(matches!(kinds[2], BlockKind::Video(video) if video.poster.is_none()));
}

#[test]
fn numbers_that_json_cannot_hold_are_refused() {
    // A page's script can pass these numbers.
    let member = |key: &str, value| (key.to_owned(), value);
    let nan = Json::Number(f64::NAN);
    let json = Json::Object(vec![
        member("headline", "H".into()),
        member(
            "blocks",
            Json::Array(vec![Json::Object(vec![
                member("type", "heading".into()),
                member("level", nan.clone()),
                member("content", Json::Array(vec!["a".into(), nan])),
            ])]),
        ),
    ]);

    let reading = article(&json, None).unwrap();

    assert_eq!(reading.diagnostics.len(), 2);
    assert_eq!(
        reading.content.blocks[0].kind,
        BlockKind::Heading {
            level: 2,
            content: words("a")
        }
    );
}

/// Generates JSON that a page could pass, with member names and types of the format.
fn any_document() -> impl Strategy<Value = Json> {
    let key = prop::sample::select(vec![
        "type",
        "content",
        "blocks",
        "items",
        "notes",
        "images",
        "head",
        "body",
        "src",
        "url",
        "id",
        "lang",
        "dir",
        "width",
        "height",
        "level",
        "start",
        "ordered",
        "summary",
        "cite",
        "caption",
        "text",
        "tracks",
        "srcset",
        "authors",
        "scope",
        "colspan",
        "__proto__",
    ]);
    let types: Vec<&str> = BLOCK_TYPES
        .into_iter()
        .chain(INLINE_TYPES)
        .chain(Phrase::ALL.map(Phrase::tag))
        .collect();
    let leaf = prop_oneof![
        3 => prop::sample::select(types).prop_map(Json::from),
        1 => Just(Json::from("https://a.example/b")),
        2 => any_json(),
    ];
    let value = leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            prop::collection::vec((key.clone().prop_map(str::to_owned), inner), 0..6)
                .prop_map(Json::Object),
        ]
    });
    prop::collection::vec(value, 0..4).prop_map(|blocks| {
        Json::Object(vec![
            ("headline".to_owned(), "H".into()),
            ("blocks".to_owned(), Json::Array(blocks)),
        ])
    })
}

/// Generates an unknown block or inline with text in its text members.
fn unknown(word: BoxedStrategy<Json>) -> BoxedStrategy<Json> {
    let key = prop::sample::select(&crate::article_json::inline::TEXT_MEMBERS[..])
        .prop_map(str::to_owned);
    prop_oneof![
        word.clone(),
        (any::<bool>(), prop::collection::hash_map(key, word, 0..3)).prop_map(|(typed, words)| {
            let mut members: Vec<(String, Json)> = words.into_iter().collect();
            if typed {
                members.insert(0, ("type".to_owned(), "unheard-of".into()));
            }
            Json::Object(members)
        }),
    ]
    .boxed()
}

/// Collects the strings of a document, except the unknown type.
fn strings<'a>(json: &'a Json, into: &mut Vec<&'a str>) {
    match json {
        Json::String(text) if text != "unheard-of" => into.push(text),
        Json::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Json::Object(members) => members.iter().for_each(|(_, value)| strings(value, into)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(original in arbitrary::article()) {
        let json = to_json(&original);

        let reading = article(&json, None).unwrap();

        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(&reading.content, &original);
        prop_assert_eq!(Json::parse(&json.to_string()), Some(json));
    }

    #[test]
    fn no_json_makes_the_reader_panic(json in any_json()) {
        let _ = article(&json, BASE);
    }

    #[test]
    fn no_document_makes_the_reader_panic_and_what_it_reads_can_be_written(json in any_document()) {
        let first = article(&json, BASE).unwrap().content;

        let second = article(&to_json(&first), BASE).unwrap();

        prop_assert_eq!(second.content, first);
        prop_assert_eq!(second.diagnostics, []);
    }

    #[test]
    fn no_word_of_an_unknown_block_is_lost(
        block in "[a-z]{3,9}".prop_map(Json::String).boxed().prop_recursive(4, 24, 4, |inner| {
            let list = prop::collection::vec(inner.clone(), 1..4).prop_map(Json::Array);
            unknown(prop_oneof![inner, list].boxed())
        }),
    ) {
        let json = Json::Object(vec![
            ("headline".to_owned(), "H".into()),
            ("blocks".to_owned(), Json::Array(vec![block.clone()])),
        ]);

        let read = blocks_plain_text(&article(&json, BASE).unwrap().content.blocks);

        let mut rest = strings_in(&block);
        rest.retain(|word| !read.contains(word.as_str()));
        prop_assert_eq!(rest, [""; 0], "{} of {}", read, block);
    }
}

fn strings_in(json: &Json) -> Vec<String> {
    let mut found = Vec::new();
    strings(json, &mut found);
    found.into_iter().map(str::to_owned).collect()
}

#[test]
fn ten_thousand_blocks_are_read_one_after_the_other() {
    let many = Json::Array(vec![
        Json::parse(
            r#"{"type":"poll","content":["a ",{"type":"em","content":"b"}]}"#
        )
        .unwrap();
        10_000
    ]);
    let json = Json::Object(vec![
        ("headline".to_owned(), "H".into()),
        ("blocks".to_owned(), many),
    ]);

    let reading = article(&json, BASE).unwrap();

    assert_eq!(reading.content.blocks.len(), 10_000);
    assert_eq!(reading.diagnostics.len(), 20, "the first faults are told");
}

#[test]
fn what_is_nested_is_read_once_however_deep_and_wrong_it_is() {
    // Parsing each level twice would take exponential time.
    for open in [
        r#"{"type":"quote","blocks":["#,
        r#"{"type":"details","blocks":["#,
        r#"{"type":"poll","blocks":["#,
        r#"{"type":"gallery","blocks":["#,
        r#"{"type":"aside","text":"a","blocks":["#,
    ] {
        let nested = [&open.repeat(30), "\"word\"", &"]}".repeat(30)].concat();

        let reading = of(&format!("[{nested}]"));

        assert_eq!(
            blocks_plain_text(&reading.content.blocks)
                .matches("word")
                .count(),
            1,
            "{open}"
        );
    }
}
