//! Images, and what stands in for images that a script loads late.

use crate::formats::html::builder::{BlockBuilder, FlowState, partition_elements};
use crate::formats::html::classify::{has_fallback, is_emoji};
use crate::formats::html::media::{pixels, size};
use article_widget_core::article::{Block, BlockKind, Candidate, Image, Inline, InlineImage};
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::{self, Node};
use article_widget_platform::url::{self, UrlPurpose};

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

impl BlockBuilder<'_> {
    /// Converts an image; `None` for tracking pixels.
    pub fn image(&mut self, tag: &Tag<'_>) -> Option<Block> {
        let size = size(tag);
        if size.is_some_and(|(width, height)| width <= 1 || height <= 1) || is_stand_in(tag) {
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
            link: None,
        };
        Some(BlockKind::Image(Box::new(image)).into())
    }

    /// Converts an image that stands in a line; without a usable URL its text alternative stays.
    pub(super) fn inline_image(&mut self, tag: &Tag<'_>) -> Option<Inline> {
        let alt = tag.text("alt").unwrap_or_default();
        let block = match is_emoji(tag) {
            true => None,
            false => self.image(tag),
        };
        match block.map(|block| block.kind) {
            Some(BlockKind::Image(image)) => Some(Inline::Image(Box::new(InlineImage {
                src: image.src,
                alt,
                size: image.size,
            }))),
            _ => (!alt.is_empty()).then_some(Inline::Text(alt)),
        }
    }

    /// Returns the URL that a link around an image leads to.
    pub(super) fn image_link(&mut self, tag: &Tag<'_>) -> Option<String> {
        let href = tag.text("href").filter(|_| tag.name == "a")?;
        let is_elsewhere = !href.starts_with('#');
        is_elsewhere.then(|| self.address(&href, UrlPurpose::Link))?
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
            (None, Some(widest)) => Some(widest.src.clone()),
            (None, None) => {
                let first = first_url(&tag.text("srcset")?)?;
                self.address(&first, UrlPurpose::Image)
            }
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
                let first = || {
                    let set = sources.iter().find_map(|node| match node {
                        Node::Element(tag, _) => tag.text("srcset"),
                        Node::Text(_) => None,
                    });
                    first_url(&set?)
                };
                let src = widest().map(|it| it.src.clone());
                let src = src.or_else(|| self.address(&first()?, UrlPurpose::Image));
                if let Some(src) = src {
                    let image = Image {
                        src,
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
}

/// Returns the first URL of an HTML `srcset`.
fn first_url(srcset: &str) -> Option<String> {
    let url = srcset.split([',', ' ']).find(|it| !it.trim().is_empty())?;
    Some(url.trim().to_owned())
}

/// Whether an image is only a picture of nothing, which a script removes: no late image, no text alternative.
fn is_stand_in(tag: &Tag<'_>) -> bool {
    let has_name = |src: String| !src.starts_with("data:") && is_placeholder(&src);
    let has_late = || {
        let late = LAZY_SRC.iter().chain(&LAZY_SRCSET).chain(&["srcset"]);
        late.clone().any(|name| tag.get(name).is_some())
    };
    tag.text("alt").is_none() && tag.text("src").is_some_and(has_name) && !has_late()
}

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
