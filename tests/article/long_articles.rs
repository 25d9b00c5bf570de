//! An article of many blocks is cheap to show, and the same article.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use std::rc::Rc;

use article_widget::Config;
use article_widget::article::{Article, Block, BlockKind, Inline};
use article_widget::vdom::node_cache;
use common::Page;
use common::every_block::story;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/src/embed/shell/build-nodes.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = buildNodes)]
    static BUILD: Function;
}

const TEXT_MEMBERS: &str =
    "On lit, deux par deux, jusqu’à ce que la lampe baisse ; et demain ? Demain, on verra bien. ";

fn paragraph(number: usize) -> Block {
    Block::paragraph(format!("{number}. {}", TEXT_MEMBERS.repeat(1 + number % 5)))
}

/// Some hundred paragraphs, and among them every kind of block.
fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = (0..160).map(paragraph).collect();
    blocks.extend(story().blocks);
    blocks.extend((160..320).map(paragraph));
    blocks
}

fn config(blocks: Vec<Block>) -> Config {
    Config {
        article: Some(Rc::new(Article {
            headline: "H".to_owned(),
            lang: Some("fr".to_owned()),
            blocks,
            ..Article::default()
        })),
        ..Config::default()
    }
}

/// What a widget shows, without what tells it from the others of the page.
fn markup(page: &Page) -> String {
    let markup = page.get("article").inner_html();
    let start = markup.find("id=\"aw").map(|at| at + 4).unwrap_or_default();
    let number = markup[start..].split('-').next().unwrap_or_default();
    markup.replace(number, "aw")
}

/// Where two texts begin to differ.
fn difference(left: &str, right: &str) -> Option<[String; 2]> {
    let same = left.chars().zip(right.chars()).take_while(|(a, b)| a == b);
    let from = same.count().saturating_sub(40);
    let part = |text: &str| text.chars().skip(from).take(120).collect();
    (left != right).then(|| [part(left), part(right)])
}

#[wasm_bindgen_test]
async fn it_is_the_same_whether_its_elements_are_made_in_bulk_or_one_by_one() {
    let before = blocks();
    let mut after = before.clone();
    after[3] = paragraph(1_000);
    after.insert(
        300,
        BlockKind::Paragraph(vec![Inline::Text("a\0b".to_owned())]).into(),
    );
    after.extend((320..420).map(paragraph));
    let versions = [before, after];
    let mut one_by_one = Vec::new();
    for blocks in &versions {
        one_by_one.push(markup(&Page::of(config(blocks.clone())).await));
    }

    BUILD.with(|build| node_cache::set_builder(build.clone()));
    let mut page = Page::of(config(versions[0].clone())).await;
    assert!(page.count(".aw-chunk") > 4, "{}", page.count(".aw-chunk"));
    assert_eq!(difference(&markup(&page), &one_by_one[0]), None);
    let is_told = |page: &Page| page.count(".aw-chunk > p:not([role=paragraph])") == 0;
    assert!(is_told(&page), "a screen reader hears of each paragraph");

    let second = page.all(".aw-chunk")[1].clone();
    for version in [1, 0] {
        page.update_to(config(versions[version].clone()));
        let wanted = one_by_one[version].clone();
        page.until("the other version", move |page| markup(page) == wanted)
            .await;
    }
    assert_eq!(page.all(".aw-chunk")[1], second, "what is the same stays");
}

#[wasm_bindgen_test]
async fn what_is_not_laid_out_yet_takes_about_the_room_it_will_take() {
    let page = Page::of(config((0..600).map(paragraph).collect())).await;
    for width in [320, 480, 1_200] {
        page.set_width(width);
        let body = page.get(".aw-body");
        let guessed = body.get_bounding_client_rect().height();

        for chunk in page.all(".aw-chunk") {
            chunk
                .style()
                .set_property("content-visibility", "visible")
                .unwrap();
        }
        let real = body.get_bounding_client_rect().height();

        assert!(
            (0.75..1.33).contains(&(guessed / real)),
            "{width}: {guessed}, {real}"
        );
        for chunk in page.all(".aw-chunk") {
            chunk.style().remove_property("content-visibility").unwrap();
        }
    }
}
