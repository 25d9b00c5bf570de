//! Related articles as JSON, in the words of the widget's own model.
//!
//! ```json
//! { "related": [{ "url": "…", "title": "…", "image": "…", "published": "2026-03-01",
//!                 "section": "…", "source": "…", "lang": "fr" }] }
//! ```
//!
//! The array may also stand alone.

use super::field::Field;
use crate::related::Related;
use crate::url::Use;

/// Reads one of them as a card.
pub fn related(item: &Field<'_>) -> Option<Related> {
    Some(Related {
        url: item.needed("url", item.address("url", Use::Fetch))?,
        title: item.needed("title", item.text("title"))?,
        image: item.address("image", Use::Image),
        published: item.date("published"),
        section: item.text("section"),
        source: item.text("source"),
        lang: item.lang("lang"),
    })
}

/// All of them.
pub fn items<'a>(root: &Field<'a>) -> Vec<Field<'a>> {
    let related = root.get("related");
    related.map_or_else(|| root.each(), |related| related.items())
}
