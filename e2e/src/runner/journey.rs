//! A registered end-to-end test: its name, its promises and its engines.

use crate::{Engine, Promise};

/// A test. The macros of this crate register it; [`crate::runner::run`] runs all that are registered.
pub struct Journey {
    /// The path of its module.
    pub module: &'static str,
    /// The name of its function.
    pub name: &'static str,
    /// Why the test is ignored by default.
    pub ignored: Option<&'static str>,
    /// The promises that it tests.
    pub promises: &'static [Promise],
    /// Where and how it runs.
    pub mode: RunMode,
}

impl Journey {
    /// Its module without the crate's name, and its own name.
    pub(crate) fn path(&self) -> String {
        let module = self.module.split_once("::").map_or("", |(_, rest)| rest);
        format!("{module}::{}", self.name)
    }
}

/// Where and how a test runs.
pub enum RunMode {
    /// Once in each of these engines.
    InEngines(&'static [Engine], fn(Engine)),
    /// Once, without a browser.
    Native(fn()),
}

inventory::collect!(Journey);

/// Registers an `async fn(Engine)` as a test of these promises in each of the named engines.
///
/// ```ignore
/// in_engines!([F1] a_reader_goes_back: Chromium, Firefox);
/// ```
#[macro_export]
macro_rules! in_engines {
    ($(#[ignore = $reason:literal])? $([$($promise:ident),+])? $journey:ident: $($engine:ident),+) => {
        $crate::inventory::submit! {
            $crate::Journey {
                module: module_path!(),
                name: stringify!($journey),
                ignored: $crate::in_engines!(@ignored $($reason)?),
                promises: &[$($($crate::Promise::$promise),+)?],
                mode: $crate::RunMode::InEngines(
                    &[$($crate::Engine::$engine),+],
                    |engine| $crate::runner::run_with_timeout($journey(engine)),
                ),
            }
        }
    };
    (@ignored) => { None };
    (@ignored $reason:literal) => { Some($reason) };
}

/// Registers an `async fn(Engine)` as a test in Chromium, Firefox and WebKit.
#[macro_export]
macro_rules! in_every_engine {
    ($(#[ignore = $reason:literal])? $([$($promise:ident),+])? $journey:ident) => {
        $crate::in_engines!(
            $(#[ignore = $reason])? $([$($promise),+])? $journey: Chromium, Firefox, WebKit
        );
    };
}

/// Registers an `async fn(Engine)` as a test in Chromium alone: for behaviour that does not depend on the engine.
#[macro_export]
macro_rules! in_chromium {
    ($([$($promise:ident),+])? $journey:ident) => {
        $crate::in_engines!($([$($promise),+])? $journey: Chromium);
    };
}

/// Registers an `fn()` as a test without a browser.
#[macro_export]
macro_rules! natively {
    ($([$($promise:ident),+])? $test:ident) => {
        $crate::inventory::submit! {
            $crate::Journey {
                module: module_path!(),
                name: stringify!($test),
                ignored: None,
                promises: &[$($($crate::Promise::$promise),+)?],
                mode: $crate::RunMode::Native($test),
            }
        }
    };
}
