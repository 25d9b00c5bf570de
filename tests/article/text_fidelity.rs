//! No word is lost between the model and what is rendered, here on a server.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/every_block.rs"]
mod every_block;

use std::rc::Rc;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use article_widget::article::*;
use article_widget::components::article::{ArticleView, Props};
use article_widget::messages::Messages;

/// The markup of an article, as a server renders it.
fn rendered(article: Article) -> String {
    let lang = article.lang.clone().unwrap_or_else(|| "en".to_owned());
    let props = yew::props!(Props {
        article: Rc::new(article),
        lang,
        ui_lang: "en",
        messages: Messages::default(),
        heading_level: 2,
        id_prefix: "aw0",
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    tokio::task::LocalSet::new().block_on(
        &runtime,
        yew::LocalServerRenderer::<ArticleView>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

/// The visible characters of the text of an article; not those that the widget itself adds.
fn words_of(markup: &str) -> String {
    let document = parse_document(RcDom::default(), ParseOpts::default()).one(markup);
    let mut words = String::new();
    collect(&document.document, false, &mut words);
    visible(&words)
}

fn collect(node: &Handle, in_body: bool, into: &mut String) {
    let mut in_body = in_body;
    match &node.data {
        NodeData::Text { contents } if in_body => into.push_str(&contents.borrow()),
        NodeData::Element { attrs, .. } => {
            let attributes = attrs.borrow();
            let class = attributes.iter().find(|it| &*it.name.local == "class");
            let class = class.map_or("", |class| &*class.value);
            if ["aw-reference", "aw-backlink", "aw-embed-link"].contains(&class) {
                return;
            }
            in_body |= class == "aw-body";
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        collect(child, in_body, into);
    }
}

fn visible(text: &str) -> String {
    text.chars()
        .filter(|char| !char.is_whitespace() && *char != '\u{200B}')
        .collect()
}

/// The words of blocks in the order in which they are read.
fn words_in(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                add(content, into);
            }
            BlockKind::List(list) => {
                list.items.iter().for_each(|it| words_in(&it.blocks, into));
            }
            BlockKind::DescriptionList(groups) => {
                for group in groups {
                    group.terms.iter().for_each(|term| add(term, into));
                    group.descriptions.iter().for_each(|it| words_in(it, into));
                }
            }
            BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                words_in(blocks, into);
                add(cite, into);
            }
            BlockKind::Table(table) => {
                add(&table.caption, into);
                for row in table.head.iter().chain(&table.body).chain(&table.foot) {
                    row.iter().for_each(|cell| words_in(&cell.blocks, into));
                }
            }
            BlockKind::Code { content, .. } => add(content, into),
            BlockKind::Separator => {}
            BlockKind::Aside(blocks) => words_in(blocks, into),
            BlockKind::Details { summary, blocks } => {
                add(summary, into);
                words_in(blocks, into);
            }
            BlockKind::Image(image) => add_image(image, into),
            BlockKind::Gallery { images, caption } => {
                images.iter().for_each(|image| add_image(image, into));
                add(caption, into);
            }
            BlockKind::Video(video) => {
                into.push_str(video.title.as_deref().unwrap_or_default());
                add(&video.caption, into);
            }
            BlockKind::Audio(audio) => {
                into.push_str(audio.title.as_deref().unwrap_or_default());
                add(&audio.caption, into);
            }
            BlockKind::Embed(embed) => {
                add(&embed.fallback, into);
                add(&embed.caption, into);
            }
            BlockKind::Footnotes(notes) => {
                notes.iter().for_each(|note| words_in(&note.blocks, into));
            }
        }
    }
}

fn add(content: &[Inline], into: &mut String) {
    into.push_str(&plain_text(content));
}

fn add_image(image: &Image, into: &mut String) {
    add(&image.caption, into);
    into.push_str(image.credit.as_deref().unwrap_or_default());
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zé «»;:!?<>&\"'\u{A0}]{1,12}", "\\PC{1,8}"]
}

