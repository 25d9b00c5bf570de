//! The pages and documents of the widget's benchmark.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::entry::{ENTRIES, Entry, EntryKind};
use super::server::{File, Server};

/// The benchmark's scripts, which run first on each page.
const SCRIPTS: [&str; 4] = [
    include_str!("../../widget/page.js"),
    include_str!("../../widget/load.js"),
    include_str!("../../widget/mount.js"),
    include_str!("../../widget/typing.js"),
];
/// The demo page, which contains an article as JSON.
const DEMO_PAGE: &str = include_str!("../../../index.html");
/// The demo's related articles, a JSON Feed.
const FEED: &str = include_str!("../../../demo/related.json");
const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/pictures");
/// The path of an empty page.
pub const EMPTY: &str = "/empty.html";

/// The article and the related articles.
pub struct Documents {
    /// In article JSON.
    pub article: Value,
    /// The items of the list.
    pub related: Vec<Value>,
}

impl Documents {
    /// Reads the demo's documents.
    pub fn of_demo() -> Result<Self> {
        let article = DEMO_PAGE
            .split_once("<script type=\"application/json\">")
            .and_then(|(_, rest)| rest.split_once("</script>"))
            .context("the demo's page has no article in it")?
            .0
            .replace("\"demo/pictures/", "\"/demo/pictures/");
        let feed: Value = serde_json::from_str(FEED)?;
        let items = feed["items"].as_array().context("the feed has no items")?;
        let related = items.iter().map(|item| {
            let image = item["image"].as_str().unwrap_or_default();
            json!({
                "url": item["url"],
                "title": item["title"],
                "image": format!("/demo/{image}"),
                "published": item["date_published"],
                "section": item["tags"][0],
            })
        });
        Ok(Self {
            article: serde_json::from_str(&article)?,
            related: related.collect(),
        })
    }

    /// Returns the article with `count` numbered paragraphs.
    pub fn with_paragraphs(&self, count: usize) -> Value {
        let blocks = self.article["blocks"].as_array().into_iter().flatten();
        let texts: Vec<&Value> = blocks
            .filter(|block| block["type"] == "paragraph")
            .collect();
        let numbered = texts
            .iter()
            .cycle()
            .take(count)
            .enumerate()
            .map(|(index, text)| {
                let mut content = match &text["content"] {
                    Value::Array(parts) => parts.clone(),
                    other => vec![other.clone()],
                };
                content.insert(0, format!("{}. ", index + 1).into());
                if let [Value::String(number), Value::String(text)] = &content[..] {
                    return json!({ "type": "paragraph", "content": format!("{number}{text}") });
                }
                json!({ "type": "paragraph", "content": content })
            });
        let mut article = self.article.clone();
        article["blocks"] = numbered.collect();
        article
    }

    /// Returns `count` numbered related articles.
    fn with_cards(&self, count: usize) -> Value {
        let cards = self
            .related
            .iter()
            .cycle()
            .take(count)
            .enumerate()
            .map(|(index, card)| {
                let mut card = card.clone();
                for (name, between) in [("url", "/"), ("title", " ")] {
                    let text = card[name].as_str().unwrap_or_default();
                    card[name] = format!("{text}{between}{}", index + 1).into();
                }
                card
            });
        json!({ "related": cards.collect::<Vec<_>>() })
    }
}

/// The query that keeps a page from using the form by itself.
pub const MANUAL_QUERY: &str = "?by-hand";

/// Returns the path of a page with an entry, as a publisher writes it.
pub fn loading(entry: &Entry) -> String {
    format!("/load/{}.html", entry.name)
}

/// Returns the path of a page with an entry's script but no element.
pub fn mounting(entry: &Entry) -> String {
    format!("/mount/{}.html", entry.name)
}

/// Serves the pages with the widget in `$ARTICLE_WIDGET_PACKAGE` and the built peers in `$ARTICLE_WIDGET_PEERS`.
pub async fn serve(documents: &Documents) -> Result<Server> {
    let package = folder("ARTICLE_WIDGET_PACKAGE")?;
    let peers = folder("ARTICLE_WIDGET_PEERS")?;
    let mut files = BTreeMap::new();
    add_folder(&mut files, &package, "/ours")?;
    for entry in ENTRIES.iter().filter(|entry| entry.kind == EntryKind::Peer) {
        let script = peers.join(entry.folder).with_extension("js");
        add(&mut files, &script, &format!("/{0}/{0}.js", entry.folder))?;
    }
    for entry in fs::read_dir(PICTURES)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let file = text("image/svg+xml", &fs::read_to_string(&path)?)?;
        files.insert(format!("/demo/pictures/{name}"), file);
    }
    for (path, document) in [
        ("/article.json", &documents.article),
        (
            "/related.json",
            &documents.with_cards(documents.related.len()),
        ),
        ("/short.json", &documents.with_paragraphs(5)),
        ("/paragraphs.json", &documents.with_paragraphs(5000)),
        ("/cards.json", &documents.with_cards(1000)),
    ] {
        files.insert(
            path.to_owned(),
            text("application/json", &document.to_string())?,
        );
    }
    let snippet = snippet(&package)?;
    for entry in ENTRIES {
        let start = match entry.kind {
            EntryKind::Ours => snippet.clone(),
            EntryKind::Peer | EntryKind::Again | EntryKind::Markup => format!(
                "<script type=\"module\" src=\"/{0}/{0}.js\"></script>",
                entry.folder
            ),
        };
        for (path, page) in [
            (loading(&entry), loading_page(&entry, &start)),
            (mounting(&entry), mounting_page(&entry, &start, documents)),
        ] {
            files.insert(path, text("text/html; charset=utf-8", &page)?);
        }
    }
    files.insert(
        EMPTY.to_owned(),
        text("text/html; charset=utf-8", &page("", ""))?,
    );
    Server::start(files).await
}

