//! A screen that nobody sees, for a browser that draws on nothing else.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use rustix::process::{Pid, Signal, kill_process};

use crate::Result;

/// An X server without a monitor. It ends when the last window on it has gone, or when this is dropped; either way
/// it takes its lock file with it.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// One with a number that nobody else has.
    ///
    /// # Errors
    /// When `Xvfb` is not installed, or does not start.
    pub fn new() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-terminate", "-nolisten", "tcp", "-screen", "0", "1400x1100x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting Xvfb; `cargo xtask test` installs it")?;
        // It says its number when it is ready, and nothing if it ends before.
        let mut number = String::new();
        let told = server.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
        let screen = Self { server, name: format!(":{}", number.trim()) };
        told.transpose().context("reading from Xvfb")?;
        ensure!(screen.name.len() > 1, "Xvfb ended without naming a screen");
        Ok(screen)
    }

    /// As `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let asked = i32::try_from(self.server.id()).ok().and_then(Pid::from_raw);
        let start = Instant::now();
        // Not yet waited for, so the number is still its own.
        while let Ok(None) = self.server.try_wait() {
            if start.elapsed() > Duration::from_secs(10) {
                // Its lock file stays behind then; the next server with that number takes it over.
                let _ = self.server.kill();
                let _ = self.server.wait();
                return;
            }
            if let Some(id) = asked {
                let _ = kill_process(id, Signal::TERM);
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}
