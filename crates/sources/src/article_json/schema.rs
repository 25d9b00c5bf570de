//! Tests that the JSON Schema and the parser accept and reject the same documents.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::article_json::{BLOCK_TYPES, INLINE_TYPES, article, to_json};
use article_widget_core::article::{Phrase, arbitrary};
use article_widget_core::json::Json;

const SCHEMA: &str = include_str!("../../../../docs/article.schema.json");
const EXAMPLE: &str = include_str!("../../../../docs/article.example.json");
const GUIDE: &str = include_str!("../../../../docs/article-json.md");
/// Changes of the example that make it invalid: JSON Pointer, replacement (`null` removes the value), diagnostic.
const REJECTED: &str = include_str!("rejected.json");
const BASE: Option<&str> = Some("https://news.example/story");

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn get() -> &'static Self {
        static COMPILED: LazyLock<Schema> = LazyLock::new(Schema::compile);
        &COMPILED
    }

    fn compile() -> Self {
        let mut compiler = Compiler::new();
        let mut schemas = Schemas::new();
        compiler
            .add_resource("article.schema.json", value(SCHEMA))
            .unwrap();
        let index = compiler
            .compile("article.schema.json", &mut schemas)
            .unwrap();
        Self { schemas, index }
    }

    fn check(&self, json: &Value) -> Result<(), String> {
        self.schemas
            .validate(json, self.index)
            .map_err(|error| format!("{error:#}"))
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Returns the parser's diagnostics for a document, or its error.
fn diagnostics(json: &Value) -> Vec<String> {
    match article(&Json::parse(&json.to_string()).unwrap(), BASE) {
        Ok(reading) => reading
            .diagnostics
            .iter()
            .map(ToString::to_string)
            .collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Returns the values of `type` that a definition of the schema allows.
fn types(definition: &str) -> BTreeSet<String> {
    let schema = value(SCHEMA);
    let names = &schema["$defs"][definition]["properties"]["type"]["enum"];
    let names = names.as_array().unwrap().iter();
    names
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

fn read_inlines() -> impl Iterator<Item = &'static str> {
    INLINE_TYPES.into_iter().chain(Phrase::ALL.map(Phrase::tag))
}

#[test]
fn the_schema_names_the_types_that_are_read() {
    assert_eq!(types("blockObject"), BLOCK_TYPES.map(str::to_owned).into());
    assert_eq!(types("inline"), read_inlines().map(str::to_owned).collect());
}

#[test]
fn the_example_uses_every_block_and_inline_and_nothing_is_wrong_with_it() {
    fn collect(json: &Value, into: &mut BTreeSet<String>) {
        match json {
            Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
            Value::Object(members) => {
                into.extend(
                    members
                        .get("type")
                        .and_then(Value::as_str)
                        .map(str::to_owned),
                );
                members.values().for_each(|member| collect(member, into));
            }
            _ => {}
        }
    }
    let example = value(EXAMPLE);
    let mut used = BTreeSet::new();

    collect(&example, &mut used);

    let read = BLOCK_TYPES.into_iter().chain(read_inlines());
    assert_eq!(used, read.map(str::to_owned).collect());
    assert_eq!(diagnostics(&example), [""; 0]);
    Schema::get().check(&example).unwrap();
}

#[test]
fn the_guide_names_every_type_and_its_examples_are_right() {
    for name in BLOCK_TYPES.into_iter().chain(read_inlines()) {
        assert!(GUIDE.contains(&format!("`{name}`")), "{name}");
    }
    let examples = GUIDE.split("```json\n").skip(1);
    let examples: Vec<Value> = examples
        .map(|rest| value(rest.split("```").next().unwrap()))
        .collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let article = match example.get("headline") {
            Some(_) => example,
            None => json!({ "headline": "H", "blocks": [example] }),
        };

        assert_eq!(diagnostics(&article), [""; 0]);
        assert_eq!(Schema::get().check(&article), Ok(()));
    }
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schema = Schema::get();
    let changes: Vec<(String, Value, String)> = serde_json::from_str(REJECTED).unwrap();
    for (pointer, replacement, diagnostic) in changes {
        let diagnostic = [&*diagnostic, &got(&replacement, &diagnostic)].concat();
        let mut changed = value(EXAMPLE);
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match (changed.pointer_mut(parent).unwrap(), replacement) {
            (Value::Object(members), Value::Null) => {
                members
                    .remove(key)
                    .unwrap_or_else(|| panic!("{pointer} is there"));
            }
            (parent, replacement) => {
                let key = format!("/{key}");
                *parent
                    .pointer_mut(&key)
                    .unwrap_or_else(|| panic!("{pointer} is there")) = replacement;
            }
        }

        assert_eq!(diagnostics(&changed), [diagnostic.as_str()], "{pointer}");
        assert!(schema.check(&changed).is_err(), "{pointer}: {diagnostic}");
    }
}

/// Returns the part of a diagnostic that describes the actual value. It is empty for a removed value, for a document
/// that is rejected as a whole and for an object without content.
fn got(value: &Value, diagnostic: &str) -> String {
    let is_whole = ["version:", "headline:", "blocks:"]
        .iter()
        .any(|start| diagnostic.starts_with(start));
    match value {
        Value::Null => String::new(),
        _ if is_whole || diagnostic.ends_with("content or blocks") => String::new(),
        Value::Object(_) => ", got an object".to_owned(),
        value => format!(", got {value}"),
    }
}

/// Replaces value number `at` in depth-first order.
fn replace(json: &mut Value, at: &mut usize, with: &Value) {
    if *at == 0 {
        *json = with.clone();
    }
    *at = at.wrapping_sub(1);
    match json {
        _ if *at > usize::MAX / 2 => {}
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, at, with)),
        Value::Object(members) => members
            .values_mut()
            .for_each(|item| replace(item, at, with)),
        _ => {}
    }
}

