//! `article-widget prerender`: an article as HTML that is there before any script has run.

mod attributes;
mod command;
mod prerender;
mod source;

use std::io::Write;
use std::process::ExitCode;

/// A source cannot be read or used, or the HTML cannot be written.
const FAILED: u8 = 1;
/// The arguments cannot be used; clap ends with the same.
const MISUSED: u8 = 2;

/// Why there is no HTML.
enum Failure {
    /// The arguments cannot be used.
    Misused(Vec<String>),
    /// A source cannot be read or used.
    Failed(Vec<String>),
}

fn main() -> ExitCode {
    let matches = command::command().get_matches();
    let Some(("prerender", arguments)) = matches.subcommand() else {
        return ExitCode::from(MISUSED);
    };
    match prerender::run(arguments) {
        Ok(made) => {
            tell(&made.told);
            let mut out = std::io::stdout().lock();
            match out
                .write_all(made.html.as_bytes())
                .and_then(|()| out.flush())
            {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    tell(&[format!("standard output: {error}")]);
                    ExitCode::from(FAILED)
                }
            }
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

fn tell(lines: &[String]) {
    for line in lines {
        eprintln!("article-widget: {line}");
    }
}
