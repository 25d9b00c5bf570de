//! A picture, or what stands in for it.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::article::media::sides;
use crate::vdom::element::{REFERRER_POLICY, Tag};
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
        let (width, height) = sides(props.size);
        let (loading, priority) = match props.lead {
            true => ("eager", Some("high")),
            false => ("lazy", None),
        };
        let image = Tag::new("img")
            .set("loading", loading)
            .set_some("fetchpriority", priority)
            .set("decoding", "async")
            .set("referrerpolicy", REFERRER_POLICY)
            .set_some("width", width)
            .set_some("height", height)
            .set_some("sizes", props.sizes.clone())
            .set_some("srcset", props.srcset.clone())
            .set("src", props.src.clone())
            .set("alt", props.alt.clone())
            .on(|| ListenerKind::onerror, ctx.link().callback(|_| ()));
        html_writer::rendered(image)
    }
}

/// The words in place of a picture. An empty drawing of its size keeps the room.
fn missing(props: &Props) -> Html {
    let words = match props.alt.is_empty() {
        true => Tag::new("p")
            .set("lang", props.lang.clone())
            .set("dir", props.dir)
            .text(&props.missing),
        false => Tag::new("p").text(&props.alt),
    };
    Tag::of("div", "aw-missing")
        .add(empty_drawing(props.size.unwrap_or((3, 2))))
        .add(words)
        .into()
}

/// A drawing of nothing, which takes room of that shape.
pub(super) fn empty_drawing((width, height): (u32, u32)) -> Html {
    let room = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
    Tag::new("svg")
        .set("viewBox", room)
        .set("aria-hidden", "true")
        .into()
}
