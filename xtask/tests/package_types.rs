//! What the npm package says of the element (`custom-elements.json`, `index.d.ts`) against what the element is, both
//! ways: nothing said that is not there, and nothing there that is not said.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use xtask::project;

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    let file = project::root().join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("expected {start:?}, found none"));
    after.split_once(end).unwrap_or_else(|| panic!("expected {end:?} after {start:?}, found none")).0
}

/// What follows each `start`, up to the first character that is not of a name.
fn following(text: &str, start: &str) -> Names {
    let name = |after: &str| {
        after.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default().to_owned()
    };
    text.split(start).skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

/// The keys of an object that is written a member a line, with this indent.
fn keys(object: &str, indent: &str) -> Names {
    let lines = object.lines().filter_map(|line| line.strip_prefix(indent));
    let keys = lines.filter(|line| line.starts_with(|c: char| c == '"' || c.is_ascii_lowercase()));
    keys.filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim_matches(['"', '?']).to_owned())
        .collect()
}

fn in_camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_ascii_uppercase() + &word[1..])
}

/// The element in `custom-elements.json`.
fn declaration() -> Value {
    let manifest: Value =
        serde_json::from_str(&read("www/npm/custom-elements.json")).expect("custom-elements.json is JSON");
    assert_eq!(manifest["schemaVersion"], "1.0.0");
    let declaration = manifest["modules"][0]["declarations"][0].clone();
    assert_eq!(
        (&declaration["tagName"], &declaration["customElement"]),
        (&"psp-self-assessment".into(), &true.into())
    );
    declaration
}

/// The names in a list of the manifest.
fn named(list: &Value, member: &str) -> Names {
    let name = |entry: &Value| Some(entry.get(member)?.as_str()?.to_owned());
    list.as_array().into_iter().flatten().filter_map(name).collect()
}

fn attributes() -> Names {
    keys(between(&read("www/attributes.js"), "const RULES = {", "\n};"), "  ")
}

#[test]
fn attributes_and_their_properties() {
    let (attributes, element) = (attributes(), declaration());
    assert!(attributes.contains("heading-level") && attributes.contains("lang"), "{attributes:?}");
    assert_eq!(named(&element["attributes"], "name"), attributes);
    assert_eq!(named(&element["members"], "attribute"), attributes);
    for entry in element["attributes"].as_array().unwrap() {
        assert_eq!(entry["fieldName"], in_camel_case(entry["name"].as_str().unwrap()));
    }
    let properties: Names = attributes.iter().map(|name| in_camel_case(name)).collect();
    let fields = named(&element["members"], "name");
    assert_eq!(fields, &properties | &["results".to_owned(), "restart".to_owned()].into());

    let types = read("www/npm/index.d.ts");
    let interface = between(&types, "interface PspSelfAssessmentElement extends HTMLElement {", "\n}");
    // Every element has `lang` already.
    let own: Names = properties.iter().filter(|name| *name != "lang").cloned().collect();
    assert_eq!(following(interface, "get "), own);
    assert_eq!(following(interface, "set "), own);
    assert!(interface.contains("readonly results:") && interface.contains("restart(): void;"));
    let settable = keys(between(&types, "interface PspSelfAssessmentAttributes {", "\n}"), "  ");
    let with_both: Names = attributes.iter().filter(|name| *name != "lang").chain(&own).cloned().collect();
    assert_eq!(settable, with_both);
}

#[test]
fn events() {
    let mut sent = Names::new();
    for file in fs::read_dir(project::www()).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|ending| ending == "js") {
            sent.extend(following(&fs::read_to_string(file).unwrap(), "#emit(\""));
        }
    }
    assert!(sent.contains("psp-ready") && sent.contains("psp-statement"), "{sent:?}");
    assert_eq!(named(&declaration()["events"], "name"), sent);
    assert_eq!(
        keys(between(&read("www/npm/index.d.ts"), "interface PspSelfAssessmentEventMap {", "\n}"), "  "),
        sent
    );
}

#[test]
fn codes_of_errors() {
    let mut codes = keys(between(&read("www/failures.js"), "FAILURES = {", "\n};"), "  ");
    // Words around the sentence, which belong to no code.
    for words in ["cannotStart", "tryAgain", "carryOn"] {
        assert!(codes.remove(words), "expected {words} in www/failures.js, found none");
    }
    // Its sentence is made of the attribute's own words.
    codes.insert("attribute".to_owned());
    assert_eq!(following(between(&read("www/npm/index.d.ts"), "type PspErrorCode =", ";"), "| \""), codes);
}

#[test]
fn custom_properties() {
    let named_in_manifest = named(&declaration()["cssProperties"], "name");
    let used = following(&read("www/psp-self-assessment.css"), "var(--psp-");
    assert!(used.contains("accent"), "{used:?}");
    assert_eq!(named_in_manifest, used.iter().map(|name| format!("--psp-{name}")).collect());
}

#[test]
fn parts_and_slots() {
    fn read_all(folder: &Path, out: &mut String) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                read_all(&path, out);
            } else {
                out.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut drawn = String::new();
    read_all(&project::root().join("src/ui"), &mut drawn);
    let element = declaration();
    assert_eq!(named(&element["cssParts"], "name"), following(&drawn, ".attr(\"part\", \""));
    // The one without a name: what the tag holds.
    assert_eq!(named(&element["slots"], "name"), Names::from([String::new()]));
    assert!(read("www/element.js").contains("createElement(\"slot\")") && !drawn.contains("slot"));
}
