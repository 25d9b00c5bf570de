//! Third-party embeds.

use web_sys::HtmlElement;
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::caption::caption;
use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::embed_request::EmbedRequest;
use crate::components::article::inline::inlines;
use crate::components::article::picture::placeholder_svg;
use crate::components::article::text;
use crate::vdom::element::{self, ElementBuilder, REFERRER_POLICY};
use crate::vdom::html_writer;
use crate::vdom::node_ref::has_focus_within;
use article_widget_core::article::embed_provider::{
    EmbedFrame, Provider, display_host, embed_frame,
};
use article_widget_core::article::{Embed, Inline};
use article_widget_core::messages::Message;

/// Renders an embed: a frame that loads after the reader's consent, and always a link to the original page.
pub(super) fn embed(embed: &Embed, context: &RenderContext) -> Html {
    match embed_frame(&embed.url) {
        Some(frame) => consented_frame(embed, frame, context),
        None => embed_link(embed, context),
    }
}

/// Renders an embed of an unknown provider: its fallback text and a link.
fn embed_link(embed: &Embed, context: &RenderContext) -> Html {
    let name = embed
        .title
        .as_deref()
        .unwrap_or_else(|| display_host(&embed.url));
    let link = ElementBuilder::new("a").attr("href", embed.url.clone());
    let link = link.child(text(name, context.lang));
    ElementBuilder::with_class("figure", "aw-embed")
        .optional_child(words(&embed.fallback, context))
        .child(element("p", "aw-embed-link", link.into()))
        .optional_child(caption(&embed.caption, context))
        .into()
}

fn words(fallback: &[Inline], context: &RenderContext) -> Option<Html> {
    (!fallback.is_empty()).then(|| element("blockquote", "", inlines(fallback, context)))
}

fn consented_frame(embed: &Embed, frame: EmbedFrame, context: &RenderContext) -> Html {
    let EmbedFrame {
        provider,
        src,
        aspect,
        page,
    } = frame;
    let fill = |message| {
        let values = [("provider", provider.label())];
        AttrValue::from(context.messages.fill(message, &values))
    };
    let (lang, dir) = context.ui_language();
    let content = fill(Message::EmbedContent);
    let title = embed.title.as_ref();
    let seen = [
        Some(
            in_language("p", "aw-embed-provider", &lang, dir)
                .text(&content)
                .into(),
        ),
        title.map(|title| element("p", "aw-embed-title", text(title, context.lang))),
        words(&embed.fallback, context),
    ];
    let view = html! {
            <EmbedView {provider} {src} aspect={embed.aspect.filter(is_usable).unwrap_or(aspect)}
                title={embed.title.clone().map_or(content.clone(), AttrValue::from)}
                is_granted={context.consent.includes(provider)} on_request={context.on_embed_request.clone()}
                notice={fill(Message::EmbedNotice)} notice_id={context.new_id()}
                load={fill(Message::EmbedLoad)} always={fill(Message::EmbedAlways)}
                lang={&lang} {dir}>
                { for seen.into_iter().flatten() }
            </EmbedView>
    };
    let link = in_language("a", "aw-embed-link", &lang, dir)
        .attr("href", page.unwrap_or_else(|| embed.url.clone()))
        .text(&fill(Message::EmbedOpen));
    let words = [
        inlines(&embed.caption, context),
        VText::from(" ").into(),
        link.into(),
    ];
    let caption = ElementBuilder::new("figcaption").child(element::inline_run(words));
    ElementBuilder::with_class("figure", "aw-embed")
        .child(view)
        .child(caption)
        .into()
}

/// Creates an element with the user interface's language and direction.
fn in_language(
    name: &'static str,
    class: &'static str,
    lang: &AttrValue,
    dir: &'static str,
) -> ElementBuilder {
    ElementBuilder::with_class(name, class)
        .attr("lang", lang.clone())
        .attr("dir", dir)
}

