//! The element's WebAssembly module. Contains only the exports of [`article_widget::embed`].

use article_widget as _;

fn main() {}
