//! The markup of one field.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::vdom::element::ElementBuilder;
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
        let mut label = ElementBuilder::new("label")
            .attr("for", self.id.clone())
            .text(self.field.label(self.messages));
        if !self.field.required {
            let optional = self.messages.get(Message::Optional);
            let optional = [" ", optional].concat();
            label = label.child(ElementBuilder::with_class("span", "aw-optional").text(&optional));
        }
        let mut error = ElementBuilder::with_class("p", "aw-error")
            .attr("id", error_id)
            .bool_attr("hidden", self.error.is_none());
        if let Some(words) = self.error {
            // Another element for another text: a translator may have replaced the one inside.
            error = error.child(ElementBuilder::new("span").key(words).text(words));
        }
        let note = ElementBuilder::with_class("p", "aw-note")
            .attr("id", note_id)
            .bool_attr("hidden", self.note.is_none())
            .child(self.note.clone().unwrap_or_default());
        let class = if kind.is_checkbox() {
            "aw-box-field aw-field-"
        } else {
            "aw-field aw-field-"
        };
        let field = ElementBuilder::new("div")
            .attr("class", [class, name].concat())
            .attr("part", "field")
            .key(&**name);
        let control = self.control(described_by);
        let field = if kind.is_checkbox() {
            field.child(control).child(label)
        } else {
            field.child(label).child(control)
        };
        field.child(error).child(note).into()
    }

    fn control(self, described_by: Option<String>) -> ElementBuilder {
        let field = self.field;
        let autocomplete = field
            .autocomplete
            .clone()
            .filter(|_| !field.kind.is_checkbox());
        let control = match &field.kind {
            // No `maxlength`: it would cut a pasted comment without a word. The limit is checked.
            Kind::Textarea => ElementBuilder::new("textarea").attr("rows", "6"),
            Kind::Select(choices) => {
                // Selected, because options are put in from the last to the first.
                let none = ElementBuilder::new("option")
                    .attr("value", "")
                    .bool_attr("selected", true);
                choices.iter().fold(
                    ElementBuilder::new("select").child(none),
                    |select, choice| {
                        let option =
                            ElementBuilder::new("option").attr("value", choice.value.to_string());
                        select.child(option.text(&choice.label))
                    },
                )
            }
            Kind::Checkbox | Kind::Consent(_) => ElementBuilder::new("input")
                .attr("type", "checkbox")
                .attr("value", "true"),
            kind => {
                let kind = match kind {
                    Kind::Email => "email",
                    Kind::Url => "url",
                    _ => "text",
                };
                let minlength = (field.min > 0).then(|| field.min.to_string());
                ElementBuilder::new("input")
                    .attr("type", kind)
                    .optional_attr("minlength", minlength)
                    .attr("maxlength", field.max.to_string())
                    .attr("enterkeyhint", "send")
            }
        };
        control
            .attr("id", self.id)
            .optional_attr("name", self.name)
            .bool_attr("required", field.required)
            .optional_attr("autocomplete", autocomplete)
            .optional_attr("aria-invalid", self.error.map(|_| "true"))
            .optional_attr("aria-describedby", described_by)
            .node_ref(&self.node)
            .on(|| ListenerKind::onblur, self.on_leave)
    }
}
