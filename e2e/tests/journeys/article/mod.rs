//! Articles: blocks, embeds, anchors, typography, languages, and what is unsafe in them.

mod anchors;
mod embeds;
mod encodings;
mod every_block;
mod french_spacing;
mod languages;
mod light_dom;
mod other_formats;
mod real_pages;
mod right_to_left;
mod safety;
