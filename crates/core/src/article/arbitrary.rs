//! Generates articles for property tests: every kind of block and inline, as parsers produce them.
//!
//! Texts are not empty, adjacent texts are merged, and content has visible text. URLs are serialized as
//! [`article_widget_platform::url::resolve`] returns them.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::string::string_regex;

use crate::article::*;
use article_widget_platform::date::Date;
use article_widget_platform::language::Direction;

/// Returns articles that use every part of the model.
pub fn article() -> BoxedStrategy<Article> {
    let head = (
        line(),
        option::of(line()),
        vec(author(), 0..3),
        option::of(date()),
        option::of(line()),
        option::of(date()),
        option::of(lang()),
        option::of(dir()),
        option::of(address()),
    );
    let rest = (
        option::of(line()),
        option::of(line()),
        vec(line(), 0..3),
        option::of(image()),
        any::<bool>(),
        vec(block(), 0..5),
    );
    (head, rest)
        .prop_map(|(head, rest)| {
            let (
                headline,
                standfirst,
                authors,
                published,
                published_text,
                modified,
                lang,
                dir,
                url,
            ) = head;
            let (publisher, section, tags, image, protected, blocks) = rest;
            Article {
                headline,
                standfirst,
                authors,
                published,
                published_text,
                modified,
                lang,
                dir,
                url,
                publisher,
                section,
                tags,
                image,
                protected,
                blocks,
            }
        })
        .boxed()
}

/// Returns blocks of any kind.
pub fn block() -> BoxedStrategy<Block> {
    let leaf = prop_oneof![
        3 => content().prop_map(BlockKind::Paragraph),
        1 => (2u8..=6, content())
            .prop_map(|(level, content)| BlockKind::Heading { level, content }),
        1 => (code(), option::of(name()))
            .prop_map(|(content, language)| BlockKind::Code { content, language }),
        1 => Just(BlockKind::Separator),
        1 => image().prop_map(|image| BlockKind::Image(image.into())),
        1 => (vec(image(), 1..3), caption())
            .prop_map(|(images, caption)| BlockKind::Gallery { images, caption }),
        1 => video().prop_map(|video| BlockKind::Video(video.into())),
        1 => (sources("audio"), option::of(line()), caption()).prop_map(
            |(sources, title, caption)| {
                BlockKind::Audio(Audio { sources, title, caption }.into())
            }
        ),
        1 => embed().prop_map(|embed| BlockKind::Embed(embed.into())),
    ];
    with_attributes(leaf.boxed())
        .prop_recursive(2, 12, 3, |block| with_attributes(nest(block.boxed())))
        .boxed()
}

/// Returns the kinds that contain other blocks.
fn nest(block: BoxedStrategy<Block>) -> BoxedStrategy<BlockKind> {
    let flow = vec(block, 1..3).boxed();
    prop_oneof![
        list(flow.clone()).prop_map(BlockKind::List),
        vec(description_group(flow.clone()), 1..3).prop_map(BlockKind::DescriptionList),
        (flow.clone(), caption()).prop_map(|(blocks, cite)| BlockKind::Quote { blocks, cite }),
        (flow.clone(), caption()).prop_map(|(blocks, cite)| BlockKind::PullQuote { blocks, cite }),
        table(flow.clone()).prop_map(|table| BlockKind::Table(table.into())),
        flow.clone().prop_map(BlockKind::Aside),
        (content(), flow.clone())
            .prop_map(|(summary, blocks)| BlockKind::Details { summary, blocks }),
        vec(
            (name(), flow).prop_map(|(id, blocks)| Footnote { id, blocks }),
            1..3
        )
        .prop_map(BlockKind::Footnotes),
    ]
    .boxed()
}

fn with_attributes(kind: BoxedStrategy<BlockKind>) -> BoxedStrategy<Block> {
    let ids = (option::of(name()), option::weighted(0.2, name()));
    let attributes =
        (ids, option::of(lang()), option::of(dir())).prop_map(|((id, alias), lang, dir)| {
            GlobalAttributes {
                aliases: alias.filter(|_| id.is_some()).into_iter().collect(),
                id,
                lang,
                dir,
            }
        });
    (kind, option::weighted(0.3, attributes))
        .prop_map(|(kind, attributes)| Block {
            kind,
            attributes: attributes
                .filter(|it| *it != GlobalAttributes::default())
                .map(Box::new),
        })
        .boxed()
}

