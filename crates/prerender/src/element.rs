//! Renders the whole element to HTML: attributes, declarative shadow root and embedded data.

use std::rc::Rc;

use crate::language::with_catalogue;
use crate::{Styles, attribute, prerender_with};
use article_widget::config::{Config, RelatedSource, SETTING_NAMES};
use article_widget_core::article::Article;
use article_widget_core::diagnostics::Diagnostic;
use article_widget_core::json::Json;
use article_widget_core::related::Related;
use article_widget_sources::article_json::{related_to_json, to_json};

/// Settings that are only properties, without an attribute.
const PROPERTY_NAMES: [&str; 4] = ["article", "framed", "html", "messages"];

/// An `<article-widget>` element to render.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// The attributes in order, by name: the widget's and any others.
    ///
    /// Without `lang` the interface is in the article's language if it is available, else in English.
    pub attributes: Vec<(String, String)>,
    /// The article; embedded as JSON unless the `src` attribute is set.
    pub article: Option<Rc<Article>>,
    /// The related articles; embedded as JSON unless the `related` attribute is set.
    pub related: Option<Rc<[Related]>>,
    /// Where the shadow root's style sheet is.
    pub styles: Styles,
    /// The page's URL, against which relative URLs in attributes are resolved.
    pub base: Option<String>,
}

/// Returns the names of the attributes that are settings.
pub fn attribute_names() -> impl Iterator<Item = String> {
    SETTING_NAMES
        .into_iter()
        .filter(|member| !PROPERTY_NAMES.contains(member))
        .map(kebab)
}

impl Element {
    /// Returns the element as HTML, and a diagnostic for each unusable attribute.
    ///
    /// Unusable attributes have their default values, as in a browser.
    pub fn to_html(&self) -> (String, Vec<Diagnostic>) {
        let (attributes, mut diagnostics) = self.attributes();
        let (config, unusable) = self.config(&attributes);
        diagnostics.extend(unusable);
        let mut html = "<article-widget".to_owned();
        for (name, value) in &attributes {
            attribute(name, value, &mut html);
        }
        html.push('>');
        html.push_str(&prerender_with(&config, &self.styles));
        let has = |name: &str| attributes.iter().any(|(other, _)| *other == name);
        if let Some(article) = self.article.as_ref().filter(|_| !has("src")) {
            data("", &to_json(article), &mut html);
        }
        if let Some(related) = self.related.as_ref().filter(|_| !has("related")) {
            data(" slot=\"related\"", &related_to_json(related), &mut html);
        }
        html.push_str("</article-widget>");
        (html, diagnostics)
    }

    /// Returns a diagnostic for each unusable attribute, with the attribute's name as its path.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let (attributes, mut diagnostics) = self.attributes();
        diagnostics.extend(self.config(&attributes).1);
        diagnostics
    }

    /// Returns the valid attributes, with `lang` added if it is missing.
    ///
    /// `format` is the format of a fetched article. It is removed if the article is embedded, which is always article
    /// JSON.
    fn attributes(&self) -> (Vec<(&str, &str)>, Vec<Diagnostic>) {
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        let mut diagnostics = Vec::new();
        for (name, value) in &self.attributes {
            let expected = match name {
                name if !is_name(name) => "an attribute's name in small letters",
                name if attributes.iter().any(|(other, _)| other == name) => "one value",
                _ => {
                    attributes.push((name, value));
                    continue;
                }
            };
            diagnostics.push(Diagnostic {
                path: name.clone(),
                expected: expected.to_owned(),
            });
        }
        let value = |name: &str| attributes.iter().find(|(it, _)| *it == name).map(|it| it.1);
        let is_fetched = value("src").is_some() || self.article.is_none();
        if value("lang").is_none() {
            let article = self.article.as_ref();
            let lang = article.and_then(|article| article.lang.as_deref());
            let lang = lang.or(value("srclang")).unwrap_or("en");
            attributes.push(("lang", lang));
        }
        if !is_fetched {
            attributes.retain(|(name, _)| *name != "format");
        }
        (attributes, diagnostics)
    }

    fn config(&self, attributes: &[(&str, &str)]) -> (Config, Vec<Diagnostic>) {
        let member = |(name, value): &(&str, &str)| {
            let member = SETTING_NAMES
                .into_iter()
                .find(|member| !PROPERTY_NAMES.contains(member) && kebab(member) == *name)?;
            Some((member.to_owned(), Json::from(*value)))
        };
        let settings = Json::Object(attributes.iter().filter_map(member).collect());
        let (mut config, mut diagnostics) =
            Config::read(&with_catalogue(&settings, "en"), self.base.as_deref());
        if let Some(article) = &self.article {
            config.article = Some(article.clone());
            config.article_failed = false;
        }
        if let Some(related) = &self.related {
            config.related = Some(RelatedSource::Items(related.clone()));
        }
        for diagnostic in &mut diagnostics {
            diagnostic.path = kebab(&diagnostic.path);
        }
        (config, diagnostics)
    }
}

/// Returns a setting's name as an attribute.
fn kebab(member: &str) -> String {
    let mut name = String::with_capacity(member.len() + 2);
    for char in member.chars() {
        if char.is_ascii_uppercase() {
            name.push('-');
        }
        name.push(char.to_ascii_lowercase());
    }
    name
}

fn is_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b':')
        })
}

/// Writes JSON as a data `<script>`, escaping what could end the script or open a comment. The escaped
/// characters occur only inside JSON strings.
fn data(attributes: &str, json: &Json, into: &mut String) {
    into.push_str("<script type=\"application/json\"");
    into.push_str(attributes);
    into.push('>');
    for char in json.to_string().chars() {
        match char {
            '<' => into.push_str("\\u003c"),
            '>' => into.push_str("\\u003e"),
            '&' => into.push_str("\\u0026"),
            '\u{2028}' => into.push_str("\\u2028"),
            '\u{2029}' => into.push_str("\\u2029"),
            other => into.push(other),
        }
    }
    into.push_str("</script>");
}

#[cfg(test)]
mod tests;
