//! What is measured, and how it is told.

/// What one round of a measure gave: quantities by their names.
pub type Readings = Vec<(&'static str, f64)>;

/// What can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// What is fetched.
    Bytes,
    /// The first load.
    Cold,
    /// Long articles, and many cards.
    Mount,
    /// Keys in the form.
    Typing,
    /// Fifty on one page.
    Crowd,
    /// Two hundred that come and go.
    Cycles,
}

impl Measure {
    /// All of them, by their names.
    pub const ALL: [(&'static str, Self); 6] = [
        ("bytes", Self::Bytes),
        ("cold", Self::Cold),
        ("mount", Self::Mount),
        ("typing", Self::Typing),
        ("crowd", Self::Crowd),
        ("cycles", Self::Cycles),
    ];

    /// Whether it is taken where the entry has been shown before.
    pub fn is_warm(self) -> bool {
        !matches!(self, Self::Bytes | Self::Cold)
    }
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// What gives its figures.
    pub measure: Measure,
    /// Its columns.
    pub quantities: &'static [Quantity],
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// Its name among the readings.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// How many digits after the point matter.
    pub digits: usize,
    /// Whether it makes sense to say how many times the other's it is.
    pub is_compared: bool,
    /// The title of its plot; none where there is no plot of it.
    pub plot: Option<&'static str>,
}

const fn quantity(name: &'static str, title: &'static str) -> Quantity {
    Quantity {
        name,
        title,
        digits: 0,
        is_compared: true,
        plot: None,
    }
}

const fn plotted(name: &'static str, title: &'static str, plot: &'static str) -> Quantity {
    Quantity {
        plot: Some(plot),
        ..quantity(name, title)
    }
}

/// One that may be nothing.
const fn count(name: &'static str, title: &'static str) -> Quantity {
    Quantity {
        is_compared: false,
        ..quantity(name, title)
    }
}

/// All tables.
pub const SECTIONS: &[Section] = &[
    Section {
        title: "Bytes to read and to comment",
        measure: Measure::Bytes,
        quantities: &[
            plotted(
                "bytes-brotli",
                "brotli",
                "Bytes to read and to comment, brotli",
            ),
            quantity("bytes-gzip", "gzip"),
            quantity("bytes-raw", "raw"),
            count("files", "files"),
        ],
    },
    Section {
        title: "First load, 1.6 Mbit/s, 150 ms, a quarter of the processor",
        measure: Measure::Cold,
        quantities: &[
            plotted(
                "slow-headline",
                "headline painted, ms",
                "Headline painted, slow first load, ms",
            ),
            quantity("slow-form", "form answers, ms"),
            count("slow-long-time", "in long tasks, ms"),
            count("slow-long-tasks", "long tasks"),
        ],
    },
    Section {
        title: "First load, unthrottled",
        measure: Measure::Cold,
        quantities: &[
            plotted(
                "headline",
                "headline painted, ms",
                "Headline painted, unthrottled first load, ms",
            ),
            quantity("form", "form answers, ms"),
            count("long-time", "in long tasks, ms"),
            count("long-tasks", "long tasks"),
        ],
    },
    Section {
        title: "5,000 paragraphs",
        measure: Measure::Mount,
        quantities: &[
            plotted(
                "paragraphs-paint",
                "painted, ms",
                "5,000 paragraphs painted, ms",
            ),
            quantity("paragraphs-layout", "laid out, ms"),
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
        quantities: &[
            plotted(
                "cards-paint",
                "painted, ms",
                "1,000 related articles painted, ms",
            ),
            quantity("cards-layout", "laid out, ms"),
            quantity("cards-script", "script, ms"),
            quantity("cards-end", "from there to the last one, ms"),
        ],
    },
    Section {
        title: "A key in the comment’s field",
        measure: Measure::Typing,
        quantities: &[
            plotted(
                "key-short",
                "below 5 paragraphs, µs",
                "What a key costs, µs",
            ),
            quantity("key-long", "below 5,000 paragraphs, µs"),
        ],
    },
    Section {
        title: "50 widgets",
        measure: Measure::Crowd,
        quantities: &[
            plotted("crowd-paint", "painted, ms", "50 widgets painted, ms"),
            quantity("crowd-layout", "laid out, ms"),
            quantity("crowd-script", "script, ms"),
        ],
    },
    Section {
        title: "Left after 200 that came and went",
        measure: Measure::Cycles,
        quantities: &[
            count("kept-heap", "heap, KiB"),
            count("kept-wasm", "WebAssembly’s memory, KiB"),
            count("kept-nodes", "nodes"),
            count("kept-listeners", "listeners"),
        ],
    },
];