fn list(flow: BoxedStrategy<Vec<Block>>) -> BoxedStrategy<List> {
    let bullets = vec(item(flow.clone(), Just(None).boxed()), 1..3);
    let numbered = vec(
        item(flow, option::weighted(0.3, any::<i32>()).boxed()),
        1..3,
    );
    let numbering = option::of(prop::sample::select(&Numbering::ALL[..]));
    prop_oneof![
        bullets.prop_map(|items| List {
            items,
            ..List::default()
        }),
        (any::<i32>(), any::<bool>(), numbering, numbered).prop_map(
            |(start, is_reversed, numbering, items)| List {
                start: Some(start),
                is_reversed,
                numbering,
                items
            }
        ),
    ]
    .boxed()
}

fn item(
    flow: BoxedStrategy<Vec<Block>>,
    value: BoxedStrategy<Option<i32>>,
) -> impl Strategy<Value = ListItem> {
    let is_done = option::weighted(0.3, any::<bool>());
    (flow, value, is_done).prop_map(|(blocks, value, is_done)| ListItem {
        blocks,
        value,
        is_done,
    })
}

fn description_group(flow: BoxedStrategy<Vec<Block>>) -> impl Strategy<Value = DescriptionGroup> {
    (vec(content(), 1..3), vec(flow, 0..3)).prop_map(|(terms, descriptions)| DescriptionGroup {
        terms,
        descriptions,
    })
}

fn table(flow: BoxedStrategy<Vec<Block>>) -> BoxedStrategy<Table> {
    let scope = prop_oneof![Just(None), Just(Some(Scope::Col)), Just(Some(Scope::Row))];
    // So few that all of them are shown.
    let span = prop_oneof![3 => Just(1u16), 1 => 1u16..=100];
    let blocks = prop_oneof![1 => Just(Vec::new()), 3 => flow];
    let cell =
        (blocks, scope, span.clone(), span).prop_map(|(blocks, scope, colspan, rowspan)| Cell {
            blocks,
            scope,
            colspan,
            rowspan,
        });
    let row = vec(cell, 1..3);
    (
        caption(),
        vec(row.clone(), 0..2),
        vec(row.clone(), 1..3),
        vec(row, 0..2),
    )
        .prop_map(|(caption, head, body, foot)| Table {
            caption,
            head,
            body,
            foot,
        })
        .boxed()
}

/// Returns images.
pub fn image() -> BoxedStrategy<Image> {
    let candidate = (image_url(), 1u32..=65_535).prop_map(|(src, width)| Candidate { src, width });
    let alt = prop_oneof![Just(String::new()), line()];
    (
        image_url(),
        vec(candidate, 0..3),
        option::of(line()),
        alt,
        size(),
        caption(),
        option::of(line()),
        option::weighted(0.3, address()),
    )
        .prop_map(
            |(src, srcset, sizes, alt, size, caption, credit, link)| Image {
                src,
                srcset,
                sizes,
                alt,
                size,
                caption,
                credit,
                link,
            },
        )
        .boxed()
}

fn sources(kind: &'static str) -> BoxedStrategy<Vec<MediaSource>> {
    let media_type =
        option::of(matching("[a-z0-9]{2,5}").prop_map(move |it| [kind, "/", &it].concat()));
    let source =
        (address(), media_type).prop_map(|(src, media_type)| MediaSource { src, media_type });
    vec(source, 1..3).boxed()
}

fn video() -> BoxedStrategy<Video> {
    let track = (address(), option::of(lang()), option::of(line()))
        .prop_map(|(src, lang, label)| Track { src, lang, label });
    (
        sources("video"),
        option::of(line()),
        option::of(image_url()),
        size(),
        vec(track, 0..2),
        caption(),
    )
        .prop_map(|(sources, title, poster, size, tracks, caption)| Video {
            sources,
            title,
            poster,
            size,
            tracks,
            caption,
        })
        .boxed()
}

fn embed() -> BoxedStrategy<Embed> {
    (address(), option::of(line()), size(), caption(), caption())
        .prop_map(|(url, title, aspect, fallback, caption)| Embed {
            url,
            title,
            aspect,
            fallback,
            caption,
        })
        .boxed()
}

fn author() -> impl Strategy<Value = Author> {
    (line(), option::of(address()), option::weighted(0.3, line()))
        .prop_map(|(name, url, role)| Author { name, url, role })
}

/// Returns inline content with visible text.
pub fn content() -> BoxedStrategy<Vec<Inline>> {
    vec(inline(), 1..4)
        .prop_map(|mut content| {
            if content.iter().all(is_blank) {
                content.push(Inline::Text("a".to_owned()));
            }
            joined(content)
        })
        .boxed()
}

