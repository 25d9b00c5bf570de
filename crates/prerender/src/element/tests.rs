use super::*;
use article_widget_core::article::arbitrary;
use article_widget_sources::article_json;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

/// Strings that could end a text node, attribute, script or template early.
const HOSTILE: [&str; 9] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "-->",
    "\"><img src=x onerror=alert(1)>",
    "'><b onclick=alert(1)>",
    "</template></article-widget><i>",
    "]]>&lt;&amp;\u{2028}\u{2029}",
    "\\\"</ScRiPt >",
    "&quot; autofocus onfocus=alert(1) x=&quot;",
];

fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        "[ -~éم\n]{1,6}",
    ];
    prop::collection::vec(part, 1..4)
        .prop_map(|parts| parts.concat())
        .prop_filter("words", |text| !text.trim().is_empty())
}

fn related() -> impl Strategy<Value = Rc<[Related]>> {
    let item = |(title, section, source): (String, Option<String>, Option<String>)| Related {
        url: "https://news.example/other".to_owned(),
        title: title.trim().replace(char::is_control, " "),
        section: section.map(|it| it.trim().replace(char::is_control, " ")),
        source: source.map(|it| it.trim().replace(char::is_control, " ")),
        ..Related::default()
    };
    let fields = (
        hostile(),
        prop::option::of(hostile()),
        prop::option::of(hostile()),
    );
    prop::collection::vec(fields.prop_map(item), 0..4).prop_map(Into::into)
}

/// Returns the parsed page, which must outlive its nodes, and the children of its body.
fn parsed(html: &str) -> (RcDom, Vec<Handle>) {
    let page = format!("<!DOCTYPE html><title>x</title><body>{html}<i id=\"after\"></i>");
    let page = html5ever::parse_document(RcDom::default(), Default::default()).one(page);
    let children = |node: &Handle| node.children.borrow().clone();
    let html = children(&page.document).pop().expect("an html element");
    let body = children(&children(&html).pop().expect("a body"));
    (page, body)
}

fn name(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        NodeData::Text { contents } => format!("text {:?}", contents.borrow()),
        other => format!("{other:?}"),
    }
}

fn attributes(node: &Handle) -> Vec<(String, String)> {
    let NodeData::Element { attrs, .. } = &node.data else {
        return Vec::new();
    };
    let pair = |it: &html5ever::Attribute| (it.name.local.to_string(), it.value.to_string());
    attrs.borrow().iter().map(pair).collect()
}

fn text(node: &Handle) -> String {
    let children = node.children.borrow();
    children
        .iter()
        .map(|child| match &child.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => text(child),
        })
        .collect()
}

fn elements(node: &Handle, into: &mut Vec<Handle>) {
    for child in node.children.borrow().iter() {
        if matches!(child.data, NodeData::Element { .. }) {
            into.push(child.clone());
        }
        elements(child, into);
    }
}

fn shadow(template: &Handle) -> Handle {
    let NodeData::Element {
        template_contents, ..
    } = &template.data
    else {
        panic!("a template");
    };
    template_contents.borrow().clone().expect("its content")
}

fn of(attributes: &[(&str, &str)]) -> Element {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Element {
        attributes: attributes.iter().map(owned).collect(),
        base: Some("https://news.example/story".to_owned()),
        ..Element::default()
    }
}

fn story() -> Rc<Article> {
    let json = r#"{"headline":"Le bac","lang":"fr","blocks":["Il est revenu."]}"#;
    let json = Json::parse(json).expect("article JSON");
    let reading = article_json::article(&json, None).expect("an article");
    Rc::new(reading.content)
}

#[test]
fn it_stands_in_the_page_as_a_host_with_its_shadow_and_its_data() {
    let element = Element {
        article: Some(story()),
        related: Some(Rc::new([])),
        ..of(&[
            ("endpoint", "/comments"),
            ("class", "story"),
            ("drop-cap", ""),
        ])
    };

    let (html, diagnostics) = element.to_html();

    assert_eq!(diagnostics, []);
    assert!(html.starts_with(
        "<article-widget endpoint=\"/comments\" class=\"story\" drop-cap=\"\" lang=\"fr\">\
             <template shadowrootmode=\"open\"><style>"
    ));
    assert!(html.ends_with(
        "</template><script type=\"application/json\">{\"version\":1,\"headline\":\"Le bac\",\
             \"lang\":\"fr\",\"blocks\":[\"Il est revenu.\"]}</script>\
             <script type=\"application/json\" slot=\"related\">[]</script></article-widget>"
    ));
    assert!(
        html.contains("Publier le commentaire"),
        "in the article's language"
    );
}

#[test]
fn the_format_setting_is_for_fetched_documents_and_not_for_inline_ones() {
    let html = |attributes: &[(&str, &str)]| {
        let article = Some(story());
        Element {
            article,
            ..of(attributes)
        }
        .to_html()
        .0
    };

    assert!(!html(&[("format", "ghost")]).contains("format="));
    assert!(html(&[("format", "ghost"), ("src", "/post")]).contains("format=\"ghost\""));
}

