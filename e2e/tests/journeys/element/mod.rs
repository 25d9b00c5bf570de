//! The custom element: its contract, loading, failures, removal, and its package.

mod contract;
mod embedding;
mod fallback;
mod frame;
mod loading;
mod package;
mod panic_recovery;
mod removal;
mod requests;
