//! How fast `psp collate` is, and how much memory it takes for ever more records.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::records::Fund;
use super::watch;
use crate::process::output;

/// How many records are collated, one measurement each.
const RECORDS: [usize; 2] = [100_000, 1_000_000];
/// How many at most.
const MOST_RECORDS: usize = 10_000_000;
/// How many are in a file: it stays well below the 512 MB that a file may have.
const IN_A_FILE: usize = 250_000;

/// A folder of records that is gone at the end, however that comes.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is found, and removed, by the next run.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes up records within `target`, collates them, and prints the figures.
///
/// # Errors
/// When the records cannot be written, or the tool fails.
pub(super) fn run(psp: &Path, target: &Path, most: bool) -> Result<()> {
    let hash = output(Command::new(psp).args(["content", "hash"]))?;
    let folder = target.join("bench-records");
    // Where one receipt comes with different answers, everything is read twice: that has a figure of its own.
    measure(psp, &folder, RECORDS[0], Fund::new(hash.trim())?, ", some with other answers the second time")?;
    for records in RECORDS.into_iter().chain(most.then_some(MOST_RECORDS)) {
        measure(psp, &folder, records, Fund::new(hash.trim())?.without_changes(), "")?;
    }
    Ok(())
}

fn measure(psp: &Path, folder: &Path, records: usize, fund: Fund, what: &str) -> Result<()> {
    let folder = Folder(folder.to_path_buf());
    let bytes = write(&folder.0, fund, records)?;
    let started = Instant::now();
    let mut tool = Command::new(psp)
        .arg("collate")
        .arg(&folder.0)
        .args(["--audience", "team", "--format", "json"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start `psp collate`")?;
    let (mut memory, mut processor) = (None, None);
    let status = loop {
        memory = watch::peak_memory(tool.id()).or(memory);
        // Once it has ended the system still tells of it, until its end is taken note of.
        processor = watch::processor_time(tool.id()).or(processor);
        if let Some(status) = tool.try_wait().context("cannot wait for `psp collate`")? {
            break status;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let time = started.elapsed();
    ensure!(status.success(), "`psp collate` failed ({status})");

    println!(
        "psp collate {records} records ({} MB of JSON{what}) in {:.2} s",
        bytes / 1_000_000,
        time.as_secs_f64()
    );
    match processor.filter(|time| !time.is_zero()) {
        Some(processor) => println!(
            "            {:.0} a second of one core ({:.2} s of processor time)",
            rate(records, processor)?,
            processor.as_secs_f64()
        ),
        None => println!("            {:.0} a second", rate(records, time)?),
    }
    println!("            {}", watch::said(memory));
    Ok(())
}

fn rate(records: usize, time: Duration) -> Result<f64> {
    Ok(f64::from(u32::try_from(records)?) / time.as_secs_f64())
}

/// Writes the records into a new folder; says how many bytes they are.
fn write(folder: &Path, mut fund: Fund, records: usize) -> Result<u64> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut bytes = 0;
    for (number, start) in (0..records).step_by(IN_A_FILE).enumerate() {
        let path = folder.join(format!("{number:03}.jsonl"));
        let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut file = BufWriter::new(file);
        fund.write(IN_A_FILE.min(records - start), &mut file)?;
        file.flush().with_context(|| format!("cannot write {}", path.display()))?;
        bytes += fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?.len();
    }
    Ok(bytes)
}
