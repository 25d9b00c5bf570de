//! The widget component: loads the content and combines the article, the related articles and the comment form.

mod loading;
mod view;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::components::article::EmbedRequest;
use crate::components::article::fragment::{self, FragmentListener};
use crate::components::comment_form::CommentForm;
use crate::config::Config;
use crate::load::{LoadError, LoadedArticle};
use crate::vdom::element::ElementBuilder;
use crate::vdom::html_writer;
use crate::vdom::node_ref::has_focus_within;
use crate::widget::loading::{LoadState, related_state, story_key};
use crate::widget::view::slot;
use article_widget_core::article::Article;
use article_widget_core::article::consent::{Consent, ConsentRequest};
use article_widget_core::article::json_ld::news_article;
use article_widget_core::comments::before_send::BeforeSend;
use article_widget_core::comments::options::CommentAccess;
use article_widget_core::comments::outcome::Outcome;
use article_widget_core::json::Json;
use article_widget_core::related::Related;
use article_widget_core::related::impression::Impression;
use article_widget_core::related::navigation::Navigation;
use article_widget_dom::document;
use article_widget_platform::language::direction;

/// Props of [`ArticleWidget`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The settings.
    pub config: Rc<Config>,
    /// Prefix of every generated `id`. Default: `aw` and a number that differs for each widget.
    #[prop_or_default]
    pub id_prefix: Option<AttrValue>,
    /// Whether the widget hydrates prerendered HTML: it renders everything at once, without placeholders.
    #[prop_or_default]
    pub is_hydrating: bool,
    /// Called before each comment is sent.
    #[prop_or_default]
    pub before_send: Option<BeforeSend>,
    /// Called with every widget event.
    #[prop_or_default]
    pub on_event: Callback<WidgetEvent>,
}

/// Event of a widget.
#[derive(Clone, Debug, PartialEq)]
pub enum WidgetEvent {
    /// The article or an error message is shown, and the comment form is usable.
    Ready,
    /// The shown article has changed, or is no longer shown (`None`).
    Article(Option<ShownArticle>),
    /// An attempt to send a comment has ended.
    Comment(Outcome),
    /// The reader requests an embed; cancelable.
    Consent(ConsentRequest),
    /// The reader follows a link to a related article; cancelable.
    Navigate(Navigation),
    /// A related article's card has been in view for a second.
    Impression(Impression),
}

/// The shown article.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownArticle {
    article: Rc<Article>,
    lang: String,
    url: Option<String>,
    /// Number of the article's parts that could not be used.
    pub unused_parts: usize,
}

impl ShownArticle {
    /// Returns the article as a schema.org `NewsArticle`.
    pub fn json_ld(&self) -> Json {
        news_article(&self.article, &self.lang, self.url.as_deref())
    }
}

/// Shows an article with its related articles and a comment form.
pub struct ArticleWidget {
    root: NodeRef,
    id_prefix: AttrValue,
    article: LoadState<Rc<Article>>,
    /// Number of the article's parts that could not be used.
    unused_parts: usize,
    related: LoadState<Rc<[Related]>>,
    failure: NodeRef,
    /// Whether to focus the headline after the next render, because the focused retry button disappears.
    focus_headline: bool,
    /// Generation counters: results of superseded loads are dropped.
    article_generation: u32,
    related_generation: u32,
    is_ready: bool,
    /// Whether an `article-widget-article` event is pending.
    article_event_pending: bool,
    /// Providers whose embeds the reader has accepted for the whole article.
    consent: Consent,
    on_embed_request: Callback<EmbedRequest>,
    /// Whether an article was shown before.
    has_shown: bool,
    fragments: Option<FragmentListener>,
}

/// Messages of the component.
pub enum Msg {
    /// Loading the article has succeeded or failed.
    ArticleLoaded(u32, Result<LoadedArticle, LoadError>),
    /// Loading the related articles has succeeded or failed.
    RelatedLoaded(u32, Result<Rc<[Related]>, String>),
    /// The reader retries.
    Retry,
    /// An attempt to send a comment has ended.
    CommentEnded(Outcome),
    /// The reader requests an embed.
    EmbedRequested(EmbedRequest),
    /// The page's fragment has changed.
    FragmentChanged,
}

thread_local! {
    static WIDGET_COUNT: Cell<u32> = const { Cell::new(0) };
}

