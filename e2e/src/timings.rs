//! How long each test takes, and for what.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

/// The variable that names the file: what a run takes is written there, and read by the next one.
const VARIABLE: &str = "ARTICLE_WIDGET_TIMINGS";

/// What a test spends time on. All else is the journey itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Starting a driver and its browser.
    Browser,
    /// Making a browser that another test has used as new.
    Renewal,
    /// Opening a page, sized and focused.
    Page,
    /// Starting a back end that is a program of its own.
    BackEnd,
    /// Waiting until something comes true.
    Waiting,
    /// Typing, key by key.
    Typing,
    /// Ending programs.
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
    static SPENT: RefCell<BTreeMap<Phase, Duration>> = RefCell::default();
    /// Whether a watch runs.
    static RUNS: Cell<bool> = const { Cell::new(false) };
}

/// What the tests of this run took, and of earlier runs those that were not among them.
static ALL: LazyLock<Mutex<Timings>> = LazyLock::new(|| Mutex::new(Timings::read()));

/// Counts time for the test of this thread, from now until it is dropped. Within another one it counts
/// nothing: no time is counted twice.
pub(crate) struct Watch(Option<(Phase, Instant)>);

impl Watch {
    pub(crate) fn start(phase: Phase) -> Self {
        Self((!RUNS.replace(true)).then(|| (phase, Instant::now())))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((phase, start)) = self.0 {
            SPENT.with_borrow_mut(|all| *all.entry(phase).or_default() += start.elapsed());
            RUNS.set(false);
        }
    }
}

/// Runs a test. One that fails leaves no time behind.
pub(crate) fn test(name: &str, run: Box<dyn FnOnce() + Send>) {
    SPENT.take();
    let start = Instant::now();
    run();
    let mut took = BTreeMap::from([(WHOLE.to_owned(), milliseconds(start.elapsed()))]);
    let phases = SPENT.take().into_iter();
    took.extend(phases.map(|(phase, spent)| (phase.name().to_owned(), milliseconds(spent))));
    let mut all = ALL.lock().expect("timings are whole");
    all.0.insert(name.to_owned(), took);
    all.write();
}

/// How long a test took, in milliseconds; for ever where it is not known.
pub(crate) fn took(test: &str) -> u64 {
    let all = ALL.lock().expect("timings are whole");
    let whole = all.0.get(test).and_then(|phases| phases.get(WHOLE));
    whole.copied().unwrap_or(u64::MAX)
}

/// Milliseconds by phase, by test. In the file each has a line: test, phase and number, apart by tabs.
struct Timings(BTreeMap<String, BTreeMap<String, u64>>);

/// The name of the phase that all others are in.
const WHOLE: &str = "all";

impl Timings {
    /// Of no test where there is no file.
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
    env::var_os(VARIABLE).map(PathBuf::from)
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
