//! Duties that force majeure holds up (`contract-rules.md` G7): what falls due while it lasts waits, and is due on the first day
//! after it. What had fallen due before it began stays late (Civil Code art. 590 (2)).

use super::days::{Awaits, DueOn};
use super::promise::Promise;
use super::record::Duty;
use super::rows::{Of, Row};
use crate::domain::contract::party::{Side, Who};
use crate::domain::force_majeure::{Held, Hold, duty_due};

/// Moves the days of what is still open and prevented.
pub fn excuse(rows: &mut [Row], promises: &[Promise], own: &[&Duty], holds: &[Hold]) {
    if holds.is_empty() {
        return;
    }
    for row in rows.iter_mut().filter(|row| row.is_open()) {
        let bearer = match &row.of {
            Of::Promise(place) => promises.get(*place).map(|it| it.bearer),
            Of::Own(id) => own.iter().find(|it| it.id == *id).map(|it| it.bearer),
            Of::Gone(_) => None,
        };
        // a duty of both sides is one that the other side can still do
        let side = match bearer {
            Some(Who::Us) => Side::Us,
            Some(Who::Them) => Side::Them,
            Some(Who::Both) | None => continue,
        };
        if let DueOn::Day(day) = row.due {
            row.due = match duty_due(holds, side, day) {
                Held::Stays => row.due,
                Held::Waits => DueOn::Waits(Awaits::ForceMajeure),
                Held::Moves(day) => DueOn::Day(day),
            };
        }
    }
}
