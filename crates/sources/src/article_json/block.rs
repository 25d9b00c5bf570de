//! Blocks.

use crate::article_json::inline::unless_blank;
use crate::article_json::place::Place;
use crate::article_json::{Reader, clean};
use article_widget_core::article::table::EXPECTED_SPANS;
use article_widget_core::article::{
    Block, BlockKind, Cell, Footnote, GlobalAttributes, Inline, Scope, Table,
};
use article_widget_core::json::Json;

/// Reads a kind of block. `None` where nothing is left of it, or where it cannot be what it says:
/// then its words are among the blocks that come after it.
type Read = fn(&mut Reader<'_>, &Place<'_>, &mut Vec<Block>) -> Option<BlockKind>;

/// How blocks are read, by type.
const BLOCKS: [(&str, Read); 16] = [
    ("aside", aside),
    ("audio", audio),
    ("code", code),
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

/// The types of block that are read.
pub const BLOCK_TYPES: [&str; BLOCKS.len()] = {
    let mut types = [""; BLOCKS.len()];
    let mut at = 0;
    while at < types.len() {
        types[at] = BLOCKS[at].0;
        at += 1;
    }
    types
};

/// What a member that many kinds share is to hold.
const FLOW: &str = "content or blocks";

impl Reader<'_> {
    /// The blocks of a member.
    pub fn blocks(&mut self, of: &Place<'_>, key: &'static str) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.each(of, key, &mut |reader, block| {
            reader.block(block, &mut blocks)
        });
        blocks
    }

    fn block(&mut self, place: &Place<'_>, into: &mut Vec<Block>) {
        if !matches!(place.json, Json::Map(_)) {
            let mut content = Vec::new();
            if !matches!(place.json, Json::Text(_)) {
                self.fault(place, "", "a string or a block");
            }
            if !matches!(place.json, Json::Null | Json::Bool(_)) {
                self.collect(place, &mut content);
            }
            into.extend(paragraph_of(content));
            return;
        }
        let first = into.len();
        let attributes = self.attributes(place);
        let name = place.json.text("type").unwrap_or_default();
        let mut after = Vec::new();
        match BLOCKS.iter().find(|(known, _)| *known == name) {
            Some((_, read)) => into.extend(read(self, place, &mut after).map(Block::from)),
            None => {
                self.unknown(place, "a known type of block");
                self.rest(place, &mut after);
            }
        }
        into.append(&mut after);
        if let Some(block) = into.get_mut(first) {
            block.attributes = block.attributes.take().or(attributes);
        }
    }

    fn attributes(&mut self, place: &Place<'_>) -> Option<Box<GlobalAttributes>> {
        let attributes = GlobalAttributes {
            id: self.name(place, "id"),
            lang: self.lang(place),
            dir: self.dir(place),
        };
        (attributes != GlobalAttributes::default()).then(|| attributes.into())
    }

    /// What is kept of a block that cannot be what it says: a paragraph of its words, and its blocks.
    pub fn rest(&mut self, place: &Place<'_>, into: &mut Vec<Block>) {
        let mut words = Vec::new();
        self.words(place, "blocks", &mut words);
        into.extend(paragraph_of(words));
        into.append(&mut self.blocks(place, "blocks"));
    }

    /// The blocks that an object holds: a paragraph of its `content`, and its `blocks`.
    fn flow(&mut self, of: &Place<'_>) -> Vec<Block> {
        let mut flow: Vec<Block> = paragraph_of(self.content(of, "content"))
            .into_iter()
            .collect();
        flow.append(&mut self.blocks(of, "blocks"));
        flow
    }

    /// The same, where one of them must be there.
    fn needed_flow(&mut self, of: &Place<'_>) -> Vec<Block> {
        if of.json.get("content").is_some() || of.json.get("blocks").is_some() {
            return self.flow(of);
        }
        self.fault(of, "", FLOW);
        let mut words = Vec::new();
        self.words(of, "", &mut words);
        paragraph_of(words).into_iter().collect()
    }

    /// Parses the content of a list item or cell: inline content, or an object with blocks.
    fn item(&mut self, place: &Place<'_>) -> Vec<Block> {
        if is_object(place) {
            return self.needed_flow(place);
        }
        let mut content = Vec::new();
        self.collect(place, &mut content);
        paragraph_of(content).into_iter().collect()
    }

    fn rows(&mut self, of: &Place<'_>, key: &'static str) -> Vec<Vec<Cell>> {
        let scope = (key == "head").then_some(Scope::Col);
        let mut rows = Vec::new();
        self.each(of, key, &mut |reader, row| {
            let mut cells = Vec::new();
            reader.items(row, &mut |reader, cell| {
                cells.push(reader.cell(cell, scope))
            });
            if !cells.is_empty() {
                rows.push(cells);
            }
        });
        rows
    }

    /// A cell; one with something in it is the header of `scope` unless it says otherwise.
    fn cell(&mut self, place: &Place<'_>, scope: Option<Scope>) -> Cell {
        let blocks = if is_object(place) {
            self.flow(place)
        } else {
            self.item(place)
        };
        let expected = "\"col\", \"row\" or \"none\"";
        let scope = match self.string(place, "scope", expected).as_deref() {
            Some("col") => Some(Scope::Col),
            Some("row") => Some(Scope::Row),
            Some("none") => None,
            other => {
                if other.is_some() {
                    self.fault(place, "scope", expected);
                }
                scope.filter(|_| !blocks.is_empty())
            }
        };
        let mut span = |key| {
            let span = self.integer(place, key, (1, 1000), "a whole number from 1 to 1000");
            span.unwrap_or(1) as u16
        };
        Cell {
            colspan: span("colspan"),
            rowspan: span("rowspan"),
            blocks,
            scope,
        }
    }
}

