//! Applications in other people's frameworks around the widget: `e2e/hosts`, built.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::node_project::NodeProject;
use crate::places::Places;

/// Says to this program and to the tests where the built applications are.
pub const VARIABLE: &str = "ARTICLE_WIDGET_HOSTS";

const PROJECT: NodeProject = NodeProject {
    name: "hosts",
    folder: "e2e/hosts",
    beside: None,
    why: "the end-to-end tests drive the widget in React, Vue, Svelte, Angular, htmx and Turbo",
};

/// The folder of built applications, or the one that the variable names.
pub fn prepare(places: &Places, environment: &Environment) -> Result<PathBuf> {
    match env::var_os(VARIABLE) {
        Some(named) => Ok(named.into()),
        None => PROJECT.build(places, environment),
    }
}
