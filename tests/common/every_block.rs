//! A story that uses every block and every inline, with pictures that need no request.
#![allow(dead_code, reason = "each test file uses its part of this")]

use article_widget::article::*;
use article_widget::date::Date;
use article_widget::language::Direction;

/// One grey pixel.
pub const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

/// The story, in French.
pub fn story() -> Article {
    Article {
        headline: "Sur le fleuve : que reste-t-il du marché flottant ?".to_owned(),
        standfirst: Some("Chaque matin, « la route » porte les étals ; la crue décide.".to_owned()),
        authors: vec![
            Author {
                name: "Awa Keïta".to_owned(),
                url: Some("https://news.example/awa".to_owned()),
                ..Author::default()
            },
            Author {
                name: "Jean Dupont".to_owned(),
                url: None,
                ..Author::default()
            },
            Author {
                name: "Li Na".to_owned(),
                url: None,
                ..Author::default()
            },
        ],
        published: Date::parse("2026-03-01T07:30:00+01:00"),
        modified: Date::parse("2026-03-02T08:00:00+01:00"),
        lang: Some("fr".to_owned()),
        url: Some("https://news.example/fleuve".to_owned()),
        publisher: Some("Le Courrier du fleuve".to_owned()),
        section: Some("Reportage".to_owned()),
        tags: vec!["Niger".to_owned(), "Commerce".to_owned()],
        image: Some(Image {
            caption: vec![text("La crue de mars."), note("source")],
            ..image("Des pirogues chargées d’oignons")
        }),
        blocks: blocks(),
        ..Article::default()
    }
}

fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        paragraph(inlines()),
        named(
            "marche",
            BlockKind::Heading {
                level: 2,
                content: vec![text("Le marché"), text(" : un rendez-vous")],
            },
        ),
        BlockKind::List(List::of_bullets(vec![
            vec![Block::paragraph("Oignons")],
            vec![
                Block::paragraph("Mil"),
                BlockKind::List(List::numbered(
                    3,
                    vec![
                        vec![Block::paragraph("en grains")],
                        vec![Block::paragraph("en farine")],
                    ],
                ))
                .into(),
            ],
        ]))
        .into(),
        BlockKind::List(List::numbered(
            1,
            vec![
                vec![Block::paragraph("Charger")],
                vec![
                    Block::paragraph("Partir"),
                    Block::paragraph("avant le soleil"),
                ],
            ],
        ))
        .into(),
        BlockKind::Quote {
            blocks: vec![
                Block::paragraph("L’eau monte, les prix descendent."),
                Block::paragraph("Et l’inverse ?"),
            ],
            cite: vec![text("Moussa, piroguier")],
        }
        .into(),
        BlockKind::PullQuote {
            blocks: vec![Block::paragraph("La crue décide.")],
            cite: vec![text("Un dicton")],
        }
        .into(),
    ];
    for level in 3..=6 {
        blocks.push(
            BlockKind::Heading {
                level,
                content: vec![text("Intertitre de niveau "), text(&level.to_string())],
            }
            .into(),
        );
        blocks.push(Block::paragraph("Un paragraphe sous son intertitre."));
    }
    blocks.extend([
        BlockKind::Table(Box::new(table())).into(),
        BlockKind::Code {
            content: vec![Inline::Text("fn main() {\n    println!(\"a ? b : c\"); // une ligne bien trop longue pour une colonne de journal\n}"
                .to_owned())],
            language: Some("rust".to_owned()),
        }
        .into(),
        BlockKind::Separator.into(),
        BlockKind::Aside(vec![
            BlockKind::Heading {
                level: 3,
                content: vec![text("Repères")],
            }
            .into(),
            Block::paragraph("Le Niger est long de 4 200 km."),
        ])
        .into(),
        BlockKind::Details {
            summary: vec![text("Comment nous avons compté")],
            blocks: vec![Block::paragraph("Trois matins de suite.")],
        }
        .into(),
        BlockKind::Image(Box::new(Image {
            srcset: vec![
                Candidate {
                    src: PIXEL.to_owned(),
                    width: 600,
                },
                Candidate {
                    src: PIXEL.to_owned(),
                    width: 1200,
                },
            ],
            caption: vec![text("Le port à "), time("08:30", "8:30")],
            ..image("Le port")
        }))
        .into(),
        BlockKind::Gallery {
            images: vec![image("Un"), image("Deux"), image("Trois")],
            caption: vec![text("Trois matins")],
        }
        .into(),
        BlockKind::Video(Box::new(Video {
            sources: vec![MediaSource::new("data:video/mp4;base64,".to_owned())],
            title: Some("La traversée".to_owned()),
            poster: Some(PIXEL.to_owned()),
            size: Some((1280, 720)),
            tracks: vec![Track {
                src: "data:text/vtt,WEBVTT".to_owned(),
                lang: Some("fr".to_owned()),
                label: Some("Français".to_owned()),
            }],
            caption: vec![text("Deux minutes d’eau")],
        }))
        .into(),
        BlockKind::Audio(Box::new(Audio {
            sources: vec![MediaSource::new("data:audio/mpeg;base64,".to_owned())],
            title: Some("Le marchand d’oignons".to_owned()),
            caption: vec![text("Enregistré au port")],
        }))
        .into(),
        BlockKind::Embed(Box::new(Embed {
            url: "https://www.video.example/watch?v=1".to_owned(),
            title: None,
            aspect: Some((16, 9)),
            fallback: vec![text("La crue vue du ciel")],
            caption: vec![text("Images du service des eaux")],
        }))
        .into(),
        other_language("en", BlockKind::Paragraph(vec![text("The river decides; who else?")])),
        other_language("ar", BlockKind::Paragraph(vec![text("النهر يقرّر، فمن غيره؟")])),
        BlockKind::Footnotes(vec![
            Footnote {
                id: "never".to_owned(),
                blocks: vec![Block::paragraph("Une note que rien n’appelle.")],
            },
            Footnote {
                id: "count".to_owned(),
                blocks: vec![Block::paragraph("Comptage du 1er mars.")],
            },
            Footnote {
                id: "source".to_owned(),
                blocks: vec![
                    Block::paragraph("Service des eaux."),
                    Block::paragraph("Bulletin de mars."),
                ],
            },
        ])
        .into(),
    ]);
    blocks
}

