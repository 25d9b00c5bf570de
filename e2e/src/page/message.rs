use std::fmt;

/// The kind of a [`Message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// A call of `console.*`.
    Console,
    /// An uncaught exception, an unhandled rejection, or an element that failed to load.
    Error,
    /// A violation of a content security policy.
    Policy,
    /// A request that failed, was refused, or was answered with 400 and above.
    Network,
    /// Any other message of the browser.
    Other,
}

/// An error, warning or other message of a page or its browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its kind.
    pub kind: MessageKind,
    /// Who reports it: `page` for the page monitor, `browser` for the browser's own log.
    pub observer: &'static str,
    /// Its text.
    pub text: String,
}

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:?} ({}): {}",
            self.kind, self.observer, self.text
        )
    }
}
