use super::*;
use crate::{Format, article_from_json};
use article_widget_core::article::block_text::blocks_plain_text;
use article_widget_core::article::{
    Block, BlockKind, Cell, Inline, List, Phrase, Scope, plain_text,
};

/// Parses a story with these elements into its blocks and diagnostics.
fn read(elements: &str) -> (Vec<Block>, Vec<String>) {
    let story = [
        r#"{"headlines":{"basic":"H"},"content_elements":["#,
        elements,
        "]}",
    ];
    let json = Json::parse(&story.concat()).expect("the test's elements are JSON");
    let base = Some("https://news.example/");
    let reading = article_from_json(&json, Some(Format::Ans), base).unwrap();
    let diagnostics = reading
        .diagnostics
        .iter()
        .map(ToString::to_string)
        .collect();
    (reading.content.blocks, diagnostics)
}

fn one(element: &str) -> BlockKind {
    let (mut blocks, diagnostics) = read(element);
    assert_eq!(diagnostics, [""; 0], "{element}");
    assert_eq!(blocks.len(), 1, "{element}: {blocks:?}");
    blocks.remove(0).kind
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

#[test]
fn a_collection_holds_articles_and_an_article_holds_elements() {
    let collection = r#"{"type":"collection","headlines":{"basic":"C"},"content_elements":[
            {"type":"story","headlines":{"basic":"S"},"canonical_url":"/s","content_elements":[
                {"type":"video","headlines":{"basic":"V"},"canonical_url":"/v"}]}]}"#;
    let json = Json::parse(collection).unwrap();

    let story = article_from_json(&json, None, Some("https://news.example/")).unwrap();
    let related = crate::related_from_json(&json, Some("https://news.example/"));

    assert_eq!(story.content.headline, "S");
    assert_eq!(story.content.blocks.len(), 1);
    assert_eq!(related.unwrap().content[0].title, "S");
}

#[test]
fn each_of_a_list_of_articles_is_read_for_itself() {
    let list = r#"[{"headlines":{"basic":"A"},"canonical_url":"/a","language":"fr","content_elements":[{"type":"text","content":"Text"}],
                        "related_content":{"basic":[]}},
                       {"headlines":{"basic":"B"},"canonical_url":"/b"}]"#;
    let json = Json::parse(list).unwrap();

    let story = article_from_json(&json, None, Some("https://news.example/")).unwrap();
    let related = crate::related_from_json(&json, Some("https://news.example/"));
    let related = related.unwrap().content;

    assert_eq!(story.content.headline, "A");
    assert_eq!(story.content.blocks, [Block::paragraph("Text")]);
    assert_eq!(related.len(), 2);
    assert_eq!(related[1].title, "B");
    assert_eq!(related[1].lang, None);
}

#[test]
fn a_list_in_a_list_belongs_to_the_item_before_it() {
    let list = one(
        r#"{"type":"list","list_type":"ordered","items":[{"type":"text","content":"one"},
                {"type":"list","list_type":"unordered","items":[{"type":"text","content":"a"}]},
                {"type":"text","content":"two"},{"type":"text","content":""}]}"#,
    );

    let inner = BlockKind::List(List::of_bullets(vec![vec![Block::paragraph("a")]]));
    assert_eq!(
        list,
        BlockKind::List(List::numbered(
            1,
            vec![
                vec![Block::paragraph("one"), inner.into()],
                vec![Block::paragraph("two")],
            ]
        ))
    );
}

#[test]
fn quotes_old_and_new_are_quotes_and_pull_quotes() {
    let quote = BlockKind::Quote {
        blocks: vec![Block::paragraph("Words.")],
        cite: text("Awa"),
    };

    assert_eq!(
        one(
            r#"{"type":"quote","subtype":"blockquote","content_elements":[{"type":"text","content":"Words."}],
                    "citation":{"type":"text","content":"Awa"}}"#
        ),
        quote
    );
    assert!(matches!(
        one(
            r#"{"type":"quote","subtype":"pullquote","content_elements":[{"type":"text","content":"Words."}]}"#
        ),
        BlockKind::PullQuote { .. }
    ));
    assert!(matches!(
        one(r#"{"type":"blockquote","content":"<p>Words.</p>"}"#),
        BlockKind::Quote { .. }
    ));
}

