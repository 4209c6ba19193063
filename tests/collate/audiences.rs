//! What each audience sees, and that nobody sees anything of a few.

use crate::{people::lines, tool::Folder};
use serde_json::Value;

fn of(people: u64, audience: &str, format: &str) -> String {
    let folder = Folder::new();
    // Nobody who is a multiple of twelve: those are leads.
    let partners = (1..).filter(|person| !u64::is_multiple_of(*person, 12));
    folder.with("records.jsonl", lines(partners.take(usize::try_from(people).expect("few"))));
    folder.collate(&["records.jsonl", "--audience", audience, "--format", format]).fine().to_string()
}

fn figures(json: &str) -> Vec<Value> {
    let tables: Value = serde_json::from_str(json).expect("JSON");
    tables["rounds"][0]["figures"].as_array().expect("figures").clone()
}

#[test]
fn of_too_few_nothing_is_shown_not_even_how_many_there_are() {
    for (audience, floor) in [("team", 5), ("public", 16)] {
        for format in ["html", "csv", "json"] {
            let one = of(1, audience, format);
            assert_eq!(of(floor - 1, audience, format), one, "{audience} {format}");
            assert_ne!(of(floor, audience, format), one, "{audience} {format}");
        }
        assert!(of(1, audience, "html").contains("Too few answers"));
    }
}

#[test]
fn the_public_sees_counts_to_the_nearest_five_and_none_of_a_few() {
    for figure in figures(&of(90, "public", "json")) {
        for key in ["count", "base"] {
            if let Some(count) = figure[key].as_u64() {
                assert!(count.is_multiple_of(5) && count >= 10, "{figure}");
            }
        }
    }
    for figure in figures(&of(90, "team", "json")) {
        assert!(figure["count"].as_u64().is_none_or(|count| count >= 3), "{figure}");
    }
}

#[test]
fn whom_it_is_for_is_said_in_every_format() {
    for (audience, said) in [("team", "For a closed group"), ("public", "For anybody")] {
        assert!(of(30, audience, "html").contains(said));
        assert!(of(30, audience, "json").contains(&format!("\"audience\":\"{audience}\"")));
    }
    assert!(of(30, "team", "html").contains("Do not publish"));
    let public = of(30, "public", "html");
    let (_, shown) = public.split_once("</style>").expect("a style");
    assert!(!shown.contains("Do not publish"));
}

#[test]
fn the_report_shows_every_figure_of_the_tables_and_says_every_caution() {
    for (people, audience) in
        [(6, "team"), (12, "team"), (34, "team"), (200, "team"), (40, "public"), (400, "public")]
    {
        let (html, json) = (of(people, audience, "html"), of(people, audience, "json"));
        for figure in figures(&json) {
            if let (Some(percent), Some(count)) = (figure["percent"].as_u64(), figure["count"].as_u64()) {
                assert!(html.contains(&format!("{percent}%")), "{figure}");
                assert!(html.contains(&format!("{count} of {}", figure["base"])), "{figure}");
            }
        }
        let tables: Value = serde_json::from_str(&json).expect("JSON");
        for caution in tables["rounds"][0]["cautions"].as_array().expect("cautions") {
            assert!(html.contains(caution.as_str().expect("words")), "{caution}");
        }
        assert!(html.contains("What must not be claimed"));
    }
}

#[test]
fn how_many_were_asked_is_said_or_said_to_be_unknown() {
    let folder = Folder::new();
    folder.with("records.jsonl", lines(1..35));
    let of = |more: &[&str]| {
        folder.collate(&[&["records.jsonl", "--audience", "team"], more].concat()).fine().to_string()
    };
    assert!(of(&["--invited", "52"]).contains("32 of 52 partners asked"), "{}", of(&["--invited", "52"]));
    assert!(of(&[]).contains("We do not know how many were asked."));
    assert!(of(&["--invited", "9"]).contains("More people answered than were invited"));
}
