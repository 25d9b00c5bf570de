//! Back ends. Each preset against a mock: the exact request, and the outcome of each response. Isso and WordPress
//! for real.

mod artalk;
mod case;
mod case_runner;
mod commento;
mod cusdis;
mod formspree;
mod ghost;
mod isso;
mod netlify;
mod problem_json;
mod real_isso;
mod real_wordpress;
mod remark42;
mod staticman;
mod waline;
mod wordpress;
mod wordpress_form;

use case::PresetCase;
use case_runner::CaseRunner;
use e2e::{Engine, in_every_engine, natively};
use std::collections::BTreeSet;
use std::path::Path;

/// The cases of all presets that send requests by script.
fn cases() -> Vec<PresetCase> {
    [
        artalk::cases(),
        commento::cases(),
        cusdis::cases(),
        formspree::cases(),
        ghost::cases(),
        isso::cases(),
        netlify::cases(),
        problem_json::cases(),
        remark42::cases(),
        staticman::cases(),
        waline::cases(),
        wordpress::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn every_back_end_gets_its_request_and_its_answers_are_understood(engine: Engine) {
    let mut runner = CaseRunner::start(engine).await;

    for mut case in cases() {
        // The engine influences the request, but not how a response is read.
        if engine != Engine::Chromium {
            case.responses.truncate(1);
        }
        runner.run(&case).await;
    }

    runner.finish().await;
}
in_every_engine!([F6] every_back_end_gets_its_request_and_its_answers_are_understood);

fn every_preset_has_a_case() {
    let presets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/src/comments/presets");
    let presets: BTreeSet<String> = presets
        .read_dir()
        .expect("the presets' folder")
        .filter_map(|entry| {
            let name = entry.expect("a file").file_name().into_string().ok()?;
            Some(name.strip_suffix(".json")?.to_owned())
        })
        .collect();

    let mut tested: BTreeSet<String> = cases().iter().map(|case| case.preset.to_owned()).collect();
    tested.insert(wordpress_form::PRESET.to_owned());

    assert_eq!(tested, presets);
}
natively!(every_preset_has_a_case);
