use super::*;
use article_widget_core::json::Json;
use article_widget_sources::article_json;

fn page(json: &str) -> Page {
    let json = Json::parse(json).expect("article JSON");
    let article = article_json::article(&json, None)
        .expect("an article")
        .content;
    let element = Element {
        article: Some(article.into()),
        ..Element::default()
    };
    Page {
        element,
        ..Page::default()
    }
}

#[test]
fn it_tells_what_the_article_is_before_the_article() {
    let page = Page {
        script: Some(Script {
            url: "/article-widget.js".to_owned(),
            integrity: Some("sha384-x".to_owned()),
            nonce: Some("n".to_owned()),
        }),
        ..page(
            r#"{"headline":"A <b> & c","standfirst":"\"So\"","lang":"ar","url":"https://news.example/a"}"#,
        )
    };

    let (html, faults) = page.to_html();

    assert_eq!(faults, []);
    assert!(html.starts_with(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>A &lt;b&gt; &amp; c</title>\n\
         <meta name=\"description\" content=\"&quot;So&quot;\">\n\
         <link rel=\"canonical\" href=\"https://news.example/a\">\n\
         <script type=\"module\" src=\"/article-widget.js\" crossorigin=\"anonymous\" \
         integrity=\"sha384-x\" nonce=\"n\"></script>\n\
         </head>\n<body>\n<article-widget lang=\"ar\">"
    ));
    assert!(html.ends_with("</article-widget>\n</body>\n</html>\n"));
}

#[test]
fn without_a_script_it_has_none() {
    let (html, _) = page(r#"{"headline":"H"}"#).to_html();

    assert!(!html.contains("type=\"module\""));
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"));
}
