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
mod tests {
    use super::*;
    use crate::comments::test_support::{read_endpoint, read_fields};

    fn subject() -> Subject {
        let url = "https://news.example/story?page=2".to_owned();
        Subject {
            article: "17".to_owned(),
            title: "L’eau".to_owned(),
            parent: "3".to_owned(),
            lang: "fr".to_owned(),
            page: url.clone(),
            url,
            ..Subject::default()
        }
    }

    fn endpoint(preset: Option<&str>, settings: &str) -> Endpoint {
        let settings = Json::parse(settings).expect("the test's settings are JSON");
        let (endpoint, diagnostics) = read_endpoint(&settings, preset, None);
        assert_eq!(diagnostics, []);
        endpoint.expect("an endpoint")
    }

    fn form(preset: &str, settings: &str) -> Option<NativeForm> {
        let fields = r#"["comment","name","email","website",{"name":"city","type":"hidden","value":"Niamey"},
            {"name":"terms","type":"consent","version":"4","label":"Yes"}]"#;
        let (fields, _) = read_fields(&Json::parse(fields)?, None);
        endpoint(Some(preset), settings).native_form(&subject(), &fields)
    }

    /// Returns the entries that the form sends, with `*` for the value of a control.
    fn written(form: &NativeForm) -> Vec<String> {
        let names = form
            .names
            .iter()
            .map(|(own, name)| [name, "=*", own].concat());
        let hidden = form
            .hidden
            .iter()
            .map(|(name, value)| [name, "=", value].concat());
        names.chain(hidden).collect()
    }

    #[test]
    fn a_form_carries_what_wordpress_asks_for() {
        let form = form(
            "wordpress-form",
            r#"{"url":"https://c.example/wp-comments-post.php"}"#,
        )
        .unwrap();

        assert_eq!(form.action, "https://c.example/wp-comments-post.php");
        assert!(!form.is_multipart);
        assert_eq!(
            written(&form),
            [
                "comment=*comment",
                "author=*name",
                "email=*email",
                "url=*website",
                "wp-comment-cookies-consent=*remember",
                "terms=*terms",
                "comment_post_ID=17",
                "comment_parent=3",
                "redirect_to=https://news.example/story?page=2",
                "city=Niamey",
            ]
        );
    }

    #[test]
    fn a_service_is_told_the_way_back_and_only_by_a_form() {
        let settings = r#"{"url":"https://c.example/f","parameters":{"form":"f"}}"#;
        let back = "https://news.example/story?page=2";

        let staticman = form("staticman", settings).unwrap();
        let formspree = form("formspree", settings).unwrap();
        let netlify = form("netlify", settings).unwrap();

        let has = |form: &NativeForm, entry: &str| written(form).iter().any(|it| it == entry);
        assert!(has(&staticman, &format!("options[redirect]={back}")));
        assert!(has(&staticman, "fields[message]=*comment"));
        assert!(has(&staticman, "options[slug]=17"));
        assert!(has(&formspree, &format!("_next={back}")));
        assert!(has(&formspree, "_gotcha=*honeypot"));
        assert!(has(&netlify, "form-name=f"));
        let request = endpoint(Some("formspree"), settings).request(&Comment::default());
        assert!(!format!("{request:?}").contains("_next"));
    }

    #[test]
    fn json_is_sent_as_a_form_where_the_settings_say_that_it_is_taken() {
        let url = r#""url":"https://c.example/comments""#;

        assert_eq!(form("problem-json", &format!("{{{url}}}")), None);
        let form = form("problem-json", &format!(r#"{{{url},"htmlForm":true}}"#)).unwrap();
        assert_eq!(
            written(&form),
            [
                "comment=*comment",
                "name=*name",
                "email=*email",
                "website=*website",
                "honeypot=*honeypot",
                "terms=*terms",
                "article=17",
                "parent=3",
                "city=Niamey",
            ]
        );
    }

    #[test]
    fn the_address_holds_what_is_known() {
        let settings = r#"{"url":"https://c.example/{article}/{site}","encoding":"multipart",
            "query":{"to":"{parent}"},"parameters":{"site":"a/b"}}"#;

        let form = form("problem-json", settings).unwrap();

        assert_eq!(form.action, "https://c.example/17/a%2Fb?to=3");
        assert!(form.is_multipart);
    }

    #[test]
    fn what_only_a_script_can_send_is_no_plain_form() {
        for settings in [
            r#""htmlForm":false"#,
            r#""method":"PUT""#,
            r#""headers":{"x-site":"n"}"#,
            r#""signIn":{"url":"/in"}"#,
            r#""url":"https://c.example/{name}""#,
            r#""query":{"after":"{elapsed}"}"#,
            r#""query":{"by":"{userAgent}"}"#,
            r#""query":{"at":"{termsTime}"}"#,
            r#""body":{"comment":"By {name}: {comment}"}"#,
            r#""body":{"comment":"{comment:html}"}"#,
            r#""body":{"again":"{comment}"}"#,
            r#""body":{"comment":null},"extraFields":null"#,
            r#""body":{"post":"{title:number}"}"#,
        ] {
            let settings =
                format!(r#"{{"url":"https://c.example/c","encoding":"urlencoded",{settings}}}"#);
            assert_eq!(form("problem-json", &settings), None, "{settings}");
        }
        let endpoint = endpoint(
            None,
            r#"{"url":"https://c.example/c","encoding":"urlencoded"}"#,
        );
        assert!(
            endpoint
                .native_form(&subject(), &Fields::default())
                .is_some()
        );
        let of_nothing = endpoint.native_form(&Subject::default(), &Fields::default());
        assert_eq!(of_nothing, None, "a comment that belongs to no article");
    }
}
