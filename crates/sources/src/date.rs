//! Dates as publishers write them, beside RFC 3339.

use article_widget_platform::date::Date;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Parses a date in one of these forms, and keeps it as RFC 3339:
///
/// - `2026-03-01` or `2026-03-01T10:00:00+01:00` (RFC 3339);
/// - `2026-03-01T10:00:00+0100` or `…+01`, as ISO 8601 allows;
/// - `2026-03-01 10:00:00 UTC`;
/// - `2026/03/01`, alone or with a time;
/// - `Sun, 01 Mar 2026 10:00:00 +0100` (RFC 5322, RFC 822);
/// - `March 1, 2026`, also with the day of the week before it or a time behind it;
/// - `2026-03`, `March 2026` or `2026`.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    Date::parse(text)
        .or_else(|| Date::parse(&rfc_3339_of_iso_8601(text)?))
        .or_else(|| Date::parse(&rfc_3339_of_words(text)?))
}

fn rfc_3339_of_iso_8601(text: &str) -> Option<String> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    let day = day.replace('/', "-");
    let time = time.trim_start_matches(['T', 't', ' ']).trim();
    if time.is_empty() {
        return Some(day);
    }
    let at = time.find(['Z', 'z', '+', '-', ' ', 'U', 'G']);
    let (clock, zone) = time.split_at(at.unwrap_or(time.len()));
    Some([&day, "T", clock.trim_end(), &offset(zone.trim())?].concat())
}

/// `01 Mar 2026 10:00:00 +0100` or `March 1, 2026`, with or without the day of the week and the time; `March 2026`.
fn rfc_3339_of_words(text: &str) -> Option<String> {
    let is_space = |char: char| char.is_whitespace() || char == ',';
    let mut words = text.split(is_space).filter(|word| !word.is_empty());
    let first = words.next()?;
    let is_date =
        first.starts_with(|char: char| char.is_ascii_digit()) || month_of(first).is_some();
    let first = if is_date { first } else { words.next()? };
    let second = words.next()?;
    let (day, month) = match month_of(first) {
        Some(month) => (second, month),
        None => (first, month_of(second)?),
    };
    if day.len() == 4 && month_of(first).is_some() {
        return words.next().is_none().then(|| format!("{day}-{month:02}"));
    }
    let year = words.next()?;
    let Some(clock) = words.next() else {
        return Some(format!("{year}-{month:02}-{day:0>2}"));
    };
    let zone = words.next().unwrap_or_default();
    let date = format!("{year}-{month:02}-{day:0>2}T{clock}{}", offset(zone)?);
    words.next().is_none().then_some(date)
}

/// Returns the number of a month by the first three letters of its English name.
fn month_of(name: &str) -> Option<usize> {
    let start = name.get(..3)?.to_ascii_lowercase();
    Some(MONTHS.iter().position(|name| *name == start)? + 1)
}

/// Returns the offset of a zone as RFC 3339 writes it; empty where there is none.
fn offset(zone: &str) -> Option<String> {
    let (sign, digits) = match zone.as_bytes() {
        [] => return Some(String::new()),
        [sign @ (b'+' | b'-'), digits @ ..] => (*sign, digits),
        _ => {
            let is_utc = ["Z", "UTC", "GMT", "UT"].iter();
            return is_utc
                .clone()
                .any(|name| zone.eq_ignore_ascii_case(name))
                .then(|| "Z".to_owned());
        }
    };
    let (hours, minutes) = match digits {
        [a, b] => ([*a, *b], *b"00"),
        [a, b, c, d] | [a, b, b':', c, d] => ([*a, *b], [*c, *d]),
        _ => return None,
    };
    let [a, b, c, d] = [hours[0], hours[1], minutes[0], minutes[1]].map(char::from);
    Some(format!("{}{a}{b}:{c}{d}", char::from(sign)))
}

#[cfg(test)]
mod tests;
