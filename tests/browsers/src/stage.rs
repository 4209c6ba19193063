//! One test's surroundings: a site, a browser in front of it, and the folders it keeps.

use anyhow::{Context as _, bail};
use serde_json::json;
use thirtyfour::WebDriver;

use crate::driver::{DriverProcess, Home, Kind, Settings, capabilities};
use crate::site::{Policy, Site};
use crate::{Page, Result, View, vendor};

/// Dropped in any way, it leaves no process and no folder behind.
#[derive(Debug)]
pub struct Stage {
    /// Which browser this test runs in.
    pub kind: Kind,
    /// What is served.
    pub site: Site,
    /// What the browser keeps.
    pub home: Home,
    settings: Settings,
    // Before `home` goes, the browser must have gone.
    running: Option<(Page, DriverProcess)>,
}

impl Stage {
    /// An unused browser, not started yet, and the site as it is built, under the strictest policy.
    ///
    /// # Errors
    /// When there is no site.
    pub fn new(kind: Kind) -> Result<Self> {
        let site = Site::as_built(Policy::Server)?;
        Ok(Self { kind, site, home: Home::new()?, settings: Settings::default(), running: None })
    }

    /// Settings take effect when the browser starts.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// The tab, if a browser runs.
    pub fn page(&self) -> Option<&Page> {
        self.running.as_ref().map(|(page, _)| page)
    }

    /// Starts the browser if none runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(&mut self) -> Result<Page> {
        if let Some((page, _)) = &self.running {
            return Ok(page.clone());
        }
        let driver = DriverProcess::start(self.kind, &self.home).await?;
        let wishes = capabilities(self.kind, &self.home, self.settings)?;
        let web =
            WebDriver::new(&driver.url, wishes).await.with_context(|| format!("starting {:?}", self.kind))?;
        let page = Page { web, kind: self.kind };
        self.running = Some((page.clone(), driver));
        Ok(page)
    }

    /// Starts the browser if none runs, and opens the check on its own page.
    ///
    /// # Errors
    /// When the check does not appear.
    pub async fn open(&mut self) -> Result<(Page, View)> {
        let page = self.start().await?;
        let view = page.open(&self.site.address("index.html")).await?;
        Ok((page, view))
    }

    /// Ends every process of the browser at once, in the middle of whatever it does.
    pub fn crash(&mut self) {
        if let Some((page, mut driver)) = self.running.take() {
            driver.kill();
            forget(page);
            self.unlock();
        }
    }

    /// Closes the browser as a person does.
    ///
    /// # Errors
    /// When it does not close.
    pub async fn close(&mut self) -> Result {
        if let Some((page, driver)) = self.running.take() {
            let quit = page.web.clone().quit().await;
            drop(driver);
            forget(page);
            self.unlock();
            quit?;
        }
        Ok(())
    }

    /// Chromium's mark that the profile is in use names a process that is gone. If its number went
    /// to someone else, Chromium would take that one for itself.
    fn unlock(&self) {
        for name in ["SingletonLock", "SingletonSocket", "SingletonCookie"] {
            // Not there in Firefox, and after an orderly end.
            let _ = std::fs::remove_file(self.home.profile().join(name));
        }
    }

    /// Makes the tab as wide as a small phone: 320 px. No window gets that small, so Chromium
    /// is told to act so, and Firefox zooms in a window of twice the width. `WebKit` can do neither.
    ///
    /// # Errors
    /// When the page is not as wide as asked for.
    pub async fn narrow(&self, page: &Page) -> Result {
        match self.kind {
            Kind::Chromium => self.set_width(page, 320, 640).await?,
            Kind::Firefox => {
                page.web.set_window_rect(0, 0, 640, 900).await?;
                page.web.handle().cmd(vendor::FirefoxContext("chrome")).await?;
                let zoomed = page.web.execute("gBrowser.selectedBrowser.fullZoom = 2;", vec![]).await;
                page.web.handle().cmd(vendor::FirefoxContext("content")).await?;
                zoomed?;
            }
            Kind::WebKit => bail!("WebKit's driver makes no page that narrow"),
        }
        page.wait_for_width(320).await
    }

    /// Chromium only: any width of the tab.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn set_width(&self, page: &Page, width: u32, height: u32) -> Result {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium(page, "Emulation.setDeviceMetricsOverride", size).await?;
        // A phone's scroll bar takes no width away. (Asking for a phone outright would let the
        // page zoom out when it is too wide, and so hide that it is.)
        self.chromium(page, "Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        Ok(())
    }

    /// Chromium only: a command of its debugging protocol.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn chromium(
        &self,
        page: &Page,
        command: &str,
        parameters: serde_json::Value,
    ) -> Result<serde_json::Value> {
        let command = vendor::ChromiumCommand { command, parameters };
        Ok(page.web.handle().cmd(command).await?.value_json()?)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.crash();
    }
}

/// Without this, thirtyfour would try to close a browser that is gone.
fn forget(page: Page) {
    // An error here means that it has been forgotten already.
    let _ = page.web.leak();
}
