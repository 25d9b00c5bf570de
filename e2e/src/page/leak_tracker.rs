//! The leak tracker: a script that counts the listeners, timers and observers of a page's scripts.

/// For a page's head, before the widget's script. `leakTracker.read()` returns what is in use: listeners,
/// timers, intervals, frames, pending abort signals, observers, the document's nodes and its adopted style
/// sheets. `leakTracker.memory()` returns the bytes of all WebAssembly memories, `leakTracker.compiled()` the
/// number of compiled modules.
pub const LEAK_TRACKER: &str = include_str!("leak_tracker.js");
