//! An endpoint from the host's settings, which are laid over those of a preset.

use crate::comments::endpoint::condition::Condition;
use crate::comments::endpoint::{Answers, Credentials, Encoding, Endpoint, Method, SignIn, Token};
use crate::comments::outcome::Verdict;
use crate::comments::presets;
use crate::diagnostics::Fault;
use crate::json::Json;
use article_widget_platform::url::{self, UrlPurpose};

/// The names of an endpoint's settings.
pub const MEMBERS: [&str; 24] = [
    "answers",
    "body",
    "code",
    "codes",
    "credentials",
    "encoding",
    "errorField",
    "errorText",
    "errors",
    "extraFields",
    "headers",
    "htmlForm",
    "idempotency",
    "link",
    "method",
    "parameters",
    "preset",
    "query",
    "reason",
    "retryAfter",
    "returnUrls",
    "signIn",
    "timeout",
    "url",
];

/// Names that settings had, and those that they have now.
const RENAMED: [(&str, &str); 3] = [
    ("native", "htmlForm"),
    ("rest", "extraFields"),
    ("returned", "returnUrls"),
];

impl Endpoint {
    /// Reads an endpoint: an address, or an object of [`MEMBERS`]. `preset` names the back end where
    /// the object does not. Nothing where comments could not arrive: no address, an unknown preset,
    /// a parameter that the preset needs and that is not there.
    pub fn read(
        settings: &Json,
        preset: Option<&str>,
        base: Option<&str>,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let mut reader = Reader { faults };
        let (own, path) = match settings {
            Json::Map(members) => (members.clone(), "url"),
            address => (vec![("url".to_owned(), address.clone())], ""),
        };
        let own = Json::Map(reader.renamed(own));
        let preset = own.text("preset").or(preset).unwrap_or(presets::DEFAULT);
        let Some(preset) = presets::named(preset) else {
            let names: Vec<&str> = presets::names().collect();
            reader.fault("preset", &["one of ", &names.join(", ")].concat());
            return None;
        };
        let settings = merge(preset, own);
        let address = settings.get("url").and_then(Json::as_text).map(str::trim);
        let Some(url) = address.and_then(|address| template_url(address, base)) else {
            reader.fault(
                path,
                "an http or https URL, with placeholders only behind its host",
            );
            return None;
        };
        reader.unknown(&settings);
        let parameters = reader.parameters(&settings)?;
        let encodings = Encoding::ALL.map(|it| (it, it.name()));
        let encoding = reader.one(&settings, "encoding", &encodings);
        Some(Endpoint {
            sign_in: reader.sign_in(&settings, &url),
            url,
            parameters,
            query: reader.texts(&settings, "query"),
            method: reader.one(&settings, "method", &Method::ALL.map(|it| (it, it.name()))),
            encoding,
            html_form: reader.html_form(&settings, encoding),
            body: reader.body(&settings),
            extra_fields: settings.text("extraFields").map(str::to_owned),
            headers: reader.headers(&settings),
            credentials: reader.credentials(&settings),
            timeout: reader.number(&settings, "timeout", 20_000, 600_000, "milliseconds"),
            idempotency: reader.header_name(&settings, "idempotency"),
            answers: reader.answers(&settings),
            return_urls: reader.return_urls(&settings),
        })
    }
}

/// One object laid over another (RFC 7396): its members win, `null` takes away.
pub(super) fn merge(under: Json, over: Json) -> Json {
    match (under, over) {
        (Json::Map(mut under), Json::Map(over)) => {
            for (name, value) in over {
                let index = under.iter().position(|(other, _)| *other == name);
                let old = index.map(|index| under.remove(index).1);
                if value != Json::Null {
                    let value = merge(old.unwrap_or(Json::Null), value);
                    let index = index.unwrap_or(under.len());
                    under.insert(index, (name, value));
                }
            }
            Json::Map(under)
        }
        (_, over) => over,
    }
}

/// Resolves a URL template to an absolute URL; `None` if the host contains a placeholder.
fn template_url(address: &str, base: Option<&str>) -> Option<String> {
    let url = url::resolve(address, base, UrlPurpose::Fetch)?;
    let url = url.replace("%7B", "{").replace("%7D", "}");
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?']).next()?;
    (!host.contains('{')).then_some(url)
}

