//! A picture, or what stands in for it.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::article::media::width_and_height;
use crate::vdom::element::{ElementBuilder, REFERRER_POLICY};
use crate::vdom::html_writer;

/// What [`Picture`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Where it is.
    pub src: String,
    /// HTML's `srcset`.
    pub srcset: Option<String>,
    /// HTML's `sizes`.
    pub sizes: Option<String>,
    /// What it shows, in words.
    pub alt: String,
    /// Its natural width and height.
    pub size: Option<(u32, u32)>,
    /// Whether it is what a reader sees first.
    pub lead: bool,
    /// What is said where it cannot be had and no words stand for it.
    pub missing: AttrValue,
    /// The language of those words.
    pub lang: AttrValue,
    /// Their direction.
    pub dir: &'static str,
}

/// A picture. One that cannot be had leaves its words, in the room it would have taken.
pub struct Picture {
    is_missing: bool,
}

impl Component for Picture {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self { is_missing: false }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if (&ctx.props().src, &ctx.props().srcset) != (&old.src, &old.srcset) {
            self.is_missing = false;
        }
        true
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        !std::mem::replace(&mut self.is_missing, true)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        if self.is_missing {
            return missing(props);
        }
        let (width, height) = width_and_height(props.size);
        let (loading, priority) = match props.lead {
            true => ("eager", Some("high")),
            false => ("lazy", None),
        };
        let image = ElementBuilder::new("img")
            .attr("loading", loading)
            .optional_attr("fetchpriority", priority)
            .attr("decoding", "async")
            .attr("referrerpolicy", REFERRER_POLICY)
            .optional_attr("width", width)
            .optional_attr("height", height)
            .optional_attr("sizes", props.sizes.clone())
            .optional_attr("srcset", props.srcset.clone())
            .attr("src", props.src.clone())
            .attr("alt", props.alt.clone())
            .on(|| ListenerKind::onerror, ctx.link().callback(|_| ()));
        html_writer::finish(image)
    }
}

/// The words in place of a picture. An empty drawing of its size keeps the room.
fn missing(props: &Props) -> Html {
    let words = match props.alt.is_empty() {
        true => ElementBuilder::new("p")
            .attr("lang", props.lang.clone())
            .attr("dir", props.dir)
            .text(&props.missing),
        false => ElementBuilder::new("p").text(&props.alt),
    };
    ElementBuilder::with_class("div", "aw-missing")
        .child(placeholder_svg(props.size.unwrap_or((3, 2))))
        .child(words)
        .into()
}

/// A drawing of nothing, which takes room of that shape.
pub(super) fn placeholder_svg((width, height): (u32, u32)) -> Html {
    let room = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
    ElementBuilder::new("svg")
        .attr("viewBox", room)
        .attr("aria-hidden", "true")
        .into()
}
