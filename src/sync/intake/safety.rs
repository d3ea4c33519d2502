//! The safety copy: the book as it is, as a file, kept in the same database before anything is written.

use std::collections::BTreeMap;

use super::{IntakeFault, Snapshot};
use crate::record::rec::ERASED;
use crate::record::row::kind_of;
use crate::store::Repository;
use crate::sync::file::head::Head;
use crate::sync::file::name::time_text;
use crate::sync::file::writer::Writer;

/// What the names of safety copies end in; they begin with the time.
pub const SAFETY_SUFFIX: &str = " before-import";
/// How many are kept.
const KEPT: usize = 3;
/// A copy that is longer is kept in parts of about this size, in bytes; one behind the other they are the file.
const PART: usize = 16 << 20;

/// Keeps the book as it is, and answers under which name: that of the first part.
pub(super) async fn keep(
    repository: &impl Repository,
    book: &Snapshot,
    export: uuid::Uuid,
    now_ms: u64,
) -> Result<String, IntakeFault> {
    let time = time_text(now_ms).unwrap_or_else(|| now_ms.to_string());
    let name = |part: usize| {
        if part == 0 { format!("{time}{SAFETY_SUFFIX}") } else { format!("{time} {part:03}{SAFETY_SUFFIX}") }
    };
    let fault = |fault: &dyn std::fmt::Display| IntakeFault::Safety(fault.to_string());
    let mut out = Vec::new();
    let mut part = 0_usize;
    let head = Head::of(&book.meta, env!("CARGO_PKG_VERSION"), export, now_ms, count(book));
    let mut writer = Writer::begin(&head, &mut out).map_err(|it| fault(&it))?;
    for row in book.rows.0.values() {
        writer.row(&row.bytes(), &mut out).map_err(|it| fault(&it))?;
        if out.len() >= PART {
            repository.put_backup(&name(part), &out).await?;
            part = part.saturating_add(1);
            out.clear();
        }
    }
    writer.end(&mut out).map_err(|it| fault(&it))?;
    repository.put_backup(&name(part), &out).await?;
    Ok(name(0))
}

/// Forgets the oldest.
pub(super) async fn thin_out(repository: &impl Repository) {
    let Ok(names) = repository.backups().await else { return };
    let ours: Vec<&String> = names.iter().filter(|name| name.ends_with(SAFETY_SUFFIX)).collect();
    // names begin with the time, the parts of one copy with the same
    let time = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
    let mut times: Vec<String> = ours.iter().map(|name| time(name)).collect();
    times.sort();
    times.dedup();
    let Some(first) = times.get(times.len().saturating_sub(KEPT)) else { return };
    for name in ours.into_iter().filter(|name| time(name) < *first) {
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
