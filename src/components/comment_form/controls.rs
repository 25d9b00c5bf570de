//! The form's controls. They are uncontrolled: the DOM alone holds their values.

use web_sys::Element;
use yew::prelude::*;

use crate::components::comment_form::events::Msg;
use crate::components::comment_form::keys::on_key;
use crate::components::comment_form::{CommentForm, Props};
use crate::vdom::node_ref::form_control;
use article_widget_dom::form_control::FormControl;
use article_widget_dom::input_events::{InputEvent, InputListener};

impl CommentForm {
    /// Returns the control of a field. `None` while it is not rendered.
    pub(super) fn control(&self, index: usize) -> Option<FormControl> {
        form_control(&self.fields.get(index)?.node)
    }

    /// Returns the control of the field with this name.
    pub(super) fn control_named(&self, props: &Props, name: &str) -> Option<FormControl> {
        self.control(props.options.fields.position(name)?)
    }

    /// Returns the value of a field. Empty if it is not rendered.
    pub(super) fn value(&self, props: &Props, name: &str) -> String {
        self.control_named(props, name)
            .map(|control| control.value())
            .unwrap_or_default()
    }

    /// Returns the value of the field `comment`.
    pub(super) fn comment(&self, props: &Props) -> String {
        self.value(props, "comment")
    }

    /// Sets the value of a field and clears its error and edited state.
    pub(super) fn set_value(&mut self, props: &Props, name: &str, value: &str) {
        let index = props.options.fields.position(name).unwrap_or_default();
        if let Some(control) = self.control(index) {
            control.set_value(value);
        }
        if let Some(field) = self.fields.get_mut(index) {
            field.edited = false;
            field.error = None;
        }
        self.characters_left = None;
    }

    /// Whether a checkbox is rendered and checked.
    pub(super) fn is_checked(&self, node: &NodeRef) -> bool {
        form_control(node)
            .and_then(|it| it.checked())
            .unwrap_or(false)
    }

    /// Listens to the rendered form, unless it already does.
    pub(super) fn listen(&mut self, ctx: &Context<Self>) {
        let Some(form) = self.form.cast::<Element>() else {
            self.input_listener = None;
            return;
        };
        if self
            .input_listener
            .as_ref()
            .is_some_and(|it| it.is_attached_to(&form))
        {
            return;
        }
        let (link, fast_path) = (ctx.link().clone(), self.fast_path.clone());
        let is_typed = self.has_unhandled_input.clone();
        self.input_listener = Some(InputListener::new(form, move |input| {
            let event = match input {
                InputEvent::Changed(control) if fast_path.covers(&control) => None,
                InputEvent::Changed(control) => {
                    is_typed.set(true);
                    Some(Msg::Edited(control))
                }
                InputEvent::Key(key) => on_key(&key),
            };
            if let Some(event) = event {
                link.send_message(event);
            }
        }));
    }
}
