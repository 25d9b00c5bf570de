//! The markup of one form field.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::vdom::element::ElementBuilder;
use article_widget_core::comments::field::{Field, Kind};
use article_widget_core::messages::{Message, Messages};

/// A form field with its label, error and note.
pub struct FieldView<'a> {
    /// The field's definition.
    pub field: &'a Field,
    /// User interface messages.
    pub messages: &'a Messages,
    /// `id` of the control, and prefix of the `id`s of its error and note.
    pub id: String,
    /// `name` of the control, for native form submission.
    pub name: Option<String>,
    /// Error message.
    pub error: Option<&'a str>,
    /// Note below the control.
    pub note: Option<Html>,
    /// Reference to the control.
    pub node: NodeRef,
    /// Called when the control loses the focus.
    pub on_leave: Callback<web_sys::Event>,
}

impl FieldView<'_> {
    /// Renders the field. Error and note keep their elements when they change, so that Yew never
    /// recreates the control and loses its value.
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
            // A key for each message, because browser translation may have replaced the text node.
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
            // No `maxlength`: browsers would truncate a pasted comment silently. Validation checks the limit.
            Kind::Textarea => ElementBuilder::new("textarea").attr("rows", "6"),
            Kind::Select(choices) => {
                // Explicit, because Yew inserts the options from last to first.
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
