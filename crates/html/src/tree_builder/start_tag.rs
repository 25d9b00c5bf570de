//! Handles start tags (HTML Standard 13.2.6.4.7, "in body").

use super::foreign::is_breakout;
use super::{Namespace, ROOT, TreeBuilder};
use std::borrow::Cow;

use crate::elements::ElementFlags;
use crate::entities::{self, DecodeContext};
use crate::tokenizer::{Tag, Tokenizer};

impl<'a> TreeBuilder<'a> {
    pub(super) fn start(&mut self, mut tag: Tag<'a>, tokens: &mut Tokenizer<'a>) {
        if self.is_foreign(self.current()) && !self.is_html_content(&tag) {
            if !is_breakout(&tag) {
                self.start_foreign(tag, self.get(self.current()).namespace);
                return;
            }
            self.leave_foreign();
        }
        if tag.name == "image" {
            tag = Tag::new("img", tag.attributes);
        }
        let flags = tag.flags;
        if flags.intersects(ElementFlags::TABLE_PART) {
            return self.start_table_part(tag);
        }
        if flags.intersects(ElementFlags::RAW_TEXT) {
            return self.start_raw(tag, tokens);
        }
        let Some(tag) = self.close_before(tag, tokens) else {
            return;
        };
        self.end_paragraph_or_reconstruct(&tag);
        self.open_element(tag, tokens);
    }

    /// Closes the elements that a start tag closes; returns `None` if nothing is left to insert.
    fn close_before(&mut self, tag: Tag<'a>, tokens: &mut Tokenizer<'a>) -> Option<Tag<'a>> {
        match &*tag.name {
            "html" | "body" | "head" | "frame" | "frameset" => return None,
            "svg" => {
                self.reconstruct_formatting();
                self.start_foreign(tag, Namespace::Svg);
                return None;
            }
            "math" => {
                self.reconstruct_formatting();
                self.start_foreign(tag, Namespace::MathMl);
                return None;
            }
            "table" => {
                if self.is_between_cells() {
                    let table = self.in_table_scope("table");
                    self.end_from(table.unwrap_or(self.open.len()));
                }
                self.end_paragraph();
            }
            "li" => self.end_item(&["li"]),
            "dd" | "dt" => self.end_item(&["dd", "dt"]),
            "rb" | "rp" | "rt" | "rtc" if self.in_scope("ruby", &[]).is_some() => {
                while self
                    .flags(self.current())
                    .intersects(ElementFlags::IMPLIED_END)
                {
                    self.end_from(self.open.len() - 1);
                }
            }
            "option" | "optgroup" if self.is(self.current(), "option") => {
                self.end_from(self.open.len() - 1);
            }
            "select" if self.end_in_scope("select", &[]) => return None,
            "input" | "keygen" => _ = self.end_in_scope("select", &[]),
            "button" => _ = self.end_in_scope("button", &[]),
            "a" => self.end_link(),
            "form" if self.form.is_some() => return None,
            // A form between cells stays empty (HTML Standard 13.2.6.4.9).
            "form" if self.is_between_cells() => {
                self.form = Some(ROOT);
                if !self.holds_rows(self.current()) {
                    self.insert_void(tag);
                }
                return None;
            }
            "nobr" if self.in_scope("nobr", &[]).is_some() => self.adoption_agency("nobr"),
            "plaintext" => {
                self.end_paragraph();
                self.text(tokens.take_rest().into());
                return None;
            }
            _ => {}
        }
        Some(tag)
    }

    /// Closes an open paragraph before a block; reconstructs the formatting elements before other content.
    fn end_paragraph_or_reconstruct(&mut self, tag: &Tag<'a>) {
        let flags = tag.flags;
        let is_reading = matches!(&*tag.name, "rb" | "rp" | "rt" | "rtc");
        let starts_line = ElementFlags::BLOCK.union(ElementFlags::HEADING);
        if flags.intersects(starts_line) || matches!(&*tag.name, "p" | "li" | "dd" | "dt" | "hr") {
            self.end_paragraph();
        } else if !(flags.intersects(ElementFlags::SPECIAL) || is_reading)
            || matches!(
                &*tag.name,
                "applet"
                    | "area"
                    | "br"
                    | "button"
                    | "embed"
                    | "img"
                    | "input"
                    | "keygen"
                    | "marquee"
                    | "object"
                    | "select"
                    | "wbr"
            )
        {
            self.reconstruct_formatting();
        }
        if flags.intersects(ElementFlags::HEADING)
            && self.flags(self.current()).intersects(ElementFlags::HEADING)
        {
            self.end_from(self.open.len() - 1);
        }
    }

    fn open_element(&mut self, tag: Tag<'a>, tokens: &mut Tokenizer<'a>) {
        let flags = tag.flags;
        if flags.intersects(ElementFlags::VOID) {
            return self.insert_void(tag);
        }
        let is_preformatted = matches!(&*tag.name, "pre" | "listing");
        let Some(id) = self.insert_here(tag) else {
            return;
        };
        if flags.intersects(ElementFlags::MARKER) {
            self.formatting.push(None);
        } else if flags.intersects(ElementFlags::FORMATTING) {
            self.push_formatting(id);
        } else if self.is(id, "form") {
            self.form = Some(id);
        } else if is_preformatted {
            tokens.skip_line_end();
        }
    }

    /// Skips an element that holds raw text. An `iframe` stays, because embeds are recognized by it, and so do
    /// `noscript`, `textarea` and formulas in TeX, with their text.
    pub(super) fn start_raw(&mut self, tag: Tag<'a>, tokens: &mut Tokenizer<'a>) {
        if tag.name == "xmp" {
            self.end_paragraph();
            self.reconstruct_formatting();
        }
        let text = tokens.take_raw_text(&tag.name);
        let text = match &*tag.name {
            "iframe" => return self.insert_void(tag),
            "noscript" => Cow::Borrowed(text),
            "script" if is_tex(&tag) => Cow::Borrowed(text),
            "textarea" => {
                let text = text
                    .strip_prefix("\r\n")
                    .or(text.strip_prefix('\n'))
                    .unwrap_or(text);
                entities::decode(text, DecodeContext::Text)
            }
            _ => return,
        };
        self.insert_text_element(tag, text);
    }
}

/// Whether a script is a formula in TeX, which MathJax sets.
fn is_tex(tag: &Tag<'_>) -> bool {
    tag.get("type")
        .is_some_and(|it| it.trim().starts_with("math/tex"))
}