/// Whether the value is an object without `type`.
fn is_object(place: &Place<'_>) -> bool {
    matches!(place.json, Json::Map(_)) && place.json.get("type").is_none()
}

fn paragraph_of(content: Vec<Inline>) -> Option<Block> {
    let content = unless_blank(content);
    (!content.is_empty()).then(|| BlockKind::Paragraph(content).into())
}

fn paragraph(reader: &mut Reader<'_>, place: &Place<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let content = unless_blank(reader.inner(place));
    (!content.is_empty()).then_some(BlockKind::Paragraph(content))
}

fn heading(reader: &mut Reader<'_>, place: &Place<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let level = reader.integer(place, "level", (2, 6), "a whole number from 2 to 6");
    let content = unless_blank(reader.inner(place));
    // What is set as a heading stays one, of the nearest level.
    let nearest = || Some(place.json.get("level")?.as_number()? as i32);
    let level = level.or_else(nearest).unwrap_or(2).clamp(2, 6) as u8;
    (!content.is_empty()).then_some(BlockKind::Heading { level, content })
}

fn list(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    if place.json.get("items").is_none() {
        reader.fault(place, "items", "an array");
        reader.rest(place, after);
        return None;
    }
    let ordered = reader.flag(place, "ordered");
    let start = reader.integer(place, "start", (i32::MIN, i32::MAX), "a whole number");
    let mut items = Vec::new();
    reader.each(place, "items", &mut |reader, item| {
        let blocks = reader.item(item);
        if !blocks.is_empty() {
            items.push(blocks);
        }
    });
    (!items.is_empty()).then_some(BlockKind::List {
        start: match ordered {
            Some(false) => None,
            Some(true) => start.or(Some(1)),
            None => start,
        },
        items,
    })
}

/// Returns the quoted blocks and the attribution. Without blocks the attribution becomes a paragraph.
fn words_and_cite(
    reader: &mut Reader<'_>,
    place: &Place<'_>,
    after: &mut Vec<Block>,
) -> Option<(Vec<Block>, Vec<Inline>)> {
    if place.json.get("content").is_none() && place.json.get("blocks").is_none() {
        reader.fault(place, "", FLOW);
        reader.rest(place, after);
        return None;
    }
    let blocks = reader.flow(place);
    let cite = reader.content(place, "cite");
    if blocks.is_empty() {
        after.extend(paragraph_of(cite));
        return None;
    }
    Some((blocks, cite))
}

fn quote(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let (blocks, cite) = words_and_cite(reader, place, after)?;
    Some(BlockKind::Quote { blocks, cite })
}

fn pullquote(
    reader: &mut Reader<'_>,
    place: &Place<'_>,
    after: &mut Vec<Block>,
) -> Option<BlockKind> {
    let (blocks, cite) = words_and_cite(reader, place, after)?;
    Some(BlockKind::PullQuote { blocks, cite })
}

