//! Writes the figures into a section of the documentation.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::metric::SECTIONS;
use super::plot;
use super::tables::Figures;

/// The name of the section of the widget's figures.
const FIGURES: &str = "figures";

/// Replaces the section in a page by tables and plots, and writes the plots' files to the folder with the page's
/// name beside it.
pub fn write(page: &Path, figures: &Figures) -> Result<()> {
    let folder = page.with_extension("");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut text = figures.markdown();
    text.push('\n');
    for metric in SECTIONS.iter().flat_map(|section| section.metrics) {
        if let Some(svg) = plot::of(figures, metric) {
            let file = folder.join(metric.name).with_extension("svg");
            fs::write(&file, svg).with_context(|| file.display().to_string())?;
            let title = metric.plot.unwrap_or_default();
            // A string takes every write.
            let _ = writeln!(text, "![{title}]({name}/{}.svg)\n", metric.name);
        }
    }
    replace_section(page, FIGURES, &text)
}

/// Replaces the section of this name in a page.
pub fn replace_section(page: &Path, name: &str, text: &str) -> Result<()> {
    let old = fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let new = with_section(&old, name, text).with_context(|| page.display().to_string())?;
    fs::write(page, new).with_context(|| page.display().to_string())
}

/// Returns the page with another text between the section's comments.
fn with_section(page: &str, name: &str, text: &str) -> Result<String> {
    let (begin, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let lacks = || format!("the page lacks {} and {end}", begin.trim());
    let (before, rest) = page.split_once(&begin).with_context(lacks)?;
    let (_, after) = rest.split_once(&end).with_context(lacks)?;
    Ok(format!("{before}{begin}\n{}\n\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_the_marks_is_replaced_and_the_rest_is_kept() {
        let page = "# Title\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nMore.\n";

        let once = with_section(page, FIGURES, "new\n").unwrap();

        assert_eq!(
            once,
            "# Title\n\n<!-- figures -->\n\nnew\n\n<!-- end of figures -->\n\nMore.\n"
        );
        assert_eq!(with_section(&once, FIGURES, "new").unwrap(), once);
    }

    #[test]
    fn a_page_without_marks_is_left_alone() {
        assert!(with_section("# Title\n", FIGURES, "new").is_err());
    }
}
