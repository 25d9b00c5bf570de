//! The comment form.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::comment::Comment;
use super::commenter;
use super::endpoint::Endpoint;
use super::field::{Field, Fields, Presence};
use super::keeper::Ending;
use super::outcome::Outcome;
use super::validation::{self, Problem};
use crate::article::view::heading;
use crate::browser::control::{Control, control, has_focus_within};
use crate::browser::drafts::Drafts;
use crate::browser::storage::Area;
use crate::browser::{fetch, page};
use crate::i18n::{Message, Messages, intl};
use crate::url::{self, Use};

/// What [`CommentForm`] needs to know.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Where comments are sent.
    pub endpoint: Rc<Endpoint>,
    /// What comments are about: the article's id or canonical URL; by default the page's address.
    pub article: Option<AttrValue>,
    /// The fields and their rules.
    pub fields: Rc<Fields>,
    /// BCP 47 tag of the interface's language.
    pub lang: AttrValue,
    /// What is said in the form.
    pub messages: Messages,
    /// The level of the heading.
    pub heading_level: u8,
    /// What every id in it begins with.
    pub ids: AttrValue,
    /// Told what became of each comment.
    #[prop_or_default]
    pub on_outcome: Callback<Outcome>,
}

/// A form for one comment. Its controls are uncontrolled: what a reader types stands in the page
/// and nowhere else, so that no render can lose it.
#[derive(Default)]
pub struct CommentForm {
    controls: [NodeRef; 4],
    remember: NodeRef,
    /// What is wrong with each field, in words.
    errors: [Option<String>; 4],
    /// Which fields have been edited: the others are not complained about before submission.
    edited: [bool; 4],
    /// The field to focus once its message is rendered.
    to_focus: Option<Field>,
    progress: Progress,
    form: NodeRef,
    /// What is kept of the comment: from the first render on, because that needs a page.
    drafts: Option<Drafts>,
    draft_restored: bool,
}

/// How far sending has come.
#[derive(Default)]
enum Progress {
    #[default]
    Idle,
    Sending,
    Ended(Outcome),
}

/// What can happen to the form.
pub enum Event {
    /// Something was put back that the view has to tell of.
    Restored,
    /// A field was edited.
    Edited(Field),
    /// A field was left.
    Left(Field),
    /// The box that asks to remember the details was ticked or unticked.
    Remember,
    /// The form was submitted.
    Submitted,
    /// An attempt to send this comment has ended.
    Ended(Comment, Outcome),
}

