//! `psp site`: the files of the site that come from the content. Called by the build.

use crate::{
    cohort::tally::sql,
    content::{self, paper},
    records::schema,
};
use std::{fs, io, path::Path};

/// Writes the files into `folder`, which must be there.
pub(super) fn write(folder: &Path) -> io::Result<()> {
    let instrument = content::built_in();
    fs::write(folder.join("paper.html"), paper::page(instrument))?;
    let schemas = folder.join("schema");
    fs::create_dir_all(&schemas)?;
    for (name, schema) in [
        (schema::ANSWERS_FILE, schema::answers(instrument)),
        (schema::EXPORT_FILE, schema::export(instrument)),
    ] {
        fs::write(schemas.join(name), format!("{schema:#}\n"))?;
    }
    let queries = folder.join("sql");
    fs::create_dir_all(&queries)?;
    fs::write(queries.join(sql::QUESTIONS_FILE), sql::questions(instrument, content::HASH))
}
