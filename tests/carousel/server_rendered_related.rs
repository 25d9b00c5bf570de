//! Related articles, as a server renders them: links that need no script.
#![cfg(not(target_arch = "wasm32"))]

use std::rc::Rc;

use yew::Callback;

use article_widget::components::carousel::{Carousel, Props};
use article_widget::messages::Messages;
use article_widget::related::Related;
use article_widget::related::options::{Layout, RelatedOptions};

/// The markup of so many articles in a layout.
fn rendered(count: usize, layout: Layout) -> String {
    let article = |number| Related {
        url: format!("https://example.org/{number}"),
        title: format!("Story {number}"),
        ..Related::default()
    };
    let props = yew::props!(Props {
        items: (1..=count).map(article).collect::<Rc<[Related]>>(),
        own_urls: Vec::new(),
        options: RelatedOptions {
            layout,
            dots: true,
            ..RelatedOptions::default()
        },
        lang: "en",
        messages: Messages::default(),
        heading_level: 3,
        id_prefix: "aw0",
        on_navigate: Callback::noop(),
        on_impression: Callback::noop(),
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    tokio::task::LocalSet::new().block_on(
        &runtime,
        yew::LocalServerRenderer::<Carousel>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

#[test]
fn every_article_of_a_long_list_is_a_link() {
    for layout in Layout::ALL {
        let markup = rendered(1_000, layout);

        for number in [1, 24, 25, 1_000] {
            let link = format!("href=\"https://example.org/{number}\"");
            assert!(markup.contains(&link), "{layout:?} {number}");
        }
        assert!(!markup.contains("aw-more"), "{layout:?}");
    }
}

/// The tag, with its attributes in whatever order, of the first element of a class.
fn tag<'a>(markup: &'a str, class: &str) -> &'a str {
    let at = markup.find(class).expect("the class is there");
    let start = markup[..at].rfind('<').expect("a tag begins");
    let end = at + markup[at..].find('>').expect("a tag ends");
    &markup[start..=end]
}

#[test]
fn there_is_no_button_that_would_do_nothing() {
    let markup = rendered(8, Layout::Carousel);

    assert!(tag(&markup, "aw-related-controls").contains(" hidden"));
    assert!(!markup.contains("aw-page\""));
}

#[test]
fn the_status_is_there_and_empty() {
    let markup = rendered(8, Layout::Carousel);

    let status = tag(&markup, "aw-related-status");
    assert!(status.contains("role=\"status\""));
    assert!(markup.contains(&format!("{status}</p>")));
}
