//! The component: it fetches what is to be shown and composes the three parts.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Node;
use yew::prelude::*;

use crate::article::Article;
use crate::article::view::ArticleView;
use crate::browser::{console, fetch, page, style};
use crate::comments::form::CommentForm;
use crate::comments::outcome::Outcome;
use crate::config::{Config, RelatedSource};
use crate::i18n::Message;
use crate::i18n::language::direction;
use crate::json::Json;
use crate::related::Related;
use crate::related::carousel::Carousel;
use crate::sources::{self, Document, json_feed};

/// What [`ArticleWidget`] shows, and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The settings.
    pub config: Rc<Config>,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<WidgetEvent>,
}

/// What happened in a widget.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// The article is shown, or its failure is; the form can be used.
    Ready,
    /// An attempt to send a comment has ended.
    Comment(Outcome),
}

/// An article with its related articles and its comment form.
pub struct ArticleWidget {
    root: NodeRef,
    ids: AttrValue,
    article: Loading<Rc<Article>>,
    related: Rc<[Related]>,
    /// Which loads are still wanted: an answer to an older question is dropped.
    generation: u32,
    is_ready: bool,
}

/// How far loading has come.
enum Loading<T> {
    /// There is nothing to load: what the host put inside the element is the article.
    Nothing,
    Waiting,
    Loaded(T),
    Failed,
}

/// What can happen to the widget.
pub enum Event {
    /// The article was read, or could not be.
    Article(u32, Result<Rc<Article>, String>),
    /// The related articles were read, or could not be.
    Related(u32, Result<Rc<[Related]>, String>),
    /// The reader asks to try again.
    Retry,
    /// A comment has met its end.
    Comment(Outcome),
}

thread_local! {
    static WIDGETS: Cell<u32> = const { Cell::new(0) };
}

impl Component for ArticleWidget {
    type Message = Event;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let number = WIDGETS.replace(WIDGETS.get().wrapping_add(1));
        let mut widget = Self {
            root: NodeRef::default(),
            ids: format!("aw{number}").into(),
            article: Loading::Nothing,
            related: Rc::default(),
            generation: 0,
            is_ready: false,
        };
        widget.show(&ctx.props().config);
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let (new, old) = (&ctx.props().config, &old.config);
        if (&new.src, &new.article, &new.related) != (&old.src, &old.article, &old.related) {
            self.show(new);
            self.load(ctx);
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            if let Some(root) = self.root.cast::<Node>() {
                style::adopt(&root);
            }
            self.load(ctx);
        }
        if !self.is_ready && !matches!(self.article, Loading::Waiting) {
            self.is_ready = true;
            ctx.props().on_event.emit(WidgetEvent::Ready);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Article(generation, result) if generation == self.generation => {
                self.article = match result {
                    Ok(article) => Loading::Loaded(article),
                    Err(why) => {
                        console::warn(&format!("src: {why}"));
                        Loading::Failed
                    }
                };
                true
            }
            Event::Related(generation, result) if generation == self.generation => match result {
                Ok(related) => {
                    self.related = related;
                    true
                }
                // The story is what the reader came for: a missing list is only the host's concern.
                Err(why) => {
                    console::warn(&format!("related: {why}"));
                    false
                }
            },
            Event::Article(..) | Event::Related(..) => false,
            Event::Retry => {
                self.article = Loading::Waiting;
                self.load_article(ctx);
                true
            }
            Event::Comment(outcome) => {
                ctx.props().on_event.emit(WidgetEvent::Comment(outcome));
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Config {
            lang,
            messages,
            heading_level,
            fields,
            endpoint,
            ..
        } = &*ctx.props().config;
        let part_level = heading_level + 1;
        let interface: AttrValue = lang.clone().into();
        let waiting = matches!(self.article, Loading::Waiting);
        html! {
            <div class="aw-root" ref={&self.root} lang={lang.clone()} dir={direction(lang).as_str()}>
                { self.article(ctx) }
                if !waiting {
                    <Carousel items={self.related.clone()} lang={interface.clone()}
                        messages={messages.clone()} heading_level={part_level} ids={&self.ids} />
                    { for endpoint.iter().map(|endpoint| html! {
                        <CommentForm {endpoint} article={self.subject(ctx)} {fields}
                            lang={interface.clone()} messages={messages.clone()}
                            heading_level={part_level} ids={&self.ids}
                            on_outcome={ctx.link().callback(Event::Comment)} />
                    }) }
                }
            </div>
        }
    }
}

impl ArticleWidget {
    /// Starts over with what a configuration holds or names.
    fn show(&mut self, config: &Config) {
        self.generation = self.generation.wrapping_add(1);
        self.article = match (&config.article, &config.src) {
            (Some(article), _) => Loading::Loaded(article.clone()),
            (None, Some(_)) => Loading::Waiting,
            (None, None) => Loading::Nothing,
        };
        self.related = match &config.related {
            Some(RelatedSource::Items(items)) => items.clone(),
            _ => Rc::default(),
        };
    }

