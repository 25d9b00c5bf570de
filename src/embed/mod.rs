//! The half of `<article-widget>` that lives in WASM. The other half, `article-widget.js` beside
//! this file, defines the element, loads this module and survives its absence.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget, Node};
use yew::{AppHandle, Callback, Renderer};

use crate::browser::{console, fetch, page, style};
use crate::config::Config;
use crate::json::Json;
use crate::widget::{ArticleWidget, Props, WidgetEvent};

/// A widget on a page.
#[wasm_bindgen]
pub struct Mounted {
    app: AppHandle<ArticleWidget>,
    host: Node,
}

/// Renders a widget into `root`, which must be empty and is thrown away afterwards. Events are
/// dispatched at `host`.
#[wasm_bindgen]
pub fn mount(root: Element, host: Node, config: &JsValue) -> Mounted {
    let props = props(config, &host);
    // Before the first frame: the component's own call may come one later.
    style::adopt(&root);
    let app = Renderer::<ArticleWidget>::with_root_and_props(root, props).render();
    Mounted { app, host }
}

/// Hands over a request for `url`, an absolute address, that the page has already started.
#[wasm_bindgen]
pub fn started(url: String, response: Promise) {
    fetch::started(url, response);
}

#[wasm_bindgen]
impl Mounted {
    /// Takes new settings; what they do not change stays as it is.
    pub fn update(&mut self, config: &JsValue) {
        self.app.update(props(config, &self.host));
    }

    /// Takes the widget off the page.
    pub fn unmount(self) {
        self.app.destroy();
    }
}

fn props(config: &JsValue, host: &Node) -> Props {
    let (config, faults) = match Json::from_js(config) {
        Some(json) => Config::read(&json, page::base(host).as_deref()),
        None => {
            console::warn("config: expected an object of plain values, nested at most 64 deep");
            Default::default()
        }
    };
    if !faults.is_empty() {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        console::warn(&faults.join("; "));
    }
    let host = host.clone();
    Props {
        config: Rc::new(config),
        on_event: Callback::from(move |event| dispatch(&host, &event)),
    }
}

/// Tells the page. Nothing personal goes into an event.
fn dispatch(host: &EventTarget, event: &WidgetEvent) {
    let (name, outcome) = match event {
        WidgetEvent::Ready => ("article-widget-ready", None),
        WidgetEvent::Comment(outcome) => ("article-widget-comment", Some(outcome.name())),
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    if let Some(outcome) = outcome {
        init.set_detail(&JsValue::from_str(outcome));
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}
