//! Whose content a reader has agreed to be shown, which makes the reader known to them.

use std::cell::Cell;
use std::rc::Rc;

use crate::article::embed_provider::Provider;

/// The providers whose content is shown without asking first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent(u8);

impl Consent {
    /// Every provider.
    pub const ALL: Self = Self(u8::MAX);

    /// Whether a provider is among them.
    pub fn includes(self, provider: Provider) -> bool {
        self.0 & (1 << provider as u8) != 0
    }

    /// The same and one more.
    #[must_use]
    pub fn with(self, provider: Provider) -> Self {
        Self(self.0 | (1 << provider as u8))
    }

    /// Those of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A reader asks to be shown a provider's content. Whoever hears of it may see to it: then nothing
/// is shown before the setting `consent` includes that provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRequest {
    /// Whose content is asked for.
    pub provider: Provider,
    is_prevented: Rc<Cell<bool>>,
}

impl ConsentRequest {
    /// A request that nobody has seen to.
    pub fn new(provider: Provider) -> Self {
        Self {
            provider,
            is_prevented: Rc::default(),
        }
    }

    /// Keeps the content from being shown (DOM, `preventDefault`).
    pub fn prevent(&self) {
        self.is_prevented.set(true);
    }

    /// Whether somebody has.
    pub fn is_prevented(&self) -> bool {
        self.is_prevented.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_is_for_those_it_was_given_for() {
        let consent = Consent::default().with(Provider::X);

        assert!(consent.includes(Provider::X));
        assert!(!consent.includes(Provider::YouTube));
        assert!(consent.or(Consent::ALL).includes(Provider::Facebook));
        assert_eq!(Consent::default().or(consent), consent);
    }

    #[test]
    fn whoever_hears_of_a_request_may_prevent_it() {
        let request = ConsentRequest::new(Provider::Vimeo);

        request.clone().prevent();

        assert!(request.is_prevented());
    }
}
