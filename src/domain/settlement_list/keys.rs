//! What the lines of a settlement list are known by, on every copy of a book.

use super::record::Record;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::Promise;
use crate::domain::duties::rows::{Of, Row, is_of_material};
use crate::domain::id::{InstalmentId, MaterialEventId};
use crate::domain::materials::terms::{promised, return_of};

/// The key of an account that cannot be reckoned.
pub const UNRECKONED: &str = "account";
/// The key of what is owed and was not invoiced.
pub(super) const UNBILLED: &str = "invoices/unbilled";
/// The key of what was invoiced and is not owed.
pub(super) const OVERBILLED: &str = "invoices/over";

/// The key of what the other side gives back of what clause S3 gave.
pub(super) const INCENTIVE_BACK: &str = "incentive/back";
/// The key of what clause S3 gives besides.
pub(super) const INCENTIVE_MORE: &str = "incentive/more";

/// The key of the line of a part.
pub fn part_key(id: InstalmentId) -> String {
    format!("part/{id}")
}

/// The key of the line of a due instance of a duty.
pub fn duty_key(id: &str) -> String {
    format!("duty/{id}")
}

/// The key of the line of a material that is to be given.
pub fn give_key(material: &str) -> String {
    format!("material/{material}/give")
}

/// The key of the line of a material that is to come back.
pub fn back_key(material: &str) -> String {
    format!("material/{material}/back")
}

/// The key of the line of what is owed for a loss.
pub fn lost_key(material: &str, entry: MaterialEventId) -> String {
    format!("material/{material}/lost/{entry}")
}

/// Whether something was said of the line in which a due instance stands: of an invoice that is to be written the line for all, its
/// own where the list has none, or that of what was invoiced beyond what is owed.
pub fn is_said(row: &Row, promises: &[Promise], record: &Record) -> bool {
    let key = key_of_row(row, promises);
    record.has(&key) || record.has(&duty_key(&row.id(promises))) || (key == UNBILLED && record.has(OVERBILLED))
}

/// The key of the line in which a due instance stands on the list: of a material its own, of what is to be invoiced the one for all.
pub fn key_of_row(row: &Row, promises: &[Promise]) -> String {
    let promise = if let Of::Promise(place) = row.of { promises.get(place) } else { None };
    let Some(promise) = promise else { return duty_key(&row.id(promises)) };
    if matches!(promise.matter, Matter::Invoice { .. }) {
        return UNBILLED.to_owned();
    }
    if !is_of_material(promise) {
        return duty_key(&row.id(promises));
    }
    if promised(&promise.matter).is_some() {
        return give_key(&promise.key());
    }
    let given = promises.iter().filter(|it| promised(&it.matter).is_some());
    let mut lent = given.filter(|it| return_of(promises, it).is_some_and(|back| back.key() == promise.key()));
    lent.next().map_or_else(|| duty_key(&row.id(promises)), |it| back_key(&it.key()))
}
