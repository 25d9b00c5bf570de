//! Limits the attempts of a network within a minute.

use crate::http::network::Network;
use hashlink::LinkedHashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

const WINDOW_MS: i64 = 60_000;

/// The largest number of networks in memory; beyond that the least recent one is removed. At 10 attempts each
/// this is about 12 MB.
const MAX_NETWORKS: usize = 65_536;

/// Counts attempts, in memory only: addresses are neither written to disk nor kept beyond the window.
#[derive(Clone, Debug)]
pub(crate) struct RateLimit {
    /// 0 for no limit.
    per_minute: usize,
    attempts: Arc<Mutex<Attempts>>,
}

/// The times of each network's admitted attempts, in milliseconds since 1970, least recent network first.
type Attempts = LinkedHashMap<Network, VecDeque<i64>>;

/// An attempt beyond the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RateLimited {
    /// Whole seconds until another attempt is admitted.
    pub(crate) retry_after: i64,
}

impl RateLimit {
    pub(crate) fn new(per_minute: u32) -> Self {
        Self {
            per_minute: usize::try_from(per_minute).unwrap_or(usize::MAX),
            attempts: Arc::default(),
        }
    }

    /// Counts an attempt, unless the limit is reached. Refused attempts do not count, so that `Retry-After` stays
    /// true.
    pub(crate) fn attempt(&self, network: Network, now: i64) -> Result<(), RateLimited> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        remove_expired(&mut attempts, now);
        let mut times = attempts.remove(&network).unwrap_or_default();
        times.retain(|&time| is_within_window(time, now));
        let counted = if times.len() < self.per_minute {
            times.push_back(now);
            Ok(())
        } else {
            let oldest = times.front().copied().unwrap_or(now);
            Err(RateLimited {
                retry_after: (oldest + WINDOW_MS - now + 999) / 1000,
            })
        };
        attempts.insert(network, times);
        if attempts.len() > MAX_NETWORKS {
            attempts.pop_front();
        }
        counted
    }

    /// Removes the networks without an attempt within the window.
    pub(crate) fn remove_expired(&self, now: i64) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        remove_expired(&mut attempts, now);
    }
}

fn remove_expired(attempts: &mut Attempts, now: i64) {
    let is_expired = |times: &VecDeque<i64>| {
        let last = times.back();
        last.is_none_or(|&time| !is_within_window(time, now))
    };
    while attempts.front().is_some_and(|(_, times)| is_expired(times)) {
        attempts.pop_front();
    }
}

/// Attempts in the future, left by a clock that was set back, do not count: they would lock the network out.
fn is_within_window(time: i64, now: i64) -> bool {
    now - WINDOW_MS < time && time <= now
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    fn networks(limit: &RateLimit) -> usize {
        limit.attempts.lock().unwrap().len()
    }

    fn ipv4(bits: u32) -> Network {
        IpAddr::from(Ipv4Addr::from_bits(bits)).into()
    }

    #[test]
    fn a_slash_64_shares_one_limit() {
        let limit = RateLimit::new(2);
        let attempt = |text: &str| {
            let address: Ipv6Addr = text.parse().unwrap();
            limit.attempt(IpAddr::from(address).into(), 0)
        };

        assert_eq!(attempt("2001:db8::1"), Ok(()));
        assert_eq!(attempt("2001:db8::2"), Ok(()));
        assert_eq!(attempt("2001:db8::3"), Err(RateLimited { retry_after: 60 }));
        assert_eq!(attempt("2001:db8:0:1::3"), Ok(()));
    }

    #[test]
    fn no_more_networks_are_remembered_than_fit() {
        let limit = RateLimit::new(1);
        let count = u32::try_from(MAX_NETWORKS).unwrap() + 10;

        for bits in 0..count {
            assert_eq!(limit.attempt(ipv4(bits), 0), Ok(()));
        }

        assert_eq!(networks(&limit), MAX_NETWORKS);
        assert!(limit.attempt(ipv4(count - 1), 0).is_err());
    }

    #[test]
    fn a_network_is_forgotten_after_the_window() {
        let limit = RateLimit::new(1);
        assert!(limit.attempt(ipv4(1), 0).is_ok());
        assert!(limit.attempt(ipv4(2), 30_000).is_ok());

        limit.remove_expired(59_999);
        assert_eq!(networks(&limit), 2);
        limit.remove_expired(60_000);
        assert_eq!(networks(&limit), 1);
        // A refused attempt moves the network to the end, which must not keep the others.
        assert!(limit.attempt(ipv4(2), 89_999).is_err());
        limit.remove_expired(90_000);
        assert_eq!(networks(&limit), 0);
    }

    proptest! {
        #[test]
        fn no_window_has_more_attempts_than_the_limit_and_retry_after_is_true(
            per_minute in 1u32..5, pauses in prop::collection::vec(0i64..40_000, 1..60)
        ) {
            let limit = RateLimit::new(per_minute);
            let mut now = 0;
            let mut admitted = Vec::new();
            for pause in pauses {
                now += pause;
                match limit.attempt(ipv4(1), now) {
                    Ok(()) => admitted.push(now),
                    Err(RateLimited { retry_after }) => {
                        prop_assert!((1..=60).contains(&retry_after));
                        let copy = RateLimit::new(per_minute);
                        *copy.attempts.lock().unwrap() = limit.attempts.lock().unwrap().clone();
                        prop_assert!(copy.attempt(ipv4(1), now + retry_after * 1000).is_ok());
                    }
                }
            }
            let width = usize::try_from(per_minute).unwrap();
            for span in admitted.windows(width + 1) {
                prop_assert!(span[width] - span[0] >= WINDOW_MS);
            }
        }
    }
}
