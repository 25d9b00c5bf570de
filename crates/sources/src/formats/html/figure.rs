//! Figures, galleries and captioned pictures.

use crate::formats::html::builder::{BlockBuilder, FlowState, line_of, partition_elements};
use crate::formats::html::classify::is_dropped;
use crate::formats::html::quote::into_pull_quote;
use crate::formats::html::whitespace;
use article_widget_core::article::{Block, BlockKind, Inline, plain_text};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// What is said about a picture.
#[derive(Default)]
pub struct Caption {
    content: Vec<Inline>,
    credit: Option<String>,
}

impl Caption {
    /// Gives the caption to the last block, or lets it stand after it.
    pub fn put(self, blocks: &mut Vec<Block>) {
        let Self {
            mut content,
            mut credit,
        } = self;
        let last = blocks.last_mut().map(|block| &mut block.kind);
        if let Some(BlockKind::Image(image)) = last
            && image.credit.is_none()
        {
            image.credit = credit.take();
        }
        if let Some(credit) = credit {
            whitespace::add_line(&mut content, vec![Inline::Text(credit)]);
        }
        let place = match blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Image(image)) => Some(&mut image.caption),
            Some(BlockKind::Gallery { caption, .. }) => Some(caption),
            Some(BlockKind::Video(video)) => Some(&mut video.caption),
            Some(BlockKind::Audio(audio)) => Some(&mut audio.caption),
            Some(BlockKind::Embed(embed)) => Some(&mut embed.caption),
            Some(BlockKind::Table(table)) => Some(&mut table.caption),
            Some(BlockKind::Quote { cite, .. } | BlockKind::PullQuote { cite, .. }) => Some(cite),
            _ => None,
        };
        match place {
            Some(place) if place.is_empty() => *place = content,
            _ if whitespace::is_blank(&content) => {}
            _ => blocks.push(BlockKind::Paragraph(content).into()),
        }
    }
}

impl BlockBuilder<'_> {
    /// A figure, a gallery, a captioned picture.
    pub fn figure(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let (captions, rest) = partition_elements(children, &is_caption);
        let mut blocks = self.blocks_of(&rest);
        let mut others = FlowState::default();
        let mut caption = Caption::default();
        for node in captions {
            if let Node::Element(tag, children) = node
                && !is_dropped(tag)
            {
                let Caption { content, credit } = self.caption(children, &mut others);
                whitespace::add_line(&mut caption.content, content);
                if caption.credit.is_none() {
                    caption.credit = credit;
                } else if let Some(credit) = credit {
                    whitespace::add_line(&mut caption.content, vec![Inline::Text(credit)]);
                }
            }
        }
        if tag.has_class(&|class| class.contains("pullquote")) {
            blocks.iter_mut().for_each(into_pull_quote);
        }
        if tag.has_class(&|class| class.contains("embed")) {
            self.embed_by_address(tag, &mut blocks);
        }
        let is_picture = |block: &Block| matches!(block.kind, BlockKind::Image(_));
        if blocks.len() > 1 && blocks.iter().all(is_picture) {
            let mut images = Vec::new();
            for block in std::mem::take(&mut blocks) {
                if let BlockKind::Image(image) = block.kind {
                    images.push(*image);
                }
            }
            let caption = Vec::new();
            blocks.push(BlockKind::Gallery { images, caption }.into());
        }
        caption.put(&mut blocks);
        out.blocks.extend(blocks);
        out.blocks.extend(others.blocks);
    }

    /// The words of a caption, the credit apart.
    pub fn caption(&mut self, nodes: &[Node<'_>], out: &mut FlowState) -> Caption {
        let (credits, words) = partition_elements(nodes, &is_credit);
        let credit = plain_text(&self.lines_of(&credits, out));
        Caption {
            content: line_of(self.blocks_of(&words), out),
            credit: (!credit.is_empty()).then_some(credit),
        }
    }
}

fn is_caption(tag: &Tag<'_>) -> bool {
    tag.name == "figcaption" || tag.has_class(&|class| class.contains("caption-text"))
}

fn is_credit(tag: &Tag<'_>) -> bool {
    matches!(&*tag.name, "small" | "cite") || tag.has_class(&|class| class.contains("credit"))
}
