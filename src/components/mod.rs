//! Yew components: each turns a model into `Html`.

pub mod article;
pub mod carousel;
pub mod comment_form;
