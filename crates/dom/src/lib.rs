//! Thin wrappers for the browser APIs that the widget uses: storage, fetch, scrolling, observers, listeners, forms.
//!
//! They make no decisions, and use neither Yew nor the article and comment types.

#![deny(missing_docs)]

pub mod console;
pub mod document;
pub mod documents;
pub mod fetch;
pub mod form_control;
pub mod input_events;
pub mod intersection;
pub mod link_click;
pub mod listener;
pub mod native_submit;
pub mod online;
pub mod reduced_motion;
pub mod resize;
pub mod response_body;
pub mod scroll;
pub mod storage;
pub mod throttle;
pub mod uuid;
pub mod web_share;
