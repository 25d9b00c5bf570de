//! The metrics, and the tables and plots that show them.

/// The values of one round, by metric name.
pub type Readings = Vec<(&'static str, f64)>;

/// A measurement, chosen by `--measure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The fetched bytes.
    Bytes,
    /// The first load.
    FirstLoad,
    /// Long articles, and many cards.
    Mount,
    /// Keys in the form.
    Typing,
    /// Fifty widgets on one page.
    ManyWidgets,
    /// Two hundred widgets that are mounted and removed.
    Leaks,
}

impl Measure {
    /// All of them, by their names on the command line.
    pub const ALL: [(&'static str, Self); 6] = [
        ("bytes", Self::Bytes),
        ("first-load", Self::FirstLoad),
        ("mount", Self::Mount),
        ("typing", Self::Typing),
        ("many", Self::ManyWidgets),
        ("leaks", Self::Leaks),
    ];

    /// Whether it is measured in a page that has shown the entry before.
    pub fn is_warm(self) -> bool {
        !matches!(self, Self::Bytes | Self::FirstLoad)
    }
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// The measurement of its values.
    pub measure: Measure,
    /// Its columns.
    pub metrics: &'static [Metric],
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// Its name in the readings.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The number of decimals.
    pub digits: usize,
    /// Whether the table has its ratio to the base entry.
    pub is_compared: bool,
    /// The title of its plot; `None` for no plot.
    pub plot: Option<&'static str>,
}

const fn metric(name: &'static str, title: &'static str) -> Metric {
    Metric {
        name,
        title,
        digits: 0,
        is_compared: true,
        plot: None,
    }
}

const fn plotted(name: &'static str, title: &'static str, plot: &'static str) -> Metric {
    Metric {
        plot: Some(plot),
        ..metric(name, title)
    }
}

/// A metric that may be zero, so that it has no ratio.
const fn count(name: &'static str, title: &'static str) -> Metric {
    Metric {
        is_compared: false,
        ..metric(name, title)
    }
}

/// All tables.
pub const SECTIONS: &[Section] = &[
    Section {
        title: "Bytes to read and to comment",
        measure: Measure::Bytes,
        metrics: &[
            plotted(
                "bytes-brotli",
                "brotli",
                "Bytes to read and to comment, brotli",
            ),
            metric("bytes-gzip", "gzip"),
            metric("bytes-raw", "raw"),
            count("files", "files"),
        ],
    },
    Section {
        title: "First load, 1.6 Mbit/s, 150 ms, a quarter of the processor",
        measure: Measure::FirstLoad,
        metrics: &[
            plotted(
                "slow-headline",
                "headline painted, ms",
                "Headline painted, slow first load, ms",
            ),
            metric("slow-form", "form answers, ms"),
            count("slow-long-time", "in long tasks, ms"),
            count("slow-long-tasks", "long tasks"),
        ],
    },
    Section {
        title: "First load, unthrottled",
        measure: Measure::FirstLoad,
        metrics: &[
            plotted(
                "headline",
                "headline painted, ms",
                "Headline painted, unthrottled first load, ms",
            ),
            metric("form", "form answers, ms"),
            count("long-time", "in long tasks, ms"),
            count("long-tasks", "long tasks"),
        ],
    },
    Section {
        title: "5,000 paragraphs",
        measure: Measure::Mount,
        metrics: &[
            plotted(
                "paragraphs-paint",
                "painted, ms",
                "5,000 paragraphs painted, ms",
            ),
            metric("paragraphs-layout", "laid out, ms"),
            plotted(
                "paragraphs-script",
                "script, ms",
                "5,000 paragraphs, the script’s part, ms",
            ),
        ],
    },
    Section {
        title: "1,000 related articles",
        measure: Measure::Mount,
        metrics: &[
            plotted(
                "cards-paint",
                "painted, ms",
                "1,000 related articles painted, ms",
            ),
            metric("cards-layout", "laid out, ms"),
            metric("cards-script", "script, ms"),
            metric("cards-end", "from there to the last one, ms"),
        ],
    },
    Section {
        title: "A key in the comment’s field",
        measure: Measure::Typing,
        metrics: &[
            plotted(
                "key-short",
                "below 5 paragraphs, µs",
                "What a key costs, µs",
            ),
            metric("key-long", "below 5,000 paragraphs, µs"),
        ],
    },
    Section {
        title: "50 widgets",
        measure: Measure::ManyWidgets,
        metrics: &[
            plotted("crowd-paint", "painted, ms", "50 widgets painted, ms"),
            metric("crowd-layout", "laid out, ms"),
            metric("crowd-script", "script, ms"),
        ],
    },
    Section {
        title: "Left after 200 that came and went",
        measure: Measure::Leaks,
        metrics: &[
            count("kept-heap", "heap, KiB"),
            count("kept-wasm", "WebAssembly’s memory, KiB"),
            count("kept-nodes", "nodes"),
            count("kept-listeners", "listeners"),
        ],
    },
];
