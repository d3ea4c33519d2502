//! A browser of one's own: started with an empty profile, watched for every fault, killed if need be.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::processes;

/// The day all journeys take place: a Wednesday.
pub(crate) const TODAY: &str = "2026-05-20";

/// How long a script of a journey may wait for something, beside other journeys.
const SCRIPTS_AT_MOST: Duration = Duration::from_mins(2);

/// How a journey looks at the app.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    /// The browser's language: `zh-CN` or `en-US`.
    pub(crate) language: &'static str,
    /// Width and height of the page.
    pub(crate) size: (u32, u32),
    /// Dark, or light.
    pub(crate) dark: bool,
    /// In a private window.
    pub(crate) private: bool,
    /// In a browser as people have it, as its times are measured.
    pub(crate) measured: bool,
}

impl Look {
    pub(crate) const ZH: Self =
        Self { language: "zh-CN", size: (1366, 850), dark: false, private: false, measured: false };
    pub(crate) const EN: Self =
        Self { language: "en-US", size: (1366, 850), dark: false, private: false, measured: false };

    pub(crate) const fn phone(self) -> Self {
        Self { size: (390, 844), ..self }
    }

    pub(crate) const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    pub(crate) const fn private(self) -> Self {
        Self { private: true, ..self }
    }

    pub(crate) const fn measured(self) -> Self {
        Self { measured: true, ..self }
    }

    /// Whether it is as narrow as a phone.
    pub(crate) const fn is_narrow(self) -> bool {
        self.size.0 < 500
    }
}

/// Which browser the journeys run in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    Chromium,
    /// Without what only Chromium's own tools do: no set day, no faults noted before the first script. Enough for what needs
    /// neither, such as the kills.
    Firefox,
}

impl Engine {
    /// Chromium, unless `COUNTERPART_BROWSER` says `firefox`.
    fn asked() -> Self {
        match std::env::var("COUNTERPART_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("COUNTERPART_BROWSER is chromium or firefox, not {other}"),
        }
    }
}

