//! Under which host names the endpoint answers.

use crate::test_server::{TestServer, comment, folder, rows, send, send_raw, settings};
use comment_server::{Error, Server};
use std::net::Ipv4Addr;

/// A page of `http://evil.example:8787`, whose name leads to this computer by now.
#[test]
fn a_page_that_is_rebound_to_this_computer_is_refused() {
    let folder = folder();
    let settings = settings(&folder);
    let database = settings.database.clone();
    let endpoint = TestServer::start(settings);
    let host = format!("evil.example:{}", endpoint.address.port());
    let origin = format!("http://{host}");
    let headers = [
        ("host", host.as_str()),
        ("origin", origin.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
    ];

    let form = "article=a&comment=Hello&name=Ada";
    let posted = send("POST", &endpoint.comments(), &headers, form);
    assert_eq!(endpoint.post(&comment()).status, 201);
    let read = send("GET", &format!("{}/1", endpoint.comments()), &headers, "");
    let lost = send("GET", &format!("{}/else", endpoint.url), &headers, "");
    let asked = send("OPTIONS", &endpoint.comments(), &headers, "");

    for answer in [posted, read, lost, asked] {
        assert_eq!(answer.status, 421, "{answer:?}");
        let problem = Some("application/problem+json");
        assert_eq!(answer.header("content-type"), problem);
        assert_eq!(answer.body["status"], 421);
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    assert_eq!(rows(&database), 1);
}

#[test]
fn loopback_names_and_configured_hosts_are_answered() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.hosts = vec!["comments.example.org".to_owned()];
    let endpoint = TestServer::start(settings);
    assert_eq!(endpoint.post(&comment()).status, 201);
    let url = format!("{}/1", endpoint.comments());
    for host in [
        "localhost",
        "localhost:8080",
        "127.0.0.1:1",
        "[::1]",
        "Comments.example.org",
        "comments.example.org:443",
    ] {
        let answer = send("GET", &url, &[("host", host)], "");
        assert_eq!(answer.status, 200, "{host}");
    }
}

#[test]
fn a_target_that_names_another_host_than_the_header_is_refused() {
    let folder = folder();
    let endpoint = TestServer::start(settings(&folder));
    for (target, hosts, status) in [
        ("http://evil.example/comments/1", "Host: localhost", "421"),
        ("http://localhost/comments/1", "Host: evil.example", "421"),
        ("http://localhost/comments/1", "Host: localhost", "404"),
        ("/comments/1", "Host: a@localhost", "400"),
        (
            "/comments/1",
            "Host: localhost\r\nHost: evil.example",
            "400",
        ),
        ("/comments/1", "X-No-Host: localhost", "400"),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\n{hosts}\r\nConnection: close\r\n\r\n");
        let answer = send_raw(endpoint.address, Ipv4Addr::LOCALHOST, &request);
        assert_eq!(answer.split(' ').nth(1), Some(status), "{request}{answer}");
    }
}

#[test]
fn a_setting_that_is_no_host_is_an_error() {
    for wrong in ["*", "https://example.org", "example.org:80"] {
        let folder = folder();
        let mut settings = settings(&folder);
        settings.hosts = vec![wrong.to_owned()];
        assert!(matches!(Server::open(settings), Err(Error::Host(text)) if text == wrong));
    }
}
