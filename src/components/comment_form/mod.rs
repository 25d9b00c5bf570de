//! The comment form.

pub mod drafts;
pub mod field;
pub mod preview;
mod status;
mod transport;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Node};
use yew::prelude::*;
use yew::virtual_dom::{ListenerKind, VText};

use crate::components::article::heading;
use crate::components::comment_form::drafts::{BrowserDraft, BrowserStorage};
use crate::components::comment_form::field::Control;
use crate::components::comment_form::preview::entry;
use crate::components::comment_form::status::Status;
use crate::components::comment_form::transport::{SendResult, send};
use crate::hydration;
use crate::vdom::element::Tag;
use crate::vdom::html_writer;
use crate::vdom::node_ref::{form_control, has_focus_within};
use article_widget_core::comments::before_send::{Added, BeforeSend, Stop};
use article_widget_core::comments::comment::{self, Comment, Subject};
use article_widget_core::comments::draft_store::Ending;
use article_widget_core::comments::endpoint::condition::is_like;
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::comments::options::{Access, Settings};
use article_widget_core::comments::outcome::{Outcome, Verdict};
use article_widget_core::comments::saved_author::{Commenter, REMEMBERED};
use article_widget_core::comments::validation::{self, Problem};
use article_widget_core::diagnostics::Fault;
use article_widget_core::json::Json;
use article_widget_core::messages::{Message, Messages};
use article_widget_dom::form_control::FormControl;
use article_widget_dom::input_events::{InputEvent, InputListener};
use article_widget_dom::online::OnlineListener;
use article_widget_dom::storage::StorageArea;
use article_widget_dom::{console, document, web_share};
use article_widget_platform::intl;
use article_widget_platform::url::{self, UrlPurpose};

/// What [`CommentForm`] needs to know.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How comments are taken.
    pub settings: Rc<Settings>,
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
    /// What every id in it begins with.
    pub ids: AttrValue,
    /// Asked before each comment is sent.
    #[prop_or_default]
    pub before_send: Option<BeforeSend>,
    /// Told what became of each comment.
    #[prop_or_default]
    pub on_outcome: Callback<Outcome>,
}

/// A form for one comment. Its controls are uncontrolled: what a reader types stands in the page
/// and nowhere else, so that no render can lose it.
#[derive(Default)]
pub struct CommentForm {
    /// A slot for each field.
    slots: Vec<Slot>,
    remember: NodeRef,
    honeypot: NodeRef,
    form: NodeRef,
    /// The field to focus once its message is rendered.
    to_focus: Option<usize>,
    progress: Progress,
    /// What is kept of the comment: from the first render on, because that needs a page.
    drafts: Option<BrowserDraft>,
    draft_restored: bool,
    /// How much more the comment may hold, once that is little.
    left: Option<i64>,
    /// The reader's own words, while a moderator has not approved them: a name and a text.
    held: Option<(String, String)>,
    /// What is shown as a preview: a name and a text.
    preview: Option<(String, String)>,
    /// How long the reader still has to wait, in seconds.
    wait: u32,
    clock: Option<Interval>,
    /// When that is over, in milliseconds since the Unix epoch.
    wait_end: f64,
    /// When the form was shown, in milliseconds since the Unix epoch.
    shown: f64,
    /// The form that was prepared last. It is compared by node, because Yew may call `rendered` once for two renders,
    /// between which another form has taken its place.
    shown_form: Option<Node>,
    /// Whether a mouse or a finger is down on the form.
    is_pressed: bool,
    /// The field that was left for that, and is yet to be checked.
    left_behind: Option<usize>,
    connected: Option<OnlineListener>,
    typing: Option<InputListener>,
    calm: Rc<Calm>,
    /// Whether something was typed of which no message has arrived yet.
    is_typed: Rc<Cell<bool>>,
    /// Whether the host's developer was told what is wrong with the endpoint: once is enough.
    has_warned: bool,
}

/// While there is nothing to do at a key in the comment: its draft is to be kept soon anyway, and nothing is
/// shown that depends on what is typed, up to a length in UTF-16 code units.
#[derive(Default)]
struct Calm(RefCell<Option<(Node, u32)>>);

impl Calm {
    fn lasts_for(&self, control: &Node) -> bool {
        let calm = self.0.borrow();
        calm.as_ref().is_some_and(|(comment, most)| {
            let length = || control.unchecked_ref::<FormControl>().text_length();
            comment == control && length().is_some_and(|it| it < *most)
        })
    }

    fn ends(&self) {
        self.0.take();
    }
}

/// What is known of one field.
#[derive(Default)]
struct Slot {
    node: NodeRef,
    /// What is wrong with it, in words.
    error: Option<String>,
    /// Whether it was edited: others are not complained about before submission.
    edited: bool,
}

/// How far sending has come.
#[derive(Default, PartialEq)]
pub(super) enum Progress {
    #[default]
    Idle,
    Sending,
    Ended(Outcome),
    /// What hindered sending is over: this says so.
    Free(Message),
}

