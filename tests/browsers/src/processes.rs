//! Which processes a test has started, and their end. Reads `/proc`, so Linux only.
//!
//! Ours are those that descend from our driver, and those that name our fresh profile folder on
//! their command line (a crash handler detaches itself from its parents). Nobody else can be
//! either, so nothing that another test or person started is ever touched.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

struct Process {
    id: i32,
    parent: i32,
    command: String,
}

/// Every process but the zombies, which are dead already and wait to be counted.
fn running() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter_map(read).collect()
}

fn read(id: i32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in brackets, may itself hold brackets and spaces: what follows the last one counts.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
    (state != "Z").then(|| Process { id, parent, command: String::from_utf8_lossy(&command).into_owned() })
}

/// The ids of `root`, of all that descend from it, and of all that name `folder`.
fn ours(root: u32, folder: &Path) -> HashSet<i32> {
    let all = running();
    let folder = folder.to_string_lossy();
    let mut found: HashSet<i32> =
        all.iter().filter(|process| process.command.contains(&*folder)).map(|process| process.id).collect();
    if let Ok(root) = i32::try_from(root)
        && all.iter().any(|process| process.id == root)
    {
        found.insert(root);
    }
    loop {
        let before = found.len();
        found.extend(
            all.iter()
                .filter(|process| found.contains(&process.parent))
                .map(|process| process.id)
                .collect::<Vec<_>>(),
        );
        if found.len() == before {
            return found;
        }
    }
}

/// Ends them all at once, as a power cut would: no process gets a chance to tidy up.
/// Whoever was seen once stays on the list, for its parents may die first.
pub fn kill_tree(root: u32, folder: &Path) {
    let start = Instant::now();
    let mut listed = HashSet::new();
    while start.elapsed() < Duration::from_secs(10) {
        let now = ours(root, folder);
        listed.extend(now.iter().copied());
        let alive: Vec<i32> = listed.iter().copied().filter(|id| read(*id).is_some()).collect();
        if alive.is_empty() {
            return;
        }
        for id in alive {
            if let Some(id) = Pid::from_raw(id) {
                // It may have gone by itself in the meantime, which is as good.
                let _ = kill_process(id, Signal::KILL);
            }
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// The port that a process of ours listens on, on `127.0.0.1`, once it does.
pub fn port_of(id: u32) -> Option<u16> {
    let handles = fs::read_dir(format!("/proc/{id}/fd")).ok()?;
    let sockets: HashSet<String> = handles
        .flatten()
        .filter_map(|handle| {
            let target = fs::read_link(handle.path()).ok()?;
            Some(target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
        })
        .collect();
    // number, local address, remote one, state (0A listens), …; the tenth field is the socket's number.
    fs::read_to_string(format!("/proc/{id}/net/tcp")).ok()?.lines().find_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, local, _, "0A", ..] = fields[..] else { return None };
        let (_, port) = local.split_once(':')?;
        sockets.contains(*fields.get(9)?).then(|| u16::from_str_radix(port, 16).ok())?
    })
}
