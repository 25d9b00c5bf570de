//! What other sites lend.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::block::caption;
use super::inline::inlines;
use super::setting::Setting;
use super::text;
use crate::article::provider::{Frame, Provider, frame, site};
use crate::article::{Embed, Inline};
use crate::browser::control::has_focus_within;
use crate::i18n::Message;

/// Something of another site: in a frame once the reader agrees, and a way there in any case.
pub(super) fn embed(embed: &Embed, setting: &Setting) -> Html {
    match frame(&embed.url) {
        Some(frame) => framed(embed, frame, setting),
        None => linked(embed, setting),
    }
}

/// What nobody is known to show in a frame: the words it comes with and a way there.
fn linked(embed: &Embed, setting: &Setting) -> Html {
    let name = embed.title.as_deref().unwrap_or_else(|| site(&embed.url));
    html! {
        <figure class="aw-embed">
            { words(&embed.fallback, setting) }
            <p class="aw-embed-link"><a href={embed.url.clone()}>{ text(name, setting.lang) }</a></p>
            { caption(&embed.caption, setting) }
        </figure>
    }
}

fn words(fallback: &[Inline], setting: &Setting) -> Html {
    if fallback.is_empty() {
        return Html::default();
    }
    html! { <blockquote>{ inlines(fallback, setting) }</blockquote> }
}

fn framed(embed: &Embed, frame: Frame, setting: &Setting) -> Html {
    let Frame {
        provider,
        src,
        aspect,
    } = frame;
    let fill = |message| {
        let values = [("provider", provider.label())];
        AttrValue::from(setting.messages.fill(message, &values))
    };
    let (lang, dir) = setting.interface();
    let content = fill(Message::EmbedContent);
    html! {
        <figure class="aw-embed">
            <FrameView {provider} {src} aspect={embed.aspect.filter(is_usable).unwrap_or(aspect)}
                title={embed.title.clone().map_or(content.clone(), AttrValue::from)}
                is_granted={setting.consent.includes(provider)} on_wish={setting.on_wish.clone()}
                notice={fill(Message::EmbedNotice)} notice_id={setting.new_id()}
                load={fill(Message::EmbedLoad)} always={fill(Message::EmbedAlways)}
                lang={&lang} {dir}>
                <p class="aw-embed-provider" lang={&lang} {dir}>{ content }</p>
                { for embed.title.iter().map(|title| html! {
                    <p class="aw-embed-title">{ text(title, setting.lang) }</p>
                }) }
                { words(&embed.fallback, setting) }
            </FrameView>
            <figcaption>
                { inlines(&embed.caption, setting) }{ " " }
                <a class="aw-embed-link" href={embed.url.clone()} {lang} {dir}>
                    { fill(Message::EmbedOpen) }
                </a>
            </figcaption>
        </figure>
    }
}

/// Whether a frame of that shape is neither a thread nor a tower.
fn is_usable((width, height): &(u32, u32)) -> bool {
    let (width, height) = (u64::from(*width), u64::from(*height));
    width > 0 && height > 0 && width <= 8 * height && height <= 3 * width
}

/// A reader wishes to see a provider's content.
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

/// What can happen to it.
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
        let room = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
        let is_shown = props.is_granted || self.is_wished;
        let button = |is_for_all: bool, words: &AttrValue| {
            html! {
                <button type="button" aria-describedby={&props.notice_id}
                    onclick={ctx.link().callback(move |_| Msg::Wish { is_for_all })}>{ words }</button>
            }
        };
        // The offer keeps its room below the frame, which is never smaller for it: nothing moves.
        html! {
            <div ref={&self.root} class={classes!("aw-frame", (height > width).then_some("aw-upright"),
                is_shown.then_some("aw-shown"))}>
                <svg viewBox={room} aria-hidden="true"></svg>
                <div class="aw-offer">
                    { props.children.clone() }
                    <div class="aw-offer-ask" lang={&props.lang} dir={props.dir}>
                        <p id={&props.notice_id}>{ &props.notice }</p>
                        { button(false, &props.load) }
                        { button(true, &props.always) }
                    </div>
                </div>
                if is_shown {
                    <iframe key={props.src.to_string()} ref={&self.frame} title={&props.title}
                        sandbox={SANDBOX} allow="encrypted-media; picture-in-picture"
                        allowfullscreen=true referrerpolicy="strict-origin-when-cross-origin"
                        loading="lazy" src={&props.src} />
                }
            </div>
        }
    }
}
