//! What a host says of the comments on an article.

use std::rc::Rc;

use crate::comments::endpoint::Endpoint;
use crate::comments::field::Fields;

/// How comments are taken, if they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommentOptions {
    /// Where comments are sent; none: no form.
    pub endpoint: Option<Rc<Endpoint>>,
    /// The form's fields and their rules.
    pub fields: Rc<Fields>,
    /// The host's own id for the article, which an endpoint may ask for in place of its address.
    pub article_id: Option<Rc<str>>,
    /// The comment that is answered.
    pub parent: Option<Parent>,
    /// Who can comment.
    pub access: CommentAccess,
    /// Where a reader can sign in.
    pub sign_in: Option<Rc<str>>,
    /// Whether a reader can see beforehand how the comment will look.
    pub preview: bool,
}

/// A comment that is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// What the back end calls it.
    pub id: Rc<str>,
    /// Who wrote it.
    pub name: Option<Rc<str>>,
}

/// Who can comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CommentAccess {
    /// Everybody.
    #[default]
    Open,
    /// Nobody any more.
    Closed,
    /// Those who have signed in, and this reader has not.
    SignIn,
}

impl CommentAccess {
    /// All of them.
    pub const ALL: [CommentAccess; 3] = [
        CommentAccess::Open,
        CommentAccess::Closed,
        CommentAccess::SignIn,
    ];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            CommentAccess::Open => "open",
            CommentAccess::Closed => "closed",
            CommentAccess::SignIn => "sign-in",
        }
    }
}