impl Component for CommentForm {
    type Message = Event;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        // The article has told its own address: an unsent comment goes with it.
        if (&ctx.props().article, &ctx.props().endpoint) != (&old.article, &old.endpoint) {
            let before = self.drafts.replace(drafts(ctx.props()));
            if validation::is_blank(&self.value(Field::Comment)) {
                self.restore_draft();
            } else {
                self.keep_draft();
                if let Some(drafts) = before {
                    drafts.discard();
                }
            }
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.restore_details();
            self.drafts = Some(drafts(ctx.props()));
            if self.restore_draft() {
                // A second render, because what was rendered is not to be changed by hand.
                ctx.link().send_message(Event::Restored);
            }
        }
        if let Some(control) = self.to_focus.take().and_then(|field| self.control(field)) {
            let _ = control.focus();
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Restored => true,
            Event::Edited(field) => {
                self.edited[field as usize] = true;
                if field == Field::Comment {
                    self.keep_draft();
                }
                // A complaint goes as soon as it is no longer true, and none appears while typing.
                self.errors[field as usize].is_some() && self.check(ctx.props(), field)
            }
            // What is already complained about stays until it is edited: a server's reason cannot be
            // checked here.
            Event::Left(field) => {
                let is_known = self.errors[field as usize].is_some();
                self.edited[field as usize] && !is_known && self.check(ctx.props(), field)
            }
            Event::Remember => {
                if !self.is_remembering() {
                    Area::Local.remove(commenter::KEY);
                }
                false
            }
            Event::Submitted => self.submit(ctx),
            Event::Ended(comment, outcome) => self.end(ctx.props(), &comment, outcome),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            fields,
            messages,
            heading_level,
            ids,
            ..
        } = ctx.props();
        let heading_id = format!("{ids}-comments");
        let remember_id = format!("{ids}-remember");
        let sending = matches!(self.progress, Progress::Sending);
        let onsubmit = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Event::Submitted
        });
        // `method="dialog"`: a form whose script has died must not carry the reader, and the
        // typed text, away to `?comment=…`.
        html! {
            <section class="aw-comments" part="comments" aria-labelledby={heading_id.clone()}>
                { heading(*heading_level, "aw-comments-heading", Some(heading_id),
                    html! { messages.get(Message::CommentsHeading) }) }
                <form class="aw-form" method="dialog" novalidate=true ref={&self.form} {onsubmit}>
                    { for fields.present().map(|field| self.field(ctx, field)) }
                    <p class="aw-remember">
                        <input type="checkbox" id={remember_id.clone()} name="save"
                            ref={&self.remember} onchange={ctx.link().callback(|_| Event::Remember)} />
                        <label for={remember_id}>{ messages.get(Message::SaveLabel) }</label>
                    </p>
                    <div class="aw-actions">
                        <button type="submit" class="aw-submit" part="submit"
                            aria-disabled={sending.to_string()}>
                            { messages.get(Message::Submit) }
                        </button>
                        <div class={classes!("aw-comments-status", self.tone())} role="status">
                            { self.status(ctx.props()) }
                        </div>
                    </div>
                </form>
            </section>
        }
    }
}

impl CommentForm {
    fn control(&self, field: Field) -> Option<Control> {
        control(&self.controls[field as usize])
    }

    fn value(&self, field: Field) -> String {
        self.control(field)
            .map(|control| control.value())
            .unwrap_or_default()
    }

    fn is_remembering(&self) -> bool {
        control(&self.remember)
            .and_then(|it| it.checked())
            .unwrap_or(false)
    }

    /// Puts back an unsent comment that this browser keeps; true where the view has to tell of it.
    fn restore_draft(&mut self) -> bool {
        let draft = self.drafts.as_ref().and_then(Drafts::recall);
        let (Some(draft), Some(control)) = (draft, self.control(Field::Comment)) else {
            return false;
        };
        if !control.value().is_empty() {
            return false;
        }
        control.set_value(&draft.comment);
        if draft.tried.is_some() {
            // It was sent, and the page went away before the answer came.
            self.progress = Progress::Ended(Outcome::Unconfirmed);
        } else {
            self.draft_restored = true;
        }
        true
    }

    /// Puts back the details, where the reader has asked for that and typed nothing yet.
    fn restore_details(&self) {
        let Some(stored) = Area::Local.get(commenter::KEY) else {
            return;
        };
        for (field, value) in commenter::recall(&stored) {
            match self.control(field) {
                Some(control) if control.value().is_empty() => control.set_value(&value),
                _ => {}
            }
        }
        if let Some(remember) = control(&self.remember) {
            remember.set_checked(true);
        }
    }

    fn keep_draft(&self) {
        if let Some(drafts) = &self.drafts {
            drafts.keep(&self.value(Field::Comment));
        }
    }

    /// Checks one field; true where its message changed.
    fn check(&mut self, props: &Props, field: Field) -> bool {
        let problem = self.problem(&props.fields, field);
        let number = |number| intl::number(&props.lang, number);
        let words = problem.map(|it| validation::words(field, it, &props.messages, number));
        let changed = self.errors[field as usize] != words;
        self.errors[field as usize] = words;
        changed
    }

