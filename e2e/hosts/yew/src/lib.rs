//! Another Yew application on the widget's page. It counts what its handlers hear, and can hold an
//! `<article-widget>` among its own elements.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

/// What the application holds beside its own controls.
#[derive(Clone, PartialEq, Properties)]
struct Props {
    /// Where the widget in it sends comments; none: there is no widget in it.
    endpoint: Option<AttrValue>,
}

/// The number of times each handler ran.
#[derive(Default)]
struct Neighbour {
    clicks: u32,
    inputs: u32,
    keys: u32,
    has_put_it_away: bool,
}

enum Heard {
    Click,
    Input,
    Key,
    PutAway,
}

impl Component for Neighbour {
    type Message = Heard;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &Context<Self>, heard: Heard) -> bool {
        match heard {
            Heard::Click => self.clicks += 1,
            Heard::Input => self.inputs += 1,
            Heard::Key => self.keys += 1,
            Heard::PutAway => self.has_put_it_away = !self.has_put_it_away,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let endpoint = ctx.props().endpoint.clone();
        html! {
            <div class="neighbour">
                <button class="count" type="button" onclick={link.callback(|_| Heard::Click)}>{ "Count" }</button>
                <input class="write" aria-label="Write" oninput={link.callback(|_| Heard::Input)}
                    onkeydown={link.callback(|_| Heard::Key)} />
                <button class="put-away" type="button" onclick={link.callback(|_| Heard::PutAway)}>{ "Put it away" }</button>
                <output>{ format!("{} clicks, {} inputs, {} keys", self.clicks, self.inputs, self.keys) }</output>
                if let Some(endpoint) = endpoint.filter(|_| !self.has_put_it_away) {
                    <article-widget {endpoint} preview="">
                        <article><h1>{ "The neighbours" }</h1><p>{ "They share a page." }</p></article>
                    </article-widget>
                }
            </div>
        }
    }
}

/// Shows the application in `root`, with a widget in it that sends comments to `endpoint`, if that
/// is given.
#[wasm_bindgen]
pub fn show(root: Element, endpoint: Option<String>) {
    let endpoint = endpoint.map(AttrValue::from);
    yew::Renderer::<Neighbour>::with_root_and_props(root, Props { endpoint }).render();
}
