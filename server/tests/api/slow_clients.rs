//! Clients that are slow, or many.

use crate::test_server::{
    TestServer, comment, comment_saying, connect_from, folder, read_to_close, send, settings,
};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};

const HALF_A_HEAD: &str = "POST /comments HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

const HALF_A_BODY: &str = "POST /comments HTTP/1.1\r\nHost: localhost\r\n\
     Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

const WHOLE_REQUEST: &str = "GET /comments/1 HTTP/1.1\r\nHost: localhost\r\n\r\n";

fn attack(count: usize, from: Ipv4Addr, to: SocketAddr, bytes: &str) -> Vec<TcpStream> {
    (0..count)
        .map(|_| connect_from(from, to, bytes.as_bytes()))
        .collect()
}

#[test]
fn a_client_that_sends_no_whole_head_is_given_up() {
    for bytes in ["", HALF_A_HEAD] {
        let folder = folder();
        let (_endpoint, client) = TestServer::start_impatient(settings(&folder), 0, bytes);
        assert!(read_to_close(&client).is_some(), "{bytes:?}");
    }
}

#[test]
fn a_client_that_sends_no_whole_body_is_answered_and_given_up() {
    let folder = folder();
    let (_endpoint, client) = TestServer::start_impatient(settings(&folder), 0, HALF_A_BODY);
    let answer = read_to_close(&client).expect("the connection ends");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
}

#[test]
fn a_client_that_sends_nothing_more_is_given_up() {
    let folder = folder();
    let (_endpoint, client) = TestServer::start_impatient(settings(&folder), 0, WHOLE_REQUEST);
    let answer = read_to_close(&client).expect("the connection ends");
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
}

#[test]
fn half_open_connections_of_an_address_make_room_for_its_next_one() {
    for bytes in ["", HALF_A_HEAD, HALF_A_BODY] {
        let folder = folder();
        let mut settings = settings(&folder);
        settings.connections_per_address = 8;
        let endpoint = TestServer::start(settings);

        let attackers = attack(100, Ipv4Addr::LOCALHOST, endpoint.address, bytes);
        let answer = endpoint.post(&comment());

        assert_eq!(answer.status, 201, "{bytes:?}");
        // At most eight are left.
        for attacker in &attackers[..92] {
            assert!(read_to_close(attacker).is_some());
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_server_makes_room_at_the_cost_of_whoever_fills_it() {
    let folder = folder();
    let mut settings = settings(&folder);
    settings.connections = 8;
    let endpoint = TestServer::start(settings);
    let quiet = connect_from(Ipv4Addr::new(127, 0, 0, 3), endpoint.address, b"");

    let attacker = Ipv4Addr::new(127, 0, 0, 2);
    let attackers = attack(50, attacker, endpoint.address, HALF_A_HEAD);
    for number in 0..20 {
        let text = format!("Number {number}.");
        assert_eq!(endpoint.post(&comment_saying(&text)).status, 201);
    }

    assert!(read_to_close(&attackers[0]).is_some());
    std::io::Write::write_all(&mut &quiet, WHOLE_REQUEST.as_bytes()).unwrap();
    let mut answer = [0; 12];
    std::io::Read::read_exact(&mut &quiet, &mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
}

/// Without a limit of its own, the process runs into the one of the system.
#[cfg(unix)]
#[test]
fn a_server_without_file_descriptors_keeps_serving() {
    let folder = folder();
    let running = crate::command::Running::start_with(
        &folder.path().join("comments.sqlite"),
        128,
        &["--connections=0", "--connections-per-address=0"],
    );
    let url = running.comments().to_owned();
    let address = url
        .strip_prefix("http://")
        .and_then(|rest| rest.strip_suffix("/comments"))
        .and_then(|address| address.parse().ok())
        .unwrap();

    let _attackers = attack(200, Ipv4Addr::LOCALHOST, address, HALF_A_HEAD);
    let json = [("content-type", "application/json")];
    let answer = send("POST", &url, &json, comment().to_string());

    assert_eq!(answer.status, 201);
}
