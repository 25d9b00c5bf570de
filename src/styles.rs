//! The widget's style sheet as a constructable style sheet (CSSOM). Unlike a `<style>` element or
//! attribute, it needs no `style-src` in the page's Content Security Policy.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

/// The whole style sheet as text, for pages that link to it instead.
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

/// Adopts the style sheet in the document or shadow root of `node`, unless it already has it.
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
