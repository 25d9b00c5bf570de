//! Targets of links: ids of elements that are no blocks, or none that is left.

use article_widget_core::article::{Block, BlockKind, Inline};
use article_widget_html::tokenizer::Tag;

/// Returns the id of an element, or the name of an anchor (HTML 4), if it has no white space.
pub(super) fn id(tag: &Tag<'_>) -> Option<String> {
    let name = || tag.text("name").filter(|_| tag.name == "a");
    let id = tag.text("id").or_else(name);
    id.filter(|id| !id.contains(char::is_whitespace))
}

/// Returns a block that only holds the place of an element that became nothing.
pub(super) fn placeholder(id: String) -> Block {
    BlockKind::Paragraph(vec![Inline::Anchor(id)]).into()
}

/// Gives the anchors of paragraphs that hold nothing else to the next block, or to the last one. Where there
/// is no other block they are dropped.
pub(super) fn merge_anchors(blocks: &mut Vec<Block>) {
    if !blocks.iter().any(is_placeholder) {
        return;
    }
    let mut merged: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut pending = Vec::new();
    for mut block in std::mem::take(blocks) {
        if is_placeholder(&block) {
            pending.extend(ids(block));
        } else {
            add_ids(&mut block, std::mem::take(&mut pending));
            merged.push(block);
        }
    }
    if let Some(last) = merged.last_mut() {
        add_ids(last, pending);
    }
    *blocks = merged;
}

/// Whether a block has no text but anchors.
pub(super) fn is_placeholder(block: &Block) -> bool {
    let is_anchor = |inline: &Inline| matches!(inline, Inline::Anchor(_));
    matches!(&block.kind, BlockKind::Paragraph(content) if content.iter().all(is_anchor))
}

fn ids(block: Block) -> impl Iterator<Item = String> {
    let own = block.attributes.and_then(|attributes| attributes.id);
    let content = match block.kind {
        BlockKind::Paragraph(content) => content,
        _ => Vec::new(),
    };
    let anchors = content.into_iter().filter_map(|inline| match inline {
        Inline::Anchor(id) => Some(id),
        _ => None,
    });
    own.into_iter().chain(anchors)
}

fn add_ids(block: &mut Block, ids: Vec<String>) {
    for id in ids {
        add_id(block, id);
    }
}

/// Makes an id lead to a block, beside the one that it has.
pub(super) fn add_id(block: &mut Block, id: String) {
    let attributes = block.attributes.get_or_insert_default();
    match &attributes.id {
        None => attributes.id = Some(id),
        Some(own) if *own == id || attributes.aliases.contains(&id) => {}
        Some(_) => attributes.aliases.push(id),
    }
}

/// Collects the anchors of text that is dropped because it is blank.
pub(super) fn anchors_of(content: &[Inline], into: &mut Vec<Inline>) {
    for inline in content {
        match inline {
            Inline::Anchor(_) => into.push(inline.clone()),
            other => anchors_of(other.content(), into),
        }
    }
}
