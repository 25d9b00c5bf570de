//! `cargo xtask dist`: writes the package from a Trunk build, without the demo page.

mod budget;
mod compression;
mod package;
mod sizes;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::environment::Environment;
use crate::paths::Paths;
use crate::setup::build_std;
use crate::{process, setup, trunk};
use budget::Budget;
use package::Package;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder of a site that Trunk has built; `None` builds one.
    site: Option<PathBuf>,
    /// The folder that the package is written to; `None` is `pkg/`.
    into: Option<PathBuf>,
    /// Whether files over budget are an error.
    checks_budget: bool,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let option = match argument.as_str() {
                "--site" => &mut options.site,
                "--into" => &mut options.into,
                "--within-budget" => {
                    options.checks_budget = true;
                    continue;
                }
                unknown => {
                    bail!("dist knows --site DIR, --into DIR and --within-budget, not {unknown:?}")
                }
            };
            let folder = arguments
                .next()
                .with_context(|| format!("{argument} takes a folder"))?;
            *option = Some(folder.into());
        }
        Ok(options)
    }
}

pub fn run(options: &Options) -> Result<()> {
    let paths = Paths::find()?;
    let site = match &options.site {
        Some(site) => site.clone(),
        None => {
            let mut environment = setup::for_building(&paths)?;
            setup::for_site(&paths, &mut environment)?;
            build_site(&paths, &environment)?
        }
    };
    let into = options.into.clone();
    let folder = into.unwrap_or_else(|| paths.checkout.join("pkg"));
    let package = Package::write(&paths.checkout, &site, folder)?;
    println!("\n{}", package.folder.display());
    let sizes = sizes::print(&package.folder, &package.served)?;
    if options.checks_budget {
        check_budget(&paths, &sizes)?;
    }
    Ok(())
}

/// Checks the budget only with the budget's compiler and its library's source: other builds have other sizes.
fn check_budget(paths: &Paths, sizes: &[(String, u64)]) -> Result<()> {
    let budget = Budget::read(&paths.checkout)?;
    let environment = Environment::new(paths);
    let rustc = process::read_stdout(environment.command("rustc")?.arg("--version"))?;
    if rustc.starts_with(&budget.rustc) && build_std::has_std_source(&environment) {
        return budget.check(sizes);
    }
    println!(
        "Not compared with budget.txt, which is for {} with its library's source: this is {}",
        budget.rustc,
        rustc.trim()
    );
    Ok(())
}

/// Builds the package into `pkg/`.
pub fn build(paths: &Paths, environment: &Environment) -> Result<Package> {
    let site = build_site(paths, environment)?;
    Package::write(&paths.checkout, &site, paths.checkout.join("pkg"))
}

fn build_site(paths: &Paths, environment: &Environment) -> Result<PathBuf> {
    let site = paths.target.join("dist-site");
    let _lock = trunk::lock(paths).acquire()?;
    process::run(&mut trunk::build(environment, paths, &site)?)?;
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&arguments)
    }

    #[test]
    fn a_site_and_a_destination_may_be_named() {
        let options = parse("--into /tmp/package --site dist").unwrap();
        assert_eq!(options.site, Some("dist".into()));
        assert_eq!(options.into, Some("/tmp/package".into()));
        assert_eq!(parse("").unwrap(), Options::default());
    }

    #[test]
    fn what_is_not_known_or_not_whole_is_refused() {
        assert!(parse("--from dist").is_err());
        assert!(parse("--site").is_err());
    }
}
