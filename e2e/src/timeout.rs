//! How long tests wait.

use std::time::Duration;

/// How long a condition may take to become true.
pub(crate) const WAIT_TIMEOUT: Duration = Duration::from_secs(15);
