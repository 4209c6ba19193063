//! A question with options: one a page, its words as the heading of its own group.

use crate::{
    content::{
        say,
        words::{common, question as w},
    },
    core::{
        ids::{ItemId, OptionId},
        instrument::{Choice, Item, Kind},
        session::Sureness,
    },
    journey::{Field, Msg},
    ui::{
        components::{Radio, error_summary, field_error, page_heading, radio},
        cx::Cx,
    },
};
use yew::prelude::*;

/// Draws the question.
pub fn question(cx: &Cx, id: ItemId) -> Html {
    let Some(item) = cx.instrument().item(id) else { return html! {} };
    let locked = cx.journey.session().is_locked(cx.instrument(), id);
    let text = say::wording(&item.text, cx.answers());
    let example = say::hint(item.hint.as_ref(), cx.answers());
    let asked = html! {
        <>
            { text }
            if let Some(example) = example {
                { " " }<span class="example">{ say::fill(w::EXAMPLE, &[("example", example)]) }</span>
            }
        </>
    };
    let fields = if item.rows.is_empty() {
        let legend = page_heading(cx, "question", asked);
        group(cx, item, id, html! { <legend>{ legend }</legend> }, locked)
    } else {
        html! {
            <>
                { page_heading(cx, "question", asked) }
                { for item.rows.iter().map(|row| {
                    let example = say::hint(row.hint.as_ref(), cx.answers());
                    let legend = html! {
                        <legend class="h3">
                            { &row.text }
                            if let Some(example) = example { <span class="hint">{ example }</span> }
                        </legend>
                    };
                    group(cx, item, row.id, legend, locked)
                }) }
            </>
        }
    };
    let skip = match item.kind {
        Kind::Knowledge => Some(w::SKIP_KNOWLEDGE),
        Kind::SelfReport | Kind::SelfRating | Kind::Role | Kind::Comparison | Kind::Quantity => Some(w::SKIP),
        Kind::Profile => (!item.required()).then_some(w::SKIP),
    };
    html! {
        <form class="form" novalidate=true onsubmit={cx.on_continue()}>
            { error_summary(cx) }
            { fields }
            if item.kind == Kind::Knowledge { { sureness(cx, item, locked) } }
            <div class="stack">
                <div class="actions"><button type="submit" class="button">{ common::CONTINUE }</button></div>
                if locked {
                    <p class="small">{ w::LOCKED }</p>
                } else if let Some(skip) = skip {
                    <p class="small">{ skip }</p>
                }
            </div>
        </form>
    }
}

/// One group of radio buttons: the options, then the ways out, set apart.
fn group(cx: &Cx, item: &'static Item, id: ItemId, legend: Html, disabled: bool) -> Html {
    let chosen = cx.answers().chosen(id);
    let name = id.to_string();
    let option = |option: OptionId, class: &'static str, text: &str, hint: Option<&str>| {
        radio(Radio {
            name: &name,
            value: option.as_str(),
            class,
            checked: chosen == Some(option),
            disabled,
            text: text.into(),
            hint,
            onchange: cx.on(Msg::Choose(id, option)),
        })
    };
    let field = Field::Item(id);
    let error_id = format!("error-{name}");
    let error = field_error(cx, field, &error_id);
    let invalid = error.is_some();
    let way_out = item.not_known.as_ref().map(|way| {
        let hint = match item.kind {
            Kind::Knowledge => Some(w::NOTHING_TO_GAIN),
            Kind::SelfReport => Some(w::TO_FIND_OUT),
            Kind::Profile | Kind::SelfRating | Kind::Quantity | Kind::Role | Kind::Comparison => None,
        };
        option(way.id, "option unknown", &way.text, hint)
    });
    let outside = item.not_applicable.as_ref().map(|way| option(way.id, "option unknown", &way.text, Some(w::LEFT_OUT)));
    let or = if item.kind == Kind::SelfReport { common::OR_IF_NOT } else { common::OR };
    let apart = way_out.is_some() || outside.is_some();
    html! {
        <fieldset class={classes!("field", invalid.then_some("invalid"))} aria-describedby={invalid.then_some(error_id)}>
            { legend }
            { error }
            <div class="options">
                { for ordered(cx, item).into_iter().map(|choice| {
                    option(choice.id, "option", say::choice(choice, cx.answers()), None)
                }) }
            </div>
            if apart {
                <p class="or">{ or }</p>
                { way_out }
                { outside }
            }
        </fieldset>
    }
}

/// Options as they are shown: those of knowledge items shuffled once for an attempt, so that the place of the
/// best answer tells nothing (content design 3.1, 8.1).
fn ordered(cx: &Cx, item: &'static Item) -> Vec<&'static Choice> {
    let mut options: Vec<&Choice> = item.options.iter().collect();
    if item.kind == Kind::Knowledge {
        let rank = |choice: &&Choice| {
            let bytes = item.id.as_str().bytes().chain(choice.id.as_str().bytes());
            bytes.fold(cx.journey.seed ^ 0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
                >> 7
        };
        options.sort_by_key(rank);
    }
    options
}

/// “How sure are you?”, small and optional; gone where “I don't know yet” is chosen.
fn sureness(cx: &Cx, item: &'static Item, disabled: bool) -> Html {
    let chosen = cx.answers().chosen(item.id);
    if item.not_known.as_ref().is_some_and(|way| Some(way.id) == chosen) {
        return html! {};
    }
    let name = format!("sure:{}", item.id);
    let said = cx.answers().sure.get(&item.id).copied();
    let pick = |value: &str, sureness: Sureness, text: &str| {
        radio(Radio {
            name: &name,
            value,
            class: "pick",
            checked: said == Some(sureness),
            disabled,
            text: text.into(),
            hint: None,
            onchange: cx.on(Msg::Sure(item.id, sureness)),
        })
    };
    html! {
        <fieldset class="sure">
            <legend>{ w::SURE }{ " " }<span class="soft">{ w::OPTIONAL }</span></legend>
            <div class="pair">
                { pick("0", Sureness::Guessing, w::GUESSING) }
                { pick("1", Sureness::FairlySure, w::FAIRLY_SURE) }
            </div>
        </fieldset>
    }
}
