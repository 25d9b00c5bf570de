use super::*;

#[test]
fn english_needs_no_catalogue_and_says_what_the_source_says() {
    let english = Messages::default();

    assert_eq!(
        english.get(Message::CommentMissing),
        "Please enter your comment!"
    );
    assert_eq!(
        english.get(Message::NameMissing),
        "Please enter your name here"
    );
    assert_eq!(
        english.get(Message::EmailMissing),
        "Please enter your email address here"
    );
    assert_eq!(
        english.get(Message::EmailInvalid),
        "You have entered an incorrect email address!"
    );
}

#[test]
fn placeholders_are_filled_in_every_language() {
    let french = Messages::from_json(&Json::parse(catalogues::FR).unwrap());
    let values = [("first", "4"), ("last", "6"), ("total", "8")];

    let english = Messages::default().fill(Message::RelatedStatus, &values);
    let french = french.fill(Message::RelatedStatus, &values);

    assert_eq!(english, "Articles 4 to 6 of 8");
    assert_eq!(french, "Articles 4 à 6 sur 8");
}

#[test]
fn a_catalogue_with_holes_falls_back_to_english() {
    let partial = Messages::from_json(&Json::parse(r#"{"submit":"Envoyer"}"#).unwrap());

    assert_eq!(partial.get(Message::Submit), "Envoyer");
    assert_eq!(partial.get(Message::Retry), "Try again");
}

#[test]
fn values_that_look_like_placeholders_are_left_alone() {
    let text = Messages::default().fill(Message::Updated, &[("date", "{date}")]);

    assert_eq!(text, "Updated {date}");
}
