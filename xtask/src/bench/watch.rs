//! What the system says of a running process (Linux).

use std::fs;
use std::time::Duration;

/// The most memory that a running process has had so far, in kilobytes, where the system tells (Linux).
pub(super) fn peak_memory(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

/// A peak of memory in words.
pub(super) fn said(kilobytes: Option<u32>) -> String {
    kilobytes.map_or_else(
        || "memory: this system does not say".to_string(),
        |kilobytes| format!("at most {:.1} MB of memory", f64::from(kilobytes) / 1024.0),
    )
}

/// The processor time that a running process has had so far, on all cores together, to a hundredth of a second.
pub(super) fn processor_time(process: u32) -> Option<Duration> {
    /// Ticks a second, as Linux tells them to every program.
    const TICKS: u64 = 100;
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program, in brackets, may hold anything. Then: state, ten numbers, user ticks, system ticks.
    let (_, numbers) = stat.rsplit_once(')')?;
    let mut ticks = numbers.split_whitespace().skip(11).map(str::parse::<u64>);
    let (user, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    Some(Duration::from_millis((user + system) * 1000 / TICKS))
}
