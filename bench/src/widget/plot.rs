//! A quantity of all entries as bars: an SVG that is legible on light and on dark pages.

use std::fmt::Write;

use super::metric::Metric;
use super::tables::Figures;
use crate::samples::Samples;

const LABELS: f64 = 130.0;
const BARS: f64 = 400.0;
const WIDTH: f64 = 720.0;
const ROW: f64 = 26.0;
const HEAD: f64 = 40.0;

/// One bar: the median, with a line from the least to the greatest.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// Whose it is.
    pub label: &'a str,
    /// How long.
    pub series: &'a Samples,
    /// How many times the one that others are compared with.
    pub ratio: Option<f64>,
    /// Whether it is the one that the plot is about.
    pub is_ours: bool,
}

/// The plot of a quantity, where there is anything to see.
pub fn of(figures: &Figures, metric: &Metric) -> Option<String> {
    let base = figures.base(metric);
    let bars: Vec<Bar> = figures
        .entries
        .iter()
        .filter_map(|entry| {
            let series = entry.readings.get(metric.name)?;
            Some(Bar {
                label: &entry.title,
                series,
                ratio: base.map(|base| series.relative_to(base)),
                is_ours: entry.name == "ours",
            })
        })
        .collect();
    Some(draw(metric.plot?, metric.digits, &bars)).filter(|_| !bars.is_empty())
}

/// Draws bars, one below the other.
pub fn draw(title: &str, digits: usize, bars: &[Bar]) -> String {
    let max = bars.iter().map(|bar| bar.series.max()).fold(0.0, f64::max);
    let scale = BARS / max.max(f64::MIN_POSITIVE);
    let height = HEAD + ROW * bars.len() as f64 + 6.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title\">\n\
         <title id=\"title\">{title}</title>\n\
         <style>\n\
         text {{ fill: #24292f; font: 13px system-ui, sans-serif }}\n\
         .title {{ font-weight: 600; font-size: 15px }}\n\
         .bar {{ fill: #9aa4ae }} .ours {{ fill: #0969da }} .spread {{ stroke: #24292f; stroke-width: 1.5 }}\n\
         @media (prefers-color-scheme: dark) {{\n\
         text {{ fill: #e6edf3 }} .bar {{ fill: #6e7681 }} .ours {{ fill: #4493f8 }} .spread {{ stroke: #e6edf3 }}\n\
         }}\n\
         </style>\n\
         <text class=\"title\" x=\"0\" y=\"18\">{title}</text>\n",
        title = escaped(title),
    );
    for (row, bar) in bars.iter().enumerate() {
        let top = HEAD + ROW * row as f64;
        let middle = top + 9.0;
        let (min, max) = (bar.series.min(), bar.series.max());
        let end = LABELS + scale * bar.series.median();
        let class = if bar.is_ours { "bar ours" } else { "bar" };
        let ratio = bar
            .ratio
            .map_or_else(String::new, |ratio| format!(" ×{ratio:.2}"));
        // A string takes every write.
        let _ = write!(
            svg,
            "<text x=\"{label_end}\" y=\"{base}\" text-anchor=\"end\">{label}</text>\n\
             <rect class=\"{class}\" x=\"{LABELS}\" y=\"{top}\" width=\"{width:.1}\" height=\"18\" rx=\"2\"/>\n",
            label_end = LABELS - 8.0,
            base = top + 13.5,
            label = escaped(bar.label),
            width = end - LABELS,
        );
        if !bar.series.is_constant() {
            let _ = writeln!(
                svg,
                "<path class=\"spread\" d=\"M{:.1} {middle}H{:.1}\"/>",
                LABELS + scale * min,
                LABELS + scale * max
            );
        }
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\">{median:.digits$}{ratio}</text>",
            LABELS + scale * max + 8.0,
            top + 13.5,
            median = bar.series.median(),
        );
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_has_all_the_room_and_the_others_their_share() {
        let [long, half] = [Samples(vec![8.0]), Samples(vec![4.0])];
        let bar = |label, series| Bar {
            label,
            series,
            ratio: None,
            is_ours: false,
        };

        let svg = draw(
            "Time & <space>",
            0,
            &[bar("long", &long), bar("half", &half)],
        );

        assert!(svg.contains("width=\"400.0\"") && svg.contains("width=\"200.0\""));
        assert!(svg.contains("<title id=\"title\">Time &amp; &lt;space></title>"));
        assert!(!svg.contains("class=\"spread\""), "one round has no spread");
    }

    #[test]
    fn the_spread_reaches_from_the_least_to_the_greatest() {
        let series = Samples(vec![1.0, 2.0, 4.0]);
        let bar = Bar {
            label: "it",
            series: &series,
            ratio: Some(1.5),
            is_ours: true,
        };

        let svg = draw("Time", 1, &[bar]);

        assert!(svg.contains("d=\"M230.0 49H530.0\""), "{svg}");
        assert!(svg.contains("class=\"bar ours\"") && svg.contains(">2.0 ×1.50<"));
    }
}
