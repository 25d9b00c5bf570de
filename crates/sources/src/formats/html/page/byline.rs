//! The people whom a byline names.

use crate::formats::html::builder::BlockBuilder;
use crate::formats::html::classify::is_dropped;
use crate::formats::html::page::header::Header;
use crate::formats::html::page::roles::{Role, any, role};
use crate::formats::html::page::root::find;
use article_widget_core::article::Author;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

/// Most words of a name.
const MAX_NAME_WORDS: usize = 8;

/// Most words of a line that is a byline without a mark.
const MAX_LINE_WORDS: usize = 10;

/// What stands before a name, in lower case.
const BEFORE: [&str; 22] = [
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
    "posted by ",
    "story by ",
    "escrito por ",
    "publicado por ",
    "soumis par ",
    "publié par ",
    "écrit par ",
    "eingestellt von ",
    "geschrieben von ",
    "verfasst von ",
    "scritto da ",
    "geschreven door ",
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
            children.iter().for_each(|child| self.add_dates(child));
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
        let is_name_only = |tag: &Tag<'_>| {
            tag.get("itemprop").is_some_and(|it| it == "name") || tag.has_class(&|it| it == "fn")
        };
        let named = find(children, &is_name_only).map(|(_, children)| children);
        let words = builder.words(named.unwrap_or(children));
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

/// Returns the names in a line that only says who wrote the text: "By Awa Keïta, 1 March 2026". What follows the
/// name, behind a comma or a sign, is returned as well.
pub(super) fn plain_byline(words: &str) -> Option<(Vec<&str>, &str)> {
    let name = without_preposition(words);
    if name.len() == words.trim().len() || words.split_whitespace().count() > MAX_LINE_WORDS {
        return None;
    }
    let end = name
        .find([',', '•', '·', '|', '–', '—'])
        .unwrap_or(name.len());
    let (name, rest) = name.split_at(end);
    let name = name.trim();
    let is_proper = |word: &str| word.starts_with(|first: char| !first.is_lowercase());
    let mut ends = name.split_whitespace();
    let is_person = ends.next().is_some_and(is_proper) && ends.next_back().is_some_and(is_proper);
    let is_sentence = rest.ends_with(['.', '!', '?']) || name.ends_with(['.', '!', '?']);
    let rest = rest.trim_matches(|it: char| !it.is_alphanumeric());
    let names = split_names(name);
    (is_person && !is_sentence && names.iter().all(|it| is_name(it))).then_some((names, rest))
}

/// Splits "Awa Keïta and Moussa Cissé".
fn split_names(names: &str) -> Vec<&str> {
    let between = [" and ", " et ", " und ", " y ", " e ", " & "];
    let first = between.iter().find_map(|it| names.split_once(it));
    match first {
        Some((one, other)) => [vec![one.trim()], split_names(other)].concat(),
        None => vec![names.trim()],
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
        && !words.contains(|char: char| char == '@' || char.is_ascii_digit())
        && words.split_whitespace().count() <= MAX_NAME_WORDS
        && !is_listed
}
