//! Options for the comments on an article.

use std::rc::Rc;

use crate::comments::endpoint::Endpoint;
use crate::comments::field::Fields;

/// The host's options for comments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommentOptions {
    /// The endpoint for comments; `None` shows no form.
    pub endpoint: Option<Rc<Endpoint>>,
    /// The form's fields and their constraints.
    pub fields: Rc<Fields>,
    /// The host's own id for the article, which an endpoint can use in place of its URL.
    pub article_id: Option<Rc<str>>,
    /// The comment that the form replies to.
    pub parent: Option<Parent>,
    /// The readers who can comment.
    pub access: CommentAccess,
    /// URL of a page for signing in.
    pub sign_in: Option<Rc<str>>,
    /// Whether the reader can preview the comment.
    pub preview: bool,
}

/// A comment that the form replies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The back end's id of the comment.
    pub id: Rc<str>,
    /// The name of its author.
    pub name: Option<Rc<str>>,
}

/// The readers who can comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentAccess {
    /// Everyone can comment.
    #[default]
    Open,
    /// Comments are closed.
    Closed,
    /// Only signed-in readers can comment, and this reader is not signed in.
    SignIn,
}

impl CommentAccess {
    /// All values.
    pub const ALL: [CommentAccess; 3] = [
        CommentAccess::Open,
        CommentAccess::Closed,
        CommentAccess::SignIn,
    ];

    /// Returns the name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            CommentAccess::Open => "open",
            CommentAccess::Closed => "closed",
            CommentAccess::SignIn => "sign-in",
        }
    }
}
