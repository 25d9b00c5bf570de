//! The subject of a comment: the article and the parent comment.

use yew::prelude::*;

use crate::components::comment_form::{CommentForm, Props};
use article_widget_core::comments::comment::Subject;
use article_widget_dom::document;

impl CommentForm {
    /// Returns the subject as far as the props define it, without reading the page.
    pub(super) fn static_subject(props: &Props) -> Subject {
        let text = |text: &Option<AttrValue>| text.as_deref().unwrap_or_default().to_owned();
        let settings = &props.options;
        let id = settings.article_id.as_ref().map(ToString::to_string);
        let parent = settings.parent.as_ref();
        let url = text(&props.url);
        Subject {
            article: id.unwrap_or_else(|| url.clone()),
            title: text(&props.title),
            parent: parent
                .map(|parent| parent.id.to_string())
                .unwrap_or_default(),
            lang: props.lang.to_string(),
            user_agent: String::new(),
            // A back end may redirect here after a native form submission.
            page: url.clone(),
            url,
        }
    }

    pub(super) fn subject(props: &Props) -> Subject {
        let known = Self::static_subject(props);
        let page = document::url_without_fragment().unwrap_or_default();
        let or_page = |text: String| if text.is_empty() { page.clone() } else { text };
        Subject {
            article: or_page(known.article),
            url: or_page(known.url),
            title: if props.title.is_some() {
                known.title
            } else {
                document::title()
            },
            user_agent: document::user_agent(),
            page,
            ..known
        }
    }
}
