//! Writes the results of a benchmark: Markdown to the standard output, and files.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Serialize;

/// A Markdown table.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    render(&head, &"---|".repeat(N), rows)
}

/// A Markdown table with text in the first column and right-aligned figures in the others. Each row has as many
/// cells as the head.
pub fn figures(head: &[&str], rows: &[Vec<String>]) -> String {
    let columns = head.len().saturating_sub(1);
    render(head, &format!("---|{}", "---:|".repeat(columns)), rows)
}

fn render(head: &[&str], line: &str, rows: &[impl AsRef<[String]>]) -> String {
    let mut text = format!("| {} |\n|{line}\n", head.join(" | "));
    for row in rows {
        // A string takes every write.
        let _ = writeln!(text, "| {} |", row.as_ref().join(" | "));
    }
    text
}

/// Prints the Markdown, and writes it and the figures to `<name>.md` and `<name>.json` in
/// `$ARTICLE_WIDGET_BENCH`.
pub fn publish(name: &str, markdown: &str, figures: &impl Serialize) -> Result<()> {
    let folder = env::var_os("ARTICLE_WIDGET_BENCH")
        .map(PathBuf::from)
        .context("ARTICLE_WIDGET_BENCH is not set")?;
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let json = serde_json::to_string_pretty(figures)?;
    for (extension, content) in [("md", markdown), ("json", &json)] {
        let file = folder.join(name).with_extension(extension);
        fs::write(&file, content).with_context(|| file.display().to_string())?;
    }
    println!("{markdown}\nWritten to {}", folder.join(name).display());
    Ok(())
}
