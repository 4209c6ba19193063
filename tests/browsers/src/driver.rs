//! Starting a browser's driver on a free port, and what each browser is asked for.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::screen::Screen;
use crate::{Result, processes, wait};

/// The browsers that every journey is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`, through `WebKitWebDriver`, on a [`Screen`] of its own: it knows no other way.
    ///
    /// What it cannot do under a driver, and tests leave to the other two: keep anything after it has been closed
    /// (an automated session is a private one), be narrower than its own buttons (about 450 px), tell what was
    /// written on the console.
    WebKit,
}

impl Kind {
    /// For file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn command(self) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg("--port=0");
                command
            }
            Self::Firefox => {
                let mut command = Command::new("geckodriver");
                // System access: the narrow screen is made by zooming, see `Stage::narrow`.
                command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
                command
            }
            Self::WebKit => {
                let mut command = Command::new("WebKitWebDriver");
                command.arg("--port=0");
                command
            }
        }
    }

    /// The port that the driver listens on: in the line of its log that tells of it, if that is there yet.
    fn port(self, driver: u32, log: &str) -> Option<u16> {
        let before = match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
            // Says nothing.
            Self::WebKit => return processes::port_of(driver),
        };
        let (_, rest) = log.split_once(before)?;
        // Without what follows the number, the number may be cut short.
        let (port, _) = rest.split_once(|letter: char| !letter.is_ascii_digit())?;
        port.parse().ok()
    }
}

/// What a person has set in the browser or the system before they open the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// A dark colour scheme.
    pub dark: bool,
}

/// The folders of one person's browser. They outlive the browser, so a crash can be recovered from.
#[derive(Debug)]
pub struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    /// A browser never used before.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn new() -> Result<Self> {
        let folder =
            tempfile::Builder::new().prefix("psp-browser-").tempdir().context("making a profile folder")?;
        let home = Self { folder };
        fs::create_dir(home.profile())?;
        fs::create_dir(home.downloads())?;
        Ok(home)
    }

    /// The folder that holds everything, unique to this test.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The browser's own data.
    pub fn profile(&self) -> PathBuf {
        self.folder().join("profile")
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        self.folder().join("downloads")
    }

    /// What the driver said last.
    pub fn log(&self) -> PathBuf {
        self.folder().join("driver.log")
    }
}

/// A running driver. Dropped, it takes along the browser and all that belongs to it.
#[derive(Debug)]
pub struct DriverProcess {
    child: Child,
    folder: PathBuf,
    // Ends by itself once the browser has gone.
    _screen: Option<Screen>,
    /// Where `WebDriver` commands go.
    pub url: String,
}

impl DriverProcess {
    /// # Errors
    /// When the driver is not installed, or names no port in time.
    pub async fn start(kind: Kind, home: &Home) -> Result<Self> {
        let mut command = kind.command();
        let log = File::create(home.log())?;
        let screen = match kind {
            Kind::Chromium | Kind::Firefox => None,
            Kind::WebKit => {
                let screen = Screen::new()?;
                command.env("DISPLAY", screen.name()).envs(webkit_surroundings(home)?);
                Some(screen)
            }
        };
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            // Whatever a browser leaves in the temporary folder goes with ours.
            .env("TMPDIR", home.folder())
            .spawn()
            .with_context(|| {
                format!("starting {:?}; `cargo xtask test` installs it", command.get_program().display())
            })?;
        let mut driver =
            Self { child, folder: home.folder().to_owned(), _screen: screen, url: String::new() };
        let port = wait::until("the driver's port", async || {
            if let Some(status) = driver.child.try_wait()? {
                bail!("the driver ended at once, {status}: {}", fs::read_to_string(home.log())?);
            }
            Ok(kind.port(driver.child.id(), &fs::read_to_string(home.log())?))
        })
        .await?;
        driver.url = format!("http://127.0.0.1:{port}");
        Ok(driver)
    }

    /// Ends driver and browser without a word, as a crash would.
    pub fn kill(&mut self) {
        processes::kill_tree(self.child.id(), &self.folder);
        // Dead by now; waiting only lets the system forget it.
        let _ = self.child.wait();
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What the driver is asked for.
///
/// # Errors
/// Never in practice: the literals below are objects.
pub fn capabilities(kind: Kind, home: &Home, settings: Settings) -> Result<Capabilities> {
    let value = match kind {
        Kind::Chromium => chromium(home, settings),
        Kind::Firefox => firefox(home, settings),
        Kind::WebKit => webkit(settings),
    };
    let Value::Object(map) = value else { bail!("capabilities are an object") };
    let mut capabilities = Capabilities::new();
    for (name, value) in map {
        capabilities.set(&name, value)?;
    }
    Ok(capabilities)
}

fn chromium(home: &Home, settings: Settings) -> Value {
    let mut args = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        // Small containers have 64 MB of shared memory, and a tab dies of it.
        "--disable-dev-shm-usage".to_owned(),
        "--window-size=1280,900".to_owned(),
        format!("--user-data-dir={}", home.profile().display()),
    ];
    if settings.dark {
        args.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    json!({
        "browserName": "chrome",
        // A test's server signs its own certificate.
        "acceptInsecureCerts": true,
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "args": args,
            "prefs": {
                "download.default_directory": home.downloads(),
                "download.prompt_for_download": false,
            },
        },
    })
}

fn firefox(home: &Home, settings: Settings) -> Value {
    json!({
        "browserName": "firefox",
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", home.profile()],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": home.downloads(),
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
                "browser.download.manager.addToRecentDocs": false,
                // After a crash the person opens the page again; the old tabs do not come back by themselves.
                "browser.sessionstore.resume_from_crash": false,
                "layout.css.prefers-color-scheme.content-override": i32::from(!settings.dark),
            },
        },
    })
}

fn webkit(settings: Settings) -> Value {
    // The window is higher than the page by its own buttons.
    let mut args = vec!["--automation", "--geometry=1280x938"];
    if settings.dark {
        args.push("--dark-mode");
    }
    json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": { "args": args } })
}

/// A home of its own, where a desktop would have everyone's; and no desktop.
fn webkit_surroundings(home: &Home) -> Result<Vec<(&'static str, OsString)>> {
    let folder = |name: &str| -> Result<OsString> {
        let path = home.profile().join(name);
        fs::create_dir_all(&path)?;
        Ok(path.into_os_string())
    };
    let settings = folder("config")?;
    fs::write(
        Path::new(&settings).join("user-dirs.dirs"),
        format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.downloads().display()),
    )?;
    Ok(vec![
        ("HOME", home.profile().into_os_string()),
        ("XDG_CONFIG_HOME", settings),
        ("XDG_CACHE_HOME", folder("cache")?),
        ("XDG_DATA_HOME", folder("data")?),
        ("XDG_RUNTIME_DIR", folder("run")?),
        ("GSETTINGS_BACKEND", "memory".into()),
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".into()),
        ("NO_AT_BRIDGE", "1".into()),
    ])
}