    fn problem(&self, fields: &Fields, field: Field) -> Option<Problem> {
        let control = self.control(field)?;
        let value = control.value();
        let mismatch = match field {
            Field::Comment | Field::Name => false,
            Field::Email => control.validity().type_mismatch(),
            Field::Website => url::resolve(value.trim(), None, Use::Fetch).is_none(),
        };
        validation::check(fields.rules(field), &value, mismatch)
    }

    fn submit(&mut self, ctx: &Context<Self>) -> bool {
        if matches!(self.progress, Progress::Sending) {
            return false;
        }
        let props = ctx.props();
        for field in props.fields.present() {
            self.check(props, field);
        }
        self.draft_restored = false;
        self.to_focus = self.first_wrong(&props.fields);
        if self.to_focus.is_some() {
            self.progress = Progress::Idle;
            return true;
        }

        let mut comment = Comment {
            article: subject(props),
            ..Comment::default()
        };
        for field in props.fields.present() {
            comment.set(field, &self.value(field));
        }
        if self.is_remembering() {
            Area::Local.set(commenter::KEY, &commenter::remember(&comment));
        }
        self.progress = Progress::Sending;
        let (link, endpoint) = (ctx.link().clone(), props.endpoint.clone());
        let text = self.value(Field::Comment);
        let attempt = self.drafts.as_ref().map(|drafts| drafts.attempt(&text));
        spawn_local(async move {
            let mut outcome = send(&endpoint, &comment).await;
            // Here and not below: the form may be gone by now.
            if let Some(attempt) = attempt {
                // Sent again after an attempt whose end nobody saw: one of them arrived.
                if outcome == Outcome::Duplicate && attempt.is_repeated() {
                    outcome = Outcome::Received;
                }
                attempt.settle(ending(&outcome));
            }
            link.send_message(Event::Ended(comment, outcome));
        });
        true
    }

    fn first_wrong(&self, fields: &Fields) -> Option<Field> {
        fields
            .present()
            .find(|field| self.errors[*field as usize].is_some())
    }

    fn end(&mut self, props: &Props, comment: &Comment, mut outcome: Outcome) -> bool {
        if outcome.is_receipt() {
            self.clear_comment(comment);
        }
        if let Outcome::Refused { fields, reasons } = &mut outcome {
            for (field, words) in std::mem::take(fields) {
                // Where there is no such field, the reason goes with the others.
                if props.fields.rules(field).presence == Presence::Absent {
                    reasons.push(words);
                } else {
                    self.errors[field as usize] = Some(words.clone());
                    fields.push((field, words));
                }
            }
            // Not out of the page's own search box: the answer may have taken a while.
            if has_focus_within(&self.form) {
                self.to_focus = self.first_wrong(&props.fields);
            }
        }
        props.on_outcome.emit(outcome.clone());
        self.progress = Progress::Ended(outcome);
        true
    }

    /// Empties the field once the comment was received, unless the reader has gone on writing.
    fn clear_comment(&mut self, comment: &Comment) {
        match self.control(Field::Comment) {
            Some(control) if control.value().trim() == comment.comment => {
                control.set_value("");
                self.edited[Field::Comment as usize] = false;
            }
            _ => {}
        }
    }

