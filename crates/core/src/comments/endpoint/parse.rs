//! Parses an endpoint from the host's settings, merged over those of a preset.

use crate::comments::endpoint::condition::Condition;
use crate::comments::endpoint::{
    Credentials, Encoding, Endpoint, Method, ResponseRules, TokenRequest, TokenSource,
};
use crate::comments::presets;
use crate::comments::verdict::Verdict;
use crate::json::Json;
use crate::json::cursor::{Cursor, ParseContext};
use article_widget_platform::url::{self, UrlPurpose};

/// The names of an endpoint's settings.
pub const SETTING_NAMES: [&str; 24] = [
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

/// Former names of settings, with the current ones.
const RENAMED_SETTINGS: [(&str, &str); 3] = [
    ("native", "htmlForm"),
    ("rest", "extraFields"),
    ("returned", "returnUrls"),
];

impl Endpoint {
    /// Parses an endpoint: a URL, or an object of [`SETTING_NAMES`].
    ///
    /// `preset` names the back end if the object does not. Returns `None`, with a diagnostic, if comments could not
    /// arrive: no URL, an unknown preset, or a missing parameter that the preset needs.
    pub fn parse(setting: &Cursor<'_>, preset: Option<&str>) -> Option<Self> {
        let context = setting.context;
        let (own, url_path) = match setting.json {
            Json::Object(members) => (members.clone(), "endpoint.url"),
            url => (vec![("url".to_owned(), url.clone())], "endpoint"),
        };
        let own = Json::Object(with_current_names(own, context));
        let preset = own
            .str_member("preset")
            .or(preset)
            .unwrap_or(presets::DEFAULT);
        let Some(preset) = presets::named(preset) else {
            let names: Vec<&str> = presets::names().collect();
            context.report("endpoint.preset", ["one of ", &names.join(", ")].concat());
            return None;
        };
        let merged = merge(preset, own);
        let settings = Cursor::root(&merged, "endpoint", context);
        let url = merged.get("url").and_then(Json::as_str).map(str::trim);
        let Some(url) = url.and_then(|url| template_url(url, context.base)) else {
            let expected = "an http or https URL, with placeholders only behind its host";
            context.report(url_path, expected);
            return None;
        };
        settings.report_unknown(&SETTING_NAMES);
        let parameters = parameters(&settings)?;
        let encoding = settings
            .member("encoding")
            .and_then(|it| it.as_variant(Encoding::ALL, Encoding::name))
            .unwrap_or_default();
        Some(Endpoint {
            token_request: token_request(&settings, &url),
            url,
            parameters,
            query: strings(&settings, "query"),
            method: settings
                .member("method")
                .and_then(|it| it.as_variant(Method::ALL, Method::name))
                .unwrap_or_default(),
            encoding,
            html_form: html_form(&settings, encoding),
            body: Json::Object(object(&settings, "body").to_vec()),
            extra_fields: merged.str_member("extraFields").map(str::to_owned),
            headers: headers(&settings),
            credentials: credentials(&settings),
            timeout: number(&settings, "timeout", 20_000, 600_000, "milliseconds"),
            idempotency: header_name(&settings, "idempotency"),
            response_rules: response_rules(&settings),
            return_urls: return_urls(&settings),
        })
    }
}

/// Merges one object over another (RFC 7396): its members replace those below, `null` removes one.
pub(super) fn merge(under: Json, over: Json) -> Json {
    match (under, over) {
        (Json::Object(mut under), Json::Object(over)) => {
            for (name, value) in over {
                let index = under.iter().position(|(other, _)| *other == name);
                let old = index.map(|index| under.remove(index).1);
                if value != Json::Null {
                    let value = merge(old.unwrap_or(Json::Null), value);
                    let index = index.unwrap_or(under.len());
                    under.insert(index, (name, value));
                }
            }
            Json::Object(under)
        }
        (_, over) => over,
    }
}

/// Resolves a URL template to an absolute URL; returns `None` if the host contains a placeholder.
fn template_url(address: &str, base: Option<&str>) -> Option<String> {
    let url = url::resolve(address, base, UrlPurpose::Fetch)?;
    let url = url.replace("%7B", "{").replace("%7D", "}");
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?']).next()?;
    (!host.contains('{')).then_some(url)
}

/// Returns whether a header can be sent (RFC 9110): a token, and a value in Latin-1 without line breaks. An invalid
/// header would make every attempt fail before the request.
fn is_header(name: &str, value: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(is_token)
        && value
            .chars()
            .all(|char| char as u32 <= 0xFF && !matches!(char, '\r' | '\n' | '\0'))
}

/// Returns the settings under their current names; reports former names.
fn with_current_names(
    mut settings: Vec<(String, Json)>,
    context: &ParseContext<'_>,
) -> Vec<(String, Json)> {
    for (name, _) in &mut settings {
        if let Some((old, new)) = RENAMED_SETTINGS.into_iter().find(|(old, _)| old == name) {
            let path = ["endpoint.", old].concat();
            context.report(path, ["its new name, ", new].concat());
            new.clone_into(name);
        }
    }
    settings
}

/// Returns the members of an object; reports a value that is no object.
fn object<'a>(settings: &Cursor<'a>, name: &str) -> &'a [(String, Json)] {
    match settings.json.get(name) {
        None => &[],
        Some(Json::Object(members)) => members,
        Some(_) => {
            settings.report_member(name, "an object");
            &[]
        }
    }
}

