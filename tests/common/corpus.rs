//! The samples of HTML: attacks in `tests/html/xss`, publishers' documents in `tests/html/documents`.

use std::fs;
use std::path::{Path, PathBuf};

/// The name of a piece of HTML, and the HTML.
pub type Sample = (String, String);

/// Returns every attack, each in the middle of an article, as the end-to-end tests show them
/// (`e2e/tests/journeys/article/safety.rs`).
pub fn xss_payloads() -> Vec<Sample> {
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

/// Returns every document.
pub fn documents() -> Vec<Sample> {
    let sample = |file: &PathBuf| {
        let name = file.file_stem().expect("a name").to_string_lossy();
        (name.into_owned(), read(file))
    };
    files("documents", "html").iter().map(sample).collect()
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/html")
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
