//! schema.org as JSON-LD: `NewsArticle`, `BlogPosting` and their kin, and `ItemList`.
//!
//! What is looked for may stand in an `@graph`, where one node points to another by its `@id`.

use super::SourceError;
use super::excerpt::standfirst;
use super::field::Field;
use super::plain_text::paragraphs;
use crate::article::{Article, Author, Block, Image, Inline};
use crate::json::Json;
use crate::related::Related;
use crate::url::Use;

/// Reads the first article of a document.
pub fn article(root: &Field<'_>) -> Result<Article, SourceError> {
    let graph = Graph::of(root);
    let article = graph.first(is_article).ok_or(SourceError::UnknownFormat)?;
    let body = article.get("articleBody").or_else(|| article.get("text"));
    let blocks = body.map_or_else(Vec::new, |body| blocks(&body));
    let title = title(article);
    Ok(Article {
        headline: title.ok_or_else(|| article.without("headline"))?,
        standfirst: standfirst(article.text("description"), &blocks),
        authors: article
            .one_or_more("author")
            .iter()
            .filter_map(|author| graph.author(author))
            .collect(),
        published: article.date("datePublished"),
        modified: article.date("dateModified"),
        lang: lang(article),
        url: address(article),
        publisher: graph.name(article, "publisher"),
        section: graph.name(article, "articleSection"),
        tags: tags(article),
        image: graph.image(article),
        protected: blocks.is_empty() && is_paid(article),
        blocks,
        ..Article::default()
    })
}

/// Reads the articles of a list: an `ItemList`, or those of a document.
pub fn related<'a>(root: &Field<'a>) -> Vec<Related> {
    let graph = Graph::of(root);
    let list = graph.first(|kind| kind == "ItemList");
    let items = match list {
        Some(list) => list.list("itemListElement"),
        None => graph.all(is_article),
    };
    let card = |item: &Field<'a>| {
        // A ListItem says where it is in the list, and what is there in `item`.
        let inner = item.get("item").map(|inner| graph.node(&inner));
        let inner = inner.as_ref().unwrap_or(item);
        let url = address(inner).or_else(|| address(item));
        let title = title(inner).or_else(|| title(item));
        let image = graph.image(inner).or_else(|| graph.image(item));
        Some(Related {
            url: inner.needed("url", url)?,
            title: inner.needed("name", title)?,
            image: image.map(|image| image.src),
            published: inner.date("datePublished"),
            section: graph.name(inner, "articleSection"),
            source: graph.name(inner, "publisher"),
            lang: lang(inner),
        })
    };
    items.iter().filter_map(card).collect()
}

/// Every node of a document, in its order.
struct Graph<'a>(Vec<Field<'a>>);

impl<'a> Graph<'a> {
    fn of(root: &Field<'a>) -> Self {
        let mut graph = Self(Vec::new());
        graph.collect(root);
        graph
    }

    fn collect(&mut self, field: &Field<'a>) {
        for node in field.each() {
            for inner in ["@graph", "mainEntity"] {
                if let Some(inner) = node.get(inner) {
                    self.collect(&inner);
                }
            }
            self.0.push(node);
        }
    }

    fn all(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Field<'a>> {
        let nodes = self.0.iter();
        nodes
            .filter(|node| kinds(node).any(&is_wanted))
            .cloned()
            .collect()
    }

