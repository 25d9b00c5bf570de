//! The verdicts of an endpoint's rules on a response.

/// A conclusion that an endpoint's rules draw from a response. It leads to the outcome of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Comments are closed.
    Closed,
    /// Only signed-in readers can comment.
    SignIn,
    /// The back end limits the rate of comments.
    TooFast,
    /// The comment exceeds the size limit.
    TooLarge,
    /// The back end already has the same comment.
    Duplicate,
    /// The URL does not accept comments.
    Misconfigured,
    /// The comment was rejected.
    Refused,
    /// The comment was received and waits for moderation.
    Held,
    /// The comment is public.
    Published,
}

impl Verdict {
    /// All verdicts, in order of precedence.
    pub const ALL: [Verdict; 9] = [
        Verdict::Closed,
        Verdict::SignIn,
        Verdict::TooFast,
        Verdict::TooLarge,
        Verdict::Duplicate,
        Verdict::Misconfigured,
        Verdict::Refused,
        Verdict::Held,
        Verdict::Published,
    ];

    /// Returns the name in the settings, which is that of the outcome.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Closed => "closed",
            Verdict::SignIn => "sign-in",
            Verdict::TooFast => "too-fast",
            Verdict::TooLarge => "too-large",
            Verdict::Duplicate => "duplicate",
            Verdict::Misconfigured => "misconfigured",
            Verdict::Refused => "refused",
            Verdict::Held => "held",
            Verdict::Published => "published",
        }
    }

    /// Returns the verdict with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// Returns whether the back end has received the comment.
    pub fn is_receipt(self) -> bool {
        matches!(self, Verdict::Held | Verdict::Published)
    }
}
