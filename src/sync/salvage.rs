//! A book's file out of rows that were found, whatever else is lost.

use std::collections::BTreeMap;

use thiserror::Error;
use uuid::Uuid;

use super::file::head::Head;
use super::file::signature::{public_half, sign};
use super::file::writer::{Writer, WriterFault};
use crate::record::meta::Meta;
use crate::record::rec::{ERASED, Rec};
use crate::record::replica::Replica;
use crate::record::row::{decode_row, key_of};
use crate::store::sentinel::{Noted, rebuilt};
use crate::store::{Loaded, Row};

/// What the file needs to be given: ids and the time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The version of the app.
    pub app: String,
    /// A fresh id for the file.
    pub export: Uuid,
    /// A fresh id for the copy, in case what it knew of itself is lost.
    pub replica: Replica,
    /// The book's id, in case that is lost too.
    pub workspace: Uuid,
    /// What was noted of the book apart from its database, in case its generation is lost with its head.
    pub known: Option<Noted>,
    /// Now, in milliseconds.
    pub now_ms: u64,
}

impl Marks {
    /// What is known again of the copy, from these records and from what was noted of the book.
    pub fn rebuilt<'a>(&self, recs: impl IntoIterator<Item = &'a Rec>) -> Meta {
        let known = self.known.filter(|known| known.workspace == self.workspace);
        rebuilt(known, self.workspace, self.replica, recs)
    }
}

/// A file made of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many records it holds.
    pub records: usize,
    /// Rows that are no records and stay behind; only a dump of everything carries them.
    pub left_out: Vec<Row>,
}

/// Why no file can be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(transparent)]
pub struct Unsalvageable(#[from] WriterFault);

/// Writes every row that is a record as a book's file, which any copy of the app can read.
pub fn salvage(loaded: Loaded, marks: &Marks) -> Result<Salvaged, Unsalvageable> {
    let Loaded { meta, rows, .. } = loaded;
    let mut good: BTreeMap<Uuid, (Row, Rec)> = BTreeMap::new();
    let mut left_out = Vec::new();
    for row in rows {
        match decode_row(&row.bytes) {
            // one id, one record: of two kinds under one id the file can carry one
            Ok((id, rec)) if id == row.key.id && !good.contains_key(&id) => drop(good.insert(id, (row, rec))),
            Ok(_) | Err(_) => left_out.push(row),
        }
    }
    let meta = meta.and_then(|bytes| Meta::decode(&bytes).ok());
    let meta = meta.unwrap_or_else(|| marks.rebuilt(good.values().map(|(_, rec)| rec)));
    let rows: Vec<&[u8]> = good.values().map(|(row, _)| row.bytes.as_slice()).collect();
    Ok(Salvaged { bytes: book_file(&meta, &rows, marks)?, records: good.len(), left_out })
}

/// The head of a file with these rows.
pub fn head_of(meta: &Meta, rows: &[&[u8]], marks: &Marks) -> Head {
    let mut count: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows {
        let kind = key_of(row).map_or(ERASED, |(_, kind)| kind);
        let n = count.entry(kind.to_owned()).or_default();
        *n = n.saturating_add(1);
    }
    let mut head = Head::of(meta, &marks.app, marks.export, marks.now_ms, count);
    head.key = meta.secret.as_ref().map(public_half);
    head
}

/// Writes the end of a file; signed if the copy has a key, as others may know it by that.
pub fn end(writer: Writer, meta: &Meta, out: &mut Vec<u8>) -> Result<(), WriterFault> {
    let end = writer.close()?;
    let signature = meta.secret.as_ref().map(|secret| sign(secret, &end.digest));
    end.write(signature.as_deref(), out);
    Ok(())
}

/// Writes rows, in the order of their ids, as a book's file.
fn book_file(meta: &Meta, rows: &[&[u8]], marks: &Marks) -> Result<Vec<u8>, WriterFault> {
    let mut out = Vec::with_capacity(rows.iter().fold(1024, |sum, row| sum.saturating_add(row.len())));
    let mut writer = Writer::begin(&head_of(meta, rows, marks), &mut out)?;
    for row in rows {
        writer.row(row, &mut out)?;
    }
    end(writer, meta, &mut out)?;
    Ok(out)
}
