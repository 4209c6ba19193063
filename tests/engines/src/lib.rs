//! One made-up fund, counted twice: by us and by a database that runs `www/sql/`. Every count must agree.
//!
//! A database is run as people are told to run it: with the files of the site, by `count.py`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use psp_self_assessment::cohort::gathering::Gathering;
use psp_self_assessment::cohort::tally::{Tally, layout::Layout, sql, text};
use psp_self_assessment::content;
use psp_self_assessment::records::{occasion::Wave, reading::Reader, response::Reading, stream::Stream};
use tempfile::TempDir;
use xtask::bench::records::Fund;
use xtask::tools::Tool;
use xtask::{process, project};

/// How rows of each kind of measure can be told: a fund must have some of each, or they were not compared.
const KINDS: [&str; 12] = [
    ",records,",
    ",MOD-K1,",
    ",burden:D,",
    ",sure-and-wrong:",
    ",band:",
    ",score:",
    ",hours,",
    ",hours-by-size,",
    ",effort-and-size,",
    ",right-by-rest:",
    ",points-by-rest:",
    ",roles-together,",
];
/// How many records the fund sends in.
pub const RECORDS: usize = 100_000;
/// The round that is counted, which most of them are of.
pub const WAVE: u8 = 1;
/// In how many files.
const FILES: usize = 4;

/// The folder of somebody who counts: the records, and the files of the site.
#[derive(Debug)]
pub struct Folder(TempDir);

/// The counts of a tally by their names: `*,partner,public,new,MOD-K1,b`.
pub type Counts = BTreeMap<String, u64>;

impl Folder {
    /// With the records of a fund and all that is in `dist/sql/`.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn of_a_fund() -> Result<Self> {
        let folder = Self(TempDir::new()?);
        let (records, queries) = (folder.path().join("records"), folder.path().join("sql"));
        fs::create_dir(&records)?;
        fs::create_dir(&queries)?;
        let mut fund = Fund::new(content::HASH)?;
        for number in 0..FILES {
            let mut file = BufWriter::new(File::create(records.join(format!("part-{number}.jsonl")))?);
            fund.write(RECORDS / FILES, &mut file)?;
            file.flush()?;
        }
        for entry in fs::read_dir(project::www().join("sql"))? {
            let entry = entry?;
            fs::copy(entry.path(), queries.join(entry.file_name()))?;
        }
        fs::write(queries.join(sql::QUESTIONS_FILE), sql::questions(content::built_in(), content::HASH))?;
        Ok(folder)
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn files(&self) -> Vec<PathBuf> {
        (0..FILES).map(|number| self.path().join("records").join(format!("part-{number}.jsonl"))).collect()
    }

    /// The counts that we make of the records of [`WAVE`].
    ///
    /// # Errors
    /// When a file cannot be read, or a record of it.
    pub fn counted_by_us(&self) -> Result<Tally> {
        let files = self.files();
        let readings: Vec<Reading> = thread::scope(|scope| {
            let readers: Vec<_> = files.iter().map(|file| scope.spawn(|| readings(file))).collect();
            readers.into_iter().map(joined).collect::<Result<Vec<_>>>()
        })?
        .concat();
        // Records of one receipt must be gathered together; others need not be.
        let half = |reading: &Reading| match reading {
            Reading::Ours(response) => {
                response.receipt.to_string().bytes().map(usize::from).sum::<usize>() % 2
            }
            Reading::Other(_) => 0,
        };
        let gather = |which: usize| {
            let mine = || readings.iter().filter(|reading| half(reading) == which).cloned();
            let mut gathering = Gathering::new(content::built_in(), []);
            mine().for_each(|reading| drop(gathering.take(reading)));
            if let Some(mut again) = gathering.again() {
                mine().for_each(|reading| drop(again.take(reading)));
                gathering = again;
            }
            gathering.rounds().remove(&Wave::new(WAVE)).context("nobody in the round")
        };
        thread::scope(|scope| {
            let other = scope.spawn(|| gather(1));
            let mut tally = gather(0)?;
            tally.merge(&joined(other)?);
            Ok(tally)
        })
    }

    /// The counts that a database makes of them, read as `psp collate --tally` reads them.
    ///
    /// # Errors
    /// When the database fails, or says what is no tally.
    pub fn counted_by(&self, engine: &str, tool: &Tool, environment: &[(&str, &str)]) -> Result<Tally> {
        let mut python = Command::new(tool.file()?);
        python
            .current_dir(self.path())
            .arg("sql/count.py")
            .arg(engine)
            .arg(WAVE.to_string())
            .envs(environment.iter().copied());
        let table = process::output(&mut python)?;
        ensure!(table.lines().count() > 1, "expected a table of {engine}, found {table:?}");
        let layout = Arc::new(Layout::new(content::built_in()));
        text::read(&layout, &table).with_context(|| format!("{engine} wrote what is no tally"))
    }
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().map_err(|_| anyhow!("a thread panicked"))?
}

/// Every record of a file.
fn readings(file: &Path) -> Result<Vec<Reading>> {
    let reader = Reader::new(content::built_in(), content::HASH);
    let mut stream = Stream::new(BufReader::new(File::open(file)?), "an export record");
    let mut readings = Vec::new();
    while let Some(record) = stream.read()? {
        let reading = record.and_then(|record| reader.read(&record));
        readings.push(reading.map_err(|refusal| anyhow!("{refusal}"))?);
    }
    Ok(readings)
}

/// The counts of a tally. A database knows no people, and a count of none need not be there.
///
/// # Errors
/// When a row is none.
pub fn counts(tally: &Tally) -> Result<Counts> {
    let text = text::write(tally);
    let rows = text.lines().skip(1).filter_map(|line| line.rsplit_once(','));
    let rows = rows.filter(|(name, count)| *count != "0" && !name.contains(",people,"));
    rows.map(|(name, count)| Ok((name.to_string(), count.parse()?))).collect()
}

/// Holds a database's counts against ours, key by key.
///
/// # Panics
/// When one is another, or is missing, or there are none: with the first few that differ.
pub fn assert_same(ours: &Counts, theirs: &Counts) {
    let keys: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    assert!(keys.len() > 5_000, "expected a fund of thousands of counts, found {}", keys.len());
    for kind in KINDS {
        assert!(keys.iter().any(|key| key.contains(kind)), "expected a fund with counts of {kind}");
    }
    let differ: Vec<_> = keys
        .into_iter()
        .map(|key| (key, ours.get(key).copied().unwrap_or(0), theirs.get(key).copied().unwrap_or(0)))
        .filter(|(_, ours, theirs)| ours != theirs)
        .collect();
    assert!(
        differ.is_empty(),
        "{} counts differ (name, ours, theirs); the first of them: {:#?}",
        differ.len(),
        differ.iter().take(20).collect::<Vec<_>>()
    );
}
