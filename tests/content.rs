//! The content is whole: the built-in pack has nothing wrong with it, and each kind of slip is found.

use psp_self_assessment::content::{
    self,
    check::{self, Finding, Weight, Words},
};
use serde_json::{Value, json};

const INSTRUMENT: &str = include_str!("../src/content/en-GB/instrument.json");
const INTERFACE: &str = include_str!("../src/content/en-GB/interface.json");
const COHORT: &str = include_str!("../src/content/en-GB/cohort.json");

#[test]
fn the_built_in_pack_is_whole() {
    assert_eq!(check::instrument(content::built_in()), []);
    assert_eq!(check::words(Words::Interface, INTERFACE, false), []);
    assert_eq!(check::words(Words::Cohort, COHORT, false), []);
}

#[test]
fn the_built_in_pack_is_the_stored_one() {
    let stored = check::read_instrument(INSTRUMENT).expect("a pack");
    assert_eq!(&stored, content::built_in());
    assert!(!check::is_translation(&stored));
}

/// The built-in pack after a change.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut pack: Value = serde_json::from_str(INSTRUMENT).expect("JSON");
    change(&mut pack);
    match check::read_instrument(&pack.to_string()) {
        Ok(pack) => check::instrument(&pack),
        Err(finding) => vec![finding],
    }
}

/// The entry of a list with this id.
fn entry<'a>(pack: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let list = pack.pointer_mut(list).expect("a list").as_array_mut().expect("a list");
    list.iter_mut().find(|entry| entry["id"] == id).expect("an entry")
}

fn item<'a>(pack: &'a mut Value, id: &str) -> &'a mut Value {
    entry(pack, "/items", id)
}

fn action<'a>(pack: &'a mut Value, id: &str) -> &'a mut Value {
    entry(pack, "/actions", id)
}

fn prompt<'a>(pack: &'a mut Value, id: &str) -> &'a mut Value {
    entry(pack, "/prompts", id)
}

fn remove(object: &mut Value, key: &str) {
    object.as_object_mut().expect("an object").remove(key).expect("the key");
}

fn list<'a>(object: &'a mut Value, key: &str) -> &'a mut Vec<Value> {
    object[key].as_array_mut().expect("a list")
}

type Slip = (&'static str, &'static str, fn(&mut Value));

/// Every slip must be found at its place, in these words.
fn each_is_found(slips: &[Slip]) {
    for (place, expected, slip) in slips {
        let findings = changed(slip);
        let found = findings.iter().any(|f| f.place == *place && f.expected.contains(expected));
        assert!(found, "{place}: {expected}: found only {findings:#?}");
    }
}

#[test]
fn versions_language_and_dimensions() {
    each_is_found(&[
        ("content_version", "SemVer", |p| p["content_version"] = json!("1.0")),
        ("rules_version", "SemVer", |p| p["rules_version"] = json!("01.0.0")),
        ("language", "a language tag", |p| p["language"] = json!("English")),
        ("dimensions", "MOD, ROL, PRO and REA", |p| list(p, "dimensions").swap(0, 1)),
        ("dimensions", "MOD, ROL, PRO and REA", |p| drop(list(p, "dimensions").pop())),
    ]);
}

#[test]
fn ids() {
    each_is_found(&[
        ("items.MOD-K1", "an id used once", |p| {
            let twin = item(p, "MOD-K1").clone();
            list(p, "items").push(twin);
        }),
        ("items.MOD-K1.options.a", "an id used once", |p| item(p, "MOD-K1")["options"][1]["id"] = json!("a")),
        ("items.MOD-K1.options.a", "an id used once", |p| item(p, "MOD-K1")["not_known"]["id"] = json!("a")),
        ("items.G1.options.skip", "another id", |p| item(p, "G1")["options"][0]["id"] = json!("skip")),
        ("items.REA-S2.rows.REA-S9.g", "begins with REA-S2.", |p| {
            item(p, "REA-S2")["rows"][0]["id"] = json!("REA-S9.g");
        }),
        ("burden.months", "an id used once", |p| item(p, "BM1")["id"] = json!("months")),
        ("topics", "not the code of another page", |p| item(p, "BM1")["id"] = json!("topics")),
        ("actions.A02", "a place before A03", |p| list(p, "actions").swap(1, 2)),
        ("prompts.MP02", "a place before MP03", |p| list(p, "prompts").swap(1, 2)),
        ("burden.tasks.D", "an id used once", |p| p["burden"]["tasks"][1]["id"] = json!("D")),
        ("dimensions.MOD.constructs.M1", "an id used once", |p| {
            p["dimensions"][0]["constructs"][1]["id"] = json!("M1");
        }),
        ("items.PF1.options.third", "wording or advice depends on", |p| {
            item(p, "PF1")["options"][2]["id"] = json!("charity");
        }),
        ("items.PRO-Q1", "a quantity", |p| item(p, "PRO-Q1")["in_score"] = json!(false)),
        ("items.MOD-S1.not_known.id", "nk", |p| item(p, "MOD-S1")["not_known"]["id"] = json!("dk")),
    ]);
}