/// Visits the members of an object.
fn each(settings: &Cursor<'_>, name: &str, visit: &mut dyn FnMut(&str, &Cursor<'_>)) {
    object(settings, name);
    if let Some(object) = settings.member(name) {
        object
            .members()
            .for_each(|(name, member)| visit(name, &member));
    }
}

/// Returns the strings of an object, and whether each of its members is one.
fn checked_strings(settings: &Cursor<'_>, name: &str) -> (Vec<(String, String)>, bool) {
    let (mut strings, mut are_valid) = (Vec::new(), true);
    each(settings, name, &mut |name, member| match member.json {
        Json::String(text) => strings.push((name.to_owned(), text.clone())),
        Json::Number(_) | Json::Bool(_) => strings.push((name.to_owned(), member.json.to_string())),
        _ => {
            member.report("a string");
            are_valid = false;
        }
    });
    (strings, are_valid)
}

fn strings(settings: &Cursor<'_>, name: &str) -> Vec<(String, String)> {
    checked_strings(settings, name).0
}

/// Returns the parameters; `None` if one is invalid, such as the `null` with which a preset marks a required one.
fn parameters(settings: &Cursor<'_>) -> Option<Vec<(String, String)>> {
    let is_object = matches!(
        settings.json.get("parameters"),
        None | Some(Json::Object(_))
    );
    let (parameters, are_valid) = checked_strings(settings, "parameters");
    (is_object && are_valid).then_some(parameters)
}

fn credentials(settings: &Cursor<'_>) -> Credentials {
    settings
        .member("credentials")
        .and_then(|it| it.as_variant(Credentials::ALL, Credentials::name))
        .unwrap_or_default()
}

/// Returns a number from 1 to `most`, truncated to an integer.
fn number(settings: &Cursor<'_>, name: &str, default: u32, most: u32, unit: &str) -> u32 {
    let Some(member) = settings.member(name) else {
        return default;
    };
    let number = member.json.as_f64();
    let number = number.filter(|number| (1.0..=most.into()).contains(number));
    let expected = [unit, " from 1 to ", &most.to_string()].concat();
    member
        .checked(number, &expected)
        .map_or(default, |number| number as u32)
}

/// Returns the additional entries for native submission. Forms cannot send JSON, so a JSON endpoint has to opt in.
fn html_form(settings: &Cursor<'_>, encoding: Encoding) -> Option<Json> {
    let nothing = || Json::Object(Vec::new());
    let Some(member) = settings.member("htmlForm") else {
        return (encoding != Encoding::Json).then(nothing);
    };
    match member.json {
        Json::Bool(is_taken) => is_taken.then(nothing),
        beside @ Json::Object(_) => Some(beside.clone()),
        _ => {
            member.report("true, false or an object");
            None
        }
    }
}

