//! Every promise has a test, and `docs/promises.md` is up to date.

use e2e::{natively, promise};
use std::fs;
use std::path::Path;

fn every_promise_has_a_test() {
    assert_eq!(promise::untested(), []);
}
natively!(every_promise_has_a_test);

fn the_documentation_names_the_tests_of_each_promise() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/promises.md");
    let told = fs::read_to_string(&file).unwrap_or_default();

    assert!(
        told == promise::table(),
        "docs/promises.md is out of date: `cargo xtask promises` writes it"
    );
}
natively!(the_documentation_names_the_tests_of_each_promise);