#[test]
fn knowledge_items() {
    each_is_found(&[
        ("items.MOD-K1.options", "three options", |p| drop(list(item(p, "MOD-K1"), "options").pop())),
        ("items.MOD-K1.options", "one with 100", |p| item(p, "MOD-K1")["options"][0]["points"] = json!(100)),
        ("items.MOD-K1.options", "one with 100", |p| item(p, "MOD-K1")["options"][1]["points"] = json!(50)),
        ("items.MOD-K1.best", "the option with 100", |p| item(p, "MOD-K1")["best"] = json!("a")),
        ("items.MOD-K1.best", "the option with 100", |p| remove(item(p, "MOD-K1"), "best")),
        ("items.MOD-K1.not_known.points", "33", |p| item(p, "MOD-K1")["not_known"]["points"] = json!(50)),
        ("items.MOD-K1.explanation", "why", |p| remove(item(p, "MOD-K1"), "explanation")),
        ("items.MOD-K1.options.a.misconception", "the mistaken idea", |p| {
            remove(&mut item(p, "MOD-K1")["options"][0], "misconception");
        }),
        ("items.MOD-K1", "neither rows nor", |p| {
            item(p, "MOD-K1")["not_applicable"] = json!({"id": "na", "text": "Does not apply"});
        }),
        ("items", "the longest in one knowledge item at most, for a partner", |p| {
            for (id, best) in [("MOD-K1", 1), ("MOD-K2", 0)] {
                let long =
                    "This answer is longer than both of the others, so that it gives itself away at once.";
                item(p, id)["options"][best]["text"]["partner"] = json!(long);
            }
        }),
        ("items.MOD-K1.options", "much the same length", |p| {
            item(p, "MOD-K1")["options"][0]["text"]["partner"] = json!("The public body.");
        }),
    ]);
}

#[test]
fn scales_and_other_items() {
    each_is_found(&[
        ("items.MOD-S1.options", "steps of", |p| item(p, "MOD-S1")["options"][1]["points"] = json!(20)),
        ("items.MOD-S1.options", "steps of", |p| drop(list(item(p, "MOD-S1"), "options").pop())),
        ("items.MOD-S1.options", "rise with the scale", |p| list(item(p, "MOD-S1"), "options").swap(1, 2)),
        ("items.PRO-S4.options", "rise with the scale", |p| remove(item(p, "PRO-S4"), "inferred")),
        ("items.MOD-S1", "“not known yet” or", |p| remove(item(p, "MOD-S1"), "not_known")),
        ("items.MOD-S1", "no best answer", |p| item(p, "MOD-S1")["best"] = json!("a")),
        ("items.MOD-S1.in_score", "true", |p| remove(item(p, "MOD-S1"), "in_score")),
        ("items.MOD-S1.dimension", "a dimension", |p| remove(item(p, "MOD-S1"), "dimension")),
        ("items.G1.dimension", "no dimension", |p| item(p, "G1")["dimension"] = json!("MOD")),
        ("items.G1", "no points", |p| item(p, "G1")["options"][0]["points"] = json!(10)),
        ("items.PF1b.missing", "not always asked", |p| item(p, "PF1b")["missing"] = json!("Choose one")),
        ("items.BM1.missing", "profile questions only", |p| item(p, "BM1")["missing"] = json!("Choose one")),
        ("items.PF2.not_known", "a way out", |p| remove(item(p, "PF2"), "not_known")),
        ("items.REA-S2.rows", "two or more", |p| drop(list(item(p, "REA-S2"), "rows").pop())),
        ("items.PRO-Q1", "no options", |p| {
            item(p, "PRO-Q1")["options"] = json!([{"id": "a", "text": {"partner": "One"}}]);
        }),
    ]);
}

