//! The widget's style sheet, as a constructable sheet: it needs no `style-src`, unlike a
//! `<style>` element or a `style` attribute.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

/// The whole style sheet as text, for pages that would rather link to it.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/widget.css"));

#[wasm_bindgen]
extern "C" {
    /// A document or shadow root (CSSOM, `DocumentOrShadowRoot`).
    type StyledRoot;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn adopted(this: &StyledRoot) -> Option<js_sys::Array>;
}

thread_local! {
    static SHEET: OnceCell<CssStyleSheet> = const { OnceCell::new() };
}

/// Gives the style sheet to the document or shadow root that `node` is in, once.
pub fn adopt(node: &Node) {
    let root: StyledRoot = node.get_root_node().unchecked_into();
    let (Some(adopted), Some(sheet)) = (root.adopted(), sheet()) else {
        return;
    };
    if !adopted.includes(&sheet, 0) {
        adopted.push(&sheet);
    }
}

fn sheet() -> Option<CssStyleSheet> {
    SHEET.with(|cell| {
        if let Some(sheet) = cell.get() {
            return Some(sheet.clone());
        }
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(STYLES).ok()?;
        Some(cell.get_or_init(|| sheet).clone())
    })
}
