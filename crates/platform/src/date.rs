//! Parses publication dates: RFC 3339, a day, a month or a year.

/// A calendar day in the publisher's time zone, or the month or year where no more is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The source text, for the `datetime` attribute of HTML's `time`.
    pub datetime: String,
    /// Year of the proleptic Gregorian calendar, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31. `None` without a month.
    pub day: Option<u8>,
}

impl Date {
    /// Parses `2026-03-01` or `2026-03-01T07:30:00+01:00` (RFC 3339), `2026-03` or `2026`. Seconds, fraction and offset
    /// are optional. Returns `None` for any other text and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, time) = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut parts = day.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(month) => Some(number(month, 12)?),
            None => None,
        };
        let day = match (parts.next(), month) {
            (Some(day), Some(month)) => Some(number(day, days_in(year, month))?),
            _ => None,
        };
        let is_valid = year > 0
            && parts.next().is_none()
            && time.is_none_or(|time| day.is_some() && is_time(time));
        is_valid.then(|| Self {
            datetime: text.to_owned(),
            year,
            month,
            day,
        })
    }
}

/// Parses two digits as a number from 1 to `most`.
fn number(text: &str, most: u8) -> Option<u8> {
    let number = digits(text, 2)?.try_into().ok()?;
    (1..=most).contains(&number).then_some(number)
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns whether a text is `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fff`, with `Z`, an offset or nothing after it.
fn is_time(text: &str) -> bool {
    let (clock, offset) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let mut within = |limit: u16| {
        parts
            .next()
            .and_then(|part| digits(part, 2))
            .is_some_and(|value| value <= limit)
    };
    let minutes = within(23) && within(59);
    let seconds = clock.len() == 5 || (clock.len() == 8 && within(60));
    let offset_is_valid = match offset.as_bytes() {
        [] | [b'Z' | b'z'] => true,
        [_, offset @ ..] => {
            offset.len() == 5
                && offset[2] == b':'
                && offset
                    .iter()
                    .enumerate()
                    .all(|(at, byte)| at == 2 || byte.is_ascii_digit())
        }
    };
    minutes
        && seconds
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && offset_is_valid
}

#[cfg(test)]
mod tests;
