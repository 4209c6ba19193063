//! A whole set of answers, typed page by page.
//!
//! The page leads: on each one, the inputs shown are looked up in the answers. What the answers do
//! not hold is left out, and “Continue” skips it.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail};

use crate::answers::{Answers, Given};
use crate::{Page, Result, View, names};

/// More pages than any path through the check has.
const TOO_MANY: usize = 150;

/// Where a journey went.
#[derive(Clone, Debug)]
pub struct Travelled {
    /// The pages, in order, the last one included.
    pub pages: Vec<String>,
    /// The names answered.
    pub given: BTreeSet<String>,
    /// The page it ended on.
    pub last: View,
}

/// Whether a journey goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Answer this page and go to the next.
    Continue,
    /// It ends here.
    Stop,
}

impl Then {
    /// [`Then::Stop`] if so.
    pub fn stop_if(over: bool) -> Self {
        if over { Self::Stop } else { Self::Continue }
    }
}

/// Answers what the page asks, and stays on it. Returns the names answered.
///
/// # Errors
/// When an input does not take its answer.
pub async fn answer(page: &Page, answers: &Answers) -> Result<BTreeSet<String>> {
    let mut done = BTreeSet::new();
    let mut view = page.view().await?;
    // An answer may bring up another input: whom you speak for, how sure you are.
    while let Some((name, given)) = next(&view, answers, &done) {
        view = match given {
            Given::Choice(value) => page.choose(&name, &value).await,
            Given::Text(text) => page.type_text(&name, &text).await,
        }
        .with_context(|| format!("answering {name:?} on the page {:?}", view.page()))?;
        done.insert(name);
    }
    Ok(done)
}

fn next(view: &View, answers: &Answers, done: &BTreeSet<String>) -> Option<(String, Given)> {
    let mut open = view.names().into_iter().filter(|name| !done.contains(*name));
    open.find_map(|name| answers.0.get(name).map(|given| (name.to_owned(), given.clone())))
}

/// Presses the button that leads on.
///
/// # Errors
/// When there is none, or the page stays.
pub async fn onward(page: &Page, view: &View) -> Result<View> {
    let Some(button) = names::ONWARD.into_iter().find(|name| view.offers(name)) else {
        bail!("nothing leads on from here: {}", view.summary());
    };
    page.press_and_leave(button).await
}

/// Goes on, answering, and shows `see` each page before it is answered, until `see` says that the
/// journey is over; that page stays as it is.
///
/// # Errors
/// When `see` fails, or the journey cannot go on; the error tells the way so far.
pub async fn travel(
    page: &Page,
    answers: &Answers,
    mut see: impl AsyncFnMut(&View) -> Result<Then>,
) -> Result<Travelled> {
    let mut pages = Vec::new();
    let mut given = BTreeSet::new();
    let last = go(page, answers, &mut see, &mut pages, &mut given).await;
    let last = last.with_context(|| format!("went {pages:?}"))?;
    Ok(Travelled { pages, given, last })
}

async fn go(
    page: &Page,
    answers: &Answers,
    see: &mut impl AsyncFnMut(&View) -> Result<Then>,
    pages: &mut Vec<String>,
    given: &mut BTreeSet<String>,
) -> Result<View> {
    let mut view = page.view().await?;
    loop {
        pages.push(view.page().to_owned());
        if see(&view).await? == Then::Stop {
            return Ok(view);
        }
        if pages.len() > TOO_MANY {
            bail!("going in circles");
        }
        given.extend(answer(page, answers).await?);
        view = onward(page, &view).await?;
    }
}

/// From where the page is to the one of that name, which stays as it is.
///
/// # Errors
/// When the journey ends anywhere else.
pub async fn to_page(page: &Page, answers: &Answers, name: &str) -> Result<View> {
    let travelled = travel(page, answers, async |view| {
        if view.page() == names::RESULTS && name != names::RESULTS {
            bail!("the results came before {name:?}");
        }
        Ok(Then::stop_if(view.page() == name))
    });
    Ok(travelled.await?.last)
}

/// From where the page is to the results. Every answer must have been asked for.
///
/// # Errors
/// When the results do not come, or came without asking.
pub async fn to_results(page: &Page, answers: &Answers) -> Result<Travelled> {
    let travelled =
        travel(page, answers, async |view| Ok(Then::stop_if(view.page() == names::RESULTS))).await?;
    let missed: Vec<_> = answers.0.keys().filter(|name| !travelled.given.contains(*name)).collect();
    if !missed.is_empty() {
        bail!("never asked: {missed:?}; went {:?}", travelled.pages);
    }
    Ok(travelled)
}
