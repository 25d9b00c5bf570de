//! Parses HTML fragments into a tree, without a browser.
//!
//! [`tokenizer`] follows section 13.2.5 of the HTML Standard and [`tree_builder`] section 13.2.6, as far as the
//! content of an article needs them. This crate does not sanitize: the caller applies an allow-list to the tree.

#![warn(missing_docs)]

pub mod char_refs;
pub mod elements;
pub mod entities;
pub mod tokenizer;
pub mod tree_builder;
