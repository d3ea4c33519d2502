//! A dumb static file server: what any host does, nothing more. It knows no routes and answers 404 for what is not a file.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;

/// The path under which the built folder is served: nothing in it may depend on standing at the root.
pub(crate) const UNDER: &str = "/some/where/";

/// The same under another path, where the worker gets little memory and runs out of it.
const LITTLE_MEMORY: &str = "/with/little/memory/";

/// The same of the same origin under another path, as its next version: what stands here wants a newer database.
const NEXT_VERSION: &str = "/of/the/next/version/";

/// Makes a page, or a worker, ask for the version of the database that comes after its own, and all that was made for the old one
/// comes along. What is kept for use without a network is looked at on a site apart.
pub(crate) const ASK_FOR_NEXT_VERSION: &str = "
    (() => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        if (version === undefined) return open.call(this, name);
        return open.call(this, name, name === 'counterpart' ? version + 1 : version);
      };
      if (globalThis.Navigator) delete Navigator.prototype.serviceWorker;
    })();
";

/// The same under another path, where an upgrade of the database does all its work, tells the site so as `upgrade-` with what stands
/// behind the `?` of the page, and stands still before it is over: until somebody kills the browser.
const STUCK_UPGRADE: &str = "/of/a/stuck/upgrade/";

/// The script before those of such a page, and its name there.
const STICK: (&str, &str) = (
    "stick.js",
    "
    (() => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (...all) {
        const request = open.apply(this, all);
        if (all[0] !== 'counterpart' || all[1] === undefined) return request;
        // heard behind the app's own listener, which is there when the call that opens is over
        Promise.resolve().then(() => request.addEventListener('upgradeneeded', () => {
          const told = new XMLHttpRequest();
          told.open('GET', 'UNDERtold/upgrade-' + location.search.slice(1), false);
          told.send();
          for (;;);
        }));
        return request;
      };
    })();
    ",
);

/// Tells pages that listen how many bytes a worker writes to, and reads from, files beside the database, and for how long it
/// pauses.
const WATCH_WORKER: &str = "
    (() => {
      const file = globalThis.FileSystemSyncAccessHandle?.prototype;
      let told;
      for (const way of file ? ['read', 'write'] : []) {
        const original = file[way];
        file[way] = function (...args) {
          const bytes = original.apply(this, args);
          told ??= new BroadcastChannel('scratch');
          told.postMessage([way, bytes]);
          return bytes;
        };
      }
      const wait = globalThis.setTimeout;
      let paused;
      globalThis.setTimeout = (call, pause, ...rest) => {
        if (pause > 0) {
          paused ??= new BroadcastChannel('pauses');
          paused.postMessage(pause);
        }
        return wait(call, pause, ...rest);
      };
    })();
";

static SITE: OnceLock<u16> = OnceLock::new();

/// Files that tests hand to a page, under `handed/`.
static HANDED: Mutex<Vec<(String, Vec<u8>)>> = Mutex::new(Vec::new());
/// What pages told, under `told/`, in the order of its coming.
static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Lets pages fetch these bytes as `handed/<name>`, until the name is handed out anew.
pub(crate) fn hand(name: &str, bytes: Vec<u8>) {
    let mut handed = HANDED.lock().expect("nobody panicked");
    handed.retain(|(known, _)| known != name);
    handed.push((name.to_owned(), bytes));
}

/// Forgets what was handed out under names that begin so.
pub(crate) fn take_back(beginning: &str) {
    HANDED.lock().expect("nobody panicked").retain(|(name, _)| !name.starts_with(beginning));
}

/// What pages told with this beginning, without it.
pub(crate) fn told(beginning: &str) -> Vec<String> {
    let told = TOLD.lock().expect("nobody panicked");
    told.iter().filter_map(|text| text.strip_prefix(beginning)).map(str::to_owned).collect()
}

/// The address of the app, served once for all journeys.
pub(crate) fn address() -> String {
    format!("http://127.0.0.1:{}{UNDER}", port())
}

/// The address at which the worker gets little memory.
pub(crate) fn address_with_little_memory() -> String {
    format!("http://127.0.0.1:{}{LITTLE_MEMORY}", port())
}

/// The address at which the next version of the app stands; its pages want [`ASK_FOR_NEXT_VERSION`] before their own scripts.
pub(crate) fn address_of_next_version() -> String {
    format!("http://127.0.0.1:{}{NEXT_VERSION}", port())
}

/// The address at which an upgrade of the database never comes to its end.
pub(crate) fn address_of_stuck_upgrade() -> String {
    format!("http://127.0.0.1:{}{STUCK_UPGRADE}", port())
}

fn port() -> u16 {
    *SITE.get_or_init(|| {
        let root = built();
        assert!(root.join("index.html").is_file(), "no dist/: run `make release` first (or `make e2e`, which does)");
        serve(root, Arc::default())
    })
}

/// The built folder: `dist/`, or the one that `COUNTERPART_DIST` names.
fn built() -> PathBuf {
    std::env::var_os("COUNTERPART_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from)
}

/// A copy of the built folder at an address of its own, to be changed as a host does when a new version is put there.
pub(crate) struct Copy {
    pub(crate) address: String,
    root: PathBuf,
    /// Nobody is answered: the network is gone.
    is_silent: Arc<AtomicBool>,
}

impl Copy {
    /// Copies the built folder and serves it.
    pub(crate) fn serve(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("counterpart-site-{}-{name}", std::process::id()));
        copy(&built(), &root);
        let is_silent = Arc::new(AtomicBool::new(false));
        let port = serve(root.clone(), Arc::clone(&is_silent));
        Self { address: format!("http://127.0.0.1:{port}{UNDER}"), root, is_silent }
    }

    /// Takes the network away, or gives it back.
    pub(crate) fn fall_silent(&self, is_silent: bool) {
        self.is_silent.store(is_silent, Ordering::Relaxed);
    }

    /// Changes a file.
    pub(crate) fn change(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.root.join(file);
        let text = std::fs::read_to_string(&path).expect("is a text");
        std::fs::write(&path, change(text)).expect("is written");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.root);
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the built folder: run `make release` first").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("is copied");
        }
    }
}