/// What can happen to the form.
pub enum Event {
    /// It is on the page now.
    Placed,
    /// What belongs into it was put back, and the script checks and sends it from now on.
    Restored,
    /// What is in a control was edited.
    Edited(Node),
    /// A field was left.
    Left(usize),
    /// A mouse or a finger has come down on the form.
    Pressed,
    /// What it was on is clicked.
    Clicked,
    /// The box that asks to remember the details was ticked or unticked.
    Remember,
    /// The restored draft is not wanted.
    Discard,
    /// The preview is to be opened, or closed.
    Preview,
    /// The form was submitted.
    Submitted,
    /// The form was reset.
    Reset,
    /// The host takes its time to say what it adds.
    Waiting,
    /// The host has said what it adds, or that the comment is not to be sent.
    Asked(Box<Comment>, Result<Added, Stop>),
    /// An attempt to send this comment has ended.
    Ended(Box<Comment>, Outcome, Option<Fault>),
    /// A second of waiting is over.
    Tick,
    /// There is a connection again.
    Online,
    /// The comment is to be copied.
    Copy,
    /// It was copied, or could not be.
    Copied(bool),
}

/// Where comments are sent; nothing without an endpoint.
fn endpoint_url(props: &Props) -> &str {
    let endpoint = props.settings.endpoint.as_ref();
    endpoint.map_or("", |endpoint| &endpoint.url)
}

/// The reader's details for the endpoint.
fn commenter(props: &Props) -> Commenter<BrowserStorage> {
    Commenter::new(BrowserStorage(StorageArea::Local), endpoint_url(props))
}

