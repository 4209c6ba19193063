//! What is shown of the records: for an audience, the whole report and its files, from protected tables alone.

use super::collation::{Collation, Noticed, Refused};
use crate::{
    cohort::{
        disclosure::{Audience, Notice, ledger::Ledger},
        releasing::{self, Asked},
        report::{Report, files, page, tree::Node},
        tally::Tally,
        views::AlikePsp,
        words::headline as words,
    },
    content,
    records::{json::Value, occasion::Wave, response::Edition},
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody wishes to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Who will see it.
    pub audience: Audience,
    /// How many partners were asked, if known.
    pub invited: Option<u64>,
    /// The PSP whose partners' views of roles are drawn; none for all. What else is shown stays the same: a cohort that
    /// could be picked apart by choosing would be no protected one.
    pub programme: Option<String>,
    /// The ledger kept from the last time; an empty one for a first release.
    pub ledger: Ledger,
}

impl Wish {
    /// Reads `{"audience": "team", "invited": "52", "programme": "north", "ledger": …}`; all but the first may be null
    /// or absent.
    ///
    /// # Errors
    /// In words, what was expected.
    pub fn read(value: &Value) -> Result<Self, String> {
        let audience = value.get("audience").and_then(Value::text).and_then(|word| word.parse().ok());
        let present = |key| value.get(key).filter(|value| **value != Value::Null);
        let invited = present("invited").map(|invited| {
            let text = invited.text().and_then(|text| text.trim().parse().ok()).filter(|number| *number > 0);
            text.ok_or_else(|| "expected a whole number from 1".to_string())
        });
        let ledger = present("ledger").map(|ledger| Ledger::read(ledger).map_err(|error| error.to_string()));
        Ok(Self {
            audience: audience.ok_or_else(|| "expected the audience: team or public".to_string())?,
            invited: invited.transpose()?,
            programme: present("programme").and_then(Value::text).map(str::to_string),
            ledger: ledger.transpose()?.unwrap_or_default(),
        })
    }
}

/// The records of all files, and what was last made of them.
#[derive(Debug)]
pub struct Showing {
    edition: Edition,
    tallies: BTreeMap<Option<Wave>, Tally>,
    /// The marks of what was taken back.
    withdrawn: Vec<u64>,
    noticed: Noticed,
    files: Vec<(String, String)>,
    ledger: String,
}

impl Showing {
    /// Of what was collated.
    pub fn of(collation: Collation) -> Self {
        let edition = collation.edition().clone();
        let (tallies, withdrawn, noticed) = collation.end();
        Self { edition, tallies, withdrawn, noticed, files: Vec::new(), ledger: String::new() }
    }

    /// Releases each round for the audience, as far as its last release allows, and makes the report and its files of
    /// it. Gives the parts of the report's tree one by one, and last an object with what is to be said of the releases:
    /// `{"notices": [{"round": …, "kind": "stands", "new": 3, "least": 5}, …], "running": …, "psps": […]}`: a line for every
    /// sheet of paper, and the PSPs of which one can be asked for.
    pub fn show(&mut self, wish: &Wish) -> Vec<Value> {
        let mut ledger = wish.ledger.clone();
        let asked = Asked { audience: wish.audience, invited: wish.invited, withdrawn: &self.withdrawn };
        let (mut report, notices) =
            releasing::report(content::built_in(), self.edition.clone(), &self.tallies, asked, &mut ledger);
        let files = files::package(&report).into_iter().chain([files::page(&report), files::tables(&report)]);
        self.files = files.map(|(name, text)| (name.to_string(), text)).collect();
        self.ledger = ledger.write().write() + "\n";
        let psps: BTreeSet<String> = alike(&report).map(|psp| psp.programme.clone()).collect();
        if let Some(wanted) = wish.programme.as_ref().filter(|wanted| psps.contains(*wanted)) {
            for round in &mut report.rounds {
                round.view.alike.retain(|psp| psp.programme == *wanted);
            }
        }
        let mut parts: Vec<Value> = page::parts(&report).iter().map(Node::json).collect();
        let audience = match wish.audience {
            Audience::Team => words::TEAM,
            Audience::Public => words::PUBLIC,
        };
        let running = format!("{}. {audience}.", words::TITLE_PAGE);
        parts.push(object([
            (
                "notices",
                Value::Array(notices.into_iter().map(|(round, notice)| said(round, notice)).collect()),
            ),
            ("running", Value::Text(running)),
            ("psps", Value::Array(psps.into_iter().map(Value::Text).collect())),
        ]));
        parts
    }

