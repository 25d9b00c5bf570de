//! Running text as a browser sets it: white space collapsed, none at the ends, nothing empty.

use article_widget_core::article::Inline;
use article_widget_html::tokenizer::is_space;

/// Collapses the white space of a piece of running text.
pub fn collapse_whitespace(mut content: Vec<Inline>) -> Vec<Inline> {
    collapse(&mut content, &mut true);
    trim_end(&mut content);
    content
}

/// The paragraphs of a piece of running text: two breaks in a row part them.
pub fn paragraphs(content: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut content = content;
    collapse(&mut content, &mut true);
    let mut paragraphs = vec![Vec::new()];
    let mut breaks = 0;
    for inline in content {
        if inline == Inline::Break {
            breaks += 1;
            continue;
        }
        let is_space = matches!(&inline, Inline::Text(text) if text == " ");
        if breaks > 0 && is_space {
            continue;
        }
        if breaks > 1 {
            paragraphs.push(Vec::new());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            if breaks == 1 {
                trim_end(paragraph);
                if !paragraph.is_empty() {
                    paragraph.push(Inline::Break);
                }
            }
            paragraph.push(inline);
        }
        breaks = 0;
    }
    for paragraph in &mut paragraphs {
        trim_end(paragraph);
        paragraph.shrink_to_fit();
    }
    paragraphs.retain(|paragraph| !is_blank(paragraph));
    paragraphs
}

/// Adds a line to what may have some.
pub fn add_line(content: &mut Vec<Inline>, line: Vec<Inline>) {
    if !content.is_empty() && !line.is_empty() {
        content.push(Inline::Break);
    }
    content.extend(line);
}

/// Whether there is nothing to see in it.
pub fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::FootnoteReference(_) | Inline::Image(_) => false,
        other => is_blank(other.content()),
    })
}

/// The lines of a text, parted by breaks.
pub fn lines(content: Vec<Inline>) -> Vec<Inline> {
    let mut lines = Vec::with_capacity(content.len());
    for mut inline in content {
        if let Inline::Text(text) = &inline {
            for (at, line) in text.lines().enumerate() {
                if at > 0 {
                    lines.push(Inline::Break);
                }
                lines.push(Inline::Text(line.to_owned()));
            }
            if text.ends_with('\n') {
                lines.push(Inline::Break);
            }
            continue;
        }
        if let Some(content) = inline.content_mut() {
            *content = self::lines(std::mem::take(content));
        }
        lines.push(inline);
    }
    lines
}

fn collapse(content: &mut Vec<Inline>, at_space: &mut bool) {
    content.retain_mut(|inline| match inline {
        Inline::Text(text) => {
            if let Some(squeezed) = collapse_text(text, at_space) {
                *text = squeezed;
            }
            !text.is_empty()
        }
        Inline::Break => {
            *at_space = true;
            true
        }
        Inline::Anchor(_) => true,
        other => match other.content_mut() {
            Some(content) => {
                collapse(content, at_space);
                !content.is_empty()
            }
            None => {
                *at_space = false;
                true
            }
        },
    });
    content.dedup_by(|after, before| match (before, after) {
        (Inline::Text(before), Inline::Text(after)) => {
            before.push_str(after);
            true
        }
        _ => false,
    });
}

/// A text with its white space collapsed and without control characters; `None` where it is so
/// already.
fn collapse_text(text: &str, at_space: &mut bool) -> Option<String> {
    let is_plain = |byte: u8| byte > b' ' && byte != 0x7F && byte != 0xC2;
    if text.bytes().all(is_plain) {
        *at_space &= text.is_empty();
        return None;
    }
    let mut squeezed = String::with_capacity(text.len());
    for char in text.chars() {
        if u8::try_from(char).is_ok_and(is_space) {
            if !*at_space {
                squeezed.push(' ');
            }
            *at_space = true;
        } else if !char.is_control() {
            squeezed.push(char);
            *at_space = false;
        }
    }
    Some(squeezed)
}

fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        let is_empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Inline::Break => true,
            other => other.content_mut().is_some_and(|content| {
                trim_end(content);
                content.is_empty()
            }),
        };
        if !is_empty {
            return;
        }
        content.pop();
    }
}

#[cfg(test)]
mod tests;
