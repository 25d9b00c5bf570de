//! Runs the `prerender` command.

use std::rc::Rc;

use clap::ArgMatches;

use crate::attributes::ATTRIBUTES;
use crate::source::{Received, Source};
use crate::{Failure, Made};
use article_widget::article::Article;
use article_widget::diagnostics::Diagnostic;
use article_widget::related::Related;
use article_widget::sources::{self, Format, Parsed, SourceError};
use article_widget::url::{self, UrlPurpose};
use article_widget_prerender::{Element, Page, Script, Styles};

pub fn run(arguments: &ArgMatches) -> Result<Made, Failure> {
    let base = one(arguments, "base").or(one(arguments, "url"));
    let article_name = source(arguments, "article", "src", base)
        .ok_or_else(|| misused("--article", "a file, a URL or - for standard input"))?;
    let related_name = source(arguments, "related", "related-url", base);
    let article_source = Source::named(&article_name);
    let related_source = related_name.as_deref().map(Source::named);
    if article_source == Source::StandardInput && related_source == Some(Source::StandardInput) {
        let expected = "another source, because standard input is the article";
        return Err(misused("--related", expected));
    }
    let mut warnings = Vec::new();
    let mut attributes = attributes(arguments)?;
    rename(&mut attributes, &mut warnings);
    let mut element = Element {
        attributes,
        styles: styles(arguments),
        base: base.map(str::to_owned),
        ..Element::default()
    };
    // Before anything is fetched or standard input is read.
    refuse(&element.diagnostics(), base)?;
    let format = one(arguments, "format").and_then(Format::from_name);
    element.article = Some(Rc::new(article(
        article_source,
        format,
        base,
        &mut warnings,
    )?));
    if let Some(source) = related_source {
        element.related = Some(related(source, base, &mut warnings)?.into());
    }
    if arguments.get_flag("strict") && !warnings.is_empty() {
        return Err(Failure::Failed(warnings));
    }
    let (html, diagnostics) = match arguments.get_flag("page") {
        true => Page {
            element,
            script: script(arguments),
            ..Page::default()
        }
        .to_html(),
        false => element.to_html(),
    };
    refuse(&diagnostics, base)?;
    Ok(Made {
        text: html,
        warnings,
    })
}

fn one<'a>(arguments: &'a ArgMatches, name: &str) -> Option<&'a str> {
    arguments.get_one::<String>(name).map(String::as_str)
}

fn misused(flag: &str, expected: &str) -> Failure {
    Failure::Misused(vec![format!("{flag}: expected {expected}")])
}

/// Fails if an attribute is invalid. The element itself would use the default value.
fn refuse(diagnostics: &[Diagnostic], base: Option<&str>) -> Result<(), Failure> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let mut why: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("--{diagnostic}"))
        .collect();
    if base.is_none()
        && diagnostics
            .iter()
            .any(|diagnostic| diagnostic.expected.contains("URL"))
    {
        why.push("--base: expected the page's address, where another is relative to it".to_owned());
    }
    Err(Failure::Misused(why))
}

/// Returns the source of a document: its flag, or else the URL from which the element fetches it.
fn source(
    arguments: &ArgMatches,
    name: &str,
    otherwise: &str,
    base: Option<&str>,
) -> Option<String> {
    let fetched = || url::resolve(one(arguments, otherwise)?, base, UrlPurpose::Fetch);
    one(arguments, name).map(str::to_owned).or_else(fetched)
}

fn attributes(arguments: &ArgMatches) -> Result<Vec<(String, String)>, Failure> {
    let flags = ATTRIBUTES.iter().map(|it| (it.name, it.name));
    let flags = flags.chain([("related", "related-url")]);
    let mut attributes: Vec<(String, String)> = flags
        .filter_map(|(name, flag)| Some((name.to_owned(), one(arguments, flag)?.to_owned())))
        .collect();
    for pair in arguments
        .get_many::<String>("attribute")
        .into_iter()
        .flatten()
    {
        let pair = pair
            .split_once('=')
            .ok_or_else(|| misused("--attribute", "a name, an equals sign and a value"))?;
        attributes.push((pair.0.to_owned(), pair.1.to_owned()));
    }
    Ok(attributes)
}

/// Replaces the former name of a format with the current one.
fn rename(attributes: &mut [(String, String)], warnings: &mut Vec<String>) {
    for (name, value) in attributes {
        if name == "format" && value == "typed" {
            Format::ArticleJson.name().clone_into(value);
            warnings.push("--format: expected its new name, article-json".to_owned());
        }
    }
}

fn styles(arguments: &ArgMatches) -> Styles {
    match one(arguments, "stylesheet") {
        Some(url) => Styles::Linked(url.to_owned()),
        None => Styles::Inline {
            nonce: one(arguments, "nonce").map(str::to_owned),
        },
    }
}

fn script(arguments: &ArgMatches) -> Option<Script> {
    Some(Script {
        url: one(arguments, "script")?.to_owned(),
        integrity: one(arguments, "integrity").map(str::to_owned),
        nonce: one(arguments, "nonce").map(str::to_owned),
    })
}

fn article(
    source: Source<'_>,
    format: Option<Format>,
    base: Option<&str>,
    warnings: &mut Vec<String>,
) -> Result<Article, Failure> {
    let received = receive("--article", "an article", source)?;
    let reading = sources::article(received.document(format, base));
    read("--article", "an article", source, reading, warnings)
}

fn related(
    source: Source<'_>,
    base: Option<&str>,
    warnings: &mut Vec<String>,
) -> Result<Vec<Related>, Failure> {
    let received = receive("--related", "a list of articles", source)?;
    let reading = sources::related(received.document(None, base));
    read("--related", "a list of articles", source, reading, warnings)
}

fn receive(flag: &str, noun: &str, source: Source<'_>) -> Result<Received, Failure> {
    source.receive().map_err(|got| {
        Failure::Failed(vec![format!(
            "{flag}: expected {noun} at {source}, got {got}"
        )])
    })
}

fn read<T>(
    flag: &str,
    noun: &str,
    source: Source<'_>,
    reading: Result<Parsed<T>, SourceError>,
    warnings: &mut Vec<String>,
) -> Result<T, Failure> {
    match reading {
        Ok(reading) => {
            let line = |diagnostic: &Diagnostic| format!("{flag}: {source}: {diagnostic}");
            warnings.extend(reading.diagnostics.iter().map(line));
            Ok(reading.content)
        }
        Err(error) => Err(Failure::Failed(vec![format!(
            "{flag}: expected {noun} at {source}, but {error}"
        )])),
    }
}
