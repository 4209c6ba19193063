//! Makes up the export records of a whole fund, from the content itself. The same ones each time.
//!
//! Roughly as one would look: programmes of very different sizes, each at a stage and with an approach of its own;
//! partners of all kinds and a lead for every dozen; people who know little and people who know much; questions left
//! out, things not known yet, profiles dropped. And what a reader must cope with: records that were sent twice,
//! as they were and with other answers, records of the programme `test`, records of another edition, records without a programme.

use std::fmt::Write as _;
use std::io::Write;

use anyhow::{Context, Result};

use super::content::{Figure, Instrument, Item, Named};
use super::dice::Dice;

/// One in so many records is sent again as it was, and one in so many with other answers.
const SENT_AGAIN: usize = 60;
const CHANGED: usize = 400;
/// How many of the last records may be sent again.
const REMEMBERED: usize = 500;
/// One in so many is of the programme `test`, and one in so many of another edition.
const APART: usize = 200;
const PROGRAMMES: usize = 80;

/// Makes up export records.
#[derive(Debug)]
pub struct Fund {
    instrument: Instrument,
    /// The beginning of each record, up to its programme: ours, and of another edition.
    heads: [String; 2],
    dice: Dice,
    programmes: Vec<Programme>,
    /// The last few lines.
    last: Vec<String>,
    made: usize,
    /// Some records come again with other answers.
    changes: bool,
}

/// One PSP.
#[derive(Debug)]
struct Programme {
    code: String,
    /// How much is in place here, 0 to 1.
    ease: f64,
    /// How much is asked of people's time, 0 to 1.
    burden: f64,
    compares: bool,
}

/// What a record is answered by.
#[derive(Debug)]
struct Person {
    /// How much is known and in place, 0 to 1.
    ability: f64,
    burden: f64,
    compares: bool,
}

impl Fund {
    /// Records of the content as it is now, whose hash is `content_hash`.
    ///
    /// # Errors
    /// When the content cannot be read.
    pub fn new(content_hash: &str) -> Result<Self> {
        let instrument = Instrument::of_content()?;
        let mut dice = Dice::new(0x2545_F491_4F6C_DD1D);
        let programmes = (0..PROGRAMMES)
            .map(|number| Programme {
                code: format!("psp-{number:02}"),
                ease: dice.share(),
                burden: dice.share(),
                compares: dice.happens(0.4),
            })
            .collect();
        let other = content_hash.chars().map(|c| if c == '0' { '1' } else { c }).collect::<String>();
        let head = |hash: &str| {
            format!(
                "{{\"format\":\"psp-self-assessment/export\",\"version\":1,\"content_version\":\"{}\",\
                 \"rules_version\":\"{}\",\"content_hash\":\"{hash}\",\"programme\":",
                instrument.content_version, instrument.rules_version
            )
        };
        let heads = [head(content_hash), head(&other)];
        Ok(Self { instrument, heads, dice, programmes, last: Vec::new(), made: 0, changes: true })
    }

    /// The same without records that come again with other answers: for those, `psp collate` reads everything twice.
    #[must_use]
    pub fn without_changes(mut self) -> Self {
        self.changes = false;
        self
    }

