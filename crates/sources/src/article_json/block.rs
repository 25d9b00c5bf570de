//! Parses the block types of article JSON.

use crate::article_json::inline::{collect, content, inner, unless_blank, words};
use crate::article_json::media;
use crate::article_json::values::{
    clean, dir, each, integer, items, lang, name, names, report_type, required_name,
};
use article_widget_core::article::table::EXPECTED_SPANS;
use article_widget_core::article::{
    Block, BlockKind, Cell, DescriptionGroup, Footnote, GlobalAttributes, Inline, List, ListItem,
    Numbering, Scope, Table, plain_text,
};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;

/// Parses a block of one type.
///
/// Returns `None` if the block is empty or unusable. The text of an unusable block is pushed to the vector, as blocks
/// that follow it.
type Read = fn(&Cursor<'_>, &mut Vec<Block>) -> Option<BlockKind>;

/// The parser of each block type.
const BLOCKS: [(&str, Read); 17] = [
    ("aside", aside),
    ("audio", audio),
    ("code", code),
    ("description-list", description_list),
    ("details", details),
    ("embed", embed),
    ("footnotes", footnotes),
    ("gallery", gallery),
    ("heading", heading),
    ("image", image),
    ("list", list),
    ("paragraph", paragraph),
    ("pullquote", pullquote),
    ("quote", quote),
    ("separator", separator),
    ("table", table),
    ("video", video),
];

/// The supported block types.
pub const BLOCK_TYPES: [&str; BLOCKS.len()] = {
    let mut types = [""; BLOCKS.len()];
    let mut at = 0;
    while at < types.len() {
        types[at] = BLOCKS[at].0;
        at += 1;
    }
    types
};

/// What a diagnostic expects in a block that has neither `content` nor `blocks`.
const EXPECTED_FLOW: &str = "content or blocks";

/// Parses the blocks of an array member.
pub(super) fn blocks(of: &Cursor<'_>, key: &'static str) -> Vec<Block> {
    let mut blocks = Vec::new();
    each(of, key, &mut |item| block(item, &mut blocks));
    blocks
}

fn block(place: &Cursor<'_>, into: &mut Vec<Block>) {
    if !matches!(place.json, Json::Object(_)) {
        let mut content = Vec::new();
        if !matches!(place.json, Json::String(_)) {
            place.report("a string or a block");
        }
        if !matches!(place.json, Json::Null | Json::Bool(_)) {
            collect(place, &mut content);
        }
        into.extend(paragraph_of(content));
        return;
    }
    let first = into.len();
    let attributes = attributes(place);
    let name = place.json.str_member("type").unwrap_or_default();
    let mut after = Vec::new();
    match BLOCKS.iter().find(|(known, _)| *known == name) {
        Some((_, read)) => into.extend(read(place, &mut after).map(Block::from)),
        None => {
            report_type(place, "a known type of block");
            rest(place, &mut after);
        }
    }
    into.append(&mut after);
    if let Some(block) = into.get_mut(first) {
        block.attributes = block.attributes.take().or(attributes);
    }
}

fn attributes(place: &Cursor<'_>) -> Option<Box<GlobalAttributes>> {
    let mut ids = names(place, "id").into_iter();
    let attributes = GlobalAttributes {
        id: ids.next(),
        aliases: ids.collect(),
        lang: lang(place),
        dir: dir(place),
    };
    (attributes != GlobalAttributes::default()).then(|| attributes.into())
}

/// Keeps the text of an unusable block: a paragraph of its text members, then its `blocks`.
pub(super) fn rest(place: &Cursor<'_>, into: &mut Vec<Block>) {
    let mut content = Vec::new();
    words(place, "blocks", &mut content);
    into.extend(paragraph_of(content));
    into.append(&mut blocks(place, "blocks"));
}

/// Parses flow content: a paragraph of the object's `content`, then its `blocks`.
fn flow(of: &Cursor<'_>) -> Vec<Block> {
    let mut flow: Vec<Block> = paragraph_of(content(of, "content")).into_iter().collect();
    flow.append(&mut blocks(of, "blocks"));
    flow
}

/// Parses flow content, and reports an object that has neither `content` nor `blocks`.
fn required_flow(of: &Cursor<'_>) -> Vec<Block> {
    if of.json.get("content").is_some() || of.json.get("blocks").is_some() {
        return flow(of);
    }
    of.report_lost(EXPECTED_FLOW);
    let mut content = Vec::new();
    words(of, "", &mut content);
    paragraph_of(content).into_iter().collect()
}

/// Parses the content of a list item or table cell: inline content, or an object with blocks.
fn item(place: &Cursor<'_>) -> Vec<Block> {
    if is_object(place) {
        return required_flow(place);
    }
    let mut content = Vec::new();
    collect(place, &mut content);
    paragraph_of(content).into_iter().collect()
}

fn rows(of: &Cursor<'_>, key: &'static str) -> Vec<Vec<Cell>> {
    let scope = (key == "head").then_some(Scope::Col);
    let mut rows = Vec::new();
    each(of, key, &mut |row| {
        let mut cells = Vec::new();
        items(row, &mut |it| cells.push(cell(it, scope)));
        if !cells.is_empty() {
            rows.push(cells);
        }
    });
    rows
}

/// Parses a table cell. A cell that is not empty gets `scope` unless it sets its own.
fn cell(place: &Cursor<'_>, scope: Option<Scope>) -> Cell {
    let blocks = if is_object(place) {
        flow(place)
    } else {
        item(place)
    };
    let expected = "\"col\", \"row\" or \"none\"";
    let member = place.member("scope");
    let name = member.as_ref().and_then(|it| it.as_str_expecting(expected));
    let scope = match name {
        Some("col") => Some(Scope::Col),
        Some("row") => Some(Scope::Row),
        Some("none") => None,
        other => {
            if other.is_some() {
                place.report_member("scope", expected);
            }
            scope.filter(|_| !blocks.is_empty())
        }
    };
    let span = |key| {
        let span = integer(place, key, (1, 1000), "a whole number from 1 to 1000");
        span.unwrap_or(1) as u16
    };
    Cell {
        colspan: span("colspan"),
        rowspan: span("rowspan"),
        blocks,
        scope,
    }
}

/// Returns whether the value is an object without `type`.
fn is_object(place: &Cursor<'_>) -> bool {
    matches!(place.json, Json::Object(_)) && place.json.get("type").is_none()
}

fn paragraph_of(content: Vec<Inline>) -> Option<Block> {
    let content = unless_blank(content);
    (!content.is_empty()).then(|| BlockKind::Paragraph(content).into())
}

fn paragraph(place: &Cursor<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let content = unless_blank(inner(place));
    (!content.is_empty()).then_some(BlockKind::Paragraph(content))
}

fn heading(place: &Cursor<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let level = integer(place, "level", (2, 6), "a whole number from 2 to 6");
    let content = unless_blank(inner(place));
    // An invalid level is clamped, so that the text stays a heading.
    let nearest = || Some(place.json.get("level")?.as_f64()? as i32);
    let level = level.or_else(nearest).unwrap_or(2).clamp(2, 6) as u8;
    (!content.is_empty()).then_some(BlockKind::Heading { level, content })
}

fn list(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    if place.json.get("items").is_none() {
        place.report_member("items", "an array");
        rest(place, after);
        return None;
    }
    let ordered = place.member("ordered").and_then(|it| it.as_bool());
    let start = integer(place, "start", (i32::MIN, i32::MAX), "a whole number");
    let mut list = List {
        is_reversed: place
            .member("reversed")
            .and_then(|it| it.as_bool())
            .unwrap_or_default(),
        numbering: place
            .member("numbering")
            .and_then(|it| it.as_variant(Numbering::ALL, Numbering::name)),
        ..List::default()
    };
    each(place, "items", &mut |it| {
        let blocks = item(it);
        if !blocks.is_empty() {
            let mut item = ListItem::from(blocks);
            if is_object(it) {
                item.value = integer(it, "value", (i32::MIN, i32::MAX), "a whole number");
                item.is_done = it.member("done").and_then(|it| it.as_bool());
            }
            list.items.push(item);
        }
    });
    let is_ordered = || list.is_reversed || list.numbering.is_some();
    if ordered.unwrap_or_else(|| start.is_some() || is_ordered()) {
        list.start = start.or(Some(list.default_start()));
    } else {
        (list.is_reversed, list.numbering) = (false, None);
        list.items.iter_mut().for_each(|item| item.value = None);
    }
    (!list.items.is_empty()).then_some(BlockKind::List(list))
}

fn description_list(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    if place.json.get("groups").is_none() {
        place.report_member("groups", "an array of terms and descriptions");
        rest(place, after);
        return None;
    }
    let mut groups = Vec::new();
    each(place, "groups", &mut |it| {
        let mut group = DescriptionGroup::default();
        each(it, "terms", &mut |term| {
            let mut content = Vec::new();
            collect(term, &mut content);
            group
                .terms
                .extend(Some(unless_blank(content)).filter(|it| !it.is_empty()));
        });
        each(it, "descriptions", &mut |it| {
            group
                .descriptions
                .extend(Some(item(it)).filter(|it| !it.is_empty()));
        });
        if group.terms.is_empty() {
            it.report_lost("terms, an array of running text");
            after.extend(
                std::mem::take(&mut group.descriptions)
                    .into_iter()
                    .flatten(),
            );
        } else {
            groups.push(group);
        }
    });
    (!groups.is_empty()).then_some(BlockKind::DescriptionList(groups))
}

/// Returns the quoted blocks and the attribution. Without blocks the attribution becomes a paragraph.
fn words_and_cite(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<(Vec<Block>, Vec<Inline>)> {
    if place.json.get("content").is_none() && place.json.get("blocks").is_none() {
        place.report_lost(EXPECTED_FLOW);
        rest(place, after);
        return None;
    }
    let blocks = flow(place);
    let cite = content(place, "cite");
    if blocks.is_empty() {
        after.extend(paragraph_of(cite));
        return None;
    }
    Some((blocks, cite))
}

fn quote(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let (blocks, cite) = words_and_cite(place, after)?;
    Some(BlockKind::Quote { blocks, cite })
}

fn pullquote(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let (blocks, cite) = words_and_cite(place, after)?;
    Some(BlockKind::PullQuote { blocks, cite })
}

fn table(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let table = Table {
        caption: content(place, "caption"),
        head: rows(place, "head"),
        body: rows(place, "body"),
        foot: rows(place, "foot"),
    };
    if table.head.is_empty() && table.body.is_empty() && table.foot.is_empty() {
        place.report_member("body", "an array of rows");
        after.extend(paragraph_of(table.caption));
        return None;
    }
    if table.spans().is_cut {
        place.report_lost(EXPECTED_SPANS);
    }
    Some(BlockKind::Table(table.into()))
}

fn code(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let language = name(place, "language");
    // Not trimmed: white space in code is significant.
    let content = match (place.json.get("text"), place.json.get("content")) {
        (Some(Json::String(text)), _) => vec![Inline::Text(clean(text))],
        (None, Some(_)) => inner(place),
        _ => {
            place.report_member("text", "a string");
            rest(place, after);
            return None;
        }
    };
    let is_blank = plain_text(&content).trim().is_empty();
    (!is_blank).then_some(BlockKind::Code { content, language })
}

fn separator(_: &Cursor<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    Some(BlockKind::Separator)
}

fn aside(place: &Cursor<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let blocks = required_flow(place);
    (!blocks.is_empty()).then_some(BlockKind::Aside(blocks))
}

fn details(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let summary = content(place, "summary");
    let mut blocks = required_flow(place);
    // `<details>` needs a summary to click, so keep the blocks alone.
    if summary.is_empty() {
        place.report_member("summary", "running text that is not blank");
        after.append(&mut blocks);
        return None;
    }
    Some(BlockKind::Details { summary, blocks })
}

fn image(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let image = media::image(place);
    if image.is_none() {
        rest(place, after);
    }
    image.map(|image| BlockKind::Image(image.into()))
}

fn gallery(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    if place.json.get("images").is_none() {
        place.report_member("images", "an array of images");
        rest(place, after);
        return None;
    }
    let mut images = Vec::new();
    each(place, "images", &mut |item| {
        match media::image(item) {
            Some(image) => images.push(image),
            // A string in `images` is a URL, not text.
            None if is_object(item) => rest(item, after),
            None => {}
        }
    });
    let caption = content(place, "caption");
    if images.is_empty() {
        after.extend(paragraph_of(caption));
        return None;
    }
    Some(BlockKind::Gallery { images, caption })
}

fn video(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let video = media::video(place);
    if video.is_none() {
        rest(place, after);
    }
    video.map(|video| BlockKind::Video(video.into()))
}

fn audio(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let audio = media::audio(place);
    if audio.is_none() {
        rest(place, after);
    }
    audio.map(|audio| BlockKind::Audio(audio.into()))
}

fn embed(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let embed = media::embed(place);
    if embed.is_none() {
        rest(place, after);
    }
    embed.map(|embed| BlockKind::Embed(embed.into()))
}

fn footnotes(place: &Cursor<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    if place.json.get("notes").is_none() {
        place.report_member("notes", "an array of notes");
        rest(place, after);
        return None;
    }
    let mut notes = Vec::new();
    each(place, "notes", &mut |note| {
        let id = required_name(note, "id");
        let mut blocks = required_flow(note);
        match id {
            Some(id) if !blocks.is_empty() => notes.push(Footnote { id, blocks }),
            // A footnote that no reference can target still has text to keep.
            _ => after.append(&mut blocks),
        }
    });
    (!notes.is_empty()).then_some(BlockKind::Footnotes(notes))
}
