//! The evidence bundle of a dispute (证据包): one ZIP with its documents, an index page that prints, and a manifest by which anybody
//! can see whether a file is as it was when the bundle was made.

pub mod own;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::domain::date::Date;
use crate::domain::lifecycle::digest::Digest;

pub use self::page::escaped;

/// The index page.
pub const INDEX: &str = "index.html";
/// The list of all files with their sums.
pub const MANIFEST: &str = "manifest.json";
/// The longest name of a file within a folder, in characters.
const LONGEST: usize = 80;
/// The same in bytes: most systems take 255, and a number may come to it.
const MOST_BYTES: usize = 240;
/// What Windows takes for a device, whatever ending stands behind it.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// What is to be put into a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleOrder {
    /// The number of the dispute.
    pub number: String,
    /// The heading of the index page.
    pub title: String,
    /// The day it is made.
    pub made_on: Date,
    /// The language of the page, as browsers name it.
    pub language: String,
    /// The words of the index page.
    pub words: BundleWords,
    /// The documents, in order.
    pub entries: Vec<BundleEntry>,
}

/// The words of an index page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleWords {
    /// Heads the names of files.
    pub file: String,
    /// Heads what a file is.
    pub what: String,
    /// Heads the days.
    pub day: String,
    /// Heads the sizes.
    pub size: String,
    /// Stands before the day on which it was made.
    pub made: String,
    /// Said of a file whose bytes are not here.
    pub lost: String,
    /// Says what the sums are for.
    pub note: String,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleEntry {
    /// The folder within the bundle.
    pub folder: String,
    /// The name of its file.
    pub name: String,
    /// The heading under which the index lists it.
    pub group: String,
    /// What it is.
    pub what: String,
    /// Its day, if it has one.
    pub day: Option<Date>,
    /// What is in it.
    pub body: BundleBody,
}

/// What is in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BundleBody {
    /// Text.
    Text(String),
    /// The bytes of an attachment.
    Bytes {
        /// Their digest.
        sha256: Digest,
        /// How many.
        size: u64,
    },
}

/// What each document is known by among the others while somebody chooses from them; in the order given. Two of the same name, as two
/// leaks without a number have, are told apart by which of them comes first.
pub fn keys(entries: &[BundleEntry]) -> Vec<String> {
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    let key = |entry: &BundleEntry| {
        let sum = match &entry.body {
            BundleBody::Text(_) => String::new(),
            BundleBody::Bytes { sha256, .. } => sha256.to_string(),
        };
        let named = format!("{}/{}/{sum}", entry.folder, entry.name);
        let n = met.entry(named.clone()).and_modify(|n| *n = n.saturating_add(1)).or_insert(1);
        format!("{named}/{n}")
    };
    entries.iter().map(key).collect()
}

/// A file of a bundle, as index and manifest list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleFile {
    /// Its path within the bundle.
    pub path: String,
    /// What it is.
    pub what: String,
    /// Its day, if it has one.
    pub day: Option<Date>,
    /// How many bytes; nothing where they are not here.
    pub size: Option<u64>,
    /// The SHA-256 of its bytes; nothing where they are not here.
    pub sha256: Option<String>,
    /// The heading under which the index lists it.
    #[serde(skip)]
    pub group: String,
}

/// All files of a bundle with their sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The number of the dispute.
    pub dispute: String,
    /// The day it was made.
    pub made_on: Date,
    /// The files, the index page the last.
    pub files: Vec<BundleFile>,
}

/// Why a bundle is not made.
#[derive(Debug, Error)]
pub enum BundleFault {
    /// It cannot be packed.
    #[error("the bundle cannot be packed")]
    Zip(#[from] zip::result::ZipError),
    /// It cannot be written.
    #[error("the bundle cannot be written")]
    Write(#[from] io::Error),
    /// The manifest has no written form.
    #[error("the manifest cannot be written")]
    Manifest(#[from] serde_json::Error),
}

/// A bundle on its way.
pub struct Bundle {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    paths: BTreeSet<String>,
    files: Vec<BundleFile>,
}

impl Default for Bundle {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), paths: BTreeSet::new(), files: Vec::new() }
    }
}

