//! A Chromium of a test's own, and the few things that tests do with it.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// How long a test waits for what must come. The machine may be busy; nothing waits longer than it needs.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) type Result<T = ()> = std::result::Result<T, WebDriverError>;

/// How the browser is set up.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own.
pub(crate) struct Setup {
    pub(crate) width: u32,
    pub(crate) dark: bool,
    pub(crate) scripts: bool,
    /// Whether it keeps what it did for [`Browser::trace`].
    pub(crate) traced: bool,
    /// Whether all it is told waits until the page is loaded, with its scripts.
    pub(crate) waits: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            width: 1280,
            dark: false,
            scripts: true,
            traced: false,
            waits: true,
        }
    }
}

/// The driver's process, and with it the browser's: both end with the test, however it ends.
struct Driver(Child);

impl Driver {
    fn start(port: u16) -> Self {
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // A group of its own, which the browser joins.
            .process_group(0)
            .spawn();
        Self(driver.expect("chromedriver is in PATH: run `tools/setup.sh test`"))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = i32::try_from(self.0.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    _process: Driver,
    _profile: tempfile::TempDir,
}

impl Browser {
    pub(crate) async fn start(setup: Setup) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let process = Driver::start(port);
        let profile = tempfile::tempdir().unwrap();
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A test changes pages faster than any reader, and Chromium would hold it back.
            "--disable-ipc-flooding-protection",
            &format!("--user-data-dir={}", profile.path().display()),
        ] {
            capabilities.add_arg(argument)?;
        }
        if !setup.waits {
            capabilities.set("pageLoadStrategy", "none")?;
        }
        let mut logs = json!({ "browser": "ALL" });
        if setup.traced {
            logs["performance"] = "ALL".into();
            let categories = "devtools.timeline,blink.user_timing,v8";
            capabilities
                .add_experimental_option("perfLoggingPrefs", json!({ "traceCategories": categories }))?;
        }
        capabilities.set("goog:loggingPrefs", logs)?;
        let url = format!("http://127.0.0.1:{port}");
        let begin = Instant::now();
        let driver = loop {
            match WebDriver::new(&url, capabilities.clone()).await {
                Ok(driver) => break driver,
                Err(error) if begin.elapsed() > PATIENCE => return Err(error),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        };
        let browser = Self {
            driver,
            _process: process,
            _profile: profile,
        };
        browser.size(setup.width).await?;
        let theme = if setup.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        browser.command("Emulation.setEmulatedMedia", features).await?;
        if !setup.scripts {
            browser
                .command("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
                .await?;
        }
        Ok(browser)
    }

    pub(crate) async fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(name, parameters).await
    }

    pub(crate) async fn size(&self, width: u32) -> Result {
        let size = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size)
            .await
            .map(drop)
    }

    /// The page in a width, from its top to its end, as a PNG.
    pub(crate) async fn picture(&self, width: u32) -> Result<Vec<u8>> {
        self.command("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await?;
        self.size(width).await?;
        let height = self.eval("document.documentElement.scrollHeight").await?;
        // As high as the page, so that all pictures come. Chromium draws no higher ones.
        let height = height.as_u64().unwrap_or(800).min(16_000);
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size).await?;
        let shown = "Array.from(document.images).filter(image => image.checkVisibility())";
        self.until(&format!("{shown}.every(image => image.complete)"))
            .await?;
        self.eval(&format!(
            "Promise.all({shown}.map(image => image.decode().catch(() => {{}}))).then(() => true)"
        ))
        .await?;
        let picture = self
            .command("Page.captureScreenshot", json!({ "format": "png" }))
            .await?;
        let picture = picture["data"].as_str().unwrap_or_default();
        Ok(base64::prelude::BASE64_STANDARD.decode(picture).unwrap())
    }

    /// Whether the page asks for the light or the dark theme, and for which medium: `print`, or none for a screen.
    pub(crate) async fn media(&self, medium: &str, theme: &str) -> Result {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        let media = json!({ "media": medium, "features": features });
        self.command("Emulation.setEmulatedMedia", media).await.map(drop)
    }

