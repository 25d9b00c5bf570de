//! Collects the visible words and all URLs of an article.

use article_widget::article::{
    Block, BlockKind, Cell, Footnote, Image, Inline, MediaSource, plain_text,
};
use article_widget::url::UrlPurpose;

/// The words and URLs of blocks.
#[derive(Debug, Default, PartialEq)]
pub struct VisibleContent {
    /// The visible words in order, with a space between two runs of text.
    pub words: String,
    /// Every URL and its purpose.
    pub urls: Vec<(UrlPurpose, String)>,
}

impl VisibleContent {
    pub fn in_blocks(blocks: &[Block]) -> Self {
        let mut content = Self::default();
        content.blocks(blocks);
        content
    }

    fn push_words(&mut self, words: &str) {
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        self.words.push_str(words);
    }

    fn url(&mut self, usage: UrlPurpose, url: Option<&str>) {
        self.urls.extend(url.map(|url| (usage, url.to_owned())));
    }

    fn sources(&mut self, sources: &[MediaSource]) {
        for source in sources {
            self.url(UrlPurpose::Fetch, Some(&source.src));
        }
    }

    fn run(&mut self, content: &[Inline]) {
        self.push_words(&plain_text(content));
        self.links(content);
    }

    fn links(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Link { url, .. } => self.url(UrlPurpose::Link, Some(url)),
                Inline::Image(image) => self.url(UrlPurpose::Image, Some(&image.src)),
                _ => {}
            }
            self.links(inline.content());
        }
    }

    fn image(&mut self, image: &Image) {
        self.url(UrlPurpose::Image, Some(&image.src));
        for candidate in &image.srcset {
            self.url(UrlPurpose::Image, Some(&candidate.src));
        }
        self.url(UrlPurpose::Link, image.link.as_deref());
        self.run(&image.caption);
        image
            .credit
            .iter()
            .for_each(|credit| self.push_words(credit));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => self.run(content),
            BlockKind::List(list) => list.items.iter().for_each(|it| self.blocks(&it.blocks)),
            BlockKind::DescriptionList(groups) => {
                for group in groups {
                    group.terms.iter().for_each(|term| self.run(term));
                    group.descriptions.iter().for_each(|it| self.blocks(it));
                }
            }
            BlockKind::Quote { blocks, cite } | BlockKind::PullQuote { blocks, cite } => {
                self.blocks(blocks);
                self.run(cite);
            }
            BlockKind::Table(table) => {
                self.run(&table.caption);
                let rows = [&table.head, &table.body, &table.foot];
                let cells = rows.into_iter().flatten().flatten();
                cells.for_each(|Cell { blocks, .. }| self.blocks(blocks));
            }
            BlockKind::Code { content, .. } => self.run(content),
            BlockKind::Separator => {}
            BlockKind::Aside(blocks) => self.blocks(blocks),
            BlockKind::Details { summary, blocks } => {
                self.run(summary);
                self.blocks(blocks);
            }
            BlockKind::Image(image) => self.image(image),
            BlockKind::Gallery { images, caption } => {
                images.iter().for_each(|image| self.image(image));
                self.run(caption);
            }
            BlockKind::Video(video) => {
                self.sources(&video.sources);
                self.url(UrlPurpose::Image, video.poster.as_deref());
                for track in &video.tracks {
                    self.url(UrlPurpose::Fetch, Some(&track.src));
                }
                self.run(&video.caption);
            }
            BlockKind::Audio(audio) => {
                self.sources(&audio.sources);
                self.run(&audio.caption);
            }
            BlockKind::Embed(embed) => {
                self.url(UrlPurpose::Fetch, Some(&embed.url));
                self.run(&embed.fallback);
                self.run(&embed.caption);
            }
            BlockKind::Footnotes(notes) => {
                notes
                    .iter()
                    .for_each(|Footnote { blocks, .. }| self.blocks(blocks));
            }
        }
    }
}
