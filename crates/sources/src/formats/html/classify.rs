//! What an element of a publisher's HTML is, by its name, its role and its classes.

use crate::formats::html::embed_elements::is_embed;
use article_widget_core::article::{Inline, plain_text};
use article_widget_html::elements::ElementFlags;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// Whether a node is an element of this name.
pub(super) fn is_element(node: &Node<'_>, name: &str) -> bool {
    matches!(node, Node::Element(tag, _) if tag.name == name)
}

/// Classes of text that only screen readers get: the same again, or words for controls.
const SCREEN_READER_CLASSES: [&str; 9] = [
    "a11y-hidden",
    "assistive-text",
    "cite-accessibility-label",
    "element-invisible",
    "screen-reader-text",
    "sr-only",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
];

/// Whether an element is left out with everything in it.
pub(super) fn is_dropped(tag: &Tag<'_>) -> bool {
    tag.flags.intersects(ElementFlags::DROPPED) || is_hidden(tag)
}

/// Whether a reader does not see an element.
pub fn is_hidden(tag: &Tag<'_>) -> bool {
    let hidden = tag.get("hidden");
    let is_aria_hidden = || {
        let is_furniture = match &*tag.name {
            "button" | "i" | "sup" | "svg" => true,
            // Words that are read otherwise, beside a text for screen readers; a credit has more of them.
            "span" => {
                !tag.has_class(&|class| class.contains("credit") || class.contains("copyright"))
            }
            "a" => tag.text("href").is_none_or(|href| href.starts_with('#')),
            _ => false,
        };
        is_furniture && tag.get("aria-hidden").is_some_and(|it| it.trim() == "true")
    };
    hidden.is_some_and(|it| !it.trim().eq_ignore_ascii_case("until-found"))
        || has_style(tag, "display", &["none"])
        || has_style(tag, "visibility", &["hidden"])
        || has_style(tag, "mso-list", &["ignore"])
        || tag.name.starts_with("amp-") && tag.get("placeholder").is_some()
        || tag.has_class(&|class| SCREEN_READER_CLASSES.contains(&class))
        || is_aria_hidden()
}

/// Whether the `style` attribute sets a property to one of these values.
pub(super) fn has_style(tag: &Tag<'_>, name: &str, values: &[&str]) -> bool {
    let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
    style.split(';').any(|declaration| {
        let (property, value) = declaration.split_once(':').unwrap_or_default();
        let value = value.trim().trim_end_matches("!important").trim_end();
        property.trim() == name && values.contains(&value)
    })
}

pub(super) fn is_heading(tag: &Tag<'_>) -> bool {
    tag.flags.intersects(ElementFlags::HEADING)
}

/// Whether an element starts and ends lines.
pub(super) fn breaks_line(tag: &Tag<'_>) -> bool {
    tag.flags
        .intersects(ElementFlags::LINE_BREAKING.union(ElementFlags::BLOCK))
        && !is_inline_image(tag)
}

/// Whether something in it starts and ends lines.
pub(super) fn has_lines(node: &Node<'_>) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(tag, _) if is_hidden(tag) => false,
        Node::Element(tag, children) if tag.name == "noscript" => has_fallback(children),
        Node::Element(tag, _) if matches!(&*tag.name, "object" | "picture") || is_embed(tag) => {
            true
        }
        Node::Element(tag, _) if is_dropped(tag) => false,
        Node::Element(tag, children) => breaks_line(tag) || children.iter().any(has_lines),
    }
}

