//! A widget on a page of its own, for the tests in this folder.
#![allow(dead_code, reason = "each test file uses its part of this")]

pub mod every_block;

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Callback, Renderer};

use article_widget::article::Article;
use article_widget::article::options::ArticleOptions;
use article_widget::comments::before_send::BeforeSend;
use article_widget::json::Json;
use article_widget::widget::Props;
use article_widget::{ArticleWidget, Config, WidgetEvent};

#[wasm_bindgen(module = "/tests/common/page.js")]
extern "C" {
    fn take_complaints() -> String;
    fn complaints() -> u32;
    #[wasm_bindgen(js_name = frame)]
    fn frame_js() -> js_sys::Promise;
    #[wasm_bindgen(js_name = lines)]
    fn lines_js(element: &Element, except: &str) -> String;
    fn give_way(often: bool);
    /// Waits until an element is gone, and lets nothing come in between.
    #[wasm_bindgen(js_name = gone)]
    pub async fn gone(element: &Element);
    /// ResponseRules every request from now on with this. A status of 0 lets it hang, -1 fails it.
    pub fn answer_with(status: i32, content_type: &str, body: &str);
    /// How many requests were made since [`answer_with`].
    pub fn requests_made() -> u32;
    /// The body of the last one.
    pub fn last_body() -> String;
}

#[wasm_bindgen(module = "/tests/common/platform.js")]
extern "C" {
    /// Gives the browser a way to share and a clipboard, which fail with a `DOMException` of that
    /// name, or work where it is empty; or takes them away.
    pub fn platform(share: Option<&str>, clipboard: Option<&str>);
    /// What was asked of them, a line each.
    pub fn platform_calls() -> String;
    /// How many listen to the page's fragment.
    pub fn listeners_to_fragment() -> i32;
    /// Sets the page's fragment without telling anybody.
    pub fn set_fragment(fragment: &str);
    /// How many entries the page's history has.
    pub fn history_length() -> u32;
    /// Clicks with the key held that opens a new tab. Whether the widget took the click.
    pub fn click_for_a_tab(element: &HtmlElement) -> bool;
    /// Forbids frames on this page, so that none asks anybody for anything.
    pub fn forbid_frames();
}

#[wasm_bindgen(module = "/tests/common/hand.js")]
extern "C" {
    /// Drags with a mouse. Whether the click at the end was left to the browser.
    pub fn drag(element: &HtmlElement, by: i32) -> bool;
    /// Begins to drag a scroller that goes on to a place meanwhile. Where it is then.
    pub async fn drag_on_the_way(
        element: &HtmlElement,
        scroller: &HtmlElement,
        place: i32,
        by: i32,
    ) -> JsValue;
    /// Clicks with a mouse. Whether the browser was left to follow the link.
    pub fn click(element: &HtmlElement) -> bool;
    /// Whether the browser's own drag of a link or a picture is let begin.
    pub fn may_be_carried_off(element: &HtmlElement) -> bool;
    /// Presses a key, perhaps with Alt. Whether it was left to the browser.
    pub fn press(element: &HtmlElement, key: &str, alt: bool) -> bool;
}

/// While it lives, Yew gives way to the browser wherever it can, as it does on a slow device.
#[must_use]
pub struct SlowDevice;

impl SlowDevice {
    /// From now on.
    pub fn begin() -> Self {
        give_way(true);
        Self
    }
}

impl Drop for SlowDevice {
    fn drop(&mut self) {
        give_way(false);
    }
}

/// A mounted widget, taken away when the test is over.
pub struct Page {
    host: HtmlElement,
    root: Element,
    app: Option<AppHandle<ArticleWidget>>,
}

impl Page {
    /// Mounts a widget with settings as an embedder would write them, and waits for the article.
    pub async fn with(settings: &str) -> Self {
        let page = Self::waiting(settings);
        page.until("no .aw-waiting", |page| {
            page.find(".aw-waiting").is_none() && page.find(".aw-root").is_some()
        })
        .await;
        page
    }

    /// Mounts a widget that shows an article.
    pub async fn showing(article: Article, display: ArticleOptions) -> Self {
        Self::of(Config {
            article: Some(Rc::new(article)),
            article_options: display,
            ..Config::default()
        })
        .await
    }

    /// Mounts a widget that shows the article in a configuration.
    pub async fn of(config: Config) -> Self {
        Self::of_telling(config, |_| ()).await
    }

    /// [`Self::of`], and somebody is told what happens.
    pub async fn of_telling(config: Config, on_event: impl Fn(WidgetEvent) + 'static) -> Self {
        let page = Self::mount(config, Callback::from(on_event));
        page.until("the article is there, and styled", |page| {
            page.find("article").is_some() && page.computed("article", "font-family").contains(',')
        })
        .await;
        page
    }

    /// Mounts a widget with settings, and somebody is told what happens.
    pub async fn telling(settings: &str, on_event: impl Fn(WidgetEvent) + 'static) -> Self {
        Self::of_telling(config(settings), on_event).await
    }

    /// Mounts a widget and does not wait.
    pub fn waiting(settings: &str) -> Self {
        Self::mount(config(settings), silent())
    }

    /// Mounts a widget with settings, which asks somebody before it sends a comment.
    pub async fn asking(settings: &str, before_send: BeforeSend) -> Self {
        let page = Self::mount_asking(config(settings), Some(before_send), silent());
        page.until("a form", |page| page.find("form").is_some())
            .await;
        page
    }

    fn mount(config: Config, on_event: Callback<WidgetEvent>) -> Self {
        Self::mount_asking(config, None, on_event)
    }

