//! Turning one journey into a test for each engine.

use std::future::Future;
use std::time::Duration;

/// How long one test may take, browser start included: for one that hangs, not for a busy machine, where the
/// longest takes over three minutes.
const LIMIT: Duration = Duration::from_secs(600);

/// Runs a journey to its end.
pub fn run(journey: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(async {
            tokio::time::timeout(LIMIT, journey)
                .await
                .expect("the journey ends in time");
        });
}

/// Makes three tests of an `async fn(Engine)`: `<name>::in_chromium`, `in_firefox`, `in_webkit`.
#[macro_export]
macro_rules! in_every_engine {
    ($(#[$attribute:meta])* $journey:ident) => {
        mod $journey {
            use $crate::Engine::{Chromium, Firefox, WebKit};

            #[test]
            $(#[$attribute])*
            fn in_chromium() {
                $crate::scenario::run(super::$journey(Chromium));
            }

            #[test]
            $(#[$attribute])*
            fn in_firefox() {
                $crate::scenario::run(super::$journey(Firefox));
            }

            #[test]
            $(#[$attribute])*
            fn in_webkit() {
                $crate::scenario::run(super::$journey(WebKit));
            }
        }
    };
}

/// Makes a test in Chromium alone of an `async fn(Engine)`: for what no engine has a part in.
#[macro_export]
macro_rules! in_chromium {
    ($journey:ident) => {
        mod $journey {
            #[test]
            fn in_chromium() {
                $crate::scenario::run(super::$journey($crate::Engine::Chromium));
            }
        }
    };
}
