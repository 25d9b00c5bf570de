//! Endpoints: turn a [`Comment`] into a [`Request`] and hold the rules for reading the response.

pub mod condition;
pub mod form_data;
pub mod native_form;
mod parse;
pub mod template;

use crate::comments::comment::Comment;
use crate::comments::endpoint::condition::Condition;
use crate::comments::endpoint::template::ConversionError;
use crate::comments::field::Fields;
use crate::comments::response::EndpointResponse;
use crate::comments::verdict::Verdict;
use crate::diagnostics::Diagnostic;
use crate::json::Json;
use crate::json::cursor::{Cursor, ParseContext};

pub use crate::comments::endpoint::parse::SETTING_NAMES;

/// A back end for comments. [`crate::comments::presets`] has the settings of known back ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// The URL, with `{placeholders}` only after its host; already allowed by
    /// [`article_widget_platform::url::resolve`].
    pub url: String,
    /// Query parameters to append to the URL; each value is a template.
    pub query: Vec<(String, String)>,
    /// The HTTP method.
    pub method: Method,
    /// The encoding of the body.
    pub encoding: Encoding,
    /// The template of the body, an object.
    pub body: Json,
    /// Path in the body for fields that the template does not name; `{field}` is the field's name. `None` omits
    /// these fields.
    pub extra_fields: Option<String>,
    /// Values of additional placeholders, by name.
    pub parameters: Vec<(String, String)>,
    /// Request headers in addition to `Content-Type` and `Accept`.
    pub headers: Vec<(String, String)>,
    /// The credentials mode of the request.
    pub credentials: Credentials,
    /// Timeout for the whole response, in milliseconds.
    pub timeout: u32,
    /// A request to make first, whose response has tokens for the comment's request.
    pub token_request: Option<TokenRequest>,
    /// Name of the header for the idempotency key, which stays the same when a comment is sent again.
    pub idempotency: Option<String>,
    /// The rules for reading responses.
    pub response_rules: ResponseRules,
    /// URL patterns of the pages that a native submission returns to, each with its verdict.
    pub return_urls: Vec<(Verdict, String)>,
    /// Template of additional entries for native form submission; `None` if the back end does not accept it.
    pub html_form: Option<Json>,
}

/// The HTTP method of a request (RFC 9110).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The default.
    #[default]
    Post,
    /// For a back end whose URL names the comment.
    Put,
    /// For a back end that modifies a document.
    Patch,
}

impl Method {
    const ALL: [Method; 3] = [Method::Post, Method::Put, Method::Patch];

    /// Returns the name of the method in upper case.
    pub fn name(self) -> &'static str {
        match self {
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Patch => "PATCH",
        }
    }
}

