//! A small comment endpoint: it checks comments, keeps them in one SQLite
//! file and answers in JSON, or a form with a page.
//!
//! [`serve`] is all an embedding program needs. [`Server`] splits the same
//! work in two, for a caller that wants to know that the database opened
//! before it announces itself.

#![deny(missing_docs)]

mod accept;
mod body;
mod clock;
mod comment;
mod connections;
mod content_hash;
mod database;
mod email;
mod error;
mod hosts;
mod language;
mod network;
mod origins;
mod page;
mod problem;
mod rate_limit;
mod routes;
mod server;
mod settings;
mod store;
mod text;

pub use clock::Clock;
pub use error::Error;
pub use server::{Server, serve};
pub use settings::Settings;
