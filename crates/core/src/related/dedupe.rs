//! Removes duplicates from a list of related articles.

use crate::counters::CountMap;
use crate::related::Related;

/// Returns the indices of the unique articles. Excludes duplicates of earlier ones, and the article itself, whose
/// URLs are in `own`.
pub fn unique_indices(items: &[Related], own: &[String]) -> Vec<usize> {
    let mut counts = CountMap::default();
    let mut is_new = |url| {
        let count = counts.entry(url_identity(url));
        *count += 1;
        *count == 1
    };
    for url in own {
        is_new(url);
    }
    let mut selection = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if is_new(&item.url) {
            selection.push(index);
        }
    }
    selection
}

/// Returns the part of a URL that identifies the page: without scheme, fragment and trailing slash.
fn url_identity(url: &str) -> &str {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    url.strip_suffix('/').unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(urls: &[&str], own: &[&str]) -> Vec<usize> {
        let items: Vec<Related> = urls
            .iter()
            .map(|url| Related {
                url: (*url).to_owned(),
                ..Related::default()
            })
            .collect();
        let own: Vec<String> = own.iter().map(|url| (*url).to_owned()).collect();
        unique_indices(&items, &own)
    }

    #[test]
    fn an_article_that_is_listed_twice_is_shown_once() {
        let urls = [
            "https://a.example/1",
            "https://a.example/2",
            "http://a.example/1#comments",
            "https://a.example/1/",
            "https://a.example/1?page=2",
            "https://a.example/10",
        ];

        assert_eq!(selected(&urls, &[]), [0, 1, 4, 5]);
    }

    #[test]
    fn the_article_itself_is_not_related_to_itself() {
        let urls = ["https://a.example/1", "https://a.example/2"];

        assert_eq!(selected(&urls, &["https://a.example/2/#text"]), [0]);
        assert_eq!(
            selected(&urls, &["http://a.example/2", "https://a.example/1"]),
            [0usize; 0]
        );
    }
}
