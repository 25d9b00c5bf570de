//! The comment form.

mod changes;
mod check;
mod controls;
pub mod drafts;
mod events;
mod extras;
pub mod field;
mod field_view;
mod keys;
pub mod preview;
mod restore;
mod state;
mod status;
mod subject;
mod submit;
mod transport;
mod view;

pub use events::Msg;

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use web_sys::Node;
use yew::prelude::*;

use crate::components::comment_form::drafts::{BrowserDraft, BrowserStorage};
use crate::components::comment_form::state::{FieldState, SendState, TypingFastPath};
use crate::hydration;
use article_widget_core::comments::before_send::BeforeSend;
use article_widget_core::comments::options::CommentOptions;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::comments::saved_author::SavedAuthor;
use article_widget_core::messages::Messages;
use article_widget_dom::input_events::InputListener;
use article_widget_dom::online::OnlineListener;
use article_widget_dom::storage::StorageArea;

/// What [`CommentForm`] needs to know.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How comments are taken.
    pub options: Rc<CommentOptions>,
    /// The article's canonical URL; by default the page's address.
    #[prop_or_default]
    pub url: Option<AttrValue>,
    /// The article's headline; by default the page's title.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// BCP 47 tag of the interface's language.
    pub lang: AttrValue,
    /// What is said in the form.
    pub messages: Messages,
    /// The level of the heading.
    pub heading_level: u8,
    /// The prefix of every generated `id`.
    pub id_prefix: AttrValue,
    /// Called before each comment is sent.
    #[prop_or_default]
    pub before_send: Option<BeforeSend>,
    /// Called with the outcome of each comment.
    #[prop_or_default]
    pub on_outcome: Callback<Outcome>,
}

/// A form for one comment. Its controls are uncontrolled: what a reader types stands in the page
/// and nowhere else, so that no render can lose it.
#[derive(Default)]
pub struct CommentForm {
    /// A slot for each field.
    fields: Vec<FieldState>,
    remember: NodeRef,
    honeypot: NodeRef,
    form: NodeRef,
    /// The field to focus once its message is rendered.
    focus_after_render: Option<usize>,
    send_state: SendState,
    /// What is kept of the comment: from the first render on, because that needs a page.
    drafts: Option<BrowserDraft>,
    draft_restored: bool,
    /// How much more the comment may hold, once that is little.
    characters_left: Option<i64>,
    /// The reader's own words, while a moderator has not approved them: a name and a text.
    pending_comment: Option<(String, String)>,
    /// What is shown as a preview: a name and a text.
    preview: Option<(String, String)>,
    /// How long the reader still has to wait, in seconds.
    wait_seconds: u32,
    wait_timer: Option<Interval>,
    /// When that is over, in milliseconds since the Unix epoch.
    wait_end_ms: f64,
    /// When the form was shown, in milliseconds since the Unix epoch.
    shown_at_ms: f64,
    /// The form that was prepared last. It is compared by node, because Yew may call `rendered` once for two renders,
    /// between which another form has taken its place.
    prepared_form: Option<Node>,
    /// Whether a mouse or a finger is down on the form.
    is_pressed: bool,
    /// The field that was left for that, and is yet to be checked.
    deferred_blur: Option<usize>,
    online_listener: Option<OnlineListener>,
    input_listener: Option<InputListener>,
    fast_path: Rc<TypingFastPath>,
    /// Whether something was typed of which no message has arrived yet.
    has_unhandled_input: Rc<Cell<bool>>,
    /// Whether the host's developer was told what is wrong with the endpoint: once is enough.
    has_warned: bool,
}

/// Where comments are sent; nothing without an endpoint.
fn endpoint_url(props: &Props) -> &str {
    let endpoint = props.options.endpoint.as_ref();
    endpoint.map_or("", |endpoint| &endpoint.url)
}

/// The reader's details for the endpoint.
fn saved_author(props: &Props) -> SavedAuthor<BrowserStorage> {
    SavedAuthor::new(BrowserStorage(StorageArea::Local), endpoint_url(props))
}

impl Component for CommentForm {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let fields = ctx.props().options.fields.iter();
        Self {
            fields: fields.map(|_| FieldState::default()).collect(),
            ..Self::default()
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        self.apply_props(ctx.props(), old);
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let props = ctx.props();
        if first_render {
            let link = ctx.link().clone();
            self.online_listener =
                Some(OnlineListener::new(move || link.send_message(Msg::Online)));
        }
        if let Some(form) = self.form.get() {
            let link = ctx.link().clone();
            if !hydration::when_connected(&form, move || link.send_message(Msg::Mounted)) {
                return;
            }
        }
        self.listen(ctx);
        if self.prepare_restored(props) {
            // A second render, because what was rendered is not to be changed by hand.
            ctx.link().send_message(Msg::Restored);
        }
        if let Some(control) = self
            .focus_after_render
            .take()
            .and_then(|index| self.control(index))
        {
            let _ = control.focus();
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.fast_path.end();
        self.handle(ctx, msg)
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        // Now, while its control is there to be read.
        match &self.drafts {
            Some(drafts) if self.has_unhandled_input.get() => {
                drafts.schedule_save();
            }
            Some(_) => {}
            None => self.keep_unconfirmed(ctx.props()),
        }
        self.flush_draft();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.section(ctx)
    }
}