    /// The files of what was last shown: names and texts.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// The ledger to be kept for the next time.
    pub fn ledger(&self) -> String {
        self.ledger.clone()
    }

    /// What was noticed while reading.
    pub fn noticed(&self) -> Value {
        let Noticed { counted, refused, refusals, repeats, differing, test, withdrawn, not_found, others } =
            &self.noticed;
        let refused = refused.iter().map(|Refused { file, refusal }| {
            object([
                ("file", Value::from(file.as_str())),
                ("line", number(refusal.line)),
                ("words", Value::Text(refusal.to_string())),
            ])
        });
        let others = others.iter().map(|(edition, count)| {
            object([
                ("content", Value::from(edition.content_version.as_str())),
                ("hash", Value::from(edition.content_hash.as_str())),
                ("count", number(*count)),
            ])
        });
        object([
            ("counted", number(*counted)),
            ("refusals", number(*refusals)),
            ("refused", Value::Array(refused.collect())),
            ("repeats", number(*repeats)),
            ("differing", number(*differing)),
            ("test", number(*test)),
            ("withdrawn", number(*withdrawn)),
            (
                "notFound",
                Value::Array(not_found.iter().map(|receipt| Value::Text(receipt.to_string())).collect()),
            ),
            ("others", Value::Array(others.collect())),
        ])
    }
}

/// The PSPs of which it is said how alike their partners answer.
fn alike<'r>(report: &'r Report<'_>) -> impl Iterator<Item = &'r AlikePsp> {
    report.rounds.iter().flat_map(|round| &round.view.alike)
}

fn said(round: Option<Wave>, notice: Notice) -> Value {
    let round = round.map_or(Value::Null, |wave| Value::Number(f64::from(wave.number())));
    match notice {
        Notice::Stands { new, least } => object([
            ("round", round),
            ("kind", Value::from("stands")),
            ("new", number(new)),
            ("least", number(least)),
        ]),
        Notice::Missing(missing) => {
            object([("round", round), ("kind", Value::from("missing")), ("missing", number(missing))])
        }
        Notice::OtherRecords(audience) => object([
            ("round", round),
            ("kind", Value::from("other-records")),
            ("audience", Value::from(audience.word())),
        ]),
        Notice::NotKnown => object([("round", round), ("kind", Value::from("not-known"))]),
    }
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
}

