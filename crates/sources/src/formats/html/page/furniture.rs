//! What stands around an article in its page: navigation, sharing, comments, other articles.

use article_widget_html::tokenizer::Tag;

/// Classes of what is no part of the article; those of boxes may go on behind a `-` or `_`.
const CLASSES: [&str; 52] = [
    "ad",
    "addtoany",
    "advert",
    "advertisement",
    "article-tools",
    "author-bio",
    "author-box",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comment",
    "comments",
    "cookie",
    "dropdown-menu",
    "edit-this-page",
    "entry-utility",
    "ez-toc",
    "icons",
    "jp-relatedposts",
    "mw-editsection",
    "mw-jump-link",
    "nav-above",
    "nav-below",
    "nav-links",
    "navbox",
    "navigation",
    "newsletter",
    "outbrain",
    "page-nav",
    "pagination",
    "post-nav",
    "post-navigation",
    "post-tags",
    "print-icon",
    "printfooter",
    "promo",
    "recirc",
    "recommend",
    "recommended",
    "related",
    "relatedposts",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "social",
    "subscribe",
    "subscription-widget",
    "table-of-contents",
    "taboola",
    "toc",
    "toolbar",
];

/// Ids of the same, as wikis and blogs have them.
const IDS: [&str; 12] = [
    "catlinks",
    "comments",
    "contentsub",
    "disqus_thread",
    "footer",
    "jump-to-nav",
    "mw-navigation",
    "related",
    "respond",
    "sidebar",
    "sitesub",
    "toc",
];

/// Whether an element stands beside the article, or is a tool in it.
pub(in crate::formats::html) fn is_furniture(tag: &Tag<'_>) -> bool {
    let role = tag.get("role").unwrap_or_default();
    let is_tool = matches!(
        &*role,
        "banner" | "dialog" | "menu" | "menubar" | "navigation" | "search" | "toolbar"
    );
    // The root of a page may say of the whole page what it has.
    let can_be_beside = !matches!(&*tag.name, "article" | "main" | "body" | "html");
    // A paragraph or a word of the text may have a name of its own that begins alike: `share-price`.
    let is_box = tag.name.contains('-')
        || matches!(
            &*tag.name,
            "aside"
                | "details"
                | "div"
                | "dl"
                | "footer"
                | "form"
                | "ol"
                | "section"
                | "table"
                | "ul"
        );
    let is_class = |class: &str| match is_box {
        true => is_class(class),
        false => CLASSES.contains(&class),
    };
    let is_id = |id: String| IDS.iter().any(|it| id.eq_ignore_ascii_case(it));
    let is_teaser = |class: &str| {
        ["teaser", "related", "promo"]
            .iter()
            .any(|it| class.starts_with(it))
    };
    tag.name == "nav"
        || is_tool
        || tag.name == "article" && tag.has_class(&is_teaser)
        || can_be_beside && (tag.has_class(&is_class) || tag.text("id").is_some_and(is_id))
}

fn is_class(class: &str) -> bool {
    CLASSES.iter().any(|it| {
        let rest = class.strip_prefix(it);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    })
}
