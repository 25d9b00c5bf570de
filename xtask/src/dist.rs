//! `cargo xtask dist`: the package, from one Trunk build, without the demo page.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::environment::Environment;
use crate::package::Package;
use crate::places::Places;
use crate::{process, setup, sizes, trunk};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// A site that Trunk has built; none: one is built.
    site: Option<PathBuf>,
    into: Option<PathBuf>,
}

impl Options {
    pub fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let option = match argument.as_str() {
                "--site" => &mut options.site,
                "--into" => &mut options.into,
                unknown => bail!("dist knows --site DIR and --into DIR, not {unknown:?}"),
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
    sizes::print(&package.folder, &package.served)
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
