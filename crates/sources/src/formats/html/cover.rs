//! Covers: images that a style sets behind their text.

use crate::formats::html::builder::BlockBuilder;
use article_widget_core::article::{Block, BlockKind, Image};
use article_widget_html::tokenizer::Tag;
use article_widget_platform::url::UrlPurpose;

/// Parts of class names of elements whose background is an image of the article.
const COVER_CLASSES: [&str; 6] = [
    "background-image",
    "bg-image",
    "cover",
    "hero",
    "parallax",
    "thumb-bg",
];

/// Attributes in which scripts that load backgrounds late keep the URL.
const LAZY_BACKGROUND: [&str; 4] = [
    "data-bg",
    "data-background",
    "data-background-image",
    "data-bg-url",
];

impl BlockBuilder<'_> {
    /// Returns the background of a cover as an image.
    pub(super) fn cover(&mut self, tag: &Tag<'_>) -> Option<Block> {
        let is_cover = || {
            tag.get("role").is_some_and(|role| role == "img")
                || tag.has_class(&|class| COVER_CLASSES.iter().any(|it| class.contains(it)))
        };
        let lazy = || LAZY_BACKGROUND.iter().find_map(|name| tag.text(name));
        let url = background(tag).or_else(lazy)?;
        if !is_cover() {
            return None;
        }
        let image = Image {
            src: self.address(&url, UrlPurpose::Image)?,
            alt: tag.text("aria-label").unwrap_or_default(),
            ..Image::default()
        };
        Some(BlockKind::Image(Box::new(image)).into())
    }
}

/// Returns the URL of the background that the `style` attribute sets.
fn background(tag: &Tag<'_>) -> Option<String> {
    let style = tag.get("style")?;
    let (_, rest) = style.split_once("background")?;
    let (_, rest) = rest.split_once("url(")?;
    let (url, _) = rest.split_once(')')?;
    let url = url.trim().trim_matches(['"', '\'']);
    (!url.is_empty() && !url.starts_with("data:")).then(|| url.to_owned())
}
