//! Stops a process and everything that it started, and nothing else.

use rustix::process::{Pid, Signal, kill_process};
use std::collections::HashSet;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The variable whose value marks the processes of one service, also those whose parent has ended.
pub(crate) const MARK_ENV_VAR: &str = "ARTICLE_WIDGET_E2E_SESSION";

/// Kills `root`, its descendants and all processes with `mark`, and waits up to 10 seconds until they are gone.
pub(crate) fn kill(root: u32, mark: &str) {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let alive = members(root, mark);
        if alive.is_empty() || Instant::now() > deadline {
            return;
        }
        for pid in alive {
            if let Some(pid) = Pid::from_raw(pid) {
                // It may have ended meanwhile.
                let _ = kill_process(pid, Signal::KILL);
            }
        }
        sleep(Duration::from_millis(20));
    }
}

fn members(root: u32, mark: &str) -> Vec<i32> {
    let marked = format!("{MARK_ENV_VAR}={mark}");
    let processes: Vec<Process> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Process::read(pid, &marked))
        .collect();
    let mut tree = HashSet::from([root.cast_signed()]);
    loop {
        let before = tree.len();
        for process in &processes {
            if process.is_marked || tree.contains(&process.parent) {
                tree.insert(process.pid);
            }
        }
        if tree.len() == before {
            break;
        }
    }
    processes
        .iter()
        .filter(|process| !process.has_ended && tree.contains(&process.pid))
        .map(|process| process.pid)
        .collect()
}

struct Process {
    pid: i32,
    parent: i32,
    has_ended: bool,
    is_marked: bool,
}

impl Process {
    fn read(pid: i32, marked: &str) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // "pid (name) state parent …", where the name may hold spaces and brackets.
        let mut fields = stat[stat.rfind(')')? + 1..].split_whitespace();
        let has_ended = matches!(fields.next()?, "Z" | "X");
        let parent = fields.next()?.parse().ok()?;
        let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        Some(Self {
            pid,
            parent,
            has_ended,
            is_marked: environment
                .split(|byte| *byte == 0)
                .any(|variable| variable == marked.as_bytes()),
        })
    }
}
