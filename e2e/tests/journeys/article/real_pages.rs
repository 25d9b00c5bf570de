//! HTML as publishers have it in their pages: what it means stays, and its links find their places.

use e2e::{Demo, Engine, Page, Visitor, in_every_engine};
use serde_json::json;

const PICTURE: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

async fn open(engine: Engine, demo: &Demo, article: &str) -> Page {
    let body =
        format!("<article-widget><article><h1>Head</h1>{article}</article></article-widget>");
    let page = Visitor::with(engine)
        .open(&demo.host_page("/host.html", "en", &body))
        .await;
    page.widget(0).ready().await;
    page
}

async fn links_inside_the_article_find_their_places_and_the_address_stays(engine: Engine) {
    let demo = Demo::start().await;
    let filler = format!("<p>{}</p>", "A paragraph of some length. ".repeat(12)).repeat(12);
    let article = format!(
        "<p><a href='#History'>a</a> <a href='#part2'>b</a> <a href='#late'>c</a> <a href='#fig1'>d</a>
             <a href='#i1'>e</a></p>{filler}
         <h2><span id=History>History</span></h2>{filler}
         <p><a name=part2></a>Part two <sup id=late>1</sup></p>{filler}
         <figure id=fig1><img id=i1 src='{PICTURE}' alt=x width=300 height=200></figure>{filler}"
    );
    let page = open(engine, &demo, &article).await;
    let widget = page.widget(0);
    let trace = "[location.href, history.length]";
    let before = page.read(trace).await;

    for (name, place) in [
        ("History", "[id$='--History']"),
        ("part2", "[id$='--part2']"),
        ("late", "[id$='--late']"),
        ("fig1", "[id$='--fig1']"),
        ("i1", "[id$='--i1']"),
    ] {
        widget.click(&format!("a[href='#{name}']")).await;
        widget.eventually_holds_focus(place).await;
        widget
            .eventually(&format!(
                "(() => {{
                    const {{ top }} = deep({}).getBoundingClientRect();
                    return top >= 0 && top < innerHeight;
                }})()",
                json!(place)
            ))
            .await;
    }

    assert_eq!(page.read(trace).await, before);
    page.assert_quiet().await;
}
in_every_engine!([R2] links_inside_the_article_find_their_places_and_the_address_stays);

async fn what_the_publisher_s_html_means_is_what_the_reader_gets(engine: Engine) {
    let demo = Demo::start().await;
    let article = format!(
        "<a href=/large><img src='{PICTURE}' alt=Boat width=300 height=200></a>
         <p>So <img src='{PICTURE}' alt='x²' width=16 height=11 class=latex> is it<sup id=r1><a href='#n1'>1</a></sup>.</p>
         <ol type=a><li>First clause</li><li>Second; see (a)</li></ol>
         <ol><li value=5>five</li><li value=9>nine</li></ol><ol reversed><li>three</li><li>two</li></ol>
         <ul><li><input type=checkbox checked disabled> loaded</li><li><input type=checkbox disabled> left</li></ul>
         <dl><dt>Pinasse</dt><dd>A boat.</dd></dl>
         <p><ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby></p>
         <pre>use <a href=/docs>docs</a>;</pre>
         <ol><li id=n1>The note. <a href='#r1'>Back</a></li></ol>"
    );
    let page = open(engine, &demo, &article).await;
    let widget = page.widget(0);

    for selector in [
        "figure > a[href$='/large'] > img[alt=Boat]",
        "p > img[alt='x²']",
        "ol[type=a] > li + li",
        "ol > li[value='5'] + li[value='9']",
        "ol[reversed] > li + li",
        ".aw-tasks > li > .aw-task",
        "dl > dt + dd",
        "ruby > rt",
        "pre a[href$='/docs']",
        "[role=doc-endnotes] li",
        "[role=doc-noteref]",
    ] {
        assert!(widget.count(selector).await > 0, "{selector}");
    }
    // The picture stands in its line, beside its words.
    let is_in_line = "(() => {
        const { top, bottom } = deep('p > img').getBoundingClientRect();
        const line = deep('p:has(> img)').getBoundingClientRect();
        return top >= line.top - 1 && bottom <= line.bottom + 1 && line.height < 60;
    })()";
    assert_eq!(widget.read(is_in_line).await, json!(true));
    page.assert_quiet().await;
}
in_every_engine!([R2] what_the_publisher_s_html_means_is_what_the_reader_gets);
