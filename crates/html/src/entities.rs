//! Decodes character references: `&eacute;`, `&#8217;`, `&amp`.
//!
//! The names are the 252 of HTML 4 and `apos`, which publishers use. The two thousand other names of the HTML
//! Standard stay as written. [`char_refs`] decodes numeric references.

use std::borrow::Cow;

use crate::char_refs;

/// The context of a character reference, which decides how it ends.
#[derive(Clone, Copy, PartialEq)]
pub enum DecodeContext {
    /// Text.
    Text,
    /// An attribute value, where an ampersand may be part of a URL.
    Attribute,
}

/// Length of the longest name, `thetasym`, in bytes.
const MAX_NAME_LENGTH: usize = 8;

/// The names and their characters, by first letter: A to Z, then a to z.
const NAMES: [&str; 52] = [
    "AMP & Aacute Á Acirc Â AElig Æ Agrave À Alpha Α Aring Å Atilde Ã Auml Ä",
    "Beta Β",
    "COPY © Ccedil Ç Chi Χ",
    "Dagger ‡ Delta Δ",
    "ETH Ð Eacute É Ecirc Ê Egrave È Epsilon Ε Eta Η Euml Ë",
    "",
    "GT > Gamma Γ",
    "",
    "Iacute Í Icirc Î Igrave Ì Iota Ι Iuml Ï",
    "",
    "Kappa Κ",
    "LT < Lambda Λ",
    "Mu Μ",
    "Ntilde Ñ Nu Ν",
    "OElig Œ Oacute Ó Ocirc Ô Ograve Ò Omega Ω Omicron Ο Oslash Ø Otilde Õ Ouml Ö",
    "Phi Φ Pi Π Prime ″ Psi Ψ",
    "QUOT \"",
    "REG ® Rho Ρ",
    "Scaron Š Sigma Σ",
    "THORN Þ Tau Τ Theta Θ",
    "Uacute Ú Ucirc Û Ugrave Ù Upsilon Υ Uuml Ü",
    "",
    "",
    "Xi Ξ",
    "Yacute Ý Yuml Ÿ",
    "Zeta Ζ",
    "aacute á acirc â acute ´ aelig æ agrave à alefsym ℵ alpha α amp & and ∧ ang ∠ apos ' aring å asymp ≈ atilde ã auml ä",
    "bdquo „ beta β brvbar ¦ bull •",
    "cap ∩ ccedil ç cedil ¸ cent ¢ chi χ circ ˆ clubs ♣ cong ≅ copy © crarr ↵ cup ∪ curren ¤",
    "dArr ⇓ dagger † darr ↓ deg ° delta δ diams ♦ divide ÷",
    "eacute é ecirc ê egrave è empty ∅ emsp \u{2003} ensp \u{2002} epsilon ε equiv ≡ eta η eth ð euml ë euro € exist ∃",
    "fnof ƒ forall ∀ frac12 ½ frac14 ¼ frac34 ¾ frasl ⁄",
    "gamma γ ge ≥ gt >",
    "hArr ⇔ harr ↔ hearts ♥ hellip …",
    "iacute í icirc î iexcl ¡ igrave ì image ℑ infin ∞ int ∫ iota ι iquest ¿ isin ∈ iuml ï",
    "",
    "kappa κ",
    "lArr ⇐ lambda λ lang \u{27E8} laquo « larr ← lceil ⌈ ldquo “ le ≤ lfloor ⌊ lowast ∗ loz ◊ lrm \u{200E} lsaquo ‹ lsquo ‘ lt <",
    "macr ¯ mdash — micro µ middot · minus − mu μ",
    "nabla ∇ nbsp \u{A0} ndash – ne ≠ ni ∋ not ¬ notin ∉ nsub ⊄ ntilde ñ nu ν",
    "oacute ó ocirc ô oelig œ ograve ò oline ‾ omega ω omicron ο oplus ⊕ or ∨ ordf ª ordm º oslash ø otilde õ otimes ⊗ ouml ö",
    "para ¶ part ∂ permil ‰ perp ⊥ phi φ pi π piv ϖ plusmn ± pound £ prime ′ prod ∏ prop ∝ psi ψ",
    "quot \"",
    "rArr ⇒ radic √ rang \u{27E9} raquo » rarr → rceil ⌉ rdquo ” real ℜ reg ® rfloor ⌋ rho ρ rlm \u{200F} rsaquo › rsquo ’",
    "sbquo ‚ scaron š sdot ⋅ sect § shy \u{AD} sigma σ sigmaf ς sim ∼ spades ♠ sub ⊂ sube ⊆ sum ∑ sup ⊃ sup1 ¹ sup2 ² sup3 ³ supe ⊇ szlig ß",
    "tau τ there4 ∴ theta θ thetasym ϑ thinsp \u{2009} thorn þ tilde ˜ times × trade ™",
    "uArr ⇑ uacute ú uarr ↑ ucirc û ugrave ù uml ¨ upsih ϒ upsilon υ uuml ü",
    "",
    "weierp ℘",
    "xi ξ",
    "yacute ý yen ¥ yuml ÿ",
    "zeta ζ zwj \u{200D} zwnj \u{200C}",
];

