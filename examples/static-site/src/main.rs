//! A static site of prerendered articles, an index and one style sheet, in one command:
//!
//! ```sh
//! cargo run --profile native -p static-site -- --into site
//! ```
//!
//! Without `--from`, a folder of article JSON, it makes a thousand stories of its own. With `--widget pkg`,
//! what `cargo xtask dist` has made, the pages load the widget, which takes over what stands there.

mod seeds;
mod site;
mod widget;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use site::Site;

/// Rendering makes and drops many small texts, for which this is a good deal quicker than the system's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Makes a static site of prerendered articles.
#[derive(Debug, Parser)]
struct Arguments {
    /// A folder of article JSON, a file each [default: stories of its own]
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,

    /// How many stories of its own to make
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1_000,
        conflicts_with = "from"
    )]
    stories: usize,

    /// Where to write the site
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,

    /// The address that the site is going to have
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8000/")]
    at: String,

    /// Where comments are posted to [default: no form]
    #[arg(long, value_name = "URL")]
    endpoint: Option<String>,

    /// The widget's files, which `cargo xtask dist` makes [default: pages without script]
    #[arg(long, value_name = "FOLDER")]
    widget: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("static-site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let into = &arguments.into;
    let at = format!("{}/", arguments.at.trim_end_matches('/'));
    let stories = match &arguments.from {
        Some(folder) => seeds::of_folder(folder)?,
        None => {
            widget::copy(seeds::PICTURES.as_ref(), &into.join("pictures"))?;
            seeds::made(arguments.stories, &at)
        }
    };
    let script = match &arguments.widget {
        Some(files) => Some(widget::add(files, into)?),
        None => None,
    };
    let site = Site {
        folder: into,
        at: &at,
        endpoint: arguments.endpoint.as_deref(),
        script,
    };
    let start = Instant::now();
    let written = site.write(&stories)?;
    println!(
        "{} articles and an index, {} bytes of HTML, in {:.2} s on {} threads",
        stories.len(),
        written.bytes,
        start.elapsed().as_secs_f64(),
        written.threads,
    );
    Ok(())
}
