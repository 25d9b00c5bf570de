//! The component: it fetches what is to be shown and composes the three parts.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use crate::article::Article;
use crate::article::anchor::named;
use crate::article::consent::{Consent, ConsentRequest};
use crate::article::json_ld::news_article;
use crate::article::view::{ArticleView, Wish};
use crate::browser::anchor::{self, FragmentChanges};
use crate::browser::control::has_focus_within;
use crate::browser::fetch::{Fetched, NoAnswer};
use crate::browser::{console, fetch};
use crate::comments::form::CommentForm;
use crate::comments::outcome::Outcome;
use crate::comments::settings::Access;
use crate::comments::submission::BeforeSend;
use crate::config::{Config, RelatedSource};
use crate::i18n::Message;
use crate::i18n::language::direction;
use crate::json::Json;
use crate::related::Related;
use crate::related::carousel::Carousel;
use crate::related::impression::Impression;
use crate::related::navigation::Navigation;
use crate::sources::{self, Document, Format, Reading};
use crate::tag::Tag;

/// What [`ArticleWidget`] shows, and whom it tells.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The settings.
    pub config: Rc<Config>,
    /// Asked before each comment is sent.
    #[prop_or_default]
    pub before_send: Option<BeforeSend>,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<WidgetEvent>,
}

/// What happened in a widget.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// The article is shown, or its failure is; the form can be used.
    Ready,
    /// Another article is shown, or none any more.
    Article(Option<Shown>),
    /// An attempt to send a comment has ended.
    Comment(Outcome),
    /// A reader asks for the content of another site, which whoever hears of it may prevent.
    Consent(ConsentRequest),
    /// A reader follows a link to a related article, which whoever hears of it may prevent.
    Navigate(Navigation),
    /// A reader has had a second to see a related article's card.
    Impression(Impression),
}

/// An article as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    article: Rc<Article>,
    lang: String,
    url: Option<String>,
}

impl Shown {
    /// The article as a schema.org `NewsArticle`.
    pub fn json_ld(&self) -> Json {
        news_article(&self.article, &self.lang, self.url.as_deref())
    }
}

/// An article with its related articles and its comment form.
pub struct ArticleWidget {
    root: NodeRef,
    ids: AttrValue,
    article: Loading<Rc<Article>>,
    related: Loading<Rc<[Related]>>,
    failure: NodeRef,
    /// Whether the headline is to be focused, because what had the focus is gone.
    focus_headline: bool,
    /// Which answers are still wanted: one to an older question is dropped.
    article_turn: u32,
    related_turn: u32,
    is_ready: bool,
    /// Whether the host is still to be told what is shown.
    is_news: bool,
    /// Whose content the reader wants to see all of.
    consent: Consent,
    on_wish: Callback<Wish>,
    /// Whether an article was shown before.
    has_shown: bool,
    fragments: Option<FragmentChanges>,
}

