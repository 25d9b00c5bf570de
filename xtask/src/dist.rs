//! `cargo xtask dist`: the package, from one Trunk build, without the demo page.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::budget::Budget;
use crate::environment::Environment;
use crate::package::Package;
use crate::places::Places;
use crate::{process, setup, sizes, std_source, trunk};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// A site that Trunk has built; none: one is built.
    site: Option<PathBuf>,
    into: Option<PathBuf>,
    /// Whether it is an error that the files weigh more than they may.
    within_budget: bool,
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
                    options.within_budget = true;
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
    let places = Places::find()?;
    let site = match &options.site {
        Some(site) => site.clone(),
        None => {
            let mut environment = setup::for_building(&places)?;
            setup::for_site(&places, &mut environment)?;
            build_site(&places, &environment)?
        }
    };
    let into = options.into.clone();
    let folder = into.unwrap_or_else(|| places.checkout.join("pkg"));
    let package = Package::write(&places.checkout, &site, folder)?;
    println!("\n{}", package.folder.display());
    let weighed = sizes::print(&package.folder, &package.served)?;
    if options.within_budget {
        check_budget(&places, &weighed)?;
    }
    Ok(())
}

/// Only where the budget was taken can it be kept to: with its compiler, and a library made small.
fn check_budget(places: &Places, weighed: &[(String, u64)]) -> Result<()> {
    let budget = Budget::read(&places.checkout)?;
    let environment = Environment::new(places);
    let rustc = process::read(environment.command("rustc")?.arg("--version"))?;
    if rustc.starts_with(&budget.rustc) && std_source::is_at_hand(&environment) {
        return budget.check(weighed);
    }
    println!(
        "Not compared with budget.txt, which is for {} with its library's source: this is {}",
        budget.rustc,
        rustc.trim()
    );
    Ok(())
}

/// Builds it into `pkg/`.
pub fn build(places: &Places, environment: &Environment) -> Result<Package> {
    let site = build_site(places, environment)?;
    Package::write(&places.checkout, &site, places.checkout.join("pkg"))
}

fn build_site(places: &Places, environment: &Environment) -> Result<PathBuf> {
    let site = places.target.join("dist-site");
    let _alone = trunk::lock(places).take()?;
    process::run(&mut trunk::build(environment, places, &site)?)?;
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
    fn a_site_and_a_place_may_be_named() {
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
