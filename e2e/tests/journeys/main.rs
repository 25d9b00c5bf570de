//! All journeys, in one program: they share browsers and back ends. With `--promises` it prints which of them
//! hold which promise.

mod accessibility;
mod anchors;
mod announcements;
mod backend;
mod carousel_cards;
mod carousel_layouts;
mod carousel_links;
mod carousel_moves;
mod contract;
mod drafts;
mod embedding;
mod embeds;
mod endpoint;
mod endpoint_down;
mod endpoints;
mod every_block;
mod fallback;
mod faults;
mod frame;
mod frameworks;
mod french_spacing;
mod harness;
mod hooks;
mod hydration;
mod isolation;
mod journey;
mod keyboard;
mod languages;
mod light_dom;
mod loading;
mod many;
mod moderation;
mod motion;
mod neighbours;
mod one_intent;
mod other_formats;
mod package;
mod policies;
mod prerendered_pages;
mod promises;
mod real_isso;
mod real_wordpress;
mod removal;
mod requests;
mod right_to_left;
mod safety;
mod screenshots;
mod scriptless;
mod server_errors;
mod survival;
mod validation;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--promises") {
        print!("{}", e2e::promise::table());
        return ExitCode::SUCCESS;
    }
    e2e::runner::run()
}
