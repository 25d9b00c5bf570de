//! The WebAssembly part of `<article-widget>`. The scripts in `shell/` define the element, load this
//! module, and handle its load errors and panics.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, CustomEventInit, Element, Node};
use yew::{AppHandle, Callback, Renderer};

use crate::config::Config;
use crate::js_value::{from_js, to_js};
use crate::vdom::node_cache;
use crate::widget::{ArticleWidget, Props, ShownArticle, WidgetEvent};
use crate::{format_reader, hydration};
use article_widget_core::comments::before_send::{AddedFields, BeforeSend, NotSent};
use article_widget_core::json::Json;
use article_widget_core::related::impression::Impression;
use article_widget_dom::{console, document, documents};

/// Handle of a mounted widget.
#[wasm_bindgen]
pub struct WidgetHandle {
    app: AppHandle<ArticleWidget>,
    host_page: HostPage,
}

/// Connects a widget to its host element and the page.
#[derive(Clone)]
struct HostPage {
    host: Node,
    before_send: BeforeSend,
    adopt: Option<Function>,
    shown: Rc<RefCell<Option<ShownArticle>>>,
    /// Last warning about the settings; not repeated on every update.
    last_warning: Rc<RefCell<String>>,
}

/// Renders a widget into `root`, which must be empty and cannot be reused. Dispatches events at `host`.
/// Calls `before_send` before each comment is sent: it returns a promise of an object with additional
/// fields, or `null` to cancel the comment.
///
/// With `adopt`, the page already shows the server-rendered widget, and `root` is detached. Calls `adopt`
/// once the widget is complete, to hydrate the page with it.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    host: Node,
    config: &JsValue,
    before_send: Function,
    adopt: Option<Function>,
) -> WidgetHandle {
    let host_page = HostPage {
        host,
        adopt,
        before_send: BeforeSend::new(move || await_before_send(before_send.call0(&JsValue::NULL))),
        shown: Rc::default(),
        last_warning: Rc::default(),
    };
    // Replaces Yew's panic hook, which logs the panic and lets the exception reach the page.
    yew::set_custom_panic_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&panic.to_string())
    }));
    let props = host_page.props(config);
    let app = Renderer::<ArticleWidget>::with_root_and_props(root, props).render();
    WidgetHandle { app, host_page }
}

/// Registers a pending request for `url`, an absolute URL. The promise resolves to an object with the
/// response's `status`, `url`, `contentType` and `bytes`. `bytes` are absent if the body is too large.
#[wasm_bindgen]
pub fn started(url: String, answer: Promise) {
    documents::preload(url, answer);
}

/// Registers a finished preload; the widget renders it synchronously.
#[wasm_bindgen]
pub fn received(url: String, answer: &documents::PreloadedDocument) {
    documents::preloaded(url, answer);
}

/// Sets the reader for formats that this module does not parse, see [`format_reader::set`].
#[wasm_bindgen(js_name = setReader)]
pub fn set_reader(reader: Function) {
    format_reader::set(reader);
}

/// Sets the function that builds many DOM nodes in one call, see [`node_cache::set_builder`].
#[wasm_bindgen(js_name = setNodeBuilder)]
pub fn set_node_builder(build: Function) {
    node_cache::set_builder(build);
}

#[wasm_bindgen]
impl WidgetHandle {
    /// Applies new settings. Parts that do not depend on the changed ones stay as they are.
    pub fn update(&mut self, config: &JsValue) {
        self.app.update(self.host_page.props(config));
    }

    /// Returns the current article as a schema.org `NewsArticle`. `undefined` while there is none.
    #[wasm_bindgen(getter, js_name = jsonLd)]
    pub fn json_ld(&self) -> JsValue {
        let json = self
            .host_page
            .shown
            .borrow()
            .as_ref()
            .map(ShownArticle::json_ld);
        json.map(|json| to_js(&json)).unwrap_or_default()
    }

