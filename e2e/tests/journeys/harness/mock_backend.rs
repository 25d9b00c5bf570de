//! The mock back end fails as set, and records requests.

use e2e::{
    Engine, Fault, FormPart, MockBackend, MockResponse, ReceivedRequest, Site, Visitor,
    in_every_engine, natively, runner,
};
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::time::{Duration, SystemTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::Url;

/// A client that knows nothing of HTTP: what it sends and receives are bytes.
struct Client(TcpStream);

impl Client {
    async fn connect(url: &str) -> std::io::Result<Self> {
        let url = Url::parse(url).expect("an address");
        let address = url.socket_addrs(|| None).expect("an address")[0];
        Ok(Self(TcpStream::connect(address).await?))
    }

    /// Sends a request to a back end.
    async fn send(backend: &MockBackend, request: &str) -> Self {
        let mut client = Self::connect(&backend.origin())
            .await
            .expect("a connection");
        let sent = client.0.write_all(request.as_bytes()).await;
        sent.expect("the request is sent");
        client
    }

    async fn post(backend: &MockBackend, body: &str) -> Self {
        let length = body.len();
        let request = format!(
            "POST /comments HTTP/1.1\r\nHost: a\r\nOrigin: https://news.example\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        Self::send(backend, &request).await
    }

    /// All that comes until the connection ends, and how it ends.
    async fn rest(mut self) -> (String, Result<(), ErrorKind>) {
        let mut bytes = Vec::new();
        let end = self.0.read_to_end(&mut bytes).await;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (text, end.map(|_| ()).map_err(|error| error.kind()))
    }

    /// A whole answer.
    async fn read_response(self) -> String {
        let (answer, end) = self.rest().await;
        assert_eq!(end, Ok(()));
        answer
    }

    /// What comes until the text ends like this.
    async fn until(&mut self, ending: &str) -> String {
        let mut bytes = Vec::new();
        while !bytes.ends_with(ending.as_bytes()) {
            bytes.push(self.0.read_u8().await.expect("there is more to come"));
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Whether the connection is open and has nothing more to say.
    fn falls_silent(self) -> bool {
        // A read of its own: tokio answers from what it was told last.
        let mut stream = self.0.into_std().expect("a socket");
        let read = std::io::Read::read(&mut stream, &mut [0; 1]);
        matches!(read, Err(error) if error.kind() == ErrorKind::WouldBlock)
    }
}

fn published() -> MockResponse {
    MockResponse::json(201, &json!({ "id": 1 }))
}

fn a_comment_is_received_as_it_was_sent_and_answered() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;

        let answer = Client::post(&backend, "Zoé").await.read_response().await;

        let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
        assert!(head.starts_with("HTTP/1.1 201 Created\r\n"), "{head}");
        assert!(head.contains("\r\ncontent-length: 8\r\n"), "{head}");
        assert_eq!(body, r#"{"id":1}"#);
        let received = backend.wait_for_posts(1).await.remove(0);
        assert_eq!(received.method, "POST");
        assert_eq!(received.target, "/comments");
        assert_eq!(received.header("origin"), Some("https://news.example"));
        assert_eq!(received.text(), "Zoé");
    });
}
natively!(a_comment_is_received_as_it_was_sent_and_answered);

fn a_comment_in_chunks_is_put_together() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        let request = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n\
             3\r\nthe\r\n4;x=y\r\n end\r\n0\r\nTrailer: no\r\n\r\n";

        Client::send(&backend, request).await.read_response().await;

        assert_eq!(backend.posts()[0].text(), "the end");
    });
}
natively!(a_comment_in_chunks_is_put_together);

fn one_comment_after_the_other_gets_its_answer_and_the_last_one_stays() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![MockResponse::status(503), MockResponse::status(409)]);

        for status in ["503", "409", "409"] {
            let answer = Client::post(&backend, "").await.read_response().await;
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status} ")),
                "{answer}"
            );
        }

        assert_eq!(backend.posts().len(), 3);
    });
}
natively!(one_comment_after_the_other_gets_its_answer_and_the_last_one_stays);

fn pages_are_found_by_their_path_and_are_no_comments() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_to_get("/login", MockResponse::status(200).header("x-jwt", "key"));
        let get = async |target: &str| {
            let request = format!("GET {target} HTTP/1.1\r\nOrigin: null\r\n\r\n");
            Client::send(&backend, &request).await.read_response().await
        };

        let found = get("/login?user=Ada").await;
        let missing = get("/other").await;
        let icon = get("/favicon.ico").await;

        assert!(found.contains("\r\nx-jwt: key\r\n"), "{found}");
        assert!(
            found.contains("expose-headers: x-jwt, retry-after\r\n"),
            "{found}"
        );
        assert!(missing.starts_with("HTTP/1.1 404 "), "{missing}");
        assert!(icon.starts_with("HTTP/1.1 204 "), "{icon}");
        let targets: Vec<_> = backend.requests().into_iter().map(|it| it.target).collect();
        assert_eq!(targets, ["/login?user=Ada", "/other"]);
        assert_eq!(backend.posts(), []);
    });
}
natively!(pages_are_found_by_their_path_and_are_no_comments);

