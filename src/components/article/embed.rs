//! Third-party embeds.

use web_sys::HtmlElement;
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::block::caption;
use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::inline::inlines;
use crate::components::article::picture::empty_drawing;
use crate::components::article::text;
use crate::vdom::element::{self, REFERRER_POLICY, Tag};
use crate::vdom::html_writer;
use crate::vdom::node_ref::has_focus_within;
use article_widget_core::article::embed_provider::{Frame, Provider, frame, site};
use article_widget_core::article::{Embed, Inline};
use article_widget_core::messages::Message;

/// Something of another site: in a frame once the reader agrees, and a way there in any case.
pub(super) fn embed(embed: &Embed, setting: &Setting) -> Html {
    match frame(&embed.url) {
        Some(frame) => framed(embed, frame, setting),
        None => linked(embed, setting),
    }
}

/// Renders an embed of an unknown provider: its fallback text and a link.
fn linked(embed: &Embed, setting: &Setting) -> Html {
    let name = embed.title.as_deref().unwrap_or_else(|| site(&embed.url));
    let link = Tag::new("a").set("href", embed.url.clone());
    let link = link.add(text(name, setting.lang));
    Tag::of("figure", "aw-embed")
        .add_some(words(&embed.fallback, setting))
        .add(element("p", "aw-embed-link", link.into()))
        .add_some(caption(&embed.caption, setting))
        .into()
}

fn words(fallback: &[Inline], setting: &Setting) -> Option<Html> {
    (!fallback.is_empty()).then(|| element("blockquote", "", inlines(fallback, setting)))
}

fn framed(embed: &Embed, frame: Frame, setting: &Setting) -> Html {
    let Frame {
        provider,
        src,
        aspect,
        page,
    } = frame;
    let fill = |message| {
        let values = [("provider", provider.label())];
        AttrValue::from(setting.messages.fill(message, &values))
    };
    let (lang, dir) = setting.interface();
    let content = fill(Message::EmbedContent);
    let title = embed.title.as_ref();
    let seen = [
        Some(
            in_language("p", "aw-embed-provider", &lang, dir)
                .text(&content)
                .into(),
        ),
        title.map(|title| element("p", "aw-embed-title", text(title, setting.lang))),
        words(&embed.fallback, setting),
    ];
    let view = html! {
            <FrameView {provider} {src} aspect={embed.aspect.filter(is_usable).unwrap_or(aspect)}
                title={embed.title.clone().map_or(content.clone(), AttrValue::from)}
                is_granted={setting.consent.includes(provider)} on_wish={setting.on_wish.clone()}
                notice={fill(Message::EmbedNotice)} notice_id={setting.new_id()}
                load={fill(Message::EmbedLoad)} always={fill(Message::EmbedAlways)}
                lang={&lang} {dir}>
                { for seen.into_iter().flatten() }
            </FrameView>
    };
    let link = in_language("a", "aw-embed-link", &lang, dir)
        .set("href", page.unwrap_or_else(|| embed.url.clone()))
        .text(&fill(Message::EmbedOpen));
    let words = [
        inlines(&embed.caption, setting),
        VText::from(" ").into(),
        link.into(),
    ];
    let caption = Tag::new("figcaption").add(element::run(words));
    Tag::of("figure", "aw-embed").add(view).add(caption).into()
}

/// An element that holds words of the interface.
fn in_language(
    name: &'static str,
    class: &'static str,
    lang: &AttrValue,
    dir: &'static str,
) -> Tag {
    Tag::of(name, class)
        .set("lang", lang.clone())
        .set("dir", dir)
}

/// Whether the aspect ratio is between 1:3 and 8:1.
fn is_usable((width, height): &(u32, u32)) -> bool {
    let (width, height) = (u64::from(*width), u64::from(*height));
    width > 0 && height > 0 && width <= 8 * height && height <= 3 * width
}

/// The reader's request to load a provider's embed.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Whose content.
    pub provider: Provider,
    /// Whether the wish is for all of theirs in this article.
    pub is_for_all: bool,
    /// Called to fulfil it.
    pub grant: Callback<()>,
}

/// What [`FrameView`] shows.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    provider: Provider,
    src: AttrValue,
    aspect: (u32, u32),
    title: AttrValue,
    /// Whether the provider may be asked without asking the reader.
    is_granted: bool,
    on_wish: Callback<Wish>,
    notice: AttrValue,
    notice_id: AttrValue,
    load: AttrValue,
    always: AttrValue,
    lang: AttrValue,
    dir: &'static str,
    /// What is seen of the content before it is loaded.
    children: Html,
}

/// A provider's frame, or the offer to load it. Nothing is asked of the provider before.
struct FrameView {
    root: NodeRef,
    frame: NodeRef,
    is_wished: bool,
    /// Whether the focus is to go where the offer was.
    takes_focus: bool,
}

/// Messages of the component.
enum Msg {
    Wish { is_for_all: bool },
    Granted,
}

/// What a frame may do: run its scripts as its own origin, and open its own pages. It cannot lead
/// the page around it anywhere.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                       allow-popups-to-escape-sandbox allow-presentation";

impl Component for FrameView {
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
                ctx.props().on_wish.emit(Wish {
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
            Tag::new("button")
                .set("type", "button")
                .set("aria-describedby", props.notice_id.clone())
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
        let notice = Tag::new("p").set("id", props.notice_id.clone());
        let ask = in_language("div", "aw-offer-ask", &props.lang, props.dir)
            .add(notice.text(&props.notice))
            .add(button(false, &props.load))
            .add(button(true, &props.always));
        let frame = || {
            Tag::new("iframe")
                .key(props.src.to_string())
                .at(&self.frame)
                .set("title", props.title.clone())
                .set("sandbox", SANDBOX)
                .set("allow", "encrypted-media; picture-in-picture")
                .set_if("allowfullscreen", true)
                .set("referrerpolicy", REFERRER_POLICY)
                .set("loading", "lazy")
                .set("src", props.src.clone())
        };
        // The offer keeps its room below the frame, which is never smaller for it: nothing moves.
        html_writer::rendered(
            Tag::of("div", class)
                .at(&self.root)
                .add(empty_drawing(props.aspect))
                .add(
                    Tag::of("div", "aw-offer")
                        .add(props.children.clone())
                        .add(ask),
                )
                .add_some(is_shown.then(|| frame().into())),
        )
    }
}
