//! Files that the `psp` tool writes, because it has the content: the form to print, the schemas.

use anyhow::Result;

use super::Stage;
use crate::process::run;
use crate::project;

/// Whether the tool has the command `psp site FOLDER` yet.
const PSP_WRITES_FILES: bool = true;

pub(super) fn write(stage: &Stage) -> Result<()> {
    if !PSP_WRITES_FILES {
        return Ok(());
    }
    run(project::cargo()
        .args(["run", "--quiet", "--release", "--bin", "psp", "--", "site"])
        .arg(&stage.folder))
}
