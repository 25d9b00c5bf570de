//! Builds `bench/peers`: the widget made with other frameworks, for comparison.

use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::node_project::NodeProject;

const PROJECT: NodeProject = NodeProject {
    name: "peers",
    folder: "bench/peers",
    shared_folder: Some("styles"),
    why: "the benchmark measures the widget beside Preact, React, Lit, Svelte and Solid",
};

/// Returns the folder of built scripts.
pub fn build(paths: &Paths, environment: &Environment) -> Result<Vec<PathBuf>> {
    Ok(vec![PROJECT.build(paths, environment)?])
}
