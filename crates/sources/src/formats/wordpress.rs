//! Parses the WordPress REST API: posts of `/wp-json/wp/v2/posts`, with the resources that `_embed` adds.
//!
//! Titles, captions and the names of people and terms are HTML. `date` is in the site's time zone and `date_gmt` in
//! UTC, both without an offset.

use crate::field::Field;
use crate::format::is_wordpress_com;
use crate::formats::wordpress_com;
use crate::mapping::FieldMapping;
use article_widget_core::article::Article;
use article_widget_platform::date::Date;

/// The paths of article fields in a WordPress post.
pub static MAPPING: FieldMapping = FieldMapping {
    items: "",
    headline: "title.rendered",
    summary: "excerpt.rendered",
    content: "content.rendered",
    authors: "_embedded.author",
    published: "",
    modified: "",
    lang: "lang",
    url: "link",
    publisher: "",
    section: "",
    tags: "",
    image: "_embedded.wp:featuredmedia",
    is_html: true,
};

/// Reads what is specific to WordPress: dates, password protection and terms.
///
/// The section is the first category, except the default `uncategorized`.
pub fn finish(post: &Field<'_>, article: &mut Article) {
    if is_wordpress_com(post.json) {
        return wordpress_com::finish(post, article);
    }
    article.published = date(post, "date", "date_gmt");
    article.modified = date(post, "modified", "modified_gmt");
    let is_protected = post.flag("content.protected") == Some(true);
    article.protected = is_protected && article.blocks.is_empty();
    for term in post.all("_embedded.wp:term").iter().flat_map(Field::each) {
        match term.json.str_member("taxonomy") {
            Some("post_tag") => article.tags.extend(term.name(true)),
            Some("category")
                if article.section.is_none()
                    && term.json.str_member("slug") != Some("uncategorized") =>
            {
                article.section = term.name(true);
            }
            _ => {}
        }
    }
}

/// Returns the site's local date, with its UTC offset if both dates are known.
///
/// Returns the UTC date if the local one is missing or the difference is not a possible offset.
fn date(post: &Field<'_>, local: &str, utc: &str) -> Option<Date> {
    let (local, utc) = (post.date(local), post.date(utc));
    let Some(utc) = utc else {
        return local;
    };
    let Some(local) = local else {
        return with_offset(utc, "Z");
    };
    let apart = minutes(&local).zip(minutes(&utc));
    match apart.map(|(local, utc)| local - utc) {
        Some(minutes @ -840..=840) if minutes != 0 => with_offset(local, &offset(minutes)),
        _ => with_offset(utc, "Z"),
    }
}

/// Returns the date with an offset appended, unless it has one.
fn with_offset(date: Date, zone: &str) -> Option<Date> {
    Date::parse(&[&date.datetime, zone].concat()).or(Some(date))
}

/// Returns the minutes since a fixed day; `None` unless the date has a time and no offset.
fn minutes(date: &Date) -> Option<i32> {
    let clock = date
        .datetime
        .get(11..16)
        .filter(|_| date.datetime.len() == 19)?;
    let (hours, minutes) = clock.split_once(':')?;
    let number = |digits: &str| Some(digits.parse::<u32>().ok()? as i32);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let (month, day) = date.month.zip(date.day)?;
    let (year, month) = match month {
        ..3 => (i32::from(date.year) - 1, i32::from(month) + 9),
        _ => (i32::from(date.year), i32::from(month) - 3),
    };
    // Years start in March here, so that the leap day is the last day.
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5;
    Some(((days + i32::from(day)) * 24 + hours) * 60 + minutes)
}

/// Formats an offset in minutes as in RFC 3339.
fn offset(minutes: i32) -> String {
    let mut offset = String::from(if minutes < 0 { '-' } else { '+' });
    let minutes = minutes.unsigned_abs();
    let (hours, minutes) = (minutes / 60, minutes % 60);
    for (part, end) in [(hours, ":"), (minutes, "")] {
        if part < 10 {
            offset.push('0');
        }
        offset.push_str(&part.to_string());
        offset.push_str(end);
    }
    offset
}

#[cfg(test)]
mod tests;
