//! The script that keeps account of what a page's scripts have asked for and not given back.

/// Put into a page's head, before the widget's script. `ledger.read()` is what is in use: listeners,
/// timers, intervals, frames, signals that will abort, observers, nodes of the document and its
/// adopted sheets. `ledger.memory()` is the size of all WebAssembly memories, `ledger.compiled()`
/// how many modules were compiled.
pub const LEDGER: &str = include_str!("ledger.js");
