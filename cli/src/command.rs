//! Defines the command line.

use clap::{Arg, ArgAction, Command};

use crate::attributes::{ATTRIBUTES, CHOICES};

const AFTER: &str = "\
Sources are files, http or https URLs, or - for standard input, which can be read once. They are read in
every format of the element, of at most 16 MiB, and a URL has 30 seconds to answer.

Exit status:
  0  the HTML was written; what could not be used of a source is reported on standard error
  1  a source cannot be read or used, and nothing was written
  2  the arguments cannot be used, and nothing was written

Examples:
  article-widget prerender --article story.json --related related.json --url https://news.example/story \\
    --endpoint /comments > story.html
  article-widget prerender --article https://news.example/wp-json/wp/v2/posts/17?_embed --page \\
    --url https://news.example/story --stylesheet /article-widget-prerendered.css \\
    --script /article-widget.js > story.html";

pub fn command() -> Command {
    Command::new("article-widget")
        .version(env!("CARGO_PKG_VERSION"))
        .about("The article widget, before any reader asks for it")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(prerender())
        .subcommand(
            Command::new("styles")
                .about("Writes the style sheet of what is prerendered, to be linked to or hashed"),
        )
}

fn prerender() -> Command {
    let sources = [
        option(
            "article",
            "SOURCE",
            "The article: a file, a URL or - [default: what --src names]",
        ),
        option(
            "related",
            "SOURCE",
            "The related articles: a file, a URL or - [default: what --related-url names, else none]",
        ),
        option(
            "base",
            "URL",
            "The address of the page, which relative addresses are relative to [default: --url]",
        ),
        flag(
            "strict",
            "Fail where anything of a source cannot be used, rather than leave it out",
        ),
    ];
    let attributes = ATTRIBUTES.iter().map(|it| match it.value {
        Some(value) => option(it.name, value, it.help).allow_hyphen_values(true),
        None => option(it.name, "BOOL", it.help)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(""),
    });
    let attributes = attributes.map(|arg| {
        let words = CHOICES.iter().find(|(name, _)| arg.get_id() == name);
        match words {
            Some((_, words)) => arg.value_parser(words.to_vec()).hide_possible_values(true),
            None => arg,
        }
    });
    let more = [
        option(
            "related-url",
            "URL",
            "Where the element fetches the related articles (its attribute `related`); they are not written along then",
        ),
        option(
            "attribute",
            "NAME=VALUE",
            "Another attribute, such as class=story; may be repeated",
        )
        .action(ArgAction::Append),
    ];
    let output = [
        option(
            "stylesheet",
            "URL",
            "Link to the style sheet, which is article-widget-prerendered.css of the distribution, rather than write it along",
        ),
        option(
            "nonce",
            "NONCE",
            "The nonce of the page's policy, for styles and script",
        ),
        flag("page", "Write a whole page rather than the element"),
        option("script", "URL", "The script of the page, article-widget.js").requires("page"),
        option(
            "integrity",
            "HASH",
            "The script's hash (Subresource Integrity)",
        )
        .requires("script"),
    ];
    Command::new("prerender")
        .about("Renders an article to HTML that is there before any script has run")
        .after_help(AFTER)
        .next_help_heading("What is rendered")
        .args(sources)
        .next_help_heading("Attributes of the element")
        .args(attributes)
        .args(more)
        .next_help_heading("What is written")
        .args(output)
        .next_help_heading("Help")
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_is_well_formed() {
        super::command().debug_assert();
    }

    #[test]
    fn every_flag_is_explained() {
        let command = super::prerender();
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{}", argument.get_id());
        }
    }
}
