//! A comment, ready to be sent.

use std::rc::Rc;

use crate::json::Json;

/// A comment with its subject and metadata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comment {
    /// The article and page that the comment is about.
    pub subject: Subject,
    /// The fields in the order of the form, each with its value: a string, or a boolean for a checkbox.
    pub values: Vec<(Rc<str>, Json)>,
    /// Fields that the host adds, such as a captcha token.
    pub added: Vec<(String, String)>,
    /// Whether the browser remembers the author's details.
    pub remember: bool,
    /// The value of the honeypot field, which people leave empty.
    pub honeypot: String,
    /// Time since the form appeared, in whole seconds.
    pub elapsed: u32,
    /// The idempotency key, which stays the same when the same comment is sent again.
    pub key: String,
}

/// The subject of a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The host's id for the article, or the article's canonical URL.
    pub article: String,
    /// The article's canonical URL.
    pub url: String,
    /// The article's headline, or the page's title.
    pub title: String,
    /// URL of the page with the form.
    pub page: String,
    /// Id of the comment that this one replies to; empty for none.
    pub parent: String,
    /// BCP 47 language tag of the interface.
    pub lang: String,
    /// The browser's `navigator.userAgent`.
    pub user_agent: String,
}

impl Comment {
    /// Placeholders that templates can use in addition to fields and parameters.
    pub const PLACEHOLDERS: [&str; 12] = [
        "article",
        "url",
        "host",
        "path",
        "title",
        "page",
        "parent",
        "lang",
        "userAgent",
        "remember",
        "honeypot",
        "elapsed",
    ];

    /// Returns whether a name is one of [`Self::PLACEHOLDERS`].
    pub fn is_placeholder(name: &str) -> bool {
        Self::PLACEHOLDERS.contains(&name)
    }

    /// Adds the value of a field.
    pub fn set(&mut self, name: &str, value: Json) {
        self.values.push((name.into(), value));
    }

    /// Returns the text of a field; empty if the field is missing or not a string.
    pub fn text(&self, name: &str) -> &str {
        let mut values = self.values.iter();
        let value = values.find_map(|(other, value)| (&**other == name).then_some(value));
        value.and_then(Json::as_str).unwrap_or_default()
    }

    /// Returns the value of a placeholder; `None` if the comment does not define it.
    pub fn find(&self, name: &str) -> Option<String> {
        let subject = &self.subject;
        Some(match name {
            "article" => subject.article.clone(),
            "url" => subject.url.clone(),
            "host" => split(&subject.url).0.to_owned(),
            "path" => split(&subject.url).1.to_owned(),
            "title" => subject.title.clone(),
            "page" => subject.page.clone(),
            "parent" => subject.parent.clone(),
            "lang" => subject.lang.clone(),
            "userAgent" => subject.user_agent.clone(),
            "remember" if self.remember => "yes".to_owned(),
            "remember" => String::new(),
            "honeypot" => self.honeypot.clone(),
            "elapsed" => self.elapsed.to_string(),
            name => {
                let mut values = self.values.iter();
                match values.find_map(|(other, value)| (&**other == name).then_some(value))? {
                    Json::String(text) => text.clone(),
                    Json::Bool(false) => String::new(),
                    other => other.to_string(),
                }
            }
        })
    }
}

/// Returns the host and the path of an absolute URL.
fn split(url: &str) -> (&str, &str) {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    (host, rest.split(['?', '#']).next().unwrap_or_default())
}

/// Cleans text before it is sent.
///
/// Converts line breaks to line feeds, trims white space, and removes control characters and bidirectional
/// overrides. Keeps characters that scripts need, such as joiners and directional marks.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |char: &char| match char {
        '\n' | '\t' => true,
        // LEFT-TO-RIGHT OVERRIDE and RIGHT-TO-LEFT OVERRIDE.
        '\u{202D}' | '\u{202E}' => false,
        char => !char.is_control(),
    };
    let kept: String = text.chars().filter(is_kept).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests;