    fn first(&self, is_wanted: impl Fn(&str) -> bool) -> Option<&Field<'a>> {
        self.0.iter().find(|node| kinds(node).any(&is_wanted))
    }

    /// The node that is pointed to, where this is a pointer to one.
    fn node(&self, field: &Field<'a>) -> Field<'a> {
        let (Json::Map(members), Some(id)) = (field.json, field.json.text("@id")) else {
            return field.clone();
        };
        let mut nodes = self.0.iter().filter(|_| members.len() == 1);
        let found = nodes.find(|node| node.json.text("@id") == Some(id));
        found.unwrap_or(field).clone()
    }

    fn author(&self, author: &Field<'a>) -> Option<Author> {
        match author.json {
            Json::Map(_) => self.node(author).author(),
            _ => author.line().map(|name| Author { name, url: None }),
        }
    }

    /// The name of whatever the first of a member is: a text, or something that has a name.
    fn name(&self, of: &Field<'a>, key: &str) -> Option<String> {
        let named = of.one_or_more(key).into_iter().next()?;
        match named.json {
            Json::Map(_) => self.node(&named).text("name"),
            _ => named.line(),
        }
    }

    fn image(&self, of: &Field<'a>) -> Option<Image> {
        let image = of.one_or_more("image").into_iter().next()?;
        let Json::Map(_) = image.json else {
            return Some(Image {
                src: image.url(Use::Image)?,
                ..Image::default()
            });
        };
        let image = self.node(&image);
        let src = image.address("url", Use::Image);
        Some(Image {
            src: src.or_else(|| image.address("contentUrl", Use::Image))?,
            size: image.size(),
            caption: image
                .text("caption")
                .map(Inline::Text)
                .into_iter()
                .collect(),
            credit: image.text("creditText"),
            ..Image::default()
        })
    }
}

/// The names of what a node is, with or without the vocabulary's address before them.
fn kinds<'a>(node: &Field<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let kinds = match node.json.get("@type") {
        Some(Json::List(kinds)) => kinds,
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    kinds.iter().filter_map(|kind| {
        let kind = kind.as_text()?;
        kind.rsplit(['/', ':', '#']).next()
    })
}

/// schema.org's `Article` and what is one: `ReportageNewsArticle`, `LiveBlogPosting`, `Report`.
fn is_article(kind: &str) -> bool {
    ["Article", "Posting", "Report"]
        .iter()
        .any(|it| kind.ends_with(it))
}

fn title(node: &Field<'_>) -> Option<String> {
    node.text("headline").or_else(|| node.text("name"))
}

/// The address: the node's own, or that of the page it is the main entity of.
fn address(node: &Field<'_>) -> Option<String> {
    if let Json::Text(_) = node.json {
        return node.url(Use::Fetch);
    }
    let page = || {
        let page = node.get("mainEntityOfPage")?;
        match page.json {
            Json::Map(_) => page.address("@id", Use::Fetch),
            _ => page.url(Use::Fetch),
        }
    };
    let own = node.address("url", Use::Fetch).or_else(page);
    // An `@id` need not be an address.
    let id = node.get("@id").filter(|id| {
        let id = id.json.as_text();
        id.is_some_and(|id| id.starts_with("http"))
    });
    own.or_else(|| id?.url(Use::Fetch))
}

fn lang(node: &Field<'_>) -> Option<String> {
    let lang = node.get("inLanguage")?;
    match lang.json {
        Json::Map(_) => lang.lang("alternateName"),
        _ => node.lang("inLanguage"),
    }
}

/// `keywords` are a list, or one text with commas.
fn tags(node: &Field<'_>) -> Vec<String> {
    let keywords = node.one_or_more("keywords");
    let mut tags = Vec::new();
    for keyword in &keywords {
        match keyword.json {
            Json::Map(_) => tags.extend(keyword.text("name")),
            _ if keywords.len() > 1 => tags.extend(keyword.line()),
            _ => tags.extend(
                keyword
                    .line()
                    .iter()
                    .flat_map(|line| line.split(','))
                    .map(|tag| tag.trim().to_owned())
                    .filter(|tag| !tag.is_empty()),
            ),
        }
    }
    tags
}

/// `isAccessibleForFree` is often the word in place of the truth value.
fn is_paid(article: &Field<'_>) -> bool {
    match article.json.get("isAccessibleForFree") {
        Some(Json::Bool(free)) => !free,
        Some(Json::Text(free)) => free
            .rsplit('/')
            .next()
            .is_some_and(|free| free.eq_ignore_ascii_case("false")),
        _ => false,
    }
}