    /// How the status is to look.
    fn tone(&self) -> Option<&'static str> {
        match &self.progress {
            Progress::Ended(outcome) if outcome.is_receipt() => Some("aw-good"),
            Progress::Ended(_) => Some("aw-bad"),
            _ => None,
        }
    }

    fn status(&self, props: &Props) -> Html {
        let messages = &props.messages;
        match &self.progress {
            Progress::Idle => Html::default(),
            Progress::Sending => html! { <p>{ messages.get(Message::Sending) }</p> },
            Progress::Ended(outcome) => {
                let reasons = match outcome {
                    Outcome::Refused { reasons, .. } => reasons.as_slice(),
                    _ => &[],
                };
                html! {
                    <>
                        <p>{ outcome.words(messages, |it| intl::seconds(&props.lang, it)) }</p>
                        { for reasons.iter().map(|reason| html! { <p dir="auto">{ reason }</p> }) }
                    </>
                }
            }
        }
    }

    fn field(&self, ctx: &Context<Self>, field: Field) -> Html {
        let Props {
            fields,
            messages,
            ids,
            ..
        } = ctx.props();
        let rules = fields.rules(field);
        let id = format!("{ids}-{}", field.name());
        let note_id = format!("{id}-note");
        let error_id = format!("{id}-error");
        let error = self.errors[field as usize].as_deref();
        let note = (field == Field::Comment && self.draft_restored)
            .then(|| messages.get(Message::DraftRestored));
        let described_by: Vec<&str> = [
            error.map(|_| error_id.as_str()),
            note.map(|_| note_id.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let attributes = Attributes {
            id: id.clone(),
            required: rules.presence == Presence::Required,
            invalid: error.map(|_| "true"),
            described_by: (!described_by.is_empty()).then(|| described_by.join(" ")),
            maxlength: rules.max.to_string(),
        };
        html! {
            <div class={classes!("aw-field", format!("aw-field-{}", field.name()))}>
                <label for={id}>
                    { messages.get(field.label()) }
                    if rules.presence == Presence::Optional {
                        <span class="aw-optional">{ " " }{ messages.get(Message::Optional) }</span>
                    }
                </label>
                { self.input(ctx, field, attributes) }
                <p class="aw-error" id={error_id} hidden={error.is_none()}>{ error.unwrap_or_default() }</p>
                <p class="aw-note" id={note_id} hidden={note.is_none()}>{ note.unwrap_or_default() }</p>
            </div>
        }
    }

    fn input(&self, ctx: &Context<Self>, field: Field, attributes: Attributes) -> Html {
        let Attributes {
            id,
            required,
            invalid,
            described_by,
            maxlength,
        } = attributes;
        let control = &self.controls[field as usize];
        let name = field.name();
        let oninput = ctx
            .link()
            .callback(move |_: InputEvent| Event::Edited(field));
        let onblur = ctx.link().callback(move |_: FocusEvent| Event::Left(field));
        let (kind, autocomplete) = match field {
            // No `maxlength`: it would cut a pasted comment without a word. The limit is checked.
            Field::Comment => {
                return html! {
                    <textarea {id} {name} rows="6" {required} aria-invalid={invalid}
                        aria-describedby={described_by} ref={control} {oninput} {onblur} />
                };
            }
            Field::Name => ("text", "name"),
            Field::Email => ("email", "email"),
            Field::Website => ("url", "url"),
        };
        html! {
            <input {id} {name} type={kind} {autocomplete} {required} {maxlength} aria-invalid={invalid}
                aria-describedby={described_by} ref={control} {oninput} {onblur} />
        }
    }
}

/// What the markup of one control says.
struct Attributes {
    id: String,
    required: bool,
    invalid: Option<&'static str>,
    described_by: Option<String>,
    maxlength: String,
}

fn drafts(props: &Props) -> Drafts {
    Drafts::new(&props.endpoint.url, &subject(props), None)
}

fn ending(outcome: &Outcome) -> Ending {
    match outcome {
        it if it.is_receipt() => Ending::Received,
        it if it.is_open() => Ending::Unknown,
        Outcome::TooFast { .. } | Outcome::Offline | Outcome::Misconfigured => Ending::Unsent,
        _ => Ending::Refused,
    }
}

fn subject(props: &Props) -> String {
    match &props.article {
        Some(article) => article.to_string(),
        None => page::address().unwrap_or_default(),
    }
}

async fn send(endpoint: &Endpoint, comment: &Comment) -> Outcome {
    if page::is_offline() {
        return Outcome::Offline;
    }
    match fetch::post(&endpoint.request(comment)).await {
        Ok(answer) => Outcome::read(endpoint, &answer),
        Err(fetch::NoAnswer) => Outcome::Unconfirmed,
    }
}
