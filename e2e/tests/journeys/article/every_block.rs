//! An article with every block is comfortable to read and accessible, in every size and colour scheme.

use e2e::{Engine, Page, Site, Visitor, in_every_engine};
use serde_json::json;

async fn opened(reader: Visitor, site: &Site) -> Page {
    let page = reader.open(&site.url("/demo/every-block.html")).await;
    page.widget(0).ready().await;
    page.widget(0).eventually("deep('.aw-footnotes')").await;
    page
}

async fn assert_clean(page: Page) {
    let violations = page.widget(0).axe_violations(&page).await;

    assert!(
        violations.is_empty(),
        "{}:\n{}",
        page.engine(),
        violations.join("\n")
    );
    page.assert_quiet().await;
}

async fn axe_finds_nothing_in_any_block_in_the_light(engine: Engine) {
    let site = Site::of_widget().await;
    assert_clean(opened(Visitor::with(engine), &site).await).await;
}
in_every_engine!([A1] axe_finds_nothing_in_any_block_in_the_light);

async fn axe_finds_nothing_in_any_block_in_the_dark(engine: Engine) {
    let site = Site::of_widget().await;
    assert_clean(opened(Visitor::with(engine).preferring_dark(), &site).await).await;
}
in_every_engine!([A1] axe_finds_nothing_in_any_block_in_the_dark);

async fn axe_finds_nothing_in_any_block_from_right_to_left(engine: Engine) {
    let site = Site::of_widget().await;
    site.rewrite(r#""lang": "fr""#, r#""lang": "ar""#);
    let page = opened(Visitor::with(engine), &site).await;
    assert_eq!(page.widget(0).read("deep('article').dir").await, "rtl");
    assert_clean(page).await;
}
in_every_engine!([A1] axe_finds_nothing_in_any_block_from_right_to_left);

async fn no_block_makes_a_narrow_page_of_large_text_scroll_sideways(engine: Engine) {
    let site = Site::of_widget().await;
    let page = opened(Visitor::with(engine).sized(320, 640), &site).await;
    page.run("document.documentElement.style.fontSize = '200%';", vec![])
        .await;
    page.eventually("getComputedStyle(document.body).fontSize === '32px'")
        .await;

    let wide = page
        .widget(0)
        .read(
            "deepAll('.aw-article *')
                .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
                .filter((it) => !it.closest('.aw-table, .aw-code'))
                .map((it) => it.className || it.localName)",
        )
        .await;
    let sideways = page
        .read("document.documentElement.scrollWidth > innerWidth")
        .await;

    assert_eq!((wide, sideways), (json!([]), json!(false)));
    page.assert_quiet().await;
}
in_every_engine!([R10] no_block_makes_a_narrow_page_of_large_text_scroll_sideways);
