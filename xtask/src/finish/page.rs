//! The HTML pages. In `index.html`, which Trunk has copied, `<link data-trunk …>` told Trunk what to compile and must
//! not be shipped; Trunk itself removes it only when it may put in an inline script, which a strict policy forbids.
//! Comments are for us: no page is shipped with them.

use anyhow::{Context, Result, bail, ensure};

use super::{Stage, read_text, write_file};

/// Finishes `index.html`.
pub(super) fn finish(stage: &Stage) -> Result<()> {
    let file = stage.file("index.html");
    let html = without_trunk_links(&without_comments(&read_text(&file)?).context("index.html")?)?;
    for sign in ["data-trunk", "TrunkApplicationStarted", "__TRUNK_"] {
        ensure!(
            !html.contains(sign),
            "index.html: expected nothing of Trunk's to be left in it, found {sign:?} (is inject_scripts = false, \
             and [serve] no_autoreload = true, in Trunk.toml?)"
        );
    }
    write_file(&file, html)
}

/// Drops every comment, and its line when there is nothing else on it.
pub(super) fn without_comments(html: &str) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some((_, after)) = comment.split_once("-->") else {
            bail!("expected `-->` to end the comment `<!--{}`", comment.lines().next().unwrap_or_default());
        };
        out.push_str(before);
        rest = after_dropping(&mut out, after);
    }
    out.push_str(rest);
    Ok(out)
}

/// What follows something dropped: from the next line on, when it stood alone on its line. Its indent goes too.
fn after_dropping<'a>(out: &mut String, after: &'a str) -> &'a str {
    let indent = out.len() - out.trim_end_matches([' ', '\t']).len();
    let line = out.len() - indent;
    match after.strip_prefix('\n') {
        Some(next) if out[..line].ends_with('\n') => {
            out.truncate(line);
            next
        }
        _ => after,
    }
}

/// Drops every `<link … data-trunk …>`, and its line when there is nothing else on it.
fn without_trunk_links(html: &str) -> Result<String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<link") {
        let Some(length) = rest.get(start..).and_then(|tag| tag.find('>')) else {
            bail!(
                "index.html: expected a `>` to end the tag `{}`",
                rest[start..].lines().next().unwrap_or_default()
            );
        };
        let (before, after) = (&rest[..start], &rest[start + length + 1..]);
        if rest[start..start + length].contains("data-trunk") {
            out.push_str(before);
            rest = after_dropping(&mut out, after);
        } else {
            out.push_str(&rest[..=start + length]);
            rest = after;
        }
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{without_comments, without_trunk_links};

    #[test]
    fn only_trunks_links_are_dropped() {
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"page.css\">\n  <link data-trunk rel=\"rust\" \
                    data-bin=\"widget\"\n    href=\"../Cargo.toml\" data-trunk-id=\"0\">\n  <title>t</title>\n</head>";
        assert_eq!(
            without_trunk_links(html).unwrap(),
            "<head>\n  <link rel=\"stylesheet\" href=\"page.css\">\n  <title>t</title>\n</head>"
        );
        assert_eq!(without_trunk_links("<a><link data-trunk/><b>").unwrap(), "<a><b>");
        assert!(without_trunk_links("<link data-trunk").is_err());
    }

    #[test]
    fn comments_are_dropped_with_the_lines_they_had_alone() {
        assert_eq!(
            without_comments("<p>\n  <!-- one\n  two -->\n  <b>x</b><!-- three --> y\n</p>").unwrap(),
            "<p>\n  <b>x</b> y\n</p>"
        );
        assert!(without_comments("<p><!-- open").is_err());
    }
}
