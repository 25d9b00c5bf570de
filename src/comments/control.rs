//! The markup of one field.

use yew::prelude::*;

use super::field::{Field, Kind};
use crate::i18n::{Message, Messages};

/// A field with its label, and what is said of it.
pub struct Control<'a> {
    /// The field.
    pub field: &'a Field,
    /// What is said in the form.
    pub messages: &'a Messages,
    /// Its id; those of what is said of it begin with it.
    pub id: String,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// What else there is to know about it.
    pub note: Option<Html>,
    /// Where the control is found.
    pub node: NodeRef,
    /// Told that it was left.
    pub on_leave: Callback<()>,
}

impl Control<'_> {
    /// The field as it stands in the form. Nodes come and go inside of elements that stay: a control
    /// that was made anew would have lost what was typed.
    pub fn view(self) -> Html {
        let Field { name, kind, .. } = self.field;
        let error_id = [&self.id, "-error"].concat();
        let note_id = [&self.id, "-note"].concat();
        let described_by: Vec<&str> = [
            self.error.map(|_| error_id.as_str()),
            self.note.as_ref().map(|_| note_id.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
        let label = html! {
            <label for={self.id.clone()}>
                { self.field.label(self.messages) }
                if !self.field.required {
                    <span class="aw-optional">{ " " }{ self.messages.get(Message::Optional) }</span>
                }
            </label>
        };
        let class = classes!(
            if kind.is_box() {
                "aw-box-field"
            } else {
                "aw-field"
            },
            ["aw-field-", name].concat()
        );
        let (error, note) = (self.error, self.note.clone());
        let control = self.control(described_by);
        html! {
            <div {class} part="field" key={&**name}>
                if kind.is_box() {
                    { control }{ label }
                } else {
                    { label }{ control }
                }
                <p class="aw-error" id={error_id} hidden={error.is_none()}>
                    // Another element for another text: a translator may have replaced the one inside.
                    { for error.map(|it| html! { <span key={it}>{ it }</span> }) }
                </p>
                <p class="aw-note" id={note_id} hidden={note.is_none()}>{ note.unwrap_or_default() }</p>
            </div>
        }
    }

    fn control(self, described_by: Option<String>) -> Html {
        let field = self.field;
        let (id, name, required) = (self.id, field.name.to_string(), field.required);
        let invalid = self.error.map(|_| "true");
        let autocomplete = field.autocomplete.as_deref().map(str::to_owned);
        let onblur = self.on_leave.reform(|_: FocusEvent| ());
        let kind = match &field.kind {
            // No `maxlength`: it would cut a pasted comment without a word. The limit is checked.
            Kind::Textarea => {
                return html! {
                    <textarea {id} {name} rows="6" {required} {autocomplete}
                        aria-invalid={invalid} aria-describedby={described_by} ref={self.node}
                        {onblur} />
                };
            }
            Kind::Select(choices) => {
                return html! {
                    <select {id} {name} {required} {autocomplete} aria-invalid={invalid}
                        aria-describedby={described_by} ref={self.node} {onblur}>
                        // Selected, because options are put in from the last to the first.
                        <option value="" selected=true></option>
                        { for choices.iter().map(|choice| html! {
                            <option value={choice.value.to_string()}>{ &*choice.label }</option>
                        }) }
                    </select>
                };
            }
            Kind::Checkbox | Kind::Consent(_) => {
                return html! {
                    <input {id} {name} type="checkbox" {required} aria-invalid={invalid}
                        aria-describedby={described_by} ref={self.node} {onblur} />
                };
            }
            Kind::Hidden(_) => return Html::default(),
            Kind::Text => "text",
            Kind::Email => "email",
            Kind::Url => "url",
        };
        let minlength = (field.min > 0).then(|| field.min.to_string());
        html! {
            <input {id} {name} type={kind} {autocomplete} {required} {minlength}
                maxlength={field.max.to_string()} enterkeyhint="send"
                aria-invalid={invalid}
                aria-describedby={described_by} ref={self.node} {onblur} />
        }
    }
}