fn cors_is_granted_and_withheld_on_the_preflight_and_on_the_answer() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        let preflight = || {
            Client::send(
                &backend,
                "OPTIONS /comments HTTP/1.1\r\nOrigin: https://news.example\r\n\
                 Access-Control-Request-Headers: content-type,x-key\r\n\r\n",
            )
        };
        let origin = "access-control-allow-origin: https://news.example\r\n";

        let granted = preflight().await.read_response().await;
        assert!(granted.contains(origin), "{granted}");
        assert!(
            granted.contains("allow-headers: content-type,x-key\r\n"),
            "{granted}"
        );
        let answer = Client::post(&backend, "").await.read_response().await;
        assert!(answer.contains(origin), "{answer}");

        backend.allow_headers(Some("Origin, Content-Type"));
        let strict = preflight().await.read_response().await;
        assert!(
            strict.contains("allow-headers: Origin, Content-Type\r\n"),
            "{strict}"
        );

        backend.refuse_preflights(true);
        let refused = preflight().await.read_response().await;
        assert!(
            !refused.contains("access-control-allow-origin"),
            "{refused}"
        );

        backend.respond_with(published().with_fault(Fault::NoCors));
        let withheld = Client::post(&backend, "").await.read_response().await;
        assert!(withheld.starts_with("HTTP/1.1 201 "), "{withheld}");
        assert!(!withheld.contains("access-control-"), "{withheld}");
        assert_eq!(backend.posts().len(), 2);
        assert_eq!(backend.requests().len(), 5);
    });
}
natively!(cors_is_granted_and_withheld_on_the_preflight_and_on_the_answer);

fn nobody_refuses_every_connection() {
    runner::run_with_timeout(async {
        let closed_port = MockBackend::closed_port();

        for _ in 0..2 {
            let error = Client::connect(&closed_port.url("/")).await.err();
            let kind = error.map(|error| error.kind());
            assert_eq!(kind, Some(ErrorKind::ConnectionRefused));
        }
    });
}
natively!(nobody_refuses_every_connection);

fn a_connection_is_reset_before_the_answer_and_in_the_middle_of_the_body() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![
            MockResponse::fault(Fault::Reset),
            published().with_fault(Fault::ResetInBody),
        ]);

        let (nothing, before) = Client::post(&backend, "").await.rest().await;
        let (half, within) = Client::post(&backend, "").await.rest().await;

        assert_eq!(before, Err(ErrorKind::ConnectionReset));
        assert_eq!(nothing, "");
        assert_eq!(within, Err(ErrorKind::ConnectionReset));
        assert!(half.contains("\r\ncontent-length: 8\r\n"), "{half}");
        assert!(half.ends_with("\r\n\r\n{\"id"), "{half}");
        assert_eq!(backend.posts().len(), 2, "both comments were received");
    });
}
natively!(a_connection_is_reset_before_the_answer_and_in_the_middle_of_the_body);

fn an_answer_may_never_come_or_stop_in_the_middle() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![
            MockResponse::fault(Fault::Hang),
            published().with_fault(Fault::HangInBody),
            published(),
        ]);

        let waiting = Client::post(&backend, "").await;
        backend.wait_for_posts(1).await;
        let mut stopped = Client::post(&backend, "").await;
        let head = stopped.until("\r\n\r\n{\"id").await;
        Client::post(&backend, "").await.read_response().await;

        assert!(head.contains("\r\ncontent-length: 8\r\n"), "{head}");
        assert!(waiting.falls_silent());
        assert!(stopped.falls_silent());
    });
}
natively!(an_answer_may_never_come_or_stop_in_the_middle);

fn an_answer_may_be_cut_short_and_need_not_be_http() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![
            published().with_fault(Fault::CutShort),
            MockResponse::fault(Fault::NotHttp),
        ]);

        let short = Client::post(&backend, "").await.read_response().await;
        let rubbish = Client::post(&backend, "").await.read_response().await;

        assert!(short.contains("\r\ncontent-length: 8\r\n"), "{short}");
        assert!(short.ends_with("\r\n\r\n{\"id"), "{short}");
        assert!(!rubbish.contains("HTTP"), "{rubbish}");
    });
}
natively!(an_answer_may_be_cut_short_and_need_not_be_http);

fn everything_that_hangs_ends_with_the_back_end() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_with(MockResponse::fault(Fault::Hang));
        let waiting = Client::post(&backend, "").await;
        backend.wait_for_posts(1).await;
        let address = backend.origin();

        drop(backend);

        assert_eq!(waiting.rest().await.0, "");
        let kind = Client::connect(&address).await.err().map(|it| it.kind());
        assert_eq!(kind, Some(ErrorKind::ConnectionRefused));
    });
}
natively!(everything_that_hangs_ends_with_the_back_end);