#[test]
fn references() {
    each_is_found(&[
        ("items.MOD-S1.construct", "a construct of its dimension", |p| {
            item(p, "MOD-S1")["construct"] = json!("R1");
        }),
        ("dimensions.MOD.constructs.M7", "an item that covers it", |p| {
            item(p, "MOD-S1")["construct"] = json!("M1");
        }),
        ("items.PF1b.show_if", "an option of PF1", |p| {
            item(p, "PF1b")["show_if"]["options"] = json!(["others"]);
        }),
        ("items.PF1b.show_if", "asked before", |p| item(p, "PF1b")["show_if"]["item"] = json!("PF4")),
        ("items.MOD-S1.show_if", "asked always", |p| {
            item(p, "MOD-S1")["show_if"] = json!({"item": "PF1", "options": ["lead"]});
        }),
        ("items.MOD-S2.text.when[0].if", "a question with options", |p| {
            item(p, "MOD-S2")["text"]["when"][0]["if"]["item"] = json!("PF9");
        }),
        ("burden.months.text.when[0].if", "an option of PF3", |p| {
            p["burden"]["period"]["text"]["when"] =
                json!([{"if": {"item": "PF3", "options": ["maybe"]}, "partner": "How far away is it?"}]);
        }),
        ("dimensions.MOD.key_points.MOD-K9", "a scored knowledge item", |p| {
            p["dimensions"][0]["key_points"][0]["item"] = json!("MOD-K9");
        }),
        ("dimensions.PRO.key_points.PRO-Q2", "PRO-Q1", |p| {
            p["dimensions"][2]["key_points"][0]["item"] = json!("PRO-Q2");
        }),
        ("dimensions.REA.key_points.REA-S2", "a self-report of the dimension", |p| {
            p["dimensions"][3]["key_points"][0]["item"] = json!("REA-S2");
        }),
        ("actions.A01.rule", "a knowledge item", |p| action(p, "A01")["rule"] = json!({"wrong": "MOD-S1"})),
        ("actions.A09.rule", "a scored item", |p| action(p, "A09")["rule"]["low"]["item"] = json!("REA-S2")),
        ("actions.A09.rule", "points from 0 to 100", |p| {
            action(p, "A09")["rule"]["low"]["at_most"] = json!(101);
        }),
        ("actions.A21.rule", "can be not known", |p| {
            action(p, "A21")["rule"] = json!({"not_known": "ROL-S3"});
        }),
        ("actions.A17.rule", "an option of ROL-D1", |p| {
            action(p, "A17")["rule"]["chose"]["options"] = json!(["praise"]);
        }),
        ("prompts.MP09.rule", "a question with options", |p| {
            prompt(p, "MP09")["rule"]["any"][2]["chose"]["item"] = json!("PRO-Q1");
        }),
    ]);
}

#[test]
fn advice() {
    each_is_found(&[
        ("actions.A20.rule", "fires for some answers", |p| {
            action(p, "A20")["rule"]["points"]["at_most"] = json!(-1);
        }),
        ("actions.A37.rule", "fires for some answers", |p| {
            let twice = json!([
                {"chose": {"item": "PF4", "options": ["regional"]}},
                {"chose": {"item": "PF4", "options": ["national"]}}
            ]);
            action(p, "A37")["rule"]["all"] = twice;
        }),
        ("prompts.MP07.rule", "fires for some answers", |p| {
            let never = json!({"all": [
                {"chose": {"item": "PF1", "options": ["lead"]}}, {"chose": {"item": "PF1b", "options": ["su"]}}
            ]});
            prompt(p, "MP07")["rule"] = never;
        }),
        ("actions.A01.partner", "words for partners", |p| remove(action(p, "A01"), "partner")),
        ("actions.A06.su", "none where partners", |p| remove(action(p, "A06"), "partner")),
        ("actions.A01.dimension", "an item in its rule", |p| action(p, "A01")["dimension"] = json!("REA")),
        ("items.REA-S7", "who to ask", |p| action(p, "A35")["rule"] = json!("always")),
        ("items.MOD-K1", "who do not know it", |p| action(p, "A01")["rule"] = json!("always")),
        ("prompts.MP01", "the rule always", |p| prompt(p, "MP01")["rule"] = json!({"not_scored": "MOD"})),
        ("prompts.MP16", "the rule always", |p| prompt(p, "MP16")["dimension"] = json!("MOD")),
        ("prompts.MP05.dimension", "a dimension", |p| remove(prompt(p, "MP05"), "dimension")),
        ("prompts.MP05.dimension", "an item in its rule", |p| prompt(p, "MP05")["dimension"] = json!("PRO")),
    ]);
}

