//! The fields of the comment form and their constraints.

use std::rc::Rc;

use crate::json::Json;
use crate::json::cursor::{Cursor, ParseContext};
use crate::messages::{Message, Messages};

/// A field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name of the form control and of its placeholder.
    pub name: Rc<str>,
    /// The kind of control.
    pub kind: Kind,
    /// The label; `None` uses the interface's own.
    pub label: Option<Rc<str>>,
    /// Whether the field must be filled in, or checked.
    pub required: bool,
    /// Minimum length of a text that is not empty, in UTF-16 code units (HTML `minlength`).
    pub min: u32,
    /// Maximum length of a text, in UTF-16 code units (HTML `maxlength`).
    pub max: u32,
    /// The autofill field name (HTML `autocomplete`).
    pub autocomplete: Option<Rc<str>>,
}

/// The kind of form control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of several lines (HTML `textarea`).
    Textarea,
    /// A text of one line.
    Text,
    /// An e-mail address.
    Email,
    /// An absolute URL.
    Url,
    /// A checkbox.
    Checkbox,
    /// A choice of options (HTML `select`).
    Select(Rc<[Choice]>),
    /// A constant value that the reader does not see.
    Hidden(Rc<str>),
    /// A checkbox for consent to a text of this version. In addition to `name` it provides `nameVersion` and
    /// `nameTime`, an ISO 8601 time in UTC.
    Consent(Rc<str>),
}

impl Kind {
    const NAMES: &str = "textarea, text, email, url, checkbox, select, hidden, consent";

    /// Returns whether the control is a checkbox.
    pub fn is_checkbox(&self) -> bool {
        matches!(self, Kind::Checkbox | Kind::Consent(_))
    }
}

/// An option of a select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The submitted value.
    pub value: Rc<str>,
    /// The visible label.
    pub label: Rc<str>,
}

impl Field {
    /// Creates a default field by its name; another name is a text field.
    fn named(name: &str) -> Self {
        let (kind, max, autocomplete) = match name {
            "comment" => (Kind::Textarea, 10_000, None),
            "name" => (Kind::Text, 245, Some("name")),
            "email" => (Kind::Email, 254, Some("email")),
            "website" => (Kind::Url, 2_048, Some("url")),
            _ => (Kind::Text, 1_000, None),
        };
        Self {
            name: name.into(),
            kind,
            label: None,
            required: false,
            min: 0,
            max,
            autocomplete: autocomplete.map(Into::into),
        }
    }

    /// Returns the label for the form.
    pub fn label<'a>(&'a self, messages: &'a Messages) -> &'a str {
        let message = match (&self.label, &*self.name) {
            (Some(label), _) => return label,
            (None, "comment") => Message::CommentLabel,
            (None, "name") => Message::NameLabel,
            (None, "email") => Message::EmailLabel,
            (None, "website") => Message::WebsiteLabel,
            (None, name) => return name,
        };
        messages.get(message)
    }

    /// Returns whether the field provides the value of a placeholder.
    pub fn provides(&self, name: &str) -> bool {
        match name.strip_prefix(&*self.name) {
            Some("") => true,
            Some("Version" | "Time") => matches!(self.kind, Kind::Consent(_)),
            _ => false,
        }
    }
}

/// The fields of a form, in order. The comment is always among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Default for Fields {
    /// Returns comment and name, which are required, and e-mail and website, which are optional.
    fn default() -> Self {
        let context = ParseContext::default();
        Self::parse(&Cursor::root(&Json::Null, "", &context))
    }
}

/// The names of the members of a field's object.
pub const MEMBER_NAMES: [&str; 10] = [
    "autocomplete",
    "label",
    "maxlength",
    "minlength",
    "name",
    "options",
    "required",
    "type",
    "value",
    "version",
];

impl Fields {
    /// The names of the default fields.
    pub const DEFAULT_NAMES: [&str; 4] = ["comment", "name", "email", "website"];

    /// Returns the fields, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }

    /// Returns the index of a field in the form.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|field| &*field.name == name)
    }

    /// Returns the field at an index in the form.
    pub fn get(&self, index: usize) -> Option<&Field> {
        self.0.get(index)
    }

    /// Parses the settings `fields` and `required`.
    ///
    /// `fields` is a list of names and objects, or a string of space-separated names. `required` has the
    /// space-separated names of fields to require in addition to the comment.
    pub fn parse(settings: &Cursor<'_>) -> Self {
        let setting = settings.member("fields");
        let read = match &setting {
            None => Self::DEFAULT_NAMES.map(Field::named).into(),
            Some(setting) => fields(setting),
        };
        let mut all = Self(Vec::new());
        for field in read {
            if all.position(&field.name).is_none() {
                all.0.push(field);
            } else if let Some(setting) = &setting {
                setting.report_lost(&["one field called ", &field.name].concat());
            }
        }
        if all.position("comment").is_none() {
            if let Some(setting) = &setting {
                setting.report_lost("comment among them");
            }
            all.0.insert(0, Field::named("comment"));
        }
        // A comment has an author's name by default.
        let says =
            |item: &Json| item.str_member("name") == Some("name") && item.get("required").is_some();
        let is_said = setting.is_some_and(|setting| setting.json.as_slice().iter().any(says));
        all.require(settings, if is_said { "" } else { "name" });
        all
    }

    fn require(&mut self, settings: &Cursor<'_>, usual: &str) {
        let setting = settings.member("required");
        let names = match &setting {
            None => usual,
            Some(setting) => {
                let names = setting.json.as_str();
                let expected = "names of fields with spaces between them";
                setting.checked(names, expected).unwrap_or_default()
            }
        };
        let mut given = names.split_whitespace();
        if let Some(setting) = &setting
            && given.any(|name| self.position(name).is_none())
        {
            let known: Vec<&str> = self.0.iter().map(|field| &*field.name).collect();
            setting.report(&["a list of ", &known.join(", ")].concat());
        }
        for field in &mut self.0 {
            let is_named = names.split_whitespace().any(|it| it == &*field.name);
            field.required |= is_named || &*field.name == "comment";
        }
    }
}