/// Whether a `noscript`, whose content is text, holds an image or a frame for pages without script.
pub(super) fn has_fallback(children: &[Node<'_>]) -> bool {
    let holds = |text: &str| {
        ["<img", "<iframe", "<picture"]
            .iter()
            .any(|it| text.contains(it))
    };
    matches!(children, [Node::Text(text)] if holds(text))
}

/// A picture that stands for a character.
pub(super) fn is_emoji(tag: &Tag<'_>) -> bool {
    tag.name == "img" && tag.has_class(&|class| matches!(class, "emoji" | "wp-smiley"))
}

/// Parts of class names of images that stand in a line: characters, flags, icons, formulas.
const INLINE_IMAGE_CLASSES: [&str; 8] = [
    "emoji",
    "flag",
    "icon",
    "inline-image",
    "latex",
    "mwe-math",
    "smiley",
    "texrender",
];

/// Height in CSS pixels up to which an image stands in its line: two lines.
const MAX_INLINE_HEIGHT: u32 = 48;

/// Whether an image stands in a line of text.
pub(super) fn is_inline_image(tag: &Tag<'_>) -> bool {
    let is_low = || {
        let height = tag.text("height");
        let height = height.and_then(|it| it.trim_end_matches("px").parse::<u32>().ok());
        height.is_some_and(|height| height <= MAX_INLINE_HEIGHT)
    };
    tag.name == "img"
        && (is_low()
            || tag.has_class(&|class| INLINE_IMAGE_CLASSES.iter().any(|it| class.contains(it))))
}

pub(super) fn is_pull_quote(tag: &Tag<'_>) -> bool {
    tag.has_class(&|class| class.contains("pullquote") || class.contains("pull-quote"))
}

pub(super) fn is_gallery(tag: &Tag<'_>) -> bool {
    matches!(&*tag.name, "div" | "figure" | "ul") && tag.has_class(&|it| it.contains("gallery"))
}

/// A picture with its caption, as WordPress's classic editor writes it.
pub(super) fn is_captioned(tag: &Tag<'_>) -> bool {
    tag.has_class(&|class| class == "wp-caption")
}

/// Classes of notes: Markdown and WordPress, MediaWiki, Pandoc.
const NOTES_CLASSES: [&str; 5] = [
    "footnotes",
    "wp-block-footnotes",
    "references",
    "mw-references",
    "footnotes-end-of-document",
];

/// Notes at the end.
pub(super) fn is_notes(tag: &Tag<'_>) -> bool {
    matches!(
        &*tag.name,
        "ol" | "ul" | "div" | "section" | "footer" | "aside"
    ) && (tag.get("role").is_some_and(|role| role == "doc-endnotes")
        || tag.has_class(&|class| NOTES_CLASSES.contains(&class)))
}

/// Something of another site that is written as a quotation until a script changes it.
pub(super) fn is_third_party(tag: &Tag<'_>) -> bool {
    const CLASSES: [&str; 9] = [
        "bluesky-embed",
        "imgur-embed-pub",
        "instagram-media",
        "mastodon-embed",
        "reddit-embed-bq",
        "text-post-media",
        "tiktok-embed",
        "twitter-tweet",
        "twitter-video",
    ];
    tag.has_class(&|class| CLASSES.contains(&class))
}

/// Classes of the link beside a heading that leads to the heading.
const PERMALINK_CLASSES: [&str; 7] = [
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "header-anchor",
    "headerlink",
    "heading-anchor",
    "heading-link",
];

/// A link that leads from a note to where it is referred to, or from a heading to itself: the view makes its own.
pub(super) fn is_backlink(tag: &Tag<'_>, content: &[Inline]) -> bool {
    tag.get("role").is_some_and(|role| role == "doc-backlink")
        || tag.has_class(&|class| class.contains("backref") || PERMALINK_CLASSES.contains(&class))
        || is_arrow(&plain_text(content))
}

fn is_arrow(text: &str) -> bool {
    let is_sign = |char| "↩↑↵^⏎#¶§🔗\u{FE0E}\u{FE0F}\u{200B} ".contains(char);
    !text.is_empty() && text.chars().all(is_sign)
}

/// The language of a program, by HTML's convention for classes.
pub(super) fn programming_language(tag: &Tag<'_>) -> Option<String> {
    let classes = tag.get("class").unwrap_or_default();
    let named = classes.split_ascii_whitespace().find_map(|class| {
        class
            .strip_prefix("language-")
            .or(class.strip_prefix("lang-"))
    });
    named.map(str::to_owned).or(tag.text("data-lang"))
}
