use axum::http::StatusCode;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::time::{Duration, SystemTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How a response fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection stays open and nothing is sent.
    Hang,
    /// The connection is reset before anything is sent (TCP `RST`).
    Reset,
    /// What is sent is not HTTP.
    NotHttp,
    /// Half of the body is sent, then nothing; the connection stays open.
    HangInBody,
    /// The connection is reset after half of the body.
    ResetInBody,
    /// The connection is closed properly after half of the body.
    CutShort,
    /// The body is sent again and again until the browser closes the connection.
    Endless,
    /// The response is complete but has no CORS headers, so the page must not see it.
    NoCors,
}

/// What a [`MockBackend`](super::Backend) answers to one request.
#[derive(Clone)]
pub struct MockResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// The delay after the response of the date in `Retry-After`.
    retry_at: Option<Duration>,
    fault: Option<Fault>,
}

/// Status, fault, and the first 200 bytes of the body.
impl fmt::Display for MockResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.status)?;
        if let Some(fault) = self.fault {
            write!(formatter, " {fault:?}")?;
        }
        let start = &self.body[..self.body.len().min(200)];
        write!(formatter, " {}", String::from_utf8_lossy(start))
    }
}

impl MockResponse {
    /// A response with this status and an empty body.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            retry_at: None,
            fault: None,
        }
    }

    /// A response with a JSON body.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::status(status).body("application/json", body.to_string())
    }

    /// A response with problem details (RFC 9457).
    pub fn problem(status: u16, body: &Value) -> Self {
        Self::status(status).body("application/problem+json", body.to_string())
    }

    /// A response with an HTML page.
    pub fn html(status: u16, body: &str) -> Self {
        Self::status(status).body("text/html; charset=utf-8", body)
    }

    /// A redirect.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::status(status).header("location", location)
    }

    /// A response that claims to be gzip but is not.
    pub fn gzip_garbage(status: u16) -> Self {
        // The first two bytes are gzip's; no decoder accepts the rest.
        Self::status(status)
            .header("content-encoding", "gzip")
            .body(
                "application/json",
                b"\x1f\x8bthis was never compressed".as_slice(),
            )
    }

    /// A JSON body of this many bytes, compressed to a thousandth.
    pub fn gzip_bomb(status: u16, bytes: usize) -> Self {
        let Self { body, .. } = Self::large(status, bytes);
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&body)
            .expect("a vector takes what is written");
        Self::status(status)
            .header("content-encoding", "gzip")
            .body(
                "application/json",
                gzip.finish().expect("a vector takes what is written"),
            )
    }

    /// A plain text that never ends.
    pub fn endless(status: u16) -> Self {
        Self::status(status)
            .body("text/plain", "So it goes on and on. ".repeat(3_000))
            .with_fault(Fault::Endless)
    }

    /// A JSON body of this many bytes.
    pub fn large(status: u16, bytes: usize) -> Self {
        let (start, end) = (r#"{"id":1,"padding":""#, r#""}"#);
        let padding = "x".repeat(bytes.saturating_sub(start.len() + end.len()));
        Self::status(status).body("application/json", format!("{start}{padding}{end}"))
    }

    /// A response that fails before any of it can be read.
    pub fn fault(fault: Fault) -> Self {
        Self::status(200).with_fault(fault)
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body and its media type.
    #[must_use]
    pub fn body(self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut response = self.header("content-type", media_type);
        response.body = body.into();
        response
    }

    /// Adds `Retry-After` in seconds (`Retry-After: 120`).
    #[must_use]
    pub fn retry_after(self, seconds: u32) -> Self {
        self.header("retry-after", &seconds.to_string())
    }

    /// Adds `Retry-After` with the date this many seconds after the response
    /// (`Retry-After: Fri, 31 Dec 1999 23:59:59 GMT`).
    #[must_use]
    pub fn retry_at(mut self, seconds: u32) -> Self {
        self.retry_at = Some(Duration::from_secs(seconds.into()));
        self
    }

    /// Makes the response fail.
    #[must_use]
    pub fn with_fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    /// Returns whether only the browser ends it.
    pub(super) fn is_endless(&self) -> bool {
        self.fault == Some(Fault::Endless)
    }

    /// Sends the response, up to its fault, to a page of this origin. Each connection has one response: a browser may
    /// repeat a request by itself if a connection that it used before breaks.
    pub(super) async fn send(
        &self,
        stream: &mut TcpStream,
        origin: Option<&str>,
    ) -> io::Result<()> {
        match self.fault {
            Some(Fault::Hang) => return wait_for_close(stream).await,
            // Closing the connection sends the reset.
            Some(Fault::Reset) => return stream.set_zero_linger(),
            Some(Fault::NotHttp) => return stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n").await,
            _ => {}
        }
        stream.write_all(self.head(origin).as_bytes()).await?;
        let half = &self.body[..self.body.len() / 2];
        match self.fault {
            Some(Fault::HangInBody) => {
                stream.write_all(half).await?;
                wait_for_close(stream).await
            }
            Some(Fault::ResetInBody) => {
                stream.write_all(half).await?;
                stream.set_zero_linger()
            }
            Some(Fault::CutShort) => stream.write_all(half).await,
            // At most 30 MB a second: more would keep a browser busy long after it has stopped reading.
            Some(Fault::Endless) => loop {
                stream.write_all(&self.body).await?;
                tokio::time::sleep(Duration::from_millis(2)).await;
            },
            _ => stream.write_all(&self.body).await,
        }
    }

    /// Returns status line and headers.
    fn head(&self, origin: Option<&str>) -> String {
        let reason = StatusCode::from_u16(self.status)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or_default();
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        let mut line = |name: &str, value: &str| {
            write!(head, "{name}: {value}\r\n").expect("a text takes more text");
        };
        for (name, value) in &self.headers {
            line(name, value);
        }
        if let Some(delay) = self.retry_at {
            line(
                "retry-after",
                &httpdate::fmt_http_date(SystemTime::now() + delay),
            );
        }
        if let (Some(origin), true) = (origin, self.fault != Some(Fault::NoCors)) {
            line("access-control-allow-origin", origin);
            line("access-control-allow-credentials", "true");
            line("access-control-expose-headers", &self.exposed_headers());
            line("vary", "origin");
        }
        if !matches!(self.status, 204 | 304) && !self.is_endless() {
            line("content-length", &self.body.len().to_string());
        }
        line("cache-control", "no-store");
        line("connection", "close");
        head.push_str("\r\n");
        head
    }

    /// Returns the value of `Access-Control-Expose-Headers`.
    fn exposed_headers(&self) -> String {
        let own = self.headers.iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = own.chain(["retry-after"]).collect();
        names.join(", ")
    }
}

async fn wait_for_close(stream: &mut TcpStream) -> io::Result<()> {
    let mut rest = [0; 256];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}
