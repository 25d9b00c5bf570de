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
    // JSON Pointer, replacement (`null` removes the value), expected diagnostic.
    for (pointer, replacement, diagnostic) in [
        ("/version", json!(2), "version: expected 1"),
        (
            "/headline",
            json!(" "),
            "headline: expected a string that is not blank",
        ),
        (
            "/headline",
            Value::Null,
            "headline: expected a string that is not blank",
        ),
        ("/blocks", json!("text"), "blocks: expected an array"),
        ("/standfirst", json!(7), "standfirst: expected a string"),
        (
            "/authors",
            json!({"name": "Awa"}),
            "authors: expected an array",
        ),
        (
            "/authors/1",
            json!(7),
            "authors[1]: expected a name or an object with one",
        ),
        (
            "/authors/0/name",
            Value::Null,
            "authors[0].name: expected a string that is not blank",
        ),
        (
            "/authors/0/url",
            json!("javascript:alert(1)"),
            "authors[0].url: expected an http, https, mailto or tel URL",
        ),
        (
            "/published",
            json!("yesterday"),
            "published: expected an RFC 3339 date",
        ),
        (
            "/modified",
            json!("2026-13-01"),
            "modified: expected an RFC 3339 date",
        ),
        (
            "/lang",
            json!("français"),
            "lang: expected a BCP 47 language tag",
        ),
        ("/dir", json!("auto"), "dir: expected \"ltr\" or \"rtl\""),
        (
            "/url",
            json!("mailto:a@b.example"),
            "url: expected an http or https URL",
        ),
        ("/tags/0", json!(false), "tags[0]: expected a string"),
        (
            "/protected",
            json!("yes"),
            "protected: expected true or false",
        ),
        (
            "/image",
            json!("a.jpg"),
            "image: expected an object with src",
        ),
        (
            "/image/src",
            json!("ftp://a.example/"),
            "image.src: expected an http or https URL",
        ),
        (
            "/image/srcset/0/width",
            json!("600w"),
            "image.srcset[0].width: expected a whole number from 1 to 65535",
        ),
        (
            "/image/height",
            Value::Null,
            "image.height: expected a whole number from 1 to 65535",
        ),
        (
            "/blocks/0",
            json!(7),
            "blocks[0]: expected a string or a block",
        ),
        (
            "/blocks/1/type",
            json!("poll"),
            "blocks[1].type: expected a known type of block",
        ),
        (
            "/blocks/1/type",
            Value::Null,
            "blocks[1].type: expected a known type of block",
        ),
        (
            "/blocks/1/content",
            Value::Null,
            "blocks[1].content: expected a string, an inline or an array of them",
        ),
        (
            "/blocks/1/content/1/type",
            json!("blink"),
            "blocks[1].content[1].type: expected a known type of inline",
        ),
        (
            "/blocks/1/content/5/url",
            json!("https://bank.example@evil.example/"),
            "blocks[1].content[5].url: expected an http, https, mailto or tel URL",
        ),
        (
            "/blocks/1/content/7/url",
            json!("#"),
            "blocks[1].content[7].url: expected # and the name of a place in the article",
        ),
        (
            "/blocks/1/content/9/id",
            Value::Null,
            "blocks[1].content[9].id: expected a name without spaces",
        ),
        (
            "/blocks/2/level",
            json!(1),
            "blocks[2].level: expected a whole number from 2 to 6",
        ),
        (
            "/blocks/2/level",
            json!(2.5),
            "blocks[2].level: expected a whole number from 2 to 6",
        ),
        (
            "/blocks/2/id",
            json!("two words"),
            "blocks[2].id: expected a name without spaces",
        ),
        (
            "/blocks/3/content/1/datetime",
            Value::Null,
            "blocks[3].content[1].datetime: expected a string that is not blank",
        ),
        (
            "/blocks/3/content/3/title",
            json!(7),
            "blocks[3].content[3].title: expected a string that is not blank",
        ),
        (
            "/blocks/4/ordered",
            json!("yes"),
            "blocks[4].ordered: expected true or false",
        ),
        (
            "/blocks/4/start",
            json!(10_000_000_000_u64),
            "blocks[4].start: expected a whole number",
        ),
        (
            "/blocks/4/items",
            Value::Null,
            "blocks[4].items: expected an array",
        ),
        (
            "/blocks/4/items/2",
            json!({}),
            "blocks[4].items[2]: expected content or blocks",
        ),
        (
            "/blocks/5/content",
            Value::Null,
            "blocks[5]: expected content or blocks",
        ),
        (
            "/blocks/6/blocks",
            json!("text"),
            "blocks[6].blocks: expected an array",
        ),
        (
            "/blocks/7/body/1",
            json!("Mopti"),
            "blocks[7].body[1]: expected an array",
        ),
        (
            "/blocks/7/head/0/2/colspan",
            json!(0),
            "blocks[7].head[0][2].colspan: expected a whole number from 1 to 1000",
        ),
        (
            "/blocks/7/body/0/0/scope",
            json!("rowgroup"),
            "blocks[7].body[0][0].scope: expected \"col\", \"row\" or \"none\"",
        ),
        (
            "/blocks/8/text",
            Value::Null,
            "blocks[8].text: expected a string",
        ),
        (
            "/blocks/8/language",
            json!("c sharp"),
            "blocks[8].language: expected a name without spaces",
        ),
        (
            "/blocks/10/blocks",
            Value::Null,
            "blocks[10]: expected content or blocks",
        ),
        (
            "/blocks/11/summary",
            Value::Null,
            "blocks[11].summary: expected running text that is not blank",
        ),
        (
            "/blocks/12/src",
            json!("data:text/html,x"),
            "blocks[12].src: expected an http or https URL",
        ),
        (
            "/blocks/13/images",
            Value::Null,
            "blocks[13].images: expected an array of images",
        ),
        (
            "/blocks/13/images/1",
            json!("b.jpg"),
            "blocks[13].images[1]: expected an object with src",
        ),
        (
            "/blocks/14/src",
            Value::Null,
            "blocks[14].src: expected an http or https URL",
        ),
        (
            "/blocks/14/poster",
            json!("blob:x"),
            "blocks[14].poster: expected an http or https URL",
        ),
        (
            "/blocks/14/tracks/0/lang",
            json!("f"),
            "blocks[14].tracks[0].lang: expected a BCP 47 language tag",
        ),
        (
            "/blocks/15/src",
            json!("data:image/png,x"),
            "blocks[15].src: expected an http or https URL",
        ),
        (
            "/blocks/16/url",
            json!("tel:1"),
            "blocks[16].url: expected an http or https URL",
        ),
        (
            "/blocks/17/dir",
            json!(1),
            "blocks[17].dir: expected \"ltr\" or \"rtl\"",
        ),
        (
            "/blocks/18/notes",
            Value::Null,
            "blocks[18].notes: expected an array of notes",
        ),
        (
            "/blocks/18/notes/0/id",
            Value::Null,
            "blocks[18].notes[0].id: expected a name without spaces",
        ),
        (
            "/blocks/18/notes/0/content",
            Value::Null,
            "blocks[18].notes[0]: expected content or blocks",
        ),
    ] {
        let diagnostic = diagnostic.to_owned() + &got(&replacement, diagnostic);
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
