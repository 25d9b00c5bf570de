//! Parses ANS 0.10, the format of Arc XP (<https://github.com/washingtonpost/ans-schema>): stories and their elements.
//!
//! Headlines, descriptions and names are plain text; the content of elements is HTML. Each element is converted to
//! equivalent HTML, which is then parsed.

use crate::field::Field;
use crate::formats::ans_template::{fill, parts, words, write_in};
use crate::mapping::FieldMapping;
use article_widget_core::article::Article;
use article_widget_core::json::Json;
use article_widget_html::tree_builder;

/// The paths of article fields in an ANS story.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "",
    headline: "headlines.basic headlines.web headlines.mobile headlines.tablet headlines.native headlines.print \
               headlines.meta_title headlines.table headline",
    summary: "subheadlines.basic description.basic",
    content: "",
    authors: "credits.by",
    published: "display_date first_publish_date publish_date",
    modified: "last_updated_date",
    lang: "language",
    url: "canonical_url",
    publisher: "distributor.name",
    section: "taxonomy.primary_section taxonomy.sections",
    tags: "taxonomy.tags",
    image: "promo_items.basic.promo_items.basic promo_items.basic",
    is_html: false,
};

/// Reads the headline and the summary from any of their forms, where those of the mapping are missing.
pub fn finish_head(story: &Field<'_>, article: &mut Article) {
    if article.headline.is_empty() {
        article.headline = any_form(story, "headlines").unwrap_or_default();
    }
    for key in ["subheadlines", "description", "subtitle"] {
        if article.standfirst.is_none() {
            article.standfirst = any_form(story, key);
        }
    }
}

/// Returns the text of a member that is a string, or an object of strings by purpose.
fn any_form(story: &Field<'_>, key: &str) -> Option<String> {
    let forms = story.get(key)?;
    if forms.json.as_str().is_some() {
        return forms.line(false);
    }
    let mut texts = forms.members().filter(|form| form.json.as_str().is_some());
    texts.find_map(|form| form.line(false))
}

/// Reads what is specific to ANS: the forms of headlines, the content elements, then the corrections, and the content
/// restrictions.
pub fn finish(story: &Field<'_>, article: &mut Article) {
    finish_head(story, article);
    for key in ["content_elements", "corrections"] {
        for element in parts(story, key) {
            let mut html = String::new();
            write(&element, &mut html);
            article
                .blocks
                .append(&mut element.blocks(&tree_builder::parse(&html)));
        }
    }
    let code = story.text("content_restrictions.content_code");
    let is_free = code.is_none_or(|code| code == "free");
    article.protected = !is_free && article.blocks.is_empty();
}

/// Returns the stories related to a story, or the stories of a list.
pub fn items<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    match root.get("related_content") {
        Some(related) => related.items("basic"),
        None => stories(root),
    }
}

/// Returns the stories of an array, a collection or search results, or the single story.
pub fn stories<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let holds_stories = match root.json.str_member("type") {
        Some(kind) => matches!(kind, "collection" | "results"),
        None => root.json.get("headlines").is_none(),
    };
    match root.get("content_elements") {
        Some(stories) if holds_stories => stories.each(),
        _ => root.each(),
    }
}

