//! Runs cases one after the other on one page, and reports all failures at the end.

use super::case::{
    ARTICLE, COMMENT, ExpectedBody, ExpectedRequest, PresetCase, ResponseCase, USER_AGENT,
};
use e2e::{
    AttemptResult, Engine, FormHarness, MessageKind, MockResponse, Page, ReceivedRequest, Visitor,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Sends a minimal request, to learn which headers the browser itself adds.
const SEND_MINIMAL_REQUEST: &str = "
    const [url, done] = arguments;
    // The page and the back end share a host and so this cookie, which is sent with credentials.
    document.cookie = 'session=1';
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    fetch(url, { method: 'POST', headers, body: '{}' }).then(() => done(navigator.userAgent));
";

/// A page, its mock back end, and the failures so far.
pub struct CaseRunner {
    harness: FormHarness,
    page: Page,
    /// The browser's name.
    user_agent: String,
    /// The names of the headers that the browser itself sends.
    browser_headers: Vec<String>,
    failures: Vec<String>,
}

impl CaseRunner {
    pub async fn start(engine: Engine) -> Self {
        let harness = FormHarness::start().await;
        let page = Visitor::with(engine).open(&harness.url()).await;
        let url = json!(harness.backend.url("/plain"));
        let user_agent = page.run_async(SEND_MINIMAL_REQUEST, vec![url]).await;
        let browser_headers = names(&harness.backend.wait_for_posts(1).await[0]);
        Self {
            harness,
            page,
            user_agent: user_agent.as_str().expect("a name").to_owned(),
            browser_headers,
            failures: Vec::new(),
        }
    }

    /// Sends a comment for each of the case's responses.
    pub async fn run(&mut self, case: &PresetCase) {
        let backend = &self.harness.backend;
        backend.allow_headers(case.allowed_headers);
        for (path, reply) in &case.pages {
            backend.respond_to_get(path, reply.clone());
        }
        for response in &case.responses {
            self.attempt(case, response).await;
        }
    }

    async fn attempt(&mut self, case: &PresetCase, response: &ResponseCase) {
        let backend = &self.harness.backend;
        let before = backend.requests().len();
        backend.respond_with(response.reply.clone());
        let mut settings = case.settings.clone();
        settings["url"] = json!(ARTICLE);
        settings["endpoint"] = case.endpoint.clone();
        settings["endpoint"]["preset"] = json!(case.preset);
        settings["endpoint"]["url"] = json!(backend.url(case.address));
        let widget = self.page.mount_widget(settings).await;
        for (field, text) in &case.input {
            let selector = format!("[id$=-{field}]");
            match *text {
                // A space checks a checkbox.
                " " => widget.type_into(&selector, " ").await,
                text => widget.fill(&selector, text).await,
            }
        }

        widget.submit().await;

        let result = widget.attempt_result().await;
        let requests = self.harness.backend.requests().split_off(before);
        let mut failures = check_result(response, &result);
        failures.extend(self.check_requests(&case.request, &requests));
        let name = format!("{} {} answered {}", case.preset, case.name, response.reply);
        self.failures
            .extend(failures.into_iter().map(|it| format!("{name}:\n  {it}")));
    }

    /// Returns how the requests of one attempt differ from the expected ones.
    fn check_requests(
        &self,
        expected: &ExpectedRequest,
        requests: &[ReceivedRequest],
    ) -> Vec<String> {
        let mut failures = Vec::new();
        let method = expected.method;
        let before: Vec<&str> = requests
            .iter()
            .filter(|request| request.method == "GET")
            .map(|request| request.target.as_str())
            .collect();
        if before != expected.before {
            failures.push(format!("{before:?} came before, not {:?}", expected.before));
        }
        let posts: Vec<&ReceivedRequest> =
            requests.iter().filter(|it| it.method == method).collect();
        let [post] = posts[..] else {
            failures.push(format!("{} comments left the browser", posts.len()));
            return failures;
        };
        if post.target != expected.target {
            failures.push(format!("{} and not {}", post.target, expected.target));
        }
        failures.extend(self.check_body(&expected.body, post));
        failures.extend(self.check_headers(expected, post));

        // A preflight asks for the headers that are not safelisted, and is sent only if there are any.
        let mut unsafelisted: Vec<&str> = expected.headers.iter().map(|(name, _)| *name).collect();
        unsafelisted.retain(|name| *name != "cookie");
        if let ExpectedBody::Json(_) = expected.body {
            unsafelisted.push("content-type");
        }
        unsafelisted.sort_unstable();
        let preflight = requests.iter().find(|it| it.method == "OPTIONS");
        let requested = preflight.and_then(|it| it.header("access-control-request-headers"));
        let mut requested: Vec<&str> = requested
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        requested.sort_unstable();
        if requested != unsafelisted {
            failures.push(format!(
                "a preflight asked for {requested:?}, not {unsafelisted:?}"
            ));
        }
        failures
    }

    fn check_body(&self, expected: &ExpectedBody, post: &ReceivedRequest) -> Option<String> {
        let content_type = post.header("content-type").unwrap_or_default();
        let owned = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
            let owned = |(name, value): &(&str, &str)| (name.to_string(), value.to_string());
            fields.iter().map(owned).collect()
        };
        let (is_right, expected) = match expected {
            ExpectedBody::Json(body) => {
                let expected = body.to_string().replace(USER_AGENT, &self.user_agent);
                let expected: Value = serde_json::from_str(&expected).expect("JSON");
                let is_right = content_type == "application/json"
                    && without_elapsed(post.json()) == without_elapsed(expected.clone());
                (is_right, expected.to_string())
            }
            ExpectedBody::UrlEncoded(fields) => {
                let is_right = content_type == "application/x-www-form-urlencoded"
                    && post.fields() == owned(fields);
                (is_right, format!("{fields:?}"))
            }
            ExpectedBody::Multipart(fields) => {
                // FormData has CRLF line breaks.
                let parts = post.parts().into_iter();
                let parts = parts.map(|part| (part.name, part.value.replace("\r\n", "\n")));
                let is_right = parts.collect::<Vec<_>>() == owned(fields);
                (is_right, format!("{fields:?}"))
            }
        };
        (!is_right).then(|| format!("{content_type}: {}\n  and not {expected}", post.text()))
    }

    fn check_headers(&self, expected: &ExpectedRequest, post: &ReceivedRequest) -> Vec<String> {
        let mut failures = Vec::new();
        let mut expected_names = self.browser_headers.clone();
        expected_names.extend(expected.headers.iter().map(|(name, _)| name.to_string()));
        expected_names.sort_unstable();
        if names(post) != expected_names {
            failures.push(format!(
                "headers {:?}\n  and not {expected_names:?}",
                names(post)
            ));
        }
        let accept = [("accept", "application/json")];
        for (name, value) in accept.iter().chain(&expected.headers) {
            let sent = post.header(name).unwrap_or_default();
            // The host's other cookies are sent too.
            if !sent.split("; ").any(|sent| sent == *value) {
                failures.push(format!("{name}: {sent} and not {value}"));
            }
        }
        failures
    }

    /// Panics with all failures, if there are any.
    pub async fn finish(mut self) {
        self.failures
            .extend(unexpected_messages(&self.harness, &self.page).await);
        let failures = self.failures.join("\n");
        assert!(
            failures.is_empty(),
            "in {}:\n{failures}",
            self.page.engine()
        );
    }
}