/// Returns a page with the benchmark's scripts.
pub fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>A story</title>\
         <meta name=viewport content='width=device-width'><script>{{ {scripts} }}</script>{head}</head>\
         <body><main>{body}</main></body></html>",
        scripts = SCRIPTS.concat(),
    )
}

fn loading_page(entry: &Entry, start: &str) -> String {
    let attributes: String = entry
        .attributes()
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| format!(" {name}={value}"))
        .collect();
    let body = format!(
        "<{0} src=\"/article.json\" related=\"/related.json\"{attributes}></{0}>",
        entry.tag
    );
    page(
        &format!(
            "<script>if (location.search !== '{MANUAL_QUERY}') bench.loaded = bench.load()</script>{start}"
        ),
        &body,
    )
}

fn mounting_page(entry: &Entry, start: &str, documents: &Documents) -> String {
    let entry = json!({
        "tag": entry.tag,
        "attributes": entry.attributes(),
        "isOurs": entry.kind == EntryKind::Ours,
        "isMarkup": entry.kind == EntryKind::Markup,
    });
    let Documents { article, related } = documents;
    let related = Value::from(related.clone());
    let given = format!(
        "Object.assign(bench, {{ entry: {entry}, article: {article}, related: {related} }})"
    );
    page(
        &format!("<script>{}</script>{start}", given.replace("</", "<\\/")),
        "",
    )
}

/// Returns the package's snippet without the element, with this site's URLs.
pub fn snippet(package: &Path) -> Result<String> {
    let path = package.join("snippet.html");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (_, rest) = text
        .split_once("-->")
        .context("the snippet begins with a comment")?;
    let (start, _) = rest
        .split_once("<article-widget")
        .context("the snippet has no element")?;
    Ok(start.trim().replace("https://cdn.example/", "/ours/"))
}

/// Returns the folder that an environment variable names.
pub fn folder(variable: &str) -> Result<PathBuf> {
    let folder = env::var_os(variable).with_context(|| format!("{variable} is not set"))?;
    Ok(folder.into())
}

/// Adds all files of a folder that are there compressed too.
pub fn add_folder(files: &mut BTreeMap<String, File>, folder: &Path, path: &str) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let path = format!("{path}/{name}");
        if file.is_dir() {
            add_folder(files, &file, &path)?;
        } else if compressed_path(&file, "br").is_file() {
            add(files, &file, &path)?;
        }
    }
    Ok(())
}

fn add(files: &mut BTreeMap<String, File>, file: &Path, path: &str) -> Result<()> {
    let read = |file: &Path| -> Result<Bytes> {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        Ok(bytes.into())
    };
    let media_type = match file.extension().and_then(OsStr::to_str) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };
    let file = File {
        media_type,
        raw: read(file)?,
        gzip: read(&compressed_path(file, "gz"))?,
        brotli: read(&compressed_path(file, "br"))?,
    };
    files.insert(path.to_owned(), file);
    Ok(())
}

fn compressed_path(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// Returns a generated text as a file, compressed as servers compress responses.
pub fn text(media_type: &'static str, text: &str) -> Result<File> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(text.as_bytes())?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(
        &mut text.as_bytes(),
        &mut brotli,
        &brotli::enc::BrotliEncoderParams {
            quality: 5,
            ..Default::default()
        },
    )?;
    Ok(File {
        media_type,
        raw: text.to_owned().into(),
        gzip: gzip.finish()?.into(),
        brotli: brotli.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_demo_has_an_article_with_all_that_the_peers_know_and_eight_related_ones() {
        let documents = Documents::of_demo().unwrap();

        let blocks = documents.article["blocks"].as_array().unwrap();
        let mut kinds: Vec<&str> = blocks
            .iter()
            .filter_map(|block| block["type"].as_str())
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, ["heading", "image", "list", "paragraph", "quote"]);
        assert_eq!(documents.related.len(), 8);
        assert!(
            documents
                .related
                .iter()
                .all(|card| card["section"].is_string())
        );
    }

    #[test]
    fn long_documents_are_of_what_the_demo_has_and_no_two_parts_are_the_same() {
        let documents = Documents::of_demo().unwrap();

        let article = documents.with_paragraphs(100);
        let cards = documents.with_cards(100);

        for parts in [&article["blocks"], &cards["related"]] {
            let parts: BTreeSet<String> = parts
                .as_array()
                .unwrap()
                .iter()
                .map(Value::to_string)
                .collect();
            assert_eq!(parts.len(), 100);
        }
        let blocks = article["blocks"].as_array().unwrap();
        assert!(blocks.iter().all(|block| block["type"] == "paragraph"));
        assert!(blocks.iter().any(|block| block["content"].is_array()));
        assert!(blocks.iter().any(|block| block["content"].is_string()));
    }
}
