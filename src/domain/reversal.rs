//! Rows of a ledger that are written once: a mistake is taken back by a counter-entry that names the row (冲正).

use std::collections::BTreeMap;

use super::date::Date;

/// A row that a counter-entry may take back.
pub trait Reversible {
    /// Its id.
    type Id: Copy + Ord;

    /// Its id.
    fn row(&self) -> Self::Id;
    /// Its day.
    fn on(&self) -> Date;
    /// For a counter-entry: the row it takes back.
    fn reverses(&self) -> Option<Self::Id>;
}

/// Which rows were taken back, and when: where two devices each did, the earlier day holds.
pub fn taken_back<'a, R: Reversible + 'a>(rows: impl IntoIterator<Item = &'a R>) -> BTreeMap<R::Id, Date> {
    let mut days = BTreeMap::new();
    for (row, on) in rows.into_iter().filter_map(|row| Some((row.reverses()?, row.on()))) {
        let day = days.entry(row).or_insert(on);
        *day = on.min(*day);
    }
    days
}

/// The rows that stand on `as_of`, in their order: no counter-entries, none of a later day, none that was taken back by then.
pub fn standing<'a, R: Reversible>(rows: &[&'a R], as_of: Date) -> Vec<&'a R> {
    let gone = taken_back(rows.iter().copied());
    let stands = |row: &&R| {
        row.reverses().is_none() && row.on() <= as_of && gone.get(&row.row()).is_none_or(|back| *back > as_of)
    };
    rows.iter().copied().filter(stands).collect()
}
