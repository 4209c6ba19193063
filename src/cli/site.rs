//! `psp site`: the files of the site that come from the content. Called by the build.

use crate::content::{self, paper};
use std::{fs, io, path::Path};

/// Writes the files into `folder`, which must be there.
pub(super) fn write(folder: &Path) -> io::Result<()> {
    fs::write(folder.join("paper.html"), paper::page(content::built_in()))
}
