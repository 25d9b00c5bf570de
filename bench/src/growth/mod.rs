//! Growth: how much longer a document of twice the size takes, natively and in Chromium.

pub mod browser;
pub mod native;
#[path = "../../../tests/common/hostile_documents.rs"]
pub mod shape;

use serde::Serialize;

use crate::samples::Samples;

/// The largest allowed ratio of the times for twice the size.
pub const MAX_RATIO: f64 = 2.5;

/// Shorter times, in milliseconds, are more noise than work.
const NOISE_MS: f64 = 20.0;

/// The times of a document and of one of twice its size.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Growth {
    /// Milliseconds.
    pub once: Samples,
    /// Milliseconds of the larger one, each measured right after the smaller one.
    pub twice: Samples,
}

impl Growth {
    /// Returns the ratio of the times.
    pub fn ratio(&self) -> f64 {
        self.twice.relative_to(&self.once)
    }

    /// Returns whether the growth is more than linear and not noise.
    pub fn is_superlinear(&self) -> bool {
        self.ratio() > MAX_RATIO && self.twice.median() > MAX_RATIO * NOISE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(once: f64, twice: f64) -> Growth {
        Growth {
            once: Samples(vec![once; 3]),
            twice: Samples(vec![twice; 3]),
        }
    }

    #[test]
    fn four_times_as_long_is_superlinear() {
        assert!(growth(100.0, 400.0).is_superlinear());
        assert!(!growth(100.0, 220.0).is_superlinear());
    }

    #[test]
    fn short_times_are_noise() {
        assert!(!growth(5.0, 20.0).is_superlinear());
    }
}
