//! Export records of made-up people, the same for the same number.

use psp_self_assessment::{content, core::instrument::Kind, records::receipt::Receipt};
use serde_json::{Map, Value, json};

/// What somebody answers to a question with so many choices; of as many again for no answer at all.
fn choice(person: u64, key: &str, choices: usize) -> Option<usize> {
    let mut hash = person.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in key.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let place = usize::try_from(hash >> 40).expect("24 bits") % (choices * 12 + 1);
    (place < choices * 12).then(|| place % choices)
}

/// The receipt of a person.
pub fn receipt(person: u64) -> String {
    let mut bytes = [7; 16];
    bytes[..8].copy_from_slice(&person.wrapping_mul(0xd6e8_feb8_6659_fd93).to_le_bytes());
    Receipt::of_random(bytes).to_string()
}

/// The record of a person: one in twelve is a lead; there are six PSPs.
pub fn record(person: u64) -> Value {
    let instrument = content::built_in();
    let lead = person.is_multiple_of(12);
    let (mut profile, mut answers, mut sure) = (Map::new(), Map::new(), Map::new());
    for item in &instrument.items {
        if item.kind == Kind::Quantity || item.id.as_str() == "PF1b" {
            continue;
        }
        let mut options: Vec<&str> = item.options.iter().map(|option| option.id.as_str()).collect();
        options.extend(item.not_known.as_ref().map(|way| way.id.as_str()));
        options.extend(item.not_applicable.as_ref().map(|way| way.id.as_str()));
        for id in item.answer_ids() {
            let Some(at) = choice(person, id.as_str(), options.len()) else { continue };
            let into = if item.kind == Kind::Profile { &mut profile } else { &mut answers };
            into.insert(id.to_string(), options[at].into());
            if item.kind == Kind::Knowledge && at < item.options.len() {
                sure.insert(id.to_string(), u8::from(person.is_multiple_of(2)).into());
            }
        }
    }
    let role = if lead { "lead" } else { ["public", "third"][usize::from(person.is_multiple_of(3))] };
    profile.insert("PF1".into(), role.into());
    let mut burden = Map::new();
    for task in &instrument.burden.tasks {
        if let Some(at) = choice(person, task.id.as_str(), 4) {
            burden.insert(task.id.to_string(), instrument.burden.task_hours[at].id.as_str().into());
        }
    }
    burden.insert("avail".into(), instrument.burden.available_hours[2].id.as_str().into());
    for figure in [&instrument.burden.people, &instrument.burden.funding] {
        if let Some(at) = choice(person, figure.id.as_str(), figure.options.len()) {
            burden.insert(figure.id.to_string(), figure.options[at].id.as_str().into());
        }
    }
    json!({
        "format": "psp-self-assessment/export", "version": 1,
        "content_version": instrument.content_version.as_str(),
        "rules_version": instrument.rules_version.as_str(),
        "content_hash": content::HASH,
        "programme": format!("psp-{}", person % 6), "wave": 1, "period": "2026-Q4", "lead_form": lead,
        "profile": profile, "answers": answers, "sure": sure, "burden": burden,
        "receipt": receipt(person),
    })
}

/// The records of some people in a round, a line each.
pub fn lines_of_round(round: u8, people: impl IntoIterator<Item = u64>) -> String {
    let of_round = |person| {
        let mut record = record(person);
        record["wave"] = round.into();
        record.to_string() + "\n"
    };
    people.into_iter().map(of_round).collect()
}

/// The records of some people, a line each.
pub fn lines(people: impl IntoIterator<Item = u64>) -> String {
    people.into_iter().map(|person| record(person).to_string() + "\n").collect()
}
