//! The stories that the site is made of, as article JSON.

use std::fs;
use std::io;
use std::path::Path;

use article_widget::article::Article;
use article_widget::date::Date;
use article_widget::sources::{self, Document, article_json};

/// A story under the name of its page.
pub struct Story {
    pub name: String,
    pub json: String,
}

/// The JSON files of a folder, in the order of their names.
pub fn of_folder(folder: &Path) -> io::Result<Vec<Story>> {
    let mut stories = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let (Some(name), Some("json")) = (
            path.file_stem().and_then(|it| it.to_str()),
            path.extension().and_then(|it| it.to_str()),
        ) {
            stories.push(Story {
                name: name.to_owned(),
                json: fs::read_to_string(&path)?,
            });
        }
    }
    stories.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(stories)
}

/// The pictures of the stories that are made here, which lie beside the pages.
pub const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/pictures");

/// So many stories of a site at this address, made of two: the same ones each time.
pub fn made(count: usize, at: &str) -> Vec<Story> {
    let seeds = [
        include_str!("../../../demo/article.txt"),
        include_str!("../../../demo/every-block.json"),
    ];
    let seeds: Vec<Article> = seeds.into_iter().filter_map(|it| read(it, at)).collect();
    let story = |(index, seed): (usize, &Article)| Story {
        name: format!("story-{:04}", index + 1),
        json: article_json::to_json(&variant(seed, index)).to_string(),
    };
    seeds
        .iter()
        .cycle()
        .take(count)
        .enumerate()
        .map(story)
        .collect()
}

fn read(text: &str, at: &str) -> Option<Article> {
    let document = Document {
        text,
        content_type: None,
        base: Some(at),
        format: None,
    };
    Some(sources::article(document).ok()?.content)
}

/// A seed that begins elsewhere and has a date of its own.
fn variant(seed: &Article, index: usize) -> Article {
    let mut article = seed.clone();
    article.headline = format!("{} ({})", seed.headline, index + 1);
    article.lang = article.lang.or_else(|| Some("fr".to_owned()));
    article.url = None;
    let (month, day) = (index / 28 % 12 + 1, index % 28 + 1);
    article.published = Date::parse(&format!("2026-{month:02}-{day:02}"));
    // Notes and what refers to them have to stay in their order.
    let paragraphs = article
        .blocks
        .iter()
        .take_while(|it| it.attributes.is_none())
        .count();
    if let Some(moved) = article
        .blocks
        .get_mut(..paragraphs)
        .filter(|it| !it.is_empty())
    {
        moved.rotate_left(index % moved.len());
    }
    article
}
