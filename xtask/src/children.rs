//! A child that runs beside us, in a process group of its own: stopping it
//! stops whatever it started, and a Ctrl-C in the terminal reaches only us.

use std::process::{self, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

const PATIENCE: Duration = Duration::from_secs(5);

pub struct Child {
    pub name: &'static str,
    pub process: process::Child,
}

impl Child {
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let process = command
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {name}"))?;
        Ok(Self { name, process })
    }

    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.process
            .try_wait()
            .with_context(|| format!("watching {}", self.name))
    }

    fn signal(&self, signal: &str) {
        // The shell's own kill: every Unix has it, and it takes a group.
        let kill = format!("kill -{signal} -{} 2>/dev/null", self.process.id());
        // A group that is gone already is what is wanted.
        let _ = Command::new("sh").args(["-c", &kill]).status();
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.signal("TERM");
        let start = Instant::now();
        while start.elapsed() < PATIENCE && matches!(self.ended(), Ok(None)) {
            thread::sleep(Duration::from_millis(50));
        }
        self.signal("KILL");
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
