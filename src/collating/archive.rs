//! Several files as one ZIP archive, not compressed, as browsers can only offer one download at a press.
//!
//! The same files give the same bytes: every file has the date on which the format begins.

use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// The archive of these files, each with its name and text.
///
/// # Errors
/// When two files have the same name, or together they are too large for memory.
pub fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::io::{Cursor, Read as _};

    #[test]
    fn what_went_in_comes_out_and_the_bytes_are_the_same_each_time() {
        let files = [("a.csv", "x,y\r\n1,2\r\n"), ("datapackage.json", "{}")];
        let archive = of(files).unwrap();
        assert_eq!(archive, of(files).unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        for (name, text) in files {
            let mut found = String::new();
            read.by_name(name).unwrap().read_to_string(&mut found).unwrap();
            assert_eq!(found, text);
        }
    }

    #[test]
    fn no_name_is_given_twice() {
        assert!(of([("a.csv", ""), ("a.csv", "")]).is_err());
    }
}
