//! Renders a whole HTML document around the element.

use crate::{Element, attribute};
use article_widget::vdom::html_writer::escape;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_platform::language::direction;

/// An HTML document with an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The `<article-widget>` element.
    pub element: Element,
    /// The script that defines the element; `None` keeps the page static.
    pub script: Option<Script>,
    /// Additional HTML for the `<head>`.
    pub head: String,
}

/// The script that defines the element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// URL of the script.
    pub url: String,
    /// The script's hash (Subresource Integrity).
    pub integrity: Option<String>,
    /// The page's nonce (Content Security Policy).
    pub nonce: Option<String>,
}

impl Page {
    /// Returns the page as HTML, and a diagnostic for each invalid attribute.
    pub fn to_html(&self) -> (String, Vec<Diagnostic>) {
        let (element, diagnostics) = self.element.to_html();
        let article = self.element.article.as_deref();
        let lang = self.lang();
        let mut html = "<!DOCTYPE html>\n<html".to_owned();
        attribute("lang", lang, &mut html);
        attribute("dir", direction(lang).as_str(), &mut html);
        html.push_str(
            ">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        );
        escape(article.map_or("Article", |it| &it.headline), &mut html);
        html.push_str("</title>\n");
        if let Some(standfirst) = article.and_then(|it| it.standfirst.as_deref()) {
            html.push_str("<meta name=\"description\"");
            attribute("content", standfirst, &mut html);
            html.push_str(">\n");
        }
        if let Some(url) = self.canonical() {
            html.push_str("<link rel=\"canonical\"");
            attribute("href", url, &mut html);
            html.push_str(">\n");
        }
        if let Some(script) = &self.script {
            Self::script(script, &mut html);
        }
        html.push_str(&self.head);
        html.push_str("</head>\n<body>\n");
        html.push_str(&element);
        html.push_str("\n</body>\n</html>\n");
        (html, diagnostics)
    }

    fn script(script: &Script, html: &mut String) {
        html.push_str("<script type=\"module\"");
        attribute("src", &script.url, html);
        html.push_str(" crossorigin=\"anonymous\"");
        for (name, value) in [("integrity", &script.integrity), ("nonce", &script.nonce)] {
            if let Some(value) = value {
                attribute(name, value, html);
            }
        }
        html.push_str("></script>\n");
    }

    /// Returns the article's language, or else the interface's.
    fn lang(&self) -> &str {
        let article = self.element.article.as_deref();
        let lang = article.and_then(|article| article.lang.as_deref());
        let lang = lang.or_else(|| self.set("srclang"));
        lang.or_else(|| self.set("lang")).unwrap_or("en")
    }

    fn canonical(&self) -> Option<&str> {
        let article = self.element.article.as_deref();
        self.set("url").or(article.and_then(|it| it.url.as_deref()))
    }

    fn set(&self, name: &str) -> Option<&str> {
        let mut attributes = self.element.attributes.iter();
        let (_, value) = attributes.find(|(other, _)| other == name)?;
        Some(value)
    }
}

#[cfg(test)]
mod tests;