fn any_content() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => any_words().prop_map(Inline::Text),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let content = prop::collection::vec(inner, 0..3);
        prop_oneof![
            (0..Phrase::ALL.len(), content.clone())
                .prop_map(|(at, content)| Inline::Phrase(Phrase::ALL[at], content)),
            content.clone().prop_map(|content| Inline::Link {
                url: "https://news.example/".to_owned(),
                content,
            }),
            content.clone().prop_map(|content| Inline::Abbr {
                title: "title".to_owned(),
                content,
            }),
            content.clone().prop_map(|content| Inline::Time {
                datetime: "2026".to_owned(),
                content,
            }),
            content.prop_map(|content| Inline::Span {
                lang: Some("ar".to_owned()),
                dir: None,
                content,
            }),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

fn any_image() -> impl Strategy<Value = Image> {
    (any_content(), prop::option::of(any_words())).prop_map(|(caption, credit)| Image {
        src: every_block::PIXEL.to_owned(),
        caption,
        credit,
        ..Image::default()
    })
}

fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        4 => any_content().prop_map(BlockKind::Paragraph),
        1 => (2u8..=6, any_content()).prop_map(|(level, content)| BlockKind::Heading { level, content }),
        1 => any_words().prop_map(|text| BlockKind::Code {
            content: vec![Inline::Text(text)],
            language: None,
        }),
        1 => Just(BlockKind::Separator),
        1 => any_image().prop_map(|image| BlockKind::Image(Box::new(image))),
        1 => (prop::collection::vec(any_image(), 0..3), any_content())
            .prop_map(|(images, caption)| BlockKind::Gallery { images, caption }),
        1 => (prop::option::of(any_words()), any_content()).prop_map(|(title, caption)| {
            BlockKind::Video(Box::new(Video { title, caption, ..Video::default() }))
        }),
        1 => (prop::option::of(any_words()), any_content()).prop_map(|(title, caption)| {
            BlockKind::Audio(Box::new(Audio { title, caption, ..Audio::default() }))
        }),
    ];
    let kind = leaf.prop_recursive(3, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner.prop_map(Block::from), 0..3);
        prop_oneof![
            (
                prop::option::of(-2i32..9),
                prop::collection::vec(blocks.clone(), 0..3)
            )
                .prop_map(|(start, items)| {
                    let list = List::of_bullets(items);
                    BlockKind::List(List { start, ..list })
                }),
            (any_content(), blocks.clone()).prop_map(|(term, blocks)| {
                BlockKind::DescriptionList(vec![DescriptionGroup {
                    terms: vec![term],
                    descriptions: vec![blocks],
                }])
            }),
            (blocks.clone(), any_content())
                .prop_map(|(blocks, cite)| BlockKind::Quote { blocks, cite }),
            (blocks.clone(), any_content())
                .prop_map(|(blocks, cite)| BlockKind::PullQuote { blocks, cite }),
            blocks.clone().prop_map(BlockKind::Aside),
            (any_content(), blocks.clone())
                .prop_map(|(summary, blocks)| BlockKind::Details { summary, blocks }),
            (any_content(), prop::collection::vec(blocks.clone(), 0..4)).prop_map(
                |(caption, cells)| {
                    let cell = |blocks| Cell {
                        blocks,
                        scope: None,
                        colspan: 1,
                        rowspan: 1,
                    };
                    BlockKind::Table(Box::new(Table {
                        caption,
                        body: vec![cells.into_iter().map(cell).collect()],
                        ..Table::default()
                    }))
                }
            ),
            blocks.prop_map(|blocks| BlockKind::Footnotes(vec![Footnote {
                id: "1".to_owned(),
                blocks,
            }])),
        ]
    });
    prop::collection::vec(kind.prop_map(Block::from), 0..6)
}

#[test]
fn an_article_with_every_block_keeps_every_word_in_its_order() {
    let mut story = every_block::story();
    // Notes come in the order in which the text calls them.
    for block in &mut story.blocks {
        if let BlockKind::Footnotes(notes) = &mut block.kind {
            notes.rotate_left(1);
            notes.swap(0, 1);
        }
    }
    let mut words = String::new();
    words_in(&story.blocks, &mut words);

    assert_eq!(words_of(&rendered(every_block::story())), visible(&words));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn text_in_is_text_out(blocks in any_blocks(), lang in prop_oneof!["fr", "en", "ar"]) {
        let mut words = String::new();
        words_in(&blocks, &mut words);

        let article = Article { lang: Some(lang), blocks, ..Article::default() };

        prop_assert_eq!(words_of(&rendered(article)), visible(&words));
    }
}
