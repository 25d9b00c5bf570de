//! Consent to content of embed providers, which receive the reader's data.

use std::cell::Cell;
use std::rc::Rc;

use crate::article::embed_provider::Provider;

/// The set of providers whose content is shown without asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent(u8);

impl Consent {
    /// Consent to every provider.
    pub const ALL: Self = Self(u8::MAX);

    /// Returns whether the set includes a provider.
    pub fn includes(self, provider: Provider) -> bool {
        self.0 & (1 << provider as u8) != 0
    }

    /// Returns the set with one more provider.
    #[must_use]
    pub fn with(self, provider: Provider) -> Self {
        Self(self.0 | (1 << provider as u8))
    }

    /// Returns the union of two sets.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A reader's request to show a provider's content.
///
/// A handler can call [`prevent`](Self::prevent) to ask for consent itself. The content then stays hidden until the
/// option `consent` includes the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRequest {
    /// The provider of the requested content.
    pub provider: Provider,
    is_prevented: Rc<Cell<bool>>,
}

impl ConsentRequest {
    /// Creates a request that no handler has prevented.
    pub fn new(provider: Provider) -> Self {
        Self {
            provider,
            is_prevented: Rc::default(),
        }
    }

    /// Prevents the content from being shown (DOM `preventDefault`).
    pub fn prevent(&self) {
        self.is_prevented.set(true);
    }

    /// Returns whether a handler has called [`prevent`](Self::prevent).
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
