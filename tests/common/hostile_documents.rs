//! Documents that are made to be slow. Twice the size may take about twice the time.

use article_widget::sources::Format::{self, Ans, ArticleJson, Html, JsonLd, Text, WordPress};

/// The content that a document is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// An article.
    Article,
    /// A list of related articles.
    Related,
}

use Purpose::{Article, Related};

/// A kind of document.
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// Its format.
    pub format: Format,
    /// The content that it is read as.
    pub purpose: Purpose,
    /// A size that takes long enough to measure, twice of which is still within the limits.
    pub size: usize,
    /// Generates a document of a size.
    pub make: fn(usize) -> String,
}

const fn shape(
    name: &'static str,
    format: Format,
    purpose: Purpose,
    size: usize,
    make: fn(usize) -> String,
) -> Shape {
    Shape {
        name,
        format,
        purpose,
        size,
        make,
    }
}

/// A shape for each construct that a document can have very many of.
pub const SHAPES: [Shape; 36] = [
    shape("nested boxes", Html, Article, 20_000, |n| {
        html(&"<div>x".repeat(n))
    }),
    shape("attributes of one element", Html, Article, 30_000, |n| {
        html(&format!("<p {}>x", numbered(n, |n| format!("a{n}=1 "))))
    }),
    shape("references to characters", Html, Article, 15_000, |n| {
        html(&"&amp;&notanentity&#x1F30A;&#".repeat(n))
    }),
    shape("begun tags and comments", Html, Article, 100_000, |n| {
        html(&"<a <!-".repeat(n))
    }),
    shape("bold that goes on", Html, Article, 15_000, |n| {
        html(&numbered(n, |n| format!("<p><b class=c{n}>x")))
    }),
    shape("texts after bold that goes on", Html, Article, 5_000, |n| {
        let bold = numbered(n, |n| format!("<b class=c{n}>"));
        html(&format!("<p>{bold}</p>{}", "x</p>".repeat(4 * n)))
    }),
    shape("misnested elements", Html, Article, 10_000, |n| {
        html(&"<b><i><p></b>x".repeat(n))
    }),
    shape("items of unclosed lists", Html, Article, 15_000, |n| {
        html(&format!("<ul>{}", "<li>x".repeat(n)))
    }),
    shape("texts before a table", Html, Article, 15_000, |n| {
        html(&format!("<table>{}", "x<tr>".repeat(n)))
    }),
    shape("a wide row over many rows", Html, Article, 4_000, |n| {
        let (row, rows) = ("<td>x".repeat(n), "<tr><td>x".repeat(n));
        html(&format!("<table><tr>{row}{rows}</table>"))
    }),
    shape("the largest spans", Html, Article, 1_500, |n| {
        let row = "<tr><td colspan=1000 rowspan=1000>x<td>y";
        html(&format!("<table>{}</table>", row.repeat(n)))
    }),
    shape("references to notes", Html, Article, 9_000, |n| {
        let links = numbered(n, |n| format!("<a href=#n{n}>x</a> "));
        let notes = numbered(n, |n| format!("<li id=n{n}>x"));
        html(&format!("<p>{links}</p><ol class=footnotes>{notes}</ol>"))
    }),
    shape("candidates of a picture", Html, Article, 10_000, |n| {
        let set = numbered(n, |n| format!("/{n}.png {}w,", n % 60_000 + 1));
        html(&format!("<p>x</p><img src=/a.png srcset=\"{set}\">"))
    }),
    shape("captions of one figure", Html, Article, 15_000, |n| {
        let captions = "<figcaption>x</figcaption>".repeat(n);
        html(&format!("<figure><img src=/a.png>{captions}</figure>"))
    }),
    shape("authors of an article", Html, Article, 4_000, |n| {
        let authors = numbered(n, |n| format!("<a rel=author>A{n}</a>"));
        format!("<header><h1>H</h1><address>{authors}</address></header><p>x")
    }),
    shape("nodes that nodes point to", JsonLd, Article, 6_000, |n| {
        let authors = numbered(n, |n| format!(r##"{{"@id":"#{n}"}},"##));
        let nodes = numbered(n, |n| {
            format!(r##"{{"@type":"Person","@id":"#{n}","name":"A{n}"}},"##)
        });
        format!(
            r##"{{"@graph":[{nodes}{{"@type":"Article","headline":"H","author":[{authors}{{"@id":"#0"}}]}}]}}"##
        )
    }),
    shape(
        "nodes that point to each other",
        JsonLd,
        Related,
        4_000,
        |n| {
            let node = |at| {
                let next = (at + 1) % n;
                format!(
                    r##"{{"@type":"Article","@id":"#{at}","headline":"{at}","url":"/{at}","mainEntity":[{{"@id":"#{next}"}},{{"@id":"#{next}"}}]}},"##
                )
            };
            format!(r#"{{"@graph":[{}{{"@type":"Thing"}}]}}"#, numbered(n, node))
        },
    ),
    shape("widths of a picture", WordPress, Article, 7_000, |n| {
        let sizes = numbered(n, |n| {
            let width = n + 1;
            format!(r#""s{n}":{{"width":{width},"height":{width},"source_url":"/{n}"}},"#)
        });
        let picture = format!(
            r#"{{"source_url":"/a","media_details":{{"width":9,"height":9,"sizes":{{{sizes}"z":1}}}}}}"#
        );
        format!(
            r#"{{"title":{{"rendered":"T"}},"content":{{"rendered":"x"}},"_embedded":{{"wp:featuredmedia":[{picture}]}}}}"#
        )
    }),
    shape("an excerpt of the text", WordPress, Article, 25_000, |n| {
        let text = "x &lt; ".repeat(n);
        format!(
            r#"{{"title":{{"rendered":"T"}},"content":{{"rendered":"{text}"}},"excerpt":{{"rendered":"{text}y"}}}}"#
        )
    }),
    shape("nested groups", Ans, Article, 500, |n| {
        let depth = 25;
        let start = r#"{"type":"element_group","content_elements":["#.repeat(depth);
        let text = r#"{"type":"text","content":"x"}"#;
        let group = format!("{start}{text}{}", "]}".repeat(depth));
        let groups = vec![group; n].join(",");
        format!(r#"{{"headlines":{{"basic":"H"}},"content_elements":[{groups}]}}"#)
    }),
    shape("nested arrays", ArticleJson, Article, 1_500, |n| {
        let nested = format!("{}\"x\"{},", "[".repeat(30), "]".repeat(30));
        typed(&nested.repeat(n))
    }),
    shape("members of an object", ArticleJson, Article, 40_000, |n| {
        let members = numbered(n, |n| format!("\"a{n}\":1,"));
        format!(r#"{{{members}"headline":"H","blocks":["x"]}}"#)
    }),
    shape("halves of characters", ArticleJson, Article, 50_000, |n| {
        typed(&format!("\"{}\",", r"\ud83d".repeat(n)))
    }),
    shape(
        "words that cannot break",
        ArticleJson,
        Article,
        100_000,
        |n| typed(&format!("\"{}\",", "a".repeat(10 * n))),
    ),
    shape(
        "signs with their spaces",
        ArticleJson,
        Article,
        50_000,
        |n| typed(&format!("\"{}\",", " ?!".repeat(n))),
    ),
    shape("guillemets that touch", ArticleJson, Article, 50_000, |n| {
        typed(&format!("\"{}\",", "«a»".repeat(n)))
    }),
    shape(
        "narrow no-break spaces",
        ArticleJson,
        Article,
        50_000,
        |n| typed(&format!("\"{}\",", "x\u{202F}".repeat(n))),
    ),
    shape(
        "letters of several scripts",
        ArticleJson,
        Article,
        30_000,
        |n| typed(&format!("\"{}\",", "aж\u{301}ع\u{2060}".repeat(n))),
    ),
    shape("emphasis and signs", ArticleJson, Article, 8_000, |n| {
        let content = r#"{"type":"em","content":"a "},"?","#.repeat(n);
        typed(&format!(
            r#"{{"type":"paragraph","content":[{content}"x"]}},"#
        ))
    }),
    shape(
        "languages within languages",
        ArticleJson,
        Article,
        8_000,
        |n| {
            let tag = format!("fr{}", "-abcdefgh".repeat(n));
            let span = format!(r#"{{"type":"span","lang":"{tag}","content":"a ?"}},"#);
            typed(&format!(
                r#"{{"type":"paragraph","content":[{}"x"]}},"#,
                span.repeat(30)
            ))
        },
    ),
    shape("headings of one name", ArticleJson, Article, 6_000, |n| {
        typed(&r#"{"type":"heading","level":3,"content":"A heading"},"#.repeat(n))
    }),
    shape("headings of one sum", ArticleJson, Article, 6_000, |n| {
        // By the sum that `31 * sum + byte` makes, `Aa` and `BB` are the same.
        let bit = |n: usize, place: usize| if n >> place & 1 == 0 { "Aa" } else { "BB" };
        let id = |n| (0..16).map(|place| bit(n, place)).collect::<String>();
        typed(&numbered(n, |n| {
            let level = 6 - n % 5;
            format!(
                r#"{{"type":"heading","level":{level},"content":"x","id":"{}"}},"#,
                id(n)
            )
        }))
    }),
    shape("references to one note", ArticleJson, Article, 6_000, |n| {
        let content = r#"{"type":"footnote-reference","id":"n"},"x ","#.repeat(n);
        typed(&format!(
            r#"{{"type":"paragraph","content":[{content}"x"]}},{{"type":"footnotes","notes":[{{"id":"n","content":"x"}}]}},"#
        ))
    }),
    shape("steps of an address", ArticleJson, Article, 30_000, |n| {
        let url = format!("/{}", "a/../b/./".repeat(n));
        let link = format!(r#"{{"type":"link","url":"{url}","content":"x"}}"#);
        typed(&format!(r#"{{"type":"paragraph","content":[{link}]}},"#))
    }),
    shape("paragraphs of plain text", Text, Article, 15_000, |n| {
        format!("H\n\n{}", "x\u{202F}? \u{FFFD}\n\n".repeat(n))
    }),
    shape(
        "related articles listed twice",
        ArticleJson,
        Related,
        12_000,
        |n| {
            let card = |n| {
                let half = n / 2;
                format!(
                    r##"{{"url":"https://news.example/{half}#{n}","title":"{n}","published":"2026-03-01"}},"##
                )
            };
            format!(
                r#"{{"related":[{}{{"url":"/x","title":"x"}}]}}"#,
                numbered(n, card)
            )
        },
    ),
];

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// An article of HTML.
fn html(text: &str) -> String {
    format!("<h1>H</h1>{text}")
}

/// An article of these blocks, each with a comma behind it, in a language that has customs of its own.
fn typed(blocks: &str) -> String {
    format!(r#"{{"headline":"H","lang":"fr","blocks":[{blocks}"x"]}}"#)
}