    fn mount_asking(
        config: Config,
        before_send: Option<BeforeSend>,
        on_event: Callback<WidgetEvent>,
    ) -> Self {
        let _ = take_complaints();
        let document = gloo::utils::document();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&host).unwrap();
        let shadow = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let root = document.create_element("div").unwrap();
        shadow.append_child(&root).unwrap();
        let props = yew::props!(Props {
            config: Rc::new(config),
            before_send,
            on_event,
        });
        let app = Renderer::<ArticleWidget>::with_root_and_props(root.clone(), props).render();
        Self {
            host,
            root,
            app: Some(app),
        }
    }

    /// Gives the widget other settings.
    pub fn update(&mut self, settings: &str) {
        self.update_to(config(settings));
    }

    /// Gives the widget another configuration.
    pub fn update_to(&mut self, config: Config) {
        let props = yew::props!(Props {
            config: Rc::new(config),
            on_event: silent(),
        });
        self.app.as_mut().unwrap().update(props);
    }

    /// The width of the widget in CSS pixels.
    pub fn set_width(&self, pixels: u32) {
        self.host
            .style()
            .set_property("width", &format!("{pixels}px"))
            .unwrap();
    }

    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .unwrap()
            .map(JsCast::unchecked_into)
    }

    pub fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("{selector} in {}", self.root.inner_html()))
    }

    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    pub fn text(&self, selector: &str) -> String {
        self.get(selector)
            .text_content()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.get(selector).get_attribute(name)
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        let elements = (0..found.length()).filter_map(|index| found.item(index));
        elements.map(JsCast::unchecked_into).collect()
    }

    /// The text of every element that a selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let text = |element: HtmlElement| element.text_content().unwrap_or_default();
        self.all(selector).into_iter().map(text).collect()
    }

    /// An attribute of every element that a selector finds and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let all = self.all(selector).into_iter();
        all.filter_map(|element| element.get_attribute(name))
            .collect()
    }

    /// The value of a CSS property, as the browser has computed it.
    pub fn computed(&self, selector: &str, property: &str) -> String {
        let style = gloo::utils::window().get_computed_style(&self.get(selector));
        style
            .unwrap()
            .unwrap()
            .get_property_value(property)
            .unwrap()
    }

    /// The lines of the text that a selector finds first, as they are laid out: without white
    /// space, and with U+FFFC for what `except` finds.
    pub fn lines(&self, selector: &str, except: &str) -> Vec<String> {
        let lines = lines_js(&self.get(selector), except);
        lines.split('\n').map(str::to_owned).collect()
    }

    pub fn click(&self, selector: &str) {
        self.get(selector).click();
    }

    /// Whether the focus is on an element.
    pub fn has_focus(&self, selector: &str) -> bool {
        let active = self
            .host
            .shadow_root()
            .and_then(|root| root.active_element());
        active.is_some_and(|active| self.find(selector).is_some_and(|found| *found == active))
    }

    /// The `name` of the control that has the focus.
    pub fn focused(&self) -> Option<String> {
        let active = self.host.shadow_root()?.active_element()?;
        active.get_attribute("name")
    }

    /// Types into a control, as far as a script can: value, then an `input` event.
    pub fn fill(&self, name: &str, value: &str) {
        let control = self.get(&format!("[name={name}]"));
        js_sys::Reflect::set(&control, &"value".into(), &value.into()).unwrap();
        self.fire(&control, "input");
    }

    /// Leaves a control.
    pub fn leave(&self, name: &str) {
        let control = self.get(&format!("[name={name}]"));
        control.focus().unwrap();
        control.blur().unwrap();
    }

    pub fn value(&self, name: &str) -> String {
        let control = self.get(&format!("[name={name}]"));
        js_sys::Reflect::get(&control, &"value".into())
            .unwrap()
            .as_string()
            .unwrap()
    }

    pub fn fire(&self, element: &HtmlElement, kind: &str) {
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        let event = web_sys::Event::new_with_event_init_dict(kind, &init).unwrap();
        element.dispatch_event(&event).unwrap();
    }

    /// Waits until something holds. The runner's own limit ends a wait that never does.
    pub async fn until(&self, what: &str, holds: impl Fn(&Page) -> bool) {
        web_sys::console::log_1(&format!("waiting until {what}").into());
        loop {
            // Yew may pause between a render and `rendered`; a reader acts later than that.
            yew::scheduler::flush().await;
            if holds(self) {
                return;
            }
            JsFuture::from(frame_js()).await.unwrap();
        }
    }

    /// Waits until everything that was about to be rendered has been.
    pub async fn rendered(&self) {
        yew::scheduler::flush().await;
        for _ in 0..2 {
            JsFuture::from(frame_js()).await.unwrap();
        }
        yew::scheduler::flush().await;
    }

    /// Ends the test: the page has said nothing all along.
    pub fn was_quiet(self) {
        assert_eq!(take_complaints(), "");
    }

    /// Waits until the page has said this many lines.
    pub async fn says(&self, lines: usize) {
        self.until("the page says something", |_| {
            complaints() as usize >= lines
        })
        .await;
    }

    /// Ends the test: this is all the page has said, or is about to say.
    pub async fn said_only(self, words: &str) {
        self.says(words.lines().count()).await;
        assert_eq!(take_complaints(), words);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
            self.host.remove();
        }
    }
}

fn config(settings: &str) -> Config {
    let json = Json::parse(settings).expect("the test's settings are JSON");
    let base = gloo::utils::document().base_uri().unwrap();
    let (config, diagnostics) = Config::read(&json, base.as_deref());
    assert_eq!(diagnostics, []);
    config
}

fn silent() -> Callback<WidgetEvent> {
    Callback::from(|_: WidgetEvent| ())
}
