//! Choosing the words: by whose part in the PSP, by condition, by number.
//!
//! Knows the instrument and the answers, not the page on which the words will stand.

use crate::core::ids::{OptionId, Paragraph};
use crate::{
    content::words,
    core::{
        advice::Moment,
        conditions::Chose,
        instrument::{Action, Basis, Choice, Hint, Item, Wording},
        session::{Answers, Sector, Voice},
    },
};

/// Puts `values` where `{name}` stands in `template`. A name without a value stays as it is, so that a slip
/// can be seen.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, named)) = rest.split_once('{') {
        let Some((name, after)) = named.split_once('}') else { break };
        text.push_str(before);
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Puts a number where `{n}` stands, in the singular or the plural.
pub fn count(n: usize, one: &str, many: &str) -> String {
    fill(if n == 1 { one } else { many }, &[("n", &n.to_string())])
}

/// A small number as a word at the start of a sentence, larger ones as figures.
pub fn count_word(n: usize) -> String {
    let word = match n {
        0 => words::numbers::ZERO,
        1 => words::numbers::ONE,
        2 => words::numbers::TWO,
        3 => words::numbers::THREE,
        4 => words::numbers::FOUR,
        5 => words::numbers::FIVE,
        6 => words::numbers::SIX,
        7 => words::numbers::SEVEN,
        8 => words::numbers::EIGHT,
        9 => words::numbers::NINE,
        _ => return n.to_string(),
    };
    word.to_string()
}

/// A text as it stands within a sentence: its first letter small, if it is a plain one.
pub fn within_sentence(text: &str) -> String {
    let mut text = text.to_string();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// “a”, “a and b”, “a, b and c”.
pub fn list<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().collect();
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_string(),
        Some((last, rest)) => {
            fill(words::common::LIST, &[("first", &rest.join(words::common::LIST_COMMA)), ("last", last)])
        }
    }
}

/// The words of a question for this person. Where two conditions fit, the first wins; a lead's words inside a
/// condition win over the lead's plain words (content design 2.3).
pub fn wording(wording: &Wording, answers: &Answers) -> &'static str {
    let voice = answers.voice();
    let holds = |condition: &Chose| condition.holds(answers.chosen(condition.item));
    let variant = wording.when.iter().find(|variant| holds(&variant.condition));
    let own = match (voice, variant) {
        (Voice::Lead, Some(variant)) => variant.lead.or(wording.lead).or(Some(variant.partner)),
        (Voice::Lead, None) => wording.lead,
        (Voice::ServiceUser, None) => wording.su,
        (_, variant) => variant.map(|variant| variant.partner),
    };
    own.unwrap_or(wording.partner).as_str()
}

/// The words of an option for this person.
pub fn choice(choice: &Choice, answers: &Answers) -> &'static str {
    choice.text.lead.filter(|_| answers.lead_form()).unwrap_or(choice.text.partner).as_str()
}

/// The words of whatever was chosen for an item, the ways out included.
pub fn chosen(item: &Item, option: OptionId, answers: &Answers) -> Option<&'static str> {
    let way_out = item.not_known.as_ref().filter(|way| way.id == option).map(|way| way.text.as_str());
    let outside = item.not_applicable.as_ref().filter(|way| way.id == option).map(|way| way.text.as_str());
    let own = item.options.iter().find(|c| c.id == option).map(|c| choice(c, answers));
    own.or(way_out).or(outside)
}

/// The example for this person's sector, if there is one.
pub fn hint(hint: Option<&Hint>, answers: &Answers) -> Option<&'static str> {
    match answers.voice() {
        Voice::Partner(Some(Sector::Public)) => hint.map(|hint| hint.public.as_str()),
        Voice::Partner(Some(Sector::Third)) => hint.map(|hint| hint.third.as_str()),
        Voice::Partner(None) | Voice::Lead | Voice::ServiceUser => None,
    }
}

/// What an action says to this person. An action for leads alone says the lead's words.
pub fn action(action: &Action, answers: &Answers) -> &'static str {
    match (answers.voice(), action.partner, action.su) {
        (Voice::Lead, _, _) | (_, None, _) => action.lead,
        (Voice::ServiceUser, _, Some(su)) => su,
        (_, Some(partner), _) => partner,
    }
    .as_str()
}

/// Who to ask: whom the action names, or the lead organisation. A lead is not sent to itself.
pub fn who(action: Option<&Action>, answers: &Answers) -> String {
    let who = action.map_or(words::results::ASK_LEAD, |action| action.who.as_str());
    if !answers.lead_form() {
        return who.to_string();
    }
    let mut others = String::new();
    for one in who.split("; ").filter(|who| !who.eq_ignore_ascii_case(words::results::ASK_LEAD)) {
        if !others.is_empty() {
            others.push_str("; ");
        }
        others.push_str(one);
    }
    if others.is_empty() { words::results::ASK_YOURSELF.to_string() } else { others }
}

/// “Based on paragraph 5.29.”, and the line that says so where the advice or the reading is ours (content
/// design 0.1).
pub fn based_on(paragraphs: &[Paragraph], ours: bool) -> String {
    let numbers: Vec<String> = paragraphs.iter().map(ToString::to_string).collect();
    let template =
        if numbers.len() == 1 { words::common::BASED_ON_ONE } else { words::common::BASED_ON_MANY };
    let mut text = fill(template, &[("paragraphs", &list(numbers.iter().map(String::as_str)))]);
    if ours {
        text.push(' ');
        text.push_str(words::common::ADVICE_IS_OURS);
    }
    text
}

/// The source line of an action.
pub fn action_source(action: &Action) -> String {
    based_on(&action.src, action.basis == Basis::Remedy)
}

/// When to do an action.
pub const fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::Now => words::moments::NOW,
        Moment::BeforeFirstMeeting => words::moments::BEFORE_FIRST_MEETING,
        Moment::FirstMeeting => words::moments::FIRST_MEETING,
        Moment::NextMeeting => words::moments::NEXT_MEETING,
        Moment::DuringDesign => words::moments::DURING_DESIGN,
        Moment::BeforeFinalVersion => words::moments::BEFORE_FINAL_VERSION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_and_slips_stay_visible() {
        assert_eq!(fill("{a} of {b}, {c}", &[("a", "1"), ("b", "2")]), "1 of 2, {c}");
        assert_eq!(fill("no names", &[]), "no names");
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(list([]), "");
        assert_eq!(list(["5.1"]), "5.1");
        assert_eq!(list(["5.1", "5.4", "5.24"]), "5.1, 5.4 and 5.24");
    }
}
