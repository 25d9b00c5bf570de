//! What an element tells about its article, and whether it tells nothing else.

use crate::formats::html::classify::is_dropped;
use crate::formats::html::page::root::text_of;
use article_widget_html::elements::ElementFlags;
use article_widget_html::tokenizer::Tag;
use article_widget_html::tree_builder::Node;

/// Most words beside what is marked that a byline has: "By … and …, science correspondent, in Niamey".
const MAX_BYLINE_WORDS: usize = 16;

/// Fewest words of a sentence that only mentions what is marked.
const MIN_SENTENCE_WORDS: usize = 4;

/// Most words of a section's name.
const MAX_SECTION_WORDS: usize = 6;

/// Classes of what an author does.
const JOB_TITLE_CLASSES: [&str; 8] = [
    "author-position",
    "author-role",
    "author-title",
    "author__title",
    "byline-role",
    "job-title",
    "jobtitle",
    "p-job-title",
];

/// What an element tells.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Role {
    Author,
    JobTitle,
    Date,
    Standfirst,
    Section,
    Tag,
    Url,
}

/// Returns what an element tells, by the words of HTML, microformats and schema.org.
pub(super) fn role(tag: &Tag<'_>) -> Option<Role> {
    let words = |name| tag.get(name).unwrap_or_default().to_ascii_lowercase();
    let (rel, property, class) = (words("rel"), words("itemprop"), words("class"));
    let has = |list: &str, wanted: &[&str]| {
        list.split_ascii_whitespace()
            .any(|word| wanted.contains(&word))
    };
    if tag.name == "time" || is_date(tag) {
        Some(Role::Date)
    } else if has(&property, &["jobtitle", "rolename"]) || has(&class, &JOB_TITLE_CLASSES) {
        Some(Role::JobTitle)
    } else if tag.name == "address"
        || has(&rel, &["author"])
        || has(&property, &["author"])
        || has(&class, &["author", "byline", "p-author"])
        || class.split_ascii_whitespace().any(is_author_class)
    {
        Some(Role::Author)
    } else if has(&property, &["description"])
        || has(
            &class,
            &[
                "standfirst",
                "p-summary",
                "dek",
                "lead",
                "chapo",
                "excerpt",
                "subtitle",
                "post-subtitle",
            ],
        )
    {
        Some(Role::Standfirst)
    } else if has(&property, &["articlesection"])
        || has(&class, &["kicker", "section", "p-category"])
    {
        Some(Role::Section)
    } else if has(&rel, &["tag"]) {
        Some(Role::Tag)
    } else if has(&rel, &["bookmark", "canonical"]) {
        Some(Role::Url)
    } else {
        None
    }
}

/// Whether a class marks the name of an author: `post-author`, `author-name`, `byline__name`.
fn is_author_class(class: &str) -> bool {
    let is_name = [
        "author-name",
        "author__name",
        "byline-name",
        "byline__name",
        "author-link",
    ]
    .iter()
    .any(|it| class.ends_with(it));
    let is_author = ["-author", "_author", "-byline", "__byline"]
        .iter()
        .any(|it| class.ends_with(it));
    is_name
        || class == "username"
        || is_author && !["about", "meta"].iter().any(|it| class.starts_with(it))
}

/// Whether an element other than `time` holds a date, as microformats and RDFa write it.
fn is_date(tag: &Tag<'_>) -> bool {
    const DATE_CLASSES: [&str; 5] = [
        "date",
        "article-date",
        "post-date",
        "pubdate",
        "published-date",
    ];
    let has_value = || tag.get("title").is_some() || tag.get("content").is_some();
    let is_property = |name: &str| {
        let properties = tag.get(name).unwrap_or_default().to_ascii_lowercase();
        properties.split_ascii_whitespace().any(|it| {
            matches!(
                it,
                "datepublished"
                    | "datemodified"
                    | "schema:datepublished"
                    | "schema:datemodified"
                    | "dc:date"
                    | "dc:created"
            )
        })
    };
    let is_class = |class: &str| {
        matches!(
            class,
            "published" | "dt-published" | "updated" | "entry-date"
        )
    };
    is_property("itemprop")
        || tag.has_class(&|class| DATE_CLASSES.contains(&class))
        || has_value() && (is_property("property") || tag.has_class(&is_class))
}

