//! A mounted widget and helpers for the component tests in browsers.
#![allow(dead_code, reason = "each test file uses a part of this")]

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
    fn take_messages() -> String;
    fn message_count() -> u32;
    #[wasm_bindgen(js_name = frame)]
    fn frame_js() -> js_sys::Promise;
    #[wasm_bindgen(js_name = lines)]
    fn lines_js(element: &Element, except: &str) -> String;
    fn give_way(often: bool);
    /// Waits until an element is removed, and resumes before any other task.
    #[wasm_bindgen(js_name = gone)]
    pub async fn gone(element: &Element);
    /// Responds to every request from now on with this. A status of 0 never responds, -1 fails the request.
    pub fn answer_with(status: i32, content_type: &str, body: &str);
    /// Returns the number of requests since [`answer_with`].
    pub fn requests_made() -> u32;
    /// Returns the body of the last request.
    pub fn last_body() -> String;
}

#[wasm_bindgen(module = "/tests/common/platform.js")]
extern "C" {
    /// Mocks `navigator.share` and the clipboard: with `None` they are missing, with an empty string they work, and
    /// otherwise they fail with a `DOMException` of this name.
    pub fn platform(share: Option<&str>, clipboard: Option<&str>);
    /// Returns the calls of them, one a line.
    pub fn platform_calls() -> String;
    /// Returns the number of `hashchange` listeners.
    pub fn listeners_to_fragment() -> i32;
    /// Sets the page's fragment without an event.
    pub fn set_fragment(fragment: &str);
    /// Returns the length of the page's history.
    pub fn history_length() -> u32;
    /// Clicks with the key held that opens a new tab. Returns whether the widget prevented the default.
    pub fn click_for_a_tab(element: &HtmlElement) -> bool;
    /// Blocks frames on this page by a content security policy, so that none makes a request.
    pub fn forbid_frames();
}

#[wasm_bindgen(module = "/tests/common/input.js")]
extern "C" {
    /// Drags with a mouse. Returns whether the click at the end was left to the browser.
    pub fn drag(element: &HtmlElement, by: i32) -> bool;
    /// Begins to drag while a scroller moves to a position. Returns the scroller's position then.
    pub async fn drag_on_the_way(
        element: &HtmlElement,
        scroller: &HtmlElement,
        place: i32,
        by: i32,
    ) -> JsValue;
    /// Clicks with a mouse. Returns whether the browser was left to follow the link.
    pub fn click(element: &HtmlElement) -> bool;
    /// Returns whether the browser's own drag of a link or an image may begin.
    pub fn allows_native_drag(element: &HtmlElement) -> bool;
    /// Presses a key, with Alt if `alt`. Returns whether it was left to the browser.
    pub fn press(element: &HtmlElement, key: &str, alt: bool) -> bool;
}

/// Makes Yew yield to the browser wherever it can, as on a slow device, until it is dropped.
#[must_use]
pub struct SlowDevice;

impl SlowDevice {
    /// Begins to yield.
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

/// A mounted widget. Dropping it removes the widget.
pub struct Page {
    host: HtmlElement,
    root: Element,
    app: Option<AppHandle<ArticleWidget>>,
}

impl Page {
    /// Mounts a widget with JSON settings and waits for the article.
    pub async fn with(settings: &str) -> Self {
        let page = Self::not_ready(settings);
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
        Self::of_with_events(config, |_| ()).await
    }

    /// [`Self::of`] with an event handler.
    pub async fn of_with_events(config: Config, on_event: impl Fn(WidgetEvent) + 'static) -> Self {
        let page = Self::mount(config, Callback::from(on_event));
        page.until("the article is there, and styled", |page| {
            page.find("article").is_some() && page.computed("article", "font-family").contains(',')
        })
        .await;
        page
    }

    /// Mounts a widget with JSON settings and an event handler.
    pub async fn with_events(settings: &str, on_event: impl Fn(WidgetEvent) + 'static) -> Self {
        Self::of_with_events(config(settings), on_event).await
    }

    /// Mounts a widget without waiting for the article.
    pub fn not_ready(settings: &str) -> Self {
        Self::mount(config(settings), silent())
    }

    /// Mounts a widget with JSON settings and a `before_send` callback.
    pub async fn with_before_send(settings: &str, before_send: BeforeSend) -> Self {
        let page = Self::mount_with_before_send(config(settings), Some(before_send), silent());
        page.until("a form", |page| page.find("form").is_some())
            .await;
        page
    }

    fn mount(config: Config, on_event: Callback<WidgetEvent>) -> Self {
        Self::mount_with_before_send(config, None, on_event)
    }

    fn mount_with_before_send(
        config: Config,
        before_send: Option<BeforeSend>,
        on_event: Callback<WidgetEvent>,
    ) -> Self {
        let _ = take_messages();
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

    /// Changes the widget's settings.
    pub fn update(&mut self, settings: &str) {
        self.update_to(config(settings));
    }

    /// Changes the widget's configuration.
    pub fn update_to(&mut self, config: Config) {
        let props = yew::props!(Props {
            config: Rc::new(config),
            on_event: silent(),
        });
        self.app.as_mut().unwrap().update(props);
    }

    /// Sets the width of the widget in CSS pixels.
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

    /// Sets the value of a control and dispatches an `input` event.
    pub fn fill(&self, name: &str, value: &str) {
        let control = self.get(&format!("[name={name}]"));
        js_sys::Reflect::set(&control, &"value".into(), &value.into()).unwrap();
        self.fire(&control, "input");
    }

    /// Focuses and blurs a control.
    pub fn blur(&self, name: &str) {
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

    /// Waits until a condition holds; the test runner's timeout ends the wait.
    pub async fn until(&self, what: &str, holds: impl Fn(&Page) -> bool) {
        web_sys::console::log_1(&format!("waiting until {what}").into());
        loop {
            // Yew may yield between a render and `rendered`; input comes later than that.
            yew::scheduler::flush().await;
            if holds(self) {
                return;
            }
            JsFuture::from(frame_js()).await.unwrap();
        }
    }

    /// Waits until pending renders are done.
    pub async fn rendered(&self) {
        yew::scheduler::flush().await;
        for _ in 0..2 {
            JsFuture::from(frame_js()).await.unwrap();
        }
        yew::scheduler::flush().await;
    }

    /// Ends the test; asserts that the page has logged nothing.
    pub fn was_quiet(self) {
        assert_eq!(take_messages(), "");
    }

    /// Waits until the page has logged this many messages.
    pub async fn wait_for_messages(&self, lines: usize) {
        self.until("the page logs something", |_| {
            message_count() as usize >= lines
        })
        .await;
    }

    /// Ends the test; waits for these messages and asserts that the page has logged no others.
    pub async fn logged_only(self, messages: &str) {
        self.wait_for_messages(messages.lines().count()).await;
        assert_eq!(take_messages(), messages);
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
