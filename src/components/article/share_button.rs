//! A button that shares the article's URL.

use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::vdom::element::ElementBuilder;
use crate::vdom::html_writer;
use article_widget_core::messages::{Message, Messages};
use article_widget_dom::document;
use article_widget_dom::web_share::{ShareOutcome, share};
use article_widget_platform::language::direction;

/// Props of [`ShareButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Title of the article.
    pub title: AttrValue,
    /// URL to share. Default: the page's URL.
    pub url: Option<AttrValue>,
    /// BCP 47 tag of the user interface's language.
    pub lang: AttrValue,
    /// User interface messages.
    pub messages: Messages,
}

/// Shares a URL through the Web Share API, or copies it to the clipboard. If both fail, shows the URL in
/// a text field and selects it.
pub struct ShareButton {
    field: NodeRef,
    is_busy: bool,
    outcome: Option<ShareOutcome>,
    /// Number of finished attempts. As the key of the message, it makes screen readers announce a repeated one.
    attempt: u32,
    /// The shared URL.
    url: AttrValue,
    /// Whether to focus and select the field after the next render.
    is_new: bool,
}

/// Messages of the component.
pub enum Msg {
    /// The reader pressed the button.
    Asked,
    /// Sharing has succeeded or failed.
    Passed(ShareOutcome),
}

impl Component for ShareButton {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self {
            field: NodeRef::default(),
            is_busy: false,
            outcome: None,
            attempt: 0,
            url: AttrValue::default(),
            is_new: false,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        if ctx.props().url != old.url || ctx.props().title != old.title {
            // The message refers to the previous article.
            self.outcome = None;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Asked if self.is_busy => false,
            Msg::Asked => {
                self.is_busy = true;
                let Props { title, url, .. } = ctx.props();
                let page = || document::url_without_fragment().unwrap_or_default().into();
                self.url = url.clone().unwrap_or_else(page);
                let (title, url) = (title.clone(), self.url.clone());
                ctx.link()
                    .send_future(async move { Msg::Passed(share(&title, &url).await) });
                false
            }
            Msg::Passed(outcome) => {
                self.is_busy = false;
                self.outcome = Some(outcome);
                self.attempt = self.attempt.wrapping_add(1);
                self.is_new = outcome == ShareOutcome::Failed;
                true
            }
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _first_render: bool) {
        if std::mem::take(&mut self.is_new)
            && let Some(field) = self.field.cast::<HtmlInputElement>()
        {
            let _ = field.focus();
            field.select();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { lang, messages, .. } = ctx.props();
        let words = match self.outcome {
            Some(ShareOutcome::Copied) => Some(messages.get(Message::ShareCopied)),
            Some(ShareOutcome::Failed) => Some(messages.get(Message::ShareFailed)),
            Some(ShareOutcome::Shared) | None => None,
        };
        let on_click = ctx.link().callback(|_: web_sys::Event| Msg::Asked);
        let button = ElementBuilder::new("button")
            .attr("type", "button")
            .on(|| ListenerKind::onclick, on_click)
            .text(messages.get(Message::Share));
        let mut status = ElementBuilder::with_class("p", "aw-share-status").attr("role", "status");
        if let Some(words) = words {
            status = status.child(
                ElementBuilder::new("span")
                    .key(self.attempt.to_string())
                    .text(words),
            );
        }
        let mut share = ElementBuilder::with_class("div", "aw-share")
            .attr("lang", lang.clone())
            .attr("dir", direction(lang).as_str())
            .child(button)
            .child(status);
        if self.outcome == Some(ShareOutcome::Failed) {
            let link = ElementBuilder::with_class("input", "aw-share-link")
                .attr("type", "url")
                .bool_attr("readonly", true)
                .attr("dir", "ltr")
                .attr("aria-label", messages.get(Message::ShareLink).to_owned())
                .value(&self.url)
                .node_ref(&self.field);
            share = share.child(link);
        } else {
            share = share.child(Html::default());
        }
        html_writer::finish(share)
    }
}
