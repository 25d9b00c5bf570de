//! Runs one program to its end, with errors that quote its command line.

mod group;

use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, ensure};

pub use group::ProcessGroup;

/// Runs the command; its output goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", command_line(command)))?;
    ensure!(
        status.success(),
        "`{}` ended with {status}",
        command_line(command)
    );
    Ok(())
}

/// Runs the command and returns its standard output.
pub fn read_stdout(command: &mut Command) -> Result<String> {
    let output = capture(command)?;
    ensure!(
        output.status.success(),
        "`{}` ended with {}: {}",
        command_line(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    String::from_utf8(output.stdout)
        .with_context(|| format!("what `{}` printed", command_line(command)))
}

/// Returns whether the command ran and succeeded; discards what it printed.
pub fn succeeds(command: &mut Command) -> bool {
    capture(command).is_ok_and(|output| output.status.success())
}

fn capture(command: &mut Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{}`", command_line(command)))
}

/// Formats the command as one would type it.
pub fn command_line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
