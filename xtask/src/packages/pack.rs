//! What npm would publish.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use crate::process::output;

/// What `npm pack --json` says of a package.
#[derive(Debug, Deserialize)]
struct Packed {
    name: String,
    version: String,
    files: Vec<PackedFile>,
}

#[derive(Debug, Deserialize)]
struct PackedFile {
    path: String,
}

/// Everything in the folder is published, and everything that `package.json` names is in it.
pub(super) fn check(package: &Path, path: &OsStr) -> Result<()> {
    let said = output(
        Command::new("npm")
            .args(["pack", "--dry-run", "--json", "--loglevel=error"])
            .current_dir(package)
            .env("PATH", path),
    )?;
    let packed: Vec<Packed> = serde_json::from_str(&said).context("what npm says of the package")?;
    let [packed] = packed.as_slice() else {
        anyhow::bail!("expected npm to pack one package, found {}", packed.len())
    };
    ensure!(
        (packed.name.as_str(), packed.version.as_str()) == ("psp-self-assessment", env!("CARGO_PKG_VERSION")),
        "expected npm to pack psp-self-assessment {}, found {} {}",
        env!("CARGO_PKG_VERSION"),
        packed.name,
        packed.version
    );
    let files: BTreeSet<&str> = packed.files.iter().map(|file| file.path.as_str()).collect();
    for entry in fs::read_dir(package).with_context(|| format!("cannot list {}", package.display()))? {
        let name = entry.with_context(|| format!("cannot list {}", package.display()))?.file_name();
        ensure!(
            name.to_str().is_some_and(|name| files.contains(name)),
            "dist/npm/{}: expected npm to pack it, and it does not (`files` in www/npm/package.json)",
            name.display()
        );
    }
    let manifest = fs::read_to_string(package.join("package.json")).context("cannot read package.json")?;
    let manifest: Value = serde_json::from_str(&manifest).context("package.json")?;
    for member in ["exports", "types", "customElements", "sideEffects"] {
        for file in texts(&manifest[member]) {
            ensure!(
                files.contains(file.trim_start_matches("./")),
                "package.json names {file} under {member}, and npm does not pack it"
            );
        }
    }
    println!("npm packs {} files: {}", files.len(), files.into_iter().collect::<Vec<_>>().join(", "));
    Ok(())
}

/// Every text in a value, however deep.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::texts;

    #[test]
    fn texts_are_found_at_any_depth() {
        let exports =
            json!({ ".": { "types": "./a.d.ts", "default": "./a.js" }, "./b": "./b.js", "c": [1, "d"] });
        assert_eq!(texts(&exports).len(), 4);
    }
}
