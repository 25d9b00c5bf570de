//! `article-widget`: prerenders articles to HTML that needs no script.

mod attributes;
mod command;
mod prerender;
mod source;

use std::io::Write;
use std::process::ExitCode;

use article_widget_prerender::STYLES;

/// Rendering allocates and frees many small strings, for which this is considerably faster than the system allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Exit status if a source cannot be read or used, or the output cannot be written.
const FAILED: u8 = 1;
/// Exit status if the arguments are invalid; clap uses the same.
const MISUSED: u8 = 2;

/// The output, and the warnings about the sources.
struct Made {
    text: String,
    warnings: Vec<String>,
}

impl Made {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            warnings: Vec::new(),
        }
    }
}

/// The reason why nothing is written.
enum Failure {
    /// The arguments are invalid.
    Misused(Vec<String>),
    /// A source cannot be read or used, or the output cannot be written.
    Failed(Vec<String>),
}

fn main() -> ExitCode {
    let matches = command::command().get_matches();
    let made = match matches.subcommand() {
        Some(("prerender", arguments)) => prerender::run(arguments),
        Some(("styles", _)) => Ok(Made::of(STYLES)),
        _ => return ExitCode::from(MISUSED),
    };
    match made.and_then(write) {
        Ok(warnings) => {
            tell(&warnings);
            ExitCode::SUCCESS
        }
        Err(Failure::Misused(why)) => {
            tell(&why);
            ExitCode::from(MISUSED)
        }
        Err(Failure::Failed(why)) => {
            tell(&why);
            ExitCode::from(FAILED)
        }
    }
}

/// Writes the output to standard output and returns the warnings.
fn write(made: Made) -> Result<Vec<String>, Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(made.text.as_bytes());
    match written.and_then(|()| out.flush()) {
        Ok(()) => Ok(made.warnings),
        Err(error) => Err(Failure::Failed(vec![format!("standard output: {error}")])),
    }
}

fn tell(lines: &[String]) {
    for line in lines {
        eprintln!("article-widget: {line}");
    }
}