/// `articleBody` is plain text; but some write HTML.
fn blocks(body: &Field<'_>) -> Vec<Block> {
    let text = body.as_text().unwrap_or_default();
    if ["</", "<br"].iter().any(|tag| text.contains(tag)) {
        return body.fragment();
    }
    paragraphs(text)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::sources::{article_from_json, related_from_json};

    fn read(text: &str) -> Article {
        let json = Json::parse(text).expect("the test's text is JSON");
        let reading = article_from_json(&json, None, Some("https://news.example/")).unwrap();
        assert_eq!(reading.faults, [], "{text}");
        reading.content
    }

    #[test]
    fn nodes_of_a_graph_are_found_where_they_are_pointed_to() {
        let article = read(
            r##"{"@context":"https://schema.org","@graph":[
                {"@type":"Article","headline":"H","author":{"@id":"#awa","name":"Awa"},"image":{"@id":"#i"},
                 "publisher":{"@id":"#p"},"mainEntityOfPage":{"@id":"https://news.example/h"}},
                {"@type":"ImageObject","@id":"#i","url":"/i.jpg","width":"640","height":360,"caption":"A view"},
                {"@type":"Organization","@id":"#p","name":"The Bend"}]}"##,
        );

        let image = article.image.unwrap();
        assert_eq!(image.src, "https://news.example/i.jpg");
        assert_eq!(image.size, Some((640, 360)));
        assert_eq!(image.caption, [Inline::Text("A view".to_owned())]);
        assert_eq!(article.publisher.as_deref(), Some("The Bend"));
        assert_eq!(article.authors[0].name, "Awa");
        assert_eq!(article.url.as_deref(), Some("https://news.example/h"));
    }

    #[test]
    fn one_value_may_stand_where_a_list_may() {
        let article = read(
            r#"[{"@type":"WebSite","name":"W"},{"@type":["BlogPosting"],"headline":"H","author":"Awa",
                "image":["/a.jpg","/b.jpg"],"keywords":"Mali, Niger,","articleSection":["S","T"],
                "inLanguage":{"@type":"Language","alternateName":"fr"}}]"#,
        );

        assert_eq!(article.authors[0].name, "Awa");
        assert_eq!(article.image.unwrap().src, "https://news.example/a.jpg");
        assert_eq!(article.tags, ["Mali", "Niger"]);
        assert_eq!(article.section.as_deref(), Some("S"));
        assert_eq!(article.lang.as_deref(), Some("fr"));
    }

    #[test]
    fn a_body_is_plain_text_unless_it_is_html() {
        let body = |text| {
            let json = Json::Map(vec![
                ("@type".to_owned(), "NewsArticle".into()),
                ("headline".to_owned(), "H".into()),
                ("articleBody".to_owned(), Json::from(text)),
            ]);
            read(&json.to_string()).blocks
        };
        let two = [Block::paragraph("a < b &amp; c"), Block::paragraph("d")];

        assert_eq!(body("a < b &amp; c\n\nd"), two);
        assert_eq!(body("a < b &amp; c\nd"), two);
        assert_eq!(body("<p>a &lt; b &amp;amp; c</p><p>d</p>"), two);
    }

    #[test]
    fn an_article_that_must_be_paid_for_is_kept_back_unless_its_text_is_there() {
        for free in ["false", "\"False\"", "\"https://schema.org/False\""] {
            let of = |body| {
                let parts = [
                    r#"{"@type":"NewsArticle","headline":"H","isAccessibleForFree":"#,
                    free,
                    body,
                    "}",
                ];
                read(&parts.concat()).protected
            };

            assert!(of(""), "{free}");
            assert!(!of(r#","articleBody":"Text""#), "{free}");
        }
        assert!(!read(r#"{"@type":"NewsArticle","headline":"H"}"#).protected);
    }

    #[test]
    fn the_articles_of_a_document_without_a_list_are_its_list() {
        let json = Json::parse(
            r#"{"@graph":[{"@type":"WebPage","name":"W"},{"@type":"NewsArticle","headline":"A","url":"https://a.example/"},
                {"@type":"BlogPosting","headline":"B","url":"https://b.example/"}]}"#,
        )
        .unwrap();

        let related = related_from_json(&json, None).unwrap().content;

        let titles: Vec<&str> = related.iter().map(|it| &*it.title).collect();
        assert_eq!(titles, ["A", "B"]);
    }
}
