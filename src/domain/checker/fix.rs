//! Changes of terms that mend a finding. A fix changes parameters only and never words that a person wrote.

use super::usual::Usual;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::payment::{Acceleration, Earnest, Payment};
use crate::domain::contract::plan::Period;
use crate::domain::money::Money;
use crate::domain::rate::Ppm;

/// A change of terms that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// Earnest money is this much.
    Earnest(Money),
    /// The rest falls due when at least this share is overdue, and stays so for this long after a demand.
    Acceleration(Ppm, Period),
    /// A clause stays in force after the end.
    Survives(ClauseId),
    /// A term goes back to what the clause catalogue gives.
    Usual(Usual),
}

impl Fix {
    /// Changes the terms.
    pub fn apply(&self, contract: &mut Contract) {
        match self {
            Self::Earnest(sum) => {
                let sum = if sum.minor > 0 { Earnest::Sum(*sum) } else { Earnest::None };
                payment(contract, |it| it.earnest = sum);
            }
            Self::Acceleration(overdue, cure) => {
                payment(contract, |it| it.acceleration = Acceleration::When { overdue: *overdue, cure: *cure });
            }
            Self::Survives(clause) => {
                contract.term.survives.insert(*clause);
            }
            Self::Usual(term) => term.apply(contract),
        }
    }
}

fn payment(contract: &mut Contract, change: impl FnOnce(&mut Payment)) {
    if let Clause::Included(terms) = &mut contract.payment {
        change(terms);
    }
}