    pub(crate) async fn offline(&self, offline: bool) -> Result {
        self.command("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.command("Network.emulateNetworkConditions", conditions)
            .await
            .map(drop)
    }

    /// Puts the clock of each page that is opened from now on into the test's hands: see [`Browser::pass`].
    pub(crate) async fn hold_time(&self) -> Result {
        self.run_first(include_str!("clock.js")).await
    }

    /// Runs a script on each page that is opened from now on, before all others.
    pub(crate) async fn run_first(&self, script: &str) -> Result {
        self.command("Page.enable", json!({})).await?;
        self.command(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await
        .map(drop)
    }

    /// Lets time pass on a page whose clock is held: its clock goes on, and what was to happen by then does.
    pub(crate) async fn pass(&self, seconds: u32) -> Result {
        self.eval(&format!("passTime({seconds} * 1000)")).await.map(drop)
    }

    /// Loads a document and waits for the app: for what only a document does, such as where the keyboard begins.
    pub(crate) async fn load(&self, url: &str) -> Result {
        self.driver.goto(url).await?;
        self.ready().await
    }

    /// Opens an address and waits for the app. With `DATELINE_REACH=link` in the environment it is left for the front
    /// page then, and reached again by a link: the app has rendered it, and all has to be as on a page that was opened.
    pub(crate) async fn open(&self, url: &str) -> Result {
        self.load(url).await?;
        if std::env::var("DATELINE_REACH").is_ok_and(|reach| reach == "link") {
            self.leave_and_return(url).await?;
        }
        Ok(())
    }

    async fn leave_and_return(&self, url: &str) -> Result {
        for link in ["document.querySelector('.masthead-name a')", "link"] {
            // The link goes with the page that is left.
            let follow = format!(
                "{{ const link = Object.assign(document.createElement('a'), {{ href: {url:?}, className: 'left' }}); \
                 document.querySelector('main').append(link); {link}.click(); }}"
            );
            self.eval(&follow).await?;
            self.until(
                "document.querySelector('main .left') === null && !document.documentElement.matches(':active-view-transition')",
            )
            .await?;
        }
        Ok(())
    }

    /// Waits for the app to have taken over the page.
    pub(crate) async fn ready(&self) -> Result {
        self.until("document.documentElement.dataset.app === 'ready'")
            .await
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn until(&self, expression: &str) -> Result {
        let begin = Instant::now();
        loop {
            match self.eval(expression).await {
                Ok(Value::Bool(true)) => return Ok(()),
                last if begin.elapsed() > PATIENCE => {
                    let url = self.driver.current_url().await?;
                    let log = self.log().await?;
                    panic!("waited in vain for {expression} at {url}; last: {last:?}; console: {log:?}");
                }
                // A page that is being left can't answer; the next one will.
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// The value of a JavaScript expression.
    pub(crate) async fn eval(&self, expression: &str) -> Result<Value> {
        let result = self
            .command(
                "Runtime.evaluate",
                json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }),
            )
            .await?;
        assert!(result.get("exceptionDetails").is_none(), "{expression}: {result}");
        Ok(result["result"]["value"].clone())
    }

    /// The text value of a JavaScript expression.
    pub(crate) async fn text(&self, expression: &str) -> Result<String> {
        let value = self.eval(expression).await?;
        Ok(value
            .as_str()
            .unwrap_or_else(|| panic!("{expression} is {value}"))
            .to_owned())
    }

    /// Waits for an element, and scrolls it into view.
    pub(crate) async fn find(&self, selector: &str) -> Result<WebElement> {
        self.until(&format!("document.querySelector({selector:?}) !== null"))
            .await?;
        self.driver.find(By::Css(selector)).await
    }

    /// Clicks what a selector names.
    pub(crate) async fn click(&self, selector: &str) -> Result {
        let element = self.find(selector).await?;
        element.scroll_into_view().await?;
        element.click().await
    }

    /// Clicks the link with this path.
    pub(crate) async fn follow(&self, path: &str) -> Result {
        self.click(&format!("main a[href='{path}']")).await
    }

    /// Waits for the page at a path to be shown, with its headline.
    pub(crate) async fn arrives(&self, path: &str) -> Result {
        self.until(&format!(
            "location.pathname === {path:?} && !document.documentElement.dataset.going"
        ))
        .await?;
        self.until("document.querySelector('main h1') !== null").await
    }

    /// Waits until the window shows an address, whether or not anybody answers there.
    pub(crate) async fn shows(&self, address: &str) -> Result {
        let begin = Instant::now();
        loop {
            let shown = self.driver.current_url().await?;
            if shown.as_str() == address {
                return Ok(());
            }
            assert!(begin.elapsed() < PATIENCE, "{shown} is shown and not {address}");
        }
    }

    /// Presses a key.
    pub(crate) async fn press(&self, key: Key) -> Result {
        let key: char = key.into();
        self.driver.action_chain().send_keys(key).perform().await
    }

    /// Marks the document, so that a test can tell whether it was left.
    pub(crate) async fn mark(&self) -> Result {
        self.eval("window.marked = true").await.map(drop)
    }

    /// Whether the document is still the marked one.
    pub(crate) async fn is_marked(&self) -> Result<bool> {
        Ok(self.eval("window.marked === true").await? == Value::Bool(true))
    }

    /// What the console said since the last time: errors, warnings, violated policies.
    pub(crate) async fn log(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        Ok(entries.into_iter().map(|entry| format!("{entry:?}")).collect())
    }

    /// What a traced browser did since the last time: events of network and timeline.
    pub(crate) async fn trace(&self) -> Result<Vec<Value>> {
        let entries = self.driver.get_log("performance").await?;
        let event = |text: &str| serde_json::from_str::<Value>(text).unwrap()["message"].take();
        Ok(entries.iter().map(|entry| event(&entry.message)).collect())
    }

    /// Nothing was complained about.
    pub(crate) async fn is_quiet(&self) -> Result {
        let log = self.log().await?;
        assert!(log.is_empty(), "the console says {log:#?}");
        Ok(())
    }
}
