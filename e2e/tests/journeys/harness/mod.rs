//! The tests of the harness itself.

mod comment_server;
mod mock_backend;
mod pages_and_browsers;
mod promises;
