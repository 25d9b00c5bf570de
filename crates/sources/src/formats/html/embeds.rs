//! Content of other sites.

use crate::formats::html::builder::{BlockBuilder, FlowState};
use crate::formats::html::embed_elements;
use crate::formats::html::media::{size, title};
use article_widget_core::article::{Block, BlockKind, Embed, Inline, plain_text};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

/// Attributes in which scripts that load frames late keep the URL until they do.
const LAZY_FRAME: [&str; 6] = [
    "data-src",
    "data-lazy-src",
    "data-rocket-src",
    "data-litespeed-src",
    "data-cmp-src",
    "data-src-cmplz",
];

impl BlockBuilder<'_> {
    /// An embed: consented to where its provider is known, else a link.
    pub(super) fn embed(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        out.end_run();
        match &*tag.name {
            "amp-img" => return out.blocks.extend(self.image(tag)),
            "amp-video" => return self.video(tag, children, out),
            "amp-audio" => return self.audio(tag, children, out),
            _ => {}
        }
        let fallback = self.line(children, out);
        match embed_elements::url(tag).and_then(|url| self.address(&url, UrlPurpose::Fetch)) {
            Some(url) => out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: tag.text("title").or_else(|| tag.text("playlabel")),
                aspect: None,
                fallback,
                caption: Vec::new(),
            }))),
            None if fallback.is_empty() => {}
            None => out.push(BlockKind::Paragraph(fallback)),
        }
    }

    /// An `object`: what stands in it for those who cannot show it, or else a link to it.
    pub(super) fn object(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        out.end_run();
        let (blocks, runs) = (out.blocks.len(), out.run.len());
        self.flow(children, out);
        if out.blocks.len() > blocks || out.run.len() > runs {
            return;
        }
        if let Some(url) = tag
            .text("data")
            .and_then(|url| self.address(&url, UrlPurpose::Fetch))
        {
            out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: title(tag),
                aspect: None,
                fallback: Vec::new(),
                caption: Vec::new(),
            })));
        }
    }

    /// A page of another site inside this one: its address is kept, and shown once the reader
    /// agrees.
    pub fn frame(&mut self, tag: &Tag<'_>, out: &mut FlowState) {
        if let Some(src) = frame_src(tag)
            && let Some(url) = self.address(&src, UrlPurpose::Fetch)
        {
            out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: title(tag),
                aspect: size(tag),
                fallback: Vec::new(),
                caption: Vec::new(),
            })));
        }
    }

    /// A post of another site, written as a quotation that links to it.
    pub fn third_party_embed(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let before = out.blocks.len();
        let fallback = self.line(children, out);
        // What is around a post may name it as the post itself does.
        let mut added = out.blocks.iter().skip(before);
        if fallback.is_empty() && added.any(|block| matches!(block.kind, BlockKind::Embed(_))) {
            return;
        }
        let named = ["cite", "data-instgrm-permalink", "data-href"];
        let named = named.iter().find_map(|name| tag.text(name));
        let url = named
            .and_then(|url| self.address(&url, UrlPurpose::Fetch))
            .or_else(|| last_link(&fallback).filter(|url| url.starts_with("http")));
        match url {
            Some(url) => out.push(BlockKind::Embed(Box::new(Embed {
                url,
                title: None,
                aspect: None,
                fallback,
                caption: Vec::new(),
            }))),
            None if fallback.is_empty() => {}
            None => out.push(BlockKind::Quote {
                blocks: vec![BlockKind::Paragraph(fallback).into()],
                cite: Vec::new(),
            }),
        }
    }

    /// WordPress writes the bare address of what it could not ask the other site for.
    pub(super) fn embed_by_address(&mut self, tag: &Tag<'_>, blocks: &mut [Block]) {
        let aspect = tag.get("class").and_then(|classes| {
            let (_, aspect) = classes.split_once("wp-embed-aspect-")?;
            let (width, rest) = aspect.split_once('-')?;
            let height = rest.split_ascii_whitespace().next()?;
            width.parse().ok().zip(height.parse().ok())
        });
        for block in blocks {
            match &mut block.kind {
                BlockKind::Paragraph(content) => {
                    let words = plain_text(content);
                    if words.starts_with("http")
                        && !words.contains(char::is_whitespace)
                        && let Some(url) = self.address(&words, UrlPurpose::Fetch)
                    {
                        block.kind = BlockKind::Embed(Box::new(Embed {
                            url,
                            title: None,
                            aspect,
                            fallback: Vec::new(),
                            caption: Vec::new(),
                        }));
                    }
                }
                BlockKind::Embed(embed) => embed.aspect = aspect.or(embed.aspect),
                _ => {}
            }
        }
    }
}

/// Returns the URL of a frame, as it was written.
fn frame_src(tag: &Tag<'_>) -> Option<String> {
    let lazy = || LAZY_FRAME.iter().find_map(|name| tag.text(name));
    match tag.text("src") {
        Some(src) if src.starts_with("data:") || src == "about:blank" => lazy().or(Some(src)),
        src => src.or_else(lazy),
    }
}

fn last_link(content: &[Inline]) -> Option<String> {
    content.iter().rev().find_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url.clone()),
        other => last_link(other.content()),
    })
}
