//! A `.br` and a `.gz` beside every file that gets smaller by it, for servers that send files as they lie there.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::{Stage, sources, write_file};

/// What compresses; pictures do not.
const ENDINGS: [&str; 9] = ["html", "js", "css", "wasm", "json", "svg", "txt", "csv", "webmanifest"];

/// Compresses every file of the site that it helps. What stands in several places is compressed once. The npm package
/// is none of it: npm compresses what it packs.
pub(super) fn all(stage: &Stage) -> Result<()> {
    let mut places: BTreeMap<Vec<u8>, Vec<PathBuf>> = BTreeMap::new();
    for name in
        stage.shipped()?.into_iter().filter(|name| compressible(name) && !name.starts_with(sources::PACKAGE))
    {
        let file = stage.file(&name);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        places.entry(content).or_default().push(file);
    }
    // The largest first, in turn, so that two cores are done at about the same time.
    let mut largest_first: Vec<_> = places.into_iter().collect();
    largest_first.sort_by_key(|(content, _)| std::cmp::Reverse(content.len()));
    thread::scope(|scope| {
        let halves = [0, 1].map(|first| {
            let half = largest_first.iter().skip(first).step_by(2);
            scope.spawn(move || half.into_iter().try_for_each(|(content, files)| compress(content, files)))
        });
        halves.into_iter().try_for_each(|half| half.join().map_err(|_| anyhow!("compressing panicked"))?)
    })
}

/// Puts both forms of the content beside each of these files, which hold it.
fn compress(content: &[u8], files: &[PathBuf]) -> Result<()> {
    for (ending, small) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
        if small.len() < content.len() {
            for file in files {
                let mut name = file.as_os_str().to_owned();
                name.push(format!(".{ending}"));
                write_file(Path::new(&name), &small)?;
            }
        }
    }
    Ok(())
}

fn compressible(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Brotli at its best.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut out, &parameters).context("brotli failed")?;
    Ok(out)
}

/// Gzip at its best, without a time or a name.
pub(super) fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{brotli, compressible, gzip};

    #[test]
    fn both_forms_give_the_file_back_and_are_the_same_each_time() {
        let content = b"one question a page, one question a page, one question a page".as_slice();
        let (br, gz) = (brotli(content).unwrap(), gzip(content).unwrap());
        assert_eq!((brotli(content).unwrap(), gzip(content).unwrap()), (br.clone(), gz.clone()));
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut br.as_slice(), &mut back).unwrap();
        assert_eq!(back, content);
        back.clear();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, content);
    }

    #[test]
    fn pictures_are_left_as_they_are() {
        assert!(compressible("schema/export-1.json"));
        assert!(!compressible("icon.png"));
        assert!(!compressible("LICENSE"));
    }
}
