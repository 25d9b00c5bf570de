//! Checks the `Host` header.
//!
//! A page whose host name resolves to this computer (DNS rebinding) has the same origin as the server in its browser.
//! Only the `Host` header distinguishes the two.

use crate::error::Error;
use crate::http::connections::Connection;
use crate::http::problem::Problem;
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;
use url::Host;

/// The hosts in the settings; loopback names and local addresses are always allowed.
#[derive(Clone, Debug)]
pub(crate) struct Hosts(Arc<[Host]>);

impl Hosts {
    /// Parses the hosts; fails with the first invalid one.
    pub(crate) fn parse(hosts: &[String]) -> Result<Self, Error> {
        let parse = |text: &String| host(text).ok_or_else(|| Error::Host(text.clone()));
        hosts.iter().map(parse).collect::<Result<_, _>>().map(Self)
    }

    /// Returns whether requests to this host are allowed. Ignores ports.
    fn contains(&self, host: &Host, local: Option<IpAddr>) -> bool {
        let address = match host {
            Host::Domain(name) => {
                return name == "localhost"
                    || name.ends_with(".localhost")
                    || self.0.contains(host);
            }
            Host::Ipv4(address) => IpAddr::from(*address),
            Host::Ipv6(address) => IpAddr::from(*address).to_canonical(),
        };
        address.is_loopback()
            || local.map(|it| it.to_canonical()) == Some(address)
            || self.0.contains(host)
    }
}

/// Responds with 421 to requests for another host, and with 400 to requests without one (RFC 9112, 3.2).
pub(crate) async fn check(
    State(hosts): State<Hosts>,
    Extension(connection): Extension<Arc<Connection>>,
    request: Request,
    next: Next,
) -> Response {
    // In the absolute form, `POST http://example.org/comments`, the target has a host as well.
    let target = request.uri().authority();
    let named = host_header(request.headers());
    let is_ours = |host: &Host| hosts.contains(host, connection.local);
    let problem = match (named, target.map(host_of)) {
        (None, _) => Problem::new(
            StatusCode::BAD_REQUEST,
            "The request must have one valid Host header.",
        ),
        (Some(named), None) if is_ours(&named) => return next.run(request).await,
        (Some(named), Some(Some(target))) if is_ours(&named) && is_ours(&target) => {
            return next.run(request).await;
        }
        _ => Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "Comments are not taken under this host name.",
        ),
    };
    problem.into_response()
}

/// Parses a host name. Rejects names such as `*`, which a URL parser accepts.
fn host(text: &str) -> Option<Host> {
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    Host::parse(text).ok().filter(|host| match host {
        Host::Domain(name) => name.bytes().all(is_usual),
        Host::Ipv4(_) | Host::Ipv6(_) => true,
    })
}

fn host_header(headers: &HeaderMap) -> Option<Host> {
    let mut values = headers.get_all(HOST).iter();
    let value = values.next().filter(|_| values.next().is_none())?;
    host_of(&value.to_str().ok()?.parse().ok()?)
}

fn host_of(authority: &Authority) -> Option<Host> {
    let is_bare = !authority.as_str().contains('@');
    is_bare.then(|| Host::parse(authority.host()).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str) -> Host {
        host_of(&text.parse().unwrap()).unwrap()
    }

    #[test]
    fn loopback_names_the_address_connected_to_and_named_hosts_are_ours() {
        let hosts = Hosts::parse(&["Comments.Example.org".into(), "192.0.2.9".into()]).unwrap();
        let local = Some("::ffff:192.0.2.1".parse().unwrap());
        for ours in [
            "localhost",
            "LOCALHOST:8787",
            "blog.localhost",
            "127.0.0.1:8080",
            "127.1",
            "[::1]:8787",
            "[::ffff:127.0.0.1]",
            "192.0.2.1:80",
            "192.0.2.9",
            "comments.example.org:443",
        ] {
            assert!(hosts.contains(&sent(ours), local), "{ours}");
        }
        for foreign in [
            "evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "192.0.2.2",
            "[2001:db8::1]",
            "0.0.0.0",
            "www.comments.example.org",
        ] {
            assert!(!hosts.contains(&sent(foreign), local), "{foreign}");
        }
    }

    #[test]
    fn what_is_not_a_host_is_refused() {
        for text in ["", "*", "https://example.org", "example.org:80", "a b"] {
            let error = Hosts::parse(&[text.to_owned()]).unwrap_err();
            assert!(matches!(error, Error::Host(host) if host == text));
        }
    }
}
