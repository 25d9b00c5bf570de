//! Documents that are made to be slow are read completely. `cargo xtask bench growth` measures how their time
//! grows with their size.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/hostile_documents.rs"]
mod hostile_documents;

use std::rc::Rc;

use hostile_documents::{Purpose, SHAPES, Shape};

use article_widget::article::{
    BlockKind, chunks, french_spacing, heading_ids, reading_time, table_of_contents,
};
use article_widget::related::dedupe::unique_indices;
use article_widget::sources::{self, Document, Parsed};

/// Reads a document and prepares it as for rendering. Returns `None` if it is rejected.
fn read(shape: &Shape, size: usize) -> Option<()> {
    let text = (shape.make)(size);
    let document = Document {
        text: &text,
        content_type: None,
        base: Some("https://news.example/story"),
        format: Some(shape.format),
    };
    match shape.purpose {
        Purpose::Article => {
            let Parsed { content, .. } = sources::article(document).ok()?;
            let article = heading_ids::assign_heading_ids(Rc::new(content));
            table_of_contents::contents(&article);
            reading_time::minutes(&article.blocks);
            chunks::split_into_chunks(&article.blocks);
            for block in &article.blocks {
                if let BlockKind::Paragraph(content) = &block.kind {
                    french_spacing::apply_to_run(content, "fr");
                }
            }
        }
        Purpose::Related => {
            let Parsed { content, .. } = sources::related(document).ok()?;
            unique_indices(&content, &[]);
        }
    }
    Some(())
}

#[test]
fn every_document_is_read_to_its_end() {
    for shape in &SHAPES {
        for size in [shape.size, 2 * shape.size] {
            assert_eq!(read(shape, size), Some(()), "{} of {size}", shape.name);
        }
    }
}
