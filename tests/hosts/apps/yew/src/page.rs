//! Buttons that count their clicks before, around and after the check, and what the check has told.

use gloo::events::EventListener;
use yew::prelude::*;

/// The events that are counted.
const EVENTS: [&str; 4] = ["psp-ready", "psp-progress", "psp-complete", "psp-error"];

/// The page.
#[component]
pub fn Page() -> Html {
    let before = use_state_eq(|| 0_u32);
    let around = use_state_eq(|| 0_u32);
    let after = use_state_eq(|| 0_u32);
    let shown = use_state_eq(|| true);
    let level = use_state_eq(|| 2_u32);
    let told = use_reducer_eq(Told::default);
    let check = use_node_ref();

    // Yew knows no events of custom elements: they are listened for by hand.
    use_effect_with((check.clone(), *shown), {
        let told = told.dispatcher();
        move |(check, _)| {
            let listeners = check.get().map(|element| {
                EVENTS.map(|name| {
                    let told = told.clone();
                    EventListener::new(&element, name, move |_| told.dispatch(name))
                })
            });
            move || drop(listeners)
        }
    });

    let more = |count: &UseStateHandle<u32>| {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let other_level = {
        let level = level.clone();
        Callback::from(move |_| level.set(5 - *level))
    };
    html! {
        <main>
            <h1>{ "Getting ready" }</h1>
            <p>
                <button type="button" id="before" onclick={more(&before)}>{ format!("Before: {}", *before) }</button>
                <button type="button" id="toggle" onclick={toggle}>{ if *shown { "Hide the check" } else { "Show the check" } }</button>
                <button type="button" id="level" onclick={other_level}>{ format!("Headings from level {}", *level) }</button>
            </p>
            <div id="around" onclick={more(&around)}>
                if *shown {
                    <psp-self-assessment ref={check} programme="yew" heading-level={level.to_string()} data-count={before.to_string()}>
                        <p>{ "This check needs JavaScript." }</p>
                    </psp-self-assessment>
                }
                <p>{ "Clicks in here: " }<output id="clicks-around">{ *around }</output></p>
            </div>
            <p><button type="button" id="after" onclick={more(&after)}>{ format!("After: {}", *after) }</button></p>
            <dl>
                { for EVENTS.iter().zip(told.0).map(|(name, count)| html! {
                    <><dt>{ *name }</dt><dd id={format!("said-{name}")}>{ count }</dd></>
                }) }
            </dl>
        </main>
    }
}

/// How often each of the [`EVENTS`] came.
#[derive(Clone, Copy, Default, PartialEq)]
struct Told([u32; EVENTS.len()]);

impl Reducible for Told {
    type Action = &'static str;

    fn reduce(self: std::rc::Rc<Self>, name: Self::Action) -> std::rc::Rc<Self> {
        let mut counts = self.0;
        for (count, _) in counts.iter_mut().zip(EVENTS).filter(|(_, event)| *event == name) {
            *count += 1;
        }
        std::rc::Rc::new(Self(counts))
    }
}