/// A running browser.
pub(crate) struct Browser {
    driver_process: Child,
    profile: PathBuf,
    look: Look,
    pub(crate) driver: WebDriver,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Browser {
    /// Starts with an empty profile.
    pub(crate) async fn start(look: Look) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("counterpart-e2e-{}-{number}", std::process::id()));
        std::fs::create_dir_all(profile.join("downloads")).expect("a folder for the profile");
        Self::start_in(profile, look).await
    }

    async fn start_in(profile: PathBuf, look: Look) -> Self {
        let (driver_process, port) = start_driver(Engine::asked());
        let driver = connect(port, &profile, look).await;
        // dropped last, it would say goodbye to a killed browser for minutes; `stop` ends it without a word
        std::mem::forget(driver.clone());
        driver.set_script_timeout(SCRIPTS_AT_MOST).await.expect("it takes the time");
        let browser = Self { driver_process, profile, look, driver };
        browser.watch().await;
        browser
    }

    /// Another browser session on the same profile, after this one was ended or killed.
    pub(crate) async fn start_again(self) -> Self {
        let (profile, look) = (self.profile.clone(), self.look);
        self.leave(Profile::Kept).await;
        Self::start_in(profile, look).await
    }

    /// The same on the profile of a browser that was killed: it has nobody left to say goodbye, and is not waited for.
    pub(crate) async fn start_after_kill(self) -> Self {
        let (profile, look) = (self.profile.clone(), self.look);
        drop(self);
        Self::start_in(profile, look).await
    }

    /// Kills the browser as a crash would: no goodbye, no flush.
    pub(crate) fn kill(&self) {
        let processes = processes::below(self.driver_process.id());
        assert!(!processes.is_empty(), "there was a browser to kill");
        processes::kill(&processes);
    }

    /// Memory in use by the process that runs the page, in MiB: the largest one of them.
    pub(crate) fn memory(&self) -> u64 {
        self.pages().into_iter().map(|it| it.memory / 1024).max().unwrap_or(0)
    }

    /// Forgets how much memory the processes that run pages ever held, so that [`peak`](Self::peak) counts from here.
    pub(crate) fn forget_peak(&self) {
        for page in self.pages() {
            processes::forget_peak(page.id);
        }
    }

    /// The most memory that a process that runs pages (with its workers) held since [`forget_peak`](Self::forget_peak), in MiB.
    /// The kernel keeps it, so that no moment is missed; `None` where there is no such kernel.
    pub(crate) fn peak(&self) -> Option<u64> {
        self.pages().iter().filter_map(|page| processes::peak(page.id)).max().map(|kibibytes| kibibytes / 1024)
    }

    fn pages(&self) -> Vec<processes::Process> {
        let below = processes::below(self.driver_process.id()).into_iter();
        below.filter(|it| it.command.contains("--type=renderer")).collect()
    }

    /// What the browser noted when it opened its databases.
    pub(crate) fn database_log(&self) -> String {
        let folders = std::fs::read_dir(self.profile.join("Default/IndexedDB")).into_iter().flatten().flatten();
        folders.filter_map(|folder| std::fs::read_to_string(folder.path().join("LOG")).ok()).collect()
    }

    /// What is in its language: the first if that is Chinese, else the second.
    pub(crate) fn pick<T>(&self, zh: T, en: T) -> T {
        if self.look.language.starts_with("zh") { zh } else { en }
    }

    /// Where downloads arrive.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    /// Opens the app at an address behind the `#`.
    pub(crate) async fn open(&self, fragment: &str) {
        self.driver.goto(format!("{}{fragment}", super::site::address())).await.expect("the page loads");
    }

    /// Opens the app where its worker gets little memory.
    pub(crate) async fn open_with_little_memory(&self, fragment: &str) {
        let address = format!("{}{fragment}", super::site::address_with_little_memory());
        self.driver.goto(address).await.expect("the page loads");
    }

    /// Opens the next version of the app, in a tab that asks for its database.
    pub(crate) async fn open_next_version(&self, fragment: &str) {
        let address = format!("{}{fragment}", super::site::address_of_next_version());
        self.driver.goto(address).await.expect("the page loads");
    }

    /// Sets the day, the time zone and the colours, and notes every fault from the first line on.
    pub(crate) async fn watch(&self) {
        if Engine::asked() == Engine::Firefox {
            return;
        }
        let tools = self.driver.cdp();
        let run = async |command: &str, parameters: Value| {
            tools.send_raw(command, parameters).await.unwrap_or_else(|fault| panic!("{command}: {fault}"));
        };
        run("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watcher() })).await;
        run("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Shanghai" })).await;
        self.set_colours(self.look.dark).await;
        let (width, height) = self.look.size;
        run(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.look.is_narrow() }),
        )
        .await;
        run("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": self.downloads() })).await;
    }

    /// Sets the colours that the system asks for, dark or light, on the page as it stands; nothing moves meanwhile.
    pub(crate) async fn set_colours(&self, dark: bool) {
        if Engine::asked() == Engine::Firefox {
            return;
        }
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("its colours");
    }

    /// Whether the journey began in dark colours.
    pub(crate) const fn began_dark(&self) -> bool {
        self.look.dark
    }

    /// Whether the page is as narrow as a phone.
    pub(crate) const fn is_narrow(&self) -> bool {
        self.look.is_narrow()
    }

    /// Faults noted since the last look: violations of the policy, console errors, requests to another origin.
    pub(crate) async fn faults(&self) -> Vec<String> {
        let noted = self.driver.execute("return window.__faults || []", Vec::new()).await.expect("the page answers");
        let mut faults: Vec<String> = noted.convert().expect("a list of texts");
        let foreign = self
            .driver
            .execute(
                "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin) && !n.startsWith('blob:') && !n.startsWith('data:'))",
                Vec::new(),
            )
            .await
            .expect("the page answers");
        let foreign: Vec<String> = foreign.convert().expect("a list of texts");
        faults.extend(foreign.into_iter().map(|name| format!("request to {name}")));
        faults
    }

    /// Ends the journey: no fault may have been noted.
    pub(crate) async fn end(self) {
        let faults = self.faults().await;
        self.leave(Profile::Removed).await;
        assert!(faults.is_empty(), "the page met faults: {faults:#?}");
    }

    /// Ends a journey in which a fault of the page was the point.
    pub(crate) async fn end_after_faults(self) {
        self.leave(Profile::Removed).await;
    }

    async fn leave(mut self, profile: Profile) {
        // a killed browser cannot say goodbye
        let _ended = tokio::time::timeout(Duration::from_secs(5), self.driver.clone().quit()).await;
        self.stop();
        if profile == Profile::Removed {
            let _removed = std::fs::remove_dir_all(&self.profile);
        }
    }

    fn stop(&mut self) {
        processes::kill(&processes::below(self.driver_process.id()));
        let _killed = self.driver_process.kill();
        let _waited = self.driver_process.wait();
    }

    /// Saves what is seen as a picture, if `COUNTERPART_PICTURES` names a folder.
    pub(crate) async fn picture(&self, name: &str) {
        if let Ok(folder) = std::env::var("COUNTERPART_PICTURES") {
            std::fs::create_dir_all(&folder).expect("a folder for pictures");
            self.driver.screenshot(&Path::new(&folder).join(format!("{name}.png"))).await.expect("a picture");
        }
    }
}

/// A journey that failed leaves no browser behind either.
impl Drop for Browser {
    fn drop(&mut self) {
        self.stop();
    }
}

#[derive(PartialEq, Eq)]
enum Profile {
    Kept,
    Removed,
}

