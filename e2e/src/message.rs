use std::fmt;

/// What a [`Message`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A call of `console.*`.
    Console,
    /// An uncaught exception, an unhandled rejection, or an element that failed to load.
    Error,
    /// A violation of a content security policy.
    Policy,
    /// A request that failed, was refused, or was answered with 400 and above.
    Network,
    /// Anything else a browser had to say.
    Other,
}

/// Something a page or its browser complained of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub kind: Kind,
    /// Who noticed: `page` for the watching script, `browser` for the engine's own log.
    pub witness: &'static str,
    /// Its words.
    pub text: String,
}

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:?} ({}): {}",
            self.kind, self.witness, self.text
        )
    }
}