/// Whether an inline shows no text.
fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        other => other.content().iter().all(is_blank),
    }
}

/// Returns inline content, or none.
fn caption() -> BoxedStrategy<Vec<Inline>> {
    prop_oneof![Just(Vec::new()), content()].boxed()
}

fn inline() -> BoxedStrategy<Inline> {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::Text),
        1 => Just(Inline::Text(" ".to_owned())),
        1 => Just(Inline::Break),
        1 => name().prop_map(Inline::FootnoteReference),
        1 => name().prop_map(Inline::Anchor),
        1 => (image_url(), line(), size())
            .prop_map(|(src, alt, size)| Inline::Image(InlineImage { src, alt, size }.into())),
    ];
    leaf.prop_recursive(2, 6, 3, |inline| {
        let content = vec(inline, 1..3).prop_map(joined);
        let apart = prop_oneof![
            lang().prop_map(|lang| (Some(lang), None)),
            dir().prop_map(|dir| (None, Some(dir))),
            (lang(), dir()).prop_map(|(lang, dir)| (Some(lang), Some(dir))),
        ];
        prop_oneof![
            3 => (prop::sample::select(&Phrase::ALL[..]), content.clone())
                .prop_map(|(phrase, content)| Inline::Phrase(phrase, content)),
            1 => (target(), content.clone())
                .prop_map(|(url, content)| Inline::Link { url, content }),
            1 => (line(), content.clone())
                .prop_map(|(title, content)| Inline::Abbr { title, content }),
            1 => (date(), content.clone()).prop_map(|(date, content)| Inline::Time {
                datetime: date.datetime,
                content
            }),
            1 => (apart, content)
                .prop_map(|((lang, dir), content)| Inline::Span { lang, dir, content }),
        ]
    })
    .boxed()
}

/// Returns preformatted text, with or without a link in it.
fn code() -> BoxedStrategy<Vec<Inline>> {
    let link = (address(), text()).prop_map(|(url, text)| Inline::Link {
        url,
        content: vec![Inline::Text(text)],
    });
    (text(), option::weighted(0.3, link))
        .prop_map(|(text, link)| [Inline::Text(text)].into_iter().chain(link).collect())
        .boxed()
}

/// Merges adjacent texts.
fn joined(content: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in content {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

/// Returns text without control characters other than tabs and line ends.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        matching("[a-z]{1,8}"),
        matching(concat!(
            "[ \t\n]?[ -~]{0,6}[a-zéעة«<&\"\\\\]",
            "[\t\n -~\u{A0}-ÿא-תا-ي\u{2000}-\u{206F}文-斗😀-😎]{0,8}"
        )),
    ]
    .boxed()
}

/// Returns text without surrounding white space.
pub fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.trim().to_owned())
}

fn name() -> impl Strategy<Value = String> {
    matching("[a-zA-Zé0-9_.:-]{1,8}")
}

fn lang() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["fr", "ar", "pt-BR", "zh-Hant-TW", "de-1996"]).prop_map(str::to_owned)
}

fn dir() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)]
}

fn date() -> BoxedStrategy<Date> {
    let time = prop_oneof![
        Just(String::new()),
        matching("T[01][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+]01:00)")
    ];
    let year = 1u16..=9999;
    let dates = (year, 1u8..=12, 1u8..=28, time, 0u8..6);
    dates
        .prop_map(|(year, month, day, time, precision)| Date {
            datetime: match precision {
                0 => format!("{year:04}"),
                1 => format!("{year:04}-{month:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}{time}"),
            },
            year,
            month: (precision > 0).then_some(month),
            day: (precision > 1).then_some(day),
        })
        .boxed()
}

fn size() -> impl Strategy<Value = Option<(u32, u32)>> {
    option::of((1u32..=65_535, 1u32..=65_535))
}

fn address() -> impl Strategy<Value = String> {
    matching("https?://[a-z]{1,6}\\.example/[a-z0-9]{0,6}([?]a=[a-z]{1,3}%20)?(#[a-z]{1,3})?")
}

fn image_url() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => address(),
        1 => Just("data:image/png;base64,AA==".to_owned()),
    ]
}

fn target() -> impl Strategy<Value = String> {
    prop_oneof![
        address(),
        matching("#[a-zé]{1,6}"),
        matching("mailto:[a-z]{1,4}@[a-z]{1,4}\\.example"),
        matching("tel:[+][0-9]{4,8}"),
    ]
}

/// Returns text that matches a regular expression; compiles the expression once, not for every text.
fn matching(regex: &str) -> BoxedStrategy<String> {
    string_regex(regex).unwrap().boxed()
}
