//! The colours that the check has when nobody changes them, light and dark, against WCAG 2.2 AA. The pairs that lie
//! on one another are listed once, in `www/embed/contrast-pairs.json`, where `embed.html` finds them too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// A colour in the light and in the dark.
type Both = [String; 2];

const SCHEMES: [&str; 2] = ["light", "dark"];

fn www(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// `--psp-<token>, light-dark(<light>, <dark>)`, wherever it stands in the check's style sheet.
fn tokens() -> BTreeMap<String, Both> {
    let sheet = www("psp-self-assessment.css");
    let mut tokens = BTreeMap::new();
    for after in sheet.split("var(--psp-").skip(1) {
        let Some((token, value)) = after.split_once(", light-dark(") else { continue };
        if !token.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-') {
            continue;
        }
        let (light, rest) = value.split_once(", ").expect("two colours in light-dark()");
        let (dark, _) = rest.split_once(')').expect("light-dark( ends");
        tokens.insert(token.to_owned(), [light.to_owned(), dark.to_owned()]);
    }
    assert!(tokens.len() >= 14, "expected every colour of the check, found {tokens:?}");
    tokens
}

fn pairs() -> Vec<(String, String, f64)> {
    let pairs: Vec<Value> = serde_json::from_str(&www("embed/contrast-pairs.json")).expect("a list");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    pairs
        .iter()
        .map(|pair| (text(&pair["of"]), text(&pair["on"]), pair["at_least"].as_f64().expect("a number")))
        .collect()
}

/// The relative luminance, 0 to 1, as WCAG 2.2 defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').expect("a colour such as #0b5563");
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    assert_eq!(digits.len(), 6, "{colour} is no colour of six digits");
    let channel = |at: usize| {
        let share =
            f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits")) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

/// From 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
    // The lightest grey that passes for text on white, and the next one.
    assert!(contrast("#767676", "#fff") >= 4.5);
    assert!(contrast("#777777", "#fff") < 4.5);
}

#[test]
fn every_pair_of_the_default_colours_passes_in_the_light_and_in_the_dark() {
    let tokens = tokens();
    let mut faults = Vec::new();
    for (of, on, at_least) in pairs() {
        for (scheme, name) in SCHEMES.iter().enumerate() {
            let found = contrast(&tokens[&of][scheme], &tokens[&on][scheme]);
            if found < at_least {
                faults.push(format!("{of} on {on}, {name}: expected {at_least}, found {found:.2}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_colour_but_hairlines_is_in_some_pair() {
    let pairs = pairs();
    for token in tokens().keys().filter(|token| *token != "line") {
        assert!(pairs.iter().any(|(of, on, _)| of == token || on == token), "{token} is in no pair");
    }
}

#[test]
fn browsers_without_light_dark_get_the_light_colours() {
    let sheet = www("psp-self-assessment.css");
    for (token, [light, _]) in tokens() {
        assert!(
            sheet.contains(&format!("var(--psp-{token}, {light});")),
            "{token}: expected {light} alone too"
        );
    }
}

#[test]
fn the_embed_page_offers_every_colour_and_wears_the_same() {
    let (page, sheet) = (www("embed.html"), www("embed.css"));
    let tokens = tokens();
    for token in tokens.keys() {
        assert!(page.contains(&format!("data-token=\"{token}\"")), "embed.html has no field for {token}");
    }
    for line in sheet.split(';').filter(|line| line.contains("light-dark(#")) {
        let (_, value) = line.rsplit_once("light-dark(").unwrap();
        let value = value.trim_end_matches(')');
        let (light, dark) = value.split_once(", ").unwrap();
        assert!(
            tokens.values().any(|both| both[0] == light && both[1] == dark),
            "embed.css: light-dark({light}, {dark}) is no colour of the check"
        );
    }
}
