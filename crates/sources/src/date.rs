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
/// - `Sun, 01 Mar 2026 10:00:00 +0100` (RFC 5322, RFC 822).
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    Date::parse(text)
        .or_else(|| Date::parse(&rfc_3339_of_iso_8601(text)?))
        .or_else(|| Date::parse(&rfc_3339_of_rfc_5322(text)?))
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

/// `01 Mar 2026 10:00:00 +0100`, with or without the day of the week and the seconds.
fn rfc_3339_of_rfc_5322(text: &str) -> Option<String> {
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_ascii_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let clock = words.next().unwrap_or("00:00");
    let zone = words.next().unwrap_or_default();
    let day = if day.len() == 1 {
        ["0", day].concat()
    } else {
        day.to_owned()
    };
    let date = format!("{year}-{month:02}-{day}T{clock}{}", offset(zone)?);
    words.next().is_none().then_some(date)
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