fn start_driver(engine: Engine) -> (Child, u16) {
    let (program, arguments, before_port): (&str, &[&str], &str) = match engine {
        Engine::Chromium => ("chromedriver", &["--port=0", "--allowed-ips=127.0.0.1"], "started successfully on port "),
        Engine::Firefox => ("geckodriver", &["--host=127.0.0.1", "--port=0"], "Listening on 127.0.0.1:"),
    };
    let mut command = Command::new(program);
    if engine == Engine::Firefox {
        // Chromium is told by its tools
        command.env("TZ", "Asia/Shanghai");
    }
    let mut process = command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|fault| panic!("{program} is not there (`make e2e` sets it up): {fault}"));
    let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split_once(before_port).and_then(|(_, port)| port.trim_end_matches('.').trim().parse().ok())
        })
        .expect("the driver says its port");
    // the driver must not block on a full pipe
    std::thread::spawn(move || lines.for_each(drop));
    (process, port)
}

async fn connect(port: u16, profile: &Path, look: Look) -> WebDriver {
    match Engine::asked() {
        Engine::Chromium => connect_chromium(port, profile, look).await,
        Engine::Firefox => connect_firefox(port, profile, look).await,
    }
}

async fn connect_firefox(port: u16, profile: &Path, look: Look) -> WebDriver {
    let mut capabilities = DesiredCapabilities::firefox();
    let (width, height) = look.size;
    for argument in [
        "-headless".to_owned(),
        "-profile".to_owned(),
        profile.display().to_string(),
        format!("--width={width}"),
        format!("--height={height}"),
    ] {
        capabilities.add_arg(&argument).expect("an argument");
    }
    if look.private {
        capabilities.add_arg("-private").expect("an argument");
    }
    let preferences = json!({
        "intl.accept_languages": look.language,
        "layout.css.prefers-color-scheme.content-override": i32::from(!look.dark),
        "ui.prefersReducedMotion": 1,
        "browser.download.folderList": 2,
        "browser.download.dir": profile.join("downloads"),
        "browser.download.alwaysOpenPanel": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/json,application/octet-stream,text/csv,application/zip",
    });
    capabilities.set_browser_option("prefs", preferences).expect("preferences");
    WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.expect("a browser session")
}

async fn connect_chromium(port: u16, profile: &Path, look: Look) -> WebDriver {
    let mut capabilities = DesiredCapabilities::chrome();
    let (width, height) = look.size;
    for argument in [
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        format!("--lang={}", look.language),
        format!("--accept-lang={}", look.language),
        format!("--window-size={width},{height}"),
    ] {
        capabilities.add_arg(&argument).expect("an argument");
    }
    if look.private {
        capabilities.add_arg("--incognito").expect("an argument");
    }
    // a journey runs each piece of the program a few times only: to translate it once more, for speed, costs more than it gains
    if !look.measured {
        capabilities.add_arg("--js-flags=--liftoff-only").expect("an argument");
    }
    capabilities
        .add_experimental_option(
            "prefs",
            json!({ "intl.accept_languages": look.language, "download.default_directory": profile.join("downloads") }),
        )
        .expect("preferences");
    WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await.expect("a browser session")
}

/// The clock of the journeys: their day begins with this run and goes on from there, in every page and worker alike.
pub(crate) fn set_clock() -> String {
    static BEGAN: OnceLock<u128> = OnceLock::new();
    let began = BEGAN.get_or_init(|| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        now.expect("after 1970").as_millis()
    });
    format!(
        r"
        (() => {{
          const start = Date.parse('{TODAY}T09:30:00+08:00'), real = Date, now = () => start + real.now() - {began};
          class SetDate extends real {{
            constructor(...parts) {{ parts.length ? super(...parts) : super(now()); }}
            static now() {{ return now(); }}
          }}
          globalThis.Date = SetDate;
        }})();
        "
    )
}

/// Runs before any script of the page: sets the clock, and notes faults.
fn watcher() -> String {
    // every journey begins with a browser of its own, which would keep all files of the site anew: that is looked at on a site
    // apart (`without_a_network`)
    let common = format!(
        "if (location.href.startsWith('{}')) delete Navigator.prototype.serviceWorker;",
        super::site::address()
    );
    set_clock()
        + common.as_str()
        + r"
        (() => {
          window.__faults = [];
          const note = text => window.__faults.push(text);
          document.addEventListener('securitypolicyviolation', e => note('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + (e.sample || '')));
          window.addEventListener('error', e => note('error: ' + (e.message || (e.target && (e.target.src || e.target.href)))), true);
          window.addEventListener('unhandledrejection', e => note('rejection: ' + e.reason));
          const error = console.error.bind(console);
          console.error = (...words) => { note('console: ' + words.join(' ')); error(...words); };
        })();
        "
}
