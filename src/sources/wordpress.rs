//! WordPress's REST API: posts of `/wp-json/wp/v2/posts`, with what `_embed` adds.
//!
//! Titles, captions and the names of people and terms come as HTML. `date` is the site's own time
//! and `date_gmt` UTC, both without a zone.

use super::SourceError;
use super::excerpt::{headline, standfirst};
use super::field::Field;
use crate::article::date::Date;
use crate::article::{Article, Author, Candidate, Image};
use crate::related::Related;
use crate::url::Use;

/// Reads a post, or the first of a list of posts: who asks for one by its slug is given a list.
pub fn article(root: &Field<'_>) -> Result<Article, SourceError> {
    let posts = root.each();
    let post = posts.first().ok_or(SourceError::Empty)?;
    let blocks = post.blocks("content.rendered");
    let excerpt = post.html_text("excerpt.rendered");
    let title = headline(post.html_text("title.rendered"), &blocks);
    let (section, tags) = terms(post);
    Ok(Article {
        headline: title.ok_or_else(|| post.without("title.rendered"))?,
        standfirst: standfirst(excerpt, &blocks),
        authors: post
            .list("_embedded.author")
            .iter()
            .filter_map(author)
            .collect(),
        published: date(post, "date", "date_gmt"),
        modified: date(post, "modified", "modified_gmt"),
        lang: post.lang("lang"),
        url: post.address("link", Use::Fetch),
        section,
        tags,
        image: image(post),
        protected: blocks.is_empty() && post.flag("content.protected") == Some(true),
        blocks,
        ..Article::default()
    })
}

/// Reads a post as a card.
pub fn related(post: &Field<'_>) -> Option<Related> {
    let image = image(post);
    Some(Related {
        url: post.needed("link", post.address("link", Use::Fetch))?,
        title: post.needed("title.rendered", post.html_text("title.rendered"))?,
        image: image.map(|image| {
            let wide_enough = |it: &&Candidate| it.width >= CARD;
            let smaller = image.srcset.into_iter().find(|it| wide_enough(&it));
            smaller.map_or(image.src, |it| it.src)
        }),
        published: date(post, "date", "date_gmt"),
        section: terms(post).0,
        source: None,
        lang: post.lang("lang"),
    })
}

/// How many pixels a card's picture is wide.
const CARD: u32 = 640;

/// What cannot be embedded is an error object, which has no name.
fn author(author: &Field<'_>) -> Option<Author> {
    Some(Author {
        name: author.html_text("name")?,
        url: author.address("link", Use::Fetch),
    })
}

/// The first category, unless it is the one of whatever has none, and the tags.
fn terms(post: &Field<'_>) -> (Option<String>, Vec<String>) {
    let (mut section, mut tags) = (None, Vec::new());
    for term in post
        .list("_embedded.wp:term")
        .iter()
        .flat_map(|terms| terms.items())
    {
        match term.json.text("taxonomy") {
            Some("category") if term.json.text("slug") != Some("uncategorized") => {
                section = section.or_else(|| term.html_text("name"));
            }
            Some("post_tag") => tags.extend(term.html_text("name")),
            _ => {}
        }
    }
    (section, tags)
}

fn image(post: &Field<'_>) -> Option<Image> {
    let media = post.list("_embedded.wp:featuredmedia").into_iter().next()?;
    let details = media.get("media_details");
    let size = details.as_ref().and_then(Field::size);
    let src = media.address("source_url", Use::Image)?;
    Some(Image {
        srcset: details.map_or_else(Vec::new, |it| candidates(&it, size)),
        src,
        alt: media.text("alt_text").unwrap_or_default(),
        size,
        caption: media.inlines("caption.rendered"),
        ..Image::default()
    })
}

/// The picture's other widths. Those cut to another shape are other pictures.
fn candidates(details: &Field<'_>, size: Option<(u32, u32)>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let (Some(sizes), Some((width, height))) = (details.get("sizes"), size) else {
        return candidates;
    };
    for candidate in sizes.members() {
        let Some(own) = candidate.size() else {
            continue;
        };
        // Heights are rounded to whole pixels.
        let off = (own.1 * width).abs_diff(own.0 * height);
        if off <= width
            && let Some(src) = candidate.address("source_url", Use::Image)
        {
            candidates.push(Candidate { src, width: own.0 });
        }
    }
    candidates.sort_by_key(|candidate| candidate.width);
    candidates.dedup_by_key(|candidate| candidate.width);
    candidates
}

