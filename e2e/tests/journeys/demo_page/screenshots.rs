//! Screenshots of the demo page for people to look at: `ARTICLE_WIDGET_SCREENSHOTS=1 cargo test -p e2e --test
//! journeys -- --ignored screenshots`.

use e2e::{Demo, Engine, Visitor, in_every_engine};

async fn pictures(engine: Engine) {
    let demo = Demo::start().await;
    let light = Visitor::with(engine);
    for (name, reader) in [
        ("light", light.clone()),
        ("dark", light.clone().preferring_dark()),
        ("light-390", light.clone().sized(390, 844)),
        ("dark-390", light.preferring_dark().sized(390, 844)),
    ] {
        let page = reader.open(&demo.url()).await;
        let widget = page.widget(0).ready().await;
        page.widget(1).ready().await;
        page.full_page_screenshot(&format!("demo-{name}")).await;
        widget.click("form button[type=submit]").await;
        widget.eventually("deep('[aria-invalid=\"true\"]')").await;
        page.full_page_screenshot(&format!("demo-{name}-errors"))
            .await;
    }
}
in_every_engine!(
    #[ignore = "makes pictures, proves nothing"]
    pictures
);