/// As text: the JSON of records has no room for numbers of any size.
fn number(number: u64) -> Value {
    Value::Text(number.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Showing, Wish};
    use crate::{
        cohort::disclosure::{Audience, ledger::Ledger},
        collating::collation::{Collation, WHAT},
        content,
        records::{json::Value, stream::Stream},
    };

    /// The same answers of so many people, some in one PSP and some in the other.
    fn showing(people: usize) -> Showing {
        without(&[], people)
    }

    fn without(withdrawn: &[usize], people: usize) -> Showing {
        let fixture = include_str!("../../tests/records/v1/0.1.0/export/vector-1.json");
        let receipt = fixture.split("\"receipt\":\"").nth(1).and_then(|rest| rest.get(..22)).unwrap();
        let withdrawn = withdrawn.iter().map(|person| format!("{person:022}").parse().unwrap()).collect();
        let mut collation = Collation::new(content::built_in(), content::HASH, withdrawn);
        for person in 0..people {
            let psp = if person % 2 == 0 { "north" } else { "south" };
            let record = fixture
                .replace(receipt, &format!("{person:022}"))
                .replace("\"programme\":\"demo\"", &format!("\"programme\":\"{psp}\""));
            let mut stream = Stream::new(record.as_bytes(), WHAT);
            while collation.read("a.json", &mut stream, 10).unwrap() {}
        }
        Showing::of(collation)
    }

    /// The figures of so many people for the team, and the ledger that is kept with them.
    fn shown_to_the_team(people: usize) -> (Showing, Ledger) {
        let mut before = showing(people);
        before.show(&wish(Audience::Team));
        let ledger: Value = serde_json::from_str(&before.ledger()).unwrap();
        (before, Ledger::read(&ledger).unwrap())
    }

    fn wish(audience: Audience) -> Wish {
        Wish { audience, invited: None, programme: None, ledger: Ledger::default() }
    }

    fn texts(parts: &[Value]) -> String {
        parts.iter().map(Value::write).collect()
    }

    #[test]
    fn a_wish_names_its_audience_and_nothing_that_cannot_be() {
        let read = |members: &[(&str, &str)]| {
            let members = members.iter().map(|(key, text)| ((*key).to_string(), Value::from(*text)));
            Wish::read(&Value::Object(members.collect()))
        };
        assert_eq!(read(&[("audience", "team"), ("invited", " 52 ")]).unwrap().invited, Some(52));
        for wrong in [
            &[][..],
            &[("audience", "all")],
            &[("audience", "team"), ("invited", "0")],
            &[("audience", "team"), ("ledger", "x")],
        ] {
            assert!(read(wrong).unwrap_err().contains("expected"), "{wrong:?}");
        }
    }

    #[test]
    fn one_psp_is_drawn_and_every_file_stays_the_same() {
        let mut showing = showing(40);
        let all = texts(&showing.show(&wish(Audience::Team)));
        let files = showing.files().to_vec();
        let one = texts(&showing.show(&Wish { programme: Some("north".into()), ..wish(Audience::Team) }));
        assert!(all.contains("south, ") && one.contains("north, "), "{all}");
        assert!(!one.contains("south, "), "{one}");
        assert!(one.ends_with(r#""psps":["north","south"]}"#), "{one}");
        assert_eq!(showing.files(), files);
    }

    #[test]
    fn a_ledger_does_not_miss_what_was_taken_back() {
        let (_, ledger) = shown_to_the_team(20);
        let mut after = without(&[7], 40);
        let said = after.show(&Wish { ledger: ledger.clone(), ..wish(Audience::Team) });
        assert!(said.last().unwrap().write().contains(r#""notices":[]"#), "{:?}", said.last());
        // As if that person had never answered.
        let mut lost = showing(7);
        let said = lost.show(&Wish { ledger, ..wish(Audience::Team) });
        assert!(said.last().unwrap().write().contains(r#""missing":"13""#), "{:?}", said.last());
    }

    #[test]
    fn the_other_audience_sees_nothing_of_other_records() {
        let (_, ledger) = shown_to_the_team(20);
        let mut after = showing(21);
        let said = after.show(&Wish { ledger, ..wish(Audience::Public) });
        let said = said.last().unwrap().write();
        assert!(said.contains(r#""kind":"other-records","audience":"team""#), "{said}");
        let (_, figures) = after.files().iter().find(|(name, _)| name == "figures.csv").unwrap();
        assert!(!figures.contains("MOD-K1"), "{figures}");
    }

    #[test]
    fn what_was_released_stands_while_little_is_new() {
        let (before, ledger) = shown_to_the_team(20);
        let mut after = showing(23);
        let said = after.show(&Wish { ledger, ..wish(Audience::Team) });
        let said = said.last().unwrap().write();
        assert!(said.contains(r#""kind":"stands","new":"3","least":"5""#), "{said}");
        assert_eq!(after.files(), before.files());
    }
}
