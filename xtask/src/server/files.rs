//! Finds the file for a path, and the encoding of it that the browser takes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::digest;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file of the site.
    File(PathBuf),
    /// A folder, whose address must end in `/` for the links in it to work.
    Folder,
    /// Nothing that is shown.
    Nothing,
}

/// A file's bytes as they are sent.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// `Content-Encoding`, unless the bytes are the file's own.
    pub(super) encoding: Option<&'static str>,
    /// Whether another browser may be sent other bytes.
    pub(super) varies: bool,
    /// Changes when the bytes do.
    pub(super) tag: String,
}

/// Where the path leads within the folder. Never outside it, and never to a hidden file.
pub(super) fn find(folder: &Path, path: &str) -> Found {
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
            return Found::Nothing;
        }
        file.push(part);
    }
    if file.is_dir() {
        if !path.ends_with('/') {
            return Found::Folder;
        }
        file.push("index.html");
    } else if path.ends_with('/') {
        return Found::Nothing;
    }
    if file.is_file() { Found::File(file) } else { Found::Nothing }
}

/// The path without its query, with its escapes undone. Nothing when that is not text.
pub(super) fn path_of(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| path.starts_with('/'))
}

/// The file's smallest form among those that the browser takes.
pub(super) fn read(file: &Path, accept_encoding: &str) -> std::io::Result<Content> {
    let forms = [("br", "br"), ("gzip", "gz")].map(|(name, ending)| {
        let mut path = file.as_os_str().to_owned();
        path.push(format!(".{ending}"));
        (name, PathBuf::from(path))
    });
    let varies = forms.iter().any(|(_, path)| path.is_file());
    let chosen = forms.iter().find(|(name, path)| accepts(accept_encoding, name) && path.is_file());
    let (bytes, encoding) = match chosen {
        Some((name, path)) => (fs::read(path)?, Some(*name)),
        None => (fs::read(file)?, None),
    };
    let tag = format!("\"{}\"", digest::short(&bytes));
    Ok(Content { bytes, encoding, varies, tag })
}

/// Whether an `Accept-Encoding` header takes this encoding.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|parameter| {
            parameter.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0))
        });
        name.eq_ignore_ascii_case(encoding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::{accepts, path_of};

    #[test]
    fn an_encoding_is_taken_only_when_the_browser_names_it_and_does_not_refuse_it() {
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("BR;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("brotli", "br"));
        assert!(!accepts("", "br"));
    }

    #[test]
    fn a_path_is_what_the_address_says_without_query_and_escapes() {
        assert_eq!(path_of("/a%20b/c.js?x=1").as_deref(), Some("/a b/c.js"));
        assert_eq!(path_of("/%"), None);
        assert_eq!(path_of("/%zz"), None);
        assert_eq!(path_of("/%ff"), None);
        assert_eq!(path_of("http://elsewhere/"), None);
    }
}
