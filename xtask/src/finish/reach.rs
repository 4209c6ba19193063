//! Which files of the site a page needs: those it names in `src="…"` and `href="…"`, and, where one of them is a page
//! too, those that this one names.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use super::{Stage, read_text};

/// The attributes in which a page names a file.
const NAMING: [&str; 2] = [" src=\"", " href=\""];

/// The pages and every file of the site that can be reached from them.
pub(super) fn from_pages(stage: &Stage, pages: &[&str]) -> Result<BTreeSet<String>> {
    let mut reached = BTreeSet::new();
    let mut unread: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
    while let Some(name) = unread.pop() {
        if reached.contains(&name) {
            continue;
        }
        if name.rsplit_once('.').is_some_and(|(_, ending)| ending == "html") {
            let html = read_text(&stage.file(&name)).with_context(|| format!("expected the page {name}"))?;
            // A build may leave a page out, such as the form to print; a link to it is no reason to fail.
            unread.extend(named_in(&html).into_iter().filter(|name| stage.file(name).is_file()));
        }
        reached.insert(name);
    }
    Ok(reached)
}

/// The files of the same site that the page names.
fn named_in(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    for attribute in NAMING {
        for after in html.split(attribute).skip(1) {
            let address = after.split('"').next().unwrap_or_default();
            if is_of_the_site(address) {
                let name = address.split(['?', '#']).next().unwrap_or_default();
                names.push(name.trim_start_matches("./").to_owned());
            }
        }
    }
    names
}

/// The page, for a folder from which the files it names are found at `prefix`.
pub(super) fn seen_from(html: &str, prefix: &str) -> String {
    NAMING.into_iter().fold(html.to_owned(), |html, attribute| {
        let mut parts = html.split(attribute);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for after in parts {
            out.push_str(attribute);
            if is_of_the_site(after.split('"').next().unwrap_or_default()) {
                out.push_str(prefix);
            }
            out.push_str(after);
        }
        out
    })
}

/// Whether an address is that of a file, relative to the page.
fn is_of_the_site(address: &str) -> bool {
    let scheme_or_host =
        address.starts_with(['/', '#']) || address.split(['/', '?']).next().unwrap_or_default().contains(':');
    !address.is_empty() && !scheme_or_host
}

#[cfg(test)]
mod tests {
    use super::{named_in, seen_from};

    const PAGE: &str = "<link rel=\"icon\" href=\"data:,\"><script src=\"early.js\"></script>\
                        <a href=\"paper.html?x#top\">p</a><a href=\"https://x.example/\">x</a><a href=\"#a\">a</a>\
                        <a href=\"/root.css\">r</a>";

    #[test]
    fn a_page_names_files_of_its_own_site() {
        assert_eq!(named_in(PAGE), ["early.js", "paper.html"]);
    }

    #[test]
    fn seen_from_another_folder_only_those_are_named_anew() {
        let seen = seen_from(PAGE, "../v1.2.3/");
        assert_eq!(
            seen,
            PAGE.replace("\"early.js", "\"../v1.2.3/early.js")
                .replace("\"paper.html", "\"../v1.2.3/paper.html")
        );
    }
}
