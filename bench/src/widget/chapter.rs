//! The figures' place in the documentation.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::plot;
use super::quantity::SECTIONS;
use super::tables::Figures;

/// What the marks around the widget's own are called.
const FIGURES: &str = "figures";

/// Puts tables and plots between the marks of a page, and the plots' files into the folder of its name
/// beside it.
pub fn write(page: &Path, figures: &Figures) -> Result<()> {
    let folder = page.with_extension("");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut text = figures.markdown();
    text.push('\n');
    for quantity in SECTIONS.iter().flat_map(|section| section.quantities) {
        if let Some(svg) = plot::of(figures, quantity) {
            let file = folder.join(quantity.name).with_extension("svg");
            fs::write(&file, svg).with_context(|| file.display().to_string())?;
            let title = quantity.plot.unwrap_or_default();
            // A string takes every write.
            let _ = writeln!(text, "![{title}]({name}/{}.svg)\n", quantity.name);
        }
    }
    put(page, FIGURES, &text)
}

/// Puts a text between the marks of that name.
pub fn put(page: &Path, name: &str, text: &str) -> Result<()> {
    let old = fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let new = filled(&old, name, text).with_context(|| page.display().to_string())?;
    fs::write(page, new).with_context(|| page.display().to_string())
}

/// The page with other text between its marks.
fn filled(page: &str, name: &str, text: &str) -> Result<String> {
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

        let once = filled(page, FIGURES, "new\n").unwrap();

        assert_eq!(
            once,
            "# Title\n\n<!-- figures -->\n\nnew\n\n<!-- end of figures -->\n\nMore.\n"
        );
        assert_eq!(filled(&once, FIGURES, "new").unwrap(), once);
    }

    #[test]
    fn a_page_without_marks_is_left_alone() {
        assert!(filled("# Title\n", FIGURES, "new").is_err());
    }
}
