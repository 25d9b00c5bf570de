//! Where comments are sent and how: a [`Comment`] becomes a [`Request`], and what comes back is
//! read by rules that are data too.

pub mod condition;
pub mod form_data;
pub mod native_form;
mod parse;
pub mod template;

use crate::comments::comment::Comment;
use crate::comments::endpoint::condition::Condition;
use crate::comments::endpoint::template::ConversionError;
use crate::comments::field::Fields;
use crate::comments::outcome::{EndpointResponse, Verdict};
use crate::diagnostics::Diagnostic;
use crate::json::Json;
use crate::json::cursor::{Cursor, ParseContext};

pub use crate::comments::endpoint::parse::SETTING_NAMES;

/// A back end for comments. A back end we know by name is a file in [`crate::comments::presets`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// The address to send to, with `{placeholders}` anywhere behind its host; already allowed by
    /// [`article_widget_platform::url::resolve`].
    pub url: String,
    /// What is added to the address as its query, each a template.
    pub query: Vec<(String, String)>,
    /// The method of the request.
    pub method: Method,
    /// How the body is written.
    pub encoding: Encoding,
    /// The template of the body: an object.
    pub body: Json,
    /// Where in the body a field goes that the template does not name: a path in which `{field}` is
    /// its name. None: it is not sent.
    pub extra_fields: Option<String>,
    /// What the templates' placeholders may stand for beside the comment.
    pub parameters: Vec<(String, String)>,
    /// Request headers beyond `Content-Type` and `Accept`.
    pub headers: Vec<(String, String)>,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// How long to wait for the whole answer, in milliseconds.
    pub timeout: u32,
    /// A request to make first, whose answer holds what the comment's request has to carry.
    pub token_request: Option<TokenRequest>,
    /// The name of a header for a key that stays the same when a comment is sent again.
    pub idempotency: Option<String>,
    /// How answers are to be read.
    pub response_rules: ResponseRules,
    /// Where a form that was sent as a page comes back to: patterns for the page's address.
    pub return_urls: Vec<(Verdict, String)>,
    /// What a form that the browser sends by itself has beside the body, a template; none where such a
    /// form is not taken.
    pub html_form: Option<Json>,
}

/// A request's method (RFC 9110).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The usual one.
    #[default]
    Post,
    /// For a back end where the address names the comment.
    Put,
    /// For a back end that amends a document.
    Patch,
}

impl Method {
    const ALL: [Method; 3] = [Method::Post, Method::Put, Method::Patch];

    /// Its name in a request.
    pub fn name(self) -> &'static str {
        match self {
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
        }
    }
}

