//! Serializes what a component renders natively (HTML, serializing HTML fragments).
//!
//! Yew's own serializer omits attributes with a static value if other attributes of the element are
//! dynamic, does not restore the line feed that parsers drop after `<pre>`, and takes ten times as long.

#[cfg(target_arch = "wasm32")]
use yew::Html;

/// Finishes what a component renders. Natively this is the serialized HTML; in a browser, the virtual elements.
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

    /// Void elements, which have no content and no end tag (HTML, void elements).
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];

    pub(crate) fn finish(html: impl Into<Html>) -> Html {
        let mut text = HtmlWriter::default();
        text.node(&html.into());
        text.end()
    }

    /// Serialized HTML, split where components occur: Yew renders those.
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
            // Parsers drop the first line feed in these elements.
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

    /// Appends an attribute to a start tag.
    pub fn attribute(name: &str, value: &str, into: &mut String) {
        into.push(' ');
        into.push_str(name);
        into.push_str("=\"");
        escape(value, into);
        into.push('"');
    }

    /// Escapes text for text nodes and for quoted attribute values.
    pub fn escape(words: &str, into: &mut String) {
        let mut start = 0;
        for (at, byte) in words.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                // Parsers normalize an unescaped carriage return to a line feed.
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
