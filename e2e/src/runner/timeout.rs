//! Runs one test to its end.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// How long one test may take, browser start included: stops a test that hangs. On a busy machine the slowest
/// takes over three minutes.
const TEST_TIMEOUT: Duration = Duration::from_secs(600);

/// The runtime of all tests: the connection to a browser that tests share is a task in it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
});

/// Runs a test to its end; panics after 600 seconds.
pub fn run_with_timeout(journey: impl Future<Output = ()>) {
    RUNTIME.block_on(async {
        tokio::time::timeout(TEST_TIMEOUT, journey)
            .await
            .expect("the journey ends in time");
    });
}
