//! Actions and prompts: each can fire, says something to everyone it can reach, and nothing that is not
//! known is left without somebody to ask (content design 5.2 to 5.4).

use super::{Findings, references::can_be_not_known, witness};
use crate::core::{
    conditions::Rule,
    ids::{Dimension, ItemId},
    instrument::{Instrument, Item, Kind},
    session::ROLE,
};

pub(super) fn check(pack: &Instrument, findings: &mut Findings) {
    for action in &pack.actions {
        let place = format!("actions.{}", action.id);
        let fires = witness::find(pack, &action.rule, None).is_some();
        findings.expect(
            fires,
            format!("{place}.rule"),
            "a rule that fires for some answers",
            "one that cannot",
        );
        let for_lead_alone = demands_lead(&action.rule);
        let has_words = action.partner.is_some();
        let expected = "words for partners, as its rule does not demand the lead";
        findings.expect(has_words || for_lead_alone, format!("{place}.partner"), expected, "none");
        let su = action.su.is_none() || has_words;
        findings.expect(su, format!("{place}.su"), "none where partners have no words", "some");
        dimension(pack, &place, Some(action.dimension), &action.rule, findings);
    }
    for item in &pack.items {
        somebody_to_ask(pack, item, findings);
    }
    prompts(pack, findings);
}

/// Whether a rule can fire for the lead only.
fn demands_lead(rule: &Rule) -> bool {
    match rule {
        Rule::Chose(choice) => {
            choice.item == ROLE && choice.options.iter().all(|option| option.as_str() == "lead")
        }
        Rule::All(parts) => parts.iter().any(demands_lead),
        Rule::Any(parts) => !parts.is_empty() && parts.iter().all(demands_lead),
        Rule::Always
        | Rule::Wrong(_)
        | Rule::Low(_)
        | Rule::NotKnown(_)
        | Rule::Points(_)
        | Rule::Below(_)
        | Rule::NotScored(_) => false,
    }
}

/// The dimension shown is one of those its rule speaks of.
fn dimension(pack: &Instrument, place: &str, shown: Option<Dimension>, rule: &Rule, findings: &mut Findings) {
    let mut named = Vec::new();
    dimensions_named(pack, rule, &mut named);
    let fits = named.is_empty() || shown.is_some_and(|shown| named.contains(&shown));
    let found = shown.map_or("none", Dimension::code);
    findings.expect(fits, format!("{place}.dimension"), "the dimension of an item in its rule", found);
}

fn dimensions_named(pack: &Instrument, rule: &Rule, named: &mut Vec<Dimension>) {
    rule.each_item(&mut |id| named.extend(pack.item(id).and_then(|item| item.dimension)));
    match rule {
        Rule::Below(limit) => named.push(limit.dimension),
        Rule::NotScored(dimension) => named.push(*dimension),
        Rule::All(parts) | Rule::Any(parts) => {
            parts.iter().for_each(|part| dimensions_named(pack, part, named));
        }
        Rule::Always
        | Rule::Wrong(_)
        | Rule::Low(_)
        | Rule::NotKnown(_)
        | Rule::Points(_)
        | Rule::Chose(_) => {}
    }
}

/// What is missed leads to an action, and for what is not known some action says who to ask. (It need not
/// fire: “Too early to tell”, of `PRO-S4`, leaves nothing to do, yet has somebody to ask.)
fn somebody_to_ask(pack: &Instrument, item: &Item, findings: &mut Findings) {
    let naming = |id: ItemId| {
        pack.actions.iter().filter(move |action| action.partner.is_some() && action.rule.names(id))
    };
    if item.kind == Kind::Knowledge {
        let missed = Rule::Wrong(item.id);
        let fires = naming(item.id).any(|action| witness::find(pack, &action.rule, Some(&missed)).is_some());
        let expected = "an action for partners who do not know it";
        findings.expect(fires, format!("items.{}", item.id), expected, "none");
    }
    for id in item.answer_ids().filter(|_| can_be_not_known(item)) {
        let expected = "an action for partners that names it and says who to ask";
        findings.expect(naming(id).next().is_some(), format!("items.{id}"), expected, "none");
    }
}

/// The first and the last prompt belong to every meeting; those between belong to a dimension.
fn prompts(pack: &Instrument, findings: &mut Findings) {
    findings.expect(pack.prompts.len() >= 2, "prompts", "two or more", pack.prompts.len());
    for (i, prompt) in pack.prompts.iter().enumerate() {
        let place = format!("prompts.{}", prompt.id);
        if i == 0 || i + 1 == pack.prompts.len() {
            let general = prompt.rule == Rule::Always && prompt.dimension.is_none();
            findings.expect(
                general,
                place,
                "the rule always and no dimension, being the first or last",
                "others",
            );
            continue;
        }
        let fires = witness::find(pack, &prompt.rule, None).is_some();
        findings.expect(
            fires,
            format!("{place}.rule"),
            "a rule that fires for some answers",
            "one that cannot",
        );
        let found = prompt.dimension.map_or("none", Dimension::code);
        findings.expect(prompt.dimension.is_some(), format!("{place}.dimension"), "a dimension", found);
        dimension(pack, &place, prompt.dimension, &prompt.rule, findings);
    }
}
