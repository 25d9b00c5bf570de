//! Running one journey to its end.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// How long one test may take, browser start included: for one that hangs, not for a busy machine, where the
/// longest takes over three minutes.
const LIMIT: Duration = Duration::from_secs(600);

/// One for all tests: a browser that a test leaves to the next one is spoken to by a task that lives here.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
});

/// Runs a journey to its end.
pub fn run(journey: impl Future<Output = ()>) {
    RUNTIME.block_on(async {
        tokio::time::timeout(LIMIT, journey)
            .await
            .expect("the journey ends in time");
    });
}
