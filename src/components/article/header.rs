//! The article's header: section, headline, standfirst, byline and dates.

use yew::Html;
use yew::virtual_dom::VText;

use crate::components::article::context::RenderContext;
use crate::components::article::element::element;
use crate::components::article::{heading, text};
use crate::vdom::element::{self, ElementBuilder};
use article_widget_core::article::{Article, Author, reading_time};
use article_widget_core::messages::Message;
use article_widget_platform::date::Date;
use article_widget_platform::intl;

/// Renders the header. The lead image is separate.
pub(super) fn header(article: &Article, context: &RenderContext) -> Html {
    let line = |class, words: &Option<String>| {
        let words = words.as_ref();
        words.map(|words| element("p", class, text(words, context.lang)))
    };
    let headline = text(&article.headline, context.lang);
    let level = context.heading_level;
    ElementBuilder::with_class("header", "aw-header")
        .attr("part", "header")
        .optional_child(line("aw-section", &article.section))
        .child(heading(
            level,
            "aw-headline",
            Some("headline"),
            None,
            headline,
        ))
        .optional_child(line("aw-standfirst", &article.standfirst))
        .optional_child(byline(article, context))
        .into()
}

fn byline(article: &Article, context: &RenderContext) -> Option<Html> {
    // Hide an update made on the day of publication.
    let modified = article.modified.as_ref().filter(|modified| {
        let day = |date: &Date| (date.year, date.month, date.day);
        article.published.as_ref().map(day) != Some(day(modified))
    });
    let mut facts: Vec<Html> = Vec::new();
    facts.extend(article.publisher.iter().map(|publisher| {
        let name = element("bdi", "", text(publisher, context.lang));
        element("span", "aw-publisher", name)
    }));
    facts.extend(published(article, context.lang));
    facts.extend(modified.map(|date| aside("aw-updated", updated(date, context), context)));
    if context.options.reading_time {
        facts.extend(reading_time(article, context));
    }
    let mut lines = Vec::new();
    if !article.authors.is_empty() {
        let authors = authors(&article.authors, context.lang);
        lines.push(element("p", "aw-authors", authors));
    }
    if !facts.is_empty() {
        lines.push(element("p", "aw-dates", facts.into_iter().collect()));
    }
    let byline = ElementBuilder::with_class("div", "aw-byline").attr("part", "byline");
    (!lines.is_empty()).then(|| byline.children(lines).into())
}

/// Renders the date of publication, or the publisher's words for it.
fn published(article: &Article, lang: &str) -> Option<Html> {
    match (&article.published, &article.published_text) {
        (Some(date), _) => Some(time(date, lang)),
        (None, Some(words)) => Some(element("span", "", text(words, lang))),
        (None, None) => None,
    }
}

/// Creates a `<span>` with the user interface's language and direction.
fn aside(class: &'static str, content: Html, context: &RenderContext) -> Html {
    let (lang, dir) = context.ui_language();
    ElementBuilder::with_class("span", class)
        .attr("lang", lang)
        .attr("dir", dir)
        .child(content)
        .into()
}

/// Renders the reading time, such as "Reading time: 4 minutes". `None` for an article without text.
fn reading_time(article: &Article, context: &RenderContext) -> Option<Html> {
    let minutes = intl::minutes(context.ui_lang, reading_time::minutes(&article.blocks)?);
    let words = context
        .messages
        .fill(Message::ReadingTime, &[("minutes", &minutes)]);
    Some(aside("aw-reading-time", VText::new(words).into(), context))
}

/// Renders the author names as a list in the article's language (`Intl.ListFormat`). Names with a URL are
/// links.
fn authors(authors: &[Author], lang: &str) -> Html {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    let joined = intl::list(lang, &names);
    let mut rest = joined.as_str();
    let mut parts: Vec<Html> = Vec::new();
    let word = |text: &str| VText::new(text.to_owned()).into();
    for author in authors {
        let Some((between, after)) = rest.split_once(author.name.as_str()) else {
            continue;
        };
        parts.push(word(between));
        let name = element("bdi", "", word(&author.name));
        parts.push(match &author.url {
            Some(url) => ElementBuilder::new("a")
                .attr("rel", "author")
                .attr("href", url.clone())
                .child(name)
                .into(),
            None => name,
        });
        parts.extend(
            author
                .role
                .as_ref()
                .map(|role| element("span", "aw-role", word(&[" (", role, ")"].concat()))),
        );
        rest = after;
    }
    parts.push(word(rest));
    element::inline_run(parts)
}

fn time(date: &Date, lang: &str) -> Html {
    ElementBuilder::new("time")
        .attr("datetime", date.datetime.clone())
        .text(&intl::date(lang, date))
        .into()
}

/// Renders the modification date, such as "Updated 2 March 2026", with the date as a `<time>` element.
fn updated(date: &Date, context: &RenderContext) -> Html {
    let sentence = context
        .messages
        .fill(Message::Updated, &[("date", "\u{0}")]);
    let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
    let word = |text: &str| VText::new(text.to_owned()).into();
    element::inline_run([word(before), time(date, context.ui_lang), word(after)])
}
