//! The widget made with other means, which it is measured beside: `bench/peers`, built.

use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::node_project::NodeProject;
use crate::places::Places;

const PROJECT: NodeProject = NodeProject {
    name: "peers",
    folder: "bench/peers",
    beside: Some("styles"),
    why: "the benchmark measures the widget beside Preact, React, Lit, Svelte and Solid",
};

/// The folder of built scripts, the only one.
pub fn prepare(places: &Places, environment: &Environment) -> Result<Vec<PathBuf>> {
    Ok(vec![PROJECT.build(places, environment)?])
}
