//! Trying rows on one page after the other, and telling all that was wrong at the end.

use super::row::{ARTICLE, Answer, Body, COMMENT, Request, Row, USER_AGENT};
use e2e::{Ending, Engine, Kind, Page, Reader, Received, Reply, Stage};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Sends a comment as plainly as a page can, for what the platform itself adds to it.
const PLAIN: &str = "
    const [url, done] = arguments;
    // A cookie of the host, which is the back end's as well: it goes along where that is asked for.
    document.cookie = 'session=1';
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    fetch(url, { method: 'POST', headers, body: '{}' }).then(() => done(navigator.userAgent));
";

/// A page, the back end behind it, and all that was not as it should have been.
pub struct Trial {
    stage: Stage,
    page: Page,
    /// The browser's name.
    user_agent: String,
    /// The names of the headers that the platform sends.
    plain: Vec<String>,
    wrong: Vec<String>,
}

impl Trial {
    pub async fn start(engine: Engine) -> Self {
        let stage = Stage::start().await;
        let page = Reader::with(engine).open(&stage.url()).await;
        let url = json!(stage.backend.url("/plain"));
        let user_agent = page.run_async(PLAIN, vec![url]).await;
        let plain = names(&stage.backend.received(1).await[0]);
        Self {
            stage,
            page,
            user_agent: user_agent.as_str().expect("a name").to_owned(),
            plain,
            wrong: Vec::new(),
        }
    }

    /// Sends a comment for each of the row's answers.
    pub async fn run(&mut self, row: &Row) {
        let backend = &self.stage.backend;
        backend.allow_headers(row.allows);
        for (path, reply) in &row.pages {
            backend.page(path, reply.clone());
        }
        for answer in &row.answers {
            self.attempt(row, answer).await;
        }
    }

    async fn attempt(&mut self, row: &Row, answer: &Answer) {
        let backend = &self.stage.backend;
        let before = backend.requests().len();
        backend.answer(answer.reply.clone());
        let mut settings = row.settings.clone();
        settings["url"] = json!(ARTICLE);
        settings["endpoint"] = row.endpoint.clone();
        settings["endpoint"]["preset"] = json!(row.preset);
        settings["endpoint"]["url"] = json!(backend.url(row.address));
        let widget = self.page.place(settings).await;
        for (field, text) in &row.typed {
            let selector = format!("[id$=-{field}]");
            match *text {
                // That ticks a box.
                " " => widget.type_into(&selector, " ").await,
                text => widget.fill(&selector, text).await,
            }
        }

        widget.submit().await;

        let ending = widget.ending().await;
        let requests = self.stage.backend.requests().split_off(before);
        let mut wrong = understood(answer, &ending);
        wrong.extend(self.sent(&row.request, &requests));
        let name = format!("{} {} answered {}", row.preset, row.name, answer.reply);
        self.wrong
            .extend(wrong.into_iter().map(|it| format!("{name}:\n  {it}")));
    }

    /// What is wrong with the requests of one attempt.
    fn sent(&self, expected: &Request, requests: &[Received]) -> Vec<String> {
        let mut wrong = Vec::new();
        let method = expected.method;
        let before: Vec<&str> = requests
            .iter()
            .filter(|request| request.method == "GET")
            .map(|request| request.target.as_str())
            .collect();
        if before != expected.before {
            wrong.push(format!("{before:?} came before, not {:?}", expected.before));
        }
        let posts: Vec<&Received> = requests.iter().filter(|it| it.method == method).collect();
        let [post] = posts[..] else {
            wrong.push(format!("{} comments left the browser", posts.len()));
            return wrong;
        };
        if post.target != expected.target {
            wrong.push(format!("{} and not {}", post.target, expected.target));
        }
        wrong.extend(self.wrong_body(&expected.body, post));
        wrong.extend(self.wrong_headers(expected, post));

        // A preflight asks for what is not usual, and only where something is not.
        let mut unusual: Vec<&str> = expected.headers.iter().map(|(name, _)| *name).collect();
        unusual.retain(|name| *name != "cookie");
        if let Body::Json(_) = expected.body {
            unusual.push("content-type");
        }
        unusual.sort_unstable();
        let preflight = requests.iter().find(|it| it.method == "OPTIONS");
        let asked = preflight.and_then(|it| it.header("access-control-request-headers"));
        let mut asked: Vec<&str> = asked
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        asked.sort_unstable();
        if asked != unusual {
            wrong.push(format!("a preflight asked for {asked:?}, not {unusual:?}"));
        }
        wrong
    }