/// How far loading has come.
enum Loading<T> {
    /// There is nothing to load.
    Nothing,
    Waiting,
    Loaded(T),
    Failed {
        /// Whether it is being tried again.
        again: bool,
    },
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
    /// The reader asks for the content of another site.
    Wish(Wish),
    /// The page's fragment has changed.
    Fragment,
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
            related: Loading::Nothing,
            failure: NodeRef::default(),
            focus_headline: false,
            article_turn: 0,
            related_turn: 0,
            is_ready: false,
            is_news: false,
            consent: Consent::default(),
            on_wish: ctx.link().callback(Event::Wish),
            has_shown: false,
            fragments: None,
        };
        widget.show_article(&ctx.props().config);
        widget.show_related(&ctx.props().config);
        widget.show_answers(&ctx.props().config);
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let (new, old) = (&ctx.props().config, &old.config);
        if (&new.src, &new.article, new.format) != (&old.src, &old.article, old.format) {
            self.show_article(new);
            self.load_article(ctx);
        }
        if new.related != old.related {
            self.show_related(new);
            self.load_related(ctx);
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            #[cfg(feature = "styles")]
            if let Some(root) = self.root.cast::<web_sys::Node>() {
                crate::browser::style::adopt(&root);
            }
            self.load_article(ctx);
            self.load_related(ctx);
            let link = ctx.link().clone();
            self.fragments = Some(FragmentChanges::listen(move || {
                link.send_message(Event::Fragment);
            }));
        }
        if std::mem::take(&mut self.focus_headline)
            && let Some(root) = self.root.cast::<Element>()
            && let Ok(Some(headline)) = root.query_selector(".aw-headline")
        {
            let _ = headline.set_attribute("tabindex", "-1");
            let _ = headline.unchecked_into::<HtmlElement>().focus();
        }
        if !self.is_ready && !matches!(self.article, Loading::Waiting) {
            self.is_ready = true;
            ctx.props().on_event.emit(WidgetEvent::Ready);
        }
        if std::mem::take(&mut self.is_news) {
            let config = &ctx.props().config;
            let shown = match &self.article {
                Loading::Loaded(article) => Some(Shown {
                    article: article.clone(),
                    lang: language(config, article).to_owned(),
                    url: config.url.clone(),
                }),
                _ => None,
            };
            if shown.is_some() && !std::mem::replace(&mut self.has_shown, true) {
                self.follow_address(true);
            }
            ctx.props().on_event.emit(WidgetEvent::Article(shown));
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Article(turn, result) if turn == self.article_turn => {
                self.focus_headline = result.is_ok() && has_focus_within(&self.failure);
                self.is_news = true;
                self.article = shown("src", result.map(named));
                true
            }
            Event::Related(turn, result) if turn == self.related_turn => {
                // The story is what the reader came for: a missing list is the host's concern.
                self.related = shown("related", result);
                true
            }
            Event::Article(..) | Event::Related(..) => false,
            Event::Retry => match self.article {
                Loading::Failed { again: false } => {
                    self.article = Loading::Failed { again: true };
                    self.load_article(ctx);
                    true
                }
                _ => false,
            },
            Event::Wish(wish) => {
                let request = ConsentRequest::new(wish.provider);
                ctx.props()
                    .on_event
                    .emit(WidgetEvent::Consent(request.clone()));
                if request.is_prevented() {
                    return false;
                }
                wish.grant.emit(());
                if wish.is_for_all {
                    self.consent = self.consent.with(wish.provider);
                }
                wish.is_for_all
            }
            Event::Fragment => {
                self.follow_address(false);
                false
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
            comments,
            ..
        } = &*ctx.props().config;
        let part_level = heading_level.saturating_add(1);
        // While there is nothing above them they would be shoved down before the reader's eyes. Once
        // they are there they stay: a reader may have begun to write.
        let has_parts = self.is_ready || !matches!(self.article, Loading::Waiting);
        let has_form = comments.endpoint.is_some() || comments.access != Access::Open;
        let related = has_parts.then(|| self.related(ctx, part_level));
        let form = (has_parts && has_form).then(|| {
            html! {
                <CommentForm settings={comments} key={choice(&ctx.props().config)}
                    url={self.subject(&ctx.props().config)} title={self.headline()}
                    lang={lang.clone()} messages={messages.clone()}
                    heading_level={part_level} ids={&self.ids}
                    before_send={ctx.props().before_send.clone()}
                    on_outcome={ctx.link().callback(Event::Comment)} />
            }
        });
        Tag::of("div", "aw-root")
            .set("lang", lang.clone())
            .set("dir", direction(lang).as_str())
            .at(&self.root)
            .add(slot("header"))
            .add(self.article(ctx))
            .add(related.unwrap_or_default())
            .add(form.unwrap_or_default())
            .add(slot("footer"))
            .into()
    }
}

/// Where what the host has put into the element is shown.
fn slot(name: &'static str) -> Tag {
    Tag::new("slot").set("name", name)
}

impl ArticleWidget {
    /// Starts over with the article that a configuration holds or names.
    fn show_article(&mut self, config: &Config) {
        self.article_turn = self.article_turn.wrapping_add(1);
        self.article = match (&config.article, &config.src) {
            (Some(article), _) => Loading::Loaded(named(article.clone())),
            (None, Some(_)) => Loading::Waiting,
            (None, None) if config.article_failed => Loading::Failed { again: false },
            (None, None) => Loading::Nothing,
        };
        self.is_news = true;
    }

