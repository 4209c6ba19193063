//! Runs other programs. A failure names the call and what became of it.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// Runs a program whose output the reader should see.
///
/// # Errors
/// When it cannot be started or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", line(command)))?;
    ensure!(status.success(), "`{}` failed ({status})", line(command));
    Ok(())
}

/// Runs a program for what it prints.
///
/// # Errors
/// When it cannot be started or does not succeed; what it printed as an error is then part of the message.
pub fn output(command: &mut Command) -> Result<String> {
    let result = command.output().with_context(|| format!("cannot start `{}`", line(command)))?;
    ensure!(
        result.status.success(),
        "`{}` failed ({}):\n{}",
        line(command),
        result.status,
        String::from_utf8_lossy(&result.stderr).trim()
    );
    String::from_utf8(result.stdout)
        .with_context(|| format!("`{}` printed something other than text", line(command)))
}

/// Whether a program is there and succeeds, told silently.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// The call as one would type it.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
