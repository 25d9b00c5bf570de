//! Field mappings: which paths of a JSON format hold which article fields.

mod image;

use std::mem::take;

use crate::field::Field;
use article_widget_core::article::{Article, Author};
use article_widget_core::json::Json;
use article_widget_core::related::Related;
use article_widget_platform::url::UrlPurpose;
use image::wide_enough;

pub use image::{credits, image};

/// The paths of article fields in a JSON format, in the syntax of [`Field::get`].
pub struct FieldMapping {
    /// The array of articles. Without one, the document is the article or an array of articles.
    pub items: &'static str,
    /// The headline.
    pub headline: &'static str,
    /// The summary.
    pub summary: &'static str,
    /// The content, as HTML.
    pub content: &'static str,
    /// The authors.
    pub authors: &'static str,
    /// The publication date.
    pub published: &'static str,
    /// The modification date.
    pub modified: &'static str,
    /// The language.
    pub lang: &'static str,
    /// The canonical URL.
    pub url: &'static str,
    /// The publisher.
    pub publisher: &'static str,
    /// The section.
    pub section: &'static str,
    /// The tags.
    pub tags: &'static str,
    /// The image: a URL string or an object.
    pub image: &'static str,
    /// Whether titles and names are HTML.
    pub is_html: bool,
}

impl FieldMapping {
    /// Returns the articles of a document.
    pub fn items<'a>(&self, root: &Field<'a>) -> Vec<Field<'a>> {
        match root.get(self.items) {
            Some(_) => root.items(self.items),
            None => root.each(),
        }
    }

    /// Reads an article's metadata, without its content. Missing authors and a missing language are taken from `root`,
    /// the list.
    pub fn read(&self, item: &Field<'_>, root: &Field<'_>) -> Article {
        let words = |paths| item.one(paths)?.line(self.is_html);
        let name = |paths| item.first(paths)?.name(self.is_html);
        let mut authors = item.all(self.authors);
        if authors.is_empty() {
            authors = root.all(self.authors);
        }
        let mut article = Article {
            headline: words(self.headline).unwrap_or_default(),
            standfirst: words(self.summary),
            authors: self.authors(&authors),
            published: item.date(self.published),
            modified: item.date(self.modified),
            lang: item.lang(self.lang).or_else(|| root.lang(self.lang)),
            url: item.address(self.url, UrlPurpose::Fetch),
            publisher: name(self.publisher),
            section: name(self.section),
            tags: names(&item.all(self.tags), self.is_html),
            image: item.first(self.image).and_then(|it| image(&it)),
            ..Article::default()
        };
        if article.published.is_none() {
            article.published_text = item.words(self.published);
        }
        article
    }

    /// Returns an article as a related-article card; `None` without a URL or a headline.
    ///
    /// `finish` reads what the paths cannot express.
    pub fn card(
        &self,
        item: &Field<'_>,
        root: &Field<'_>,
        finish: fn(&Field<'_>, &mut Article),
    ) -> Option<Related> {
        let mut article = self.read(item, root);
        finish(item, &mut article);
        if article.headline.is_empty() {
            let words = article.standfirst.take();
            let words = words.or_else(|| item.text("content_text"));
            article.headline = words.unwrap_or_default();
        }
        if article.url.is_none() {
            item.report_missing(self.url);
        }
        if article.headline.is_empty() {
            item.report_missing(self.headline);
            return None;
        }
        // `take` instead of partial moves, after which the other fields are dropped one by one in more code.
        Some(Related {
            url: article.url.take()?,
            title: take(&mut article.headline),
            image: article.image.take().map(wide_enough),
            published: article.published.take(),
            section: article
                .section
                .take()
                .or_else(|| take(&mut article.tags).into_iter().next()),
            source: article.publisher.take(),
            lang: article.lang.take(),
        })
    }

    fn authors(&self, authors: &[Field<'_>]) -> Vec<Author> {
        let mut named = Vec::new();
        for author in authors {
            let url = author.address("link url URL", UrlPurpose::Link);
            // A person may have several names, or be several persons in one.
            let names = match author.json {
                Json::Object(_) => author.all("name text byline"),
                _ => vec![author.clone()],
            };
            for name in names.iter().filter_map(|name| name.line(self.is_html)) {
                named.push(Author {
                    name,
                    url: url.clone(),
                    role: author.text("jobTitle role"),
                });
            }
        }
        named
    }
}

/// Returns the names of these fields.
pub fn names(fields: &[Field<'_>], is_html: bool) -> Vec<String> {
    let mut names = Vec::new();
    for field in fields {
        names.extend(field.name(is_html));
    }
    names
}
