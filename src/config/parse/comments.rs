//! Parses the options of the comment form.

use std::rc::Rc;

use super::{boolean, text, url};
use article_widget_core::comments::endpoint::Endpoint;
use article_widget_core::comments::field::Fields;
use article_widget_core::comments::options::{CommentAccess, CommentOptions, Parent};
use article_widget_core::json::Json;
use article_widget_core::json::cursor::Cursor;
use article_widget_platform::url::UrlPurpose;

pub(super) fn options(settings: &Cursor<'_>, framed: bool) -> CommentOptions {
    let preset = text(settings, "endpointPreset");
    let mut endpoint = settings
        .member("endpoint")
        .and_then(|it| Endpoint::parse(&it, preset));
    if framed {
        endpoint = endpoint.and_then(|it| it.without_credentials(settings.context));
    }
    let fields = Fields::parse(settings);
    if let Some(endpoint) = &endpoint {
        endpoint.check(&fields, settings.context);
    }
    CommentOptions {
        endpoint: endpoint.map(Rc::new),
        fields: Rc::new(fields),
        article_id: settings.member("articleId").and_then(|it| id(&it)),
        parent: parent(settings),
        access: comment_access(settings).unwrap_or_default(),
        sign_in: url(settings, "signIn", UrlPurpose::Fetch).map(Into::into),
        preview: boolean(settings, "preview").unwrap_or_default(),
    }
}

fn comment_access(settings: &Cursor<'_>) -> Option<CommentAccess> {
    let member = settings.member("comments")?;
    member.as_variant(CommentAccess::ALL, CommentAccess::name)
}

/// Parses an identifier of a back end: a string or a number.
fn id(value: &Cursor<'_>) -> Option<Rc<str>> {
    match value.json {
        Json::String(text) if text.trim().is_empty() => None,
        Json::String(text) => Some(text.trim().into()),
        Json::Number(_) => Some(value.json.to_string().into()),
        _ => {
            value.report("a string or a number");
            None
        }
    }
}

/// Parses the parent comment: an id, or an object with `id` and `name`.
fn parent(settings: &Cursor<'_>) -> Option<Parent> {
    let parent = settings.member("parent")?;
    let (id, name) = match parent.json {
        Json::Object(_) => (id(&parent.member("id")?), parent.json.str_member("name")),
        _ => (id(&parent), None),
    };
    Some(Parent {
        id: id?,
        name: name.map(Into::into),
    })
}
