//! `article-widget`: articles as HTML that is there before any script has run.

mod attributes;
mod command;
mod prerender;
mod source;

use std::io::Write;
use std::process::ExitCode;

use article_widget_prerender::STYLES;

/// Rendering makes and drops many small texts, for which this is a good deal quicker than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A source cannot be read or used, or nothing can be written.
const FAILED: u8 = 1;
/// The arguments cannot be used; clap ends with the same.
const MISUSED: u8 = 2;

/// What is to be written, and what is to be told of the sources.
struct Made {
    text: String,
    told: Vec<String>,
}

impl Made {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            told: Vec::new(),
        }
    }
}

/// Why nothing is written.
enum Failure {
    /// The arguments cannot be used.
    Misused(Vec<String>),
    /// A source cannot be read or used.
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
        Ok(told) => {
            tell(&told);
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

/// Gives what is to be told beside it.
fn write(made: Made) -> Result<Vec<String>, Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(made.text.as_bytes());
    match written.and_then(|()| out.flush()) {
        Ok(()) => Ok(made.told),
        Err(error) => Err(Failure::Failed(vec![format!("standard output: {error}")])),
    }
}

fn tell(lines: &[String]) {
    for line in lines {
        eprintln!("article-widget: {line}");
    }
}
