//! One browser tab, used as a person uses it: look, choose, type, press.

use std::cell::RefCell;

use anyhow::{Context as _, anyhow, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{Key, WebDriver, WebElement};

use crate::{Kind, Result, View, names, wait};

const DEEP: &str = include_str!("deep.js");
/// Presses an element as assistive technology does, if nothing lies over it; tells whether that was so.
const PRESS: &str = "
    const element = arguments[0];
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
    if (!there || !(element.contains(there) || there.contains(element))) return false;
    element.click();
    return true;";
const VIEW: &str = include_str!("view.js");

/// A tab. Cheap to clone: all clones are the same tab.
#[derive(Clone, Debug)]
pub struct Page {
    /// For what this type does not offer.
    pub web: WebDriver,
    /// Which browser it is a tab of.
    pub kind: Kind,
}

impl Page {
    /// Runs `body` in the page, with the functions of `deep.js` at hand.
    ///
    /// # Errors
    /// When the script throws, or returns something else than asked for.
    pub async fn script<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> Result<T> {
        let returned = self.web.execute(format!("{DEEP}\n{body}"), arguments).await?;
        returned.convert().with_context(|| format!("what this script returned: {body}"))
    }

    /// Looks at the page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn view(&self) -> Result<View> {
        self.script(VIEW, vec![]).await
    }

    /// Looks until the page is as `is` wants it.
    ///
    /// # Errors
    /// When it is not so in time; the error says what there was instead.
    pub async fn wait_for(&self, what: &str, is: impl Fn(&View) -> bool) -> Result<View> {
        let last = RefCell::new(None);
        let seen = wait::until(what, async || {
            let view = self.view().await?;
            if is(&view) {
                return Ok(Some(view));
            }
            last.replace(Some(view));
            Ok(None)
        })
        .await;
        seen.map_err(|error| match last.take() {
            Some(view) => error.context(format!("last seen: {}", view.summary())),
            None => error,
        })
    }

    /// Waits until this expression is true in the page, with the functions of `deep.js` at hand.
    ///
    /// # Errors
    /// When it does not get so in time.
    pub async fn wait_until(&self, condition: &str) -> Result {
        let body = format!("return Boolean({condition});");
        wait::until(condition, async || Ok(self.script::<bool>(&body, vec![]).await?.then_some(()))).await
    }

    /// Waits for the page of that name.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn wait_for_page(&self, name: &str) -> Result<View> {
        self.wait_for(&format!("the page {name:?}"), |view| view.page() == name).await
    }

    /// Waits until the page says that everything is on the disk.
    ///
    /// # Errors
    /// When it does not say so.
    pub async fn wait_until_saved(&self) -> Result<View> {
        self.wait_for("the answers to be saved", |view| view.saved.as_deref() == Some(names::saved::YES))
            .await
    }

    /// Opens an address and waits for the check to be there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn open(&self, address: &str) -> Result<View> {
        self.web.goto(address).await?;
        self.wait_until_there().await
    }

    /// Waits for the check to be there.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn wait_until_there(&self) -> Result<View> {
        self.wait_for("the check to load", View::is_there).await
    }

    /// Reloads, and waits for the check to be back.
    ///
    /// # Errors
    /// When it does not come back.
    pub async fn reload(&self) -> Result<View> {
        self.reload_only().await?;
        self.wait_for("the check to load again", View::is_there).await
    }

    /// Reloads, and waits until the old page is gone.
    ///
    /// Not with `WebDriver`'s own command: in Firefox that goes past the service worker, which the
    /// button in the toolbar and `location.reload()` do not.
    ///
    /// # Errors
    /// When it does not go.
    pub async fn reload_only(&self) -> Result {
        self.web
            .execute("document.documentElement.dataset.leaving = 'yes'; location.reload();", vec![])
            .await?;
        wait::until("the old page to go", async || {
            let gone = self.script("return !('leaving' in document.documentElement.dataset);", vec![]).await;
            // A page that is just going may not answer.
            Ok(gone.unwrap_or(false).then_some(()))
        })
        .await
    }

    /// The element that `body` returns, if it returns one.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn element(&self, body: &str, arguments: Vec<Value>) -> Result<Option<WebElement>> {
        let returned = self.web.execute(format!("{DEEP}\n{body}"), arguments).await?;
        if returned.json().is_null() { Ok(None) } else { Ok(Some(returned.element()?)) }
    }

    /// Clicks, as soon as a person could, what `body` returns.
    ///
    /// The driver of `WebKit` says now and then that it has clicked where no click came to the page, or came seconds later
    /// to what stood in its place by then. So there elements are pressed without a pointer.
    ///
    /// # Errors
    /// When there is nothing to click, or it cannot be clicked.
    pub async fn click(&self, what: &str, body: &str, arguments: Vec<Value>) -> Result {
        let refusal = RefCell::new(None);
        let clicked = wait::until(what, async || {
            let Some(element) = self.element(body, arguments.clone()).await? else { return Ok(None) };
            if self.kind == Kind::WebKit {
                // A hand on the keys: Back passes over pages that a script turned alone.
                self.keys(Key::Shift).await?;
                return match self.web.execute(PRESS, vec![element.to_json()?]).await {
                    Ok(pressed) => Ok((pressed.json() == &json!(true)).then_some(())),
                    Err(error) if not_yet(&error) => Ok(None),
                    // A page that was left by it cannot tell any more.
                    Err(_) => Ok(Some(())),
                };
            }
            match element.click().await {
                Ok(()) => Ok(Some(())),
                Err(error) if not_yet(&error) => {
                    refusal.replace(Some(error));
                    Ok(None)
                }
                Err(error) => Err(error.into()),
            }
        })
        .await;
        match (clicked, refusal.take()) {
            (Err(error), Some(refusal)) => Err(error.context(refusal.to_string())),
            (clicked, _) => clicked,
        }
    }

    /// Presses the button or link of that name.
    ///
    /// # Errors
    /// When there is none, or it cannot be pressed.
    pub async fn press(&self, name: &str) -> Result {
        let body = "
            const found = everywhere(pressable).find((e) => shown(e) && !e.matches(':disabled') && called(e) === arguments[0]);
            found?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return found ?? null;";
        let pressed =
            self.click(&format!("something called {name:?} to press"), body, vec![json!(name)]).await;
        match pressed {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(self.view().await?.summary())),
        }
    }

    /// Presses a button that leads to another page, and waits for that page.
    ///
    /// # Errors
    /// When the page stays; the error repeats what the page says is wrong.
    pub async fn press_and_leave(&self, name: &str) -> Result<View> {
        let before = self.view().await?;
        self.press(name).await?;
        self.wait_for_another(&before).await.with_context(|| format!("after pressing {name:?}"))
    }

    /// Waits for another page than `before`.
    ///
    /// # Errors
    /// When the page stays; the error repeats what the page says is wrong.
    pub async fn wait_for_another(&self, before: &View) -> Result<View> {
        let view = self
            .wait_for(&format!("a page other than {:?}", before.page()), |view| {
                view.page.is_some() && (!view.same_page(before) || view.errors != before.errors)
            })
            .await?;
        if view.same_page(before) {
            bail!("the page {:?} says: {:?}", view.page(), view.errors);
        }
        Ok(view)
    }

    /// Chooses an option, by a click on its label, and waits until it is chosen.
    ///
    /// # Errors
    /// When the option is not there, or stays unchosen.
    pub async fn choose(&self, name: &str, value: &str) -> Result<View> {
        let body = "
            const input = everywhere('input').find((i) => i.type === 'radio' && i.name === arguments[0] && i.value === arguments[1]);
            const target = input && ([...(input.labels ?? [])].find(shown) ?? input);
            target?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return target ?? null;";
        let what = format!("the option {value:?} of {name:?}");
        self.click(&what, body, vec![json!(name), json!(value)]).await?;
        self.wait_for(&format!("{what} to be chosen"), |view| view.given(name) == Some(value)).await
    }

    /// Types into a field, in place of what is there.
    ///
    /// # Errors
    /// When the field is not there, or holds something else afterwards.
    pub async fn type_text(&self, name: &str, text: &str) -> Result<View> {
        let body = "
            const field = everywhere('input, textarea').find((i) => i.name === arguments[0] && i.type !== 'radio');
            field?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return field ?? null;";
        let field = self
            .element(body, vec![json!(name)])
            .await?
            .ok_or_else(|| anyhow!("there is no field {name:?}"))?;
        field.clear().await?;
        field.send_keys(text).await?;
        self.wait_for(&format!("{name:?} to hold {text:?}"), |view| {
            view.given(name).unwrap_or_default() == text
        })
        .await
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn keys(&self, key: Key) -> Result {
        self.web.action_chain().send_keys(key).perform().await?;
        Ok(())
    }

    /// Waits until the page is `width` CSS pixels wide.
    ///
    /// # Errors
    /// When it does not get so.
    pub async fn wait_for_width(&self, width: u32) -> Result {
        wait::until(&format!("a page {width} px wide"), async || {
            let now: u32 = self.script("return Math.round(window.innerWidth);", vec![]).await?;
            Ok((now == width).then_some(()))
        })
        .await
    }

    /// Goes back or on with the browser's own buttons.
    ///
    /// # Errors
    /// When the page stays the same.
    pub async fn browser_back(&self) -> Result<View> {
        let before = self.view().await?;
        self.web.back().await?;
        self.wait_for_another(&before).await.context("after the browser's Back")
    }

    /// As [`Page::browser_back`], the other way.
    ///
    /// # Errors
    /// When the page stays the same.
    pub async fn browser_forward(&self) -> Result<View> {
        let before = self.view().await?;
        self.web.forward().await?;
        self.wait_for_another(&before).await.context("after the browser's Forward")
    }
}

/// Refusals that mean “the page is just being redrawn” or “something lies above it”.
fn not_yet(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
    )
}
