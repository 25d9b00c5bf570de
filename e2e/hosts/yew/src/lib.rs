//! An application in another version of Yew on the widget's page. It counts the calls of its handlers, and
//! can contain an `<article-widget>`.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// The properties of the application.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// The endpoint of the widget in it; `None` for no widget.
    endpoint: Option<AttrValue>,
}

/// Counts the calls of each handler.
#[derive(Default)]
struct SecondApp {
    clicks: u32,
    inputs: u32,
    keys: u32,
    is_widget_removed: bool,
}

enum Msg {
    Click,
    Input,
    Key,
    ToggleWidget,
}

impl Component for SecondApp {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Click => self.clicks += 1,
            Msg::Input => self.inputs += 1,
            Msg::Key => self.keys += 1,
            Msg::ToggleWidget => self.is_widget_removed = !self.is_widget_removed,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let endpoint = ctx.props().endpoint.clone();
        html! {
            <div class="second-app">
                <button class="count" type="button" onclick={link.callback(|_| Msg::Click)}>{ "Count" }</button>
                <input class="write" aria-label="Write" oninput={link.callback(|_| Msg::Input)}
                    onkeydown={link.callback(|_| Msg::Key)} />
                <button class="toggle-widget" type="button" onclick={link.callback(|_| Msg::ToggleWidget)}>{ "Toggle the widget" }</button>
                <output>{ format!("{} clicks, {} inputs, {} keys", self.clicks, self.inputs, self.keys) }</output>
                if let Some(endpoint) = endpoint.filter(|_| !self.is_widget_removed) {
                    <article-widget {endpoint} preview="">
                        <article><h1>{ "The neighbours" }</h1><p>{ "They share a page." }</p></article>
                    </article-widget>
                }
            </div>
        }
    }
}

/// Renders the application into `root`, with a widget that sends comments to `endpoint` if there is one.
#[wasm_bindgen]
pub fn show(root: Element, endpoint: Option<String>) {
    let endpoint = endpoint.map(AttrValue::from);
    yew::Renderer::<SecondApp>::with_root_and_props(root, Props { endpoint }).render();
}
