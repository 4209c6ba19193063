//! A question with options: one a page, its words as the heading of its own group.

use crate::{
    content::{
        say,
        words::{common, question as w},
    },
    core::{
        ids::{ItemId, OptionId},
        instrument::{Choice, Hint, Item, Kind},
        session::Sureness,
    },
    journey::{Field, Msg},
    ui::{
        components::{Radio, error_summary, field_error, page_heading, radio, send_button},
        cx::Cx,
        el::{El, el},
    },
};

/// Draws the question.
pub fn question(cx: &Cx, id: ItemId) -> El {
    let form = el("form", "form").flag("novalidate", true).continues(cx).maybe(error_summary(cx));
    let Some(item) = cx.instrument().item(id) else { return form };
    let locked = cx.journey.session().is_locked(cx.instrument(), id);
    let asked = page_heading(cx, "question").text(say::wording(&item.text, cx.answers())).maybe(example(
        cx,
        item.hint.as_ref(),
        "example",
    ));
    let form = if item.rows.is_empty() {
        form.with(group(cx, item, id, el("legend", "").with(asked), locked))
    } else {
        form.with(asked).all(item.rows.iter().map(|row| {
            let legend = el("legend", "h3").text(row.text).maybe(example(cx, row.hint.as_ref(), "hint"));
            group(cx, item, row.id, legend, locked)
        }))
    };
    let skip = match item.kind {
        _ if locked => Some(w::LOCKED),
        Kind::Knowledge => Some(w::SKIP_KNOWLEDGE),
        Kind::SelfReport | Kind::SelfRating | Kind::Role | Kind::Comparison | Kind::Quantity => Some(w::SKIP),
        Kind::Profile => (!item.required()).then_some(w::SKIP),
    };
    form.maybe(sureness(cx, item, locked)).with(send_button(common::CONTINUE, skip))
}

/// The example for the person's sector, in brackets.
pub fn example(cx: &Cx, hint: Option<&Hint>, class: &'static str) -> Option<El> {
    let example = say::hint(hint, cx.answers())?;
    Some(el("span", class).text(" ").text(say::fill(w::EXAMPLE, &[("example", example)])))
}

/// One group of radio buttons: the options, then the ways out, set apart.
fn group(cx: &Cx, item: &'static Item, id: ItemId, legend: El, disabled: bool) -> El {
    let chosen = cx.answers().chosen(id);
    let name = id.to_string();
    let option = |option: OptionId, class: &'static str, text: &'static str, hint: Option<&'static str>| {
        radio(
            cx,
            Radio {
                checked: chosen == Some(option),
                disabled,
                hint,
                ..Radio::of(&name, option.as_str(), class, text, Msg::Choose(id, option))
            },
        )
    };
    let options = ordered(cx, item)
        .into_iter()
        .map(|choice| option(choice.id, "option", say::choice(choice, cx.answers()), None));
    let way_out = item.not_known.as_ref().map(|way| {
        let hint = match item.kind {
            Kind::Knowledge => Some(w::NOTHING_TO_GAIN),
            Kind::SelfReport => Some(w::TO_FIND_OUT),
            Kind::Profile | Kind::SelfRating | Kind::Quantity | Kind::Role | Kind::Comparison => None,
        };
        option(way.id, "option unknown", way.text.as_str(), hint)
    });
    let outside = item
        .not_applicable
        .as_ref()
        .map(|way| option(way.id, "option unknown", way.text.as_str(), Some(w::LEFT_OUT)));
    let or = if item.kind == Kind::SelfReport { common::OR_IF_NOT } else { common::OR };
    let apart = way_out.is_some() || outside.is_some();
    let (class, error) = match field_error(cx, Field::Item(id), &name) {
        Some((line, error_id)) => ("field invalid", Some((line, error_id))),
        None => ("field", None),
    };
    let field = el("fieldset", class).with(legend);
    let field = match error {
        Some((line, error_id)) => field.attr("aria-describedby", error_id).with(line),
        None => field,
    };
    field
        .with(el("div", "options").all(options))
        .maybe(apart.then(|| el("p", "or").text(or)))
        .maybe(way_out)
        .maybe(outside)
}

/// Options as they are shown: those of knowledge items shuffled once for an attempt, so that the place of the
/// best answer tells nothing (content design 3.1, 8.1).
fn ordered(cx: &Cx, item: &'static Item) -> Vec<&'static Choice> {
    let mut options: Vec<&Choice> = item.options.iter().collect();
    if item.kind == Kind::Knowledge {
        // Fisher and Yates, by a hash of the item and the attempt.
        let seed = cx.journey.seed ^ 0x811c_9dc5;
        let mut hash = item
            .id
            .as_str()
            .bytes()
            .fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        for last in (1..options.len()).rev() {
            hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
            hash ^= hash >> 12;
            options.swap(last, hash as usize % (last + 1));
        }
    }
    options
}

/// “How sure are you?”, small and optional; gone where “I don't know yet” is chosen.
fn sureness(cx: &Cx, item: &'static Item, disabled: bool) -> Option<El> {
    let chosen = cx.answers().chosen(item.id);
    let unsure = item.not_known.as_ref().is_some_and(|way| Some(way.id) == chosen);
    if item.kind != Kind::Knowledge || unsure {
        return None;
    }
    let name = format!("sure:{}", item.id);
    let said = cx.answers().sure.get(&item.id).copied();
    let pick = |value: &'static str, sureness: Sureness, text: &'static str| {
        radio(
            cx,
            Radio {
                checked: said == Some(sureness),
                disabled,
                ..Radio::of(&name, value, "pick", text, Msg::Sure(item.id, sureness))
            },
        )
    };
    let legend = el("legend", "").text(w::SURE).text(" ").with(el("span", "soft").text(w::OPTIONAL));
    let pair = el("div", "pair").with(pick("0", Sureness::Guessing, w::GUESSING)).with(pick(
        "1",
        Sureness::FairlySure,
        w::FAIRLY_SURE,
    ));
    Some(el("fieldset", "sure").with(legend).with(pair))
}
