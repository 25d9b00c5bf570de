//! Comments: what a reader writes, how it is checked, sent, and what is said of it afterwards.

pub mod comment;
pub mod commenter;
pub mod control;
pub mod draft;
pub mod endpoint;
pub mod entry;
pub mod field;
pub mod form;
pub mod keeper;
pub mod outcome;
pub mod presets;
pub mod settings;
mod status;
pub mod submission;
pub mod validation;
