//! Comments: the form's fields and constraints, drafts, requests and responses.

pub mod before_send;
pub mod comment;
pub mod draft;
pub mod draft_store;
pub mod endpoint;
pub mod field;
pub mod options;
pub mod outcome;
pub mod presets;
pub mod response;
pub mod saved_author;
#[cfg(test)]
mod test_support;
pub mod validation;
pub mod verdict;
