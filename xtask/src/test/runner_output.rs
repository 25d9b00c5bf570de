//! Parses `test result: ok. 3 passed; 0 failed; …`, which cargo test and wasm-bindgen-test-runner print
//! alike.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub passed: usize,
    pub failed: usize,
}

impl Totals {
    pub fn add(&mut self, other: Totals) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Returns the runner's result within a line of output, and its counts.
pub fn parse(line: &str) -> Option<(&str, Totals)> {
    let result = line[line.find("test result: ")?..].trim_end();
    let totals = Totals {
        passed: count(result, " passed;")?,
        failed: count(result, " failed;")?,
    };
    Some((result, totals))
}

/// Returns whether the line says that a whole test binary was skipped, which the browser's runner counts
/// as a success.
pub fn has_skipped_tests(line: &str) -> bool {
    ["no tests to run!", "so skipping"]
        .iter()
        .any(|phrase| line.contains(phrase))
}

fn count(result: &str, label: &str) -> Option<usize> {
    let before = &result[..result.find(label)?];
    before.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_s_line_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 filtered out\n";
        let (result, totals) = parse(line).unwrap();
        assert_eq!(result, line.trim_end());
        assert_eq!(
            totals,
            Totals {
                passed: 12,
                failed: 3
            }
        );
    }

    #[test]
    fn what_stands_before_it_on_the_line_is_left_out() {
        let (result, _) = parse("\rtest result: ok. 1 passed; 0 failed; 0 ignored").unwrap();
        assert_eq!(result, "test result: ok. 1 passed; 0 failed; 0 ignored");
    }

    #[test]
    fn a_line_that_counts_nothing_is_not_a_result() {
        assert_eq!(parse("test result: unknown"), None);
        assert_eq!(parse("test one ... ok"), None);
    }
}
