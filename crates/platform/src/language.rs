//! Language tags (BCP 47) and writing direction.

/// The base direction of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// Languages whose default script in CLDR is right-to-left.
const RTL_LANGUAGES: [&str; 14] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
];
const RTL_SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];

/// Returns the primary language subtag in lower case: `fr` for `fr-CA`.
pub fn primary_subtag(tag: &str) -> String {
    tag.split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Returns the direction of a language; a script subtag takes precedence (`az-Arab`).
pub fn direction(tag: &str) -> Direction {
    let tag = tag.to_ascii_lowercase();
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    // A singleton begins an extension, which contains no script subtag (RFC 5646).
    let script = subtags
        .take_while(|subtag| subtag.len() > 1)
        .find(|subtag| subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let right_to_left = match script {
        Some(script) => RTL_SCRIPTS.contains(&script),
        None => RTL_LANGUAGES.contains(&language),
    };
    if right_to_left {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// Returns whether a text has the shape of a language tag: subtags of 1 to 8 letters and digits, the first of 2 to
/// 8 letters.
pub fn is_language_tag(text: &str) -> bool {
    text.split('-').enumerate().all(|(at, subtag)| {
        let long_enough = if at == 0 { 2 } else { 1 };
        (long_enough..=8).contains(&subtag.len())
            && subtag
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || (at > 0 && byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests;
