//! What the results page tells.

use serde::Deserialize;

use crate::{Page, Result};

/// The results page, read through its contract.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Results {
    /// The first heading: where to start.
    pub headline: String,
    /// One a topic, in the page's order.
    pub dimensions: Vec<Dimension>,
    /// Ids of the actions, each once, in the page's order.
    pub actions: Vec<String>,
    /// Ids of the prompts for the first meeting, each once, in the page's order.
    pub prompts: Vec<String>,
}

/// One topic's block.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Dimension {
    /// `MOD`, `ROL`, `PRO` or `REA`.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// `none`, `b1`, `b2` or `b3`.
    pub band: String,
    /// The whole number shown; empty when not scored.
    pub score: String,
}

/// Reads the results page.
///
/// # Errors
/// When the browser does not answer.
pub async fn read(page: &Page) -> Result<Results> {
    let body = "
        const ids = (name) => [...new Set(everywhere(`[data-${name}]`).map((e) => e.dataset[name]))];
        return {
            headline: tidy(headingOf(pageRoot())?.textContent),
            dimensions: everywhere('[data-dimension]').map((block) => ({
                id: block.dataset.dimension,
                name: tidy(headingOf(block)?.textContent),
                band: block.dataset.band ?? '(no data-band)',
                score: block.dataset.score ?? '(no data-score)',
            })),
            actions: ids('action'),
            prompts: ids('prompt'),
        };";
    page.script(body, vec![]).await
}
