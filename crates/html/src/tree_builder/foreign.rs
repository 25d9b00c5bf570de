//! Handles SVG and MathML (HTML Standard 13.2.6.5).

use super::{Namespace, NodeId, TreeBuilder};
use crate::elements::ElementFlags;
use crate::tokenizer::Tag;

impl<'a> TreeBuilder<'a> {
    pub(super) fn is_foreign(&self, id: NodeId) -> bool {
        self.get(id).namespace != Namespace::Html
    }

    /// Returns whether an SVG or MathML element is an HTML or MathML text integration point.
    pub(super) fn is_integration_point(&self, id: NodeId) -> bool {
        let element = self.get(id);
        let names: &[&str] = match element.namespace {
            Namespace::Html => &[],
            Namespace::Svg => &["foreignobject", "desc", "title"],
            Namespace::MathMl => &["mi", "mo", "mn", "ms", "mtext"],
        };
        names.contains(&&*element.tag.name)
            || (element.namespace == Namespace::MathMl
                && element.tag.name == "annotation-xml"
                && element.tag.get("encoding").is_some_and(|encoding| {
                    let html = ["text/html", "application/xhtml+xml"];
                    html.iter().any(|it| encoding.eq_ignore_ascii_case(it))
                }))
    }

    /// Returns whether HTML's rules apply to a tag although the current node is SVG or MathML.
    pub(super) fn is_html_content(&self, tag: &Tag<'_>) -> bool {
        let current = self.current();
        let element = self.get(current);
        if element.namespace == Namespace::MathMl {
            if element.tag.name == "annotation-xml" && tag.name == "svg" {
                return true;
            }
            if element.tag.name != "annotation-xml" && matches!(&*tag.name, "mglyph" | "malignmark")
            {
                return false;
            }
        }
        self.is_integration_point(current)
    }

    pub(super) fn start_foreign(&mut self, tag: Tag<'a>, namespace: Namespace) {
        let is_over = tag.self_closing;
        let place = self.insertion_point(self.current());
        if self.insert(tag, namespace, place).is_some() {
            if is_over {
                self.open.pop();
            }
        } else if is_over {
            self.unwrapped -= 1;
        }
    }

    pub(super) fn leave_foreign(&mut self) {
        while self.is_foreign(self.current()) && !self.is_integration_point(self.current()) {
            self.open.pop();
        }
    }
}

/// Returns whether a start tag closes SVG and MathML.
pub(super) fn is_breakout(tag: &Tag<'_>) -> bool {
    let font = ["color", "face", "size"];
    tag.flags.intersects(ElementFlags::BREAKOUT)
        || (tag.name == "font" && font.iter().any(|name| tag.get(name).is_some()))
}