/// Whether the aspect ratio is between 1:3 and 8:1.
fn is_usable((width, height): &(u32, u32)) -> bool {
    let (width, height) = (u64::from(*width), u64::from(*height));
    width > 0 && height > 0 && width <= 8 * height && height <= 3 * width
}

/// Props of [`EmbedView`].
#[derive(Clone, PartialEq, Properties)]
struct Props {
    provider: Provider,
    src: AttrValue,
    aspect: (u32, u32),
    title: AttrValue,
    /// Whether the provider's embeds load without asking the reader.
    is_granted: bool,
    on_request: Callback<EmbedRequest>,
    notice: AttrValue,
    notice_id: AttrValue,
    load: AttrValue,
    always: AttrValue,
    lang: AttrValue,
    dir: &'static str,
    /// Preview shown before the embed loads.
    children: Html,
}

/// Shows a provider's frame, or a notice with buttons that load it. Sends the provider no request before that.
struct EmbedView {
    root: NodeRef,
    frame: NodeRef,
    is_wished: bool,
    /// Whether to focus the frame after the next render, because the focused button disappears.
    takes_focus: bool,
}

enum Msg {
    Wish { is_for_all: bool },
    Granted,
}

/// Sandbox permissions: scripts with the provider's own origin, and popups. The frame cannot navigate the page.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                       allow-popups-to-escape-sandbox allow-presentation";

impl Component for EmbedView {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            root: NodeRef::default(),
            frame: NodeRef::default(),
            is_wished: false,
            takes_focus: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().src != old.src {
            self.is_wished = false;
        }
        if ctx.props().is_granted && !old.is_granted && !self.is_wished {
            self.takes_focus = has_focus_within(&self.root);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Wish { is_for_all } => {
                ctx.props().on_request.emit(EmbedRequest {
                    provider: ctx.props().provider,
                    is_for_all,
                    grant: ctx.link().callback(|()| Msg::Granted),
                });
                false
            }
            Msg::Granted => {
                self.is_wished = true;
                self.takes_focus = true;
                true
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _first_render: bool) {
        if std::mem::take(&mut self.takes_focus)
            && let Some(frame) = self.frame.cast::<HtmlElement>()
        {
            let _ = frame.focus();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (width, height) = props.aspect;
        let is_shown = props.is_granted || self.is_wished;
        let button = |is_for_all: bool, words: &AttrValue| {
            ElementBuilder::new("button")
                .attr("type", "button")
                .attr("aria-describedby", props.notice_id.clone())
                .on(
                    || ListenerKind::onclick,
                    ctx.link().callback(move |_| Msg::Wish { is_for_all }),
                )
                .text(words)
        };
        let class = match (height > width, is_shown) {
            (false, false) => "aw-frame",
            (false, true) => "aw-frame aw-shown",
            (true, false) => "aw-frame aw-upright",
            (true, true) => "aw-frame aw-upright aw-shown",
        };
        let notice = ElementBuilder::new("p").attr("id", props.notice_id.clone());
        let ask = in_language("div", "aw-offer-ask", &props.lang, props.dir)
            .child(notice.text(&props.notice))
            .child(button(false, &props.load))
            .child(button(true, &props.always));
        let frame = || {
            ElementBuilder::new("iframe")
                .key(props.src.to_string())
                .node_ref(&self.frame)
                .attr("title", props.title.clone())
                .attr("sandbox", SANDBOX)
                .attr("allow", "encrypted-media; picture-in-picture")
                .bool_attr("allowfullscreen", true)
                .attr("referrerpolicy", REFERRER_POLICY)
                .attr("loading", "lazy")
                .attr("src", props.src.clone())
        };
        // The notice stays in the layout below the frame and sets its minimum height, so loading shifts
        // nothing.
        html_writer::finish(
            ElementBuilder::with_class("div", class)
                .node_ref(&self.root)
                .child(placeholder_svg(props.aspect))
                .child(
                    ElementBuilder::with_class("div", "aw-offer")
                        .child(props.children.clone())
                        .child(ask),
                )
                .optional_child(is_shown.then(|| frame().into())),
        )
    }
}