/// The encoding of a request body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `application/json`.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`.
    UrlEncoded,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded` in a navigation: the browser submits a form and leaves the page. For a
    /// back end that responds with a page, or whose response CORS does not let a script read.
    Navigation,
}

impl Encoding {
    const ALL: [Encoding; 4] = [
        Encoding::Json,
        Encoding::UrlEncoded,
        Encoding::Multipart,
        Encoding::Navigation,
    ];

    /// Returns the name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Json => "json",
            Encoding::UrlEncoded => "urlencoded",
            Encoding::Multipart => "multipart",
            Encoding::Navigation => "navigation",
        }
    }
}

/// The credentials mode of a request (Fetch Standard).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Never sends cookies.
    Omit,
    /// Sends cookies to the page's own origin only.
    #[default]
    SameOrigin,
    /// Always sends cookies.
    Include,
}

impl Credentials {
    const ALL: [Credentials; 3] = [
        Credentials::Omit,
        Credentials::SameOrigin,
        Credentials::Include,
    ];

    /// Returns the name in the settings and in Fetch.
    pub fn name(self) -> &'static str {
        match self {
            Credentials::Omit => "omit",
            Credentials::SameOrigin => "same-origin",
            Credentials::Include => "include",
        }
    }
}

/// A `GET` request before the comment, for a back end that requires a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// The URL template, relative to the endpoint's URL.
    pub url: String,
    /// The credentials mode of the request.
    pub credentials: Credentials,
    /// Headers of the comment's request, each with the source of its value.
    pub headers: Vec<(String, TokenSource)>,
}

/// The source of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenSource {
    /// A response header.
    Header(String),
    /// A cookie of the page.
    Cookie(String),
    /// A JSON Pointer into the response body.
    Body(String),
}

/// The rules for reading a back end's responses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRules {
    /// The conditions that lead to each verdict.
    pub conditions: Vec<(Verdict, Condition)>,
    /// JSON Pointer to the errors: a list of objects, a list of field names, or an object of messages by field.
    pub errors: Option<String>,
    /// The member of an error with the message for the reader.
    pub error_text: String,
    /// The member of an error with the name of the field, or a path that ends in it.
    pub error_field: String,
    /// JSON Pointers to a reason in plain text; the first that exists is used.
    pub reason: Vec<String>,
    /// JSON Pointer to an error code.
    pub code: Option<String>,
    /// Error codes, as patterns, with the space-separated names of the fields at fault.
    pub codes: Vec<(String, String)>,
    /// JSON Pointer to the URL of the published comment.
    pub link: Option<String>,
    /// Seconds to wait after a rate limit whose response has no `Retry-After`.
    pub retry_after: u32,
}

impl ResponseRules {
    /// Returns the first verdict whose conditions the response meets.
    pub fn verdict(&self, response: &EndpointResponse) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| {
            let mut conditions = self.conditions.iter().filter(|(it, _)| it == verdict);
            conditions.any(|(_, condition)| {
                if verdict.is_receipt() {
                    condition.holds_with_readable_body(response)
                } else {
                    condition.holds(response)
                }
            })
        })
    }
}

/// A request that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The URL.
    pub url: String,
    /// The method.
    pub method: Method,
    /// The headers, with `Accept`, and with `Content-Type` unless the platform sets it for the body.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: RequestBody,
    /// The credentials mode.
    pub credentials: Credentials,
    /// Timeout for the whole response, in milliseconds.
    pub timeout: u32,
    /// A request for tokens to make first.
    pub sign_in: Option<TokenRequest>,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestBody {
    /// A text; the headers have its `Content-Type`.
    Text(String),
    /// Entries that the platform encodes as `multipart/form-data`.
    Multipart(Vec<(String, String)>),
    /// Entries of a form that the platform submits in a navigation.
    Form(Vec<(String, String)>),
}

impl Endpoint {
    /// Creates the endpoint of a known back end at an absolute URL. Fails with diagnostics about the preset or the
    /// URL.
    pub fn with_preset(preset: &str, url: &str) -> Result<Self, Vec<Diagnostic>> {
        let context = ParseContext::new(None);
        let url = Json::from(url);
        let endpoint = Self::parse(&Cursor::root(&url, "endpoint", &context), Some(preset));
        endpoint.ok_or_else(|| context.into_diagnostics())
    }

    /// Returns the endpoint without credentials: no cookies and no native form submission, which would send them.
    /// Returns `None` if the endpoint only accepts navigation.
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

    /// Returns the request for a comment; omits empty values. Fails if a template requires a number and the value
    /// is not one, which is an error in the settings.
    pub fn request(&self, comment: &Comment) -> Result<Request, Diagnostic> {
        self.fill(comment).map_err(|error| Diagnostic {
            path: "endpoint".to_owned(),
            expected: [
                "a number for {",
                &error.name,
                "}, not \"",
                &error.value,
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

    /// Returns the URL with its query.
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

    /// Returns the names of all placeholders.
    fn placeholder_names(&self) -> Vec<String> {
        let mut named = Vec::new();
        self.placeholders(&mut |name| named.push(name.to_owned()));
        named
    }

    /// Returns whether the form has a honeypot field, which people leave empty and bots fill in.
    pub fn has_honeypot(&self) -> bool {
        let mut has_honeypot = false;
        self.placeholders(&mut |name| has_honeypot |= name == "honeypot");
        has_honeypot
    }

    /// Returns the name of the field that the back end knows by this name or path.
    pub fn field_for_path(&self, path: &str) -> String {
        let last = form_data::segments(path).last().unwrap_or_default();
        sent_as(&self.body, last).unwrap_or(last).to_owned()
    }

    /// Reports placeholders without a field, and fields that are not sent.
    pub fn check(&self, fields: &Fields, context: &ParseContext<'_>) {
        let named = self.placeholder_names();
        for name in &named {
            let is_known = Comment::is_placeholder(name)
                || self.parameters.iter().any(|(other, _)| other == name)
                || fields.iter().any(|field| field.provides(name))
                // A default field, which a host can leave out.
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

/// Returns the placeholder that a template sends under a name.
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
