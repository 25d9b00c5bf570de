//! Samples of one number: a measurement in several rounds.

use serde::Serialize;

/// The measured values, one a round.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Samples(pub Vec<f64>);

impl Samples {
    /// Returns the median; of an even number of values, the mean of the two in the middle.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let half = sorted.len() / 2;
        match sorted.len() {
            0 => f64::NAN,
            length if length % 2 == 1 => sorted[half],
            _ => f64::midpoint(sorted[half - 1], sorted[half]),
        }
    }

    /// Returns the smallest value.
    pub fn min(&self) -> f64 {
        self.0.iter().copied().fold(f64::NAN, f64::min)
    }

    /// Returns the largest value.
    pub fn max(&self) -> f64 {
        self.0.iter().copied().fold(f64::NAN, f64::max)
    }

    /// Returns whether all values are the same.
    pub fn is_constant(&self) -> bool {
        self.min() == self.max()
    }

    /// Formats median, smallest and largest value.
    pub fn spread(&self, digits: usize) -> String {
        let (min, max) = (self.min(), self.max());
        let median = self.median();
        if self.is_constant() {
            return format!("{median:.digits$}");
        }
        format!("{median:.digits$} ({min:.digits$}–{max:.digits$})")
    }

    /// Returns the median of the ratios to the other's values, round by round, so that what slowed both cancels out.
    pub fn relative_to(&self, other: &Self) -> f64 {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a / b).collect()).median()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(Samples(vec![9.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(Samples(vec![9.0, 1.0, 2.0, 4.0]).median(), 3.0);
    }

    #[test]
    fn a_slow_round_does_not_change_the_ratio() {
        let ours = Samples(vec![10.0, 30.0, 10.0]);
        let theirs = Samples(vec![20.0, 60.0, 20.0]);
        assert_eq!(theirs.relative_to(&ours), 2.0);
    }

    #[test]
    fn the_spread_is_left_out_where_there_is_none() {
        assert_eq!(Samples(vec![1.0, 1.0]).spread(1), "1.0");
        assert_eq!(Samples(vec![1.0, 3.0]).spread(0), "2 (1–3)");
    }
}
