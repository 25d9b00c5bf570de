//! Yew components. Each renders a part of the model.

pub mod article;
pub mod carousel;
pub mod comment_form;