fn fields(setting: &Cursor<'_>) -> Vec<Field> {
    match setting.json {
        Json::String(names) => names.split_whitespace().map(Field::named).collect(),
        Json::Array(_) => setting.items().filter_map(|item| field(&item)).collect(),
        _ => {
            setting.report("a list of fields");
            Vec::new()
        }
    }
}

/// Parses a field from its name or an object; returns `None` without a usable name.
fn field(item: &Cursor<'_>) -> Option<Field> {
    let Json::Object(_) = item.json else {
        let name = item.json.as_str().map(str::trim).filter(|it| is_name(it));
        return item
            .checked(name, "the name of a field, or an object")
            .map(Field::named);
    };
    let Some(name) = item.json.str_member("name").filter(|it| is_name(it)) else {
        item.report_member("name", "letters, digits, - and _");
        return None;
    };
    let mut field = Field::named(name);
    for (name, member) in item.members() {
        let text: Option<Rc<str>> = member.json.as_str().map(str::trim).map(Into::into);
        match (name, text, member.json) {
            ("name" | "type" | "options" | "value" | "version", ..) | (_, _, Json::Null) => {}
            ("label", text @ Some(_), _) => field.label = text,
            ("autocomplete", text @ Some(_), _) => field.autocomplete = text,
            ("required", _, Json::Bool(required)) => field.required = *required,
            ("minlength", _, value) if is_length(value) => field.min = length(value),
            ("maxlength", _, value) if is_length(value) => field.max = length(value),
            ("label" | "autocomplete", ..) => member.report("a string"),
            ("required", ..) => member.report("true or false"),
            ("minlength" | "maxlength", ..) => member.report("a number of characters"),
            _ => {}
        }
    }
    item.report_unknown(&MEMBER_NAMES);
    match kind(item.json) {
        Ok(Some(kind)) => field.kind = kind,
        Ok(None) => {}
        Err((member, expected)) => {
            item.report_member(member, expected);
            return None;
        }
    }
    if field.max < field.min {
        item.report_member("maxlength", "no less than minlength");
        field.max = field.min;
    }
    Some(field)
}

/// Returns the kind of a field, or the invalid member and what was expected there.
fn kind(item: &Json) -> Result<Option<Kind>, (&'static str, &'static str)> {
    let text = |member| item.str_member(member).map(Into::into);
    Ok(Some(match item.get("type").map(Json::as_str) {
        None => return Ok(None),
        Some(Some("textarea")) => Kind::Textarea,
        Some(Some("text")) => Kind::Text,
        Some(Some("email")) => Kind::Email,
        Some(Some("url")) => Kind::Url,
        Some(Some("checkbox")) => Kind::Checkbox,
        Some(Some("hidden")) => Kind::Hidden(text("value").ok_or(("value", "a string"))?),
        Some(Some("consent")) => Kind::Consent(text("version").ok_or(("version", "a string"))?),
        Some(Some("select")) => {
            let choices = item.get("options").map_or(&[][..], Json::as_slice);
            let choices: Option<Rc<[Choice]>> = choices.iter().map(choice).collect();
            let choices = choices.filter(|choices| !choices.is_empty());
            Kind::Select(choices.ok_or(("options", "a list of strings or {value, label}"))?)
        }
        Some(_) => return Err(("type", Kind::NAMES)),
    }))
}

fn choice(json: &Json) -> Option<Choice> {
    let (value, label) = match json {
        Json::String(text) => (text.as_str(), text.as_str()),
        json => {
            let value = json.get("value")?.as_str()?;
            (value, json.str_member("label").unwrap_or(value))
        }
    };
    Some(Choice {
        value: value.into(),
        label: label.into(),
    })
}

fn is_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !name.is_empty() && name.bytes().all(is_part)
}

fn is_length(value: &Json) -> bool {
    value
        .as_f64()
        .is_some_and(|number| number.fract() == 0.0 && (0.0..=1_000_000.0).contains(&number))
}

fn length(value: &Json) -> u32 {
    value.as_f64().unwrap_or_default() as u32
}

#[cfg(test)]
mod tests;