impl Bundle {
    /// Puts a document in; `bytes` are those of an attachment, if they are here.
    ///
    /// # Errors
    /// It cannot be packed.
    pub fn add(&mut self, entry: &BundleEntry, bytes: Option<&[u8]>) -> Result<(), BundleFault> {
        let path = self.free(&entry.folder, &entry.name);
        let found = match &entry.body {
            BundleBody::Text(text) => Some(text.as_bytes()),
            BundleBody::Bytes { .. } => bytes,
        };
        if let Some(bytes) = found {
            self.pack(&path, bytes)?;
        }
        self.files.push(BundleFile {
            path,
            what: entry.what.clone(),
            day: entry.day,
            size: found.map(|it| u64::try_from(it.len()).unwrap_or(u64::MAX)),
            sha256: found.map(sum),
            group: entry.group.clone(),
        });
        Ok(())
    }

    /// Writes index and manifest, and gives the whole ZIP.
    ///
    /// # Errors
    /// It cannot be packed.
    pub fn finish(mut self, order: &BundleOrder) -> Result<Vec<u8>, BundleFault> {
        let index = page::index(order, &self.files);
        self.pack(INDEX, index.as_bytes())?;
        self.files.push(BundleFile {
            path: INDEX.to_owned(),
            what: order.title.clone(),
            day: Some(order.made_on),
            size: u64::try_from(index.len()).ok(),
            sha256: Some(sum(index.as_bytes())),
            group: String::new(),
        });
        let manifest =
            Manifest { dispute: order.number.clone(), made_on: order.made_on, files: std::mem::take(&mut self.files) };
        let manifest = serde_json::to_vec_pretty(&manifest)?;
        self.pack(MANIFEST, &manifest)?;
        Ok(self.zip.finish()?.into_inner())
    }

    fn pack(&mut self, path: &str, bytes: &[u8]) -> Result<(), BundleFault> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(path, options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// A path that no other file of the bundle has.
    fn free(&mut self, folder: &str, name: &str) -> String {
        let name = clean(name);
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), format!(".{ending}")),
            Some(_) | None => (name.clone(), String::new()),
        };
        let mut path = format!("{folder}/{name}");
        let mut n = 1_u32;
        // where capital letters do not count two names may be one
        while !self.paths.insert(path.to_lowercase()) {
            n = n.saturating_add(1);
            path = format!("{folder}/{stem}-{n}{ending}");
        }
        path
    }
}

/// A name that every system takes: no folders, no signs that mean something to a system, not too long in characters and bytes, no
/// name of a device, nothing at its end that Windows drops.
fn clean(name: &str) -> String {
    let safe = |it: char| if it.is_control() || "/\\:*?\"<>|".contains(it) { '-' } else { it };
    let at_end = |it: char| it == '.' || it.is_whitespace();
    let all: String = name.trim_matches(at_end).chars().map(safe).collect();
    let ending = all.rsplit_once('.').map(|(_, ending)| ending).filter(|it| it.chars().count() <= 8);
    let ending = ending.map(|it| format!(".{it}")).unwrap_or_default();
    let stem = all.strip_suffix(ending.as_str()).unwrap_or(&all);
    let (mut signs, mut bytes) = (ending.chars().count(), ending.len());
    let fits = |it: &char| {
        signs = signs.saturating_add(1);
        bytes = bytes.saturating_add(it.len_utf8());
        signs <= LONGEST && bytes <= MOST_BYTES
    };
    let short: String = stem.chars().take_while(fits).chain(ending.chars()).collect();
    let short = short.trim_end_matches(at_end);
    let device = short.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    if short.is_empty() {
        "file".to_owned()
    } else if DEVICES.contains(&device.as_str()) || is_port(&device) {
        format!("_{short}")
    } else {
        short.to_owned()
    }
}

/// Whether Windows takes this for a port: `COM1`, `LPT9`.
fn is_port(name: &str) -> bool {
    let number = ["COM", "LPT"].iter().find_map(|port| name.strip_prefix(port));
    number.is_some_and(|it| it.len() == 1 && it.chars().all(|digit| digit.is_ascii_digit()))
}

/// SHA-256 in hexadecimal digits.
pub fn sum(bytes: &[u8]) -> String {
    Digest(Sha256::digest(bytes).into()).to_string()
}