impl Component for CommentForm {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let fields = ctx.props().settings.fields.iter();
        Self {
            slots: fields.map(|_| Slot::default()).collect(),
            ..Self::default()
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let new = ctx.props();
        self.calm.ends();
        // What was typed belongs to what was commented on then.
        self.flush_draft();
        if new.settings.fields != old.settings.fields {
            let mut slots: Vec<Option<Slot>> = self.slots.drain(..).map(Some).collect();
            // What is known of a field goes with it, wherever it is now.
            for field in new.settings.fields.iter() {
                let before = old.settings.fields.position(&field.name);
                let slot = before.and_then(|at| slots.get_mut(at)?.take());
                self.slots.push(slot.unwrap_or_default());
            }
            // A browser takes the focus from what is moved.
            self.to_focus = self.slots.iter().position(|it| has_focus_within(&it.node));
        }
        if url::origin(endpoint_url(new)) != url::origin(endpoint_url(old)) {
            self.withdraw_details(new, old);
            self.restore_details(new);
        }
        let parent = |props: &Props| props.settings.parent.as_ref().map(|it| it.id.clone());
        let about = |props: &Props| {
            let endpoint = props.settings.endpoint.as_ref();
            (
                endpoint.map(|it| it.url.clone()),
                Self::subject(props).article,
            )
        };
        if parent(new) != parent(old) {
            // Another comment is answered: each has a draft of its own.
            self.change_parent(new);
        } else if about(new) != about(old) {
            // The article has told its own address: an unsent comment goes with it.
            let before = self.drafts.replace(self.drafts_of(new));
            let comment = self.comment(new);
            if validation::is_blank(&comment) {
                self.restore_draft(new);
            } else {
                self.keep_draft(&comment);
                if let Some(drafts) = before {
                    drafts.discard();
                }
            }
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        let props = ctx.props();
        if first_render {
            let link = ctx.link().clone();
            self.connected = Some(OnlineListener::new(move || {
                link.send_message(Event::Online)
            }));
        }
        if let Some(form) = self.form.get() {
            let link = ctx.link().clone();
            if !hydration::when_connected(&form, move || link.send_message(Event::Placed)) {
                return;
            }
        }
        self.listen(ctx);
        if self.appear(props) {
            // A second render, because what was rendered is not to be changed by hand.
            ctx.link().send_message(Event::Restored);
        }
        if let Some(control) = self.to_focus.take().and_then(|index| self.control(index)) {
            let _ = control.focus();
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let props = ctx.props();
        self.calm.ends();
        match event {
            Event::Placed | Event::Restored => true,
            Event::Edited(control) => self.edit(props, &control),
            // A complaint that came up now would push away what is about to be clicked.
            Event::Left(index) if self.is_pressed => {
                self.left_behind = Some(index);
                false
            }
            Event::Left(index) => self.leave(props, index),
            Event::Pressed => {
                self.is_pressed = true;
                false
            }
            Event::Clicked => {
                self.is_pressed = false;
                let left_behind = self.left_behind.take();
                left_behind.is_some_and(|index| self.leave(props, index))
            }
            Event::Remember => {
                if !self.is_ticked(&self.remember) {
                    commenter(props).forget();
                }
                false
            }
            Event::Discard => {
                self.discard_draft();
                self.put(props, "comment", "");
                self.draft_restored = false;
                self.progress = Progress::Free(Message::DraftDiscarded);
                self.to_focus = props.settings.fields.position("comment");
                true
            }
            Event::Preview => {
                self.preview = match self.preview {
                    None => Some((self.value(props, "name"), self.comment(props))),
                    Some(_) => None,
                };
                true
            }
            Event::Submitted => {
                // What is pressed while the page loads may come before the form is rendered on the page.
                self.appear(props);
                // An attempt begins with its words kept, and nothing of it left to be kept later.
                self.flush_draft();
                self.submit(ctx)
            }
            Event::Reset => self.reset(),
            Event::Waiting => true,
            Event::Asked(comment, Ok(added)) => {
                self.send(ctx, Comment { added, ..*comment });
                true
            }
            Event::Asked(_, Err(Stop::Prevented)) => {
                self.progress = Progress::Idle;
                true
            }
            // Not for the site to be blamed for: it has never seen the comment.
            Event::Asked(_, Err(Stop::Failed)) => {
                props.on_outcome.emit(Outcome::Refused {
                    fields: Vec::new(),
                    reasons: Vec::new(),
                });
                self.progress = Progress::Free(Message::NotChecked);
                true
            }
            Event::Ended(comment, outcome, fault) => {
                if let Some(fault) = fault
                    && !std::mem::replace(&mut self.has_warned, true)
                {
                    console::warn(&fault.to_string());
                }
                self.end(ctx, &comment, outcome)
            }
            Event::Tick => {
                // A page that was asleep has heard no clock.
                let left = ((self.wait_end - document::now()) / 1_000.0)
                    .ceil()
                    .max(0.0) as u32;
                self.wait = left.min(self.wait.saturating_sub(1));
                if self.wait == 0 {
                    self.clock = None;
                    self.progress = Progress::Free(Message::WaitOver);
                }
                true
            }
            Event::Online => {
                let was_offline = self.progress == Progress::Ended(Outcome::Offline);
                if was_offline {
                    self.progress = Progress::Free(Message::Online);
                }
                was_offline
            }
            Event::Copy => {
                let comment = self.comment(props);
                ctx.link()
                    .send_future(async move { Event::Copied(web_share::copy(&comment).await) });
                false
            }
            Event::Copied(done) => {
                let message = if done {
                    Message::CommentCopied
                } else {
                    let index = props.settings.fields.position("comment");
                    if let Some(control) = index.and_then(|index| self.control(index)) {
                        let _ = control.focus();
                        control.select();
                    }
                    Message::CommentNotCopied
                };
                self.progress = Progress::Free(message);
                true
            }
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        // Now, while its control is there to be read.
        match &self.drafts {
            Some(drafts) if self.is_typed.get() => {
                drafts.schedule_save();
            }
            Some(_) => {}
            None => self.keep_unheard(ctx.props()),
        }
        self.flush_draft();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            settings,
            messages,
            heading_level,
            ids,
            ..
        } = ctx.props();
        let heading_id = AttrValue::from([ids, "-comments"].concat());
        let answered = settings.parent.as_ref();
        let title = match answered.and_then(|parent| parent.name.as_deref()) {
            Some(name) => messages.fill(Message::ReplyTo, &[("name", name)]),
            None => messages.get(Message::CommentsHeading).to_owned(),
        };
        let closed = Tag::of("p", "aw-comments-closed");
        let content = match settings.access {
            Access::Open => self.form(ctx),
            Access::Closed => closed.text(messages.get(Message::CommentsClosed)).into(),
            Access::SignIn => closed
                .text(&[messages.get(Message::SignInFirst), " "].concat())
                .add(sign_in(settings, messages))
                .into(),
        };
        html_writer::rendered(
            Tag::of("section", "aw-comments")
                .set("part", "comments")
                .set("aria-labelledby", heading_id.clone())
                .add(heading(
                    *heading_level,
                    "aw-comments-heading",
                    Some("heading"),
                    Some(heading_id.to_string()),
                    VText::new(title).into(),
                ))
                .add(Tag::new("slot").set("name", "before-form"))
                .add(content),
        )
    }
}

/// The way to sign in, where the host has named one.
fn sign_in(settings: &Settings, messages: &Messages) -> Html {
    let Some(url) = &settings.sign_in else {
        return Html::default();
    };
    Tag::of("a", "aw-sign-in")
        .set("href", url.clone())
        .text(messages.get(Message::SignIn))
        .into()
}

impl CommentForm {
    fn control(&self, index: usize) -> Option<FormControl> {
        form_control(&self.slots.get(index)?.node)
    }

    fn named(&self, props: &Props, name: &str) -> Option<FormControl> {
        self.control(props.settings.fields.position(name)?)
    }

    /// What was typed into a field.
    fn value(&self, props: &Props, name: &str) -> String {
        self.named(props, name)
            .map(|control| control.value())
            .unwrap_or_default()
    }

    fn comment(&self, props: &Props) -> String {
        self.value(props, "comment")
    }

    /// Sets what is in a field, as if nobody had edited it.
    fn put(&mut self, props: &Props, name: &str, value: &str) {
        let index = props.settings.fields.position(name).unwrap_or_default();
        if let Some(control) = self.control(index) {
            control.set_value(value);
        }
        if let Some(slot) = self.slots.get_mut(index) {
            slot.edited = false;
            slot.error = None;
        }
        self.left = None;
    }

    fn is_ticked(&self, node: &NodeRef) -> bool {
        form_control(node)
            .and_then(|it| it.checked())
            .unwrap_or(false)
    }

    /// What is commented on, as far as that is known without the page.
    fn known(props: &Props) -> Subject {
        let text = |text: &Option<AttrValue>| text.as_deref().unwrap_or_default().to_owned();
        let settings = &props.settings;
        let id = settings.article_id.as_ref().map(ToString::to_string);
        let parent = settings.parent.as_ref();
        let url = text(&props.url);
        Subject {
            article: id.unwrap_or_else(|| url.clone()),
            title: text(&props.title),
            parent: parent
                .map(|parent| parent.id.to_string())
                .unwrap_or_default(),
            lang: props.lang.to_string(),
            user_agent: String::new(),
            // A reader who has sent the form finds the way back by it.
            page: url.clone(),
            url,
        }
    }

    fn subject(props: &Props) -> Subject {
        let known = Self::known(props);
        let page = document::url_without_fragment().unwrap_or_default();
        let or_page = |text: String| if text.is_empty() { page.clone() } else { text };
        Subject {
            article: or_page(known.article),
            url: or_page(known.url),
            title: if props.title.is_some() {
                known.title
            } else {
                document::title()
            },
            user_agent: document::user_agent(),
            page,
            ..known
        }
    }

    fn drafts_of(&self, props: &Props) -> BrowserDraft {
        let Subject {
            article, parent, ..
        } = Self::subject(props);
        let parent = (!parent.is_empty()).then_some(parent.as_str());
        let comment = props.settings.fields.position("comment");
        let slot = comment.and_then(|index| self.slots.get(index));
        let node = slot.map(|slot| slot.node.clone()).unwrap_or_default();
        let calm = self.calm.clone();
        BrowserDraft::new(endpoint_url(props), &article, parent).reading(move || {
            calm.ends();
            Some(form_control(&node)?.value())
        })
    }

    /// Listens to the form that is rendered now.
    fn listen(&mut self, ctx: &Context<Self>) {
        let Some(form) = self.form.cast::<Element>() else {
            self.typing = None;
            return;
        };
        if !self.typing.as_ref().is_some_and(|it| it.is_of(&form)) {
            let (link, calm) = (ctx.link().clone(), self.calm.clone());
            let is_typed = self.is_typed.clone();
            self.typing = Some(InputListener::new(form, move |input| {
                let event = match input {
                    InputEvent::Changed(control) if calm.lasts_for(&control) => None,
                    InputEvent::Changed(control) => {
                        is_typed.set(true);
                        Some(Event::Edited(control))
                    }
                    InputEvent::Key(key) => on_key(&key),
                };
                if let Some(event) = event {
                    link.send_message(event);
                }
            }));
        }
    }

    /// Prepares the form where it has come up since the last call.
    fn appear(&mut self, props: &Props) -> bool {
        let before = std::mem::replace(&mut self.shown_form, self.form.get());
        let has_appeared = self.shown_form.is_some() && self.shown_form != before;
        if has_appeared {
            self.show(props);
        }
        has_appeared
    }

    /// Puts back what belongs into a form that has come up.
    fn show(&mut self, props: &Props) {
        if self.progress != Progress::Sending {
            self.progress = Progress::Idle;
        }
        self.shown = document::now();
        self.restore_details(props);
        // The one before gives its draft away first.
        self.drafts = None;
        self.drafts = Some(self.drafts_of(props));
        if !self.returned(props) {
            self.restore_draft(props);
        }
    }

    /// Whether the reader has come back from the page of a back end that shows it has the comment.
    fn returned(&mut self, props: &Props) -> bool {
        let Some(endpoint) = &props.settings.endpoint else {
            return false;
        };
        let here = document::url().unwrap_or_default();
        let mut patterns = endpoint.returned.iter();
        let Some((verdict, _)) = patterns.find(|(_, pattern)| is_like(pattern, &here)) else {
            return false;
        };
        let draft = self.drafts.as_ref().and_then(BrowserDraft::restore);
        let Some(draft) = draft.filter(|draft| draft.tried.is_some()) else {
            return false;
        };
        self.discard_draft();
        let outcome = match verdict {
            Verdict::Held => Outcome::Held,
            _ => Outcome::Published { link: None },
        };
        if outcome == Outcome::Held {
            self.held = Some((self.value(props, "name"), draft.comment));
        }
        props.on_outcome.emit(outcome.clone());
        self.progress = Progress::Ended(outcome);
        true
    }

    /// Keeps what was typed into a form that is taken away before anybody listened to it.
    fn keep_unheard(&self, props: &Props) {
        let comment = self.comment(props);
        if !validation::is_blank(&comment) {
            self.drafts_of(props).save(&comment);
        }
    }

    /// Puts back an unsent comment that this browser keeps.
    fn restore_draft(&mut self, props: &Props) {
        let draft = self.drafts.as_ref().and_then(BrowserDraft::restore);
        let Some(control) = self.named(props, "comment") else {
            return;
        };
        if !control.value().is_empty() {
            // Typed before anybody listened.
            if let Some(drafts) = &self.drafts {
                drafts.schedule_save();
            }
            return;
        }
        let Some(draft) = draft else {
            return;
        };
        control.set_value(&draft.comment);
        if draft.tried.is_some() {
            // It was sent, and the page went away before the answer came.
            self.progress = Progress::Ended(Outcome::Unconfirmed);
        } else {
            self.draft_restored = true;
        }
        let fields = &props.settings.fields;
        if let Some(field) = fields.position("comment").and_then(|at| fields.get(at)) {
            self.count(field, &control);
        }
    }

    fn change_parent(&mut self, props: &Props) {
        self.put(props, "comment", "");
        self.draft_restored = false;
        self.drafts = Some(self.drafts_of(props));
        if self.progress != Progress::Sending {
            self.progress = Progress::Idle;
        }
        self.restore_draft(props);
    }

    /// Puts back the details, where the reader has asked for that and typed nothing yet.
    fn restore_details(&self, props: &Props) {
        let Some(details) = commenter(props).recall(document::now()) else {
            return;
        };
        for (name, value) in details {
            match self.named(props, name) {
                Some(control) if control.value().is_empty() => control.set_value(&value),
                _ => {}
            }
        }
        if let Some(remember) = form_control(&self.remember) {
            remember.set_checked(true);
        }
    }

    /// Takes away the details that were put back for another endpoint's origin, unless the reader has changed
    /// them.
    fn withdraw_details(&self, props: &Props, old: &Props) {
        let Some(details) = commenter(old).recall(document::now()) else {
            return;
        };
        for (name, value) in details {
            match self.named(props, name) {
                Some(control) if control.value() == value => control.set_value(""),
                _ => {}
            }
        }
        if let Some(remember) = form_control(&self.remember) {
            remember.set_checked(false);
        }
    }

    fn keep_draft(&self, comment: &str) {
        if let Some(drafts) = &self.drafts {
            drafts.save(comment);
        }
    }

    /// Keeps what was typed last.
    fn flush_draft(&self) {
        if let Some(drafts) = &self.drafts {
            drafts.flush();
        }
    }

    fn discard_draft(&self) {
        if let Some(drafts) = &self.drafts {
            drafts.discard();
        }
    }

    /// Checks a field that was left. What is already complained about stays until it is edited: a
    /// server's reason cannot be checked here.
    fn leave(&mut self, props: &Props, index: usize) -> bool {
        let (Some(slot), Some(field)) = (self.slots.get(index), props.settings.fields.get(index))
        else {
            return false;
        };
        // A field may be filled in before the form listens to input.
        let is_filled = || !field.kind.is_box() && !self.value(props, &field.name).is_empty();
        slot.error.is_none() && (slot.edited || is_filled()) && self.check(props, index)
    }

    fn edit(&mut self, props: &Props, control: &Node) -> bool {
        self.is_typed.set(false);
        let is_it = |slot: &Slot| slot.node.get().is_some_and(|node| node == *control);
        let Some(index) = self.slots.iter().position(is_it) else {
            return false;
        };
        // The mouse may have been let go of elsewhere.
        self.is_pressed = false;
        let Some(slot) = self.slots.get_mut(index) else {
            return false;
        };
        slot.edited = true;
        let complained = slot.error.is_some();
        let mut is_news = false;
        if let Some(field) = props.settings.fields.get(index)
            && &*field.name == "comment"
        {
            is_news = self.count(field, control.unchecked_ref());
            let is_calm = !complained && self.preview.is_none() && self.left.is_none();
            if let Some(drafts) = &self.drafts
                && drafts.schedule_save()
                && is_calm
            {
                let calm = (control.clone(), field.max - few(field.max));
                self.calm.0.replace(Some(calm));
            }
        }
        if self.preview.is_some() {
            self.preview = Some((self.value(props, "name"), self.comment(props)));
            is_news = true;
        }
        // A complaint goes as soon as it is no longer true, and none appears while typing.
        (complained && self.check(props, index)) || is_news
    }

    /// Counts how much more fits into the comment, once a fifth of it or less is left; true where
    /// that is news.
    fn count(&mut self, field: &Field, comment: &FormControl) -> bool {
        let left = i64::from(field.max) - i64::from(comment.text_length().unwrap_or_default());
        let left = (left <= i64::from(few(field.max))).then_some(left);
        left != std::mem::replace(&mut self.left, left)
    }

    /// Checks one field; true where its message changed.
    fn check(&mut self, props: &Props, index: usize) -> bool {
        let Some(field) = props.settings.fields.get(index) else {
            return false;
        };
        let problem = self.problem(field, index);
        let number = |number| intl::number(&props.lang, number);
        let words = problem.map(|it| validation::words(field, it, &props.messages, number));
        let Some(slot) = self.slots.get_mut(index) else {
            return false;
        };
        let changed = slot.error != words;
        slot.error = words;
        changed
    }

    fn problem(&self, field: &Field, index: usize) -> Option<Problem> {
        let control = self.control(index)?;
        if field.kind.is_box() {
            let is_missing = field.required && control.checked() != Some(true);
            return is_missing.then_some(Problem::Missing);
        }
        let value = control.value();
        let mismatch = match field.kind {
            Kind::Email => control.validity().type_mismatch(),
            // What a link may lead to is narrower than what is a URL.
            Kind::Url => {
                control.validity().type_mismatch()
                    || url::resolve(value.trim(), None, UrlPurpose::Fetch).is_none()
            }
            _ => false,
        };
        validation::check(field, &value, mismatch)
    }

    fn submit(&mut self, ctx: &Context<Self>) -> bool {
        if self.progress == Progress::Sending || self.wait > 0 {
            return false;
        }
        let props = ctx.props();
        for index in 0..self.slots.len() {
            self.check(props, index);
        }
        self.draft_restored = false;
        self.held = None;
        self.to_focus = self.first_wrong();
        if self.to_focus.is_some() {
            self.progress = Progress::Idle;
            return true;
        }

        self.progress = Progress::Sending;
        let comment = Box::new(self.written(props));
        if comment.remember {
            commenter(props).remember(&comment, document::now());
        } else {
            // The form may have been reset, which unticks the box unheard.
            commenter(props).forget();
        }
        match props.before_send.clone() {
            Some(before) => {
                let link = ctx.link().clone();
                // Nobody is told of a comment on its way before the host had the chance to stop it.
                spawn_local(async move {
                    let wait = || link.send_message(Event::Waiting);
                    let answer = before.ask(wait).await;
                    link.send_message(Event::Asked(comment, answer));
                });
                false
            }
            None => {
                self.send(ctx, *comment);
                true
            }
        }
    }

    /// The comment as the form holds it.
    fn written(&self, props: &Props) -> Comment {
        let seconds = (document::now() - self.shown) / 1_000.0;
        let mut comment = Comment {
            subject: Self::subject(props),
            remember: self.is_ticked(&self.remember),
            honeypot: form_control(&self.honeypot)
                .map(|control| control.value())
                .unwrap_or_default(),
            elapsed: seconds.max(0.0) as u32,
            ..Comment::default()
        };
        for (index, field) in props.settings.fields.iter().enumerate() {
            let value = match (&field.kind, self.control(index)) {
                (Kind::Hidden(value), _) => Json::from(&**value),
                (kind, Some(control)) if kind.is_box() => {
                    Json::Bool(control.checked() == Some(true))
                }
                (_, Some(control)) => Json::Text(comment::clean(&control.value())),
                (_, None) => continue,
            };
            if let (Kind::Consent(version), Json::Bool(true)) = (&field.kind, &value) {
                comment.set(&[&field.name, "Version"].concat(), Json::from(&**version));
                comment.set(
                    &[&field.name, "Time"].concat(),
                    Json::Text(document::time()),
                );
            }
            comment.set(&field.name, value);
        }
        comment
    }

    /// Sends a comment. The draft says so until the answer is there.
    fn send(&mut self, ctx: &Context<Self>, mut comment: Comment) {
        let props = ctx.props();
        let (Some(endpoint), Some(drafts)) = (&props.settings.endpoint, &self.drafts) else {
            return;
        };
        let attempt = drafts.attempt(&self.comment(props));
        attempt.key().clone_into(&mut comment.key);
        let (endpoint, link, form) = (endpoint.clone(), ctx.link().clone(), self.form.clone());
        spawn_local(async move {
            let form = form.cast::<Element>();
            let SendResult { mut outcome, fault } = send(&endpoint, &comment, form.as_ref()).await;
            // Sent again after an attempt whose end nobody saw: one of them arrived.
            if outcome == Outcome::Duplicate && attempt.is_repeated() {
                outcome = Outcome::Received;
            }
            // Here and not below: the form may be gone by now.
            attempt.settle(ending(&outcome));
            link.send_message(Event::Ended(Box::new(comment), outcome, fault));
        });
    }

    fn first_wrong(&self) -> Option<usize> {
        self.slots.iter().position(|slot| slot.error.is_some())
    }

    fn end(&mut self, ctx: &Context<Self>, comment: &Comment, mut outcome: Outcome) -> bool {
        let props = ctx.props();
        let text = comment.text("comment");
        if outcome.is_receipt() {
            self.preview = None;
            self.clear_comment(props, comment);
        }
        if outcome == Outcome::Held {
            self.held = Some((comment.text("name").to_owned(), text.to_owned()));
        }
        if let Outcome::Refused { fields, reasons } = &mut outcome {
            self.blame(props, fields, reasons);
            // Not out of the page's own search box: the answer may have taken a while.
            if has_focus_within(&self.form) {
                self.to_focus = self.first_wrong();
            }
        }
        if let Some(seconds) = outcome.wait() {
            self.wait = seconds;
            self.wait_end = document::now() + f64::from(seconds) * 1_000.0;
            let link = ctx.link().clone();
            let tick = move || link.send_message(Event::Tick);
            self.clock = Some(Interval::new(1_000, tick));
        }
        props.on_outcome.emit(outcome.clone());
        self.progress = Progress::Ended(outcome);
        true
    }

    /// Puts a back end's reasons where they belong; where there is no such field, with the others.
    fn blame(
        &mut self,
        props: &Props,
        fields: &mut Vec<(String, String)>,
        reasons: &mut Vec<String>,
    ) {
        // An empty field says in the reader's language what the back end says in its own. Of a filled
        // one only the back end knows what is wrong.
        let mut is_told = fields.iter().any(|(_, words)| words.is_empty());
        let mut moved = 0;
        for (name, words) in std::mem::take(fields) {
            let index = props.settings.fields.position(&name);
            let field = index.and_then(|index| props.settings.fields.get(index));
            let (Some(index), Some(field)) = (index, field) else {
                if !words.is_empty() {
                    // Before the others: the last one may say that there are more.
                    reasons.insert(moved, words);
                    moved += 1;
                }
                is_told = false;
                continue;
            };
            let is_blank = validation::is_blank(&self.value(props, &name));
            let words = match (words.is_empty(), is_blank) {
                (false, _) => words,
                (true, true) => {
                    let number = |number| intl::number(&props.lang, number);
                    validation::words(field, Problem::Missing, &props.messages, number)
                }
                (true, false) => {
                    is_told = false;
                    props.messages.get(Message::FieldRefused).to_owned()
                }
            };
            if let Some(slot) = self.slots.get_mut(index) {
                slot.error = Some(words.clone());
            }
            fields.push((name, words));
        }
        if is_told {
            reasons.clear();
        }
    }

    /// Empties the field once the comment was received, unless the reader has gone on writing.
    fn clear_comment(&mut self, props: &Props, comment: &Comment) {
        if comment::clean(&self.comment(props)) == comment.text("comment") {
            self.put(props, "comment", "");
        }
    }

    /// The browser has emptied the controls; what is known of them is forgotten.
    fn reset(&mut self) -> bool {
        self.discard_draft();
        for slot in &mut self.slots {
            slot.error = None;
            slot.edited = false;
        }
        if self.progress != Progress::Sending {
            self.progress = Progress::Idle;
        }
        self.draft_restored = false;
        self.left = None;
        self.held = None;
        self.preview = None;
        true
    }

    fn form(&self, ctx: &Context<Self>) -> Html {
        let Props {
            settings,
            messages,
            lang,
            ids,
            ..
        } = ctx.props();
        let Some(endpoint) = &settings.endpoint else {
            return Html::default();
        };
        let link = ctx.link();
        let on = |read: fn(web_sys::Event) -> Vec<Event>| link.batch_callback(read);
        let is_busy = self.progress == Progress::Sending || self.wait > 0;
        let remembers = REMEMBERED
            .iter()
            .any(|name| settings.fields.position(name).is_some());
        let plain = endpoint.plain_form(&Self::known(ctx.props()), &settings.fields);
        let plain = plain.as_ref();
        // What each control is sent as, if it is, where no script sends it.
        let name = |own: &str, usual: &str| match plain {
            Some(plain) => plain.name(own).map(str::to_owned),
            None => Some(usual.to_owned()),
        };
        let honeypot = endpoint
            .has_honeypot()
            .then(|| self.honeypot(ids, messages, name("honeypot", "more")));
        let remember = remembers.then(|| {
            let name = name("remember", "save");
            self.remember(ids, messages, name, on(|_| vec![Event::Remember]))
        });
        let preview = settings
            .preview
            .then(|| self.preview(ids, messages, on(|_| vec![Event::Preview])));
        let status = Status {
            progress: &self.progress,
            wait: self.wait,
            messages,
            lang,
            sign_in: sign_in(settings, messages),
            on_copy: on(|_| vec![Event::Copy]),
        };
        let fields = settings.fields.iter().enumerate();
        let fields = fields.filter_map(|(index, field)| {
            let name = name(&field.name, &field.name);
            self.field(ctx, index, field, name)
        });
        let submit = Tag::of("button", "aw-submit")
            .set("type", "submit")
            .set("part", "submit")
            .set("aria-disabled", is_busy.to_string())
            .text(messages.get(Message::Submit));
        let actions = Tag::of("div", "aw-actions").add(submit).add(status.view());
        let mut held = Tag::of("div", "aw-held");
        if let Some((name, text)) = &self.held {
            held = held.add(entry(messages.get(Message::HeldLabel), name, text));
        }
        // `method="dialog"`: a form that only a script can send must not carry the reader, and the
        // typed text, away to `?comment=…`.
        let method = if plain.is_some() { "post" } else { "dialog" };
        let is_multipart = plain.is_some_and(|plain| plain.is_multipart);
        let hidden = plain.into_iter().flat_map(|plain| &plain.hidden);
        let hidden = hidden.map(|(name, value)| {
            let input = Tag::new("input").set("type", "hidden");
            input
                .set("name", name.clone())
                .set("value", value.clone())
                .into()
        });
        Tag::of("form", "aw-form")
            .set("part", "form")
            .set("method", method)
            .set_some("action", plain.map(|plain| plain.action.clone()))
            .set_some("enctype", is_multipart.then_some("multipart/form-data"))
            // Until a script checks what is typed, the browser does.
            .set_if("novalidate", self.shown_form.is_some())
            .at(&self.form)
            .on(|| ListenerKind::onsubmit, on(on_submit))
            .on(|| ListenerKind::onpointerdown, on(|_| vec![Event::Pressed]))
            .on(|| ListenerKind::onclick, on(on_click))
            .on(|| ListenerKind::onreset, on(|_| vec![Event::Reset]))
            // A list of their own, in which all have keys: moved, they keep what was typed.
            .add(fields.collect::<Html>())
            .add(honeypot.unwrap_or_default())
            .add(remember.unwrap_or_default())
            .add(Tag::new("slot").set("name", "captcha"))
            .add(preview.unwrap_or_default())
            .add(actions)
            .add(held)
            .add_all(hidden)
            .into()
    }

    /// The field that people leave empty, and that programs which fill in forms do not.
    fn honeypot(&self, ids: &str, messages: &Messages, name: Option<String>) -> Html {
        let id = AttrValue::from([ids, "-spare"].concat());
        let label = Tag::new("label").set("for", id.clone());
        let input = Tag::new("input")
            .set("id", id)
            .set_some("name", name)
            .set("type", "text")
            .set("tabindex", "-1")
            .set("autocomplete", "off")
            .at(&self.honeypot);
        Tag::of("div", "aw-spare")
            .set("aria-hidden", "true")
            .add(label.text(messages.get(Message::Honeypot)))
            .add(input)
            .into()
    }

    fn remember(
        &self,
        ids: &str,
        messages: &Messages,
        name: Option<String>,
        on_change: Told,
    ) -> Html {
        let id = AttrValue::from([ids, "-remember"].concat());
        let input = Tag::new("input")
            .set("type", "checkbox")
            .set("id", id.clone())
            .set_some("name", name)
            .set("value", "yes")
            .at(&self.remember)
            .on(|| ListenerKind::onchange, on_change);
        let label = Tag::new("label").set("for", id);
        Tag::of("p", "aw-remember")
            .add(input)
            .add(label.text(messages.get(Message::SaveLabel)))
            .into()
    }

    fn preview(&self, ids: &str, messages: &Messages, on_click: Told) -> Html {
        let id = AttrValue::from([ids, "-preview"].concat());
        let button = Tag::of("button", "aw-preview-button")
            .set("type", "button")
            .set("aria-controls", id.clone())
            .set("aria-expanded", self.preview.is_some().to_string())
            .on(|| ListenerKind::onclick, on_click)
            .text(messages.get(Message::Preview));
        let mut preview = Tag::new("div").set("id", id);
        if let Some((name, text)) = &self.preview {
            let label = messages.get(Message::PreviewLabel);
            preview = preview.add(entry(label, name.trim(), &comment::clean(text)));
        }
        Tag::of("div", "aw-preview").add(button).add(preview).into()
    }

    /// A field, unless it is one that nobody sees.
    fn field(
        &self,
        ctx: &Context<Self>,
        index: usize,
        field: &Field,
        name: Option<String>,
    ) -> Option<Html> {
        let Props { messages, ids, .. } = ctx.props();
        if matches!(field.kind, Kind::Hidden(_)) {
            return None;
        }
        let slot = self.slots.get(index)?;
        let link = ctx.link();
        let is_comment = &*field.name == "comment";
        let control = Control {
            field,
            messages,
            id: [ids, "-", &field.name].concat(),
            name,
            error: slot.error.as_deref(),
            note: is_comment.then(|| self.note(ctx)).flatten(),
            node: slot.node.clone(),
            on_leave: link.callback(move |_: web_sys::Event| Event::Left(index)),
        };
        Some(control.view())
    }

    /// What is said below the comment.
    fn note(&self, ctx: &Context<Self>) -> Option<Html> {
        let Props { messages, lang, .. } = ctx.props();
        let draft = self.draft_restored.then(|| {
            let on_click = ctx.link().callback(|_: web_sys::Event| Event::Discard);
            let discard = Tag::of("button", "aw-discard")
                .set("type", "button")
                .on(|| ListenerKind::onclick, on_click)
                .text(messages.get(Message::DraftDiscard));
            let text = |text: &str| Html::from(VText::from(text));
            let restored = text(messages.get(Message::DraftRestored));
            [restored, text(" "), discard.into(), text(" ")]
                .into_iter()
                .collect()
        });
        let left = self.left.map(|left| {
            let mut count = intl::number(lang, left.unsigned_abs() as u32);
            if left < 0 {
                count.insert(0, '−');
            }
            let words = messages.fill(Message::CharactersLeft, &[("count", &count)]);
            VText::new(words).into()
        });
        let parts: [Option<Html>; 2] = [draft, left];
        let is_any = parts.iter().any(Option::is_some);
        is_any.then(|| parts.into_iter().map(Option::unwrap_or_default).collect())
    }
}

/// How many letters less than it may hold make what is left of a field worth telling.
fn few(most: u32) -> u32 {
    (most / 5).min(500)
}

/// Told of an event of the page.
type Told = Callback<web_sys::Event>;

fn on_submit(event: web_sys::Event) -> Vec<Event> {
    event.prevent_default();
    vec![Event::Submitted]
}

/// Ctrl and Enter, or ⌘ and Enter, send from anywhere in the form. A key that is held down is one
/// intent: it must not send again once the answer is there. Lines it goes on breaking.
fn on_key(event: &KeyboardEvent) -> Option<Event> {
    if event.key() != "Enter" || event.is_composing() {
        return None;
    }
    let sends = event.ctrl_key() || event.meta_key();
    let target = event.target_dyn_into::<Element>();
    let breaks_lines = target.is_some_and(|target| target.local_name() == "textarea");
    if sends || (event.repeat() && !breaks_lines) {
        event.prevent_default();
    }
    let is_intent = sends && !event.repeat();
    is_intent.then_some(Event::Submitted)
}

/// A click on the button sends by itself: in a sandboxed frame nothing is submitted, and nobody is told.
/// The second click of a double click is no intent of its own.
fn on_click(event: web_sys::Event) -> Vec<Event> {
    let mut events = vec![Event::Clicked];
    let target = event.target_dyn_into::<Element>();
    if target.is_some_and(|it| it.matches(".aw-submit").unwrap_or(false)) {
        event.prevent_default();
        if event.unchecked_into::<MouseEvent>().detail() <= 1 {
            events.push(Event::Submitted);
        }
    }
    events
}

/// What the end of an attempt means for the draft.
fn ending(outcome: &Outcome) -> Ending {
    match outcome {
        it if it.is_receipt() => Ending::Received,
        it if it.is_open() => Ending::Unknown,
        Outcome::TooFast { .. } | Outcome::Offline | Outcome::Misconfigured => Ending::Unsent,
        _ => Ending::Refused,
    }
}
