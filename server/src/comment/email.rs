//! The e-mail rule of the HTML standard.

/// Whether `text` is a "valid e-mail address" by the production that HTML
/// gives for `input type=email`.
///
/// The same rule as the browser's, so that neither side refuses what the
/// other accepts: <https://html.spec.whatwg.org/#valid-e-mail-address>.
pub(crate) fn is_address(text: &str) -> bool {
    // The first @ is the separator: the production has no @ on either side.
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
    })
}

/// RFC 5322 `atext`, or a dot.
fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// An RFC 1034 label, with RFC 1123's leading digit and 63-octet limit.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_address;
    use proptest::prelude::*;

    #[test]
    fn addresses_that_browsers_accept_are_accepted() {
        let longest_label = format!("a@{}", "b".repeat(63));
        for address in [
            "a@b",
            "ada@example.org",
            "ada.lovelace+notes@mail.example.org",
            ".dots..anywhere.@example.org",
            "!#$%&'*+/=?^_`{|}~-@example.org",
            "1@2.3",
            "a@b-c.d--e",
            "a@127.0.0.1",
            "a@xn--bcher-kva.example",
            &longest_label,
        ] {
            assert!(is_address(address), "{address} was refused");
        }
    }

    #[test]
    fn what_browsers_refuse_is_refused() {
        let long_label = format!("a@{}", "b".repeat(64));
        for text in [
            "",
            "@",
            "ada",
            "ada@",
            "@example.org",
            "a@b@c",
            "a b@example.org",
            "ada@example.org ",
            "ada@exam ple.org",
            "ada@.example.org",
            "ada@example.org.",
            "ada@example..org",
            "ada@-example.org",
            "ada@example-.org",
            "ada@exam_ple.org",
            "ada@[127.0.0.1]",
            "\"ada\"@example.org",
            "ada(x)@example.org",
            "ada,b@example.org",
            "adä@example.org",
            "ada@bücher.example",
            "ada@example.org\n",
            "<ada@example.org>",
            &long_label,
        ] {
            assert!(!is_address(text), "{text:?} was accepted");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_rule_panic(text in any::<String>()) {
            is_address(&text);
        }

        #[test]
        fn nothing_near_an_address_makes_the_rule_panic(text in "[a-z@.é\\-]{0,80}") {
            is_address(&text);
        }

        #[test]
        fn whatever_the_production_generates_is_accepted(
            address in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?){0,3}"
        ) {
            prop_assert!(is_address(&address), "{} was refused", address);
        }

        #[test]
        fn one_foreign_character_spoils_an_address(
            before in "[a-z]{0,5}", foreign in "[ ,;:()<>\\[\\]\"\\\\\u{80}-\u{ffff}]", after in "[a-z]{0,5}"
        ) {
            let in_local = format!("a{before}{foreign}{after}@example.org");
            let in_domain = format!("ada@a{before}{foreign}{after}a");
            prop_assert!(!is_address(&in_local), "{} was accepted", in_local);
            prop_assert!(!is_address(&in_domain), "{} was accepted", in_domain);
        }
    }
}