    fn load(&self, ctx: &Context<Self>) {
        if let Some(RelatedSource::Url(url)) = &ctx.props().config.related {
            let (generation, url) = (self.generation, url.clone());
            ctx.link()
                .send_future(async move { Event::Related(generation, related(&url).await) });
        }
        if matches!(self.article, Loading::Waiting) {
            self.load_article(ctx);
        }
    }

    fn load_article(&self, ctx: &Context<Self>) {
        if let Some(src) = &ctx.props().config.src {
            let (generation, src) = (self.generation, src.clone());
            ctx.link()
                .send_future(async move { Event::Article(generation, article(&src).await) });
        }
    }

    fn article(&self, ctx: &Context<Self>) -> Html {
        let config = &ctx.props().config;
        let say = |message| config.messages.get(message);
        match &self.article {
            Loading::Loaded(article) => {
                let lang = article
                    .lang
                    .as_ref()
                    .or(config.srclang.as_ref())
                    .unwrap_or(&config.lang);
                html! {
                    <ArticleView {article} lang={lang.clone()} interface={config.lang.clone()}
                        messages={config.messages.clone()} heading_level={config.heading_level} />
                }
            }
            // What the host put into the element is shown while there is nothing better.
            Loading::Nothing => html! { <slot /> },
            Loading::Waiting => html! {
                <div class="aw-waiting" aria-busy="true">
                    <slot><p class="aw-unseen">{ say(Message::ArticleLoading) }</p></slot>
                </div>
            },
            Loading::Failed => html! {
                <div class="aw-failure">
                    <p role="alert">{ say(Message::ArticleFailed) }</p>
                    <p class="aw-failure-ways">
                        { for config.url.iter().chain(&config.src).take(1).map(|url| html! {
                            <a href={url.clone()}>{ say(Message::ArticleOriginal) }</a>
                        }) }
                        <button type="button" class="aw-retry" onclick={ctx.link().callback(|_| Event::Retry)}>
                            { say(Message::Retry) }
                        </button>
                    </p>
                    <slot />
                </div>
            },
        }
    }

    /// What comments are about.
    fn subject(&self, ctx: &Context<Self>) -> String {
        let config = &ctx.props().config;
        let own = match &self.article {
            Loading::Loaded(article) => article.url.clone(),
            _ => None,
        };
        let named = config.url.clone().or(own).or_else(|| config.src.clone());
        named.or_else(page::address).unwrap_or_default()
    }
}

async fn document(url: &str) -> Result<fetch::Fetched, String> {
    match fetch::get(url).await {
        Ok(fetched) if (200..300).contains(&fetched.status) => Ok(fetched),
        Ok(fetched) => Err(format!(
            "expected a document at {url}, got status {}",
            fetched.status
        )),
        Err(fetch::NoAnswer) => Err(format!(
            "expected a document at {url}, got no answer (connection, CORS or a policy of the page)"
        )),
    }
}

async fn article(url: &str) -> Result<Rc<Article>, String> {
    let fetched = document(url).await?;
    let document = Document {
        text: &fetched.text,
        content_type: fetched.content_type.as_deref(),
        base: Some(&fetched.url),
    };
    match sources::article(document) {
        Ok(article) => Ok(Rc::new(article)),
        Err(error) => Err(format!("expected an article at {url}, but {error}")),
    }
}

async fn related(url: &str) -> Result<Rc<[Related]>, String> {
    let fetched = document(url).await?;
    let related = match Json::parse(&fetched.text) {
        Some(json) => json_feed::related(&json, Some(&fetched.url)),
        None => Err(sources::SourceError::NotJson),
    };
    match related {
        Ok(related) => Ok(related.into()),
        Err(error) => Err(format!("expected a JSON Feed at {url}, but {error}")),
    }
}