#[test]
fn paths() {
    each_is_found(&[
        ("items.PF1b", "a path on which it is asked once", |p| {
            item(p, "PF1b")["show_if"]["options"] = json!([]);
        }),
        ("items.G1", "a path on which it is asked once", |p| item(p, "G1")["dimension"] = json!("MOD")),
        ("items.ROL-D1", "a path on which it is asked once", |p| remove(item(p, "ROL-D1"), "dimension")),
        ("items.BM1", "a path on which it is asked once", |p| {
            item(p, "BM1")["show_if"] = json!({"item": "BM2", "options": ["6"]});
        }),
    ]);
}

#[test]
fn texts_and_their_sources() {
    each_is_found(&[
        ("items.MOD-K1.text.partner", "words", |p| item(p, "MOD-K1")["text"]["partner"] = json!(" ")),
        ("items.MOD-K1.options.a.text.partner", "none around", |p| {
            item(p, "MOD-K1")["options"][0]["text"]["partner"] = json!("The public body. ");
        }),
        ("actions.A01.lead", "single spaces", |p| action(p, "A01")["lead"] = json!("Give  each one page.")),
        ("bands.none", "words", |p| p["bands"]["none"] = json!("")),
        ("dimensions.PRO.band_texts.b2.text", "words", |p| {
            p["dimensions"][2]["band_texts"]["b2"]["text"] = json!("");
        }),
        ("burden.task_not_known", "words", |p| p["burden"]["task_not_known"] = json!("")),
        ("burden.tasks.D.hint.third", "words", |p| p["burden"]["tasks"][0]["hint"]["third"] = json!("")),
        ("items.MOD-K1.src", "at least one paragraph", |p| item(p, "MOD-K1")["src"] = json!([])),
        ("items.REA-S2.rows.REA-S2.n.hint.src", "at least one paragraph", |p| {
            item(p, "REA-S2")["rows"][1]["hint"]["src"] = json!([]);
        }),
        ("prompts.MP01.src", "each paragraph once", |p| prompt(p, "MP01")["src"] = json!(["5.1", "5.1"])),
    ]);
    // What the types refuse is a finding too.
    let beyond = changed(|p| item(p, "PF2")["src"] = json!(["5.31"]));
    assert!(beyond[0].to_string().contains("a paragraph from 5.1 to 5.30"), "{beyond:?}");
    let unknown = changed(|p| item(p, "PF2")["colour"] = json!("red"));
    assert!(unknown[0].to_string().contains("unknown field `colour`"), "{unknown:?}");
}

#[test]
fn numbers() {
    each_is_found(&[
        ("thresholds.cuts[0]", "below the second cut", |p| p["thresholds"]["cuts"] = json!([75, 37.5])),
        ("thresholds.min_known_share", "a share", |p| p["thresholds"]["min_known_share"] = json!(0)),
        ("thresholds.top_band_known_share", "min_known_share or more", |p| {
            p["thresholds"]["top_band_known_share"] = json!(0.5);
        }),
        ("thresholds.min_known_weight", "scored items", |p| p["thresholds"]["min_known_weight"] = json!(7)),
        ("thresholds.near_line", "half the gap", |p| p["thresholds"]["near_line"] = json!(20)),
        ("thresholds.max_actions_shown", "1 to 5", |p| p["thresholds"]["max_actions_shown"] = json!(20)),
        ("thresholds.max_prompts_shown", "2 or more", |p| p["thresholds"]["max_prompts_shown"] = json!(1)),
        ("burden", "ascending", |p| p["burden"]["fits_ratio"] = json!(1.6)),
        ("burden.fits_ratio", "75 points", |p| p["burden"]["fits_ratio"] = json!(1.2)),
        ("burden.task_hours.h1", "the range of no hours", |p| {
            drop(list(&mut p["burden"], "task_hours").remove(0));
        }),
        ("burden.task_hours.h3", "a range from 5", |p| p["burden"]["task_hours"][3]["low"] = json!(6)),
        ("burden.available_hours.a6", "a range from 80", |p| {
            p["burden"]["available_hours"][6]["high"] = json!(70);
        }),
        ("burden.available_hours.a7", "open_ended", |p| {
            p["burden"]["available_hours"][7]["open_ended"] = json!(false);
        }),
        ("burden.effort_classes", "ascending", |p| p["burden"]["effort_classes"] = json!([5, 5, 40])),
        ("burden.people.options.p2.value", "more than the option before", |p| {
            p["burden"]["people"]["options"][1]["value"] = json!(1);
        }),
        ("burden.funding.options.f4.value", "1 to 4", |p| {
            p["burden"]["funding"]["options"][3]["value"] = json!(5);
        }),
        ("burden.period.options.m1.value", "a number", |p| {
            remove(&mut p["burden"]["period"]["options"][0], "value");
        }),
        ("burden.people.id", "people", |p| p["burden"]["people"]["id"] = json!("clients")),
        ("burden.how_set.not_known", "nothing", |p| p["burden"]["how_set"]["not_known"] = json!("Not known")),
    ]);
}

