//! Every block and every inline as the element that means it.
#![cfg(target_arch = "wasm32")]

#[path = "../common/mod.rs"]
mod common;

use common::Page;
use common::every_block::{paragraph, story, text};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

use article_widget::article::options::ArticleOptions;
use article_widget::article::*;

wasm_bindgen_test_configure!(run_in_browser);

async fn every_block() -> Page {
    Page::showing(story(), ArticleOptions::default()).await
}

async fn showing(blocks: Vec<Block>) -> Page {
    let article = Article {
        headline: "H".to_owned(),
        lang: Some("en".to_owned()),
        blocks,
        ..Article::default()
    };
    Page::showing(article, ArticleOptions::default()).await
}

fn attribute(page: &Page, selector: &str, name: &str) -> String {
    let value = page.attribute(selector, name);
    value.unwrap_or_else(|| panic!("{selector} has {name}"))
}

#[wasm_bindgen_test]
async fn every_block_becomes_the_element_that_means_it() {
    let page = every_block().await;

    for (selector, count) in [
        (".aw-body > h3", 1),
        (".aw-body > h4", 1),
        (".aw-body > h5", 1),
        // There is no seventh level.
        (".aw-body > h6", 2),
        (".aw-body > ul > li > ol[start='3'] > li", 2),
        (".aw-body > ol:not([start]) > li", 2),
        ("figure.aw-quote > blockquote > p", 2),
        ("figure.aw-quote > figcaption", 1),
        ("figure.aw-pullquote > blockquote > p", 1),
        ("table > thead > tr > th[scope=col]", 2),
        ("table > thead th[colspan='2']", 1),
        ("table > tbody th[scope=row][rowspan='2']", 1),
        (
            "table > tbody td:not([colspan]):not([rowspan]):not([scope])",
            4,
        ),
        ("table > tfoot > tr", 1),
        (
            "pre[translate=no][dir=ltr][tabindex='0'] > code.language-rust",
            1,
        ),
        (".aw-body > hr", 1),
        ("aside[role=note] > h4", 1),
        ("details:not([open]) > summary", 1),
        ("details > p", 1),
        (".aw-body > figure.aw-figure > img", 1),
        ("figure.aw-gallery > ul[role=list] > li > figure > img", 3),
        ("figure.aw-gallery > figcaption", 1),
        ("figure.aw-audio > audio[controls][preload=none]", 1),
        (".aw-embed a[href='https://www.video.example/watch?v=1']", 1),
        ("section[role=doc-endnotes] > ol > li", 3),
        (".aw-tags > li", 2),
    ] {
        assert_eq!(page.count(selector), count, "{selector}");
    }
    assert_eq!(page.text(".aw-embed-link"), "video.example");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn every_inline_becomes_the_element_that_means_it() {
    let page = every_block().await;

    for phrase in Phrase::ALL {
        let selector = format!(".aw-body > p:first-child > {}", phrase.tag());
        assert!(page.count(&selector) >= 1, "{selector}");
    }
    for selector in [
        "code[translate=no]",
        "abbr[title='Organisation des Nations unies']",
        "time[datetime='08:30']",
        "br",
        "a[href='https://news.example/crue']",
        "span[lang=en]:not([dir])",
        "span[dir=rtl]:not([lang])",
    ] {
        let selector = format!(".aw-body > p:first-child > {selector}");
        assert_eq!(page.count(&selector), 1, "{selector}");
    }
    assert_eq!(page.count("a[target]"), 0, "a link never opens a window");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_block_of_another_language_says_so_and_runs_its_own_way() {
    let page = every_block().await;

    assert_eq!(
        page.text(".aw-body > p[lang=en]:not([dir])"),
        "The river decides; who else?"
    );
    assert_eq!(attribute(&page, ".aw-body > p[lang=ar]", "dir"), "rtl");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_pull_quote_that_the_article_says_itself_is_not_heard_twice() {
    let pull_quote = |content: Vec<Inline>, cite: &str| {
        let cite = Some(cite).filter(|cite| !cite.is_empty());
        Block::from(BlockKind::PullQuote {
            blocks: vec![paragraph(content)],
            cite: cite.map(text).into_iter().collect(),
        })
    };
    let link = Inline::Link {
        url: "https://news.example/".to_owned(),
        content: vec![text("the river decides")],
    };
    let page = showing(vec![
        Block::paragraph("As they say, the river decides, and no one else."),
        pull_quote(vec![text("“the river decides”")], ""),
        pull_quote(vec![text("Nobody decides")], ""),
        pull_quote(vec![text("the river decides")], "A saying"),
        pull_quote(vec![link], ""),
    ])
    .await;

    assert_eq!(
        page.texts(".aw-pullquote[aria-hidden=true]"),
        ["“the river decides”"]
    );
    assert_eq!(page.count(".aw-pullquote:not([aria-hidden])"), 3);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn footnotes_are_numbered_as_the_text_calls_them_and_lead_back_to_each_call() {
    let page = every_block().await;

    let calls = page.texts("[role=doc-noteref]");
    assert_eq!(calls, ["1", "2", "2", "1"]);
    let notes = page.texts(".aw-footnotes li > .aw-note-text");
    assert_eq!(
        notes,
        [
            "Service des eaux.Bulletin de mars.",
            "Comptage du 1er mars.",
            "Une note que rien n’appelle."
        ]
    );
    for (from, to) in [
        ("[role=doc-noteref]", ".aw-footnotes li"),
        ("[role=doc-backlink]", "a[role=doc-noteref]"),
    ] {
        for href in page.attributes(from, "href") {
            let name = href.strip_prefix('#').expect("a place in this article");
            assert_eq!(page.count(&format!("{to}[id$='-{name}']")), 1, "{href}");
        }
    }
    let names = page.attributes("[role=doc-backlink]", "aria-label");
    assert_eq!(
        names,
        [
            "Back to the text (1)",
            "Back to the text (2)",
            "Back to the text (1)",
            "Back to the text (2)"
        ]
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn ids_are_the_widgets_own_and_no_two_on_a_page_are_the_same() {
    let first = every_block().await;
    let second = every_block().await;

    let heading = attribute(&first, ".aw-body > h3", "id");
    assert!(
        heading.starts_with("aw") && heading.ends_with("--marche"),
        "{heading}"
    );
    assert_eq!(first.count(".aw-body > p a[href='#marche']"), 1);
    let mut ids = first.attributes("[id]", "id");
    ids.extend(second.attributes("[id]", "id"));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id twice");
    first.was_quiet();
}

#[wasm_bindgen_test]
async fn a_table_scrolls_in_a_box_that_has_its_name_and_can_be_reached_by_keyboard() {
    let wide = Table {
        body: vec![
            (0..40)
                .map(|_| Cell {
                    blocks: vec![Block::paragraph("1 000 000")],
                    scope: None,
                    colspan: 1,
                    rowspan: 1,
                })
                .collect(),
        ],
        caption: vec![text("Wide")],
        ..Table::default()
    };
    let page = showing(vec![BlockKind::Table(Box::new(wide)).into()]).await;
    page.set_width(320);
    page.rendered().await;

    let label = attribute(
        &page,
        ".aw-table[role=region][tabindex='0']",
        "aria-labelledby",
    );
    assert_eq!(page.text(&format!("[id='{label}']")), "Wide");
    let region = page.get(".aw-table");
    assert!(
        region.scroll_width() > region.client_width(),
        "the table scrolls"
    );
    let article = page.get("article");
    assert!(
        article.scroll_width() <= article.client_width(),
        "the article does not"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_table_of_the_largest_spans_is_laid_out_before_a_reader_gives_up() {
    let cell = Cell {
        blocks: vec![Block::paragraph("1")],
        scope: None,
        colspan: 1_000,
        rowspan: 1_000,
    };
    let table = Table {
        body: vec![vec![cell; 2]; 200],
        ..Table::default()
    };
    let page = showing(vec![BlockKind::Table(Box::new(table)).into()]).await;
    page.rendered().await;

    let span = |cell: &HtmlElement, name| {
        let span = cell.get_attribute(name);
        span.map_or(1, |span| span.parse::<u32>().unwrap())
    };
    let cells = page.all("td");
    let slots = cells
        .iter()
        .map(|cell| span(cell, "colspan") * span(cell, "rowspan"));
    assert_eq!(cells.len(), 400);
    assert!(slots.sum::<u32>() <= 10_400);
    assert!(page.get("table").get_bounding_client_rect().height() > 0.0);
}

#[wasm_bindgen_test]
async fn a_film_keeps_its_size_shows_its_poster_and_loads_nothing_before_it_is_wanted() {
    let page = every_block().await;

    for (name, value) in [
        ("width", "1280"),
        ("height", "720"),
        ("preload", "none"),
        ("aria-label", "La traversée"),
    ] {
        assert_eq!(attribute(&page, "video[controls][poster]", name), value);
    }
    assert_eq!(attribute(&page, "video > track", "kind"), "captions");
    assert_eq!(attribute(&page, "video > track", "srclang"), "fr");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn pictures_below_the_first_are_lazy_and_offer_their_widths() {
    let page = every_block().await;

    assert_eq!(page.count(".aw-body img:not([loading=lazy])"), 0);
    assert_eq!(page.count("[fetchpriority]"), 1, "only one comes first");
    assert_eq!(page.count(".aw-body img[sizes^='auto, '][srcset]"), 1);
    assert_eq!(page.count("img[sizes]:not([srcset])"), 0);
    let srcset = attribute(&page, ".aw-body > .aw-figure > img[srcset]", "srcset");
    assert!(
        srcset.contains(" 600w, ") && srcset.ends_with(" 1200w"),
        "{srcset}"
    );
    page.was_quiet();
}

fn missing(alt: &str) -> Block {
    BlockKind::Image(Box::new(Image {
        src: "data:image/png;base64,AAAA".to_owned(),
        alt: alt.to_owned(),
        size: Some((400, 200)),
        credit: Some("A. Keïta".to_owned()),
        ..Image::default()
    }))
    .into()
}

#[wasm_bindgen_test]
async fn a_picture_that_cannot_be_had_leaves_its_words_and_its_room() {
    let page = showing(vec![missing("A boat at noon"), missing("")]).await;
    page.set_width(400);
    for image in page.all("img") {
        // It may be too far down for the browser to have tried.
        image.scroll_into_view();
    }

    page.until("the words are there", |page| page.count(".aw-missing") == 2)
        .await;

    assert_eq!(
        page.texts(".aw-missing"),
        ["A boat at noon", "The picture could not be loaded."]
    );
    assert_eq!(page.text("figcaption"), "A. Keïta");
    let room = page.get(".aw-missing").get_bounding_client_rect();
    assert!(
        (room.width() / room.height() - 2.0).abs() < 0.05,
        "twice as wide as high"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_picture_without_dimensions_has_room_before_it_comes() {
    let image = Image {
        src: "data:image/png;base64,".to_owned(),
        alt: "A boat".to_owned(),
        ..Image::default()
    };
    let mut article = story();
    article.image = Some(image);
    let page = Page::showing(article, ArticleOptions::default()).await;

    let room = page.get(".aw-figure > *").get_bounding_client_rect();

    assert!(
        (room.width() / room.height() - 1.5).abs() < 0.05,
        "three to two"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn an_article_that_is_kept_back_says_so_and_where_it_may_be_had() {
    let mut article = story();
    article.protected = true;
    let page = Page::showing(article, ArticleOptions::default()).await;

    assert_eq!(attribute(&page, ".aw-protected", "lang"), "en");
    assert_eq!(
        attribute(&page, ".aw-protected > a", "href"),
        "https://news.example/fleuve"
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_publisher_and_the_time_it_takes_to_read_stand_with_the_dates() {
    let display = ArticleOptions {
        reading_time: true,
        ..ArticleOptions::default()
    };
    let mut article = story();
    article.blocks = vec![Block::paragraph("mot ".repeat(900))];
    let page = Page::showing(article, display).await;

    assert_eq!(page.text(".aw-publisher"), "Le Courrier du fleuve");
    assert_eq!(page.text(".aw-reading-time"), "Reading time: 4 minutes");
    assert_eq!(attribute(&page, ".aw-reading-time", "lang"), "en");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn the_reading_time_is_shown_only_where_the_host_wants_it() {
    let page = every_block().await;

    assert!(page.find(".aw-reading-time").is_none());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_word_of_a_megabyte_does_not_make_the_page_scroll_sideways() {
    let page = showing(vec![Block::paragraph("o".repeat(1 << 20))]).await;
    page.set_width(320);
    page.rendered().await;

    let article = page.get("article");
    assert!(article.scroll_width() <= article.client_width());
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn ten_thousand_paragraphs_are_all_there_and_only_those_near_are_laid_out() {
    let blocks = (0..10_000)
        .map(|number| paragraph(vec![text(&format!("Paragraph {number}."))]))
        .collect();
    let page = showing(blocks).await;

    assert_eq!(page.count(".aw-body p"), 10_000);
    assert_eq!(page.text(".aw-body > p:last-child"), "Paragraph 9999.");
    assert_eq!(page.computed(".aw-chunk", "content-visibility"), "auto");
    page.was_quiet();
}

fn one_paragraph(words: &str) -> Vec<Block> {
    vec![Block::paragraph(words)]
}

#[wasm_bindgen_test]
async fn lists_keep_their_numbers_and_tasks_their_ticks() {
    let numbered = List {
        is_reversed: true,
        numbering: Some(Numbering::UpperRoman),
        items: vec![
            one_paragraph("nine").into(),
            ListItem {
                value: Some(4),
                ..one_paragraph("four").into()
            },
        ],
        start: Some(9),
    };
    let lettered = List {
        numbering: Some(Numbering::LowerAlpha),
        ..List::numbered(1, [one_paragraph("first")])
    };
    let task = |words, is_done| ListItem {
        is_done: Some(is_done),
        ..one_paragraph(words).into()
    };
    let tasks = List {
        items: vec![task("load", true), task("leave", false)],
        ..List::default()
    };
    let lists = [numbered, lettered, tasks];
    let page = showing(
        lists
            .into_iter()
            .map(|it| BlockKind::List(it).into())
            .collect(),
    )
    .await;

    for selector in [
        "ol[reversed][type=I][start='9'] > li:not([value])",
        "ol[reversed] > li[value='4']",
        "ol[type=a]:not([start]):not([reversed]) > li",
        "ul[role=list] > li > .aw-task",
    ] {
        assert!(page.count(selector) > 0, "{selector}");
    }
    assert_eq!(page.text("ul[role=list]"), "☑ load☐ leave");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn terms_are_a_description_list() {
    let groups = vec![DescriptionGroup {
        terms: vec![vec![text("Pinasse")], vec![text("Pirogue")]],
        descriptions: vec![one_paragraph("A boat."), one_paragraph("Of wood.")],
    }];
    let page = showing(vec![BlockKind::DescriptionList(groups).into()]).await;

    assert_eq!(page.count("dl > dt + dt + dd + dd"), 1);
    assert_eq!(page.text("dl > dd"), "A boat.");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn images_stand_in_their_line_or_lead_where_their_link_does() {
    let flag = InlineImage {
        src: common::every_block::PIXEL.to_owned(),
        alt: "Mali".to_owned(),
        size: Some((16, 11)),
    };
    let linked = Image {
        src: common::every_block::PIXEL.to_owned(),
        alt: "Boat".to_owned(),
        size: Some((300, 200)),
        link: Some("https://news.example/large".to_owned()),
        ..Image::default()
    };
    let page = showing(vec![
        paragraph(vec![text("In "), Inline::Image(flag.into()), text(" now")]),
        BlockKind::Image(linked.into()).into(),
    ])
    .await;

    assert_eq!(
        page.count("p > img[alt=Mali][width='16'][height='11'][loading=lazy]"),
        1
    );
    assert_eq!(
        page.count("figure > a[href='https://news.example/large'] > img[alt=Boat]"),
        1
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn ruby_has_its_parentheses_where_it_is_not_supported() {
    let reading = Inline::Phrase(Phrase::Rt, vec![text("ふね")]);
    let ruby = Inline::Phrase(Phrase::Ruby, vec![text("船"), reading]);
    let page = showing(vec![paragraph(vec![ruby])]).await;

    assert_eq!(page.count("ruby > rp + rt + rp"), 1);
    assert_eq!(page.text("ruby"), "船(ふね)");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn every_name_of_a_place_leads_to_it() {
    let block = Block {
        attributes: Some(Box::new(GlobalAttributes {
            id: Some("one".to_owned()),
            aliases: vec!["two".to_owned()],
            ..GlobalAttributes::default()
        })),
        ..Block::paragraph("Here")
    };
    let anchor = Inline::Anchor("three".to_owned());
    let page = showing(vec![block, paragraph(vec![text("a"), anchor, text("b")])]).await;

    assert_eq!(page.count("div[id$='--two'] > p[id$='--one']"), 1);
    assert_eq!(page.count("p > span[id$='--three']:empty"), 1);
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn links_in_code_are_links_and_its_spaces_stay() {
    let link = Inline::Link {
        url: "https://news.example/a".to_owned(),
        content: vec![text("a ; b")],
    };
    let code = BlockKind::Code {
        content: vec![text("use  "), link, text("\n  !")],
        language: None,
    };
    let page = showing(vec![code.into()]).await;

    assert_eq!(
        page.text("pre > code > a[href='https://news.example/a']"),
        "a ; b"
    );
    assert_eq!(page.text("pre > code"), "use  a ; b\n  !");
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_recording_offers_every_file_with_its_type() {
    let typed = MediaSource {
        src: "data:audio/ogg;base64,".to_owned(),
        media_type: Some("audio/ogg".to_owned()),
    };
    let sources = vec![typed, MediaSource::new("data:audio/mpeg;base64,")];
    let audio = Audio {
        sources,
        ..Audio::default()
    };
    let page = showing(vec![BlockKind::Audio(audio.into()).into()]).await;

    assert_eq!(
        page.count("audio:not([src]) > source[type='audio/ogg'] + source:not([type])"),
        1
    );
    page.was_quiet();
}

#[wasm_bindgen_test]
async fn a_byline_says_what_its_people_do() {
    let author = |name: &str, role: Option<&str>| Author {
        name: name.to_owned(),
        role: role.map(str::to_owned),
        ..Author::default()
    };
    let article = Article {
        headline: "H".to_owned(),
        authors: vec![author("Awa", Some("text")), author("Moussa", None)],
        lang: Some("en".to_owned()),
        ..Article::default()
    };
    let page = Page::showing(article, ArticleOptions::default()).await;

    assert_eq!(page.text(".aw-authors"), "Awa (text) and Moussa");
    page.was_quiet();
}
