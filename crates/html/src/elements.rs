//! Flags of HTML elements by name, for tree construction (HTML Standard 13.2.6) and for reading articles.

/// A set of flags of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ElementFlags(u32);

impl ElementFlags {
    /// The start tag closes an open paragraph; the end tag closes the elements open inside.
    pub const BLOCK: Self = Self::letter(b'B');
    /// The start tag closes SVG and MathML.
    pub const BREAKOUT: Self = Self::letter(b'C');
    /// The element begins and ends a line, so it cannot be inline.
    pub const LINE_BREAKING: Self = Self::letter(b'D');
    /// A formatting element: the tree builder reopens it after a block that closed it.
    pub const FORMATTING: Self = Self::letter(b'F');
    /// A heading, `h1` to `h6`.
    pub const HEADING: Self = Self::letter(b'H');
    /// The end tag is optional.
    pub const IMPLIED_END: Self = Self::letter(b'I');
    /// A scope: end tags inside the element do not close elements outside it.
    pub const SCOPE: Self = Self::letter(b'K');
    /// The element puts a marker into the list of active formatting elements.
    pub const MARKER: Self = Self::letter(b'M');
    /// The element holds raw text, which the tokenizer skips.
    pub const RAW_TEXT: Self = Self::letter(b'R');
    /// An element of the standard's category "special".
    pub const SPECIAL: Self = Self::letter(b'S');
    /// A part of a table, such as a row or a cell.
    pub const TABLE_PART: Self = Self::letter(b'T');
    /// A void element.
    pub const VOID: Self = Self::letter(b'V');
    /// Articles drop the element with its content.
    pub const DROPPED: Self = Self::letter(b'X');

    const fn letter(letter: u8) -> Self {
        Self(1 << (letter - b'A'))
    }

    /// Returns the flags of an element by its lower-case name; no flags if the name is unknown.
    pub fn of(name: &str) -> Self {
        let first = name.as_bytes().first().copied().unwrap_or_default();
        let line = usize::from(first.wrapping_sub(b'a'));
        let mut words = ELEMENTS.get(line).copied().unwrap_or_default().split(' ');
        while let (Some(known), Some(letters)) = (words.next(), words.next()) {
            if known == name {
                let letters = letters.bytes();
                return letters.fold(Self(0), |flags, letter| {
                    Self(flags.0 | Self::letter(letter).0)
                });
            }
        }
        Self(0)
    }

    /// Returns whether any of these flags is set.
    pub fn intersects(self, flags: Self) -> bool {
        self.0 & flags.0 != 0
    }

    /// Returns the union of two sets.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Element names and their flag letters, one line per initial letter.
const ELEMENTS: [&str; 26] = [
    "a F address BDS applet KMSX area VSX article BDS aside BDS audio D",
    "b CF base VSX basefont VSX bgsound VSX big CF blockquote BCDS body CDS br CSV button S",
    "caption DKMST center BCDS code CF col SVT colgroup ST",
    "datalist X dd CDIS details BDS dialog BDS dir BDS div BCDS dl BCDS dt CDIS",
    "em CF embed CSVX",
    "fieldset BDS figcaption BDS figure BDS font F footer BDS form BDS frame SX frameset SX",
    "",
    "h1 CDHS h2 CDHS h3 CDHS h4 CDHS h5 CDHS h6 CDHS head CS header BDS hgroup BDS hr CDSV html KS",
    "i CF iframe DRS img CDSV input SVX",
    "",
    "keygen SVX",
    "li CDIS link SVX listing BCDS",
    "main BDS marquee KMS menu BCDS meta CSVX",
    "nav BDS nobr CF noembed RSX noframes RSX noscript RSX",
    "object KMS ol BCDS optgroup IX option IX",
    "p CDIS param SVX plaintext S pre BCDS",
    "",
    "rb I rp IX rt I rtc I ruby C",
    "s CF script RSX search BDS section BDS select KSX small CF source SVX span C strike CF strong CF style RSX sub C summary BDS sup C svg X",
    "table CDKS tbody DST td DKMST template KMSX textarea RS tfoot DST th DKMST thead DST title RSX tr DST track SVX tt CF",
    "u CF ul BCDS",
    "var C video D",
    "wbr SV",
    "xmp RSX",
    "",
    "",
];

#[cfg(test)]
mod tests;
