//! Measures how long each test takes, in total and by phase.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

/// The variable that names the file, which each run writes and the next one reads.
const FILE_ENV_VAR: &str = "ARTICLE_WIDGET_TIMINGS";

/// What a test spends time on. All other time is the journey itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Starting a driver and its browser.
    Browser,
    /// Resetting a browser that another test has used.
    Renewal,
    /// Opening a page, with its size and the focus.
    Page,
    /// Starting a back end that is a separate program.
    BackEnd,
    /// Waiting for a condition.
    Waiting,
    /// Typing key by key.
    Typing,
    /// Stopping programs.
    End,
}

impl Phase {
    fn name(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Renewal => "renewal",
            Self::Page => "page",
            Self::BackEnd => "back end",
            Self::Waiting => "waiting",
            Self::Typing => "typing",
            Self::End => "end",
        }
    }
}

thread_local! {
    /// Time by phase of this thread's test.
    static SPENT: RefCell<BTreeMap<Phase, Duration>> = RefCell::default();
    /// Whether a stopwatch of this thread runs.
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// The timings of this run's tests, and of earlier runs for the others.
static TIMINGS: LazyLock<Mutex<Timings>> = LazyLock::new(|| Mutex::new(Timings::read()));

/// Measures a phase of this thread's test until it is dropped. A nested one measures nothing, so that no time
/// counts twice.
pub(crate) struct Stopwatch(Option<(Phase, Instant)>);

impl Stopwatch {
    pub(crate) fn start(phase: Phase) -> Self {
        Self((!IS_RUNNING.replace(true)).then(|| (phase, Instant::now())))
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        if let Some((phase, start)) = self.0 {
            SPENT.with_borrow_mut(|all| *all.entry(phase).or_default() += start.elapsed());
            IS_RUNNING.set(false);
        }
    }
}

/// Runs a test and records its time, unless it fails.
pub(crate) fn time_test(name: &str, run: Box<dyn FnOnce() + Send>) {
    SPENT.take();
    let start = Instant::now();
    run();
    let mut took = BTreeMap::from([(TOTAL.to_owned(), milliseconds(start.elapsed()))]);
    let phases = SPENT.take().into_iter();
    took.extend(phases.map(|(phase, spent)| (phase.name().to_owned(), milliseconds(spent))));
    let mut all = TIMINGS.lock().expect("timings are whole");
    all.0.insert(name.to_owned(), took);
    all.write();
}

/// Returns how long a test took in milliseconds, `u64::MAX` if that is not known.
pub(crate) fn duration_ms(test: &str) -> u64 {
    let all = TIMINGS.lock().expect("timings are whole");
    let total = all.0.get(test).and_then(|phases| phases.get(TOTAL));
    total.copied().unwrap_or(u64::MAX)
}

/// Milliseconds by test and phase. The file has a line for each: test, phase and number, separated by tabs.
struct Timings(BTreeMap<String, BTreeMap<String, u64>>);

/// The name of the total in the file.
const TOTAL: &str = "all";

impl Timings {
    /// Reads the file; empty if there is none.
    fn read() -> Self {
        let text = file().and_then(|file| fs::read_to_string(file).ok());
        let mut tests: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
        for line in text.unwrap_or_default().lines() {
            let mut parts = line.split('\t');
            let (test, phase) = (parts.next(), parts.next());
            let number = parts.next().and_then(|it| it.parse().ok());
            if let (Some(test), Some(phase), Some(number)) = (test, phase, number) {
                let phases = tests.entry(test.to_owned()).or_default();
                phases.insert(phase.to_owned(), number);
            }
        }
        Self(tests)
    }

    fn write(&self) {
        let Some(file) = file() else { return };
        let mut text = String::new();
        for (test, phases) in &self.0 {
            for (phase, number) in phases {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{test}\t{phase}\t{number}");
            }
        }
        if let Err(error) = fs::write(&file, text) {
            eprintln!("{}: {error}", file.display());
        }
    }
}

fn file() -> Option<PathBuf> {
    env::var_os(FILE_ENV_VAR).map(PathBuf::from)
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
