//! Nothing hostile in HTML reaches the model, and nothing else of the story is lost with it.
//! `e2e/tests/journeys/article/safety.rs` shows the same samples in three engines.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/model.rs"]
mod model;
#[path = "../common/oracle.rs"]
mod oracle;

use article_widget::article::BlockKind;
use article_widget::sources::formats::html;
use article_widget::url::{self, UrlPurpose};
use article_widget_html::elements::ElementFlags;
use article_widget_html::tree_builder::Node;
use corpus::{documents, xss_payloads};
use model::VisibleContent;
use oracle::Parsed;

const PAGE: Option<&str> = Some("https://news.example/story/one");

/// The words that the HTML Standard leaves visible.
fn visible(tree: &[Node<'_>], into: &mut String) {
    for node in tree {
        match node {
            Node::Text(text) => into.push_str(text),
            Node::Element(tag, children) if tag.name == "svg" => labels(children, false, into),
            Node::Element(tag, children) if !tag.flags.intersects(ElementFlags::DROPPED) => {
                visible(children, into);
            }
            Node::Element(..) => {}
        }
    }
}

/// The title and the texts of a drawing.
fn labels(tree: &[Node<'_>], is_text: bool, into: &mut String) {
    for node in tree {
        match node {
            Node::Text(text) if is_text => into.push_str(text),
            Node::Text(_) => {}
            Node::Element(tag, children) => {
                let is_label = matches!(&*tag.name, "title" | "text");
                if is_label || !tag.flags.intersects(ElementFlags::DROPPED) {
                    labels(children, is_text || is_label, into);
                }
            }
        }
    }
}

fn is_allowed(usage: UrlPurpose, url: &str) -> bool {
    let place = url.strip_prefix('#').is_some_and(|name| !name.is_empty());
    usage == UrlPurpose::Link && place || url::resolve(url, None, usage).as_deref() == Some(url)
}

fn assert_allowed(seen: &VisibleContent, name: &str) {
    for (usage, url) in &seen.urls {
        assert!(is_allowed(*usage, url), "{name}: {usage:?} {url}");
    }
}

#[test]
fn there_are_hundreds_of_samples_and_no_two_are_the_same() {
    let mut samples: Vec<String> = xss_payloads().into_iter().map(|(_, html)| html).collect();
    let all = samples.len();
    samples.sort();
    samples.dedup();

    assert!(all >= 320, "{all} payloads");
    assert_eq!(samples.len(), all);
    assert!(documents().len() >= 55);
}

#[test]
fn no_address_outside_the_allow_list_survives() {
    for (name, html) in xss_payloads().into_iter().chain(documents()) {
        let fragment = html::fragment(&html, PAGE);
        assert_allowed(&VisibleContent::in_blocks(&fragment.blocks), &name);

        if let Some(article) = html::article(&html, PAGE) {
            let article = article.content;
            let mut blocks = article.blocks;
            blocks.extend(
                article
                    .image
                    .map(|image| BlockKind::Image(image.into()).into()),
            );
            assert_allowed(&VisibleContent::in_blocks(&blocks), &name);

            let authors = article.authors.iter().filter_map(|it| it.url.as_ref());
            for url in authors.chain(&article.url) {
                assert!(is_allowed(UrlPurpose::Link, url), "{}: {url}", name);
            }
        }
    }
}

#[test]
fn no_word_of_a_script_or_a_style_is_shown() {
    for (name, html) in xss_payloads() {
        let mut allowed = String::new();
        visible(&Parsed::new(&html).tree(), &mut allowed);

        let shown = VisibleContent::in_blocks(&html::fragment(&html, PAGE).blocks).words;

        for word in ["__xss", "alert", "@import", "expression", "color"] {
            let count = |text: &str| text.matches(word).count();
            assert!(
                count(&shown) <= count(&allowed),
                "{}: {word} in {shown:?}",
                name
            );
        }
    }
}

#[test]
fn the_article_around_survives_where_html_leaves_it() {
    let mut swallowed = 0;
    for (name, html) in xss_payloads() {
        let mut expected = String::new();
        visible(&Parsed::new(&html).tree(), &mut expected);

        let shown = VisibleContent::in_blocks(&html::fragment(&html, PAGE).blocks).words;

        assert!(shown.contains("Before."), "{}: {shown:?}", name);
        if expected.contains("After.") {
            assert!(shown.contains("After."), "{}: {shown:?}", name);
        } else {
            swallowed += 1;
        }
    }
    assert!(swallowed < 60, "{swallowed} samples swallow what follows");
}

#[test]
fn an_article_keeps_its_headline_whatever_stands_in_it() {
    for (name, html) in xss_payloads() {
        let article = html::article(&html, PAGE);

        let headline = article.map(|it| it.content.headline);
        assert_eq!(headline.as_deref(), Some("Story"), "{}", name);
    }
}
