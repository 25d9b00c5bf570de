//! An image with a text fallback.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::vdom::element::{ElementBuilder, REFERRER_POLICY};
use crate::vdom::html_writer;

/// Props of [`Picture`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// URL of the image.
    pub src: String,
    /// `srcset` attribute.
    pub srcset: Option<String>,
    /// `sizes` attribute.
    pub sizes: Option<String>,
    /// Alternative text. Empty for a decorative image.
    pub alt: String,
    /// Intrinsic width and height in CSS pixels.
    pub size: Option<(u32, u32)>,
    /// Whether it is the lead image, which loads eagerly.
    pub lead: bool,
    /// Message shown if the image fails to load and `alt` is empty.
    pub missing: AttrValue,
    /// BCP 47 tag of the language of `missing`.
    pub lang: AttrValue,
    /// Direction of `missing`.
    pub dir: &'static str,
}

/// Shows an image, or its alternative text in a box of the same aspect ratio if it fails to load.
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

/// Renders the alternative text of an image that failed to load. An empty SVG keeps the aspect ratio.
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

/// Renders an empty SVG with an aspect ratio, which reserves space.
pub(super) fn placeholder_svg((width, height): (u32, u32)) -> Html {
    let room = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
    ElementBuilder::new("svg")
        .attr("viewBox", room)
        .attr("aria-hidden", "true")
        .into()
}

/// Returns the `width` and `height` attributes.
pub(super) fn width_and_height(size: Option<(u32, u32)>) -> (Option<String>, Option<String>) {
    size.map(|(width, height)| (width.to_string(), height.to_string()))
        .unzip()
}
