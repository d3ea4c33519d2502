//! What was claimed when it was filed: the sums with their working, as of the day. Later records change neither (`domain.md` 5.8).

use serde::{Deserialize, Serialize};

use super::claim::{Claim, ClaimLine, HeadSort, totals};
use super::delay::DelayCost;
use crate::domain::account::{Account, PartAccount};
use crate::domain::collection::DueDay;
use crate::domain::contract::plan::PartLabel;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::late_fee::debt::CameIn;
use crate::domain::money::Money;
use crate::domain::receipt::ClaimPart;
use crate::domain::statement_line::StatementLine;

/// What was claimed when it was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The day as of which it was reckoned.
    pub as_of: Date,
    /// The heads with their amounts.
    pub lines: Vec<FrozenLine>,
    /// How those that the account knows came about, in the order of the plan. None of a claim that was filed before it was kept.
    #[serde(default)]
    pub working: Vec<FiledPart>,
}

/// A head with its amount as it was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenLine {
    /// Of what.
    pub sort: HeadSort,
    /// How much.
    pub amount: Money,
    /// A word on it.
    #[serde(default)]
    pub note: String,
    /// How it came about, of late delivery.
    #[serde(default)]
    pub delay: Option<DelayCost>,
}

/// A late part of the payment plan as it stood when it was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledPart {
    /// Its number in the plan, from 1.
    pub number: u32,
    /// What it was called.
    #[serde(default)]
    pub label: Option<PartLabel>,
    /// The day it fell due.
    pub due: Date,
    /// Whole days after that.
    pub days_late: i64,
    /// Its price.
    pub principal: FiledSum,
    /// Its late fee; nothing where none of it is in the sums.
    pub late_fee: FiledSum,
    /// The costs of recovery that were open; nothing where they are not in the sums.
    pub cost: Money,
    /// How the late fee came about, in the order of the days: what accrued from which base at which rate, what came in, was spent and was
    /// given up. None where none of it is in the sums.
    #[serde(default)]
    pub lines: Vec<StatementLine>,
}

/// How what was open came about: all of it, less what was paid and what was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledSum {
    /// All of it; of a late fee what accrued, rounded once.
    pub whole: Money,
    /// Paid of it.
    pub paid: Money,
    /// Given up of it (减免).
    pub waived: Money,
    /// What was open.
    pub open: Money,
}

impl Claim {
    /// As it is filed: what the account does not know is left out. The working is that of the parts that make its sums, by the same
    /// account; `came` is what came in for them.
    ///
    /// # Errors
    /// Overflow.
    pub fn frozen(&self, account: Option<&Account>, came: &CameIn) -> Result<Frozen, ExactError> {
        let line = |it: &ClaimLine| {
            let amount = it.amount?;
            Some(FrozenLine { sort: it.head.sort, amount, note: it.head.note.clone(), delay: it.delay })
        };
        let parts = account.map(|it| it.parts.as_slice()).unwrap_or_default().iter();
        let parts = parts.map(|part| (part, self.taken_of(part))).filter(|(_, taken)| !taken.is_empty());
        let working: Result<Vec<Option<FiledPart>>, ExactError> =
            parts.map(|(part, taken)| FiledPart::of(part, &taken, came)).collect();
        let lines = self.lines.iter().filter_map(line).collect();
        Ok(Frozen { as_of: self.as_of, lines, working: working?.into_iter().flatten().collect() })
    }

    /// What of a part its sums take in.
    fn taken_of(&self, part: &PartAccount) -> Vec<ClaimPart> {
        let takes = |line: &&ClaimLine| line.parts.iter().any(|it| it.number == part.number);
        self.lines.iter().filter(takes).filter_map(|line| line.head.sort.of_account()).collect()
    }
}

impl FiledPart {
    /// A part as it stands, with what of it is `taken` in; `came` is what came in for it. Its price is there in any case: a fee is reckoned
    /// from it. `None` while its day is not known: then nothing of it is claimed.
    fn of(part: &PartAccount, taken: &[ClaimPart], came: &CameIn) -> Result<Option<Self>, ExactError> {
        let DueDay::On(due) = part.due else { return Ok(None) };
        let nothing = Money::zero(part.position.amount.currency);
        let has_fee = taken.contains(&ClaimPart::LateFee);
        let fee = part.late_fee.as_ref().map(|fee| &fee.value).filter(|_| has_fee);
        Ok(Some(Self {
            number: u32::try_from(part.number).map_err(|_| ExactError::Overflow)?,
            label: part.label.clone(),
            due,
            days_late: part.days_late,
            principal: FiledSum {
                whole: part.position.amount,
                paid: part.position.collected,
                waived: part.position.waived,
                open: part.open_of(ClaimPart::Principal),
            },
            late_fee: FiledSum {
                whole: fee.map_or(nothing, |fee| fee.total),
                paid: fee.map_or(nothing, |fee| fee.paid),
                waived: fee.map_or(nothing, |fee| fee.waived),
                open: if has_fee { part.open_of(ClaimPart::LateFee) } else { nothing },
            },
            cost: if taken.contains(&ClaimPart::Cost) { part.open_of(ClaimPart::Cost) } else { nothing },
            lines: if has_fee { StatementLine::all_of(part, came)? } else { Vec::new() },
        }))
    }
}

impl Frozen {
    /// What it comes to, a sum for each currency.
    ///
    /// # Errors
    /// Overflow.
    pub fn totals(&self) -> Result<Vec<Money>, ExactError> {
        totals(self.lines.iter().map(|it| it.amount))
    }
}
