//! Renders the article and the related articles, or what stands in their place.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::article::ArticleView;
use crate::components::carousel::Carousel;
use crate::vdom::element::Tag;
use crate::widget::loading::{LoadState, is_html};
use crate::widget::{ArticleWidget, Event, Props, WidgetEvent, language};
use article_widget_core::messages::Message;

impl ArticleWidget {
    pub(super) fn article(&self, ctx: &Context<Self>) -> Html {
        let config = &ctx.props().config;
        let say = |message| config.messages.get(message);
        match &self.article {
            LoadState::Loaded(article) => {
                let lang = language(config, article);
                html! {
                    <ArticleView {article} lang={lang.to_owned()} interface={config.lang.clone()}
                        messages={config.messages.clone()} heading_level={config.heading_level}
                        ids={&self.ids} display={config.display} url={config.url.clone().map(AttrValue::from)}
                        consent={config.consent.or(self.consent)} on_wish={&self.on_wish} />
                }
            }
            // What the host put into the element is the article, or shown while there is none.
            LoadState::Nothing => Tag::new("slot").into(),
            LoadState::Waiting if is_html(config) => Tag::new("slot").into(),
            LoadState::Waiting => Tag::of("div", "aw-waiting")
                .set("aria-busy", "true")
                .add(Tag::new("slot"))
                .add(
                    Tag::of("p", "aw-loading")
                        .set("role", "status")
                        .text(say(Message::ArticleLoading)),
                )
                .into(),
            LoadState::Failed { again, is_final } => {
                let mut ways = Tag::of("p", "aw-failure-ways");
                if let Some(url) = config.url.as_ref().or(config.src.as_ref()) {
                    let original = Tag::new("a").set("href", url.clone());
                    ways = ways.add(original.text(say(Message::ArticleOriginal)));
                }
                if !is_final {
                    let retry = Tag::of("button", "aw-retry")
                        .set("type", "button")
                        .set("aria-disabled", again.to_string())
                        .on(
                            || ListenerKind::onclick,
                            ctx.link().callback(|_: web_sys::Event| Event::Retry),
                        );
                    ways = ways.add(retry.text(say(Message::Retry)));
                }
                let mut status = Tag::new("span").set("role", "status");
                if *again {
                    status = status.text(say(Message::ArticleLoading));
                }
                let failed = Tag::new("p").set("role", "alert");
                let fallback = slot("fallback")
                    .add(failed.text(say(Message::ArticleFailed)))
                    .add(ways.add(status));
                Tag::of("div", "aw-failure")
                    .at(&self.failure)
                    .add(fallback)
                    .add(Tag::new("slot"))
                    .into()
            }
        }
    }

    pub(super) fn related(&self, ctx: &Context<Self>, heading_level: u8) -> Html {
        let Props {
            config, on_event, ..
        } = ctx.props();
        match &self.related {
            LoadState::Loaded(items) => html! {
                <Carousel {items} own={self.addresses(config)} display={config.related_display.clone()}
                    lang={config.lang.clone()} messages={config.messages.clone()}
                    {heading_level} ids={&self.ids} is_whole={ctx.props().is_whole} on_navigate={on_event.reform(WidgetEvent::Navigate)}
                    on_impression={on_event.reform(WidgetEvent::Impression)} />
            },
            // Its place is kept, so that the form below does not move away under a reader's hands.
            LoadState::Waiting => Tag::of("div", "aw-related aw-related-waiting").into(),
            LoadState::Nothing | LoadState::Failed { .. } => Html::default(),
        }
    }
}

/// Where what the host has put into the element is shown.
pub(super) fn slot(name: &'static str) -> Tag {
    Tag::new("slot").set("name", name)
}
