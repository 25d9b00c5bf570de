//! How much longer twice as much takes: hostile documents, natively and in Chromium.

pub mod browser;
pub mod native;
#[path = "../../../tests/common/hostile_documents.rs"]
pub mod shape;

use serde::Serialize;

use crate::series::Series;

/// How many times as long twice as much may take.
pub const MAX_RATIO: f64 = 2.5;

/// What is less than this is taken for nothing, in milliseconds: it is more noise than work.
const NOISE_MS: f64 = 20.0;

/// What a document took, and one of twice its size.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Growth {
    /// Milliseconds.
    pub once: Series,
    /// Milliseconds of the larger one, measured right after.
    pub twice: Series,
}

impl Growth {
    /// How many times as long the larger one took.
    pub fn ratio(&self) -> f64 {
        self.twice.relative_to(&self.once)
    }

    /// Whether that is more than linear, and not noise.
    pub fn is_too_fast(&self) -> bool {
        self.ratio() > MAX_RATIO && self.twice.median() > MAX_RATIO * NOISE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(once: f64, twice: f64) -> Growth {
        Growth {
            once: Series(vec![once; 3]),
            twice: Series(vec![twice; 3]),
        }
    }

    #[test]
    fn what_takes_four_times_as_long_grows_too_fast() {
        assert!(growth(100.0, 400.0).is_too_fast());
        assert!(!growth(100.0, 220.0).is_too_fast());
    }

    #[test]
    fn what_takes_hardly_any_time_is_noise() {
        assert!(!growth(5.0, 20.0).is_too_fast());
    }
}
