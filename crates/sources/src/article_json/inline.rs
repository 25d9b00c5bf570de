//! Parses the inline content of article JSON.

use crate::article_json::media::size;
use crate::article_json::values::{
    clean, dir, lang, report_type, required_name, required_text, required_url, string, text,
};
use article_widget_core::article::{Inline, InlineImage, Phrase};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;
use article_widget_platform::url::UrlPurpose;

type Read = fn(&Cursor<'_>, &mut Vec<Inline>);

/// The parser of each inline type. Every [`Phrase`] is also parsed, by its tag.
const INLINES: [(&str, Read); 8] = [
    ("abbr", abbr),
    ("anchor", anchor),
    ("break", line_break),
    ("footnote-reference", footnote_reference),
    ("image", image),
    ("link", link),
    ("span", span),
    ("time", time),
];

/// The supported inline types, besides the tags of [`Phrase::ALL`].
pub const INLINE_TYPES: [&str; INLINES.len()] = {
    let mut types = [""; INLINES.len()];
    let mut at = 0;
    while at < types.len() {
        types[at] = INLINES[at].0;
        at += 1;
    }
    types
};

/// The members that hold text for readers. They are kept when a block or inline is unknown.
pub(super) const TEXT_MEMBERS: [&str; 21] = [
    "alt",
    "blocks",
    "body",
    "caption",
    "cite",
    "content",
    "credit",
    "description",
    "fallback",
    "foot",
    "head",
    "headline",
    "images",
    "items",
    "label",
    "notes",
    "standfirst",
    "summary",
    "text",
    "title",
    "value",
];

/// The text members whose array items are joined without a space.
const INLINE_MEMBERS: [&str; 5] = ["caption", "cite", "content", "fallback", "summary"];

/// Parses the inline content of a member. Returns an empty vector if it is blank.
pub(super) fn content(of: &Cursor<'_>, key: &'static str) -> Vec<Inline> {
    let mut content = Vec::new();
    if let Some(place) = of.member(key) {
        collect(&place, &mut content);
    }
    unless_blank(content)
}

/// Parses inline content: a string, a number, an inline or an array of these.
pub(super) fn collect(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    match place.json {
        Json::String(text) => push(&clean(text), into),
        Json::Number(number) if number.is_finite() => push(&place.json.to_string(), into),
        Json::Array(_) => place.items().for_each(|item| collect(&item, into)),
        Json::Object(_) => inline(place, into),
        _ => place.report("a string, an inline or an array of them"),
    }
}

fn inline(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let name = place.json.str_member("type").unwrap_or_default();
    if let Some(phrase) = Phrase::from_tag(name) {
        let content = inner(place);
        if !content.is_empty() {
            into.push(Inline::Phrase(phrase, content));
        }
    } else if let Some((_, read)) = INLINES.iter().find(|(known, _)| *known == name) {
        read(place, into);
    } else {
        report_type(place, "a known type of inline");
        words(place, "", into);
    }
}

/// Parses the `content` of an inline, and reports an inline without one.
pub(super) fn inner(place: &Cursor<'_>) -> Vec<Inline> {
    let mut inner = Vec::new();
    match place.member("content") {
        Some(content) => collect(&content, &mut inner),
        None => {
            place.report_member("content", "a string, an inline or an array of them");
            words(place, "", &mut inner);
        }
    }
    inner
}

/// Collects the text of an unknown or unusable value, except for the member `but`.
///
/// The inlines of `content` come first, then the plain text of the other members.
pub(super) fn words(place: &Cursor<'_>, but: &str, into: &mut Vec<Inline>) {
    let mut words = Vec::new();
    if let Some(content) = place.member("content") {
        collect(&content, &mut words);
    }
    let mut text = String::new();
    match place.json {
        Json::Object(members) => {
            for (key, value) in members {
                if key != "content" && key != but {
                    member_words(key, value, &mut text);
                }
            }
        }
        other => item_words(other, &mut text),
    }
    let text = text.trim();
    if !words.is_empty() && !text.is_empty() {
        push(" ", &mut words);
    }
    push(text, &mut words);
    extend(words, into);
}

fn member_words(key: &str, value: &Json, into: &mut String) {
    if !TEXT_MEMBERS.contains(&key) {
        return;
    }
    let apart = match value {
        Json::Array(items) if !INLINE_MEMBERS.contains(&key) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    for value in apart {
        if !into.is_empty() && !into.ends_with(char::is_whitespace) {
            into.push(' ');
        }
        item_words(value, into);
    }
}

fn item_words(value: &Json, into: &mut String) {
    match value {
        Json::String(text) => into.push_str(&clean(text)),
        Json::Number(number) if number.is_finite() => into.push_str(&value.to_string()),
        Json::Array(items) => items.iter().for_each(|item| item_words(item, into)),
        Json::Object(members) => members
            .iter()
            .for_each(|(key, value)| member_words(key, value, into)),
        _ => {}
    }
}

/// Appends text, merged into a preceding text inline.
fn push(text: &str, into: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    match into.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => into.push(Inline::Text(text.to_owned())),
    }
}

fn extend(content: Vec<Inline>, into: &mut Vec<Inline>) {
    for inline in content {
        match inline {
            Inline::Text(text) => push(&text, into),
            other => into.push(other),
        }
    }
}

/// Returns the content, or an empty vector if nothing in it is visible.
pub(super) fn unless_blank(content: Vec<Inline>) -> Vec<Inline> {
    if content.iter().all(is_blank) {
        Vec::new()
    } else {
        content
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::FootnoteReference(_) | Inline::Image(_) => false,
        other => other.content().iter().all(is_blank),
    }
}

fn line_break(_: &Cursor<'_>, into: &mut Vec<Inline>) {
    into.push(Inline::Break);
}

fn footnote_reference(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    match required_name(place, "id") {
        Some(id) => into.push(Inline::FootnoteReference(id)),
        None => words(place, "", into),
    }
}

fn anchor(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    into.extend(required_name(place, "id").map(Inline::Anchor));
}

/// Parses an image in a line. Without a usable `src` its text alternative stays.
fn image(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let alt = text(place, "alt").unwrap_or_default();
    match required_url(place, "src", UrlPurpose::Image) {
        Some(src) => into.push(Inline::Image(Box::new(InlineImage {
            src,
            alt,
            size: size(place),
        }))),
        None => push(&alt, into),
    }
}

fn link(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let content = inner(place);
    // A link to a fragment of this article stays relative, whatever the article's URL.
    let url = match place.json.str_member("url") {
        Some(url) if url.starts_with('#') => fragment(place),
        _ => required_url(place, "url", UrlPurpose::Link),
    };
    match url {
        Some(url) if !content.is_empty() => into.push(Inline::Link { url, content }),
        _ => extend(content, into),
    }
}

fn fragment(place: &Cursor<'_>) -> Option<String> {
    let expected = "# and the name of a place in the article";
    let url = place.member("url")?;
    let fragment = string(&url, expected).filter(|fragment| fragment.len() > 1);
    url.checked(fragment, expected)
}

fn abbr(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let content = inner(place);
    match required_text(place, "title") {
        Some(title) if !content.is_empty() => into.push(Inline::Abbr { title, content }),
        _ => extend(content, into),
    }
}

fn time(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let content = inner(place);
    match required_text(place, "datetime") {
        Some(datetime) if !content.is_empty() => into.push(Inline::Time { datetime, content }),
        _ => extend(content, into),
    }
}

fn span(place: &Cursor<'_>, into: &mut Vec<Inline>) {
    let (lang, dir) = (lang(place), dir(place));
    let content = inner(place);
    if (lang.is_some() || dir.is_some()) && !content.is_empty() {
        into.push(Inline::Span { lang, dir, content });
    } else {
        extend(content, into);
    }
}