#[test]
fn without_an_article_the_language_is_that_of_the_source_or_english() {
    let html = |attributes: &[(&str, &str)]| of(attributes).to_html().0;

    assert!(html(&[]).starts_with("<article-widget lang=\"en\">"));
    assert!(html(&[("srclang", "fr")]).contains(" lang=\"fr\">"));
}

#[test]
fn what_the_element_is_to_fetch_is_shown_and_not_written_along() {
    let element = Element {
        article: Some(story()),
        related: Some(Rc::new([])),
        ..of(&[("src", "/story.json"), ("related", "/related.json")])
    };

    let (html, diagnostics) = element.to_html();

    assert_eq!(diagnostics, []);
    assert!(html.contains("Le bac</h2>"));
    assert!(!html.contains("<script"));
}

#[test]
fn errors_name_the_attribute_and_what_was_expected() {
    let element = of(&[
        ("endpoint", "javascript:x"),
        ("heading-level", "9"),
        ("related-layout", "masonry"),
        ("On Load", "x"),
        ("class", "a"),
        ("class", "b"),
    ]);

    let (html, diagnostics) = element.to_html();

    let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        diagnostics,
        [
            "On Load: expected an attribute's name in small letters",
            "class: expected one value",
            "related-layout: expected one of carousel, grid, list, got \"masonry\"",
            "endpoint: expected an http or https URL, with placeholders only behind its host",
            "heading-level: expected a whole number from 1 to 5, got \"9\"",
        ]
    );
    assert!(html.contains("class=\"a\"") && !html.contains("On Load"));
}

#[test]
fn every_attribute_of_the_element_is_a_setting() {
    let shell = include_str!("../../../../src/embed/shell/attributes.js");
    for name in attribute_names() {
        assert!(shell.contains(&format!("[\"{name}\"")), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_goes_in_is_what_the_element_reads(
        article in arbitrary::article(),
        headline in hostile(),
        related in related(),
    ) {
        let headline = headline.trim().replace(char::is_control, " ");
        let article = Rc::new(Article { headline, ..article });
        let element = Element {
            article: Some(article.clone()),
            related: Some(related.clone()),
            ..of(&[])
        };

        let (html, _) = element.to_html();

        let (_page, body) = parsed(&html);
        let names: Vec<String> = body.iter().map(name).collect();
        prop_assert_eq!(names, ["article-widget", "i"]);
        let inside = body[0].children.borrow().clone();
        let names: Vec<String> = inside.iter().map(name).collect();
        prop_assert_eq!(names, ["template", "script", "script"]);
        let json = Json::parse(&text(&inside[1])).expect("article JSON");
        let reading = article_json::article(&json, None).expect("an article");
        prop_assert_eq!(&reading.content, &*article);
        prop_assert!(reading.diagnostics.is_empty());
        let json = Json::parse(&text(&inside[2])).expect("a list");
        prop_assert_eq!(article_json::related(&json, None).content, &*related);
    }

    #[test]
    fn nothing_hostile_breaks_out_of_its_place(
        texts in prop::array::uniform4(hostile()),
        related in related(),
    ) {
        let [headline, value, paragraph, nonce] = texts;
        let json = Json::Object(vec![
            ("headline".to_owned(), headline.as_str().into()),
            ("blocks".to_owned(), Json::Array(vec![paragraph.as_str().into()])),
        ]);
        let article = article_json::article(&json, None).expect("an article").content;
        let shown = article.headline.clone();
        let element = Element {
            article: Some(Rc::new(article)),
            related: Some(related),
            styles: Styles::Inline { nonce: Some(nonce.clone()) },
            ..of(&[("data-value", value.as_str()), ("endpoint", "/comments")])
        };

        let (html, _) = element.to_html();

        let (_page, body) = parsed(&html);
        let names: Vec<String> = body.iter().map(name).collect();
        prop_assert_eq!(names, ["article-widget", "i"]);
        // The HTML parser normalizes a carriage return to a line feed, unless it is a character reference.
        prop_assert_eq!(&attributes(&body[0])[0].1, &value);
        let inside = body[0].children.borrow().clone();
        prop_assert_eq!(inside.len(), 3);
        let mut known = Vec::new();
        elements(&shadow(&inside[0]), &mut known);
        for element in &known {
            let name = name(element);
            prop_assert!(!["script", "i", "b"].contains(&name.as_str()), "{}", name);
            for (name, value) in attributes(element) {
                prop_assert!(!name.starts_with("on"), "{}={}", name, value);
            }
        }
        prop_assert_eq!(&attributes(&known[0]), &[("nonce".to_owned(), nonce)]);
        let headlines: Vec<String> =
            known.iter().filter(|it| name(it) == "h2").map(text).collect();
        let compact = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(headlines.iter().any(|it| compact(it) == compact(&shown)), "{:?}", headlines);
    }
}