fn a_date_to_come_back_at_is_reckoned_from_the_answer() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![
            MockResponse::status(429).retry_after(90),
            MockResponse::status(429).retry_at(90),
        ]);

        let seconds = Client::post(&backend, "").await.read_response().await;
        let date = Client::post(&backend, "").await.read_response().await;

        assert!(seconds.contains("\r\nretry-after: 90\r\n"), "{seconds}");
        let (_, date) = date.split_once("\r\nretry-after: ").expect("the header");
        let (date, _) = date.split_once("\r\n").expect("its end");
        let then = httpdate::parse_http_date(date).expect("a date as HTTP writes it");
        let wait = then
            .duration_since(SystemTime::now())
            .expect("a time to come");
        assert!(wait <= Duration::from_secs(90), "{wait:?}");
        assert!(wait > Duration::from_secs(60), "{wait:?}");
    });
}
natively!(a_date_to_come_back_at_is_reckoned_from_the_answer);

fn bodies_are_as_long_as_they_are_asked_to_be_and_say_what_they_are() {
    runner::run_with_timeout(async {
        let backend = MockBackend::start().await;
        backend.respond_in_turn(vec![
            MockResponse::large(201, 10_000_000),
            MockResponse::gzip_garbage(201),
            MockResponse::status(204),
            MockResponse::html(200, "<p>Thanks</p>"),
            MockResponse::redirect(307, "/elsewhere"),
        ]);
        let post = || async { Client::post(&backend, "").await.read_response().await };

        let large = post().await;
        let (_, body) = large.split_once("\r\n\r\n").expect("head and body");
        assert_eq!(body.len(), 10_000_000);
        let body: Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(body["id"], 1);

        let garbage = post().await;
        assert!(
            garbage.contains("\r\ncontent-encoding: gzip\r\n"),
            "{garbage}"
        );
        let empty = post().await;
        assert!(!empty.contains("content-length"), "{empty}");
        assert!(empty.ends_with("\r\n\r\n"), "{empty}");
        let page = post().await;
        assert!(
            page.contains("\r\ncontent-type: text/html; charset=utf-8\r\n"),
            "{page}"
        );
        let redirect = post().await;
        assert!(redirect.starts_with("HTTP/1.1 307 "), "{redirect}");
        assert!(
            redirect.contains("\r\nlocation: /elsewhere\r\n"),
            "{redirect}"
        );
    });
}
natively!(bodies_are_as_long_as_they_are_asked_to_be_and_say_what_they_are);

/// Posts from a page in one of three encodings, and notes the answers' statuses.
const POSTS: &str = r#"
    const [url, done] = arguments;
    const fields = { comment: "« Zoé »\r\n& 1 < 2", "name": "A\"da" };
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.append(name, value);
    const bodies = [JSON.stringify(fields), new URLSearchParams(fields), parts];
    const post = async (body) => {
        const headers = typeof body === "string" ? { "content-type": "application/json" } : {};
        const answer = await fetch(url, { method: "POST", headers, body });
        return [answer.status, (await answer.json()).id, answer.headers.get("x-key")];
    };
    (async () => {
        const answers = [];
        for (const body of bodies) answers.push(await post(body));
        return answers;
    })().then(done, (error) => done(String(error)));
"#;

async fn what_a_page_posts_arrives_in_every_encoding(engine: Engine) {
    let backend = MockBackend::start().await;
    backend.respond_with(published().header("x-key", "seen"));
    let site = Site::empty().await;
    site.page("/", "<!doctype html><title>A page that posts</title>");
    let page = Visitor::with(engine).open(&site.url("/")).await;

    let url = backend.url("/comments?uri=%2Fa");
    let answers = page.run_async(POSTS, vec![json!(url)]).await;

    assert_eq!(
        answers,
        json!([[201, 1, "seen"], [201, 1, "seen"], [201, 1, "seen"]])
    );
    let fields = [("comment", "« Zoé »\r\n& 1 < 2"), ("name", "A\"da")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let posts = backend.wait_for_posts(3).await;
    let [json, urlencoded, multipart] = &posts[..] else {
        panic!("three comments were posted: {posts:#?}")
    };
    assert_eq!(json.target, "/comments?uri=%2Fa");
    assert_eq!(
        json.json(),
        json!({ "comment": fields[0].1, "name": fields[1].1 })
    );
    assert_eq!(urlencoded.fields(), fields);
    assert_eq!(
        multipart.parts(),
        fields.map(|(name, value)| FormPart { name, value })
    );
    // JSON alone is no simple request: it asks first.
    let preflights: Vec<ReceivedRequest> = backend.requests();
    let preflights = preflights.iter().filter(|it| it.method == "OPTIONS");
    assert_eq!(preflights.count(), 1);
    page.assert_quiet().await;
}
in_every_engine!(what_a_page_posts_arrives_in_every_encoding);
