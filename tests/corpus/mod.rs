//! The collected samples of HTML: hostile ones in `tests/xss`, publishers' in `tests/documents`.

use std::fs;
use std::path::{Path, PathBuf};

/// What a piece of HTML is called, and the piece.
pub type Sample = (String, String);

/// Every hostile sample, each in the middle of a story, as `e2e/tests/safety.rs` shows them.
pub fn payloads() -> Vec<Sample> {
    let mut samples = Vec::new();
    for file in files("xss", "json") {
        let list: Vec<serde_json::Value> =
            serde_json::from_str(&read(&file)).expect("a list of payloads");
        samples.extend(list.iter().map(|payload| {
            let text = |key: &str| payload[key].as_str().expect("a text");
            let payload = text("html");
            let html =
                format!("<article><h1>Story</h1><p>Before.</p>{payload}<p>After.</p></article>");
            (text("name").to_owned(), html)
        }));
    }
    samples
}

/// Every document.
pub fn documents() -> Vec<Sample> {
    let sample = |file: &PathBuf| {
        let name = file.file_stem().expect("a name").to_string_lossy();
        (name.into_owned(), read(file))
    };
    files("documents", "html").iter().map(sample).collect()
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("a file of UTF-8")
}
