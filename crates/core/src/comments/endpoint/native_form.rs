//! Native form submission: what the browser sends before the script has loaded, or without one.

use crate::comments::comment::{Comment, Subject};
use crate::comments::endpoint::parse::merge;
use crate::comments::endpoint::{Encoding, Endpoint, Method, form_data, template};
use crate::comments::field::{Field, Fields, Kind};
use crate::json::Json;

/// A form that the browser submits without a script (HTML Standard, form submission).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NativeForm {
    /// The URL (HTML `action`).
    pub action: String,
    /// Whether the encoding is `multipart/form-data`.
    pub is_multipart: bool,
    /// Placeholders of the reader's controls, each with the `name` of its control.
    pub names: Vec<(String, String)>,
    /// Entries of hidden inputs, by name.
    pub hidden: Vec<(String, String)>,
}

impl NativeForm {
    /// Returns the `name` of the control for a placeholder.
    pub fn name(&self, placeholder: &str) -> Option<&str> {
        let mut names = self.names.iter();
        let (_, name) = names.find(|(other, _)| other == placeholder)?;
        Some(name)
    }
}

impl Endpoint {
    /// Returns the native form, or `None` if the endpoint does not accept one or a required value needs a script.
    pub fn native_form(&self, subject: &Subject, fields: &Fields) -> Option<NativeForm> {
        let is_taken = self.method == Method::Post && self.token_request.is_none();
        let is_about_something = !subject.article.is_empty();
        if !(is_taken && self.headers.is_empty() && is_about_something) {
            return None;
        }
        let beside = self.html_form.as_ref()?;
        let values = Values::new(self, subject, fields);
        if !values.fill_the_url() {
            return None;
        }
        let mut form = NativeForm {
            action: self.address(&|name| values.find(name)).ok()?,
            is_multipart: self.encoding == Encoding::Multipart,
            ..NativeForm::default()
        };
        for (name, text) in form_data::entries(&merge(self.body.clone(), beside.clone())) {
            form.push(name, text, &values)?;
        }
        if let Some(template) = &self.extra_fields {
            let named = self.placeholder_names();
            let is_extra = |field: &&Field| !named.iter().any(|other| **other == *field.name);
            for field in fields.iter().filter(is_extra) {
                form.push_extra(template, field);
            }
        }
        form.name("comment").is_some().then_some(form)
    }
}

/// The values known before the reader has typed anything.
struct Values<'a> {
    endpoint: &'a Endpoint,
    fields: &'a Fields,
    known: Comment,
    /// Placeholders that the reader's controls fill.
    typed: Vec<&'a str>,
}

impl<'a> Values<'a> {
    fn new(endpoint: &'a Endpoint, subject: &Subject, fields: &'a Fields) -> Self {
        let mut known = Comment {
            subject: subject.clone(),
            ..Comment::default()
        };
        let mut typed = vec!["honeypot", "remember"];
        for field in fields.iter() {
            match &field.kind {
                Kind::Hidden(value) => known.set(&field.name, Json::from(&**value)),
                _ => typed.push(&field.name),
            }
        }
        Self {
            endpoint,
            fields,
            known,
            typed,
        }
    }

    fn is_typed(&self, name: &str) -> bool {
        self.typed.contains(&name)
    }

    /// Returns whether a value is only known when the reader submits the form.
    fn is_later(&self, name: &str) -> bool {
        let gives = |field: &Field| *field.name != *name && field.provides(name);
        matches!(name, "elapsed" | "userAgent") || self.fields.iter().any(gives)
    }

    fn find(&self, name: &str) -> Option<String> {
        if self.is_typed(name) || self.is_later(name) {
            return None;
        }
        let known = self.known.find(name);
        known.or_else(|| self.endpoint.parameter(name))
    }

    /// Returns whether every placeholder of the URL and its query is known; `parent` may be empty.
    fn fill_the_url(&self) -> bool {
        let is_there =
            |name: &str| name == "parent" || self.find(name).is_some_and(|it| !it.is_empty());
        let query = self.endpoint.query.iter().map(|(_, value)| value);
        let mut is_known = true;
        for text in std::iter::once(&self.endpoint.url).chain(query) {
            template::placeholders_of_text(text, &mut |name| is_known &= is_there(name));
        }
        is_known
    }
}

impl NativeForm {
    /// Adds an entry of the body; returns `None` if only a script could send it.
    fn push(&mut self, name: String, text: String, values: &Values<'_>) -> Option<()> {
        if let Some(typed) =
            template::single_placeholder(&text).filter(|name| values.is_typed(name))
        {
            // A control has one name, and the browser sends its value unchanged.
            if self.name(typed).is_some() || text.ends_with(":html}") {
                return None;
            }
            self.names.push((typed.to_owned(), name));
            return Some(());
        }
        let mut has_typed = false;
        template::placeholders_of_text(&text, &mut |name| has_typed |= values.is_typed(name));
        if has_typed {
            return None;
        }
        let value = template::fill(&Json::String(text), &|name| values.find(name)).ok()?;
        self.hidden.extend(value.map(|value| match value {
            Json::String(text) => (name, text),
            Json::Null => (name, String::new()),
            other => (name, other.to_string()),
        }));
        Some(())
    }

    /// Adds a field that the body does not name.
    fn push_extra(&mut self, template: &str, field: &Field) {
        let path = template.replace("{field}", &field.name);
        match &field.kind {
            Kind::Hidden(value) if value.is_empty() => {}
            Kind::Hidden(value) => self.hidden.push((path, value.to_string())),
            _ => self.names.push((field.name.to_string(), path)),
        }
    }
}

#[cfg(test)]
mod tests;
