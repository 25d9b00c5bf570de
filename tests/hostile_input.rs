//! Documents that are made to take long are read to their end. How much longer twice the size takes is
//! measured by `cargo xtask bench growth`.

#![cfg(not(target_arch = "wasm32"))]

mod hostile;

use article_widget::article::{BlockKind, anchor, contents, reading_time, stretch, typography};
use article_widget::related::selection::selection;
use article_widget::sources::{self, Document, Reading};
use hostile::{Purpose, SHAPES, Shape};
use std::rc::Rc;

/// Reads a document, and does what is done with it before it is shown. `None` where it is refused.
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
            let Reading { content, .. } = sources::article(document).ok()?;
            let article = anchor::named(Rc::new(content));
            contents::contents(&article);
            reading_time::minutes(&article.blocks);
            stretch::stretches(&article.blocks);
            for block in &article.blocks {
                if let BlockKind::Paragraph(content) = &block.kind {
                    typography::spaced_run(content, "fr");
                }
            }
        }
        Purpose::Related => {
            let Reading { content, .. } = sources::related(document).ok()?;
            selection(&content, &[]);
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
