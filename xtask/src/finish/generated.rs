//! Files that the `psp` tool writes, because it has the content: the form to print, the schemas.

use anyhow::Result;

use super::Stage;
use crate::process::run;
use crate::project;

pub(super) fn write(stage: &Stage) -> Result<()> {
    run(project::cargo()
        .args(["run", "--quiet", "--release", "--bin", "psp", "--", "site"])
        .arg(&stage.folder))
}
