//! The check comes in two modules, so that the first question stands after the first: what asks, and the whole,
//! which also tells (notes, check-your-answers, results). The second takes over at the next change of page once
//! it has arrived; the element's JavaScript sees to that.

use super::{
    cx::{Asked, Cx},
    el::El,
    export::{Deed, Export, ExportStep},
    host::Host,
    pages::{asking, telling},
};
use crate::{
    content,
    core::{instrument::Instrument, score::assess, session::Session},
    journey::Journey,
    records::{report, shared::Shared},
};

/// What a module can do.
pub trait Stage: 'static {
    /// Whether it only asks.
    const ASKS_ONLY: bool;
    /// The content it carries.
    fn instrument() -> &'static Instrument;
    /// Draws the page the person is on; none if that takes the other module.
    fn page(cx: &Cx) -> Option<El>;
    /// The results as text; none if that takes the other module.
    fn report(session: &Session) -> Option<String>;
    /// What the host page is given of them; none if that takes the other module.
    fn shared(session: &Session) -> Option<Shared>;
    /// Takes a step with the record for a funder, and says what has to follow; nothing if that takes the other
    /// module.
    fn export(
        export: &mut Export,
        journey: &mut Journey,
        asked: &Asked,
        step: ExportStep,
        host: &Host,
    ) -> Deed;
}

/// What asks.
#[derive(Debug)]
pub struct First;

/// All of it.
#[derive(Debug)]
pub struct Whole;

impl Stage for First {
    const ASKS_ONLY: bool = true;

    fn instrument() -> &'static Instrument {
        content::questions()
    }

    fn page(cx: &Cx) -> Option<El> {
        asking(cx)
    }

    fn report(_: &Session) -> Option<String> {
        None
    }

    fn shared(_: &Session) -> Option<Shared> {
        None
    }

    fn export(_: &mut Export, _: &mut Journey, _: &Asked, _: ExportStep, _: &Host) -> Deed {
        Deed::Draw
    }
}

impl Stage for Whole {
    const ASKS_ONLY: bool = false;

    fn instrument() -> &'static Instrument {
        content::built_in()
    }

    fn page(cx: &Cx) -> Option<El> {
        asking(cx).or_else(|| telling(cx, &assess(cx.instrument(), cx.answers())))
    }

    fn report(session: &Session) -> Option<String> {
        let instrument = Self::instrument();
        Some(report::write(instrument, &assess(instrument, &session.answers), session.locked))
    }

    fn shared(session: &Session) -> Option<Shared> {
        Some(Shared::of(&assess(Self::instrument(), &session.answers)))
    }

    fn export(
        export: &mut Export,
        journey: &mut Journey,
        asked: &Asked,
        step: ExportStep,
        host: &Host,
    ) -> Deed {
        export.step(journey, asked, step, host)
    }
}
