//! The comment form: drafts, validation, submission and its failures.

mod announcements;
mod double_submit;
mod drafts;
mod endpoint_down;
mod hooks;
mod moderation;
mod server_errors;
mod submission_failures;
mod validation;