/// Returns the page's messages, without the expected ones: failed requests to the back end, and the widget's warning
/// about a URL that does not accept comments.
pub async fn unexpected_messages(harness: &FormHarness, page: &Page) -> Vec<String> {
    let backend = harness.backend.origin();
    let mut messages = page.take_messages().await;
    messages.retain(|message| {
        let is_expected = match message.kind {
            MessageKind::Network => true,
            MessageKind::Console => message
                .text
                .contains("endpoint: expected comments to be taken at"),
            _ => false,
        };
        !(is_expected && message.text.contains(&backend))
    });
    messages.iter().map(ToString::to_string).collect()
}

/// Returns how the result of an attempt differs from the expected one.
fn check_result(expected: &ResponseCase, result: &AttemptResult) -> Vec<String> {
    let mut failures = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            failures.push(format!("{what}: {result:?}"));
        }
    };
    let field_errors: BTreeMap<String, String> = expected
        .field_errors
        .iter()
        .map(|(field, words)| (field.to_string(), words.to_string()))
        .collect();
    let status = result
        .announcements
        .last()
        .map(String::as_str)
        .unwrap_or_default();
    let is_received = matches!(expected.outcome, "published" | "held");
    expect(result.outcome == expected.outcome, expected.outcome);
    expect(status.contains(expected.status), expected.status);
    expect(!status.contains("<p>"), "the server's HTML is not shown");
    expect(
        result.field_errors == field_errors,
        &format!("{field_errors:?} at fields"),
    );
    expect(
        result.comment == if is_received { "" } else { COMMENT },
        "the text is kept until it was received",
    );
    expect(
        result.held.contains(COMMENT) == (expected.outcome == "held"),
        "what is held is shown",
    );
    expect(
        result.link.as_deref() == expected.link,
        &format!("a link to {:?}", expected.link),
    );
    let focus = match &expected.field_errors[..] {
        [] => "submit",
        // The first of them in the form.
        errors => ["comment", "name", "email", "website", "city"]
            .into_iter()
            .find(|field| errors.iter().any(|(other, _)| other == field))
            .expect("a field of the form"),
    };
    expect(result.focus == focus, &format!("the focus is at {focus}"));
    failures
}

/// Replaces the unpredictable `elapsed` by whether it is a plausible whole number of seconds.
fn without_elapsed(mut body: Value) -> Value {
    if let Some(elapsed) = body.get_mut("elapsed") {
        let is_plausible = elapsed.as_u64().is_some_and(|seconds| seconds < 600);
        *elapsed = json!(is_plausible);
    }
    body
}

/// The names of a request's headers, sorted.
fn names(request: &ReceivedRequest) -> Vec<String> {
    let mut names: Vec<String> = request
        .headers
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort_unstable();
    names
}

/// A page that a server shows with an error.
pub fn page(status: u16) -> MockResponse {
    MockResponse::html(
        status,
        "<!doctype html><title>Error</title><p>Something is wrong.</p>",
    )
}