fn headers(settings: &Cursor<'_>) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    each(settings, "headers", &mut |name, member| {
        match member.json.as_str() {
            Some(value) if is_header(name, value) => {
                headers.push((name.to_owned(), value.to_owned()));
            }
            // The value may be a secret, so the diagnostic does not quote it.
            _ => member.report_lost("a header's name and value"),
        }
    });
    headers
}

fn header_name(settings: &Cursor<'_>, name: &str) -> Option<String> {
    let member = settings.member(name)?;
    let header = member.json.as_str().filter(|it| is_header(it, ""));
    member.checked(header, "a header's name").map(str::to_owned)
}

fn token_request(settings: &Cursor<'_>, base: &str) -> Option<TokenRequest> {
    let sign_in = settings.member("signIn")?;
    let url = sign_in.json.get("url").and_then(Json::as_str);
    let url = url.and_then(|url| template_url(url, Some(base)));
    let mut headers = Vec::new();
    each(&sign_in, "headers", &mut |name, source| {
        let token = source.json.as_str().filter(|_| is_header(name, ""));
        let token = token.and_then(token_source);
        let token = source.checked(token, "header:…, cookie:… or body:…");
        headers.extend(token.map(|token| (name.to_owned(), token)));
    });
    if url.is_none() {
        sign_in.report_member("url", "an http or https URL");
    }
    Some(TokenRequest {
        url: url?,
        credentials: credentials(&sign_in),
        headers,
    })
}

/// Parses the source of a token: `header:NAME`, `cookie:NAME` or `body:POINTER`.
fn token_source(text: &str) -> Option<TokenSource> {
    match text.split_once(':')? {
        ("header", name) if is_header(name, "") => Some(TokenSource::Header(name.to_owned())),
        ("cookie", name) => Some(TokenSource::Cookie(name.to_owned())),
        ("body", pointer) => Some(TokenSource::Body(pointer.to_owned())),
        _ => None,
    }
}

fn response_rules(settings: &Cursor<'_>) -> ResponseRules {
    let mut conditions = Vec::new();
    each(settings, "answers", &mut |name, member| {
        let Some(verdict) = Verdict::from_name(name) else {
            let names = Verdict::ALL.map(Verdict::name).join(", ");
            return member.report_lost(&["one of ", &names].concat());
        };
        let condition = member.checked(
            Condition::parse(member.json),
            "an object of status, JSON Pointers and patterns, or a list of such",
        );
        conditions.extend(condition.map(|condition| (verdict, condition)));
    });
    let reason = match settings.json.get("reason") {
        Some(Json::Array(pointers)) => pointers.iter().filter_map(Json::as_str).collect(),
        reason => Vec::from_iter(reason.and_then(Json::as_str)),
    };
    let text = |name, default: &str| settings.json.str_member(name).unwrap_or(default).to_owned();
    ResponseRules {
        conditions,
        reason: reason.into_iter().map(str::to_owned).collect(),
        errors: pointer(settings, "errors"),
        error_text: text("errorText", "message"),
        error_field: text("errorField", "field"),
        code: pointer(settings, "code"),
        codes: strings(settings, "codes"),
        link: pointer(settings, "link"),
        retry_after: number(settings, "retryAfter", 30, 86_400, "seconds"),
    }
}

fn pointer(settings: &Cursor<'_>, name: &str) -> Option<String> {
    let member = settings.member(name)?;
    let pointer = member.json.as_str();
    let pointer = pointer.filter(|it| it.starts_with('/') || it.is_empty());
    member
        .checked(pointer, "a JSON Pointer such as /errors")
        .map(str::to_owned)
}

fn return_urls(settings: &Cursor<'_>) -> Vec<(Verdict, String)> {
    let mut urls = Vec::new();
    for (name, pattern) in strings(settings, "returnUrls") {
        match Verdict::from_name(&name).filter(|verdict| verdict.is_receipt()) {
            Some(verdict) => urls.push((verdict, pattern)),
            None => settings.context.report(
                ["endpoint.returnUrls.", &name].concat(),
                "held or published",
            ),
        }
    }
    urls
}

#[cfg(test)]
mod tests;