    /// Starts over with the related articles that a configuration holds or names.
    fn show_related(&mut self, config: &Config) {
        self.related_turn = self.related_turn.wrapping_add(1);
        self.related = match &config.related {
            Some(RelatedSource::Items(items)) => Loading::Loaded(items.clone()),
            Some(RelatedSource::Url(_)) => Loading::Waiting,
            None => Loading::Nothing,
        };
    }

    /// Shows what the page has received already.
    fn show_answers(&mut self, config: &Config) {
        if let (Loading::Waiting, Some(src)) = (&self.article, &config.src)
            && let Some(answer) = fetch::answered(src)
        {
            let article = article(src, Ok(answer), config.format);
            self.article = shown("src", article.map(named));
        }
        if let Some(RelatedSource::Url(url)) = &config.related
            && let Some(answer) = fetch::answered(url)
        {
            self.related = shown("related", related(url, Ok(answer)));
        }
    }

    fn load_article(&self, ctx: &Context<Self>) {
        let is_wanted = matches!(
            self.article,
            Loading::Waiting | Loading::Failed { again: true }
        );
        if let Some(src) = &ctx.props().config.src
            && is_wanted
        {
            let (turn, src) = (self.article_turn, src.clone());
            let format = ctx.props().config.format;
            ctx.link().send_future(async move {
                let answer = fetch::get(&src).await;
                Event::Article(turn, article(&src, answer, format))
            });
        }
    }

    fn load_related(&self, ctx: &Context<Self>) {
        if let Some(RelatedSource::Url(url)) = &ctx.props().config.related
            && matches!(self.related, Loading::Waiting)
        {
            let (turn, url) = (self.related_turn, url.clone());
            ctx.link().send_future(async move {
                let answer = fetch::get(&url).await;
                Event::Related(turn, related(&url, answer))
            });
        }
    }

    /// Goes where the page's address leads, if that is in the article.
    fn follow_address(&self, is_first: bool) {
        if let Some(root) = self.root.cast::<Element>() {
            anchor::follow_address(&root, &self.ids, is_first);
        }
    }

    fn article(&self, ctx: &Context<Self>) -> Html {
        let config = &ctx.props().config;
        let say = |message| config.messages.get(message);
        match &self.article {
            Loading::Loaded(article) => {
                let lang = language(config, article);
                html! {
                    <ArticleView {article} lang={lang.to_owned()} interface={config.lang.clone()}
                        messages={config.messages.clone()} heading_level={config.heading_level}
                        ids={&self.ids} display={config.display} url={config.url.clone().map(AttrValue::from)}
                        consent={config.consent.or(self.consent)} on_wish={&self.on_wish} />
                }
            }
            // What the host put into the element is the article, or shown while there is none.
            Loading::Nothing => Tag::new("slot").into(),
            Loading::Waiting => Tag::of("div", "aw-waiting")
                .set("aria-busy", "true")
                .add(Tag::new("slot"))
                .add(
                    Tag::of("p", "aw-loading")
                        .set("role", "status")
                        .text(say(Message::ArticleLoading)),
                )
                .into(),
            Loading::Failed { again } => {
                let mut ways = Tag::of("p", "aw-failure-ways");
                if let Some(url) = config.url.as_ref().or(config.src.as_ref()) {
                    let original = Tag::new("a").set("href", url.clone());
                    ways = ways.add(original.text(say(Message::ArticleOriginal)));
                }
                if config.src.is_some() {
                    let retry = Tag::of("button", "aw-retry")
                        .set("type", "button")
                        .set("aria-disabled", again.to_string())
                        .on(
                            || ListenerKind::onclick,
                            ctx.link().callback(|_: web_sys::Event| Event::Retry),
                        );
                    ways = ways.add(retry.text(say(Message::Retry)));
                }
                let mut status = Tag::new("span").set("role", "status");
                if *again {
                    status = status.text(say(Message::ArticleLoading));
                }
                let failed = Tag::new("p").set("role", "alert");
                let fallback = slot("fallback")
                    .add(failed.text(say(Message::ArticleFailed)))
                    .add(ways.add(status));
                Tag::of("div", "aw-failure")
                    .at(&self.failure)
                    .add(fallback)
                    .add(Tag::new("slot"))
                    .into()
            }
        }
    }

