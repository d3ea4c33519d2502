//! The safety copy: the book as it is, as a file, kept in the same database before anything is written.

use std::collections::BTreeMap;

use super::{IntakeFault, Snapshot};
use crate::record::rec::ERASED;
use crate::record::row::kind_of;
use crate::store::Repository;
use crate::store::snapshot::part_name;
use crate::sync::file::head::Head;
use crate::sync::file::name::time_text;
use crate::sync::file::writer::Writer;

/// What the names of safety copies end in; they begin with the time.
pub const SAFETY_SUFFIX: &str = " before-import";
/// How many are kept.
const KEPT: usize = 3;
/// A copy that is longer is kept in parts of about this size, in bytes; one behind the other they are the file.
pub(super) const PART: usize = 16 << 20;

/// Keeps the book as it is, in parts of about `size` bytes, and answers under which name. What was begun and cannot be ended
/// does not stay.
pub(super) async fn keep(
    repository: &impl Repository,
    book: &Snapshot,
    export: uuid::Uuid,
    now_ms: u64,
    size: usize,
) -> Result<String, IntakeFault> {
    let time = time_text(now_ms).unwrap_or_else(|| now_ms.to_string());
    let name = format!("{time}{SAFETY_SUFFIX}");
    let kept = write(repository, book, export, now_ms, size, &name).await;
    if kept.is_err() {
        // where the room was missing, half a copy would go on taking it
        let _gone = repository.remove_backup(&name).await;
    }
    kept.map(|()| name)
}

async fn write(
    repository: &impl Repository,
    book: &Snapshot,
    export: uuid::Uuid,
    now_ms: u64,
    size: usize,
    name: &str,
) -> Result<(), IntakeFault> {
    let fault = |fault: &dyn std::fmt::Display| IntakeFault::Safety(fault.to_string());
    let mut out = Vec::new();
    let mut part = 0_usize;
    let head = Head::of(&book.meta, env!("CARGO_PKG_VERSION"), export, now_ms, count(book));
    let mut writer = Writer::begin(&head, &mut out).map_err(|it| fault(&it))?;
    for row in book.rows.0.values() {
        writer.row(&row.bytes(), &mut out).map_err(|it| fault(&it))?;
        if out.len() >= size {
            repository.put_backup(&part_name(name, part), &out).await?;
            part = part.saturating_add(1);
            out.clear();
        }
    }
    writer.end(&mut out).map_err(|it| fault(&it))?;
    Ok(repository.put_backup(&part_name(name, part), &out).await?)
}

/// Forgets the oldest.
pub(super) async fn thin_out(repository: &impl Repository) {
    let Ok(names) = repository.backups().await else { return };
    let ours: Vec<&String> = names.iter().filter(|name| name.ends_with(SAFETY_SUFFIX)).collect();
    let surplus = ours.len().saturating_sub(KEPT);
    // names begin with the time: the oldest come first
    for name in ours.into_iter().take(surplus) {
        // one copy too many does no harm
        let _gone = repository.remove_backup(name).await;
    }
}

fn count(book: &Snapshot) -> BTreeMap<String, u64> {
    let mut count: BTreeMap<String, u64> = BTreeMap::new();
    for row in book.rows.0.values() {
        let row = row.bytes();
        let kind = kind_of(&row).unwrap_or(ERASED);
        match count.get_mut(kind) {
            Some(n) => *n = n.saturating_add(1),
            None => drop(count.insert(kind.to_owned(), 1)),
        }
    }
    count
}