/// A stand-in for a translation: every text reversed, every code as it was.
fn translated() -> Value {
    fn reverse(key: &str, value: &mut Value) {
        const CODES: [&str; 13] = [
            "basis",
            "best",
            "construct",
            "content_version",
            "dimension",
            "due",
            "id",
            "item",
            "kind",
            "misconception",
            "open_when",
            "range",
            "rules_version",
        ];
        match value {
            Value::Object(members) if !["rule", "if", "show_if"].contains(&key) => {
                members.iter_mut().for_each(|(key, member)| reverse(key, member));
            }
            Value::Array(elements) if key != "src" => elements.iter_mut().for_each(|one| reverse("", one)),
            Value::String(text) if !CODES.contains(&key) && key != "rule" => {
                *text = text.chars().rev().collect();
            }
            _ => {}
        }
    }
    let mut pack: Value = serde_json::from_str(INSTRUMENT).expect("JSON");
    reverse("", &mut pack);
    pack["language"] = json!("gd");
    pack
}

#[test]
fn a_translation_differs_in_words_alone() {
    let check = |pack: &Value| check::instrument(&check::read_instrument(&pack.to_string()).expect("a pack"));
    assert_eq!(check(&translated()), []);
    let slips: &[Slip] = &[
        ("rules_version", "\"0.1.0\", as in the pack it translates", |p| p["rules_version"] = json!("0.2.0")),
        ("content_version", "\"0.1.0\", as in", |p| p["content_version"] = json!("0.1.1")),
        ("items.MOD-S1.options", "a, b, c, d, e", |p| drop(list(item(p, "MOD-S1"), "options").pop())),
        ("items.PRO-S4.options.b.points", "50", |p| item(p, "PRO-S4")["options"][1]["points"] = json!(75)),
        ("items", "PF1, PF1b, PF2", |p| list(p, "items").swap(3, 4)),
        ("actions.A20.rule.points.at_most", "62.4", |p| {
            action(p, "A20")["rule"]["points"]["at_most"] = json!(60);
        }),
        ("prompts.MP03.src[0]", "\"5.6\"", |p| prompt(p, "MP03")["src"][0] = json!("5.7")),
        ("actions.A17.rule.chose.options[0]", "\"back\"", |p| {
            action(p, "A17")["rule"]["chose"]["options"][0] = json!("inform");
        }),
        ("thresholds.near_line", "5.0", |p| p["thresholds"]["near_line"] = json!(4)),
        ("items.MOD-S1.text.lead", "words, as in", |p| remove(&mut item(p, "MOD-S1")["text"], "lead")),
        ("items.MOD-K1.text.lead", "nothing, as in", |p| item(p, "MOD-K1")["text"]["lead"] = json!("Cò?")),
        ("items.REA-S4.hint", "words, as in", |p| remove(item(p, "REA-S4"), "hint")),
        ("items.MOD-S2.text.when", "1 entries", |p| remove(&mut item(p, "MOD-S2")["text"], "when")),
        ("items.MOD-K1.explanation", "a translation", |p| {
            let english: Value = serde_json::from_str(INSTRUMENT).expect("JSON");
            let items = english["items"].as_array().expect("items");
            let same = items.iter().find(|item| item["id"] == "MOD-K1").expect("MOD-K1");
            item(p, "MOD-K1")["explanation"] = same["explanation"].clone();
        }),
    ];
    for (place, expected, slip) in slips {
        let mut pack = translated();
        slip(&mut pack);
        let findings = check(&pack);
        let found = findings.iter().any(|f| f.place == *place && f.expected.contains(expected));
        assert!(found, "{place}: {expected}: found only {findings:#?}");
        let only_words = *place == "items.MOD-K1.explanation";
        assert!(findings.iter().all(|f| (f.weight == Weight::Note) == only_words), "{findings:#?}");
    }
}