    /// Writes the next so many records, a line each.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, records: usize, out: &mut impl Write) -> Result<()> {
        for _ in 0..records {
            if self.dice.below(SENT_AGAIN) == 0
                && let Some(line) = self.dice.one_of(&self.last)
            {
                out.write_all(line.as_bytes())
            } else {
                let line = if self.changes && self.dice.below(CHANGED) == 0 {
                    self.changed()
                } else {
                    self.record()
                };
                let written = out.write_all(line.as_bytes());
                if self.last.len() < REMEMBERED {
                    self.last.push(line);
                } else {
                    self.last[self.made % REMEMBERED] = line;
                }
                self.made += 1;
                written
            }
            .context("cannot write the records")?;
        }
        Ok(())
    }

    /// The next so many records as text.
    ///
    /// # Errors
    /// Never: a text takes any number of them.
    pub fn text(&mut self, records: usize) -> Result<String> {
        let mut text = Vec::new();
        self.write(records, &mut text)?;
        String::from_utf8(text).context("the records are not text")
    }

    /// One of the last records once more, with other answers under the same receipt.
    fn changed(&mut self) -> String {
        /// Where its beginning, up to the programme, ends, and where its receipt begins.
        const MARKS: [&str; 2] = [",\"wave\":", ",\"receipt\":"];
        let new = self.record();
        let Some(old) = self.dice.one_of(&self.last) else { return new };
        let [head, receipt] = MARKS.map(|mark| old.find(mark).unwrap_or(0));
        let [new_wave, new_receipt] = MARKS.map(|mark| new.find(mark).unwrap_or(0));
        format!("{}{}{}", &old[..head], &new[new_wave..new_receipt], &old[receipt..])
    }

    fn record(&mut self) -> String {
        let dice = &mut self.dice;
        // The product of two makes the first programmes large and the last ones small.
        let programme = &self.programmes[dice.below(PROGRAMMES) * dice.below(PROGRAMMES) / PROGRAMMES];
        let another_edition = dice.below(APART) == 0;
        let code = match dice.below(APART) {
            0 => "\"test\"".to_string(),
            1..=8 => "null".to_string(),
            _ => format!("\"{}\"", programme.code),
        };
        let lead = dice.below(12) == 0;
        let ability = (programme.ease + dice.share() + dice.share()) / 3.0;
        let person = Person { ability, burden: programme.burden, compares: programme.compares };
        let mut line = String::with_capacity(1600);
        line.push_str(&self.heads[usize::from(another_edition)]);
        // Writing to a string cannot fail.
        let _ = write!(
            line,
            "{code},\"wave\":{},\"period\":{},\"lead_form\":{lead}",
            ["1", "2", "null"][usize::from(dice.below(8) == 0) + usize::from(dice.below(20) == 0)],
            ["\"2026-Q3\"", "\"2026-Q4\"", "null"][dice.below(3)]
        );
        let sure = self.answers(&mut line, lead, &person);
        part(&mut line, "sure", &sure);
        let burden = self.burden(&person);
        part(&mut line, "burden", &burden);
        line.push_str(",\"receipt\":\"");
        line.push_str(&receipt(&mut self.dice));
        line.push_str("\"}\n");
        line
    }

    /// Writes `profile` and `answers`; gives back how sure the person felt.
    fn answers(&mut self, line: &mut String, lead: bool, person: &Person) -> Vec<(String, String)> {
        let dice = &mut self.dice;
        let (mut profile, mut answers, mut sure) = (Vec::new(), Vec::new(), Vec::new());
        // Whoever leaves questions out tends to leave out many; a few write nothing at all for them.
        let skips = if dice.happens(0.1) { 0.35 } else { 0.03 };
        let silent = dice.happens(0.02);
        let asked =
            self.instrument.items.iter().filter(|item| item.show_if.is_none() && item.kind != "quantity");
        for item in asked.filter(|item| item.kind != "comparison" || person.compares) {
            let own = [&item.id];
            let ids = if item.rows.is_empty() {
                own.to_vec()
            } else {
                item.rows.iter().map(|row| &row.id).collect()
            };
            for id in ids {
                let chosen = choice(dice, item, lead, person.ability);
                if item.kind == "profile" {
                    if !dice.happens(0.04) {
                        profile.push((id.clone(), quoted(chosen)));
                    }
                } else if dice.happens(skips) {
                    if !silent {
                        answers.push((id.clone(), quoted("skip")));
                    }
                } else {
                    let known = item.not_known.as_ref().is_none_or(|way| way.id != chosen);
                    if item.kind == "knowledge" && known && dice.happens(0.8) {
                        let fairly = dice.happens(0.3 + 0.5 * person.ability);
                        sure.push((id.clone(), u8::from(fairly).to_string()));
                    }
                    answers.push((id.clone(), quoted(chosen)));
                }
            }
        }
        part(line, "profile", &profile);
        part(line, "answers", &answers);
        sure
    }

    fn burden(&mut self, person: &Person) -> Vec<(String, String)> {
        let (dice, asked) = (&mut self.dice, &self.instrument.burden);
        let mut burden = Vec::new();
        // Some leave the hours alone, and some of these the size too.
        let (no_hours, no_size) = (dice.happens(0.08), dice.happens(0.06));
        let not_known = if dice.happens(0.15) { 0.4 } else { 0.03 };
        let hours = asked.tasks.iter().map(|task| (&task.id, &asked.task_hours, person.burden));
        let available = ("avail".to_string(), &asked.available_hours, 1.1 - person.burden);
        let available = (&available.0, available.1, available.2);
        for (id, ranges, height) in hours.chain([available]) {
            if no_hours || dice.happens(0.03) {
                continue;
            }
            let option = if dice.happens(not_known) { "nk" } else { on_scale(dice, ranges, height) };
            burden.push((id.clone(), quoted(option)));
        }
        for figure in [&asked.period, &asked.people, &asked.funding, &asked.how_set] {
            if (no_size && no_hours) || dice.happens(0.05) {
                continue;
            }
            burden.push((figure.id.clone(), quoted(figure_choice(dice, figure))));
        }
        burden
    }
}

