//! Parses JSON text in Rust, because copying a value that the browser has parsed takes a call for every member.

use crate::json::Json;
use article_widget_platform::number;

/// Parses JSON (RFC 8259). Returns `None` for invalid JSON, more than `levels` of nesting or more than `values`
/// values.
pub fn parse(text: &str, levels: u8, values: u32) -> Option<Json> {
    let mut parser = Parser {
        text,
        at: 0,
        left: values,
    };
    let json = parser.value(levels)?;
    parser.skip_space();
    (parser.at == text.len()).then_some(json)
}

struct Parser<'a> {
    text: &'a str,
    /// Position in the text, in bytes.
    at: usize,
    /// Number of further values allowed.
    left: u32,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Consumes the byte and the white space before it, if it comes next; returns whether it does.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Parses a value with at most `levels` of nesting.
    fn value(&mut self, levels: u8) -> Option<Json> {
        self.left = self.left.checked_sub(1)?;
        self.skip_space();
        Some(match self.peek()? {
            b'"' => Json::String(self.string()?),
            b'[' => Json::Array(self.list(levels.checked_sub(1)?)?),
            b'{' => Json::Object(self.map(levels.checked_sub(1)?)?),
            b't' => self.word("true", Json::Bool(true))?,
            b'f' => self.word("false", Json::Bool(false))?,
            b'n' => self.word("null", Json::Null)?,
            _ => Json::Number(self.number()?),
        })
    }

    fn word(&mut self, word: &str, json: Json) -> Option<Json> {
        self.rest().starts_with(word).then(|| {
            self.at += word.len();
            json
        })
    }

    fn list(&mut self, levels: u8) -> Option<Vec<Json>> {
        self.at += 1;
        let mut items = Vec::new();
        if self.takes(b']') {
            return Some(items);
        }
        loop {
            items.push(self.value(levels)?);
            if !self.takes(b',') {
                return self.takes(b']').then_some(items);
            }
        }
    }

    fn map(&mut self, levels: u8) -> Option<Vec<(String, Json)>> {
        self.at += 1;
        let mut members = Vec::new();
        if self.takes(b'}') {
            return Some(members);
        }
        loop {
            self.skip_space();
            (self.peek()? == b'"').then_some(())?;
            let name = self.string()?;
            self.takes(b':').then_some(())?;
            members.push((name, self.value(levels)?));
            if !self.takes(b',') {
                return self.takes(b'}').then_some(members);
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = self.rest();
            let is_end = |byte: u8| matches!(byte, b'"' | b'\\' | 0..0x20);
            let end = rest.bytes().position(is_end)?;
            string.push_str(rest.get(..end)?);
            self.at += end + 1;
            match rest.as_bytes().get(end)? {
                b'"' => return Some(string),
                b'\\' => string.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let escape = self.peek()?;
        self.at += 1;
        Some(match escape {
            b'"' | b'\\' | b'/' => escape.into(),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let is_pair = (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u");
                let start = self.at;
                let mut units = vec![first];
                if is_pair {
                    self.at += 2;
                    units.push(self.unit()?);
                }
                match char::decode_utf16(units).next()? {
                    Ok(char) => {
                        if u32::from(char) < 0x1_0000 {
                            self.at = start;
                        }
                        char
                    }
                    // A lone surrogate becomes a replacement character, as it does when JavaScript encodes UTF-8.
                    Err(_) => {
                        self.at = start;
                        char::REPLACEMENT_CHARACTER
                    }
                }
            }
            _ => return None,
        })
    }

    /// Parses four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
    }

    fn number(&mut self) -> Option<f64> {
        let rest = self.rest();
        let is_end = |char: char| !matches!(char, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
        let number = rest.get(..rest.find(is_end).unwrap_or(rest.len()))?;
        self.at += number.len();
        let is_short = number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_short && (number == "0" || !number.starts_with('0')) {
            return number.parse::<u32>().ok().map(f64::from);
        }
        number::parse(number)
    }
}

#[cfg(test)]
mod tests;
