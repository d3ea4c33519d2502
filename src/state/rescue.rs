//! The rescue: reads a database as it lies there, without opening the book, and hands out what can be got.

use std::rc::Rc;

use super::app::{App, BookKind};
use super::clock::now_milliseconds;
use super::loss::marks;
use super::outgoing::download;
use crate::record::meta::Meta;
use crate::record::row::decode_row;
use crate::store::browser::compression::unpacked;
use crate::store::browser::raw;
use crate::store::rescue::Dump;
use crate::store::snapshot::Label;
use crate::sync::file::name::file_name;
use crate::sync::salvage::salvage;

/// What was found in a database.
#[derive(Clone)]
pub struct Wreck {
    kind: BookKind,
    dump: Rc<Dump>,
    /// The version of the database.
    pub version: u64,
    /// How many bytes in all.
    pub bytes: u64,
    /// Readable records by kind.
    pub kinds: Vec<(String, u64)>,
    /// Rows that can be read but are no records.
    pub no_records: usize,
    /// Places that are damaged, now or earlier.
    pub damaged: usize,
    /// Values that the browser itself cannot read.
    pub unread: usize,
    /// Unfinished forms.
    pub drafts: usize,
    /// Snapshots: name, day, and how many records if that is known.
    pub snapshots: Vec<(String, String, Option<u64>)>,
    /// Whether what the book knows of itself can be read.
    pub head: bool,
}

impl App {
    /// Looks into the database of a book. `None` if there is none. Nothing is written, upgraded or made.
    ///
    /// # Errors
    /// Why the browser cannot open it, in words.
    pub async fn look_into(self, kind: BookKind) -> Result<Option<Wreck>, String> {
        let found = raw::dump(kind.database()).await.map_err(|fault| self.untracked_text().store_fault(&fault))?;
        Ok(found.filter(|dump| !dump.is_empty()).map(|dump| wreck(kind, dump)))
    }
}

fn wreck(kind: BookKind, dump: Dump) -> Wreck {
    let survey = dump.survey();
    let no_records = survey.loaded.rows.iter().filter(|row| decode_row(&row.bytes).is_err()).count();
    Wreck {
        kind,
        version: dump.version,
        bytes: dump.bytes(),
        no_records,
        damaged: survey.loaded.damaged.len().saturating_add(survey.quarantined.len()),
        unread: dump.unread.len(),
        drafts: survey.drafts.len(),
        snapshots: survey
            .snapshots
            .into_iter()
            .rev()
            .map(|name| {
                let label = Label::read(&name);
                (name, label.day, label.count)
            })
            .collect(),
        head: survey.loaded.meta.is_some_and(|bytes| Meta::decode(&bytes).is_ok()),
        kinds: survey.kinds.into_iter().collect(),
        dump: Rc::new(dump),
    }
}

impl Wreck {
    /// How many records can be read.
    pub fn records(&self) -> u64 {
        let rows = self.kinds.iter().fold(0_u64, |sum, (_, n)| sum.saturating_add(*n));
        rows.saturating_sub(u64::try_from(self.no_records).unwrap_or(u64::MAX))
    }

    /// Hands out every readable record as a book's file; answers with its name.
    pub fn export_book(&self) -> Option<String> {
        let marks = marks(self.kind);
        let file = salvage(self.dump.survey().loaded, &marks).ok()?;
        let name = file_name(marks.now_ms, marks.replica)?;
        download(&name, "application/json", &file.bytes)?;
        Some(name)
    }

    /// Hands out everything byte for byte, damaged rows and unfinished forms included; answers with its name.
    pub fn export_everything(&self) -> Option<String> {
        let now = now_milliseconds();
        let bytes = self.dump.write(now).ok()?;
        let name = file_name(now, super::book::fresh_replica())?.replace("-full.json", "-rescue.json");
        download(&name, "application/json", &bytes)?;
        Some(name)
    }

    /// Hands out a snapshot as a book's file; answers with its name.
    pub async fn export_snapshot(&self, snapshot: &str) -> Option<String> {
        let bytes = unpacked(self.dump.backup(snapshot)?).await?;
        let name = file_name(Label::read(snapshot).at_ms, super::book::fresh_replica())?;
        download(&name, "application/json", &bytes)?;
        Some(name)
    }
}
