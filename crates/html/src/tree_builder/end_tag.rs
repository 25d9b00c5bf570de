//! Handles end tags (HTML Standard 13.2.6.4.7, "in body").

use super::TreeBuilder;
use crate::elements::ElementFlags;
use crate::tokenizer::Tag;

impl<'a> TreeBuilder<'a> {
    pub(super) fn end(&mut self, name: &str) {
        if self.is_foreign(self.current()) {
            if matches!(name, "br" | "p") {
                self.leave_foreign();
            } else {
                let same = |id| self.is_foreign(id) && self.get(id).tag.name == name;
                if let Some(at) = self.find(&same, &|id| !self.is_foreign(id)) {
                    self.open.truncate(at);
                    return;
                }
            }
        }
        if self.unwrapped > 0 {
            self.unwrapped -= 1;
            return;
        }
        let flags = ElementFlags::of(name);
        if flags.intersects(ElementFlags::TABLE_PART) || name == "table" {
            if let Some(at) = self.in_table_scope(name) {
                self.end_from(at);
            }
        } else if flags.intersects(ElementFlags::HEADING) {
            let heading = self.find(
                &|id| self.flags(id).intersects(ElementFlags::HEADING),
                &|id| {
                    self.flags(id).intersects(ElementFlags::SCOPE) || self.is_integration_point(id)
                },
            );
            self.end_from(heading.unwrap_or(self.open.len()));
        } else if flags.intersects(ElementFlags::FORMATTING) {
            self.adoption_agency(name);
        } else if name == "template" {
            let template = self.find(&|id| self.is(id, name), &|_| false);
            self.end_from(template.unwrap_or(self.open.len()));
        } else if (flags.intersects(ElementFlags::BLOCK.union(ElementFlags::MARKER))
            && name != "form")
            || matches!(name, "button" | "dd" | "dt" | "select")
        {
            self.end_in_scope(name, &[]);
        } else {
            match name {
                "p" => {
                    if self.in_scope("p", &["button"]).is_none() {
                        self.insert_here(Tag::new("p", ""));
                    }
                    self.end_paragraph();
                }
                "li" => _ = self.end_in_scope("li", &["ol", "ul"]),
                "form" => self.end_form(),
                "br" => {
                    self.reconstruct_formatting();
                    self.insert_void(Tag::new("br", ""));
                }
                _ => self.end_other(name),
            }
        }
    }

    /// Closes the form; elements opened inside it stay open.
    pub(super) fn end_form(&mut self) {
        let Some(form) = self.form.take() else {
            return;
        };
        if self.in_scope("form", &[]).is_some() {
            while self
                .flags(self.current())
                .intersects(ElementFlags::IMPLIED_END)
            {
                self.end_from(self.open.len() - 1);
            }
            self.open.retain(|id| *id != form);
        }
    }

    pub(super) fn end_item(&mut self, names: &[&str]) {
        let item = self.find(&|id| names.iter().any(|name| self.is(id, name)), &|id| {
            let is_through = ["address", "div", "p"].iter().any(|name| self.is(id, name));
            self.flags(id).intersects(ElementFlags::SPECIAL) && !is_through
        });
        if let Some(at) = item {
            self.end_from(at);
        }
    }

    pub(super) fn end_other(&mut self, name: &str) {
        let open = self.find(&|id| self.is(id, name), &|id| {
            self.flags(id).intersects(ElementFlags::SPECIAL)
        });
        if let Some(at) = open {
            self.end_from(at);
        }
    }
}