fn figure_choice<'a>(dice: &mut Dice, figure: &'a Figure) -> &'a str {
    if figure.not_known.is_some() && dice.happens(0.1) {
        return "nk";
    }
    dice.one_of(&figure.options).map_or("nk", |option| &option.id)
}

fn choice<'a>(dice: &mut Dice, item: &'a Item, lead: bool, ability: f64) -> &'a str {
    if item.id == "PF1" {
        let roles = if lead { &item.options[..1] } else { &item.options[1..] };
        return dice.one_of(roles).map_or("", |option| &option.id);
    }
    let chance = if item.kind == "knowledge" { 0.3 - 0.2 * ability } else { 0.12 };
    if let Some(way) = item.not_known.as_ref().filter(|_| dice.happens(chance)) {
        return &way.id;
    }
    if let Some(way) = item.not_applicable.as_ref().filter(|_| dice.happens(0.1)) {
        return &way.id;
    }
    match &item.best {
        Some(best) if dice.happens(0.25 + 0.7 * ability) => best,
        _ if item.kind == "self_report" => on_scale(dice, &item.options, ability),
        _ => dice.one_of(&item.options).map_or("", |option| &option.id),
    }
}

/// An option of a scale at about this height, 0 to 1.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a handful of options; a cast from below 0 is 0"
)]
fn on_scale<'a>(dice: &mut Dice, options: &'a [Named], height: f64) -> &'a str {
    let place = (height + (dice.share() - 0.5) * 0.8) * options.len() as f64;
    options.get((place as usize).min(options.len().saturating_sub(1))).map_or("", |option| &option.id)
}

fn receipt(dice: &mut Dice) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // 128 bits: the last character has two of its six.
    let last = dice.below(4) * 16;
    let characters = (0..21).map(|_| dice.below(64)).collect::<Vec<_>>().into_iter().chain([last]);
    characters.map(|place| char::from(ALPHABET[place])).collect()
}

fn quoted(option: &str) -> String {
    format!("\"{option}\"")
}

fn part(line: &mut String, name: &str, members: &[(String, String)]) {
    // Writing to a string cannot fail.
    let _ = write!(line, ",\"{name}\":{{");
    for (place, (key, value)) in members.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let _ = write!(line, "{comma}\"{key}\":{value}");
    }
    line.push('}');
}

#[cfg(test)]
mod tests {
    use super::Fund;

    #[test]
    fn a_fund_is_the_same_each_time_and_has_all_that_a_reader_must_cope_with() {
        let text = || Fund::new("sha256-0a0b").unwrap().text(2000).unwrap();
        let lines = text();
        assert_eq!(lines, text());
        assert_eq!(lines.lines().count(), 2000);
        for found in [
            "\"lead_form\":true",
            "\"programme\":null",
            "\"programme\":\"test\"",
            "sha256-1a1b",
            "\"REA-S2.g\":\"skip\"",
            "\"ROL-S3\":\"na\"",
            "\"avail\":\"nk\"",
            "\"BM1\":",
        ] {
            assert!(lines.contains(found), "{found}");
        }
        let mut different: Vec<&str> = lines.lines().collect();
        different.sort_unstable();
        different.dedup();
        assert!((1..100).contains(&(2000 - different.len())), "{}", different.len());
        let mut receipts: Vec<&str> = different
            .iter()
            .filter_map(|line| line.rsplit_once("receipt"))
            .map(|(_, receipt)| receipt)
            .collect();
        receipts.sort_unstable();
        receipts.dedup();
        assert!(receipts.len() < different.len(), "some come again with other answers");
    }
}
