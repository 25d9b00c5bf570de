//! A server on loopback that answers as it is told.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

pub struct Answer {
    status: &'static str,
    header: String,
    body: Vec<u8>,
}

impl Answer {
    pub fn json(body: &str) -> Self {
        Self::of("200 OK", "Content-Type: application/json", body)
    }

    pub fn html(body: &str) -> Self {
        Self::of("200 OK", "Content-Type: text/html; charset=utf-8", body)
    }

    /// Bytes in some encoding.
    pub fn bytes(media_type: &str, body: &[u8]) -> Self {
        Self {
            body: body.to_vec(),
            ..Self::of("200 OK", &format!("Content-Type: {media_type}"), "")
        }
    }

    pub fn redirect(to: &str) -> Self {
        Self::of("302 Found", &format!("Location: {to}"), "")
    }

    pub fn missing(body: &str) -> Self {
        Self::of("404 Not Found", "Content-Type: text/html", body)
    }

    fn of(status: &'static str, header: &str, body: &str) -> Self {
        Self {
            status,
            header: header.to_owned(),
            body: body.as_bytes().to_vec(),
        }
    }
}

/// Answers until the test's process ends.
pub struct Server(SocketAddr);

impl Server {
    pub fn start(answer: fn(&str) -> Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever has heard enough may be gone.
                let _ = respond(stream, answer);
            }
        });
        Self(address)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.0)
    }
}

/// The address of nobody.
pub fn deserted() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    format!("http://{address}/")
}

fn respond(mut stream: TcpStream, answer: fn(&str) -> Answer) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    while reader.read_line(&mut request)? > 2 {}
    let path = request.split(' ').nth(1).unwrap_or_default();
    let Answer {
        status,
        header,
        body,
    } = answer(path);
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{header}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}
