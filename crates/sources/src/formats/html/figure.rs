//! Pictures, films, recordings and what other sites lend, with what is said about them.

use crate::formats::html::blocks::{
    BlockBuilder, FlowState, into_pull_quote, line_of, partition_elements,
};
use crate::formats::html::classify::{has_fallback, is_dropped};
use crate::formats::html::whitespace;
use article_widget_core::article::{
    Audio, Block, BlockKind, Candidate, Embed, Footnote, Image, Inline, Track, Video, plain_text,
};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder;
use article_widget_html::tree_builder::Node;
use article_widget_platform::url::{self, UrlPurpose};

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
        let set = LAZY_SRCSET.iter().find_map(|name| tag.text(name));
        let srcset = self.candidates(&set.or_else(|| tag.text("srcset")).unwrap_or_default());
        let src = self.image_src(tag, &srcset)?;
        let image = Image {
            src,
            srcset,
            sizes: tag.text("sizes"),
            alt: tag.text("alt").unwrap_or_default(),
            size,
            caption: Vec::new(),
            credit: None,
        };
        Some(BlockKind::Image(Box::new(image)).into())
    }

    /// Returns the URL of an image: what a script loads late, else `src`, else the widest of its `srcset`.
    fn image_src(&mut self, tag: &Tag<'_>, srcset: &[Candidate]) -> Option<String> {
        let lazy = LAZY_SRC.iter().filter_map(|name| tag.text(name));
        // Some hold a number or `true`.
        let lazy = lazy.filter(|value| value.contains(['/', '.']));
        let base = self.base();
        let mut lazy = lazy.filter_map(|url| url::resolve(&url, base, UrlPurpose::Image));
        if let Some(url) = lazy.next() {
            return Some(url);
        }
        let widest = srcset.iter().max_by_key(|candidate| candidate.width);
        match (tag.text("src"), widest) {
            (Some(src), Some(widest)) if is_placeholder(&src) => Some(widest.src.clone()),
            (Some(src), _) => self.address(&src, UrlPurpose::Image),
            (None, widest) => widest.map(|widest| widest.src.clone()),
        }
    }

    /// A `picture`: its `img`, with the sources of the first type that tell their width.
    pub fn picture(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let is_source = |tag: &Tag<'_>| tag.name == "source";
        let (sources, rest) = partition_elements(children, &is_source);
        let mut blocks = self.blocks_of(&rest);
        let sets: Vec<Vec<Candidate>> = sources
            .iter()
            .filter_map(|node| match node {
                Node::Element(tag, _) => {
                    let names = LAZY_SRCSET.iter().chain(["srcset"].iter());
                    names.clone().find_map(|name| tag.text(name))
                }
                Node::Text(_) => None,
            })
            .map(|set| self.candidates(&set))
            .collect();
        let widest = || {
            sets.iter()
                .flatten()
                .max_by_key(|candidate| candidate.width)
        };
        match blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Image(image)) => {
                if is_placeholder(&image.src)
                    && let Some(widest) = widest()
                {
                    image.src = widest.src.clone();
                }
            }
            _ => {
                let alt = rest.iter().find_map(|node| match node {
                    Node::Element(tag, _) if tag.name == "img" => tag.text("alt"),
                    _ => None,
                });
                if let Some(widest) = widest() {
                    let image = Image {
                        src: widest.src.clone(),
                        alt: alt.unwrap_or_default(),
                        ..Image::default()
                    };
                    blocks.push(BlockKind::Image(Box::new(image)).into());
                }
            }
        }
        out.end_run();
        out.blocks.append(&mut blocks);
    }

    /// The images and frames of a `noscript`, in place of the one before it that a script would have loaded.
    pub fn fallback(&mut self, children: &[Node<'_>], out: &mut FlowState) {
        let [Node::Text(html)] = children else {
            return;
        };
        if !has_fallback(children) || self.is_in_fallback {
            return;
        }
        self.is_in_fallback = true;
        let mut blocks = self.blocks(&tree_builder::parse(html));
        self.is_in_fallback = false;
        blocks.retain(|block| matches!(block.kind, BlockKind::Image(_) | BlockKind::Embed(_)));
        out.end_run();
        for block in blocks {
            let is_replaced = match (out.blocks.last().map(|block| &block.kind), &block.kind) {
                (Some(BlockKind::Image(shown)), BlockKind::Image(image)) => {
                    shown.alt == image.alt || shown.src == image.src || is_placeholder(&shown.src)
                }
                (Some(BlockKind::Embed(shown)), BlockKind::Embed(embed)) => shown.url == embed.url,
                _ => false,
            };
            if is_replaced {
                out.blocks.pop();
            }
            out.blocks.push(block);
        }
    }

    /// An area of an image map, as a link of its words.
    pub fn area(&mut self, tag: &Tag<'_>) -> Vec<Inline> {
        let Some(alt) = tag.text("alt") else {
            return Vec::new();
        };
        let mut content = self.link(tag, vec![Inline::Text(alt)]);
        content.push(Inline::Text(" ".to_owned()));
        content
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

/// Attributes in which scripts that load images late keep the URL until they do.
const LAZY_SRC: [&str; 8] = [
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-original-src",
    "data-actualsrc",
    "data-lazy",
    "data-img-src",
    "data-full-src",
];

/// The same for `srcset`.
const LAZY_SRCSET: [&str; 3] = ["data-srcset", "data-lazy-srcset", "data-original-set"];

/// The same for frames.
const LAZY_FRAME: [&str; 6] = [
    "data-src",
    "data-lazy-src",
    "data-rocket-src",
    "data-litespeed-src",
    "data-cmp-src",
    "data-src-cmplz",
];

/// Whether a URL stands in for what a script loads later.
fn is_placeholder(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let names = [
        "placeholder",
        "spacer",
        "blank.",
        "pixel.",
        "transparent",
        "lazy",
        "loading.",
        "1x1",
    ];
    url.starts_with("data:") || url == "about:blank" || names.iter().any(|it| name.contains(it))
}

/// Returns the URL of a frame, as it was written.
fn frame_src(tag: &Tag<'_>) -> Option<String> {
    let lazy = || LAZY_FRAME.iter().find_map(|name| tag.text(name));
    match tag.text("src") {
        Some(src) if src.starts_with("data:") || src == "about:blank" => lazy().or(Some(src)),
        src => src.or_else(lazy),
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