#[test]
fn only_json_ld_has_nodes_that_point_to_each_other() {
    let json = Json::parse(
        r#"[{"@id":"a","type":"element_group","headlines":{"basic":"H"},
                "content_elements":[{"@id":"a"},{"@id":"a"},{"type":"text","content":"Words."}]}]"#,
    )
    .unwrap();

    let reading = article_from_json(&json, Some(Format::Ans), None).unwrap();

    assert_eq!(reading.content.blocks, [Block::paragraph("Words.")]);
}

#[test]
fn a_table_has_its_header_and_rows_of_either_kind_of_cell() {
    let BlockKind::Table(table) = one(
        r#"{"type":"table","header":[{"type":"text","content":"Prix"}],
                "rows":[[{"type":"text","content":"350"}],
                        [{"type":"table_cell","content_elements":[{"type":"text","content":"275"}]}]]}"#,
    ) else {
        panic!("a table is a table");
    };

    assert_eq!(table.head[0][0].scope, Some(Scope::Col));
    let words: Vec<_> = table.body.iter().map(|row| row[0].blocks.clone()).collect();
    assert_eq!(
        words,
        [vec![Block::paragraph("350")], vec![Block::paragraph("275")]]
    );
}

#[test]
fn code_keeps_its_lines_and_spaces() {
    assert_eq!(
        one(r#"{"type":"code","language":"rust","content":"fn main() {\n    a\u0000 < b\n}"}"#),
        BlockKind::Code {
            content: vec![Inline::Text("fn main() {\n    a < b\n}".to_owned())],
            language: Some("rust".to_owned()),
        }
    );
}

#[test]
fn pictures_have_their_credit_and_galleries_their_pictures() {
    let picture = r#"{"type":"image","url":"/i.jpg","alt_text":"Alt","width":640,"height":360,"caption":"A <b>word</b>",
            "credits":{"by":[{"name":"Awa"}],"affiliation":[{"name":"AFP"}]}}"#;
    let gallery = [
        r#"{"type":"gallery","headlines":{"basic":"Two views"},"content_elements":["#,
        picture,
        ",",
        picture,
        "]}",
    ];

    let BlockKind::Image(image) = one(picture) else {
        panic!("an image is an image");
    };
    assert_eq!(image.src, "https://news.example/i.jpg");
    assert_eq!(image.credit.as_deref(), Some("Awa, AFP"));
    assert_eq!(plain_text(&image.caption), "A word");
    assert_eq!(image.size, Some((640, 360)));
    assert_eq!(
        one(&gallery.concat()),
        BlockKind::Gallery {
            images: vec![(*image).clone(), *image],
            caption: text("Two views"),
        }
    );
}

#[test]
fn a_film_plays_its_widest_mp4_and_one_without_is_linked_to() {
    let BlockKind::Video(video) = one(
        r#"{"type":"video","language":"fr","headlines":{"basic":"Title"},"promo_items":{"basic":{"type":"image","url":"/p.jpg"}},
                "streams":[{"url":"/low.mp4","width":640,"height":360,"stream_type":"mp4"},
                           {"url":"/live.m3u8","width":1920,"height":1080,"stream_type":"ts"},
                           {"url":"/high.mp4","width":1280,"height":720,"stream_type":"mp4"}],
                "subtitles":{"urls":[{"format":"SRT","url":"/s.srt"},{"format":"WEB_VTT","url":"/s.vtt"}]}}"#,
    ) else {
        panic!("a video is a video");
    };

    assert_eq!(video.sources[0].src, "https://news.example/high.mp4");
    assert_eq!(video.size, Some((1280, 720)));
    assert_eq!(video.poster.as_deref(), Some("https://news.example/p.jpg"));
    assert_eq!(video.tracks[0].src, "https://news.example/s.vtt");
    assert!(matches!(
        one(r#"{"type":"video","canonical_url":"/v","streams":[]}"#),
        BlockKind::Embed(embed) if embed.url == "https://news.example/v"
    ));
}

