//! One number, measured in several rounds.

use serde::Serialize;

/// What the rounds gave, in order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Series(pub Vec<f64>);

impl Series {
    /// The middle one; of an even number, the mean of the two in the middle.
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

    /// The least one.
    pub fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::NAN, f64::min)
    }

    /// The greatest one.
    pub fn greatest(&self) -> f64 {
        self.0.iter().copied().fold(f64::NAN, f64::max)
    }

    /// Whether all are the same.
    pub fn is_constant(&self) -> bool {
        self.least() == self.greatest()
    }

    /// Median, least and greatest.
    pub fn spread(&self, digits: usize) -> String {
        let (least, greatest) = (self.least(), self.greatest());
        let median = self.median();
        if self.is_constant() {
            return format!("{median:.digits$}");
        }
        format!("{median:.digits$} ({least:.digits$}–{greatest:.digits$})")
    }

    /// How many times the other's, round by round, so that what slowed both does not count.
    pub fn relative_to(&self, other: &Self) -> f64 {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a / b).collect()).median()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(Series(vec![9.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(Series(vec![9.0, 1.0, 2.0, 4.0]).median(), 3.0);
    }

    #[test]
    fn a_slow_round_does_not_change_the_ratio() {
        let ours = Series(vec![10.0, 30.0, 10.0]);
        let theirs = Series(vec![20.0, 60.0, 20.0]);
        assert_eq!(theirs.relative_to(&ours), 2.0);
    }

    #[test]
    fn the_spread_is_left_out_where_there_is_none() {
        assert_eq!(Series(vec![1.0, 1.0]).spread(1), "1.0");
        assert_eq!(Series(vec![1.0, 3.0]).spread(0), "2 (1–3)");
    }
}
