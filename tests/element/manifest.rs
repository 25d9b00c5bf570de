//! The package's manifest and the README name what can be set: that, all of it, and nothing else.
#![cfg(not(target_arch = "wasm32"))]

use article_widget::config;
use article_widget::json::Json;
use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../../src/embed/package/custom-elements.json");
const README: &str = include_str!("../../README.md");

/// The members of the element's declaration that are in that list.
fn listed(list: &str) -> Vec<Json> {
    let manifest = Json::parse(MANIFEST).expect("the manifest is JSON");
    let path = ["/modules/0/declarations/0/", list].concat();
    let list = manifest.pointer(&path).expect("the list is there");
    list.as_slice().to_vec()
}

fn name(json: &Json) -> String {
    json.str_member("name").expect("a name").to_owned()
}

#[test]
fn the_settings_are_the_properties_that_can_be_set() {
    // `config` is all of them, `loading` and `hydrate` are over when they are read, `html` is what stands in
    // the element, and `framed` is what the frame's page says.
    let settings: BTreeSet<String> = listed("members")
        .iter()
        .filter(|it| it.str_member("kind") == Some("field") && it.get("readonly").is_none())
        .map(name)
        .filter(|name| !["config", "hydrate", "loading"].contains(&name.as_str()))
        .chain(["framed".to_owned(), "html".to_owned()])
        .collect();

    assert_eq!(settings, config::SETTING_NAMES.map(str::to_owned).into());
}

#[test]
fn every_attribute_has_its_place_in_the_readme_and_no_other_has() {
    let rows = README
        .lines()
        .skip_while(|line| !line.starts_with("| attribute |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    // A row may name two: `related-target`, `related-rel`.
    let named: BTreeSet<String> = rows
        .flat_map(|row| row.split('|').nth(1).expect("a cell").split(','))
        .map(|name| name.trim().trim_matches('`').to_owned())
        .collect();

    assert_eq!(named, listed("attributes").iter().map(name).collect());
}

#[test]
fn every_event_part_and_custom_property_is_named_in_the_readme() {
    for list in ["events", "cssProperties", "cssParts"] {
        for name in listed(list).iter().map(name) {
            assert!(
                README.contains(&["`", &name, "`"].concat()),
                "{list}: {name}"
            );
        }
    }
}