fn count(json: &Value) -> usize {
    1 + match json {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

fn replacement() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(true),
        json!(1),
        json!(3),
        json!(-1),
        json!(2.5),
        json!(5_000_000_000u64),
        json!("word"),
        json!("two words"),
        json!("https://a.example/"),
        json!("mailto:a@b.example"),
        json!("javascript:alert(1)"),
        json!("#there"),
        json!("fr"),
        json!("rtl"),
        json!("2026-03-01"),
        json!(["word"]),
        json!([["word", 1], "word"]),
        json!([null]),
        json!({"src": "a.png", "width": 3}),
        json!({"content": "word"}),
        json!({"content": "word", "id": "a", "name": "b"}),
        json!({"blocks": ["word"], "scope": "row"}),
        json!({"blocks": [true]}),
        json!({"type": "poll", "text": "word"}),
        json!({"type": "strong"}),
        json!({"type": "strong", "content": "word"}),
        json!({"type": "link", "content": "word", "url": "tel:1"}),
        json!({"type": "quote", "blocks": ["word"]}),
        json!({"type": "separator"}),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_article_that_is_written_is_valid(article in arbitrary::article()) {
        let json = value(&to_json(&article).to_string());

        prop_assert_eq!(Schema::get().check(&json), Ok(()));
    }
}

proptest! {
    #[test]
    fn whatever_is_changed_the_reader_and_the_schema_agree(
        article in arbitrary::article(),
        at in any::<prop::sample::Index>(),
        replacement in replacement(),
    ) {
        let mut json = value(&to_json(&article).to_string());
        let mut at = at.index(count(&json) - 1) + 1;
        replace(&mut json, &mut at, &replacement);

        let diagnostics = diagnostics(&json);
        let checked = Schema::get().check(&json);

        prop_assert_eq!(diagnostics.is_empty(), checked.is_ok(), "{:?}\n{:?}\n{}", diagnostics, checked, json);
    }
}