fn inlines() -> Vec<Inline> {
    let mut content = vec![text("Le matin, "), note("count"), text(" « ")];
    for phrase in Phrase::ALL {
        content.push(Inline::Phrase(phrase, vec![text(phrase.tag())]));
        content.push(text(" ; "));
    }
    content.extend([
        Inline::Link {
            url: "https://news.example/crue".to_owned(),
            content: vec![text("la crue")],
        },
        text(" » !"),
        Inline::Break,
        Inline::Link {
            url: "#marche".to_owned(),
            content: vec![text("plus bas")],
        },
        text(", "),
        Inline::Abbr {
            title: "Organisation des Nations unies".to_owned(),
            content: vec![text("ONU")],
        },
        text(" à "),
        time("08:30", "8:30"),
        note("count"),
        text(" : "),
        Inline::Span {
            lang: Some("en".to_owned()),
            dir: None,
            content: vec![text("what ?")],
        },
        text(" "),
        Inline::Span {
            lang: None,
            dir: Some(Direction::Rtl),
            content: vec![text("שלום")],
        },
        text(" "),
        note("source"),
        text("."),
    ]);
    content
}

fn table() -> Table {
    let cell = |words: &str| Cell {
        blocks: vec![Block::paragraph(words)],
        scope: None,
        colspan: 1,
        rowspan: 1,
    };
    let head = |words: &str, scope| Cell {
        scope: Some(scope),
        ..cell(words)
    };
    Table {
        caption: vec![text("Prix au kilo : hier et demain")],
        head: vec![vec![
            head("Denrée", Scope::Col),
            Cell {
                colspan: 2,
                ..head("Prix en francs", Scope::Col)
            },
        ]],
        body: vec![
            vec![
                Cell {
                    rowspan: 2,
                    ..head("Oignons", Scope::Row)
                },
                cell("350"),
                cell("400"),
            ],
            vec![cell("375"), cell("425")],
        ],
        foot: vec![vec![head("Moyenne", Scope::Row), cell("362"), cell("412")]],
    }
}

/// A text.
pub fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

/// A paragraph.
pub fn paragraph(content: Vec<Inline>) -> Block {
    BlockKind::Paragraph(content).into()
}

fn note(id: &str) -> Inline {
    Inline::FootnoteReference(id.to_owned())
}

fn time(datetime: &str, words: &str) -> Inline {
    Inline::Time {
        datetime: datetime.to_owned(),
        content: vec![text(words)],
    }
}

fn image(alt: &str) -> Image {
    Image {
        src: PIXEL.to_owned(),
        alt: alt.to_owned(),
        size: Some((1200, 675)),
        caption: vec![text(alt)],
        credit: Some("A. Keïta".to_owned()),
        ..Image::default()
    }
}

fn named(id: &str, kind: BlockKind) -> Block {
    Block {
        kind,
        attributes: Some(Box::new(GlobalAttributes {
            id: Some(id.to_owned()),
            ..GlobalAttributes::default()
        })),
    }
}

fn other_language(lang: &str, kind: BlockKind) -> Block {
    Block {
        kind,
        attributes: Some(Box::new(GlobalAttributes {
            lang: Some(lang.to_owned()),
            ..GlobalAttributes::default()
        })),
    }
}
