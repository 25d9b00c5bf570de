//! All end-to-end tests, in one program, so that they share browsers and back ends. With `--promises` it prints
//! `docs/promises.md`.

mod article;
mod carousel;
mod comments;
mod demo_page;
mod element;
mod endpoints;
mod harness;
mod host_page;
mod prerendering;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--promises") {
        print!("{}", e2e::promise::table());
        return ExitCode::SUCCESS;
    }
    e2e::runner::run()
}
