//! Back ends that tests post comments to: a mock, and real ones.

mod comment_server;
mod isso;
mod mariadb;
mod mock;
mod process_tree;
pub(crate) mod service;
pub(crate) mod wordpress;

pub use comment_server::{CommentServer, StoredComment};
pub use isso::{Isso, IssoSettings};
pub use mock::{ClosedPort, Fault, FormPart, MockBackend, MockResponse, ReceivedRequest};
pub use wordpress::WordPress;