/// Decodes the character references in a text, once.
pub fn decode(text: &str, place: DecodeContext) -> Cow<'_, str> {
    char_refs::decode(text, &|name| named(name, place))
}

fn named(text: &str, place: DecodeContext) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let length = bytes
        .iter()
        .take(MAX_NAME_LENGTH)
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(bytes.len().min(MAX_NAME_LENGTH));
    if bytes.get(length) == Some(&b';')
        && let Some(char) = text.get(..length).and_then(character)
    {
        return Some((char, length + 1));
    }
    // Legacy names match without a semicolon; the longest match wins.
    let (char, length) = (2..=length).rev().find_map(|length| {
        let char = text.get(..length).and_then(character)?;
        (char as u32 <= 0xFF && char != '\'').then_some((char, length))
    })?;
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'=';
    if place == DecodeContext::Attribute && bytes.get(length).is_some_and(goes_on) {
        return None;
    }
    Some((char, length))
}

fn character(name: &str) -> Option<char> {
    let first = *name.as_bytes().first()?;
    let letter = match first {
        b'A'..=b'Z' => first - b'A',
        b'a'..=b'z' => first - b'a' + 26,
        _ => return None,
    };
    let mut words = NAMES.get(usize::from(letter))?.split(' ');
    while let (Some(known), Some(char)) = (words.next(), words.next()) {
        if known == name {
            return char.chars().next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn references_are_decoded_once() {
        for (written, meant) in [
            ("Caf&eacute; &amp; th&eacute;", "Café & thé"),
            ("&amp;lt;script&amp;gt;", "&lt;script&gt;"),
            ("L&#8217;eau l&#x2019;eau", "L’eau l’eau"),
            (
                "&#150; &#0; &#xD800; &#99999999;",
                "– \u{FFFD} \u{FFFD} \u{FFFD}",
            ),
            ("&copy2026 &notit; &notin;", "©2026 ¬it; ∉"),
            ("&unknown; & &; &# &#x; &;", "&unknown; & &; &# &#x; &;"),
            ("&thetasym;&Dagger;&zwnj;", "ϑ‡\u{200C}"),
            ("&apos; &apos", "' &apos"),
        ] {
            assert_eq!(decode(written, DecodeContext::Text), meant, "{written}");
        }
    }

    #[test]
    fn an_address_keeps_its_ampersands() {
        let address = "/?a=1&copy=2&amp;reg=3&lt";

        assert_eq!(
            decode(address, DecodeContext::Attribute),
            "/?a=1&copy=2&reg=3<"
        );
    }

    #[test]
    fn html_4_has_252_names() {
        let names: Vec<&str> = NAMES
            .iter()
            .flat_map(|line| line.split(' ').step_by(2))
            .filter(|name| !name.is_empty())
            .collect();

        // Plus `apos`, and six names that are also valid in capitals.
        assert_eq!(names.len(), 252 + 1 + 6);
        assert!(names.iter().all(|name| name.len() <= MAX_NAME_LENGTH));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[&#;xX0-9a-zA-Zé]{0,40}") {
            let _ = decode(&text, DecodeContext::Text);
            let _ = decode(&text, DecodeContext::Attribute);
        }

        #[test]
        fn text_without_references_is_left_alone(text in "[^&]*") {
            prop_assert!(matches!(decode(&text, DecodeContext::Text), Cow::Borrowed(it) if it == text));
        }
    }
}