    fn wrong_body(&self, expected: &Body, post: &Received) -> Option<String> {
        let content_type = post.header("content-type").unwrap_or_default();
        let owned = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
            let owned = |(name, value): &(&str, &str)| (name.to_string(), value.to_string());
            fields.iter().map(owned).collect()
        };
        let (is_right, expected) = match expected {
            Body::Json(body) => {
                let expected = body.to_string().replace(USER_AGENT, &self.user_agent);
                let expected: Value = serde_json::from_str(&expected).expect("JSON");
                let is_right = content_type == "application/json"
                    && without_elapsed(post.json()) == without_elapsed(expected.clone());
                (is_right, expected.to_string())
            }
            Body::UrlEncoded(fields) => {
                let is_right = content_type == "application/x-www-form-urlencoded"
                    && post.fields() == owned(fields);
                (is_right, format!("{fields:?}"))
            }
            Body::Multipart(fields) => {
                // The platform writes line breaks as forms do.
                let parts = post.parts().into_iter();
                let parts = parts.map(|part| (part.name, part.value.replace("\r\n", "\n")));
                let is_right = parts.collect::<Vec<_>>() == owned(fields);
                (is_right, format!("{fields:?}"))
            }
        };
        (!is_right).then(|| format!("{content_type}: {}\n  and not {expected}", post.text()))
    }

    fn wrong_headers(&self, expected: &Request, post: &Received) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut usual = self.plain.clone();
        usual.extend(expected.headers.iter().map(|(name, _)| name.to_string()));
        usual.sort_unstable();
        if names(post) != usual {
            wrong.push(format!("headers {:?}\n  and not {usual:?}", names(post)));
        }
        let accept = [("accept", "application/json")];
        for (name, value) in accept.iter().chain(&expected.headers) {
            let sent = post.header(name).unwrap_or_default();
            // A host's other cookies go along.
            if !sent.split("; ").any(|sent| sent == *value) {
                wrong.push(format!("{name}: {sent} and not {value}"));
            }
        }
        wrong
    }

    /// Fails with all that was wrong.
    pub async fn end(mut self) {
        self.wrong.extend(surprises(&self.stage, &self.page).await);
        let wrong = self.wrong.join("\n");
        assert!(wrong.is_empty(), "in {}:\n{wrong}", self.page.engine());
    }
}

/// What the page said beside what is to be expected: failures at the back end, and the widget's word
/// to the developer about an address that does not take comments.
pub async fn surprises(stage: &Stage, page: &Page) -> Vec<String> {
    let backend = stage.backend.origin();
    let mut messages = page.take_messages().await;
    messages.retain(|message| {
        let is_expected = match message.kind {
            Kind::Network => true,
            Kind::Console => message
                .text
                .contains("endpoint: expected comments to be taken at"),
            _ => false,
        };
        !(is_expected && message.text.contains(&backend))
    });
    messages.iter().map(ToString::to_string).collect()
}

/// What is wrong with the end of an attempt.
fn understood(answer: &Answer, ending: &Ending) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{what}: {ending:?}"));
        }
    };
    let complaints: BTreeMap<String, String> = answer
        .complaints
        .iter()
        .map(|(field, words)| (field.to_string(), words.to_string()))
        .collect();
    let told = ending.said.last().map(String::as_str).unwrap_or_default();
    let received = matches!(answer.outcome, "published" | "held");
    expect(ending.outcome == answer.outcome, answer.outcome);
    expect(told.contains(answer.says), answer.says);
    expect(
        !told.contains("<p>"),
        "no page of the server is dumped on the reader",
    );
    expect(
        ending.complaints == complaints,
        &format!("{complaints:?} at fields"),
    );
    expect(
        ending.comment == if received { "" } else { COMMENT },
        "the text is kept until it was received",
    );
    expect(
        ending.held.contains(COMMENT) == (answer.outcome == "held"),
        "what is held is shown",
    );
    expect(
        ending.link.as_deref() == answer.link,
        &format!("a link to {:?}", answer.link),
    );
    let focus = match &answer.complaints[..] {
        [] => "submit",
        // The first of them in the form.
        blamed => ["comment", "name", "email", "website", "city"]
            .into_iter()
            .find(|field| blamed.iter().any(|(other, _)| other == field))
            .expect("a field of the form"),
    };
    expect(ending.focus == focus, &format!("the focus is at {focus}"));
    wrong
}

/// How long the form has been there is not known beforehand: a whole number of seconds.
fn without_elapsed(mut body: Value) -> Value {
    if let Some(elapsed) = body.get_mut("elapsed") {
        let is_fit = elapsed.as_u64().is_some_and(|seconds| seconds < 600);
        *elapsed = json!(is_fit);
    }
    body
}

/// The names of a request's headers, sorted.
fn names(request: &Received) -> Vec<String> {
    let mut names: Vec<String> = request
        .headers
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort_unstable();
    names
}

/// A page that a server shows with an error.
pub fn page(status: u16) -> Reply {
    Reply::html(
        status,
        "<!doctype html><title>Error</title><p>Something is wrong.</p>",
    )
}