/// The equivalent HTML of each element type, as a template for [`fill`].
const TEMPLATES: [(&str, &str); 24] = [
    ("text", "<p>{content}</p>"),
    ("raw_html", "<div>{content}</div>"),
    ("h2", "<h2>{content}</h2>"),
    ("h3", "<h3>{content}</h3>"),
    ("h4", "<h4>{content}</h4>"),
    ("h5", "<h5>{content}</h5>"),
    ("h6", "<h6>{content}</h6>"),
    ("list", "<ul>{li items}</ul>"),
    ("ordered", "<ol>{li items}</ol>"),
    ("quote", QUOTE),
    ("blockquote", QUOTE),
    (
        "pullquote",
        "<blockquote class=pullquote>{content}</blockquote>",
    ),
    (
        "code",
        "<pre><code[ class=\"language-{=language}\"]>{=content}</code></pre>",
    ),
    ("divider", "<hr>"),
    ("correction", "<aside>{text}</aside>"),
    ("element_group", "<div>{*content_elements}</div>"),
    ("table_cell", "<div>{*content_elements}</div>"),
    (
        "interstitial_link",
        "<p><a href=\"{=url}\">{content}</a></p>[<p>{description}</p>]",
    ),
    (
        "link_list",
        "<aside>[<p><strong>{=title}</strong></p>][<p>{description}</p>][<p>{content}</p>]\
         <ul>{li items}</ul></aside>",
    ),
    ("endorsement", "<p>{=endorsement}</p>"),
    (
        "numeric_rating",
        "<p>{=numeric_rating}[/{=max}][ {=units}]</p>",
    ),
    (
        "image",
        "<figure><img src=\"{!url}\" alt=\"{=alt_text}\" width=\"{=width}\" height=\"{=height}\">\
         <figcaption>[{=subtitle}<br>]{caption}[<small>{=credits}</small>]</figcaption></figure>",
    ),
    (
        "gallery",
        "<figure class=gallery>{*content_elements}\
         <figcaption><p>{=headlines.basic title}</p><p>{=description}</p><p>{content}</p></figcaption></figure>",
    ),
    (
        "audio",
        "<figure><audio src=\"{!streams.url source_url}\" title=\"{=headlines.basic}\"></audio>\
         <figcaption>{=description}</figcaption></figure>",
    ),
];

const QUOTE: &str = "<blockquote class=\"{=subtype}\">{content}{*content_elements}\
    <cite>{citation}</cite></blockquote>";

const VIDEO: &str = "[ poster=\"{=promo_items.basic.url}\"] title=\"{=headlines.basic}\">";

const FRAMED_PAGE: &str = "<figure><iframe src=\"{!canonical_url}\" title=\"{=headlines.basic}\">\
    </iframe><figcaption>{=description}</figcaption></figure>";

const SOCIAL_POST: &str =
    "<div data-href=\"{=raw_oembed.url raw_oembed._id}\">{raw_oembed.html}</div>";

const THIRD_PARTY: &str = "<figure><iframe src=\"{=raw_oembed.url raw_oembed._id \
    embed.config.canonical_url embed.config.url embed.config.href embed.url}\" \
    title=\"{=raw_oembed.title embed.config.title title}\" width=\"{=raw_oembed.width}\" \
    height=\"{=raw_oembed.height}\"></iframe><figcaption>{embed.config.caption caption}</figcaption></figure>";

/// Where the URL of a third-party embed may be, as in [`THIRD_PARTY`].
const EMBED_URL: &str = "raw_oembed.url raw_oembed._id embed.config.canonical_url embed.config.url \
    embed.config.href embed.url";

/// An embed without a URL: words, or HTML of the publisher.
const OWN_EMBED: &str = "[<div>{raw_oembed.html}</div>][<div>{embed}</div>][<div>{embed.config}</div>]\
    [<div>{embed.config.html}</div>][<div>{content}</div>][<div>{text}</div>]";

const UNKNOWN: &str = "<p>{title}</p><p>{headline}</p><p>{headlines}</p><p>{subheadlines}</p><p>{subtitle}</p>\
    <p>{description}</p><p>{content}</p><p>{text}</p><p>{body}</p><p>{caption}</p>\
    {*content_elements}{*items}{*cards}{*rows}";

