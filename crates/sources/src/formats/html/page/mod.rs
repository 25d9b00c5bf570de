//! A whole page: which part of it is the article, and what it says about the article.

mod byline;
mod first_lines;
pub(super) mod furniture;
mod header;
mod metadata;
mod roles;
mod root;
#[cfg(test)]
mod tests;

use crate::formats::html::Parsed;
use crate::formats::html::builder::BlockBuilder;
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostics;
use article_widget_html::tree_builder;
use article_widget_platform::language;

use header::Header;
use metadata::Metadata;
use root::Root;

/// Reads the article of a page, or a piece of HTML with a heading. `None` where there is nothing to read.
///
/// The headline is the `h1`, wherever it stands; without one, what the page's JSON-LD, `og:title` or `title` says,
/// or a heading before the text. What stands in the same `header`, before or right after the headline tells the
/// rest, by the words of HTML, microformats and schema.org: `rel=author` and `itemprop=author`, `time`,
/// `class=standfirst`, `rel=bookmark`, `rel=tag`.
pub fn article(html: &str, base: Option<&str>) -> Option<Parsed<Article>> {
    let metadata = Metadata::read(html, base);
    let tree = tree_builder::parse(html);
    let root = Root::find(&tree);
    let mut builder = BlockBuilder::new(root.children, base);
    builder.skips_furniture = true;
    let headline = root.headline(metadata.headline.as_deref());
    let (mut header, rest) = Header::read(&mut builder, &root, headline);
    let mut blocks = builder.blocks_of(&rest);
    let title = metadata.headline.as_deref().unwrap_or_default();
    header.take_first_lines(title, &mut blocks);
    let headline = [header.headline, metadata.headline.unwrap_or_default()]
        .into_iter()
        .find(|headline| !headline.is_empty())?;
    let has_words = header.has_headline || !blocks.is_empty() || header.standfirst.is_some();
    if !has_words {
        return None;
    }
    let mut authors = header.authors;
    if authors.is_empty() {
        authors = metadata.authors;
    }
    let published = header.published.or(metadata.published);
    let lang = root
        .attribute("lang")
        .filter(|lang| language::is_language_tag(lang));
    let article = Article {
        headline,
        standfirst: header.standfirst,
        authors,
        published_text: header.published_text.filter(|_| published.is_none()),
        published,
        modified: header.modified.or(metadata.modified),
        section: header.section,
        url: header.url,
        image: header.image,
        tags: header.tags,
        lang: lang.or(metadata.lang),
        dir: root.direction().or(metadata.dir),
        blocks,
        ..Article::default()
    };
    let mut diagnostics = Diagnostics::default();
    for expected in builder.diagnostics {
        diagnostics.add("content", expected);
    }
    Some(Parsed {
        content: article,
        diagnostics: diagnostics.into_vec(),
    })
}