fn table(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let table = Table {
        caption: reader.content(place, "caption"),
        head: reader.rows(place, "head"),
        body: reader.rows(place, "body"),
        foot: reader.rows(place, "foot"),
    };
    if table.head.is_empty() && table.body.is_empty() && table.foot.is_empty() {
        reader.fault(place, "body", "an array of rows");
        after.extend(paragraph_of(table.caption));
        return None;
    }
    if table.spans().is_cut {
        reader.fault(place, "", EXPECTED_SPANS);
    }
    Some(BlockKind::Table(table.into()))
}

fn code(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let language = reader.name(place, "language");
    // Not trimmed: its spaces count.
    let Some(Json::Text(text)) = place.json.get("text") else {
        reader.fault(place, "text", "a string");
        reader.rest(place, after);
        return None;
    };
    let text = clean(text);
    (!text.trim().is_empty()).then_some(BlockKind::Code { text, language })
}

fn separator(_: &mut Reader<'_>, _: &Place<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    Some(BlockKind::Separator)
}

fn aside(reader: &mut Reader<'_>, place: &Place<'_>, _: &mut Vec<Block>) -> Option<BlockKind> {
    let blocks = reader.needed_flow(place);
    (!blocks.is_empty()).then_some(BlockKind::Aside(blocks))
}

fn details(
    reader: &mut Reader<'_>,
    place: &Place<'_>,
    after: &mut Vec<Block>,
) -> Option<BlockKind> {
    let summary = reader.content(place, "summary");
    let mut blocks = reader.needed_flow(place);
    // `<details>` needs a summary to click, so keep the blocks alone.
    if summary.is_empty() {
        reader.fault(place, "summary", "running text that is not blank");
        after.append(&mut blocks);
        return None;
    }
    Some(BlockKind::Details { summary, blocks })
}

fn image(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let image = reader.image(place);
    if image.is_none() {
        reader.rest(place, after);
    }
    image.map(|image| BlockKind::Image(image.into()))
}

fn gallery(
    reader: &mut Reader<'_>,
    place: &Place<'_>,
    after: &mut Vec<Block>,
) -> Option<BlockKind> {
    if place.json.get("images").is_none() {
        reader.fault(place, "images", "an array of images");
        reader.rest(place, after);
        return None;
    }
    let mut images = Vec::new();
    reader.each(place, "images", &mut |reader, image| {
        match reader.image(image) {
            Some(image) => images.push(image),
            // A string is an address rather than words.
            None if is_object(image) => reader.rest(image, after),
            None => {}
        }
    });
    let caption = reader.content(place, "caption");
    if images.is_empty() {
        after.extend(paragraph_of(caption));
        return None;
    }
    Some(BlockKind::Gallery { images, caption })
}

fn video(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let video = reader.video(place);
    if video.is_none() {
        reader.rest(place, after);
    }
    video.map(|video| BlockKind::Video(video.into()))
}

fn audio(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let audio = reader.audio(place);
    if audio.is_none() {
        reader.rest(place, after);
    }
    audio.map(|audio| BlockKind::Audio(audio.into()))
}

fn embed(reader: &mut Reader<'_>, place: &Place<'_>, after: &mut Vec<Block>) -> Option<BlockKind> {
    let embed = reader.embed(place);
    if embed.is_none() {
        reader.rest(place, after);
    }
    embed.map(|embed| BlockKind::Embed(embed.into()))
}

fn footnotes(
    reader: &mut Reader<'_>,
    place: &Place<'_>,
    after: &mut Vec<Block>,
) -> Option<BlockKind> {
    if place.json.get("notes").is_none() {
        reader.fault(place, "notes", "an array of notes");
        reader.rest(place, after);
        return None;
    }
    let mut notes = Vec::new();
    reader.each(place, "notes", &mut |reader, note| {
        let id = reader.needed_name(note, "id");
        let mut blocks = reader.needed_flow(note);
        match id {
            Some(id) if !blocks.is_empty() => notes.push(Footnote { id, blocks }),
            // A note that nothing leads to still says something.
            _ => after.append(&mut blocks),
        }
    });
    (!notes.is_empty()).then_some(BlockKind::Footnotes(notes))
}
