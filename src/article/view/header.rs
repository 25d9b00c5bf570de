//! What stands above the text: section, headline, standfirst, byline and dates.

use yew::prelude::*;

use super::element::element;
use super::setting::Setting;
use super::{heading, text};
use crate::article::date::Date;
use crate::article::{Article, Author, reading_time};
use crate::i18n::{Message, intl};

/// Everything above the text but the picture.
pub(super) fn header(article: &Article, setting: &Setting) -> Html {
    html! {
        <header class="aw-header" part="header">
            { for article.section.iter().map(|section| element("p", "aw-section", text(section, setting.lang))) }
            { heading(setting.heading_level, "aw-headline", Some("headline"), None, text(&article.headline, setting.lang)) }
            { for article.standfirst.iter().map(|standfirst| element("p", "aw-standfirst", text(standfirst, setting.lang))) }
            { byline(article, setting) }
        </header>
    }
}

fn byline(article: &Article, setting: &Setting) -> Html {
    // A change on the day of publication is no news.
    let modified = article.modified.as_ref().filter(|modified| {
        let day = |date: &Date| (date.year, date.month, date.day);
        article.published.as_ref().map(day) != Some(day(modified))
    });
    let mut facts: Vec<Html> = Vec::new();
    facts.extend(article.publisher.iter().map(|publisher| {
        html! { <span class="aw-publisher"><bdi>{ text(publisher, setting.lang) }</bdi></span> }
    }));
    facts.extend(
        article
            .published
            .iter()
            .map(|date| time(date, setting.lang)),
    );
    facts.extend(modified.map(|date| aside("aw-updated", updated(date, setting), setting)));
    if setting.display.reading_time {
        facts.extend(reading_time(article, setting));
    }
    if article.authors.is_empty() && facts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="aw-byline" part="byline">
            if !article.authors.is_empty() {
                <p class="aw-authors">{ authors(&article.authors, setting.lang) }</p>
            }
            if !facts.is_empty() {
                <p class="aw-dates">{ for facts }</p>
            }
        </div>
    }
}

/// What the interface says of the article.
fn aside(class: &'static str, content: Html, setting: &Setting) -> Html {
    let (lang, dir) = setting.interface();
    html! { <span {class} {lang} {dir}>{ content }</span> }
}

/// "Reading time: 4 minutes".
fn reading_time(article: &Article, setting: &Setting) -> Option<Html> {
    let minutes = intl::minutes(setting.interface, reading_time::minutes(&article.blocks)?);
    let words = setting
        .messages
        .fill(Message::ReadingTime, &[("minutes", &minutes)]);
    Some(aside("aw-reading-time", html! { { words } }, setting))
}

/// The names, joined as the language joins them, each linked where it has a page.
fn authors(authors: &[Author], lang: &str) -> Html {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    let joined = intl::list(lang, &names);
    let mut rest = joined.as_str();
    let mut parts = Vec::new();
    for author in authors {
        let Some((between, after)) = rest.split_once(author.name.as_str()) else {
            continue;
        };
        parts.push(html! { { between } });
        parts.push(match &author.url {
            Some(url) => {
                html! { <a rel="author" href={url.clone()}><bdi>{ &author.name }</bdi></a> }
            }
            None => html! { <bdi>{ &author.name }</bdi> },
        });
        rest = after;
    }
    parts.push(html! { { rest } });
    parts.into_iter().collect()
}

fn time(date: &Date, lang: &str) -> Html {
    html! { <time datetime={date.datetime.clone()}>{ intl::date(lang, date) }</time> }
}

/// "Updated 2 March 2026", with the date as a `time` inside the sentence.
fn updated(date: &Date, setting: &Setting) -> Html {
    let sentence = setting
        .messages
        .fill(Message::Updated, &[("date", "\u{0}")]);
    let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
    html! { <>{ before }{ time(date, setting.interface) }{ after }</> }
}
