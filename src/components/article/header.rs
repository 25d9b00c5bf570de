//! What stands above the text: section, headline, standfirst, byline and dates.

use yew::Html;
use yew::virtual_dom::VText;

use crate::components::article::context::Setting;
use crate::components::article::element::element;
use crate::components::article::{heading, text};
use crate::vdom::element::{self, Tag};
use article_widget_core::article::{Article, Author, reading_time};
use article_widget_core::messages::Message;
use article_widget_platform::date::Date;
use article_widget_platform::intl;

/// Everything above the text but the picture.
pub(super) fn header(article: &Article, setting: &Setting) -> Html {
    let line = |class, words: &Option<String>| {
        let words = words.as_ref();
        words.map(|words| element("p", class, text(words, setting.lang)))
    };
    let headline = text(&article.headline, setting.lang);
    let level = setting.heading_level;
    Tag::of("header", "aw-header")
        .set("part", "header")
        .add_some(line("aw-section", &article.section))
        .add(heading(
            level,
            "aw-headline",
            Some("headline"),
            None,
            headline,
        ))
        .add_some(line("aw-standfirst", &article.standfirst))
        .add_some(byline(article, setting))
        .into()
}

fn byline(article: &Article, setting: &Setting) -> Option<Html> {
    // Hide an update made on the day of publication.
    let modified = article.modified.as_ref().filter(|modified| {
        let day = |date: &Date| (date.year, date.month, date.day);
        article.published.as_ref().map(day) != Some(day(modified))
    });
    let mut facts: Vec<Html> = Vec::new();
    facts.extend(article.publisher.iter().map(|publisher| {
        let name = element("bdi", "", text(publisher, setting.lang));
        element("span", "aw-publisher", name)
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
    let mut lines = Vec::new();
    if !article.authors.is_empty() {
        let authors = authors(&article.authors, setting.lang);
        lines.push(element("p", "aw-authors", authors));
    }
    if !facts.is_empty() {
        lines.push(element("p", "aw-dates", facts.into_iter().collect()));
    }
    let byline = Tag::of("div", "aw-byline").set("part", "byline");
    (!lines.is_empty()).then(|| byline.add_all(lines).into())
}

/// What the interface says of the article.
fn aside(class: &'static str, content: Html, setting: &Setting) -> Html {
    let (lang, dir) = setting.interface();
    Tag::of("span", class)
        .set("lang", lang)
        .set("dir", dir)
        .add(content)
        .into()
}

/// "Reading time: 4 minutes".
fn reading_time(article: &Article, setting: &Setting) -> Option<Html> {
    let minutes = intl::minutes(setting.interface, reading_time::minutes(&article.blocks)?);
    let words = setting
        .messages
        .fill(Message::ReadingTime, &[("minutes", &minutes)]);
    Some(aside("aw-reading-time", VText::new(words).into(), setting))
}

/// The names, joined as the language joins them, each linked where it has a page.
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
            Some(url) => Tag::new("a")
                .set("rel", "author")
                .set("href", url.clone())
                .add(name)
                .into(),
            None => name,
        });
        rest = after;
    }
    parts.push(word(rest));
    element::run(parts)
}

fn time(date: &Date, lang: &str) -> Html {
    Tag::new("time")
        .set("datetime", date.datetime.clone())
        .text(&intl::date(lang, date))
        .into()
}

/// "Updated 2 March 2026", with the date as a `time` inside the sentence.
fn updated(date: &Date, setting: &Setting) -> Html {
    let sentence = setting
        .messages
        .fill(Message::Updated, &[("date", "\u{0}")]);
    let (before, after) = sentence.split_once('\u{0}').unwrap_or((&sentence, ""));
    let word = |text: &str| VText::new(text.to_owned()).into();
    element::run([word(before), time(date, setting.interface), word(after)])
}
