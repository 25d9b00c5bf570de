//! The SQLite database of comments.

mod database;
pub(crate) mod store;