/// The site's own day, with its offset from UTC where both times are told.
fn date(post: &Field<'_>, local: &str, utc: &str) -> Option<Date> {
    let (local, utc) = (post.date(local), post.date(utc));
    match (local, utc) {
        (Some(local), Some(utc)) => match minutes(&local)
            .zip(minutes(&utc))
            .map(|(local, utc)| local - utc)
        {
            Some(0) => zoned(utc, "Z"),
            Some(minutes @ -840..=840) => zoned(local, &offset(minutes)),
            _ => zoned(utc, "Z"),
        },
        (None, Some(utc)) => zoned(utc, "Z"),
        (local, None) => local,
    }
}

/// The date with a zone, unless it has one.
fn zoned(date: Date, zone: &str) -> Option<Date> {
    Date::parse(&[&date.datetime, zone].concat()).or(Some(date))
}

/// The minutes since some day long ago, of a time without a zone.
fn minutes(date: &Date) -> Option<i32> {
    let clock = date
        .datetime
        .get(11..16)
        .filter(|_| date.datetime.len() == 19)?;
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let (year, month) = match date.month {
        ..3 => (i32::from(date.year) - 1, i32::from(date.month) + 9),
        _ => (i32::from(date.year), i32::from(date.month) - 3),
    };
    // Years begin in March here, so that the leap day is their last.
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5;
    Some(((days + i32::from(date.day)) * 24 + hours) * 60 + minutes)
}

/// An offset as RFC 3339 writes it.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    let mut offset = String::from(sign);
    for (at, part) in [minutes / 60, minutes % 60].into_iter().enumerate() {
        if at > 0 {
            offset.push(':');
        }
        for digit in [part / 10, part % 10] {
            offset.extend(char::from_digit(digit, 10));
        }
    }
    offset
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::sources::article_from_json;
    use proptest::prelude::*;

    fn published(date: &str, date_gmt: &str) -> Option<String> {
        let text = [
            r#"{"title":{"rendered":"T"},"date":""#,
            date,
            r#"","date_gmt":""#,
            date_gmt,
            r#""}"#,
        ];
        let json = Json::parse(&text.concat()).expect("the test's dates need no escapes");
        let article = article_from_json(&json, None, None).unwrap().content;
        article.published.map(|date| date.datetime)
    }

    #[test]
    fn the_offset_is_derived_from_the_two_times() {
        for (date, date_gmt, expected) in [
            (
                "2017-02-14T00:00:00",
                "2017-02-14T00:00:00",
                "2017-02-14T00:00:00Z",
            ),
            (
                "2026-01-01T04:15:00",
                "2025-12-31T22:30:00",
                "2026-01-01T04:15:00+05:45",
            ),
            (
                "2024-02-29T20:00:00",
                "2024-03-01T00:30:00",
                "2024-02-29T20:00:00-04:30",
            ),
            ("", "2017-02-14T00:00:00", "2017-02-14T00:00:00Z"),
            ("2017-02-14T01:00:00", "", "2017-02-14T01:00:00"),
            // Two times that are no offset apart: the one that has a zone is exact.
            (
                "2020-01-05T01:00:00",
                "2017-02-14T23:00:00",
                "2017-02-14T23:00:00Z",
            ),
            (
                "2020-01-05T01:00:00Z",
                "2020-01-05T00:00:00",
                "2020-01-05T00:00:00Z",
            ),
        ] {
            assert_eq!(
                published(date, date_gmt).as_deref(),
                Some(expected),
                "{date} {date_gmt}"
            );
        }
        assert_eq!(published("", ""), None);
    }

    #[test]
    fn the_category_of_what_has_none_is_no_section() {
        let text = r#"{"title":{"rendered":"T"},"_embedded":{"author":[{"code":"rest_user_invalid_id"}],
            "wp:term":[[{"taxonomy":"category","slug":"uncategorized","name":"Uncategorized"},
                        {"taxonomy":"category","slug":"a","name":"A &amp; B"}]]}}"#;

        let reading = article_from_json(&Json::parse(text).unwrap(), None, None).unwrap();

        assert_eq!(reading.faults, []);
        assert_eq!(reading.content.section.as_deref(), Some("A & B"));
        assert_eq!(reading.content.authors, []);
    }

    proptest! {
        #[test]
        fn every_offset_of_the_world_is_written_as_rfc_3339_reads_it(quarters in -48i32..=56) {
            let text = offset(quarters * 15);
            let date = Date::parse(&["2026-03-01T07:30:00", &text].concat());
            prop_assert!(date.is_some(), "{}", text);
        }
    }
}
