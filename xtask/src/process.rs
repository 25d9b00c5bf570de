//! Running one program to its end, with an error that names it.

use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, ensure};

pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    ensure!(status.success(), "`{}` ended with {status}", line(command));
    Ok(())
}

/// What it printed on its standard output.
pub fn read(command: &mut Command) -> Result<String> {
    let output = quiet(command)?;
    ensure!(
        output.status.success(),
        "`{}` ended with {}: {}",
        line(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim()
    );
    String::from_utf8(output.stdout).with_context(|| format!("what `{}` printed", line(command)))
}

/// Whether it ran and succeeded; what it printed is of no interest.
pub fn succeeds(command: &mut Command) -> bool {
    quiet(command).is_ok_and(|output| output.status.success())
}

fn quiet(command: &mut Command) -> Result<Output> {
    command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start `{}`", line(command)))
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
