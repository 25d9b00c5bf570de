//! Tokenizes HTML (HTML Standard 13.2.5), as far as articles need it.
//!
//! Tags borrow their source text. Attributes are parsed on demand, so that a million of them cost nothing.

use std::borrow::Cow;

use crate::elements::ElementFlags;
use crate::entities;

/// A token of an HTML fragment.
pub enum Token<'a> {
    /// Text with its character references decoded.
    Text(Cow<'a, str>),
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag, by its name in lower case.
    End(Cow<'a, str>),
}

/// A start tag, with its attributes unparsed.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// The element name in lower case.
    pub name: Cow<'a, str>,
    /// The flags of the element.
    pub flags: ElementFlags,
    /// Whether the tag is self-closing, which only matters in SVG and MathML.
    pub self_closing: bool,
    /// The source text of the attributes.
    pub attributes: Cow<'a, str>,
}

impl<'a> Tag<'a> {
    /// Creates a tag from its name and the source text of its attributes.
    pub fn new(name: &'a str, attributes: impl Into<Cow<'a, str>>) -> Self {
        let name = lower_case(name);
        Self {
            flags: ElementFlags::of(&name),
            name,
            self_closing: false,
            attributes: attributes.into(),
        }
    }

    /// Returns the value of an attribute with its character references decoded. The first of duplicates counts.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        Attributes::of(&self.attributes)
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| {
                let value = entities::decode(value, entities::DecodeContext::Attribute);
                if value.contains(['\0', '\r']) {
                    let value = value.replace('\0', "\u{FFFD}").replace("\r\n", "\n");
                    return value.replace('\r', "\n").into();
                }
                value
            })
    }

    /// Returns the trimmed value of an attribute; `None` if the attribute is missing or blank.
    pub fn text(&self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Returns whether any class of the tag satisfies a predicate.
    pub fn has_class(&self, condition: &dyn Fn(&str) -> bool) -> bool {
        self.get("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(condition))
    }
}

/// Returns a name in ASCII lower case.
fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Iterates over the attributes of a tag, up to its `>`.
struct Attributes<'a> {
    text: &'a str,
    at: usize,
    self_closing: bool,
    /// Whether the iterator has reached the tag's `>`.
    is_over: bool,
}

impl<'a> Attributes<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            self_closing: false,
            is_over: false,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Advances to the first byte that satisfies a predicate, and returns the text before it.
    fn until(&mut self, stop: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().position(stop).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.self_closing = self
            .until(|byte| !is_space(byte) && byte != b'/')
            .ends_with('/');
        match self.peek() {
            None => return None,
            Some(b'>') => {
                self.at += 1;
                self.is_over = true;
                return None;
            }
            Some(_) => {}
        }
        let start = self.at;
        // An equals sign at the start belongs to the name (HTML Standard 13.2.5.32).
        self.at += usize::from(self.peek() == Some(b'='));
        self.until(|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
        let name = self.text.get(start..self.at).unwrap_or_default();
        let after_name = self.at;
        self.until(|byte| !is_space(byte));
        if self.peek() != Some(b'=') {
            self.at = after_name;
            return Some((name, ""));
        }
        self.at += 1;
        self.until(|byte| !is_space(byte));
        let value = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.until(|byte| byte == quote);
                self.at += 1;
                value
            }
            _ => self.until(|byte| is_space(byte) || byte == b'>'),
        };
        Some((name, value))
    }
}

/// Returns whether a byte is ASCII white space (Infra Standard).
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C' | b'\r')
}

/// Iterates over the tokens of an HTML fragment.
pub struct Tokenizer<'a> {
    text: &'a str,
    at: usize,
    /// Whether the current node is SVG or MathML, where `CDATA` sections are recognized.
    pub is_foreign: bool,
}

