//! Builds `e2e/hosts`: applications in other frameworks, with the widget in them.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::node_project::NodeProject;

/// The variable that names the folder of built applications to this program and to the tests.
pub const ENV_VAR: &str = "ARTICLE_WIDGET_HOSTS";

const PROJECT: NodeProject = NodeProject {
    name: "hosts",
    folder: "e2e/hosts",
    shared_folder: None,
    why: "the end-to-end tests drive the widget in React, Vue, Svelte, Angular, htmx and Turbo",
};

/// Returns the folder of built applications, or the one that the variable names.
pub fn build(paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    match env::var_os(ENV_VAR) {
        Some(named) => Ok(named.into()),
        None => PROJECT.build(paths, environment),
    }
}
