//! wasm-bindgen's files of each module, in a folder each: the module, its glue, and snippets of JavaScript that crates
//! may have.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::module::Module;
use super::{Profile, Stage};
use crate::tools::{rust, versions};
use crate::{process, project};

/// The profile of a release build. `www/index.html` tells Trunk the same (`data-cargo-profile-release`), so that the
/// two modules have their dependencies in common and these are compiled once.
const RELEASE: &str = "web";

/// A line of what cargo says about what it does; of the other lines we want nothing.
#[derive(Debug, Deserialize)]
struct Message {
    reason: String,
    target: Option<Target>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// What cargo has made.
#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// Takes the files that Trunk has put into the site.
pub(super) fn take_from_trunk(stage: &Stage, module: &Module) -> Result<()> {
    let bound = stage.bound(module);
    fs::create_dir_all(&bound).with_context(|| format!("cannot make {}", bound.display()))?;
    for made in [stage.bound_module(module), stage.bound_glue(module), bound.join("snippets")] {
        let Some(name) = made.file_name() else { continue };
        let from = stage.folder.join(name);
        if name == "snippets" && !from.is_dir() {
            continue;
        }
        ensure!(
            from.is_file() || from.is_dir(),
            "expected {} of Trunk, found none; does www/index.html have `<link data-trunk rel=\"rust\" \
             data-bin=\"{}\" …>`?",
            name.display(),
            module.binary
        );
        fs::rename(&from, &made).with_context(|| format!("cannot move {}", from.display()))?;
    }
    Ok(())
}

/// Compiles a module as Trunk does, with the flags of the environment that Trunk was called in, and calls wasm-bindgen
/// as Trunk does.
pub(super) fn make(stage: &Stage, module: &Module) -> Result<()> {
    let mut cargo = project::cargo();
    cargo
        .args(["build", "--target", rust::WASM, "--bin", module.binary])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit());
    if stage.profile == Profile::Release {
        cargo.args(["--profile", RELEASE]);
    }
    let messages = process::output(&mut cargo)?;
    let compiled = compiled(&messages, module.binary)?
        .with_context(|| format!("expected cargo to say where it put {}.wasm", module.binary))?;
    let mut wasm_bindgen = Command::new(versions::WASM_BINDGEN.file()?);
    wasm_bindgen
        .args(["--target=web", "--no-typescript", "--out-name", module.binary, "--out-dir"])
        .arg(stage.bound(module))
        .arg(compiled);
    process::output(&mut wasm_bindgen).map(drop)
}

/// Where cargo put the binary, from its messages.
fn compiled(messages: &str, binary: &str) -> Result<Option<PathBuf>> {
    for line in messages.lines() {
        let message: Message = serde_json::from_str(line)
            .with_context(|| format!("cargo's message is not as expected: {line}"))?;
        let ours = message.reason == "compiler-artifact"
            && message
                .target
                .is_some_and(|target| target.name == binary && target.kind.iter().any(|kind| kind == "bin"));
        if ours {
            return Ok(message
                .filenames
                .into_iter()
                .find(|file| file.extension().is_some_and(|ending| ending == "wasm")));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{RELEASE, compiled};
    use crate::project;

    #[test]
    fn the_binary_is_found_among_cargos_messages() {
        let messages = r#"{"reason":"build-script-executed","package_id":"x"}
{"reason":"compiler-artifact","target":{"kind":["lib"],"name":"whole"},"filenames":["/t/libwhole.rlib"]}
{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"whole"},"filenames":["/t/whole.js","/t/whole.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(compiled(messages, "whole").unwrap(), Some("/t/whole.wasm".into()));
        assert_eq!(compiled(messages, "widget").unwrap(), None);
        assert!(compiled("Finished", "whole").is_err());
    }

    #[test]
    fn trunk_uses_the_same_profile_and_compiles_the_first_module() {
        let page = std::fs::read_to_string(project::www().join("index.html")).unwrap();
        let link = page.lines().find(|line| line.contains("data-trunk rel=\"rust\"")).unwrap();
        assert!(link.contains(&format!("data-cargo-profile-release=\"{RELEASE}\"")), "{link}");
        assert!(link.contains(&format!("data-bin=\"{}\"", crate::finish::module::FIRST.binary)), "{link}");
    }
}
