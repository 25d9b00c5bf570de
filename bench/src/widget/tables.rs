//! The figures as Markdown.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::entry::BASE;
use super::metric::{Metric, SECTIONS, Section};
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
    /// Who took part.
    pub entries: Vec<Measured>,
}

/// An entry with its figures.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// The entry's name.
    pub name: &'static str,
    /// With the version of what it is made with.
    pub title: String,
    /// Quantities by their names.
    pub readings: BTreeMap<&'static str, Samples>,
    /// Why it was not measured any further.
    pub failure: Option<String>,
}

impl Figures {
    /// The quantity of the entry that others are compared with.
    pub fn base(&self, metric: &Metric) -> Option<&Samples> {
        let base = self.entries.iter().find(|entry| entry.name == BASE)?;
        base.readings.get(metric.name)
    }

    /// Tables of what was measured.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "{}\n\nMedian (least–greatest) of {} rounds; × how many times vanilla’s: the median of the rounds, \
             and after the stroke the least of one by the least of the other.\n",
            self.machine.sentence(),
            self.rounds
        );
        for section in SECTIONS {
            let table = self.table(section);
            if !table.is_empty() {
                // A string takes every write.
                let _ = write!(text, "\n### {}\n\n{table}", section.title);
            }
        }
        for entry in &self.entries {
            if let Some(failure) = &entry.failure {
                let _ = write!(text, "\n{} does not work: {failure}\n", entry.title);
            }
        }
        text
    }

    fn table(&self, section: &Section) -> String {
        let rows: Vec<Vec<String>> = self
            .entries
            .iter()
            .filter(|entry| {
                section
                    .metrics
                    .iter()
                    .any(|it| entry.readings.contains_key(it.name))
            })
            .map(|entry| {
                let cells = section.metrics.iter().map(|it| self.cell(entry, it));
                [entry.title.clone()].into_iter().chain(cells).collect()
            })
            .collect();
        if rows.is_empty() {
            return String::new();
        }
        let titles = section.metrics.iter().map(|it| it.title);
        report::figures(&[""].into_iter().chain(titles).collect::<Vec<_>>(), &rows)
    }

    fn cell(&self, entry: &Measured, metric: &Metric) -> String {
        let Some(series) = entry.readings.get(metric.name) else {
            return String::new();
        };
        let spread = series.spread(metric.digits);
        match self.base(metric) {
            Some(base) if metric.is_compared => {
                let (median, min) = (series.relative_to(base), series.min() / base.min());
                match series.is_constant() && base.is_constant() {
                    true => format!("{spread} ×{median:.2}"),
                    false => format!("{spread} ×{median:.2}/{min:.2}"),
                }
            }
            _ => spread,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &'static str, readings: &[(&'static str, &[f64])]) -> Measured {
        let series = |values: &[f64]| Samples(values.to_vec());
        Measured {
            name,
            title: name.to_owned(),
            readings: readings
                .iter()
                .map(|(name, values)| (*name, series(values)))
                .collect(),
            failure: None,
        }
    }

    fn figures(entries: Vec<Measured>) -> Figures {
        Figures {
            machine: Machine {
                date: "2026-03-01".to_owned(),
                browser: "Chrome/156".to_owned(),
                processor: "a processor".to_owned(),
                cores: 2,
                load: vec!["0.1".to_owned(), "1.2".to_owned()],
            },
            rounds: 3,
            entries,
        }
    }

    #[test]
    fn a_figure_stands_with_its_spread_and_with_how_many_times_the_other_s_it_is() {
        let ours = measured("ours", &[("crowd-paint", &[30.0, 20.0, 40.0])]);
        let base = measured(BASE, &[("crowd-paint", &[20.0, 10.0, 10.0])]);

        let text = figures(vec![ours, base]).markdown();

        assert!(text.contains("| ours | 30 (20–40) ×2.00/2.00 |"), "{text}");
        assert!(
            text.contains("| vanilla | 10 (10–20) ×1.00/1.00 |"),
            "{text}"
        );
    }

    #[test]
    fn a_count_is_not_compared() {
        let ours = measured("ours", &[("kept-nodes", &[8.0])]);
        let base = measured(BASE, &[("kept-nodes", &[0.0])]);

        let text = figures(vec![ours, base]).markdown();

        assert!(text.contains("| ours |  |  | 8 |  |"), "{text}");
    }

    #[test]
    fn only_what_was_measured_has_a_table_and_what_failed_is_reported() {
        let mut ours = measured("ours", &[("key-short", &[20.0])]);
        ours.failure = Some("there is no form".to_owned());

        let text = figures(vec![ours]).markdown();

        assert_eq!(text.matches("\n### ").count(), 1);
        assert!(text.contains("| ours | 20 |  |"), "{text}");
        assert!(text.contains("ours does not work: there is no form"));
    }
}