/// Whether an element, or one in it, satisfies a condition.
pub(super) fn any(node: &Node<'_>, condition: &dyn Fn(&Tag<'_>) -> bool) -> bool {
    match node {
        Node::Text(_) => false,
        Node::Element(tag, children) => {
            condition(tag) || children.iter().any(|node| any(node, condition))
        }
    }
}

/// Whether a node names authors or dates and says little else: a sentence that mentions one is text.
pub(super) fn is_byline(node: &Node<'_>) -> bool {
    let is_marked = |tag: &Tag<'_>| matches!(role(tag), Some(Role::Author | Role::Date));
    let Node::Element(tag, children) = node else {
        return false;
    };
    let is_flat = matches!(
        &*tag.name,
        "p" | "div"
            | "ul"
            | "ol"
            | "li"
            | "span"
            | "address"
            | "a"
            | "small"
            | "dl"
            | "section"
            | "h4"
            | "font"
    );
    let is_candidate = is_marked(tag) || is_flat && any(node, &is_marked);
    is_candidate && !has_content(children) && !is_sentence(tag, children)
}

/// Whether nodes hold what only a text has: a picture with a caption, a list of sentences, a quotation, a heading.
fn has_content(nodes: &[Node<'_>]) -> bool {
    let is_content = |tag: &Tag<'_>| {
        tag.flags.intersects(ElementFlags::HEADING) && role(tag) != Some(Role::Author)
            || matches!(
                &*tag.name,
                "figure" | "blockquote" | "pre" | "table" | "iframe" | "video" | "audio"
            )
    };
    nodes.iter().any(|node| any(node, &is_content))
}

fn is_sentence(tag: &Tag<'_>, children: &[Node<'_>]) -> bool {
    let is_marked = |tag: &Tag<'_>| matches!(role(tag), Some(Role::Author | Role::Date));
    let rest = if is_marked(tag) && !children.iter().any(|node| any(node, &is_marked)) {
        text_of(children)
    } else {
        unmarked(children)
    };
    let words = rest
        .split_whitespace()
        .filter(|it| it.contains(char::is_alphanumeric));
    let count = words.count();
    let text = text_of(children);
    let is_ended = text
        .trim_end()
        .ends_with(['.', '!', '?', '…', '。', '؟', '।']);
    count > MAX_BYLINE_WORDS || is_ended && count >= MIN_SENTENCE_WORDS
}

/// Returns the text beside the innermost elements that are marked.
fn unmarked(nodes: &[Node<'_>]) -> String {
    let is_marked =
        |tag: &Tag<'_>| tag.name == "a" || matches!(role(tag), Some(Role::Author | Role::Date));
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(it) => text.push_str(it),
            Node::Element(tag, _) if is_dropped(tag) => {}
            Node::Element(tag, children) => {
                let is_innermost = !children.iter().any(|node| any(node, &is_marked));
                if !(is_marked(tag) && is_innermost) {
                    text.push(' ');
                    text.push_str(&unmarked(children));
                }
                text.push(' ');
            }
        }
    }
    text
}

/// Whether nodes are one piece of running text: one paragraph at most, and no list or picture.
pub(super) fn is_one_paragraph(nodes: &[Node<'_>]) -> bool {
    let mut paragraphs = 0;
    count_paragraphs(nodes, &mut paragraphs) && paragraphs <= 1
}

fn count_paragraphs(nodes: &[Node<'_>], paragraphs: &mut u32) -> bool {
    nodes.iter().all(|node| match node {
        Node::Text(_) => true,
        Node::Element(tag, _) if is_dropped(tag) => true,
        Node::Element(tag, children) => {
            let is_text = match &*tag.name {
                "p" => {
                    *paragraphs += 1;
                    true
                }
                "div" | "span" => true,
                "img" | "picture" | "iframe" | "video" | "audio" => false,
                _ => !tag
                    .flags
                    .intersects(ElementFlags::BLOCK.union(ElementFlags::LINE_BREAKING)),
            };
            is_text && count_paragraphs(children, paragraphs)
        }
    })
}

/// Whether nodes name a section: a few words in one paragraph at most.
pub(super) fn is_section_name(nodes: &[Node<'_>]) -> bool {
    let count = text_of(nodes).split_whitespace().count();
    (1..=MAX_SECTION_WORDS).contains(&count) && is_one_paragraph(nodes)
}
