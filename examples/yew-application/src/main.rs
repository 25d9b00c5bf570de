//! A Yew application with an article in it. `trunk serve` in this folder shows it.

use std::rc::Rc;

use yew::prelude::*;

use article_widget::article::{Article, Author, Block};
use article_widget::comments::endpoint::Endpoint;
use article_widget::comments::options::CommentOptions;
use article_widget::comments::outcome::Outcome;
use article_widget::{ArticleWidget, Config, WidgetEvent};

/// The page: an article, and a line that counts the comments sent from it.
#[function_component]
fn App() -> Html {
    let config = use_memo((), |()| config());
    let received = use_state(|| 0);
    let on_event = {
        let received = received.clone();
        Callback::from(move |event| {
            if let WidgetEvent::Comment(Outcome::Published { .. } | Outcome::Held) = event {
                received.set(*received + 1);
            }
        })
    };
    html! {
        <main>
            <ArticleWidget {config} {on_event} />
            <footer>{ format!("Comments sent from this page: {}", *received) }</footer>
        </main>
    }
}

fn config() -> Config {
    let paragraph = |text: &str| Block::paragraph(text);
    let article = Article {
        headline: "The river rises a week early".to_owned(),
        authors: vec![Author {
            name: "Awa Keïta".to_owned(),
            url: None,
            ..Author::default()
        }],
        lang: Some("en".to_owned()),
        url: Some("https://example.org/river".to_owned()),
        blocks: vec![
            paragraph("The first boats left the upper port before dawn."),
            paragraph("Traders expect the water to carry them until the spring."),
        ],
        ..Article::default()
    };
    let endpoint = Endpoint::with_preset("problem-json", "http://127.0.0.1:8787/comments");
    Config {
        article: Some(Rc::new(article)),
        comments: Rc::new(CommentOptions {
            endpoint: endpoint.ok().map(Rc::new),
            ..CommentOptions::default()
        }),
        ..Config::default()
    }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