impl Component for ArticleWidget {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let id_prefix = ctx.props().id_prefix.clone().unwrap_or_else(|| {
            let number = WIDGET_COUNT.replace(WIDGET_COUNT.get().wrapping_add(1));
            ["aw", &number.to_string()].concat().into()
        });
        let mut widget = Self {
            root: NodeRef::default(),
            id_prefix,
            article: LoadState::Nothing,
            unused_parts: 0,
            related: LoadState::Nothing,
            failure: NodeRef::default(),
            focus_headline: false,
            article_generation: 0,
            related_generation: 0,
            is_ready: false,
            article_event_pending: false,
            consent: Consent::default(),
            on_embed_request: ctx.link().callback(Msg::EmbedRequested),
            has_shown: false,
            fragments: None,
        };
        widget.show_article(&ctx.props().config);
        widget.show_related(&ctx.props().config);
        widget.show_preloaded(&ctx.props().config);
        widget
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let (new, old) = (&ctx.props().config, &old.config);
        if (&new.src, &new.article, &new.pending, new.format)
            != (&old.src, &old.article, &old.pending, old.format)
        {
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
            if let Some(root) = self.root.cast::<Node>() {
                crate::styles::adopt(&root);
            }
            self.load_article(ctx);
            self.load_related(ctx);
            let link = ctx.link().clone();
            self.fragments = Some(FragmentListener::listen(move || {
                link.send_message(Msg::FragmentChanged);
            }));
        }
        if std::mem::take(&mut self.focus_headline)
            && let Some(root) = self.root.cast::<Element>()
            && let Ok(Some(headline)) = root.query_selector(".aw-headline")
        {
            let _ = headline.set_attribute("tabindex", "-1");
            let _ = headline.unchecked_into::<HtmlElement>().focus();
        }
        let is_incomplete = ctx.props().is_hydrating && matches!(self.related, LoadState::Waiting);
        if !self.is_ready && !matches!(self.article, LoadState::Waiting) && !is_incomplete {
            self.is_ready = true;
            ctx.props().on_event.emit(WidgetEvent::Ready);
        }
        if self.is_ready && std::mem::take(&mut self.article_event_pending) {
            let config = &ctx.props().config;
            let shown = match &self.article {
                LoadState::Loaded(article) => Some(ShownArticle {
                    article: article.clone(),
                    lang: language(config, article).to_owned(),
                    url: config.url.clone(),
                    unused_parts: self.unused_parts,
                }),
                _ => None,
            };
            if shown.is_some() && !std::mem::replace(&mut self.has_shown, true) {
                self.follow_address(true);
            }
            ctx.props().on_event.emit(WidgetEvent::Article(shown));
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::ArticleLoaded(generation, result) if generation == self.article_generation => {
                self.focus_headline = result.is_ok() && has_focus_within(&self.failure);
                self.article_event_pending = true;
                self.article = self.shown(&ctx.props().config, result);
                true
            }
            Msg::RelatedLoaded(generation, result) if generation == self.related_generation => {
                self.related = related_state(result);
                true
            }
            Msg::ArticleLoaded(..) | Msg::RelatedLoaded(..) => false,
            Msg::Retry => match self.article {
                LoadState::Failed {
                    is_retrying: false,
                    is_final: false,
                } => {
                    self.article = LoadState::Failed {
                        is_retrying: true,
                        is_final: false,
                    };
                    self.load_article(ctx);
                    true
                }
                _ => false,
            },
            Msg::EmbedRequested(request) => {
                let consent = ConsentRequest::new(request.provider);
                ctx.props()
                    .on_event
                    .emit(WidgetEvent::Consent(consent.clone()));
                if consent.is_prevented() {
                    return false;
                }
                request.grant.emit(());
                if request.is_for_all {
                    self.consent = self.consent.with(request.provider);
                }
                request.is_for_all
            }
            Msg::FragmentChanged => {
                self.follow_address(false);
                false
            }
            Msg::CommentEnded(outcome) => {
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
        // Parts below the article wait for it: they would shift when it appears. Once shown they stay,
        // because the reader may have begun to write.
        let has_parts = self.is_ready || !matches!(self.article, LoadState::Waiting);
        let has_form = comments.endpoint.is_some() || comments.access != CommentAccess::Open;
        let related = has_parts.then(|| self.related(ctx, part_level));
        let form = (has_parts && has_form).then(|| {
            html! {
                <CommentForm options={comments} key={story_key(&ctx.props().config, &self.article)}
                    url={self.subject(&ctx.props().config)} title={self.headline()}
                    lang={lang.clone()} messages={messages.clone()}
                    heading_level={part_level} id_prefix={&self.id_prefix}
                    before_send={ctx.props().before_send.clone()}
                    on_outcome={ctx.link().callback(Msg::CommentEnded)} />
            }
        });
        html_writer::finish(
            ElementBuilder::with_class("div", "aw-root")
                .attr("lang", lang.clone())
                .attr("dir", direction(lang).as_str())
                .node_ref(&self.root)
                .child(slot("header"))
                .child(self.article(ctx))
                .child(related.unwrap_or_default())
                .child(form.unwrap_or_default())
                .child(slot("footer")),
        )
    }
}

impl ArticleWidget {
    fn has_own_article(&self) -> bool {
        let root = self.root.cast::<Node>();
        root.is_some_and(|root| document::host_has_light_dom_article(&root))
    }

    /// Scrolls to the location's fragment, if it is in the article.
    fn follow_address(&self, is_first: bool) {
        if let Some(root) = self.root.cast::<Element>() {
            fragment::scroll_to_location_hash(&root, &self.id_prefix, is_first);
        }
    }

    /// Returns the URL that comments refer to. `None` for the page's URL.
    fn subject(&self, config: &Config) -> Option<AttrValue> {
        let addresses = self.addresses(config);
        let subject = addresses.first().or(config.src.as_ref());
        subject.map(|subject| AttrValue::from(subject.clone()))
    }

    /// Returns the headline of the loaded article.
    fn headline(&self) -> Option<AttrValue> {
        match &self.article {
            LoadState::Loaded(article) => Some(article.headline.clone().into()),
            _ => None,
        }
    }

    /// Returns the article's URLs: the host's setting, then the article's own.
    fn addresses(&self, config: &Config) -> Vec<String> {
        let mut addresses = Vec::new();
        if let Some(url) = &config.url {
            addresses.push(url.clone());
        }
        if let LoadState::Loaded(article) = &self.article
            && let Some(url) = &article.url
        {
            addresses.push(url.clone());
        }
        addresses
    }
}

/// Returns the article's language: its own, or else `srclang`, or else `lang`.
fn language<'a>(config: &'a Config, article: &'a Article) -> &'a str {
    let own = article.lang.as_ref().or(config.srclang.as_ref());
    own.unwrap_or(&config.lang)
}
