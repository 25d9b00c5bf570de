//! Every back end by configuration alone: for each, the exact request, and what the reader is told of
//! each of its answers.

mod artalk;
mod commento;
mod cusdis;
mod formspree;
mod ghost;
mod isso;
mod netlify;
mod problem_json;
mod remark42;
mod row;
mod staticman;
mod trial;
mod waline;
mod wordpress;
mod wordpress_form;

use e2e::{Engine, in_every_engine, natively};
use row::Row;
use std::collections::BTreeSet;
use std::path::Path;
use trial::Trial;

/// The presets whose answers a script reads.
fn rows() -> Vec<Row> {
    [
        artalk::rows(),
        commento::rows(),
        cusdis::rows(),
        formspree::rows(),
        ghost::rows(),
        isso::rows(),
        netlify::rows(),
        problem_json::rows(),
        remark42::rows(),
        staticman::rows(),
        waline::rows(),
        wordpress::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn every_back_end_gets_its_request_and_its_answers_are_understood(engine: Engine) {
    let mut trial = Trial::start(engine).await;

    for mut row in rows() {
        // What answers mean is decided in Rust; what a request is like, by the engine, too.
        if engine != Engine::Chromium {
            row.answers.truncate(1);
        }
        trial.run(&row).await;
    }

    trial.end().await;
}
in_every_engine!([F6] every_back_end_gets_its_request_and_its_answers_are_understood);

fn there_is_a_row_for_every_preset() {
    let presets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/src/comments/presets");
    let presets: BTreeSet<String> = presets
        .read_dir()
        .expect("the presets' folder")
        .filter_map(|entry| {
            let name = entry.expect("a file").file_name().into_string().ok()?;
            Some(name.strip_suffix(".json")?.to_owned())
        })
        .collect();

    let mut tested: BTreeSet<String> = rows().iter().map(|row| row.preset.to_owned()).collect();
    tested.insert(wordpress_form::PRESET.to_owned());

    assert_eq!(tested, presets);
}
natively!(there_is_a_row_for_every_preset);