#[test]
fn the_words_of_the_interface() {
    let source: Value = serde_json::from_str(INTERFACE).expect("JSON");
    let check = |change: fn(&mut Value), translation: bool| {
        let mut words = source.clone();
        change(&mut words);
        check::words(Words::Interface, &words.to_string(), translation)
    };
    let found = |findings: Vec<Finding>, place: &str, expected: &str| {
        let found = findings.iter().any(|f| f.place == place && f.expected.contains(expected));
        assert!(found, "{place}: {expected}: found only {findings:#?}");
    };
    found(check(|w| remove(w, "moments"), false), "moments", "a section");
    found(check(|w| w["more"] = json!({}), false), "more", "no section");
    found(check(|w| remove(&mut w["common"], "list"), false), "common.list", "a text");
    found(check(|w| w["common"]["lists"] = json!("x"), false), "common.lists", "no text");
    found(
        check(|w| w["common"]["list"] = json!("{first} agus {lst}"), false),
        "common.list",
        "{first} {last}",
    );
    found(
        check(|w| w["common"]["list"] = json!("{first} agus {last"), false),
        "common.list",
        "pairs of braces",
    );
    found(check(|w| w["common"]["list_comma"] = json!(","), false), "common.list_comma", "a space");
    found(check(|w| w["moments"]["now"] = json!(" "), false), "moments.now", "words");
    found(check(|w| w["moments"]["Not-Now"] = json!("x"), false), "moments.Not-Now", "small letters");
    assert!(check(|_| {}, true).iter().all(|finding| finding.weight == Weight::Note));
    found(check(|_| {}, true), "common.advice_is_ours", "a translation");
    let twice = r#"{"moments": {"now": "a", "now": "b"}, "moments": {}}"#;
    found(check::words(Words::Interface, twice, false), "moments.now", "a key used once");
    found(check::words(Words::Interface, twice, false), "moments", "a key used once");
    found(check::words(Words::Interface, r#"{"moments": {"now": 1}}"#, false), "line 1, column 21", "shape");
    assert_eq!((Words::of(INTERFACE), Words::of(COHORT)), (Words::Interface, Words::Cohort));
    found(check::words(Words::Cohort, INTERFACE, false), "cautions", "a section");
}

/// The texts of a piece of HTML in order, without tags, comments and what is for browsers without scripts.
fn texts(html: &str) -> Vec<String> {
    let without = |html: &str, start: &str, end: &str| {
        let mut rest = html;
        let mut kept = String::new();
        while let Some((before, inside)) = rest.split_once(start) {
            kept.push_str(before);
            rest = inside.split_once(end).expect("an end").1;
        }
        kept + rest
    };
    let html = without(&without(html, "<!--", "-->"), "<noscript>", "</noscript>");
    let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).trim());
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    let decode = |text: &str| {
        entities.iter().fold(text.to_string(), |text, (entity, plain)| text.replace(entity, plain))
    };
    texts.filter(|text| !text.is_empty()).map(decode).collect()
}

#[test]
fn the_page_that_stands_before_the_check_has_loaded_says_what_the_check_will_say() {
    use psp_self_assessment::content::words::{common, welcome as w};
    let html = include_str!("../www/index.html");
    let (_, page) = html.split_once("<psp-self-assessment").expect("the element");
    let (page, _) = page.split_once("</psp-self-assessment>").expect("its end");
    let (_, page) = page.split_once('>').expect("the end of its tag");
    let mut expected = vec![w::TITLE, w::LEDE, w::TOPICS_TITLE];
    for dimension in &content::built_in().dimensions {
        expected.extend([dimension.name.as_str(), dimension.about.as_str()]);
    }
    expected.extend([w::TOPICS_ALONE, w::BEFORE_TITLE, w::BEFORE_1, w::BEFORE_2, w::BEFORE_3, w::BEFORE_4]);
    expected.extend([common::START, w::SOURCE]);
    // A saved copy can be opened once there is a check to open it.
    let mut found = texts(page);
    found.retain(|text| text != w::OPEN_COPY);
    assert_eq!(found, expected);
}
