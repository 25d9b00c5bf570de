use super::*;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_draft_comes_back_unchanged(
        comment in any::<String>(),
        tried in proptest::option::of(any::<String>()),
        slot in any::<String>(),
    ) {
        let draft = Draft { comment, saved: 1_700_000_000_000.0, unconfirmed_key: tried, storage_slot: slot };

        prop_assert_eq!(Draft::from_json(&draft.to_json()), Some(draft));
    }

    #[test]
    fn what_is_not_ours_is_no_draft(stored in any::<String>()) {
        prop_assert_eq!(Draft::from_json(&stored), None);
    }

    #[test]
    fn no_two_forms_share_a_key(
        one in (".{0,9}", ".{0,9}", proptest::option::of(".{0,9}")),
        other in (".{0,9}", ".{0,9}", proptest::option::of(".{0,9}")),
    ) {
        prop_assume!(one != other);

        let [one, other] = [one, other].map(|it| key(&it.0, &it.1, it.2.as_deref()));

        prop_assert!(!one.starts_with(&other));
        prop_assert!(!other.starts_with(&one));
    }
}

#[test]
fn a_draft_expires() {
    let draft = Draft::empty("a", 0.0);

    assert!(!draft.is_expired(LIFETIME_MS - 1.0));
    assert!(draft.is_expired(LIFETIME_MS));
}

#[test]
fn quotes_and_commas_in_an_address_do_not_make_it_another_ones() {
    let keys = [
        key("https://a.example", "1", None),
        key("https://a.example", "1", Some("")),
        key("https://a.example", "17", None),
        key("https://a.example\",\"1", "", None),
    ];

    for (at, one) in keys.iter().enumerate() {
        assert!(!keys[at + 1..].contains(one), "{one}");
    }
}

#[test]
fn only_the_comment_is_kept() {
    let draft = Draft {
        comment: "Bien dit".to_owned(),
        unconfirmed_key: Some("k".to_owned()),
        ..Draft::empty("a", 5.0)
    };

    assert_eq!(
        draft.to_json(),
        r#"{"comment":"Bien dit","saved":5,"slot":"a","tried":"k"}"#
    );
}
