//! The tool, and a folder to work in.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicUsize, Ordering},
};

/// A folder of a test's own, gone at its end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("collate-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file.
    pub fn with(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("written");
        path
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// `psp collate` in this folder.
    pub fn collate(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_psp"));
        Run(command.current_dir(&self.0).arg("collate").args(arguments).output().expect("the tool runs"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in cargo's own folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How a call went.
pub struct Run(Output);

impl Run {
    pub fn status(&self) -> i32 {
        self.0.status.code().expect("it ended by itself")
    }

    pub fn out(&self) -> &str {
        str::from_utf8(&self.0.stdout).expect("UTF-8")
    }

    pub fn said(&self) -> &str {
        str::from_utf8(&self.0.stderr).expect("UTF-8")
    }

    /// What it wrote, if all was read.
    #[track_caller]
    pub fn fine(&self) -> &str {
        assert_eq!(self.status(), 0, "{}", self.said());
        self.out()
    }
}
