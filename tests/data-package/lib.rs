//! The files of a made-up fund, in a folder, and what Frictionless says of them.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use psp_self_assessment::cohort::{
    disclosure::{Audience, ledger::Ledger},
    gathering::Gathering,
    releasing::{self, Asked},
    report::{datapackage, files},
};
use psp_self_assessment::content;
use psp_self_assessment::records::{reading::Reader, stream::Stream};
use serde_json::Value;
use tempfile::TempDir;
use xtask::bench::records::Fund;
use xtask::tools::versions::FRICTIONLESS;

/// The files of a fund with so many records.
///
/// # Errors
/// When they cannot be made or written.
pub fn written(records: usize, audience: Audience) -> Result<TempDir> {
    let mut lines = Vec::new();
    Fund::new(content::HASH)?.write(records, &mut lines)?;
    let reader = Reader::new(content::built_in(), content::HASH);
    let mut gathering = Gathering::new(content::built_in(), []);
    let mut stream = Stream::new(lines.as_slice(), "an export record");
    while let Some(record) = stream.read()? {
        let record = record.map_err(|refusal| anyhow!("{refusal}"))?;
        gathering.take(reader.read(&record).map_err(|refusal| anyhow!("{refusal}"))?);
    }
    let asked = Asked { audience, invited: Some(1_000_000), withdrawn: &[] };
    let rounds = gathering.rounds();
    let edition = reader.edition().clone();
    let (report, _) = releasing::report(content::built_in(), edition, &rounds, asked, &mut Ledger::default());
    let folder = TempDir::new()?;
    for (name, text) in files::package(&report) {
        fs::write(folder.path().join(name), text)?;
    }
    Ok(folder)
}

/// What the validator says of the package in a folder: nothing, or what is wrong with it.
///
/// # Errors
/// When it cannot be run.
pub fn wrong(folder: &TempDir) -> Result<Vec<String>> {
    let output = Command::new(FRICTIONLESS.file()?)
        .args(["-m", "frictionless", "validate", "--json", datapackage::NAME])
        .current_dir(folder.path())
        .output()
        .context("cannot run Frictionless")?;
    let said: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("Frictionless said no JSON: {}", String::from_utf8_lossy(&output.stderr)))?;
    let list = |of: &Value| of.as_array().cloned().unwrap_or_default();
    let tasks = list(&said["tasks"]);
    let mut errors: Vec<Value> = list(&said["errors"]);
    errors.extend(tasks.iter().flat_map(|task| list(&task["errors"])));
    let mut words: Vec<String> = errors.iter().map(|error| error["message"].to_string()).collect();
    if said["valid"] != Value::Bool(true) && words.is_empty() {
        words.push(said.to_string());
    }
    if tasks.len() != 2 {
        words.push(format!("expected two files to be looked at, found {}", tasks.len()));
    }
    Ok(words)
}