fn serve(root: PathBuf, is_silent: Arc<AtomicBool>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("its address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if is_silent.load(Ordering::Relaxed) {
                continue;
            }
            let root = root.clone();
            thread::spawn(move || {
                // a browser that hangs up early is its own business
                let _answered = answer(stream, &root);
            });
        }
    });
    port
}

fn answer(mut stream: TcpStream, root: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header == "\r\n" {
            break;
        }
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or("/");
    let below = path.strip_prefix(UNDER).unwrap_or_default();
    if let Some(text) = below.strip_prefix("told/") {
        TOLD.lock().expect("nobody panicked").push(text.to_owned());
        return stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    }
    let handed = below.strip_prefix("handed/").and_then(|name| {
        let handed = HANDED.lock().expect("nobody panicked");
        handed.iter().find(|(known, _)| known == name).map(|(_, bytes)| ("application/octet-stream", bytes.clone()))
    });
    let little = path.starts_with(LITTLE_MEMORY);
    let file = path
        .strip_prefix(UNDER)
        .or_else(|| path.strip_prefix(LITTLE_MEMORY))
        .or_else(|| path.strip_prefix(NEXT_VERSION))
        .or_else(|| path.strip_prefix(STUCK_UPGRADE))
        .map(|rest| root.join(if rest.is_empty() { "index.html" } else { rest }));
    let is_stuck = path.starts_with(STUCK_UPGRADE);
    let (stick, script) = STICK;
    let script =
        (is_stuck && path.ends_with(stick)).then(|| ("text/javascript", script.replace("UNDER", UNDER).into_bytes()));
    let body = handed.or(script).or_else(|| {
        file.filter(|_| !path.contains("..")).and_then(|file| {
            let kind = match file.extension().and_then(|it| it.to_str()) {
                Some("html") => "text/html; charset=utf-8",
                Some("js" | "mjs") => "text/javascript",
                Some("css") => "text/css",
                Some("svg") => "image/svg+xml",
                Some("wasm") => "application/wasm",
                Some("json" | "webmanifest") => "application/json",
                _ => "application/octet-stream",
            };
            let bytes = std::fs::read(&file).ok()?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let bytes = match kind {
                "text/html; charset=utf-8" if is_stuck => with_script(&bytes, stick),
                "application/wasm" if little && name.starts_with("worker") => with_little_memory(&bytes),
                // a worker's clock is set where it begins; a changed program would be found out
                "text/javascript" if name.starts_with("worker-boot") => {
                    let loader = String::from_utf8(bytes).expect("UTF-8");
                    let loader = if little { without_digest(&loader) } else { loader };
                    let asks = if path.starts_with(NEXT_VERSION) { ASK_FOR_NEXT_VERSION } else { "" };
                    format!("{asks}{}{WATCH_WORKER}{loader}", super::browser::set_clock()).into_bytes()
                }
                _ => bytes,
            };
            Some((kind, bytes))
        })
    });
    let (status, kind, bytes) = match body {
        Some((kind, bytes)) => ("200 OK", kind, bytes),
        None => ("404 Not Found", "text/plain", b"not here".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(&bytes)
}

/// The page with a script that runs before its own.
fn with_script(page: &[u8], name: &str) -> Vec<u8> {
    let (before, after) = std::str::from_utf8(page).expect("UTF-8").split_once("</head>").expect("a head");
    format!("{before}<script src=\"./{name}\"></script></head>{after}").into_bytes()
}

/// The loader without the digest of the program.
fn without_digest(loader: &str) -> String {
    let (before, rest) = loader.split_once("WASM_DIGEST = '").expect("a digest");
    let (_, after) = rest.split_once('\'').expect("its end");
    format!("{before}WASM_DIGEST = ''{after}")
}

/// A program whose memory may grow by 4 MiB and no more.
fn with_little_memory(program: &[u8]) -> Vec<u8> {
    const MEMORY: u8 = 5;
    let (mut out, mut rest) = (program[..8].to_vec(), &program[8..]);
    while let Some((&section, after)) = rest.split_first() {
        let (length, body) = number(after);
        let (content, next) = body.split_at(usize::try_from(length).expect("small"));
        if section == MEMORY {
            // one memory: flags, pages at first, perhaps pages at most
            let (pages, _) = number(&content[2..]);
            let mut content = vec![1, 1];
            content.extend(written(pages));
            content.extend(written(pages + 64));
            out.push(section);
            out.extend(written(u32::try_from(content.len()).expect("small")));
            out.extend(content);
        } else {
            out.extend_from_slice(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    out
}

/// A number as WebAssembly writes it, and what follows.
fn number(bytes: &[u8]) -> (u32, &[u8]) {
    let end = bytes.iter().position(|byte| byte & 0x80 == 0).expect("an end");
    let value = bytes[..=end].iter().rev().fold(0, |value, byte| (value << 7) | u32::from(byte & 0x7f));
    (value, &bytes[end + 1..])
}

fn written(mut value: u32) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).expect("seven bits");
        value >>= 7;
        if value == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}