    fn related(&self, ctx: &Context<Self>, heading_level: u8) -> Html {
        let Props {
            config, on_event, ..
        } = ctx.props();
        match &self.related {
            Loading::Loaded(items) => html! {
                <Carousel {items} own={self.addresses(config)} display={config.related_display.clone()}
                    lang={config.lang.clone()} messages={config.messages.clone()}
                    {heading_level} ids={&self.ids} on_navigate={on_event.reform(WidgetEvent::Navigate)}
                    on_impression={on_event.reform(WidgetEvent::Impression)} />
            },
            // Its place is kept, so that the form below does not move away under a reader's hands.
            Loading::Waiting => Tag::of("div", "aw-related aw-related-waiting").into(),
            Loading::Nothing | Loading::Failed { .. } => Html::default(),
        }
    }

    /// What comments are about; nothing: the page.
    fn subject(&self, config: &Config) -> Option<AttrValue> {
        let addresses = self.addresses(config);
        let subject = addresses.first().or(config.src.as_ref());
        subject.map(|subject| AttrValue::from(subject.clone()))
    }

    /// What the article is called.
    fn headline(&self) -> Option<AttrValue> {
        match &self.article {
            Loading::Loaded(article) => Some(article.headline.clone().into()),
            _ => None,
        }
    }

    /// Where the article stands: as the host says, and as it says itself.
    fn addresses(&self, config: &Config) -> Vec<String> {
        let mut addresses = Vec::new();
        if let Some(url) = &config.url {
            addresses.push(url.clone());
        }
        if let Loading::Loaded(article) = &self.article
            && let Some(url) = &article.url
        {
            addresses.push(url.clone());
        }
        addresses
    }
}

/// The language that an article is written in.
fn language<'a>(config: &'a Config, article: &'a Article) -> &'a str {
    let told = article.lang.as_ref().or(config.srclang.as_ref());
    told.unwrap_or(&config.lang)
}

/// Which story the host has chosen. It stays the same while that is loaded, fails and is loaded
/// again, and so does the form that belongs to it.
fn choice(config: &Config) -> String {
    let own = config
        .article
        .as_ref()
        .and_then(|article| article.url.as_ref());
    let choice = config.url.as_ref().or(own).or(config.src.as_ref());
    choice.cloned().unwrap_or_default()
}

/// What loading has come to; the host is told of a failure.
fn shown<T>(setting: &str, result: Result<T, String>) -> Loading<T> {
    match result {
        Ok(content) => Loading::Loaded(content),
        Err(why) => {
            console::warn(&[setting, ": ", &why].concat());
            Loading::Failed { again: false }
        }
    }
}

/// What can be read of an answer.
type Answer = Result<Fetched, NoAnswer>;

fn document(url: &str, answer: Answer) -> Result<Fetched, String> {
    match answer {
        Ok(fetched) if (200..300).contains(&fetched.status) => Ok(fetched),
        Ok(fetched) => Err(format!(
            "expected a document at {url}, got status {}",
            fetched.status
        )),
        Err(NoAnswer) => Err(format!(
            "expected a document at {url}, got no answer (connection, CORS or a policy of the page)"
        )),
    }
}

fn article(url: &str, answer: Answer, format: Option<Format>) -> Result<Rc<Article>, String> {
    let fetched = document(url, answer)?;
    match sources::article(as_document(&fetched, format)) {
        Ok(reading) => Ok(Rc::new(used("src", url, reading))),
        Err(error) => Err(format!("expected an article at {url}, but {error}")),
    }
}

fn related(url: &str, answer: Answer) -> Result<Rc<[Related]>, String> {
    let fetched = document(url, answer)?;
    match sources::related(as_document(&fetched, None)) {
        Ok(reading) => Ok(used("related", url, reading).into()),
        Err(error) => Err(format!("expected a list of articles at {url}, but {error}")),
    }
}

fn as_document(fetched: &Fetched, format: Option<Format>) -> Document<'_> {
    Document {
        text: &fetched.text,
        content_type: fetched.content_type.as_deref(),
        base: Some(&fetched.url),
        format,
    }
}

/// What was read, once the host has been told what could not be used of it.
fn used<T>(setting: &str, url: &str, reading: Reading<T>) -> T {
    if !reading.faults.is_empty() {
        let faults: Vec<String> = reading.faults.iter().map(ToString::to_string).collect();
        console::warn(&format!("{setting}: {url}: {}", faults.join("; ")));
    }
    reading.content
}
