//! The programs that come with the operating system. Debian and its kin are served with apt, when this is root or
//! `sudo` asks for no password; anywhere else they are named, for a person to install.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::process::{output, run, succeeds};

/// A program that a package of the operating system brings.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// What it goes by; any one of these will do.
    pub names: &'static [&'static str],
    /// Debian's packages for it.
    pub packages: &'static [&'static str],
}

/// Runs esbuild and wasm-opt.
pub const NODE: Program = Program { names: &["node", "nodejs"], packages: &["nodejs"] };
/// Brings esbuild, wasm-opt and axe-core.
pub const NPM: Program = Program { names: &["npm"], packages: &["npm"] };
/// A browser to test in; with a font, or it has none to measure text with.
pub const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome"],
    packages: &["chromium", "fonts-dejavu-core"],
};
/// Drives Chromium.
pub const CHROMEDRIVER: Program = Program { names: &["chromedriver"], packages: &["chromium-driver"] };
/// A second browser to test in. (Its driver is [`super::versions::GECKODRIVER`].)
pub const FIREFOX: Program = Program { names: &["firefox-esr", "firefox"], packages: &["firefox-esr"] };
/// Drives `WebKitGTK`, the third browser to test in, which comes with it.
pub const WEBKIT: Program = Program { names: &["WebKitWebDriver"], packages: &["webkit2gtk-driver"] };
/// The screen that `WebKitGTK` draws on.
pub const XVFB: Program = Program { names: &["Xvfb"], packages: &["xvfb"] };
/// Reads what a page prints.
pub const PDFTOTEXT: Program = Program { names: &["pdftotext"], packages: &["poppler-utils"] };
/// Runs DuckDB and Spark.
pub const PYTHON: Program = Program { names: &["python3"], packages: &["python3", "python3-venv"] };
/// Runs Spark.
pub const JAVA: Program = Program { names: &["java"], packages: &["default-jre-headless"] };

impl Program {
    /// Where the program is, if it is on `PATH`.
    pub fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| find_on_path(name))
    }
}

/// Installs those programs that are missing.
///
/// # Errors
/// When some are missing and this machine's package manager is not apt, or may not be used, or fails. The message
/// names what to install.
pub fn ensure_present(programs: &[Program]) -> Result<()> {
    let missing: Vec<&Program> = programs.iter().filter(|program| program.find().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing)
}

/// Installs these programs, whether they are there or not: one may be there in part.
///
/// # Errors
/// As [`ensure_present`].
pub(super) fn install(missing: &[&Program]) -> Result<()> {
    let packages: Vec<&str> = missing.iter().flat_map(|program| program.packages.iter().copied()).collect();
    let Some(apt) = Apt::find() else {
        let names: Vec<&str> = missing.iter().filter_map(|program| program.names.first().copied()).collect();
        bail!(
            "expected these programs on PATH and did not find them: {}. They are installed for you only on Debian \
             and Ubuntu, as root or with a sudo that asks for no password. Please install them (Debian's packages: \
             {}) and run this again.",
            names.join(", "),
            packages.join(" ")
        );
    };
    eprintln!("Installing {} with apt (once; about a minute)…", packages.join(", "));
    apt.update();
    apt.install(&packages)
}

pub(super) fn find_on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Debian's package manager, and how to call it here.
enum Apt {
    AsRoot,
    ThroughSudo,
}

impl Apt {
    /// apt, if it is here and may be used.
    fn find() -> Option<Self> {
        find_on_path("apt-get")?;
        if output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
            Some(Self::AsRoot)
        } else if succeeds(Command::new("sudo").args(["-n", "true"])) {
            Some(Self::ThroughSudo)
        } else {
            None
        }
    }

    fn call(&self) -> Command {
        let mut command = match self {
            Self::AsRoot => Command::new("env"),
            Self::ThroughSudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]);
        command
    }

    /// Refreshes the package lists, once a run. A source that cannot be reached need not be the one we need, so the
    /// install that follows is what tells.
    fn update(&self) {
        static UPDATED: Once = Once::new();
        UPDATED.call_once(|| {
            if let Err(error) = run(self.call().arg("update")) {
                eprintln!("  (the package lists may be old: {error:#})");
            }
        });
    }

    fn install(&self, packages: &[&str]) -> Result<()> {
        run(self.call().args(["install", "--yes"]).args(packages).stdout(std::process::Stdio::null()))
    }
}
