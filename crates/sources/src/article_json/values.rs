//! Reads members of article JSON: strings without control characters, names, URLs and lists.

use article_widget_core::json::Json;
use article_widget_core::json::cursor::{Cursor, expected_url};
use article_widget_platform::date::Date;
use article_widget_platform::language::Direction;
use article_widget_platform::url::UrlPurpose;

pub(super) const EXPECTED_TEXT: &str = "a string that is not blank";
const EXPECTED_NAME: &str = "a name without spaces";

/// Returns the trimmed string; `None` if it is blank.
pub(super) fn string(value: &Cursor<'_>, expected: &str) -> Option<String> {
    let text = clean(value.as_str_expecting(expected)?);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns a string member, trimmed; `None` if it is missing or blank.
pub(super) fn text(of: &Cursor<'_>, key: &str) -> Option<String> {
    string(&of.member(key)?, "a string")
}

/// Returns a string member, and reports it if it is missing or blank.
pub(super) fn required_text(of: &Cursor<'_>, key: &str) -> Option<String> {
    let text = of
        .member(key)
        .and_then(|member| string(&member, EXPECTED_TEXT));
    required(of, key, text, EXPECTED_TEXT)
}

/// Returns a member that is a name without white space, as for `id` in HTML.
pub(super) fn name(of: &Cursor<'_>, key: &str) -> Option<String> {
    as_name(&of.member(key)?)
}

fn as_name(value: &Cursor<'_>) -> Option<String> {
    let name = string(value, EXPECTED_NAME)?;
    let is_name = !name.contains(char::is_whitespace);
    value.checked(is_name.then_some(name), EXPECTED_NAME)
}

/// Returns the names of a member: one, or an array of them.
pub(super) fn names(of: &Cursor<'_>, key: &str) -> Vec<String> {
    let member = match of.member(key) {
        Some(member) if matches!(member.json, Json::Array(_)) => member,
        _ => return name(of, key).into_iter().collect(),
    };
    let names = member.items().filter_map(|item| as_name(&item));
    names.collect()
}

/// Returns a name member, and reports it if it is missing.
pub(super) fn required_name(of: &Cursor<'_>, key: &str) -> Option<String> {
    required(of, key, name(of, key), EXPECTED_NAME)
}

pub(super) fn lang(of: &Cursor<'_>) -> Option<String> {
    of.member("lang")?.as_language().map(str::to_owned)
}

pub(super) fn date(of: &Cursor<'_>, key: &str) -> Option<Date> {
    of.member(key)?.as_date()
}

pub(super) fn dir(of: &Cursor<'_>) -> Option<Direction> {
    let directions = [Direction::Ltr, Direction::Rtl];
    let expected = "\"ltr\" or \"rtl\"";
    let member = of.member("dir")?;
    let text = member.as_str_expecting(expected)?;
    let direction = directions.into_iter().find(|it| it.as_str() == text);
    member.checked(direction, expected)
}

pub(super) fn url(of: &Cursor<'_>, key: &str, purpose: UrlPurpose) -> Option<String> {
    of.member(key)?.as_url(purpose)
}

/// Returns a URL member, and reports it if it is missing.
pub(super) fn required_url(of: &Cursor<'_>, key: &str, purpose: UrlPurpose) -> Option<String> {
    required(of, key, url(of, key, purpose), expected_url(purpose))
}

/// Returns a member that is an integer within the inclusive `range`.
pub(super) fn integer(
    of: &Cursor<'_>,
    key: &str,
    range: (i32, i32),
    expected: &str,
) -> Option<i32> {
    of.member(key)?.as_integer(range, expected)
}

/// Returns `value`, and reports the member if there is none. Diagnostics are deduplicated, so an unusable member is
/// reported once.
pub(super) fn required<T>(
    of: &Cursor<'_>,
    key: &str,
    value: Option<T>,
    expected: &str,
) -> Option<T> {
    if value.is_none() {
        of.report_member(key, expected);
    }
    value
}

/// Visits the items of an array member.
pub(super) fn each(of: &Cursor<'_>, key: &str, visit: &mut dyn FnMut(&Cursor<'_>)) {
    if let Some(list) = of.member(key) {
        items(&list, visit);
    }
}

/// Visits the items of an array. A string, number or object is reported and visited as the only item.
pub(super) fn items(list: &Cursor<'_>, visit: &mut dyn FnMut(&Cursor<'_>)) {
    match list.json {
        Json::Array(_) => list.items().for_each(|item| visit(&item)),
        other => {
            list.report("an array");
            if !matches!(other, Json::Null | Json::Bool(_)) {
                visit(list);
            }
        }
    }
}

/// Reports a missing or unknown `type`.
pub(super) fn report_type(of: &Cursor<'_>, expected: &str) {
    of.report_member("type", expected);
}

/// Removes control characters except tabs and line breaks, and normalizes line breaks to `\n`.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for char in text.chars() {
        match char {
            '\r' => cleaned.push('\n'),
            '\n' if after_return => {}
            '\n' | '\t' => cleaned.push(char),
            _ if char.is_control() => {}
            _ => cleaned.push(char),
        }
        after_return = char == '\r';
    }
    cleaned
}
