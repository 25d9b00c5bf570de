//! Tests of the server over real HTTP on the loopback.

mod command;
mod cors;
mod erasure;
mod file_permissions;
mod form_posts;
mod hosts;
mod information_leaks;
mod migration;
mod rate_limit;
mod responses;
mod slow_clients;
mod storage;
mod test_server;
