use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, ErrorKind};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpStream;
use url::form_urlencoded;

/// A request that reached a [`MockBackend`](super::Backend).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRequest {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// Names in lower case and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// One part of a `multipart/form-data` body (RFC 7578).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPart {
    /// The field's name.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl ReceivedRequest {
    /// Reads one request.
    pub(super) async fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let start = line(&mut reader).await?;
        let mut words = start.split(' ').map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(ErrorKind::InvalidData.into());
        };
        let mut headers = Vec::new();
        loop {
            let header = line(&mut reader).await?;
            let Some((name, value)) = header.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut request = Self {
            method,
            target,
            headers,
            body: Vec::new(),
        };
        if request.header("transfer-encoding").is_some() {
            request.body = chunks(&mut reader).await?;
        } else if let Some(length) = request.header("content-length") {
            let length = length.parse().map_err(|_| ErrorKind::InvalidData)?;
            request.body = vec![0; length];
            reader.read_exact(&mut request.body).await?;
        }
        Ok(request)
    }

    /// Returns the target without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// Returns the value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |(other, _): &&(String, String)| other == name;
        Some(&self.headers.iter().find(named)?.1)
    }

    /// Returns the body as text.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{self:#?} is not JSON: {error}"))
    }

    /// Returns the fields of an `application/x-www-form-urlencoded` body, in order (WHATWG URL).
    pub fn fields(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }

    /// Returns the parts of a `multipart/form-data` body, in order.
    pub fn parts(&self) -> Vec<FormPart> {
        let boundary = self
            .header("content-type")
            .and_then(|it| it.strip_prefix("multipart/form-data; boundary="))
            .unwrap_or_else(|| panic!("{self:#?} has parts"));
        let text = self.text();
        let delimiter = format!("--{}", boundary.trim_matches('"'));
        let mut pieces = text.split(&delimiter);
        assert_eq!(pieces.next(), Some(""), "nothing comes before the parts");
        let mut parts = Vec::new();
        for piece in pieces.by_ref() {
            if piece == "--\r\n" {
                break;
            }
            parts.push(FormPart::read(piece).unwrap_or_else(|| panic!("{piece:?} is a part")));
        }
        assert_eq!(pieces.next(), None, "nothing comes after the parts");
        parts
    }
}

impl FormPart {
    fn read(piece: &str) -> Option<Self> {
        let (head, value) = piece
            .strip_prefix("\r\n")?
            .strip_suffix("\r\n")?
            .split_once("\r\n\r\n")?;
        let name = head
            .strip_prefix("Content-Disposition: form-data; name=\"")?
            .strip_suffix('"')?;
        Some(Self {
            name: name.to_owned(),
            value: value.to_owned(),
        })
    }
}

type RequestReader<'a> = BufReader<&'a mut TcpStream>;

/// Reads a line, without its line ending.
async fn line(reader: &mut RequestReader<'_>) -> io::Result<String> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line).await?;
    if line.pop() != Some(b'\n') {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    String::from_utf8(line).map_err(|_| ErrorKind::InvalidData.into())
}

/// Reads a body in chunked transfer coding (RFC 9112).
async fn chunks(reader: &mut RequestReader<'_>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(reader).await?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).map_err(|_| ErrorKind::InvalidData)?;
        if size == 0 {
            while !line(reader).await?.is_empty() {}
            return Ok(body);
        }
        let start = body.len();
        body.resize(start + size, 0);
        reader.read_exact(&mut body[start..]).await?;
        line(reader).await?;
    }
}
