//! What is claimed in a dispute: principal, late fees, damages, costs, with the working, as of any day (`domain.md` 5.8). What was
//! filed stands as it was on the day of filing: see [`super::filed`].

use serde::{Deserialize, Serialize};

use super::delay::{DelayCost, DeliveryDelay};
use crate::domain::account::{Account, PartAccount};
use crate::domain::collection::DueDay;
use crate::domain::contract::plan::PartLabel;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::InstalmentId;
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::ClaimPart;

/// A head of claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Of what.
    pub sort: HeadSort,
    /// Where its amount comes from.
    pub source: Source,
    /// A word on it.
    #[serde(default)]
    pub note: String,
}

/// What a head is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadSort {
    /// 本金、货款.
    Principal,
    /// 逾期付款违约金.
    LateFee,
    /// 违约金、损失赔偿.
    Damages,
    /// 实现债权的费用.
    Cost,
    /// 其他.
    Other,
}

/// Where the amount of a head comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The account of the contract, reckoned as of the day.
    Account,
    /// It was written down.
    Amount(Money),
    /// The clause on late delivery (S5), reckoned as of the day.
    Delivery(DeliveryDelay),
}

/// A head with its amount as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimLine {
    /// The head.
    pub head: Head,
    /// How much; nothing while the account does not say.
    pub amount: Option<Money>,
    /// How it came about: the parts of the payment plan that are late.
    pub parts: Vec<ClaimedPart>,
    /// The same of late delivery.
    pub delay: Option<DelayCost>,
}

/// What a late part of a payment plan adds to a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedPart {
    /// Its number, from 1.
    pub number: usize,
    /// What it is called.
    pub label: Option<PartLabel>,
    /// The day it fell due.
    pub due: Date,
    /// Whole days after that.
    pub days_late: i64,
    /// What it adds.
    pub amount: Money,
}

/// All heads as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The day.
    pub as_of: Date,
    /// The heads.
    pub lines: Vec<ClaimLine>,
    /// What they come to, a sum for each currency.
    pub totals: Vec<Money>,
}

impl HeadSort {
    /// Every sort, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Principal, Self::LateFee, Self::Damages, Self::Cost, Self::Other];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::LateFee => "late_fee",
            Self::Damages => "damages",
            Self::Cost => "cost",
            Self::Other => "other",
        }
    }

    /// The sort of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What of the claim to a part of a payment plan it takes in; nothing where the account knows nothing of it.
    pub const fn of_account(self) -> Option<ClaimPart> {
        match self {
            Self::Principal => Some(ClaimPart::Principal),
            Self::LateFee => Some(ClaimPart::LateFee),
            Self::Cost => Some(ClaimPart::Cost),
            Self::Damages | Self::Other => None,
        }
    }
}

/// The sums of amounts, one for each currency, in the order in which these appear.
///
/// # Errors
/// Overflow.
pub fn totals(amounts: impl IntoIterator<Item = Money>) -> Result<Vec<Money>, ExactError> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|it| it.currency == amount.currency) {
            Some(sum) => *sum = sum.plus(amount)?,
            None => sums.push(amount),
        }
    }
    Ok(sums)
}

fn claimed(part: &PartAccount, of: ClaimPart) -> Option<ClaimedPart> {
    let DueDay::On(due) = part.due else { return None };
    let amount = part.open_of(of);
    // what falls due later is not claimed yet
    (part.days_late > 0 && !amount.is_zero()).then(|| ClaimedPart {
        number: part.number,
        label: part.label.clone(),
        due,
        days_late: part.days_late,
        amount,
    })
}

fn line(head: &Head, account: Option<&Account>, only: &[InstalmentId], as_of: Date) -> Result<ClaimLine, ExactError> {
    if let Source::Delivery(delay) = head.source {
        let cost = delay.cost(as_of)?;
        return Ok(ClaimLine { head: head.clone(), amount: Some(cost.owed), parts: Vec::new(), delay: Some(cost) });
    }
    let (amount, parts) = match (head.source, account, head.sort.of_account()) {
        (Source::Amount(amount), ..) => (Some(amount), Vec::new()),
        (Source::Account, Some(account), Some(of)) => {
            let named = account.parts.iter().filter(|part| only.is_empty() || only.contains(&part.id));
            let parts: Vec<ClaimedPart> = named.filter_map(|part| claimed(part, of)).collect();
            let sum = Money::sum(parts.iter().map(|part| part.amount), account.total.currency)?;
            (Some(sum), parts)
        }
        (Source::Account | Source::Delivery(_), _, _) => (None, Vec::new()),
    };
    Ok(ClaimLine { head: head.clone(), amount, parts, delay: None })
}

/// What `heads` come to as of a day, by the account of that day; `only`: of these parts of its plan, of all where none is named.
///
/// # Errors
/// Overflow.
pub fn claim(
    heads: &[Head],
    account: Option<&Account>,
    only: &[InstalmentId],
    as_of: Date,
) -> Result<Claim, ExactError> {
    let lines = heads.iter().map(|head| line(head, account, only, as_of)).collect::<Result<Vec<_>, _>>()?;
    let totals = totals(lines.iter().filter_map(|line| line.amount))?;
    Ok(Claim { as_of, lines, totals })
}

impl Claim {
    /// The currency in which most is claimed; else ours.
    pub fn currency(&self) -> Currency {
        self.totals.first().map_or(Currency::CNY, |it| it.currency)
    }
}
