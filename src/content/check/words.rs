//! The words around the questions, in files of one form: sections of texts, some with `{names}` that the program
//! fills in.

use super::{Finding, Findings, translation::untranslated};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::{collections::BTreeSet, fmt, marker::PhantomData};

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Those who take the check.
    Interface,
    /// Those who collate.
    Cohort,
}

impl Words {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Interface, Self::Cohort];

    /// The file they stand in.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Interface => "interface.json",
            Self::Cohort => "cohort.json",
        }
    }

    /// The words that other packs are held against, as they are stored.
    const fn source(self) -> &'static str {
        match self {
            Self::Interface => include_str!("../en-GB/interface.json"),
            Self::Cohort => include_str!("../en-GB/cohort.json"),
        }
    }

    /// Whose words a text looks like: those it shares the most sections with.
    pub fn of(text: &str) -> Self {
        let sections = |text| serde_json::from_str::<Sections>(text).map(|Members(sections)| sections);
        let found = sections(text).unwrap_or_default();
        let shared = |words: &Self| {
            let source = sections(words.source()).unwrap_or_default();
            source.iter().filter(|(name, _)| found.iter().any(|(other, _)| name == other)).count()
        };
        let [first, second] = Self::ALL;
        if shared(&second) > shared(&first) { second } else { first }
    }
}

/// The members of an object, in order, a key given twice staying twice.
struct Members<T>(Vec<(String, T)>);

type Sections = Members<Members<String>>;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Members<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
            type Value = Members<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<T>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object(PhantomData))
    }
}

impl<T> Members<T> {
    fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

/// What is wrong with a file of words, held against the built-in one. In a translation, a long text that is not
/// translated is worth a note.
pub fn words(of: Words, text: &str, is_translation: bool) -> Vec<Finding> {
    let mut findings = Findings::default();
    match (serde_json::from_str::<Sections>(of.source()), serde_json::from_str::<Sections>(text)) {
        (Ok(source), Ok(words)) => {
            own(&words, &mut findings);
            against(&source, &words, is_translation, &mut findings);
        }
        (Err(error), _) | (_, Err(error)) => findings.0.push(super::not_readable(&error)),
    }
    findings.0
}

/// What can be said of the words by themselves.
fn own(words: &Sections, findings: &mut Findings) {
    once("", words, findings);
    for (section, texts) in &words.0 {
        once(section, texts, findings);
        for (key, text) in &texts.0 {
            let place = format!("{section}.{key}");
            findings.expect(!text.trim().is_empty(), &place, "words", "none");
            if names(text).is_none() {
                findings.fault(place, "names in pairs of braces, such as {name}", format!("{text:?}"));
            }
        }
    }
}

/// Keys become names in the program: small letters, digits and underscores, each once.
fn once<T>(section: &str, members: &Members<T>, findings: &mut Findings) {
    let mut taken = BTreeSet::new();
    for (key, _) in &members.0 {
        let place = if section.is_empty() { key.clone() } else { format!("{section}.{key}") };
        findings.expect(taken.insert(key), &place, "a key used once", "the same key twice");
        let letters = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        let named = letters && key.starts_with(|first: char| first.is_ascii_lowercase());
        findings.expect(named, place, "a key of small letters, digits and underscores", format!("{key:?}"));
    }
}

/// The `{names}` in a text; none if its braces do not match.
fn names(text: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut parts = text.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        let letters = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !letters || name.is_empty() || rest.contains('}') {
            return None;
        }
        names.insert(name);
    }
    Some(names)
}

/// The same sections and keys as the built-in words, and the same names in each text.
fn against(source: &Sections, words: &Sections, is_translation: bool, findings: &mut Findings) {
    for (section, texts) in &source.0 {
        let Some(found) = words.get(section) else {
            findings.fault(section, "a section, as in the built-in words", "none");
            continue;
        };
        for (key, text) in &texts.0 {
            let place = format!("{section}.{key}");
            match found.get(key) {
                None => findings.fault(place, "a text, as in the built-in words", "none"),
                Some(found) => {
                    same_template(&place, text, found, findings);
                    if is_translation {
                        untranslated(&place, text, found, findings);
                    }
                }
            }
        }
        for (key, _) in found.0.iter().filter(|(key, _)| texts.get(key).is_none()) {
            findings.fault(format!("{section}.{key}"), "no text that the built-in words have not", "one");
        }
    }
    for (section, _) in words.0.iter().filter(|(section, _)| source.get(section).is_none()) {
        findings.fault(section, "no section that the built-in words have not", "one");
    }
}

fn same_template(place: &str, source: &str, text: &str, findings: &mut Findings) {
    let list = |names: Option<BTreeSet<&str>>| {
        let names: Vec<String> =
            names.unwrap_or_default().into_iter().map(|name| format!("{{{name}}}")).collect();
        if names.is_empty() { "no names".to_string() } else { names.join(" ") }
    };
    let (expected, found) = (list(names(source)), list(names(text)));
    findings.expect(expected == found, place, &expected, &found);
    // Some texts are joined to others, and carry the space between.
    let around = |text: &str| (text.starts_with(' '), text.ends_with(' '));
    findings.expect(
        around(source) == around(text),
        place,
        "a space at the start or end where the built-in words have one, and nowhere else",
        format!("{text:?}"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_pairs_of_braces() {
        assert_eq!(names("none"), Some(BTreeSet::new()));
        assert_eq!(names("{b} of {a}, {b}"), Some(BTreeSet::from(["a", "b"])));
        for bad in ["{", "}", "{a", "a}", "{}", "{a}}", "{{a}", "{A}", "{a b}"] {
            assert_eq!(names(bad), None, "{bad}");
        }
    }
}
