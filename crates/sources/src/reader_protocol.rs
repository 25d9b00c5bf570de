//! The JSON messages between the widget module and the reader module.
//!
//! ```json
//! { "article": { … }, "faults": [["blocks[3].src", "an http or https URL"]] }
//! { "related": [ … ], "faults": [] }
//! { "error": "the document is empty" }
//! ```

use crate::{Parsed, article_json};
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::related::Related;

#[cfg(feature = "formats")]
pub use writing::{article, related};

/// Parses the reader module's reply to a request for an article.
///
/// # Errors
///
/// The reader module's error message, or the reason why the reply is not an article.
pub fn read_article(answer: &Json) -> Result<Parsed<Article>, String> {
    let json = member(answer, "article")?;
    let reading = article_json::article(json, None).map_err(|error| error.to_string())?;
    Ok(with_faults(answer, reading.content))
}

/// Parses the reader module's reply to a request for related articles.
///
/// # Errors
///
/// The reader module's error message.
pub fn read_related(answer: &Json) -> Result<Parsed<Vec<Related>>, String> {
    let json = member(answer, "related")?;
    Ok(with_faults(
        answer,
        article_json::related(json, None).content,
    ))
}

fn member<'a>(answer: &'a Json, key: &str) -> Result<&'a Json, String> {
    let error = || answer.str_member("error").unwrap_or_default().to_owned();
    answer.get(key).ok_or_else(error)
}

/// Combines the content with the diagnostics that the reader module reported.
fn with_faults<T>(answer: &Json, content: T) -> Parsed<T> {
    let mut diagnostics = Vec::new();
    for diagnostic in answer.get("faults").unwrap_or(&Json::Null).as_slice() {
        if let [Json::String(path), Json::String(expected)] = diagnostic.as_slice() {
            diagnostics.push(Diagnostic {
                path: path.clone(),
                expected: expected.clone(),
            });
        }
    }
    Parsed {
        content,
        diagnostics,
    }
}

#[cfg(feature = "formats")]
mod writing {
    use crate::{self as sources, Document, Parsed, SourceError, article_json};
    use article_widget_core::json::Json;

    /// Parses the article in a document and encodes it, or the error, as a reply.
    pub fn article(document: Document<'_>) -> Json {
        let reading = sources::article(document);
        encode("article", reading, |article| {
            article_json::to_json(&article)
        })
    }

    /// Parses the related articles in a document and encodes them, or the error, as a reply.
    pub fn related(document: Document<'_>) -> Json {
        let reading = sources::related(document);
        encode("related", reading, |related| {
            article_json::related_to_json(&related)
        })
    }

    fn encode<T>(
        key: &str,
        reading: Result<Parsed<T>, SourceError>,
        write: impl FnOnce(T) -> Json,
    ) -> Json {
        let members = match reading {
            Ok(Parsed {
                content,
                diagnostics,
            }) => {
                let diagnostics = diagnostics
                    .into_iter()
                    .map(|it| Json::Array(vec![Json::String(it.path), Json::String(it.expected)]));
                vec![
                    (key, write(content)),
                    ("faults", Json::Array(diagnostics.collect())),
                ]
            }
            Err(error) => vec![("error", Json::String(error.to_string()))],
        };
        let members = members.into_iter();
        Json::Object(members.map(|(key, it)| (key.to_owned(), it)).collect())
    }
}

#[cfg(all(test, feature = "formats"))]
mod tests {
    use super::*;
    use crate::{self as sources, Document, Format};
    use proptest::prelude::*;

    const DOCUMENTS: [(&str, Option<Format>); 9] = [
        (
            include_str!("../../../tests/sources/rich/json-feed.json"),
            None,
        ),
        (include_str!("../../../tests/sources/rich/ghost.json"), None),
        (include_str!("../../../tests/sources/rich/ans.json"), None),
        (
            include_str!("../../../tests/sources/plain/json-ld.json"),
            None,
        ),
        (
            include_str!("../../../tests/sources/wordpress/blocks.json"),
            None,
        ),
        (
            include_str!("../../../tests/sources/wordpress/posts.json"),
            None,
        ),
        (
            include_str!("../../../tests/sources/wordpress/protected.json"),
            None,
        ),
        (include_str!("../../../demo/article.txt"), None),
        (
            "<h1>H</h1><p>a <b> b</b> <img src=file:///x>",
            Some(Format::Html),
        ),
    ];

    fn document(text: &str, format: Option<Format>) -> Document<'_> {
        Document {
            text,
            content_type: None,
            base: Some("https://news.example/story"),
            format,
        }
    }

    fn sent(answer: Json) -> Json {
        Json::parse(&answer.to_string()).expect("what is written is JSON")
    }

    /// Asserts that a decoded reply equals the direct result.
    fn assert_arrives(text: &str, format: Option<Format>) {
        let document = document(text, format);
        let (read, words) = (sources::article(document), |error: sources::SourceError| {
            error.to_string()
        });
        assert_eq!(
            read_article(&sent(article(document))),
            read.map_err(words),
            "{text}"
        );
        assert_eq!(
            read_related(&sent(related(document))),
            sources::related(document).map_err(words),
            "{text}"
        );
    }

    #[test]
    fn what_is_read_in_one_module_arrives_in_the_other_with_its_errors() {
        for (text, format) in DOCUMENTS {
            assert_arrives(text, format);
        }
        let faulty = DOCUMENTS[8].0;
        let answer = article(document(faulty, Some(Format::Html)));
        assert!(!read_article(&answer).unwrap().diagnostics.is_empty());
    }

    #[test]
    fn why_nothing_could_be_read_arrives_in_words() {
        let answer = sent(article(document(" ", None)));

        assert_eq!(
            read_article(&answer),
            Err("the document is empty".to_owned())
        );
    }

    proptest! {
        #[test]
        fn whatever_html_says_arrives(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)
        ) {
            let html = ["<h1>H</h1>", &pieces.concat()].concat();
            assert_arrives(&html, Some(Format::Html));
        }

        #[test]
        fn whatever_a_text_says_arrives(text in any::<String>()) {
            assert_arrives(&text, Some(Format::Text));
        }
    }

    const PIECES: &[&str] = &[
        "a",
        " ",
        "\n",
        "\u{a0}",
        "&#0;",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i> ",
        "<a href=/x>",
        "<a href=#x>",
        "</a>",
        "<br>",
        "<ul><li>",
        "</ul>",
        "<ol start=3><li>",
        "</ol>",
        "<blockquote>",
        "</blockquote>",
        "<figure><img src=a.png width=3 height=2><figcaption>",
        "</figure>",
        "<table><tr><th>",
        "<td>",
        "</table>",
        "<pre><code>",
        "</pre>",
        "<h2 id=x>",
        "</h2>",
        "<details><summary>",
        "</details>",
        "<iframe src=https://www.youtube.com/embed/aqz-KE-bpKQ></iframe>",
        "<span lang=fr dir=rtl>",
        "<time datetime=2026-03-01>",
        "<hr>",
    ];
}