/// How the body of a request is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `application/json`.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`.
    UrlEncoded,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded`, sent by the browser as a form, which leaves the page: for
    /// a back end that answers with a page, or lets no other site's script read its answer.
    Navigation,
}

impl Encoding {
    const ALL: [Encoding; 4] = [
        Encoding::Json,
        Encoding::UrlEncoded,
        Encoding::Multipart,
        Encoding::Navigation,
    ];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Json => "json",
            Encoding::UrlEncoded => "urlencoded",
            Encoding::Multipart => "multipart",
            Encoding::Navigation => "navigation",
        }
    }
}

/// Whether cookies go along (Fetch Standard, `credentials`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own origin only.
    #[default]
    SameOrigin,
    /// Always.
    Include,
}

impl Credentials {
    const ALL: [Credentials; 3] = [
        Credentials::Omit,
        Credentials::SameOrigin,
        Credentials::Include,
    ];

    /// Its name in the settings and in a request.
    pub fn name(self) -> &'static str {
        match self {
            Credentials::Omit => "omit",
            Credentials::SameOrigin => "same-origin",
            Credentials::Include => "include",
        }
    }
}

/// A `GET` that comes before the comment, for a back end that lets nobody comment without a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Its address, a template; relative to the endpoint's.
    pub url: String,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// Headers of the comment's request, each with where its value comes from.
    pub headers: Vec<(String, TokenSource)>,
}

/// Where a token is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenSource {
    /// In a header of the answer.
    Header(String),
    /// In a cookie of the page.
    Cookie(String),
    /// In the answer's JSON, by JSON Pointer.
    Body(String),
}

/// How the answers of a back end are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRules {
    /// What an answer is like from which each conclusion is drawn.
    pub conditions: Vec<(Verdict, Condition)>,
    /// JSON Pointer to the errors: a list of objects, a list of fields' names, or an object of
    /// messages by field.
    pub errors: Option<String>,
    /// The member of an error that is for the reader.
    pub error_text: String,
    /// The member of an error that names the field: by name, or as a path that ends in it.
    pub error_field: String,
    /// JSON Pointers to a reason in words, of which the first that is there is taken.
    pub reason: Vec<String>,
    /// JSON Pointer to a code.
    pub code: Option<String>,
    /// Codes, as patterns, with the names of the fields that they blame, with spaces between them.
    pub codes: Vec<(String, String)>,
    /// JSON Pointer to the address of the published comment.
    pub link: Option<String>,
    /// How long to wait after too many comments where the answer does not say, in seconds.
    pub retry_after: u32,
}

impl ResponseRules {
    /// The first conclusion that an answer allows.
    pub fn verdict(&self, answer: &EndpointResponse) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| {
            let mut conditions = self.conditions.iter().filter(|(it, _)| it == verdict);
            conditions.any(|(_, condition)| {
                if verdict.is_receipt() {
                    condition.holds_with_readable_body(answer)
                } else {
                    condition.holds(answer)
                }
            })
        })
    }
}

/// A request that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The address.
    pub url: String,
    /// The method.
    pub method: Method,
    /// The headers, `Accept` included, and `Content-Type` where the body does not bring its own.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: RequestBody,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// How long to wait for the whole answer, in milliseconds.
    pub timeout: u32,
    /// What has to be asked first.
    pub sign_in: Option<TokenRequest>,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestBody {
    /// A text, whose type is among the headers.
    Text(String),
    /// Entries for the platform to write as `multipart/form-data`.
    Multipart(Vec<(String, String)>),
    /// Entries of a form for the platform to leave the page with.
    Form(Vec<(String, String)>),
}

impl Endpoint {
    /// A back end that is known by name, at an absolute address. Fails with what is wrong with either.
    pub fn with_preset(preset: &str, url: &str) -> Result<Self, Vec<Diagnostic>> {
        let context = ParseContext::new(None);
        let url = Json::from(url);
        let endpoint = Self::parse(&Cursor::root(&url, "endpoint", &context), Some(preset));
        endpoint.ok_or_else(|| context.into_diagnostics())
    }

    /// Returns the endpoint without credentials: no cookies and no native form submission, which would send
    /// them. `None` if the endpoint only accepts navigation.
    #[must_use]
    pub fn without_credentials(self, context: &ParseContext<'_>) -> Option<Self> {
        if self.encoding == Encoding::Navigation {
            let expected = "json, urlencoded or multipart, since this is a frame";
            context.report("endpoint.encoding", expected);
            return None;
        }
        let sign_in = self.token_request.map(|mut sign_in| {
            let is_cookie = |token: &TokenSource| matches!(token, TokenSource::Cookie(_));
            sign_in.headers.retain(|(_, token)| !is_cookie(token));
            sign_in.credentials = Credentials::Omit;
            sign_in
        });
        Some(Self {
            credentials: Credentials::Omit,
            token_request: sign_in,
            html_form: None,
            ..self
        })
    }

    /// The request that carries a comment. What was left empty is left out. Fails where a template
    /// asks for a number and there is none: a mistake in the settings.
    pub fn request(&self, comment: &Comment) -> Result<Request, Diagnostic> {
        self.fill(comment).map_err(|unfit| Diagnostic {
            path: "endpoint".to_owned(),
            expected: [
                "a number for {",
                &unfit.name,
                "}, not \"",
                &unfit.value,
                "\"",
            ]
            .concat(),
        })
    }

    fn fill(&self, comment: &Comment) -> Result<Request, ConversionError> {
        let find = |name: &str| comment.find(name).or_else(|| self.parameter(name));
        let url = self.address(&find)?;
        let mut body = template::fill(&self.body, &find)?.unwrap_or(Json::Null);
        if let Some(extra_fields) = &self.extra_fields {
            let named = self.placeholder_names();
            for (name, value) in &comment.values {
                let is_empty = matches!(value, Json::Bool(false)) || *value == Json::from("");
                if !is_empty && !named.iter().any(|other| **other == **name) {
                    form_data::put(
                        &mut body,
                        &extra_fields.replace("{field}", name),
                        value.clone(),
                    );
                }
            }
        }
        for (name, value) in &comment.added {
            form_data::put(&mut body, name, Json::from(value.as_str()));
        }

        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![header("accept", "application/json")];
        let body = match self.encoding {
            Encoding::Json => {
                headers.push(header("content-type", "application/json"));
                RequestBody::Text(body.to_string())
            }
            Encoding::UrlEncoded => {
                headers.push(header("content-type", "application/x-www-form-urlencoded"));
                RequestBody::Text(form_data::urlencoded(&form_data::entries(&body)))
            }
            Encoding::Multipart => RequestBody::Multipart(form_data::entries(&body)),
            Encoding::Navigation => RequestBody::Form(form_data::entries(&body)),
        };
        if let Some(name) = &self.idempotency {
            headers.push((name.clone(), ["\"", &comment.key, "\""].concat()));
        }
        headers.extend(self.headers.iter().cloned());
        let sign_in = match &self.token_request {
            Some(sign_in) => Some(TokenRequest {
                url: in_url(&sign_in.url, &find)?,
                ..sign_in.clone()
            }),
            None => None,
        };
        Ok(Request {
            url,
            method: self.method,
            headers,
            body,
            credentials: self.credentials,
            timeout: self.timeout,
            sign_in,
        })
    }

    /// The address with its query.
    fn address(&self, find: template::Lookup<'_>) -> Result<String, ConversionError> {
        let mut url = in_url(&self.url, find)?;
        for (name, value) in &self.query {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&form_data::percent_encoded(name));
            url.push('=');
            url.push_str(&in_url(value, find)?);
        }
        Ok(url)
    }

    fn parameter(&self, name: &str) -> Option<String> {
        let mut parameters = self.parameters.iter();
        parameters.find_map(|(other, value)| (other == name).then(|| value.clone()))
    }

    /// Calls `note` with the name of every placeholder.
    fn placeholders(&self, note: &mut dyn FnMut(&str)) {
        template::placeholders(&self.body, note);
        let sign_in = self.token_request.iter().map(|sign_in| &sign_in.url);
        let query = self.query.iter().map(|(_, value)| value);
        for text in query.chain(sign_in).chain([&self.url]) {
            template::placeholders_of_text(text, note);
        }
    }

    /// The names of all placeholders.
    fn placeholder_names(&self) -> Vec<String> {
        let mut named = Vec::new();
        self.placeholders(&mut |name| named.push(name.to_owned()));
        named
    }

    /// Whether a form for it is to hold the field that people leave empty and programs fill in.
    pub fn has_honeypot(&self) -> bool {
        let mut has_honeypot = false;
        self.placeholders(&mut |name| has_honeypot |= name == "honeypot");
        has_honeypot
    }

    /// The field that the back end knows by this name or path.
    pub fn field_for_path(&self, path: &str) -> String {
        let last = form_data::segments(path).last().unwrap_or_default();
        sent_as(&self.body, last).unwrap_or(last).to_owned()
    }

    /// Reports placeholders that no field fills, and fields that are not sent.
    pub fn check(&self, fields: &Fields, context: &ParseContext<'_>) {
        let named = self.placeholder_names();
        for name in &named {
            let is_known = Comment::is_placeholder(name)
                || self.parameters.iter().any(|(other, _)| other == name)
                || fields.iter().any(|field| field.provides(name))
                // A field of the usual form, which a host may do without.
                || Fields::DEFAULT_NAMES.contains(&name.as_str());
            if !is_known {
                let expected = ["a field or a parameter for {", name, "}"].concat();
                context.report("endpoint", expected);
            }
        }
        let is_lost = |name: &&str| !named.iter().any(|other| other == name);
        let names = fields.iter().map(|field| &*field.name);
        for name in names
            .filter(|_| self.extra_fields.is_none())
            .filter(is_lost)
        {
            let expected = ["{", name, "} in endpoint.body, or it is not sent"].concat();
            context.report(["fields.", name].concat(), expected);
        }
    }
}

fn in_url(text: &str, find: template::Lookup<'_>) -> Result<String, ConversionError> {
    template::fill_text(text, find, &form_data::percent_encoded)
}

/// The placeholder that a template sends under a name.
fn sent_as<'a>(template: &'a Json, name: &str) -> Option<&'a str> {
    match template {
        Json::Object(members) => members.iter().find_map(|(member, value)| match value {
            Json::String(text) if member == name => template::single_placeholder(text),
            value => sent_as(value, name),
        }),
        Json::Array(items) => items.iter().find_map(|item| sent_as(item, name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
