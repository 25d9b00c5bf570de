//! Renders the article and the related articles, or their placeholders and error messages.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::components::article::ArticleView;
use crate::components::carousel::Carousel;
use crate::vdom::element::ElementBuilder;
use crate::widget::loading::{LoadState, is_html};
use crate::widget::{ArticleWidget, Msg, Props, WidgetEvent, language};
use article_widget_core::messages::Message;

impl ArticleWidget {
    pub(super) fn article(&self, ctx: &Context<Self>) -> Html {
        let config = &ctx.props().config;
        let say = |message| config.messages.get(message);
        match &self.article {
            LoadState::Loaded(article) => {
                let lang = language(config, article);
                html! {
                    <ArticleView {article} lang={lang.to_owned()} ui_lang={config.lang.clone()}
                        messages={config.messages.clone()} heading_level={config.heading_level}
                        id_prefix={&self.id_prefix} options={config.article_options} url={config.url.clone().map(AttrValue::from)}
                        consent={config.consent.or(self.consent)} on_embed_request={&self.on_embed_request} />
                }
            }
            // The host's content is the article, or a placeholder for it.
            LoadState::Nothing => ElementBuilder::new("slot").into(),
            LoadState::Waiting if is_html(config) => ElementBuilder::new("slot").into(),
            LoadState::Waiting => ElementBuilder::with_class("div", "aw-waiting")
                .attr("aria-busy", "true")
                .child(ElementBuilder::new("slot"))
                .child(
                    ElementBuilder::with_class("p", "aw-loading")
                        .attr("role", "status")
                        .text(say(Message::ArticleLoading)),
                )
                .into(),
            LoadState::Failed {
                is_retrying: again,
                is_final,
            } => {
                let mut ways = ElementBuilder::with_class("p", "aw-failure-ways");
                if let Some(url) = config.url.as_ref().or(config.src.as_ref()) {
                    let original = ElementBuilder::new("a").attr("href", url.clone());
                    ways = ways.child(original.text(say(Message::ArticleOriginal)));
                }
                if !is_final {
                    let retry = ElementBuilder::with_class("button", "aw-retry")
                        .attr("type", "button")
                        .attr("aria-disabled", again.to_string())
                        .on(
                            || ListenerKind::onclick,
                            ctx.link().callback(|_: web_sys::Event| Msg::Retry),
                        );
                    ways = ways.child(retry.text(say(Message::Retry)));
                }
                let mut status = ElementBuilder::new("span").attr("role", "status");
                if *again {
                    status = status.text(say(Message::ArticleLoading));
                }
                let failed = ElementBuilder::new("p").attr("role", "alert");
                let fallback = slot("fallback")
                    .child(failed.text(say(Message::ArticleFailed)))
                    .child(ways.child(status));
                ElementBuilder::with_class("div", "aw-failure")
                    .node_ref(&self.failure)
                    .child(fallback)
                    .child(ElementBuilder::new("slot"))
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
                <Carousel {items} own_urls={self.addresses(config)} options={config.related_options.clone()}
                    lang={config.lang.clone()} messages={config.messages.clone()}
                    {heading_level} id_prefix={&self.id_prefix} is_hydrating={ctx.props().is_hydrating} on_navigate={on_event.reform(WidgetEvent::Navigate)}
                    on_impression={on_event.reform(WidgetEvent::Impression)} />
            },
            // Reserves space, so that the form below does not shift.
            LoadState::Waiting => {
                ElementBuilder::with_class("div", "aw-related aw-related-waiting").into()
            }
            LoadState::Nothing | LoadState::Failed { .. } => Html::default(),
        }
    }
}

/// Creates a named slot for the host's content.
pub(super) fn slot(name: &'static str) -> ElementBuilder {
    ElementBuilder::new("slot").attr("name", name)
}
