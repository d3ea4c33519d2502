//! The safety copy: the book as it is, as a file, kept in the same database before anything is written.

use std::collections::BTreeMap;

use super::{IntakeFault, Snapshot};
use crate::record::rec::ERASED;
use crate::record::row::key_of;
use crate::store::Repository;
use crate::sync::file::head::Head;
use crate::sync::file::name::time_text;
use crate::sync::file::writer::Writer;

/// What the names of safety copies end in; they begin with the time.
pub const SAFETY_SUFFIX: &str = " before-import";
/// How many are kept.
const KEPT: usize = 3;

/// Keeps the book as it is, and answers under which name.
pub(super) async fn keep(
    repository: &impl Repository,
    book: &Snapshot,
    export: uuid::Uuid,
    now_ms: u64,
) -> Result<String, IntakeFault> {
    let name = format!("{}{SAFETY_SUFFIX}", time_text(now_ms).unwrap_or_else(|| now_ms.to_string()));
    let bytes = file(book, export, now_ms).map_err(IntakeFault::Safety)?;
    repository.put_backup(&name, &bytes).await?;
    Ok(name)
}

/// Forgets the oldest.
pub(super) async fn thin_out(repository: &impl Repository) {
    let Ok(names) = repository.backups().await else { return };
    let ours: Vec<&String> = names.iter().filter(|name| name.ends_with(SAFETY_SUFFIX)).collect();
    for name in ours.iter().take(ours.len().saturating_sub(KEPT)) {
        // one copy too many does no harm
        let _gone = repository.remove_backup(name).await;
    }
}

fn file(book: &Snapshot, export: uuid::Uuid, now_ms: u64) -> Result<Vec<u8>, String> {
    let mut count: BTreeMap<String, u64> = BTreeMap::new();
    for row in book.rows.values() {
        let kind = key_of(row).map_or(ERASED, |(_, kind)| kind);
        match count.get_mut(kind) {
            Some(n) => *n = n.saturating_add(1),
            None => drop(count.insert(kind.to_owned(), 1)),
        }
    }
    let head = Head::of(&book.meta, env!("CARGO_PKG_VERSION"), export, now_ms, count);
    let size = book.rows.values().fold(1024_usize, |sum, row| sum.saturating_add(row.len()).saturating_add(2));
    let mut out = Vec::with_capacity(size);
    let mut writer = Writer::begin(&head, &mut out).map_err(|fault| fault.to_string())?;
    for row in book.rows.values() {
        writer.row(row, &mut out).map_err(|fault| fault.to_string())?;
    }
    writer.end(&mut out).map_err(|fault| fault.to_string())?;
    Ok(out)
}
