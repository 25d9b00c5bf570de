//! The markup of one field.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::vdom::element::Tag;
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::messages::{Message, Messages};

/// A field with its label, and what is said of it.
pub struct FieldView<'a> {
    /// The field.
    pub field: &'a Field,
    /// What is said in the form.
    pub messages: &'a Messages,
    /// Its id; those of what is said of it begin with it.
    pub id: String,
    /// What it is sent as, where the browser sends the form by itself.
    pub name: Option<String>,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// What else there is to know about it.
    pub note: Option<Html>,
    /// Where the control is found.
    pub node: NodeRef,
    /// Called when it loses the focus.
    pub on_leave: Callback<web_sys::Event>,
}

impl FieldView<'_> {
    /// The field as it stands in the form. Nodes come and go inside of elements that stay: a control
    /// that was made anew would have lost what was typed.
    pub fn view(self) -> Html {
        let Field { name, kind, .. } = self.field;
        let error_id = [&self.id, "-error"].concat();
        let note_id = [&self.id, "-note"].concat();
        let described_by = match (self.error, &self.note) {
            (None, None) => None,
            (Some(_), None) => Some(error_id.clone()),
            (None, Some(_)) => Some(note_id.clone()),
            (Some(_), Some(_)) => Some([&error_id, " ", &note_id].concat()),
        };
        let mut label = Tag::new("label")
            .set("for", self.id.clone())
            .text(self.field.label(self.messages));
        if !self.field.required {
            let optional = self.messages.get(Message::Optional);
            let optional = [" ", optional].concat();
            label = label.add(Tag::of("span", "aw-optional").text(&optional));
        }
        let mut error = Tag::of("p", "aw-error")
            .set("id", error_id)
            .set_if("hidden", self.error.is_none());
        if let Some(words) = self.error {
            // Another element for another text: a translator may have replaced the one inside.
            error = error.add(Tag::new("span").key(words).text(words));
        }
        let note = Tag::of("p", "aw-note")
            .set("id", note_id)
            .set_if("hidden", self.note.is_none())
            .add(self.note.clone().unwrap_or_default());
        let class = if kind.is_box() {
            "aw-box-field aw-field-"
        } else {
            "aw-field aw-field-"
        };
        let field = Tag::new("div")
            .set("class", [class, name].concat())
            .set("part", "field")
            .key(&**name);
        let control = self.control(described_by);
        let field = if kind.is_box() {
            field.add(control).add(label)
        } else {
            field.add(label).add(control)
        };
        field.add(error).add(note).into()
    }

    fn control(self, described_by: Option<String>) -> Tag {
        let field = self.field;
        let autocomplete = field.autocomplete.clone().filter(|_| !field.kind.is_box());
        let control = match &field.kind {
            // No `maxlength`: it would cut a pasted comment without a word. The limit is checked.
            Kind::Textarea => Tag::new("textarea").set("rows", "6"),
            Kind::Select(choices) => {
                // Selected, because options are put in from the last to the first.
                let none = Tag::new("option").set("value", "").set_if("selected", true);
                choices
                    .iter()
                    .fold(Tag::new("select").add(none), |select, choice| {
                        let option = Tag::new("option").set("value", choice.value.to_string());
                        select.add(option.text(&choice.label))
                    })
            }
            Kind::Checkbox | Kind::Consent(_) => Tag::new("input")
                .set("type", "checkbox")
                .set("value", "true"),
            kind => {
                let kind = match kind {
                    Kind::Email => "email",
                    Kind::Url => "url",
                    _ => "text",
                };
                let minlength = (field.min > 0).then(|| field.min.to_string());
                Tag::new("input")
                    .set("type", kind)
                    .set_some("minlength", minlength)
                    .set("maxlength", field.max.to_string())
                    .set("enterkeyhint", "send")
            }
        };
        control
            .set("id", self.id)
            .set_some("name", self.name)
            .set_if("required", field.required)
            .set_some("autocomplete", autocomplete)
            .set_some("aria-invalid", self.error.map(|_| "true"))
            .set_some("aria-describedby", described_by)
            .at(&self.node)
            .on(|| ListenerKind::onblur, self.on_leave)
    }
}
