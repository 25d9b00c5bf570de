//! The figures as Markdown.

use std::fmt::Write;

use serde::Serialize;

use crate::machine::Machine;
use crate::report;
use crate::samples::Samples;

/// Everything that is kept as JSON.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Where and when.
    pub machine: Machine,
    /// How often.
    pub rounds: usize,
    /// What was measured.
    pub tables: Vec<Table>,
}

/// A table of one kind of figures.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Its heading.
    pub title: &'static str,
    /// The first one is what the others are compared with.
    pub rows: Vec<Row>,
    /// The columns' headings.
    pub columns: Vec<&'static str>,
    /// How many digits after the point matter, by column.
    pub digits: Vec<usize>,
}

/// One that was measured.
#[derive(Debug, Serialize)]
pub struct Row {
    /// What it is.
    pub title: String,
    /// A series for each column.
    pub series: Vec<Samples>,
}

impl Figures {
    /// Tables of what was measured.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "{}\n\nMedian (least–greatest) of {} rounds; × how many times the first row’s: the median of the rounds.\n",
            self.machine.sentence(),
            self.rounds
        );
        for table in &self.tables {
            // A string takes every write.
            let _ = write!(text, "\n### {}\n\n{}", table.title, table.markdown());
        }
        text
    }
}

impl Table {
    fn markdown(&self) -> String {
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| self.cells(row)).collect();
        let head: Vec<&str> = [""]
            .into_iter()
            .chain(self.columns.iter().copied())
            .collect();
        report::figures(&head, &rows)
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let base = self.rows.first().map_or(&[][..], |row| &row.series);
        let cells =
            row.series
                .iter()
                .zip(base)
                .zip(&self.digits)
                .map(|((series, base), &digits)| {
                    format!("{} ×{:.2}", series.spread(digits), series.relative_to(base))
                });
        [row.title.clone()].into_iter().chain(cells).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_with_its_spread_and_with_how_many_times_the_first_row_s_it_is() {
        let row = |title: &str, values: &[f64]| Row {
            title: title.to_owned(),
            series: vec![Samples(values.to_vec())],
        };
        let table = Table {
            title: "Speed",
            rows: vec![row("a", &[10.0, 20.0, 10.0]), row("b", &[5.0, 5.0, 5.0])],
            columns: vec!["a second"],
            digits: vec![0],
        };

        let text = table.markdown();

        assert!(text.contains("| a | 10 (10–20) ×1.00 |"), "{text}");
        assert!(text.contains("| b | 5 ×0.50 |"), "{text}");
    }
}
