//! Generates tag soup, HTML as hurried people and broken programs write it, from any bytes.
//!
//! The same bytes give the same HTML, so that a fuzzer can steer it and a seed can repeat it.

/// Elements that articles are made of, the common ones more than once.
const ELEMENTS: [&str; 66] = [
    "p",
    "p",
    "p",
    "p",
    "div",
    "div",
    "span",
    "b",
    "i",
    "em",
    "strong",
    "a",
    "a",
    "u",
    "code",
    "small",
    "sub",
    "sup",
    "mark",
    "del",
    "ins",
    "q",
    "abbr",
    "time",
    "cite",
    "kbd",
    "font",
    "s",
    "h2",
    "h3",
    "h2",
    "ul",
    "ol",
    "li",
    "li",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "img",
    "br",
    "hr",
    "aside",
    "section",
    "article",
    "header",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "video",
    "audio",
    "picture",
    "source",
    "center",
    "ruby",
    "rt",
];

/// Elements that are rare in articles, dropped, or dangerous.
pub const RARE: [&str; 30] = [
    "script", "style", "svg", "math", "template", "iframe", "noscript", "object", "embed", "form",
    "input", "button", "select", "option", "textarea", "title", "nobr", "h1", "o:p", "x-card",
    "noembed", "xmp", "track", "address", "main", "footer", "menu", "colgroup", "col", "label",
];

const WORDS: [&str; 14] = [
    "One",
    "two",
    "trois",
    "vier ",
    " five",
    "six\n",
    "  ",
    "\n",
    "sept : huit",
    "é",
    "日本",
    "a<b ",
    "1 < 2",
    "x>y",
];

pub const REFERENCES: [&str; 16] = [
    "&amp;", "&lt;", "&gt;", "&nbsp;", "&eacute;", "&mdash;", "&quot;", "&apos;", "&#8217;",
    "&#x2019;", "&copy", "&", "&&", "&#150;", "&hellip;", "&lt",
];

const ATTRIBUTES: [(&str, &str); 30] = [
    ("href", "https://a.example/x?a=1&b=2"),
    ("href", "#note"),
    ("href", "javascript:alert(1)"),
    ("src", "https://a.example/a.png"),
    ("src", "javascript:alert(1)"),
    ("src", "https://www.youtube.com/embed/abc"),
    ("alt", "A picture"),
    ("srcset", "https://a.example/b.png 100w, c.png 200w"),
    ("width", "640"),
    ("height", "480"),
    ("id", "note"),
    ("class", "wp-block-image size-large"),
    ("class", "wp-block-pullquote"),
    ("class", "wp-block-gallery"),
    ("class", "wp-block-embed"),
    ("class", "kg-card kg-bookmark-card"),
    ("class", "fn"),
    ("class", "language-rust"),
    ("lang", "fr"),
    ("dir", "rtl"),
    ("title", "A title"),
    ("start", "3"),
    ("colspan", "2"),
    ("rowspan", "2"),
    ("scope", "col"),
    ("datetime", "2026-03-01"),
    ("style", "color:red"),
    ("onclick", "alert(1)"),
    ("hidden", ""),
    ("data-x", "a > b"),
];

pub const BROKEN: [&str; 16] = [
    "<!-- a comment -->",
    "<!-->",
    "<!--[if IE]>",
    "<![endif]-->",
    "<!doctype html>",
    "<?php ?>",
    "<![CDATA[x]]>",
    "</>",
    "<>",
    "</ p>",
    "</br>",
    "</p>",
    "<p",
    "<",
    "</body>",
    "<p/>",
];

/// Sequences that often occur together.
const PATTERNS: [&str; 20] = [
    "<table><caption>Who</caption><tr><td>",
    "<table><tbody><tr><th scope=row>",
    "</td><td>",
    "</tr><tr>",
    "<thead><tr><th>",
    "<ul><li>",
    "</li><li>",
    "<ol start=4><li>",
    "<dl><dt>Term<dd>",
    "<figure><img src=https://a.example/a.png alt=A><figcaption>",
    "<small>Credit</small>",
    "<figure><video src=https://a.example/v.mp4></video><figcaption>",
    "<figure class=gallery>",
    "<blockquote><p>",
    "<cite>Who</cite></blockquote>",
    "<pre><code>",
    "<details><summary>",
    "<svg><style>",
    "<math><mi>",
    "<select><option>",
];

/// Choices that the bytes determine.
pub struct Choices<'a>(std::slice::Iter<'a, u8>);

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    /// Returns whether the bytes are used up; then every choice is the first one.
    pub fn is_over(&self) -> bool {
        self.0.len() == 0
    }

    /// Returns a number below `limit`, which is at most 256.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % limit
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Returns the pieces of a generated document. Any of them may be left out.
pub fn pieces(bytes: &[u8]) -> Vec<String> {
    let mut choices = Choices::new(bytes);
    let mut pieces = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    while !choices.is_over() {
        let piece = match choices.below(26) {
            0..=7 => start(&mut choices, &mut open),
            8..=13 => end(&mut choices, &mut open),
            14 | 15 => choices.one(&REFERENCES).to_owned(),
            16 => choices.one(&BROKEN).to_owned(),
            17 | 18 => choices.one(&PATTERNS).to_owned(),
            _ => choices.one(&WORDS).to_owned(),
        };
        pieces.push(piece);
    }
    pieces
}

fn start(choices: &mut Choices<'_>, open: &mut Vec<&str>) -> String {
    let name = match choices.below(12) {
        0 => choices.one(&RARE),
        _ => choices.one(&ELEMENTS),
    };
    open.push(name);
    let mut tag = format!("<{name}");
    if choices.below(24) == 0 {
        tag = tag.to_uppercase();
    }
    for _ in 0..choices.one(&[0, 0, 0, 1, 1, 2, 3]) {
        let (attribute, value) = choices.one(&ATTRIBUTES);
        let quote = choices.one(&["\"", "\"", "\"", "'", ""]);
        let value = match quote {
            "" => value.replace([' ', '>'], "_"),
            _ => value.to_owned(),
        };
        tag.push_str(&format!(" {attribute}={quote}{value}{quote}"));
    }
    tag.push_str(choices.one(&[">", ">", ">", ">", ">", " >", "/>", " />"]));
    tag
}

fn end(choices: &mut Choices<'_>, open: &mut Vec<&str>) -> String {
    let name = match choices.below(8) {
        // The right one, mostly.
        0..=5 => open.pop().unwrap_or("p"),
        6 if !open.is_empty() => open.remove(choices.below(open.len().min(256))),
        _ => choices.one(&ELEMENTS),
    };
    format!("</{name}>")
}