    /// Unmounts the widget.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

impl HostPage {
    fn props(&self, config: &JsValue) -> Props {
        let (config, diagnostics) = match from_js(config.clone()) {
            Some(json) => Config::read(&json, document::base_url(&self.host).as_deref()),
            None => {
                console::warn(
                    "config: expected an object of at most 100,000 plain values, nested at most 64 deep",
                );
                Default::default()
            }
        };
        let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        let diagnostics = diagnostics.join("; ");
        if self.last_warning.replace(diagnostics.clone()) != diagnostics && !diagnostics.is_empty()
        {
            console::warn(&diagnostics);
        }
        let host_page = self.clone();
        Props {
            config: Rc::new(config),
            // As server-rendered: ids are unique in each shadow tree.
            id_prefix: self.adopt.as_ref().map(|_| "aw".into()),
            is_hydrating: self.adopt.is_some(),
            before_send: Some(self.before_send.clone()),
            on_event: Callback::from(move |event| host_page.dispatch(event)),
        }
    }

    /// Dispatches an event. Events contain no personal data.
    fn dispatch(&self, event: WidgetEvent) {
        // Called if a listener cancels the event.
        let mut prevent: Option<Box<dyn Fn()>> = None;
        let (name, detail) = match event {
            WidgetEvent::Ready => {
                if let Some(adopt) = &self.adopt {
                    let _ = adopt.call0(&JsValue::NULL);
                    hydration::flush();
                }
                ("article-widget-ready", JsValue::NULL)
            }
            WidgetEvent::Comment(outcome) => ("article-widget-comment", outcome.name().into()),
            WidgetEvent::Article(shown) => {
                let detail = shown.as_ref().map(|shown| {
                    to_js(&ArticleDetail {
                        unused_parts: shown.unused_parts,
                    })
                });
                let was_shown = self.shown.replace(shown).is_some();
                if !was_shown && detail.is_none() {
                    return;
                }
                ("article-widget-article", detail.unwrap_or(JsValue::NULL))
            }
            WidgetEvent::Consent(asked) => {
                let name = asked.provider.name();
                prevent = Some(Box::new(move || asked.prevent()));
                ("article-widget-consent", name.into())
            }
            WidgetEvent::Navigate(navigation) => {
                let detail = to_js(&CardDetail {
                    url: &navigation.url,
                    index: navigation.index,
                });
                prevent = Some(Box::new(move || navigation.prevent()));
                ("article-widget-navigate", detail)
            }
            WidgetEvent::Impression(Impression { url, index }) => {
                let detail = CardDetail { url: &url, index };
                ("article-widget-impression", to_js(&detail))
            }
        };
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(prevent.is_some());
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init)
            && let Ok(false) = self.host.dispatch_event(&event)
            && let Some(prevent) = prevent
        {
            prevent();
        }
    }
}

/// Awaits the fields that the host adds to a comment.
async fn await_before_send(promise: Result<JsValue, JsValue>) -> Result<AddedFields, NotSent> {
    let failed = |_: JsValue| NotSent::Failed;
    let promise = promise.map_err(failed)?;
    if promise.is_null() {
        return Err(NotSent::Prevented);
    }
    let promise: Promise = promise.dyn_into().map_err(failed)?;
    let Some(Json::Object(members)) = from_js(JsFuture::from(promise).await.map_err(failed)?)
    else {
        console::warn(
            "fields, waitUntil: expected objects of plain values, so the comment was not sent",
        );
        return Err(NotSent::Failed);
    };
    let member = |(name, value)| match value {
        Json::String(text) => Some((name, text)),
        Json::Null => None,
        other => Some((name, other.to_string())),
    };
    Ok(members.into_iter().filter_map(member).collect())
}

/// `detail` of the event about the shown article.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArticleDetail {
    /// Number of parts that could not be used.
    unused_parts: usize,
}

/// `detail` of events about a related article's card.
#[derive(Serialize)]
struct CardDetail<'a> {
    /// URL of the card's link.
    url: &'a str,
    /// Index of the card, from 0.
    index: usize,
}
