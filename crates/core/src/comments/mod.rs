//! Comments: what a reader writes, how it is checked, sent, and what is said of it afterwards.

pub mod before_send;
pub mod comment;
pub mod draft;
pub mod draft_store;
pub mod endpoint;
pub mod field;
pub mod options;
pub mod outcome;
pub mod presets;
pub mod saved_author;
#[cfg(test)]
mod test_support;
pub mod validation;
