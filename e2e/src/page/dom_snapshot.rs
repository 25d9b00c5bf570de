//! Snapshots of DOM trees, one line a node, to compare two renderings.

use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, ParseOpts, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Declares `lines(root)` in JavaScript, which returns the snapshot of a node, as [`snapshot_of`] does of HTML.
pub const LINES_JS: &str = r#"
    const lines = (root) => {
        const out = [];
        const write = (node, depth) => {
            if (node.nodeType === Node.TEXT_NODE) {
                const last = out.at(-1);
                if (last?.text && last.depth === depth) last.line += node.data;
                else if (node.data) out.push({ text: true, depth, line: `"${node.data}` });
            } else if (node.nodeType === Node.ELEMENT_NODE) {
                const written = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
                const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${written(value)}"`).sort();
                out.push({ depth, line: node.localName + attributes.join("") });
                for (const child of node.childNodes) write(child, depth + 1);
            }
        };
        write(root, 0);
        return out.map(({ depth, line }) => " ".repeat(depth) + line);
    };
"#;

/// Returns the snapshot of the one element in `html`.
pub fn snapshot_of(html: &str) -> Vec<String> {
    let name = html5ever::QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), name, vec![], false).one(html);
    let mut lines = Vec::new();
    let root = dom.document.children.borrow()[0].clone();
    for child in root.children.borrow().iter() {
        write(child, 0, &mut lines);
    }
    lines.into_iter().map(|line| line.text).collect()
}

/// Returns the element name and the attributes, escaped as in HTML, of a line; `None` for text.
pub fn parse_element_line(line: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let line = line.trim_start_matches(' ');
    if line.starts_with('"') {
        return None;
    }
    let (name, mut rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut attributes = Vec::new();
    while let Some((attribute, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        attributes.push((attribute.trim_start_matches(' '), value));
        rest = after;
    }
    Some((name, attributes))
}

struct Line {
    depth: usize,
    is_text: bool,
    text: String,
}

fn write(node: &Handle, depth: usize, into: &mut Vec<Line>) {
    let indent = " ".repeat(depth);
    match &node.data {
        NodeData::Text { contents } => {
            let contents = contents.borrow();
            match into.last_mut() {
                Some(last) if last.is_text && last.depth == depth => last.text.push_str(&contents),
                _ if contents.is_empty() => {}
                _ => into.push(Line {
                    depth,
                    is_text: true,
                    text: format!("{indent}\"{contents}"),
                }),
            }
        }
        NodeData::Element { name, attrs, .. } => {
            let mut attributes: Vec<String> = attrs
                .borrow()
                .iter()
                .map(|Attribute { name, value }| {
                    let value = value.replace('&', "&amp;").replace('"', "&quot;");
                    format!(" {}=\"{value}\"", name.local)
                })
                .collect();
            attributes.sort();
            into.push(Line {
                depth,
                is_text: false,
                text: format!("{indent}{}{}", name.local, attributes.concat()),
            });
            for child in node.children.borrow().iter() {
                write(child, depth + 1, into);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_an_elements_attributes_whatever_their_values_hold() {
        let lines = snapshot_of("<p title='a \"b\" & c=d' lang=fr onclick>x</p>");

        assert_eq!(
            parse_element_line(&lines[0]),
            Some((
                "p",
                vec![
                    ("lang", "fr"),
                    ("onclick", ""),
                    ("title", "a &quot;b&quot; &amp; c=d")
                ]
            ))
        );
        assert_eq!(parse_element_line(&lines[1]), None);
    }
}
