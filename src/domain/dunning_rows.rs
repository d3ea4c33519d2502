//! The rows that say what was done to get the claims of a contract in, read as of a day.

use super::collection::Dated;
use super::date::Date;
use super::id::InstalmentId;
use super::late_fee::debt;
use super::late_fee::dunning::{Dunning, DunningBook};
use super::late_fee_statement::LateFeeStatement;
use super::recovery_cost::RecoveryCost;
use super::reversal::standing;
use super::waiver::Waiver;

/// What was entered about the contracts of a book, or of one; in any order, counter-entries among it.
#[derive(Debug, Clone, Default)]
pub struct DunningRows<'a> {
    /// What was given up.
    pub waivers: Vec<&'a Waiver>,
    /// What it cost.
    pub costs: Vec<&'a RecoveryCost>,
    /// What was claimed.
    pub statements: Vec<&'a LateFeeStatement>,
}

impl DunningRows<'_> {
    /// What stands of it on `as_of`, by instalment: what was taken back by then never was. A row of nothing or less, which no
    /// form makes, says nothing.
    pub fn book(&self, as_of: Date) -> DunningBook {
        let waivers = standing(&self.waivers, as_of).into_iter().filter(|it| it.amount.minor > 0).map(|it| {
            let waiver = debt::Waiver { on: it.on, part: it.part.into(), amount: it.amount };
            (it.instalment, Dunning { waivers: vec![waiver], ..Dunning::default() })
        });
        let costs = standing(&self.costs, as_of).into_iter().filter(|it| it.amount.minor > 0).map(|it| {
            let cost = Dated { on: it.on, amount: it.amount };
            (it.instalment, Dunning { costs: vec![cost], ..Dunning::default() })
        });
        let claims = standing(&self.statements, as_of).into_iter().flat_map(LateFeeStatement::claims);
        let claims = claims.filter(|(_, claim)| claim.amount.minor > 0).map(claimed);
        DunningBook::new(waivers.chain(costs).chain(claims))
    }
}

fn claimed((instalment, claim): (InstalmentId, Dated)) -> (InstalmentId, Dunning) {
    (instalment, Dunning { claims: vec![claim], ..Dunning::default() })
}
