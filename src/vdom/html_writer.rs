//! What a component renders natively, as HTML text (HTML Standard, serialising HTML fragments).
//!
//! Yew writes markup too, but leaves out attributes whose value is known beforehand where others of the
//! element are not, knows nothing of the line break that a parser drops at the start of `<pre>`, and takes
//! ten times as long.

#[cfg(target_arch = "wasm32")]
use yew::Html;

/// What a component renders. Natively that is the text already, for whoever writes it out; in a browser the
/// elements, to be made.
#[cfg(target_arch = "wasm32")]
pub(crate) fn finish(html: impl Into<Html>) -> Html {
    html.into()
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use text::finish;
#[cfg(all(feature = "prerender", not(target_arch = "wasm32")))]
pub use text::{attribute, escape};

#[cfg(not(target_arch = "wasm32"))]
mod text {
    use crate::vdom::element;
    use yew::Html;
    use yew::virtual_dom::{AttributeOrProperty, VList, VTag};

    /// Elements that cannot hold anything and have no end tag.
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];

    pub(crate) fn finish(html: impl Into<Html>) -> Html {
        let mut text = HtmlWriter::default();
        text.node(&html.into());
        text.end()
    }

    /// A text, cut where components stand in it: what these render is for Yew to ask.
    #[derive(Default)]
    struct HtmlWriter {
        before: VList,
        text: String,
    }

    impl HtmlWriter {
        fn node(&mut self, html: &Html) {
            match html {
                Html::VTag(tag) => self.element(tag),
                Html::VText(words) => escape(&words.text, &mut self.text),
                Html::VList(list) => list.iter().for_each(|html| self.node(html)),
                Html::VRaw(raw) => self.text.push_str(&raw.html),
                other => {
                    self.flush_text();
                    self.before.add_child(other.clone());
                }
            }
        }

        fn element(&mut self, tag: &VTag) {
            let name = tag.tag();
            self.text.push('<');
            self.text.push_str(name);
            let _ = element::attributes(&tag.attributes, &mut |name, value| {
                match value {
                    AttributeOrProperty::Static(value) => attribute(name, value, &mut self.text),
                    AttributeOrProperty::Attribute(value) => attribute(name, value, &mut self.text),
                    AttributeOrProperty::Property(_) => {}
                }
                Some(())
            });
            self.text.push('>');
            if VOID.contains(&name) {
                return;
            }
            let start = self.text.len();
            if let Some(children) = tag.children() {
                self.node(children);
            }
            // The first line break would be taken for a matter of layout.
            let drops_break = matches!(name, "pre" | "textarea");
            if drops_break
                && self
                    .text
                    .get(start..)
                    .is_some_and(|it| it.starts_with('\n'))
            {
                self.text.insert(start, '\n');
            }
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }

        fn flush_text(&mut self) {
            if !self.text.is_empty() {
                let text = std::mem::take(&mut self.text);
                self.before
                    .add_child(Html::from_html_unchecked(text.into()));
            }
        }

        fn end(mut self) -> Html {
            self.flush_text();
            self.before.into()
        }
    }

    /// Writes an attribute behind what there is of a tag.
    pub fn attribute(name: &str, value: &str, into: &mut String) {
        into.push(' ');
        into.push_str(name);
        into.push_str("=\"");
        escape(value, into);
        into.push('"');
    }

    /// Writes words so that a parser reads the same ones, in a text and in a quoted attribute.
    pub fn escape(words: &str, into: &mut String) {
        let mut start = 0;
        for (at, byte) in words.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                // Unescaped, it would be read as a line feed.
                b'\r' => "&#13;",
                _ => continue,
            };
            into.push_str(words.get(start..at).unwrap_or_default());
            into.push_str(escaped);
            start = at + 1;
        }
        into.push_str(words.get(start..).unwrap_or_default());
    }
}
