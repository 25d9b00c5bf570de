//! The widget's files, in the site.

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

use article_widget::json::Json;
use article_widget_prerender::Script;

/// Copies the widget's files, and gives the tag that loads them, with the hash that pins them.
pub fn add(from: &Path, into: &Path) -> Result<Script, Box<dyn Error>> {
    copy(from, &into.join("widget"))?;
    let hashes = fs::read_to_string(from.join("integrity.json"))?;
    let hashes = Json::parse(&hashes).ok_or("integrity.json: expected JSON")?;
    Ok(Script {
        url: "widget/article-widget.js".to_owned(),
        integrity: hashes.str_member("article-widget.js").map(str::to_owned),
        nonce: None,
    })
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, into: &Path) -> io::Result<()> {
    fs::create_dir_all(into)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = into.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