/// Whether a header can be sent (RFC 9110: a token, and a value without line breaks or anything
/// beyond Latin-1). One that cannot would make every attempt fail before it began.
fn is_header(name: &str, value: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(is_token)
        && value
            .chars()
            .all(|char| char as u32 <= 0xFF && !matches!(char, '\r' | '\n' | '\0'))
}

struct Reader<'a> {
    faults: &'a mut Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, path: &str, expected: &str) {
        let dot = if path.is_empty() { "" } else { "." };
        self.faults.push(Fault {
            path: ["endpoint", dot, path].concat(),
            expected: expected.to_owned(),
        });
    }

    /// Settings under the names that they have now.
    fn renamed(&mut self, mut settings: Vec<(String, Json)>) -> Vec<(String, Json)> {
        for (name, _) in &mut settings {
            if let Some((old, new)) = RENAMED.into_iter().find(|(old, _)| old == name) {
                self.fault(old, &["its new name, ", new].concat());
                new.clone_into(name);
            }
        }
        settings
    }

    fn unknown(&mut self, settings: &Json) {
        if let Json::Map(members) = settings {
            for (name, _) in members {
                if !MEMBERS.contains(&name.as_str()) {
                    self.fault(name, &["one of ", &MEMBERS.join(", ")].concat());
                }
            }
        }
    }

    fn members<'a>(&mut self, settings: &'a Json, name: &str) -> &'a [(String, Json)] {
        match settings.get(name) {
            None => &[],
            Some(Json::Map(members)) => members,
            Some(other) => {
                self.fault(name, &["an object, not ", other.kind()].concat());
                &[]
            }
        }
    }

    /// An object of texts.
    fn texts(&mut self, settings: &Json, name: &str) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        for (member, value) in self.members(settings, name) {
            match value {
                Json::Text(text) => texts.push((member.clone(), text.clone())),
                Json::Number(_) | Json::Bool(_) => texts.push((member.clone(), value.to_string())),
                _ => self.fault(&[name, ".", member].concat(), "a string"),
            }
        }
        texts
    }

    /// A preset writes `null` for what a host has to fill in.
    fn parameters(&mut self, settings: &Json) -> Option<Vec<(String, String)>> {
        let count = self.faults.len();
        let parameters = self.texts(settings, "parameters");
        (self.faults.len() == count).then_some(parameters)
    }

    fn one<T: Copy + Default>(&mut self, settings: &Json, name: &str, all: &[(T, &str)]) -> T {
        let Some(value) = settings.get(name) else {
            return T::default();
        };
        let found = all.iter().find(|(_, name)| value.as_text() == Some(name));
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
            self.fault(name, &["one of ", &names.join(", ")].concat());
        }
        found.map(|(value, _)| *value).unwrap_or_default()
    }

    fn credentials(&mut self, settings: &Json) -> Credentials {
        let all = Credentials::ALL.map(|it| (it, it.name()));
        self.one(settings, "credentials", &all)
    }

    /// A whole number from 1 to `most`.
    fn number(&mut self, settings: &Json, name: &str, default: u32, most: u32, unit: &str) -> u32 {
        match settings.get(name).map(Json::as_number) {
            None => default,
            Some(Some(number)) if number >= 1.0 && number <= most.into() => number as u32,
            Some(_) => {
                self.fault(name, &[unit, " from 1 to ", &most.to_string()].concat());
                default
            }
        }
    }

    fn body(&mut self, settings: &Json) -> Json {
        Json::Map(self.members(settings, "body").to_vec())
    }

    /// JSON is nothing that a form can be sent as: who reads it takes a form only if it says so.
    fn html_form(&mut self, settings: &Json, encoding: Encoding) -> Option<Json> {
        let nothing = || Json::Map(Vec::new());
        match settings.get("htmlForm") {
            None => (encoding != Encoding::Json).then(nothing),
            Some(Json::Bool(is_taken)) => is_taken.then(nothing),
            Some(beside @ Json::Map(_)) => Some(beside.clone()),
            Some(_) => {
                self.fault("htmlForm", "true, false or an object");
                None
            }
        }
    }

    fn headers(&mut self, settings: &Json) -> Vec<(String, String)> {
        let mut headers = Vec::new();
        for (name, value) in self.members(settings, "headers") {
            match value.as_text() {
                Some(value) if is_header(name, value) => {
                    headers.push((name.clone(), value.to_owned()));
                }
                _ => self.fault(&["headers.", name].concat(), "a header's name and value"),
            }
        }
        headers
    }

    fn header_name(&mut self, settings: &Json, name: &str) -> Option<String> {
        let header = settings.get(name)?.as_text().filter(|it| is_header(it, ""));
        if header.is_none() {
            self.fault(name, "a header's name");
        }
        header.map(str::to_owned)
    }

    fn sign_in(&mut self, settings: &Json, base: &str) -> Option<SignIn> {
        let sign_in = settings.get("signIn")?;
        let address = sign_in.get("url").and_then(Json::as_text);
        let url = address.and_then(|address| template_url(address, Some(base)));
        let mut headers = Vec::new();
        let members = match sign_in.get("headers") {
            Some(Json::Map(members)) => members.as_slice(),
            _ => &[],
        };
        for (name, place) in members {
            let token = place.as_text().and_then(|place| place.split_once(':'));
            let token = match token.filter(|_| is_header(name, "")) {
                Some(("header", name)) if is_header(name, "") => Token::Header(name.to_owned()),
                Some(("cookie", name)) => Token::Cookie(name.to_owned()),
                Some(("body", pointer)) => Token::Body(pointer.to_owned()),
                _ => {
                    let path = ["signIn.headers.", name].concat();
                    self.fault(&path, "header:…, cookie:… or body:…");
                    continue;
                }
            };
            headers.push((name.clone(), token));
        }
        let Some(url) = url else {
            self.fault("signIn.url", "an http or https URL");
            return None;
        };
        Some(SignIn {
            url,
            credentials: self.credentials(sign_in),
            headers,
        })
    }

    fn answers(&mut self, settings: &Json) -> Answers {
        let mut conditions = Vec::new();
        for (name, condition) in self.members(settings, "answers") {
            let path = ["answers.", name].concat();
            match (Verdict::from_name(name), Condition::read(condition)) {
                (Some(verdict), Some(condition)) => conditions.push((verdict, condition)),
                (None, _) => {
                    let names = Verdict::ALL.map(Verdict::name).join(", ");
                    self.fault(&path, &["one of ", &names].concat());
                }
                (Some(_), None) => self.fault(
                    &path,
                    "an object of status, JSON Pointers and patterns, or a list of such",
                ),
            }
        }
        let reason = match settings.get("reason") {
            Some(Json::List(pointers)) => pointers.iter().filter_map(Json::as_text).collect(),
            reason => Vec::from_iter(reason.and_then(Json::as_text)),
        };
        let reason = reason.into_iter().map(str::to_owned).collect();
        Answers {
            conditions,
            reason,
            errors: self.pointer(settings, "errors"),
            error_text: settings.text("errorText").unwrap_or("message").to_owned(),
            error_field: settings.text("errorField").unwrap_or("field").to_owned(),
            code: self.pointer(settings, "code"),
            codes: self.texts(settings, "codes"),
            link: self.pointer(settings, "link"),
            retry_after: self.number(settings, "retryAfter", 30, 86_400, "seconds"),
        }
    }

    fn pointer(&mut self, settings: &Json, name: &str) -> Option<String> {
        let value = settings.get(name)?;
        match value
            .as_text()
            .filter(|it| it.starts_with('/') || it.is_empty())
        {
            Some(pointer) => Some(pointer.to_owned()),
            None => {
                self.fault(name, "a JSON Pointer such as /errors");
                None
            }
        }
    }

    fn return_urls(&mut self, settings: &Json) -> Vec<(Verdict, String)> {
        let mut returned = Vec::new();
        for (name, pattern) in self.texts(settings, "returnUrls") {
            match Verdict::from_name(&name).filter(|verdict| verdict.is_receipt()) {
                Some(verdict) => returned.push((verdict, pattern)),
                None => self.fault(&["returnUrls.", &name].concat(), "held or published"),
            }
        }
        returned
    }
}

#[cfg(test)]
mod tests;