#[test]
fn what_other_sites_provide_is_an_embed_with_a_plain_link() {
    let BlockKind::Embed(embed) = one(
        r#"{"type":"oembed_response","subtype":"youtube","raw_oembed":{"_id":"https://www.youtube.com/watch?v=1",
                "title":"A film","width":480,"height":270,"html":"<iframe src=\"https://www.youtube.com/embed/1\"></iframe>"}}"#,
    ) else {
        panic!("an oEmbed response is an embed");
    };

    assert_eq!(embed.url, "https://www.youtube.com/watch?v=1");
    assert_eq!(embed.title.as_deref(), Some("A film"));
    assert_eq!(embed.aspect, Some((480, 270)));
    assert!(matches!(
        one(r#"{"type":"custom_embed","subtype":"map","embed":{"id":"7","url":"https://maps.example/api/",
            "config":{"canonical_url":"https://maps.example/7","caption":"A map"}}}"#),
        BlockKind::Embed(embed) if embed.url == "https://maps.example/7" && embed.caption == text("A map")
    ));
    assert!(matches!(
        one(r#"{"type":"audio","streams":[{"url":"/a.mp3"}]}"#),
        BlockKind::Audio(audio) if audio.sources[0].src == "https://news.example/a.mp3"
    ));
}

#[test]
fn links_and_corrections_are_said_apart_from_the_article() {
    let link = |words| Inline::Link {
        url: "https://news.example/a".to_owned(),
        content: text(words),
    };

    assert_eq!(
        one(r#"{"type":"interstitial_link","url":"/a","content":"Read this"}"#),
        BlockKind::Paragraph(vec![link("Read this")])
    );
    assert_eq!(
        one(
            r#"{"type":"link_list","title":"More","items":[{"type":"interstitial_link","url":"/a","content":"One"}]}"#
        ),
        BlockKind::Aside(vec![
            BlockKind::Paragraph(vec![Inline::Phrase(Phrase::Strong, text("More"))]).into(),
            BlockKind::List(List::of_bullets(vec![vec![
                BlockKind::Paragraph(vec![link("One")]).into()
            ]]))
            .into(),
        ])
    );
    assert_eq!(
        one(r#"{"type":"correction","text":"It was Mali."}"#),
        BlockKind::Aside(vec![Block::paragraph("It was Mali.")])
    );
    assert_eq!(
        one(r#"{"type":"numeric_rating","numeric_rating":4,"max":5,"units":"stars"}"#),
        BlockKind::Paragraph(text("4/5 stars"))
    );
    assert_eq!(
        one(r#"{"type":"endorsement","endorsement":"Yes"}"#),
        BlockKind::Paragraph(text("Yes"))
    );
    assert_eq!(one(r#"{"type":"divider"}"#), BlockKind::Separator);
    assert_eq!(
        one(
            r#"{"type":"element_group","content_elements":[{"type":"raw_html","content":"<hr>"}]}"#
        ),
        BlockKind::Separator
    );
}

#[test]
fn what_is_not_known_or_not_of_use_keeps_its_words_and_is_reported() {
    let (blocks, diagnostics) = read(
        r#"{"type":"poll","title":"Who?","items":[{"type":"text","content":"Awa"}]},
               {"type":"image","caption":"Lost"},
               {"type":"custom_embed","embed":{"id":"1","url":"javascript:x"}}"#,
    );

    assert_eq!(
        blocks,
        [
            Block::paragraph("Who?"),
            Block::paragraph("Awa"),
            Block::paragraph("Lost"),
        ]
    );
    assert_eq!(
        diagnostics,
        [
            "content_elements[0]: expected a story element of ANS 0.10, got \"poll\"",
            "content_elements[1].url: expected a string that is not blank",
            "content_elements[2]: expected media and embeds of http and https",
        ]
    );
}

#[test]
fn nothing_is_left_of_what_is_empty() {
    let (blocks, diagnostics) = read(
        r#"{"type":"header","content":""},{"type":"list","items":[]},{"type":"quote","content_elements":[]},
               {"type":"table","rows":[]},{"type":"code","content":" "},{"type":"link_list","items":[]},
               {"type":"gallery","content_elements":[]},{"type":"correction"},{"type":"endorsement"},
               {"type":"numeric_rating"},{"type":"text","content":"<p></p>"}"#,
    );

    assert_eq!(blocks, []);
    assert_eq!(diagnostics, [""; 0]);
}

#[test]
fn an_article_has_any_of_its_headlines_or_its_first_words() {
    for (json, headline) in [
        (
            r#"{"type":"story","headlines":{"web":"Ferry stops"},"content_elements":[{"type":"text","content":"In May."}]}"#,
            "Ferry stops",
        ),
        (
            r#"{"type":"story","headlines":{},"content_elements":[{"type":"text","content":"In May."}]}"#,
            "In May.",
        ),
    ] {
        let json = Json::parse(json).expect("JSON");
        let article = article_from_json(&json, Some(Format::Ans), None)
            .expect("an article")
            .content;
        assert_eq!(article.headline, headline);
    }
}

#[test]
fn subtitles_and_descriptions_are_kept() {
    let json = Json::parse(
        r#"{"type":"story","headlines":{"basic":"H"},"content_elements":[
            {"type":"image","url":"https://n.example/a.jpg","caption":"Cap","subtitle":"Subtitle words"},
            {"type":"link_list","title":"More","items":[{"type":"interstitial_link","url":"https://n.example/q",
             "content":"Link","description":{"type":"text","content":"Desc words"}}]}]}"#,
    )
    .expect("JSON");
    let parsed = article_from_json(&json, Some(Format::Ans), None).expect("an article");
    let text = format!("{:?}", parsed.content.blocks);
    assert!(
        text.contains("Subtitle words") && text.contains("Desc words"),
        "{text}"
    );
}

/// Returns the words of elements, one block a line.
fn words(elements: &str) -> String {
    let (blocks, diagnostics) = read(elements);
    assert_eq!(diagnostics, [""; 0], "{elements}");
    blocks_plain_text(&blocks).replace("\n\n", "\n")
}

#[test]
fn strings_in_place_of_elements_are_their_words() {
    let text = r#""One <b>word</b>.","Two.",["Three.",4],{"content":"Five."}"#;
    assert_eq!(words(text), "One word.\nTwo.\nThree.\n4\nFive.");

    let list = one(r#"{"type":"list","items":["one",{"type":"text","content":"two"},3]}"#);
    let items = ["one", "two", "3"].map(|item| vec![Block::paragraph(item)]);
    assert_eq!(list, BlockKind::List(List::of_bullets(items)));
    for (element, expected) in [
        (r#"{"type":"list","items":"only"}"#, "only"),
        (r#"{"type":"text","content":["a","b"]}"#, "a b"),
        (
            r#"{"type":"quote","content_elements":["Said."],"citation":"Awa"}"#,
            "Said.\nAwa",
        ),
    ] {
        assert_eq!(words(element), expected, "{element}");
    }
}

#[test]
fn numbers_and_objects_in_place_of_texts_and_lists_are_kept_and_reported() {
    let (blocks, diagnostics) = read(
        r#"{"type":"text","content":7},{"type":"list","items":{"0":{"type":"text","content":"one"}}}"#,
    );

    assert_eq!(blocks_plain_text(&blocks), "7\n\none");
    assert_eq!(
        diagnostics,
        [
            "content_elements[0].content: expected a string, got 7",
            "content_elements[1].items: expected an array, got an object",
        ]
    );
}

#[test]
fn a_table_may_have_strings_for_cells_and_several_rows_in_its_header() {
    let words_of = |rows: &[Vec<Cell>]| -> Vec<Vec<String>> {
        let cell = |cell: &Cell| blocks_plain_text(&cell.blocks);
        rows.iter()
            .map(|row| row.iter().map(cell).collect())
            .collect()
    };
    for header in [r#"["A","B"]"#, r#"[["A","B"]]"#] {
        let element = format!(
            r#"{{"type":"table","title":"T","header":{header},"rows":[["1",2],[{{"type":"text","content":"3"}},["4","5"]]]}}"#
        );
        let BlockKind::Table(table) = one(&element) else {
            panic!("a table is a table");
        };

        assert_eq!(plain_text(&table.caption), "T");
        assert_eq!(words_of(&table.head), [["A", "B"]]);
        assert_eq!(table.head[0][0].scope, Some(Scope::Col));
        assert_eq!(words_of(&table.body), [["1", "2"], ["3", "4\n\n5"]]);
    }
    let two = one(
        r#"{"type":"table","header":[["A","B"],["a","b"]],"rows":["all",{"cells":["1","2"]}]}"#,
    );
    let BlockKind::Table(two) = two else {
        panic!("a table is a table");
    };
    assert_eq!(words_of(&two.head), [["A", "B"], ["a", "b"]]);
    assert_eq!(words_of(&two.body), [vec!["all"], vec!["1", "2"]]);
}

#[test]
fn galleries_lists_of_links_and_embeds_keep_their_words() {
    for (element, expected) in [
        (
            r#"{"type":"gallery","headlines":{"basic":"Views"},"description":{"basic":"Of Gao"},"content_elements":["North","South"]}"#,
            "North\nSouth\nViews\nOf Gao",
        ),
        (r#"{"type":"gallery","content":"Words"}"#, "Words"),
        (
            r#"{"type":"link_list","title":"More","description":"On Gao","items":["One",{"url":"https://n.example/","content":"Two"}]}"#,
            "More\nOn Gao\nOne\nTwo",
        ),
        (
            r#"{"type":"link_list","content":"Words","items":[]}"#,
            "Words",
        ),
        (
            r#"{"type":"custom_embed","content":"<b>Words</b>"}"#,
            "Words",
        ),
        (r#"{"type":"custom_embed","embed":"<p>Words</p>"}"#, "Words"),
        (
            r#"{"type":"custom_embed","title":"T","embed":{"config":{"content":"Words","caption":"C"}}}"#,
            "T\nWords\nC",
        ),
        (
            r#"{"type":"oembed_response","raw_oembed":{"html":"<p>Words</p>"}}"#,
            "Words",
        ),
        (
            r#"{"type":"interstitial_link","url":"https://n.example/","content":"Link","description":"Why"}"#,
            "Link\nWhy",
        ),
    ] {
        assert_eq!(words(element), expected, "{element}");
    }
}

#[test]
fn an_element_that_is_not_known_keeps_the_words_of_all_its_parts() {
    let (blocks, diagnostics) = read(
        r#"{"type":"card","headlines":{"basic":"A"},"subheadlines":{"basic":"B"},"subtitle":"C","description":{"basic":"D"},
            "content":["E"],"text":{"content":"F"},"items":["G"],"cards":[{"type":"text","content":"H"}],"rows":[["I"]]}"#,
    );

    assert_eq!(blocks_plain_text(&blocks).replace("\n\n", ""), "ABCDEFGHI");
    assert_eq!(diagnostics.len(), 1);
}

#[test]
fn headlines_and_summaries_are_read_in_any_of_their_forms() {
    let story = |members: &str| {
        let start = r#"{"type":"story","canonical_url":"https://n.example/s","content_elements":["In May."],"#;
        let json = Json::parse(&[start, members, "}"].concat()).expect("JSON");
        let parsed = article_from_json(&json, Some(Format::Ans), None).expect("an article");
        assert_eq!(parsed.diagnostics, [], "{members}");
        let list = crate::related_from_json(&json, None)
            .expect("a list")
            .content;
        (parsed.content, list)
    };
    for members in [
        r#""headlines":{"basic":"","tiny":"H"},"description":"S""#,
        r#""headlines":"H","subheadlines":"S""#,
        r#""headlines":{"basic":null},"headline":"H","subheadlines":{"web":"S"}"#,
        r#""headline":"H","subtitle":"S""#,
    ] {
        let (article, _) = story(members);
        assert_eq!(article.headline, "H", "{members}");
        assert_eq!(article.standfirst.as_deref(), Some("S"), "{members}");
    }
    let (_, list) = story(
        r#""headlines":{"tiny":"H"},"related_content":{"basic":[
        {"type":"story","headlines":{"tiny":"R"},"canonical_url":"https://n.example/r"}]}"#,
    );
    assert_eq!(list[0].title, "R");
}
