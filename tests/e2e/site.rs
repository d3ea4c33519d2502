//! A dumb static file server: what any host does, nothing more. It knows no routes and answers 404 for what is not a file.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};
use std::thread;

/// The path under which the built folder is served: nothing in it may depend on standing at the root.
pub(crate) const UNDER: &str = "/some/where/";

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
    let port = *SITE.get_or_init(|| {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(root.join("index.html").is_file(), "no dist/: run `make release` first (or `make e2e`, which does)");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.clone();
                thread::spawn(move || {
                    // a browser that hangs up early is its own business
                    let _answered = answer(stream, &root);
                });
            }
        });
        port
    });
    format!("http://127.0.0.1:{port}{UNDER}")
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
    let file = path.strip_prefix(UNDER).map(|rest| root.join(if rest.is_empty() { "index.html" } else { rest }));
    let body = handed.or_else(|| {
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
            std::fs::read(&file).ok().map(|bytes| (kind, bytes))
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
