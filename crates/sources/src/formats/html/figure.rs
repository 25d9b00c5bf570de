//! Pictures, films, recordings and what other sites lend, with what is said about them.

use crate::formats::html::blocks::{
    BlockBuilder, FlowState, into_pull_quote, line_of, partition_elements,
};
use crate::formats::html::classify::is_dropped;
use crate::formats::html::whitespace;
use article_widget_core::article::{
    Audio, Block, BlockKind, Candidate, Embed, Footnote, Image, Inline, Track, Video, plain_text,
};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::UrlPurpose;

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

    /// Converts an image; `None` for tracking pixels.
    pub fn image(&mut self, tag: &Tag<'_>) -> Option<Block> {
        let size = size(tag);
        if size.is_some_and(|(width, height)| width <= 1 || height <= 1) {
            return None;
        }
        let src = address_of(tag)?;
        let srcset = tag.get("srcset").or(tag.get("data-srcset"));
        let image = Image {
            src: self.address(&src, UrlPurpose::Image)?,
            srcset: self.candidates(&srcset.unwrap_or_default()),
            sizes: tag.text("sizes"),
            alt: tag.text("alt").unwrap_or_default(),
            size,
            caption: Vec::new(),
            credit: None,
        };
        Some(BlockKind::Image(Box::new(image)).into())
    }

    /// The pictures of an HTML `srcset` that tell their width.
    fn candidates(&mut self, srcset: &str) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let mut rest = srcset;
        loop {
            rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == ',');
            if rest.is_empty() {
                return candidates;
            }
            let end = rest.find(|char: char| char.is_ascii_whitespace());
            let (address, after) = rest.split_at(end.unwrap_or(rest.len()));
            // An address that ends with a comma has no descriptor.
            if address.ends_with(',') {
                rest = after;
                continue;
            }
            let (descriptor, after) = after.split_once(',').unwrap_or((after, ""));
            rest = after;
            let width = descriptor.trim().strip_suffix('w').and_then(pixels);
            if let Some(width) = width
                && let Some(src) = self.address(address, UrlPurpose::Image)
            {
                candidates.push(Candidate { src, width });
            }
        }
    }

    /// A film. Without a source there is what stands in its place.
    pub fn video(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let Some(src) = self.source(tag, children) else {
            return self.flow(children, out);
        };
        let mut tracks = Vec::new();
        for child in children {
            if let Node::Element(track, _) = child
                && track.name == "track"
                && let Some(src) = track.text("src")
                && let Some(src) = self.address(&src, UrlPurpose::Fetch)
            {
                tracks.push(Track {
                    src,
                    lang: track.text("srclang"),
                    label: track.text("label"),
                });
            }
        }
        let poster = tag.text("poster");
        let video = Video {
            src,
            title: title(tag),
            poster: poster.and_then(|poster| self.address(&poster, UrlPurpose::Image)),
            size: size(tag),
            tracks,
            caption: Vec::new(),
        };
        out.push(BlockKind::Video(Box::new(video)));
    }

    /// A recording. Without a source there is what stands in its place.
    pub fn audio(&mut self, tag: &Tag<'_>, children: &[Node<'_>], out: &mut FlowState) {
        let Some(src) = self.source(tag, children) else {
            return self.flow(children, out);
        };
        let audio = Audio {
            src,
            title: title(tag),
            caption: Vec::new(),
        };
        out.push(BlockKind::Audio(Box::new(audio)));
    }

    fn source(&mut self, tag: &Tag<'_>, children: &[Node<'_>]) -> Option<String> {
        let source = |node: &Node<'_>| match node {
            Node::Element(tag, _) if tag.name == "source" => tag.text("src"),
            _ => None,
        };
        let mut sources = tag.text("src").into_iter();
        let own = sources.find_map(|src| self.address(&src, UrlPurpose::Fetch));
        own.or_else(|| {
            let mut sources = children.iter().filter_map(source);
            sources.find_map(|src| self.address(&src, UrlPurpose::Fetch))
        })
    }

    /// A page of another site inside this one: its address is kept, and shown once the reader
    /// agrees.
    pub fn frame(&mut self, tag: &Tag<'_>, out: &mut FlowState) {
        if let Some(src) = address_of(tag)
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
        let fallback = self.line(children, out);
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
    fn embed_by_address(&mut self, tag: &Tag<'_>, blocks: &mut [Block]) {
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

    /// Notes at the end: the items of the lists in it. Anything else stays as it is.
    pub fn footnotes(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let mut notes = Vec::new();
        for child in children {
            match child {
                Node::Element(tag, children) if tag.name == "li" => {
                    self.footnote(tag, children, &mut notes);
                }
                Node::Element(tag, children) if matches!(&*tag.name, "ol" | "ul") => {
                    for item in children {
                        if let Node::Element(tag, children) = item {
                            self.footnote(tag, children, &mut notes);
                        }
                    }
                }
                Node::Element(tag, _) if tag.name == "hr" => {}
                other => out.blocks.extend(self.blocks_of(&[other])),
            }
        }
        if !notes.is_empty() {
            out.push(BlockKind::Footnotes(notes));
        }
    }

    fn footnote(&mut self, tag: &Tag<'_>, children: &[Node<'_>], notes: &mut Vec<Footnote>) {
        let blocks = self.blocks(children);
        if !blocks.is_empty() {
            let id = tag.text("id");
            let id = id.unwrap_or_else(|| "note-".to_owned() + &(notes.len() + 1).to_string());
            notes.push(Footnote { id, blocks });
        }
    }
}

fn is_caption(tag: &Tag<'_>) -> bool {
    tag.name == "figcaption" || tag.has_class(&|class| class.contains("caption-text"))
}

fn is_credit(tag: &Tag<'_>) -> bool {
    matches!(&*tag.name, "small" | "cite") || tag.has_class(&|class| class.contains("credit"))
}

/// Where something is; scripts that load late keep the address elsewhere until they do.
fn address_of(tag: &Tag<'_>) -> Option<String> {
    let later = ["data-src", "data-lazy-src"];
    let later = || later.iter().find_map(|name| tag.text(name));
    match tag.text("src") {
        Some(src) if src.starts_with("data:") || src == "about:blank" => later().or(Some(src)),
        src => src.or_else(later),
    }
}

/// What something is called.
fn title(tag: &Tag<'_>) -> Option<String> {
    tag.text("title").or_else(|| tag.text("aria-label"))
}

/// Width and height in CSS pixels.
fn size(tag: &Tag<'_>) -> Option<(u32, u32)> {
    let side = |name| {
        let value = tag.text(name)?;
        pixels(value.strip_suffix("px").unwrap_or(&value))
    };
    side("width").zip(side("height"))
}

/// A number of pixels that a picture can have.
fn pixels(text: &str) -> Option<u32> {
    let pixels = text.parse().ok();
    pixels.filter(|pixels| (1..=65_535).contains(pixels))
}

fn last_link(content: &[Inline]) -> Option<String> {
    content.iter().rev().find_map(|inline| match inline {
        Inline::Link { url, .. } => Some(url.clone()),
        other => last_link(other.content()),
    })
}
