//! What a page says about its article outside of it: `html`, `title`, `meta`, JSON-LD.

use crate::article_from_json;
use crate::date;
use crate::format::Format;
use crate::formats::html::page::root::direction;
use crate::nearly_json;
use article_widget_core::article::Author;
use article_widget_html::elements::ElementFlags;
use article_widget_html::entities::{self, DecodeContext};
use article_widget_html::tokenizer::{Tag, Token, Tokenizer};
use article_widget_platform::date::Date;
use article_widget_platform::language::{self, Direction};

/// What divides a page's title from the name of its site.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " • ", " · ", " :: "];

/// What a page says about its article.
#[derive(Default)]
pub(super) struct Metadata {
    pub headline: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<Date>,
    pub modified: Option<Date>,
    pub lang: Option<String>,
    pub dir: Option<Direction>,
    /// `title` and `og:title`, and the name of the site.
    title: Option<String>,
    og_title: Option<String>,
    site_name: Option<String>,
}

impl Metadata {
    /// Reads the head of a page, and its JSON-LD wherever it stands.
    pub fn read(html: &str, base: Option<&str>) -> Self {
        let mut metadata = Self::default();
        let has_json_ld = html.contains("application/ld+json");
        let mut tokens = Tokenizer::new(html);
        while let Some(token) = tokens.next() {
            let Token::Start(tag) = token else {
                continue;
            };
            match &*tag.name {
                "html" => metadata.read_root(&tag),
                "body" if metadata.lang.is_none() => metadata.read_root(&tag),
                "meta" => metadata.read_meta(&tag),
                "title" => {
                    let title =
                        entities::decode(tokens.take_raw_text("title"), DecodeContext::Text);
                    metadata.title = metadata.title.take().or_else(|| one_line(&title));
                }
                "script" if is_json_ld(&tag) => {
                    metadata.read_json_ld(tokens.take_raw_text("script"), base);
                }
                // Nothing else tells anything, and a page is long.
                "body" | "article" | "main" | "p" if !has_json_ld => break,
                name if tag.flags.intersects(ElementFlags::RAW_TEXT) => {
                    tokens.take_raw_text(name);
                }
                _ => {}
            }
        }
        metadata.headline = metadata
            .headline
            .take()
            .or_else(|| metadata.og_title.take())
            .or_else(|| metadata.title_of_page());
        metadata
    }

    fn read_root(&mut self, tag: &Tag<'_>) {
        self.lang = tag
            .text("lang")
            .filter(|lang| language::is_language_tag(lang));
        self.dir = tag.text("dir").and_then(|dir| direction(&dir));
    }

    fn read_meta(&mut self, tag: &Tag<'_>) {
        let name = tag.text("property").or_else(|| tag.text("name"));
        let content = tag.text("content").and_then(|text| one_line(&text));
        let (Some(name), Some(content)) = (name, content) else {
            return;
        };
        match &*name.to_ascii_lowercase() {
            "og:title" => self.og_title = Some(content),
            "og:site_name" => self.site_name = Some(content),
            "article:published_time" => self.published = date::parse(&content),
            "article:modified_time" => self.modified = date::parse(&content),
            _ => {}
        }
    }

    fn read_json_ld(&mut self, text: &str, base: Option<&str>) {
        let article = nearly_json::parse(text)
            .and_then(|json| article_from_json(&json, Some(Format::JsonLd), base).ok());
        if let Some(article) = article.map(|parsed| parsed.content)
            && self.headline.is_none()
        {
            self.headline = Some(article.headline);
            self.authors = article.authors;
            self.published = article.published.or(self.published.take());
            self.modified = article.modified.or(self.modified.take());
        }
    }

    /// Returns the title without the name of the site behind or before it.
    fn title_of_page(&mut self) -> Option<String> {
        let title = self.title.take()?;
        if let Some(site) = self.site_name.take() {
            for separator in SEPARATORS {
                let (behind, before) = ([separator, &site].concat(), [&site, separator].concat());
                if let Some(title) = title.strip_suffix(&behind).or(title.strip_prefix(&before)) {
                    return Some(title.to_owned());
                }
            }
        }
        let end = SEPARATORS
            .iter()
            .filter_map(|separator| title.rfind(separator))
            .max();
        // A short rest behind the last separator is the site's name; a headline may hold one, too.
        match end.and_then(|end| title.get(..end)) {
            Some(start) if start.split_whitespace().count() >= 1 => Some(start.to_owned()),
            _ => Some(title),
        }
    }
}

fn is_json_ld(tag: &Tag<'_>) -> bool {
    let kind = tag.get("type").unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

fn one_line(text: &str) -> Option<String> {
    let line = crate::field::line(text);
    (!line.is_empty()).then_some(line)
}
