use super::*;
use crate::comments::test_support::read_fields;
use crate::diagnostics::Diagnostic;
use crate::json::arbitrary::any_json;
use proptest::prelude::*;

fn read(fields: &str, required: Option<&str>) -> (Fields, Vec<String>) {
    let fields = Json::parse(fields).expect("the test's fields are JSON");
    let required = required.map(Json::from);
    let (fields, diagnostics) = read_fields(&fields, required.as_ref());
    (
        fields,
        diagnostics.iter().map(Diagnostic::to_string).collect(),
    )
}

/// Returns the names in the order of the form, with a star after required ones.
fn names(fields: &Fields) -> Vec<String> {
    let name = |field: &Field| [&*field.name, if field.required { "*" } else { "" }].concat();
    fields.iter().map(name).collect()
}

#[test]
fn the_usual_form_asks_for_a_comment_and_a_name() {
    assert_eq!(
        names(&Fields::default()),
        ["comment*", "name*", "email", "website"]
    );
}

#[test]
fn a_host_chooses_the_fields_their_order_and_which_must_be_filled_in() {
    let (fields, diagnostics) = read(r#""name email comment""#, Some("email"));

    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(names(&fields), ["name", "email*", "comment*"]);
}

#[test]
fn nobody_needs_a_name_where_the_host_says_so() {
    let required = |fields: &str, required| names(&read(fields, required).0);
    let anonymous = r#"["comment",{"name":"name","required":false}]"#;

    assert_eq!(required(anonymous, None), ["comment*", "name"]);
    assert_eq!(required(anonymous, Some("name")), ["comment*", "name*"]);
    assert_eq!(
        required(r#""comment name""#, Some("")),
        ["comment*", "name"]
    );
    assert_eq!(
        required(r#"["comment",{"name":"name"}]"#, None),
        ["comment*", "name*"]
    );
}

#[test]
fn further_fields_are_objects_in_the_words_of_html() {
    let (fields, diagnostics) = read(
        r#"["comment",{"name":"email","required":true,"maxlength":80},
                {"name":"topic","type":"select","label":"Topic","options":["Water",{"value":"f","label":"Fire"}]},
                {"name":"city","autocomplete":"address-level2","minlength":2},
                {"name":"site","type":"hidden","value":"news"},
                {"name":"terms","type":"consent","version":"2026-05","required":true,"label":"I agree"}]"#,
        None,
    );

    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(
        names(&fields),
        ["comment*", "email*", "topic", "city", "site", "terms*"]
    );
    let kind = |name| {
        let field = fields.position(name).and_then(|index| fields.get(index));
        field.map(|field| field.kind.clone())
    };
    let choice = |value: &str, label: &str| Choice {
        value: value.into(),
        label: label.into(),
    };
    let choices = [choice("Water", "Water"), choice("f", "Fire")];
    assert_eq!(kind("topic"), Some(Kind::Select(choices.into())));
    assert_eq!(kind("city"), Some(Kind::Text));
    assert_eq!(kind("site"), Some(Kind::Hidden("news".into())));
    assert_eq!(kind("terms"), Some(Kind::Consent("2026-05".into())));
    assert_eq!(fields.get(1).map(|field| field.max), Some(80));
    assert!(
        fields
            .get(5)
            .is_some_and(|terms| terms.provides("termsTime"))
    );
}

#[test]
fn every_error_names_the_field_and_what_was_expected() {
    let diagnostics = |fields, required| read(fields, required).1.join("; ");

    assert_eq!(
        diagnostics(r#""comment nom""#, Some("name")),
        "required: expected a list of comment, nom, got \"name\""
    );
    assert_eq!(
        diagnostics(r#"["name"]"#, None),
        "fields: expected comment among them"
    );
    assert_eq!(
        diagnostics("7", None),
        "fields: expected a list of fields, got 7; fields: expected comment among them"
    );
    assert_eq!(
        diagnostics(r#"["comment","comment"]"#, None),
        "fields: expected one field called comment"
    );
    assert_eq!(
        diagnostics(
            r#"["comment",{"name":"a b"},{"name":"c","type":"date"},{"name":"d","type":"select"}]"#,
            None
        ),
        "fields[1].name: expected letters, digits, - and _, got \"a b\"; \
             fields[2].type: expected textarea, text, email, url, checkbox, select, hidden, consent, got \"date\"; \
             fields[3].options: expected a list of strings or {value, label}"
    );
    assert_eq!(
        diagnostics(
            r#"["comment",{"name":"c","required":1,"maxlength":"9","colour":"red"}]"#,
            None
        ),
        "fields[1].required: expected true or false, got 1; \
             fields[1].maxlength: expected a number of characters, got \"9\"; \
             fields[1].colour: expected one of autocomplete, label, maxlength, minlength, name, options, required, type, value, version"
    );
}

proptest! {
    #[test]
    fn whatever_is_given_there_is_a_comment_to_write(fields in any_json(), required in any_json()) {
        let (fields, _) = read_fields(&fields, Some(&required));
        prop_assert!(fields.position("comment").is_some());
    }
}
