//! How fast `psp score` is.

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};

use super::answers::Maker;
use super::watch;

/// How many people's answers are scored.
const PEOPLE: usize = 100_000;

/// Makes up answers, scores them, and prints the figures.
///
/// # Errors
/// When the tool does not score every set of answers.
pub(super) fn run(psp: &Path) -> Result<()> {
    let answers = Maker::from_content()?.lines(PEOPLE)?;
    let mut tool = Command::new(psp)
        .arg("score")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start `psp score`")?;
    let started = Instant::now();
    let (scored, memory) = feed(&mut tool, &answers)?;
    let time = started.elapsed();
    let status = tool.wait().context("cannot wait for `psp score`")?;
    ensure!(status.success(), "`psp score` failed ({status})");
    ensure!(scored == PEOPLE, "expected {PEOPLE} scores of `psp score`, found {scored}");

    let rate = f64::from(u32::try_from(scored)?) / time.as_secs_f64();
    println!(
        "psp score   {PEOPLE} sets of answers ({} MB of JSON) in {:.2} s",
        answers.len() / 1_000_000,
        time.as_secs_f64()
    );
    println!("            {rate:.0} a second");
    println!("            {}", watch::said(memory));
    Ok(())
}

/// Writes the answers to the tool while counting the lines it prints and watching its memory.
fn feed(tool: &mut Child, answers: &[u8]) -> Result<(usize, Option<u32>)> {
    let process = tool.id();
    let mut input = tool.stdin.take().context("`psp score` has no input")?;
    let printed = BufReader::new(tool.stdout.take().context("`psp score` has no output")?);
    thread::scope(|scope| {
        let writer = scope.spawn(move || -> io::Result<()> { input.write_all(answers) });
        let reader = scope.spawn(move || printed.lines().try_fold(0, |count, line| line.map(|_| count + 1)));
        let mut memory = None;
        while !reader.is_finished() {
            memory = watch::peak_memory(process).or(memory);
            thread::sleep(Duration::from_millis(2));
        }
        writer.join().map_err(|_| anyhow!("writing panicked"))?.context("cannot write to `psp score`")?;
        let lines = reader
            .join()
            .map_err(|_| anyhow!("reading panicked"))?
            .context("cannot read from `psp score`")?;
        Ok((lines, memory))
    })
}
