//! What was promised of a material.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::record::Material;
use crate::domain::contract::support::SupportKind;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::Promise;
use crate::domain::lifecycle::material::Keeping;
use crate::domain::rate::Quantity;

/// What was promised of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What sort of thing.
    pub kind: SupportKind,
    /// How much.
    pub amount: Amount,
    /// Whether it is given back.
    pub keeping: Keeping,
}

impl Material {
    /// What was promised.
    pub const fn terms(&self) -> Terms {
        Terms { kind: self.kind, amount: self.amount, keeping: self.keeping }
    }
}

/// What a promise of clause S7 is about; nothing of any other promise, nor of giving back, which belongs to what was given.
///
/// Funds with a value are counted in money, everything else in its unit.
pub fn promised(matter: &Matter) -> Option<Terms> {
    if let Matter::Give { kind, quantity, worth, loan, .. } = matter {
        let funds = worth.filter(|_| *kind == SupportKind::Funds);
        let amount = funds.map_or(Amount::Quantity(*quantity), Amount::Money);
        let keeping = if *loan { Keeping::Returnable } else { Keeping::Kept };
        return Some(Terms { kind: *kind, amount, keeping });
    }
    if let Matter::Train { hours } = matter {
        let thousandths = i64::from(*hours).saturating_mul(Quantity::SCALE);
        let amount = Amount::Quantity(Quantity { thousandths });
        return Some(Terms { kind: SupportKind::Training, amount, keeping: Keeping::Kept });
    }
    None
}

/// The promise by which the loan of another promise goes back: loans are given back in the order in which they are given.
pub fn return_of<'a>(promises: &'a [Promise], given: &Promise) -> Option<&'a Promise> {
    let is_loan = |it: &&Promise| matches!(it.matter, Matter::Give { loan: true, .. });
    let place = promises.iter().filter(is_loan).position(|it| it.key() == given.key())?;
    promises.iter().filter(|it| matches!(it.matter, Matter::GiveBack { .. })).nth(place)
}
