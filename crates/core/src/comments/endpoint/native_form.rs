//! What a browser sends by itself when a form is submitted: all that there is before the script has come,
//! and without one.

use crate::comments::comment::{Comment, Subject};
use crate::comments::endpoint::{Encoding, Endpoint, Method, form_data, template};
use crate::comments::field::{Fields, Kind};
use crate::json::Json;

/// A form that arrives without a script (HTML Standard, form submission).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainForm {
    /// Where it is posted.
    pub action: String,
    /// Whether it is written as `multipart/form-data`.
    pub is_multipart: bool,
    /// Placeholders that the reader fills, each with the name that its control is sent under.
    pub names: Vec<(String, String)>,
    /// What is known beforehand.
    pub hidden: Vec<(String, String)>,
}

impl PlainForm {
    /// The name of the control for a placeholder.
    pub fn name(&self, placeholder: &str) -> Option<&str> {
        let mut names = self.names.iter();
        let (_, name) = names.find(|(other, _)| other == placeholder)?;
        Some(name)
    }
}

impl Endpoint {
    /// Returns the native form, if the endpoint accepts one and no required value needs a script.
    pub fn plain_form(&self, subject: &Subject, fields: &Fields) -> Option<PlainForm> {
        let is_taken = self.method == Method::Post && self.sign_in.is_none();
        let is_about_something = !subject.article.is_empty();
        if !(is_taken && self.headers.is_empty() && is_about_something) {
            return None;
        }
        let beside = self.html_form.as_ref()?;

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
        let is_typed = |name: &str| typed.contains(&name);
        // Not before the reader sends it.
        let is_later = |name: &str| {
            matches!(name, "elapsed" | "userAgent")
                || fields
                    .iter()
                    .any(|field| *field.name != *name && field.gives(name))
        };
        let find = |name: &str| {
            let found = || known.find(name).or_else(|| self.parameter(name));
            (!is_typed(name) && !is_later(name)).then(found).flatten()
        };

        let mut address = vec![&self.url];
        address.extend(self.query.iter().map(|(_, value)| value));
        for text in address {
            let is_there =
                |name: &str| name == "parent" || find(name).is_some_and(|it| !it.is_empty());
            let mut is_known = true;
            template::placeholders_of_text(text, &mut |name| is_known &= is_there(name));
            if !is_known {
                return None;
            }
        }
        let mut form = PlainForm {
            action: self.address(&find).ok()?,
            is_multipart: self.encoding == Encoding::Multipart,
            ..PlainForm::default()
        };

        let body = crate::comments::endpoint::parse::merge(self.body.clone(), beside.clone());
        for (name, text) in form_data::entries(&body) {
            if let Some(typed) = template::sole(&text).filter(|name| is_typed(name)) {
                // A control has one name, and what is typed into it is not rewritten.
                if form.name(typed).is_some() || text.ends_with(":html}") {
                    return None;
                }
                form.names.push((typed.to_owned(), name));
                continue;
            }
            let mut is_whole = true;
            template::placeholders_of_text(&text, &mut |name| is_whole &= !is_typed(name));
            if !is_whole {
                return None;
            }
            let value = template::fill(&Json::Text(text), &find).ok()?;
            form.hidden.extend(value.map(|value| match value {
                Json::Text(text) => (name, text),
                Json::Null => (name, String::new()),
                other => (name, other.to_string()),
            }));
        }
        if let Some(extra_fields) = &self.extra_fields {
            let named = self.named();
            for field in fields
                .iter()
                .filter(|field| !named.iter().any(|other| **other == *field.name))
            {
                let path = extra_fields.replace("{field}", &field.name);
                match &field.kind {
                    Kind::Hidden(value) if value.is_empty() => {}
                    Kind::Hidden(value) => form.hidden.push((path, value.to_string())),
                    _ => form.names.push((field.name.to_string(), path)),
                }
            }
        }
        form.name("comment").is_some().then_some(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Fault;

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
        let mut faults: Vec<Fault> = Vec::new();
        let endpoint = Endpoint::read(&settings, preset, None, &mut faults);
        assert_eq!(faults, []);
        endpoint.expect("an endpoint")
    }

    fn form(preset: &str, settings: &str) -> Option<PlainForm> {
        let fields = r#"["comment","name","email","website",{"name":"city","type":"hidden","value":"Niamey"},
            {"name":"terms","type":"consent","version":"4","label":"Yes"}]"#;
        let fields = Fields::read(Some(&Json::parse(fields)?), None, &mut Vec::new());
        endpoint(Some(preset), settings).plain_form(&subject(), &fields)
    }

    /// What it sends, with `*` where a control is filled in.
    fn written(form: &PlainForm) -> Vec<String> {
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

        let has = |form: &PlainForm, entry: &str| written(form).iter().any(|it| it == entry);
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
                .plain_form(&subject(), &Fields::default())
                .is_some()
        );
        let of_nothing = endpoint.plain_form(&Subject::default(), &Fields::default());
        assert_eq!(of_nothing, None, "a comment that belongs to no article");
    }
}
