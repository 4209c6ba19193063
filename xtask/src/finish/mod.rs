//! Trunk's `post_build` hook: turns what Trunk made into what is shipped.
//!
//! In order: the page ([`page`]) · everything else in `www/` ([`sources`]) · Trunk's module, and a second one that we
//! compile ([`compile`]) · both made small ([`mod@module`]), their names for the glue too ([`names`]) · wasm-bindgen's
//! glue as factories ([`glue`]) and the bundles around them ([`bundle`]) · the same for the funder's page
//! ([`collating`]) · pages written by the `psp` tool
//! ([`generated`]) · the service worker's list ([`worker`]) · hashes for embedders ([`integrity`]) · addresses with a
//! version ([`version`]) · compressed forms ([`compress`]) · what it all weighs ([`sizes`]) · and in between, because
//! it is made of the same parts, the npm package ([`npm`]).
//!
//! [`reach`] says for several of them which files a page needs.
//!
//! The same tree gives the same bytes: no clock, no path and no order of the file system gets in.

pub mod sizes;

mod bundle;
mod collating;
mod compile;
mod compress;
mod esbuild;
mod generated;
mod glue;
mod integrity;
mod module;
mod names;
mod npm;
mod page;
mod reach;
mod sources;
mod version;
mod worker;

pub(crate) use compress::brotli;
pub(crate) use integrity::check as check_integrity;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use module::Module;

/// How much trouble to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Profile {
    /// `trunk serve`: the same files, not made small.
    Debug,
    /// `trunk build --release`.
    Release,
}

/// The folder in which a build is put together, and a scratch folder that is gone at the end.
#[derive(Debug)]
struct Stage {
    folder: PathBuf,
    scratch: PathBuf,
    profile: Profile,
}

/// Finishes the build that Trunk has told of through the environment.
///
/// # Errors
/// When this was not called by Trunk, or any step fails.
pub fn run() -> Result<()> {
    let stage = Stage::from_trunk()?;
    page::finish(&stage)?;
    let code = sources::place(&stage)?;
    compile::take_from_trunk(&stage, &module::FIRST)?;
    compile::make(&stage, &module::WHOLE)?;
    for module in module::ALL {
        module::finish(&stage, module)?;
        names::shorten(&stage, module)?;
        glue::write(&stage, module)?;
    }
    bundle::make_later(&stage)?;
    let mut bundled = bundle::make(&stage, &code)?;
    bundled.extend(collating::make(&stage)?);
    bundle::minify_the_rest(&stage, &code, &bundled)?;
    generated::write(&stage)?;
    npm::write(&stage)?;
    stage.remove_scratch()?;
    worker::fill(&stage)?;
    integrity::write(&stage)?;
    version::write(&stage)?;
    if stage.profile == Profile::Release {
        compress::all(&stage)?;
        sizes::report(&stage.folder)?;
    }
    Ok(())
}

impl Stage {
    fn from_trunk() -> Result<Self> {
        let Some(folder) = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
            bail!(
                "TRUNK_STAGING_DIR is not set: `finish` is Trunk's hook (Trunk.toml); call `cargo xtask build`"
            );
        };
        let profile = match env::var("TRUNK_PROFILE").as_deref() {
            Ok("release") => Profile::Release,
            _ => Profile::Debug,
        };
        let stage = Self { scratch: folder.join(".scratch"), folder, profile };
        fs::create_dir_all(&stage.scratch)
            .with_context(|| format!("cannot make {}", stage.scratch.display()))?;
        Ok(stage)
    }

    /// A file to be shipped.
    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where wasm-bindgen's files of a module are.
    fn bound(&self, module: &Module) -> PathBuf {
        self.scratch.join(".bound").join(module.binary)
    }

    /// The module as wasm-bindgen leaves it.
    fn bound_module(&self, module: &Module) -> PathBuf {
        self.bound(module).join(format!("{}_bg.wasm", module.binary))
    }

    /// The glue that wasm-bindgen makes for it.
    fn bound_glue(&self, module: &Module) -> PathBuf {
        self.bound(module).join(format!("{}.js", module.binary))
    }

    fn remove_scratch(&self) -> Result<()> {
        fs::remove_dir_all(&self.scratch).with_context(|| format!("cannot remove {}", self.scratch.display()))
    }

    /// Every file made so far, by its address within the site, in order of name.
    fn shipped(&self) -> Result<Vec<String>> {
        files_in(&self.folder)
    }
}

/// Every file in a folder and the folders within it, hidden ones left out: its path with `/`, in order of name.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let Ok(name) = entry.file_name().into_string() else {
            bail!("{}: expected a name that is text", entry.path().display());
        };
        if name.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            names.extend(files_in(&entry.path())?.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write_file(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}