/// Writes the equivalent HTML of an element. Old content has strings in place of elements.
fn write(element: &Field<'_>, out: &mut String) {
    match element.json {
        Json::Object(_) => {}
        Json::Array(_) => return element.each().iter().for_each(|item| write(item, out)),
        _ => return write_in("p", element, words, out),
    }
    let is = |key, value| element.json.str_member(key) == Some(value);
    let has = |key| element.get(key).is_some();
    let kind = element.json.str_member("type").unwrap_or_default();
    let name = match kind {
        "header" => match element.json.get("level").and_then(Json::as_f64) {
            Some(3.0) => "h3",
            Some(4.0) => "h4",
            Some(5.0) => "h5",
            Some(6.0..) => "h6",
            _ => "h2",
        },
        "list" if is("list_type", "ordered") => "ordered",
        "video" => return write_video(element, out),
        "table" => return write_table(element, out),
        "oembed_response" | "custom_embed" => return write_embed(element, out),
        "" if has("url") && has("content") => "interstitial_link",
        "" if has("content") => "text",
        kind => kind,
    };
    match TEMPLATES.iter().find(|(known, _)| *known == name) {
        Some((_, html)) => fill(html, element, write, out),
        None => {
            let got = [", got \"", kind, "\""].concat();
            element.report_lost(&["a story element of ANS 0.10", &got].concat());
            fill(UNKNOWN, element, write, out);
        }
    }
}

/// Writes a table. Its header is a row, or an array of rows.
fn write_table(element: &Field<'_>, out: &mut String) {
    fill(
        "<table>[<caption>{=title caption}</caption>]<thead>",
        element,
        write,
        out,
    );
    let header = parts(element, "header");
    let has_rows = header.iter().any(|it| matches!(it.json, Json::Array(_)));
    if has_rows {
        header
            .iter()
            .for_each(|row| write_row("th", &row.each(), out));
    } else {
        write_row("th", &header, out);
    }
    out.push_str("</thead><tbody>");
    for row in parts(element, "rows") {
        let cells = row.get("cells");
        write_row("td", &cells.unwrap_or(row).each(), out);
    }
    out.push_str("</tbody></table>");
}

fn write_row(cell: &str, cells: &[Field<'_>], out: &mut String) {
    out.push_str("<tr>");
    cells.iter().for_each(|it| write_in(cell, it, write, out));
    out.push_str("</tr>");
}

/// Writes an embed: a post as its text, other content of another site as a frame, any other as its words.
fn write_embed(element: &Field<'_>, out: &mut String) {
    let html = element.get("raw_oembed.html");
    let html = html.and_then(|html| html.json.as_str());
    if html.is_some_and(|html| html.contains("<blockquote")) {
        return fill(SOCIAL_POST, element, write, out);
    }
    if element.get(EMBED_URL).is_some() {
        return fill(THIRD_PARTY, element, write, out);
    }
    fill(
        "[<p>{=raw_oembed.title embed.config.title title}</p>]",
        element,
        write,
        out,
    );
    let start = out.len();
    fill(OWN_EMBED, element, write, out);
    if out.len() == start {
        element.report_missing(EMBED_URL);
    }
    fill(
        "[<p>{embed.config.caption caption}</p>]",
        element,
        write,
        out,
    );
}

/// Writes the widest MP4 stream, which every browser plays, or an iframe of the video's page.
fn write_video(element: &Field<'_>, out: &mut String) {
    let mut widest: Option<Field<'_>> = None;
    for stream in element.all("streams") {
        let is_wider = widest.as_ref().is_none_or(|it| it.size() < stream.size());
        if stream.json.str_member("stream_type") == Some("mp4") && is_wider {
            widest = Some(stream);
        }
    }
    let Some(stream) = widest else {
        return fill(FRAMED_PAGE, element, write, out);
    };
    let size = "<figure><video src=\"{!url}\" width=\"{=width}\" height=\"{=height}\"";
    fill(size, &stream, write, out);
    fill(VIDEO, element, write, out);
    for track in element.all("subtitles.urls") {
        if track.json.str_member("format") == Some("WEB_VTT") {
            fill("<track src=\"{=url}\"", &track, write, out);
            fill(" srclang=\"{=language}\">", element, write, out);
        }
    }
    let caption = "</video><figcaption>{=description}</figcaption></figure>";
    fill(caption, element, write, out);
}

#[cfg(test)]
mod tests;