impl<'a> Tokenizer<'a> {
    /// Creates a tokenizer for an HTML fragment.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            is_foreign: false,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Consumes the rest of the input and returns it.
    pub fn take_rest(&mut self) -> &'a str {
        let rest = self.rest();
        self.at = self.text.len();
        rest
    }

    /// Skips the line feed after the start tag of preformatted text.
    pub fn skip_line_end(&mut self) {
        let rest = self.rest();
        let end = ["\r\n", "\n", "\r"];
        if let Some(end) = end.into_iter().find(|end| rest.starts_with(end)) {
            self.at += end.len();
        }
    }

    /// Takes the content of a raw text element, and skips its end tag.
    pub fn take_raw_text(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let Some(end) = end_of_raw_text(rest, name) else {
            self.at = self.text.len();
            return rest;
        };
        self.at += end + 2 + name.len();
        self.skip_attributes();
        rest.get(..end).unwrap_or(rest)
    }

    /// Skips attributes and the end of the tag; returns `None` if the input ends within the tag.
    fn skip_attributes(&mut self) -> Option<(&'a str, bool)> {
        let rest = self.rest();
        let mut attributes = Attributes::of(rest);
        while attributes.next().is_some() {}
        self.at += attributes.at.min(rest.len());
        let text = rest.get(..attributes.at).unwrap_or(rest);
        attributes
            .is_over
            .then_some((text, attributes.self_closing))
    }

    /// Skips up to and including `end`, or the rest of the input.
    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    fn skip_comment(&mut self) {
        let rest = self.rest();
        let end = rest.match_indices('>').find(|(at, _)| {
            let before = rest.get(..*at).unwrap_or_default();
            matches!(before, "" | "-") || before.ends_with("--") || before.ends_with("--!")
        });
        self.at += end.map_or(rest.len(), |(at, _)| at + 1);
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest
            .bytes()
            .position(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))
            .unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn tag(&mut self) -> Option<Tag<'a>> {
        let name = self.name();
        let (attributes, self_closing) = self.skip_attributes()?;
        Some(Tag {
            self_closing,
            ..Tag::new(name, attributes)
        })
    }

    /// Parses markup that begins with `<`: a tag, `Some(None)` for comments and the like, `None` for text.
    fn markup(&mut self) -> Option<Option<Token<'a>>> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        match bytes.get(1)? {
            _ if is_letter(1) => {
                self.at += 1;
                Some(self.tag().map(Token::Start))
            }
            b'/' if is_letter(2) => {
                self.at += 2;
                Some(self.tag().map(|tag| Token::End(tag.name)))
            }
            b'/' if bytes.len() == 2 => None,
            b'!' if rest.starts_with("<!--") => {
                self.at += 4;
                self.skip_comment();
                Some(None)
            }
            b'!' if self.is_foreign && rest.starts_with("<![CDATA[") => {
                self.at += "<![CDATA[".len();
                let rest = self.rest();
                self.skip_past("]]>");
                let end = rest.find("]]>").unwrap_or(rest.len());
                let text = rest.get(..end).unwrap_or(rest);
                Some((!text.is_empty()).then_some(Token::Text(text.into())))
            }
            b'/' | b'!' | b'?' => {
                self.skip_past(">");
                Some(None)
            }
            _ => None,
        }
    }
}

impl<'a> Iterator for Tokenizer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = self.rest();
            let bytes = rest.as_bytes();
            if *bytes.first()? == b'<'
                && let Some(token) = self.markup()
            {
                match token {
                    None => continue,
                    token => return token,
                }
            }
            let text = rest.get(..end_of_text(rest)).unwrap_or(rest);
            self.at += text.len();
            return Some(Token::Text(entities::decode(
                text,
                entities::DecodeContext::Text,
            )));
        }
    }
}

/// Returns the position of the next markup. The first byte is text, even if it is `<`.
fn end_of_text(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut from = usize::from(bytes.first() == Some(&b'<'));
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('<')) {
        let next = bytes.get(from + at + 1);
        if next.is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!?".contains(byte)) {
            return from + at;
        }
        from += at + 1;
    }
    text.len()
}

/// Returns whether a text begins with `prefix` and the tag name `name`, ASCII case-insensitively.
fn is_tag(text: &str, prefix: &str, name: &str) -> bool {
    let Some(rest) = text.strip_prefix(prefix) else {
        return false;
    };
    let start = rest.as_bytes().get(..name.len());
    let next = rest.as_bytes().get(name.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && next.is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
}

/// Returns the position of the end tag of a raw text element. A script may contain `<!-- <script> … </script> -->`,
/// whose inner end tag does not close it.
fn end_of_raw_text(text: &str, name: &str) -> Option<usize> {
    let mut comment = None;
    let mut is_inner = false;
    for (at, _) in text.match_indices(['<', '-']) {
        let rest = text.get(at..)?;
        if is_tag(rest, "</", name) {
            if !is_inner {
                return Some(at);
            }
            is_inner = false;
        } else if name != "script" {
        } else if comment.is_none() && rest.starts_with("<!--") {
            comment = Some(at);
        } else if comment.is_some() && is_tag(rest, "<", name) {
            is_inner = true;
        } else if comment.is_some_and(|start| at >= start + 2) && rest.starts_with("-->") {
            comment = None;
            is_inner = false;
        }
    }
    None
}
