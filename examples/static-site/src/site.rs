//! Pages, index and style sheet.

use std::error::Error;
use std::fmt::Display;
use std::path::Path;
use std::rc::Rc;
use std::{fs, thread};

use crate::seeds::Story;
use article_widget::article::Article;
use article_widget::diagnostics::Diagnostic;
use article_widget::json::Json;
use article_widget::related::Related;
use article_widget::sources::article_json;
use article_widget_prerender::{Element, Page, STYLES, Script, Styles};

/// How many others an article is related to.
const RELATED: usize = 8;
const STYLE_SHEET: &str = "article-widget-prerendered.css";

/// Where a site goes, and what all of its pages share.
pub struct Site<'a> {
    pub folder: &'a Path,
    /// The address that it is going to have, with a slash at its end.
    pub at: &'a str,
    /// Where comments are posted to.
    pub endpoint: Option<&'a str>,
    /// The script that defines the element.
    pub script: Option<Script>,
}

/// What was written.
pub struct Written {
    pub bytes: usize,
    pub threads: usize,
}

impl Site<'_> {
    /// Writes a page for each story, the index and the style sheet.
    pub fn write(&self, stories: &[Story]) -> Result<Written, Box<dyn Error>> {
        fs::create_dir_all(self.folder)?;
        fs::write(self.folder.join(STYLE_SHEET), STYLES)?;
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = stories.len().div_ceil(threads).max(1);
        let articles = in_shares(stories, share, |_, story| read(story))?;
        let told = stories.iter().zip(&articles);
        let cards: Vec<Related> = told.map(|(story, it)| self.card(story, it)).collect();
        let sizes = in_shares(&articles, share, |index, article| {
            let name = stories.get(index).map_or("", |it| &it.name);
            let named = |error: &dyn Display| format!("{name}: {error}");
            let page = self.page(article, index, &cards).map_err(|it| named(&it))?;
            fs::write(self.folder.join(name).with_extension("html"), &page)
                .map_err(|it| named(&it))?;
            Ok(page.len())
        })?;
        let index = index(&cards);
        fs::write(self.folder.join("index.html"), &index)?;
        Ok(Written {
            bytes: sizes.iter().sum::<usize>() + index.len(),
            threads,
        })
    }

    fn card(&self, story: &Story, article: &Article) -> Related {
        Related {
            url: format!("{}{}.html", self.at, story.name),
            title: article.headline.clone(),
            image: article.image.as_ref().map(|it| it.src.clone()),
            published: article.published.clone(),
            section: article.section.clone(),
            source: None,
            lang: article.lang.clone(),
        }
    }

    fn page(
        &self,
        article: &Article,
        index: usize,
        cards: &[Related],
    ) -> Result<String, Diagnostic> {
        let others = cards.iter().cycle().skip(index + 1);
        let related: Rc<[Related]> = others
            .take(RELATED.min(cards.len().saturating_sub(1)))
            .cloned()
            .collect();
        let attributes = [
            ("url", cards.get(index).map(|card| card.url.as_str())),
            ("endpoint", self.endpoint),
            ("hydrate", Some("idle")),
        ];
        let attribute =
            |(name, value): (&str, Option<&str>)| Some((name.to_owned(), value?.to_owned()));
        let page = Page {
            element: Element {
                attributes: attributes.into_iter().filter_map(attribute).collect(),
                article: Some(Rc::new(article.clone())),
                related: Some(related),
                styles: Styles::Linked(STYLE_SHEET.to_owned()),
                base: Some(self.at.to_owned()),
            },
            script: self.script.clone(),
            ..Page::default()
        };
        let (html, diagnostics) = page.to_html();
        diagnostics.into_iter().next().map_or(Ok(html), Err)
    }
}

fn read(story: &Story) -> Result<Article, String> {
    let json = Json::parse(&story.json).ok_or(format!("{}: expected JSON", story.name))?;
    match article_json::article(&json, None) {
        Ok(reading) => Ok(reading.content),
        Err(error) => Err(format!("{}: {error}", story.name)),
    }
}

/// What comes of each item, each share of them made by a thread of its own.
fn in_shares<T: Sync, U: Send>(
    items: &[T],
    share: usize,
    make: impl Fn(usize, &T) -> Result<U, String> + Sync,
) -> Result<Vec<U>, String> {
    let make = &make;
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .chunks(share)
            .enumerate()
            .map(|(nth, items)| {
                scope.spawn(move || {
                    let each = items.iter().enumerate();
                    each.map(|(index, item)| make(nth * share + index, item))
                        .collect()
                })
            })
            .collect();
        let mut all = Vec::with_capacity(items.len());
        for thread in threads {
            let made: Result<Vec<U>, String> = thread
                .join()
                .map_err(|_| "a thread has stopped".to_owned())?;
            all.extend(made?);
        }
        Ok(all)
    })
}

fn index(cards: &[Related]) -> String {
    let mut html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>Stories</title>\n</head>\n<body>\n<h1>Stories</h1>\n<ul>\n"
        .to_owned();
    for card in cards {
        let lang = card.lang.as_deref().unwrap_or("en");
        html += &format!(
            "<li><a href=\"{}\" lang=\"{}\">{}</a></li>\n",
            escaped(&card.url),
            escaped(lang),
            escaped(&card.title)
        );
    }
    html += "</ul>\n</body>\n</html>\n";
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;

    fn site(folder: &Path) -> Site<'_> {
        Site {
            folder,
            at: "https://news.example/",
            endpoint: None,
            script: None,
        }
    }

    fn second_of(stories: usize, folder: &Path) -> String {
        let stories = seeds::made(stories, "https://news.example/");
        site(folder).write(&stories).expect("a site");
        fs::read_to_string(folder.join("story-0002.html")).expect("the second story")
    }

    #[test]
    fn each_article_has_a_page_with_eight_others_and_the_index_has_them_all() {
        let folder = tempfile::tempdir().expect("a folder");

        let page = second_of(20, folder.path());

        let index = fs::read_to_string(folder.path().join("index.html")).expect("an index");
        assert_eq!(index.matches("<li>").count(), 20);
        assert!(page.contains("<link rel=\"stylesheet\" href=\"article-widget-prerendered.css\">"));
        assert!(folder.path().join(STYLE_SHEET).exists());
        assert_eq!(page.matches("class=\"aw-slide\"").count(), 8);
        assert!(page.contains("href=\"https://news.example/story-0003.html\""));
        let own = page.matches("href=\"https://news.example/story-0002.html\"");
        assert_eq!(
            own.count(),
            1,
            "as the page's own address, and not as another story's"
        );
    }

    #[test]
    fn the_same_articles_make_the_same_site() {
        let (one, other) = (tempfile::tempdir(), tempfile::tempdir());

        let one = second_of(9, one.expect("a folder").path());

        assert_eq!(second_of(9, other.expect("a folder").path()), one);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let story = |json: &str| Story {
            name: "story".to_owned(),
            json: json.to_owned(),
        };
        let failure = |site: &Site, json| {
            let error = site.write(&[story(json)]).err().expect("a failure");
            error.to_string()
        };
        let site = site(folder.path());
        let with_endpoint = Site {
            endpoint: Some("javascript:x"),
            ..site
        };

        let broken = failure(&with_endpoint, "{}");
        let misused = failure(&with_endpoint, r#"{"headline":"H"}"#);

        assert!(
            broken.starts_with("story: the document is in no format"),
            "{broken}"
        );
        assert!(
            misused.starts_with("story: endpoint: expected an http"),
            "{misused}"
        );
    }
}
