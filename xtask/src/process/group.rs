//! A child process in a process group of its own: stopping it stops whatever it
//! started, and a Ctrl-C in the terminal reaches only this program.

use std::process::{self, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How long a group has after SIGTERM before it gets SIGKILL.
const STOP_TIMEOUT: Duration = Duration::from_secs(5);

/// A running child and its process group. Dropping it stops the group.
pub struct ProcessGroup {
    pub name: &'static str,
    pub leader: process::Child,
}

impl ProcessGroup {
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let leader = command
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        Ok(Self { name, leader })
    }

    /// Returns the exit status of the leader, or `None` while it runs.
    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        self.leader
            .try_wait()
            .with_context(|| format!("watching {}", self.name))
    }

    fn signal(&self, signal: &str) {
        // The shell's built-in kill: every Unix has it, and it accepts a group.
        let kill = format!("kill -{signal} -{} 2>/dev/null", self.leader.id());
        // An error means that the group is gone already.
        let _ = Command::new("sh").args(["-c", &kill]).status();
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.signal("TERM");
        let start = Instant::now();
        while start.elapsed() < STOP_TIMEOUT && matches!(self.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(50));
        }
        self.signal("KILL");
        let _ = self.leader.kill();
        let _ = self.leader.wait();
    }
}
