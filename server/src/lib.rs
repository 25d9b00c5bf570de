//! A small comment server: it validates comments, stores them in one SQLite file, and responds with JSON, or
//! with a page to forms that browsers submit without a script.
//!
//! [`serve`] is all that an embedding program needs. [`Server`] does the same in two steps, for a program that
//! needs to know that the database has opened before it announces itself.

#![deny(missing_docs)]

mod clock;
mod comment;
mod error;
mod http;
mod server;
mod settings;
mod storage;

pub use clock::Clock;
pub use error::Error;
pub use server::{Server, serve};
pub use settings::Settings;
