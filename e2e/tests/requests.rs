//! Only where it was told to go; one WASM fetch a version.

use e2e::{Demo, Engine, Reader, in_every_engine};

const EVERYTHING: &str = "(() => {
    for (const image of deepAll('img')) image.loading = 'eager';
    return true;
})()";

async fn only_configured_origins_are_asked_and_the_wasm_once(engine: Engine) {
    let demo = Demo::start().await;
    let endpoint = demo.endpoint.origin();
    // The engine itself refuses and reports whatever goes elsewhere.
    demo.site.header(
        "content-security-policy",
        &format!(
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
             style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' {endpoint}"
        ),
    );
    let page = Reader::with(engine).open(&demo.url()).await;
    let widget = page.widget(0).ready().await;
    page.widget(1).ready().await;
    widget
        .eventually("deepAll('.aw-track img').length === 8")
        .await;
    widget.read(EVERYTHING).await;
    widget
        .eventually("deepAll('img').every((image) => image.complete)")
        .await;

    widget
        .type_into("textarea[name=comment]", "Only here.")
        .await;
    widget.type_into("input[name=name]", "Ada").await;
    widget.click("form button[type=submit]").await;
    widget
        .eventually_matches(".aw-comments-status", "comment has been published")
        .await;

    let origins = page
        .read(
            "[...new Set(performance.getEntriesByType('resource')
                .map(({ name }) => new URL(name).origin))]",
        )
        .await;
    for origin in origins.as_array().expect("a list") {
        let origin = origin.as_str().expect("an origin");
        assert!(
            [demo.site.origin(), &endpoint, "null"].contains(&origin),
            "{origin} was asked"
        );
    }
    let requests = demo.site.requests();
    let wasm = requests
        .iter()
        .filter(|request| request.path.contains(".wasm"));
    assert_eq!(wasm.count(), 1, "{requests:#?}");
    let failed = requests.iter().find(|request| request.status >= 400);
    assert_eq!(failed, None);
    page.assert_quiet().await;
}
in_every_engine!(only_configured_origins_are_asked_and_the_wasm_once);
