//! Builds many DOM nodes in one JavaScript call. With thousands of nodes the calls dominate, so the shell
//! provides a function that builds them from one string.
//!
//! Without that function, and for anything but elements and text nodes, Yew creates the nodes. The result
//! is the same.

use std::cell::{OnceCell, RefCell};

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Node;
use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList};

use crate::vdom::element;

thread_local! {
    static BUILDER: OnceCell<Function> = const { OnceCell::new() };
}

/// Sets the function `buildNodes` of `embed/shell/build-nodes.js`. Later calls do nothing.
pub fn set_builder(builder: Function) {
    BUILDER.with(|cell| {
        let _ = cell.set(builder);
    });
}

/// Caches nodes built in bulk. The next render reuses nodes whose description is unchanged.
#[derive(Default)]
pub struct NodeCache(RefCell<CachedTree>);

#[derive(Default)]
struct CachedTree {
    trees: Vec<Tree>,
    /// Number of trees built so far, for their keys.
    count: usize,
}

struct Tree {
    description: String,
    node: Node,
    key: Key,
}

impl NodeCache {
    /// Renders elements in order, in bulk where possible.
    pub fn render(&self, parts: Vec<Html>) -> Html {
        let Some(builder) = BUILDER.with(|cell| cell.get().cloned()) else {
            return parts.into_iter().collect();
        };
        let mut kept = self.0.borrow_mut();
        let mut before: Vec<Option<Tree>> = std::mem::take(&mut kept.trees)
            .into_iter()
            .map(Some)
            .collect();
        let mut wanted = String::new();
        let described: Vec<_> = parts
            .into_iter()
            .map(|part| {
                let Some(description) = description(&part) else {
                    return Err(part);
                };
                let is_same = |tree: &Option<Tree>| {
                    tree.as_ref()
                        .is_some_and(|tree| tree.description == description)
                };
                let same = before.iter().position(is_same);
                let tree = same.and_then(|at| before.get_mut(at)?.take());
                if tree.is_none() {
                    wanted.push_str(&description);
                }
                Ok((part, description, tree))
            })
            .collect();
        let mut nodes = build(&builder, &wanted).into_iter();
        let mut all = VList::new();
        for (index, part) in described.into_iter().enumerate() {
            let (key, html) = match part {
                Err(part) => (Key::from(format!("part {index}")), part),
                Ok((part, description, tree)) => {
                    let tree = tree.or_else(|| {
                        kept.count += 1;
                        let key = kept.count.into();
                        Some(Tree {
                            description,
                            node: nodes.next()?,
                            key,
                        })
                    });
                    match tree {
                        None => (Key::from(format!("part {index}")), part),
                        Some(tree) => {
                            let html = (tree.key.clone(), Html::VRef(tree.node.clone()));
                            kept.trees.push(tree);
                            html
                        }
                    }
                }
            };
            all.add_child(VList::with_children(vec![html], Some(key)).into());
        }
        all.into()
    }
}

fn build(builder: &Function, description: &str) -> Vec<Node> {
    if description.is_empty() {
        return Vec::new();
    }
    let built = builder.call1(&JsValue::NULL, &description.into());
    let trees = built.map(|trees| trees.unchecked_into::<Array>());
    let trees = trees.iter().flat_map(Array::iter);
    trees.map(JsCast::unchecked_into).collect()
}

/// Describes an element for `buildNodes`. `None` if it contains anything but elements and text nodes. Yew
/// does not expose listeners here: an element with a listener must be in a component.
fn description(html: &Html) -> Option<String> {
    let mut text = String::new();
    matches!(html, Html::VTag(_)).then_some(())?;
    describe(html, &mut text)?;
    Some(text)
}

fn describe(html: &Html, into: &mut String) -> Option<()> {
    match html {
        Html::VTag(tag) => {
            let name = tag.tag();
            // These are in another namespace, or have state that is not an attribute.
            if matches!(name, "svg" | "math" | "input" | "textarea") || tag.key.is_some() {
                return None;
            }
            part("<", &[name], into)?;
            describe_attributes(&tag.attributes, into)?;
            describe(tag.children()?, into)?;
            part(">", &[], into)
        }
        Html::VText(words) if words.text.is_empty() => Some(()),
        Html::VText(words) => part("\"", &[&words.text], into),
        Html::VList(list) => list.iter().try_for_each(|html| describe(html, into)),
        _ => None,
    }
}

fn describe_attributes(attributes: &Attributes, into: &mut String) -> Option<()> {
    element::attributes(attributes, &mut |name, value| match value {
        AttributeOrProperty::Static(value) => part("=", &[name, "=", value], into),
        AttributeOrProperty::Attribute(value) => part("=", &[name, "=", value], into),
        AttributeOrProperty::Property(_) => None,
    })
}

fn part(kind: &str, rest: &[&str], into: &mut String) -> Option<()> {
    into.push_str(kind);
    for rest in rest {
        (!rest.contains('\0')).then_some(())?;
        into.push_str(rest);
    }
    into.push('\0');
    Some(())
}
