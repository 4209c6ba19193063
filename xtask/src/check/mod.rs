//! `cargo xtask test`: every check, one after the other, until one fails. [`Step`] lists them and says what each
//! does.

mod step;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

pub use step::Step;

/// Which checks to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// All but the browsers.
    pub fast: bool,
    /// Spark too.
    pub engines: bool,
    /// This one alone.
    pub only: Option<Step>,
}

/// Installs what the checks need, and runs them.
///
/// # Errors
/// At the first check that fails, saying which and how to run it alone.
pub fn run(options: Options) -> Result<()> {
    let steps: Vec<Step> = match options.only {
        Some(step) => vec![step],
        None => Step::ALL
            .into_iter()
            .filter(|step| !(options.fast && *step == Step::Browsers))
            .filter(|step| options.engines || *step != Step::Engines)
            .collect(),
    };
    let started = Instant::now();
    for step in &steps {
        step.prepare().with_context(|| format!("the step `{}` cannot be prepared", step.name()))?;
    }
    let mut times = vec![("tools", started.elapsed())];
    for step in &steps {
        if *step == Step::Browsers && times.len() > 1 {
            // Before the last step, so that the run ends with the tests' own words.
            println!("\n{}", summary(&times));
        }
        println!("\n── {}: {}", step.name(), step.what());
        let started = Instant::now();
        step.run().with_context(|| {
            format!("the step `{0}` failed. To run it alone: cargo xtask test --only {0}", step.name())
        })?;
        times.push((step.name(), started.elapsed()));
        if *step != Step::Browsers {
            println!("── {}: done in {}", step.name(), seconds(started.elapsed()));
        }
    }
    if options.fast {
        println!("\n{}", summary(&times));
    }
    Ok(())
}

fn summary(times: &[(&str, Duration)]) -> String {
    let mut out = String::from("step          time");
    let total = ("together", times.iter().map(|(_, time)| *time).sum());
    for (name, time) in times.iter().copied().chain([total]) {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{name:<10}{:>8}", seconds(time));
    }
    out
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
