use super::*;
use crate::json::arbitrary::any_json;
use proptest::prelude::*;

#[test]
fn nested_members_are_named_with_brackets() {
    let json = Json::parse(r#"{"fields":{"name":"Awa","age":7},"tags":["a"],"none":null}"#);

    let entries = entries(&json.unwrap());

    let written = urlencoded(&entries);
    assert_eq!(
        written,
        "fields%5Bname%5D=Awa&fields%5Bage%5D=7&tags%5B%5D=a&none="
    );
}

#[test]
fn a_path_leads_into_an_object_and_keeps_what_is_there() {
    let mut json = Json::parse(r#"{"fields":{"name":"Awa"}}"#).unwrap();

    put(&mut json, "fields[city]", Json::from("Niamey"));
    put(&mut json, "token", Json::from("t"));

    assert_eq!(
        json.to_string(),
        r#"{"fields":{"name":"Awa","city":"Niamey"},"token":"t"}"#
    );
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded_by_the_url_standard(
        pairs in proptest::collection::vec((any::<String>(), any::<String>()), 1..5)
    ) {
        let decoded: Vec<(String, String)> =
            url::form_urlencoded::parse(urlencoded(&pairs).as_bytes()).into_owned().collect();
        prop_assert_eq!(decoded, pairs);
    }

    #[test]
    fn no_object_and_no_path_makes_it_panic(json in any_json(), path in "[a-c\\[\\]/#]{0,9}") {
        let mut json = json;
        entries(&json);
        put(&mut json, &path, Json::Null);
    }
}
