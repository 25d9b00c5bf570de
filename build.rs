//! Makes one small style sheet of each of the widget's.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Style sheets that import others, in the order of the cascade.
const STYLES: [&str; 2] = ["widget.css", "prerendered.css"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    for name in STYLES {
        fs::write(Path::new(&out).join(name), sheet(name)?)?;
    }
    Ok(())
}

/// A style sheet with those that it imports, without comments, indentation and the ends of lines. No more
/// than that: how much of the other white space is needed takes a parser of CSS to know.
fn sheet(name: &str) -> Result<String, Box<dyn Error>> {
    let path = format!("styles/{name}");
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut sheet = String::new();
    for (index, part) in text.split("/*").enumerate() {
        let rules = match index {
            0 => part,
            _ => part.split_once("*/").ok_or("a comment without an end")?.1,
        };
        for line in rules.lines().map(str::trim) {
            if let Some(import) = line.strip_prefix("@import \"") {
                sheet += &self::sheet(import.trim_end_matches("\";"))?;
                continue;
            }
            sheet += line;
            if !line.is_empty() && !line.ends_with(['{', '}', ';']) {
                sheet.push(' ');
            }
        }
    }
    Ok(sheet)
}
