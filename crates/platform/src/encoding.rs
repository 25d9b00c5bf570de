//! The encoding that a document names (HTML Standard, determining the character encoding).

/// Number of bytes at its start in which a page may name its encoding.
const PRESCAN_BYTES: usize = 1024;

/// Returns the label of a document's encoding (Encoding Standard): that of its byte order mark, the `charset` of its
/// media type, or a `meta` element in its first 1024 bytes. `None` where nothing names it: the document is UTF-8.
///
/// JSON is UTF-8 whatever its media type says (RFC 8259), unless it has a byte order mark.
pub fn label(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    let mark = match bytes {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFE, 0xFF, ..] => "utf-16be",
        [0xFF, 0xFE, ..] => "utf-16le",
        _ => "",
    };
    if !mark.is_empty() {
        return Some(mark.to_owned());
    }
    let media_type = content_type.unwrap_or_default().to_ascii_lowercase();
    let (essence, parameters) = media_type.split_once(';').unwrap_or((&media_type, ""));
    if essence.trim_end().ends_with("json") {
        return None;
    }
    let label = charset(parameters).map(str::to_owned);
    label.or_else(|| label_in_page(bytes))
}

/// Returns the label that a `meta` element at the start of a page names.
fn label_in_page(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes);
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let start = start.to_ascii_lowercase();
    // JSON may hold a page.
    if start.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut rest = &*start;
    loop {
        rest = rest.split_once('<')?.1;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(tag) = rest.strip_prefix("meta")
            && tag.starts_with(|next: char| next.is_ascii_whitespace() || next == '/')
        {
            let (attributes, after) = tag.split_once('>')?;
            rest = after;
            // The `content` of other elements says nothing about the encoding.
            let is_pragma = attributes.contains("http-equiv");
            if (is_pragma || !attributes.contains("content"))
                && let Some(label) = charset(attributes)
            {
                // A page whose bytes spell `meta` is not UTF-16.
                let is_wrong = label.starts_with("utf-16");
                return Some(if is_wrong { "utf-8" } else { label }.to_owned());
            }
        }
    }
}

/// Returns the value of `charset` in the parameters of a media type or the attributes of an element, in lower case.
fn charset(text: &str) -> Option<&str> {
    let value = text.split_once("charset")?.1.trim_start();
    let value = value.strip_prefix('=')?;
    let value = value.trim_start_matches([' ', '\t', '\r', '\n', '"', '\'']);
    let is_end = |char: char| char.is_ascii_whitespace() || matches!(char, '"' | '\'' | ';' | '/');
    let label = value.split(is_end).next()?;
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests;
