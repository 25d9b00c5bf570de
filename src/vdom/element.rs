//! A builder for virtual elements.
//!
//! `html!` expands inline for each element. Building the comment form by calls instead makes the
//! WebAssembly module seven kilobytes smaller. Use the builder for elements that occur once or twice: for
//! thousands of elements `html!` is faster.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText};

/// Referrer policy of images and frames: sends other origins at most the page's origin, whatever the
/// page's own policy.
pub const REFERRER_POLICY: &str = "strict-origin-when-cross-origin";

/// Builds an element.
pub struct ElementBuilder(Box<VTag>);

impl ElementBuilder {
    /// Creates an element.
    pub fn new(name: &'static str) -> Self {
        Self(Box::new(VTag::new(name)))
    }

    /// Creates an element with a `class` attribute.
    pub fn with_class(name: &'static str, class: &'static str) -> Self {
        Self::new(name).attr("class", class)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.optional_attr(name, Some(value))
    }

    /// Sets an attribute, if there is a value.
    pub fn optional_attr(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        match value {
            Some(value) => self.push_attr(name, value.into()),
            None => self,
        }
    }

    /// Sets a boolean attribute.
    pub fn bool_attr(self, name: &'static str, is_set: bool) -> Self {
        self.optional_attr(name, is_set.then_some(name))
    }

    #[inline(never)]
    fn push_attr(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Sets the `value` property of a form control.
    pub fn value(mut self, value: &AttrValue) -> Self {
        self.0.set_value(value.clone());
        self
    }

    /// Adds an event listener.
    pub fn on(mut self, kind: fn() -> ListenerKind, callback: Callback<web_sys::Event>) -> Self {
        self.0
            .add_listener(Rc::new(CallbackListener { kind, callback }));
        self
    }

    /// Sets the key that identifies the element among its siblings.
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// Binds a `NodeRef`.
    pub fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.node_ref = node.clone();
        self
    }

    /// Appends a child.
    pub fn child(self, content: impl Into<Html>) -> Self {
        self.push(content.into())
    }

    /// Appends a child, if there is one.
    pub fn optional_child(self, content: Option<Html>) -> Self {
        match content {
            Some(content) => self.push(content),
            None => self,
        }
    }

    /// Appends children in order.
    pub fn children(self, content: impl IntoIterator<Item = Html>) -> Self {
        content.into_iter().fold(self, Self::push)
    }

    /// Appends a text node.
    pub fn text(self, text: &str) -> Self {
        self.push(VText::from(text).into())
    }

    #[inline(never)]
    fn push(mut self, content: Html) -> Self {
        self.0.add_child(content);
        self
    }
}

impl From<ElementBuilder> for Html {
    #[inline(never)]
    fn from(tag: ElementBuilder) -> Self {
        (*tag.0).into()
    }
}

/// Visits every attribute and property of an element, until `visit` returns `None`. `Attributes::iter`
/// cannot replace it: it skips attributes whose value is known at compile time.
pub fn attributes(
    all: &Attributes,
    visit: &mut impl FnMut(&str, &AttributeOrProperty) -> Option<()>,
) -> Option<()> {
    match all {
        Attributes::Static(all) => all.iter().try_for_each(|(name, value)| visit(name, value)),
        Attributes::Dynamic { keys, values } => {
            let some = keys.iter().zip(values.iter());
            let mut some = some.filter_map(|(name, value)| Some((name, value.as_ref()?)));
            some.try_for_each(|(name, value)| visit(name, value))
        }
        Attributes::IndexMap(all) => all.iter().try_for_each(|(name, value)| visit(name, value)),
    }
}

/// Joins inline content as the HTML parser would: merges adjacent text nodes and drops empty ones, so
/// that server-rendered HTML has the same nodes.
pub fn inline_run(parts: impl IntoIterator<Item = Html>) -> Html {
    let mut run = Vec::new();
    for part in parts {
        add(part, &mut run);
    }
    run.into_iter().collect()
}

fn add(part: Html, run: &mut Vec<Html>) {
    match (part, run.last_mut()) {
        (Html::VList(list), _) => list.iter().for_each(|part| add(part.clone(), run)),
        (Html::VText(words), _) if words.text.is_empty() => {}
        (Html::VText(words), Some(Html::VText(before))) => {
            before.text = [&*before.text, &*words.text].concat().into();
        }
        (part, _) => run.push(part),
    }
}

/// A Yew listener that emits to a callback.
struct CallbackListener {
    // A function, because cloning a `ListenerKind` compiles to a jump table of a hundred entries.
    kind: fn() -> ListenerKind,
    callback: Callback<web_sys::Event>,
}

impl Listener for CallbackListener {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: web_sys::Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}
