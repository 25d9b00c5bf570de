//! The people whom a byline names.

use crate::formats::html::builder::BlockBuilder;
use crate::formats::html::classify::is_dropped;
use crate::formats::html::page::header::Header;
use crate::formats::html::page::roles::{Role, any, role};
use article_widget_core::article::Author;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

/// Most words of a name.
const MAX_NAME_WORDS: usize = 8;

/// What stands before a name, in lower case.
const BEFORE: [&str; 10] = [
    "by ",
    "par ",
    "von ",
    "por ",
    "di ",
    "door ",
    "text: ",
    "text by ",
    "words by ",
    "written by ",
];

/// Links beside a name that are not people.
const NOT_PEOPLE: [&str; 8] = [
    "email",
    "e-mail",
    "mail",
    "follow",
    "contact",
    "rss",
    "share",
    "subscribe",
];

impl Header {
    /// Adds the authors that an element names, each once: every link or marked name in it, or else all its words.
    pub(super) fn add_authors(
        &mut self,
        builder: &mut BlockBuilder<'_>,
        tag: &Tag<'_>,
        children: &[Node<'_>],
    ) {
        let is_name = |tag: &Tag<'_>| tag.name == "a" || role(tag) == Some(Role::Author);
        let is_list = tag.name != "a" && children.iter().any(|node| any(node, &is_name));
        if !is_list {
            return self.add_author(builder, tag, children);
        }
        for child in children {
            let Node::Element(tag, children) = child else {
                continue;
            };
            if is_dropped(tag) {
                continue;
            }
            if role(tag) == Some(Role::Date) {
                self.add_date(tag, children);
            } else if role(tag) == Some(Role::JobTitle) {
                self.add_job_title(builder, children);
            } else if any(child, &is_name) {
                self.add_authors(builder, tag, children);
            } else {
                self.add_dates(child);
            }
        }
    }

    /// Adds what the author named last does.
    fn add_job_title(&mut self, builder: &mut BlockBuilder<'_>, children: &[Node<'_>]) {
        let words = builder.words(children);
        if let Some(author) = self.authors.last_mut()
            && author.role.is_none()
            && !words.is_empty()
        {
            author.role = Some(words);
        }
    }

    fn add_author(&mut self, builder: &mut BlockBuilder<'_>, tag: &Tag<'_>, children: &[Node<'_>]) {
        let words = builder.words(children);
        let href = tag.text("href");
        let is_contact = href
            .as_deref()
            .is_some_and(|href| href.starts_with('#') || href.starts_with("mailto:"));
        let name = without_preposition(&words);
        if is_contact || !is_name(name) {
            return;
        }
        let url = href.and_then(|url| builder.address(&url, UrlPurpose::Link));
        let known = self.authors.iter_mut().find(|author| author.name == name);
        match known {
            Some(author) => author.url = author.url.take().or(url),
            None => self.authors.push(Author {
                name: name.to_owned(),
                url,
                role: None,
            }),
        }
    }
}

fn without_preposition(words: &str) -> &str {
    let before = BEFORE.iter().find(|before| {
        let start = words.get(..before.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(before))
    });
    before
        .map_or(words, |before| {
            words.get(before.len()..).unwrap_or_default()
        })
        .trim()
}

/// Whether words may be somebody's name: no handle, no count, no link to something else.
fn is_name(words: &str) -> bool {
    let is_listed = NOT_PEOPLE.iter().any(|it| words.eq_ignore_ascii_case(it));
    words.contains(char::is_alphabetic)
        && !words.contains('@')
        && !words.starts_with(|first: char| first.is_ascii_digit())
        && words.split_whitespace().count() <= MAX_NAME_WORDS
        && !is_listed
}
