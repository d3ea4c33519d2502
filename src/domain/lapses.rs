//! What is lost unless somebody acts by a day: a claim may become time-barred (诉讼时效), a right to end a contract lapses
//! (解除权), and earnest money (定金) that has not come secures nothing.

use super::account::{Entries, PartAccount};
use super::calendar::WorkCalendar;
use super::collection::DueDay;
use super::contract::brief::ContractBrief;
use super::contract::party::Side;
use super::contract::payment;
use super::contract::plan::PartLabel;
use super::cure::Cures;
use super::date::Date;
use super::exact::ExactError;
use super::id::{ContractEventId, InstalmentId};
use super::interruption::Interruption;
use super::lifecycle::contract::status::ContractStatus;
use super::lifecycle::dispute::deadline::limitation;
use super::money::Money;
use super::period::PeriodLine;
use super::progress::Progress;

/// How long before a claim may be time-barred it is spoken of, in days (EXE-02: 180, 90 and 30).
pub const BEFORE_BARRED: i64 = 180;
/// From so many days before on it presses (EXE-02).
pub const SOON_BARRED: i64 = 90;
/// From so many days before on nothing may come first (EXE-02).
pub const NEARLY_BARRED: i64 = 30;
/// How long before a right to end the contract lapses it is spoken of, in days (EXE-10).
pub const BEFORE_LAPSE: i64 = 30;

/// Everything of one contract that is lost by a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lapses {
    /// What is overdue of its price, part by part.
    pub claims: Vec<Limitation>,
    /// The rights to end it that we know of and did not use.
    pub rights: Vec<RightToEnd>,
    /// Earnest money that has not come.
    pub earnest: Option<EarnestOpen>,
}

/// When the claim for a part of the price may become time-barred (Civil Code arts 188 and 195; art. 594 for the international sale
/// of goods).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limitation {
    /// The part.
    pub part: InstalmentId,
    /// Its number, from 1.
    pub number: usize,
    /// What it is called.
    pub label: Option<PartLabel>,
    /// What is open of it.
    pub open: Money,
    /// The day it fell due.
    pub due: Date,
    /// What began the limitation anew the last time.
    pub anew: Option<Interruption>,
    /// How long it runs, in months.
    pub months: u16,
    /// The last day.
    pub last: Date,
}

/// A right to end the contract that lapses unless it is used (Civil Code art. 564).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightToEnd {
    /// What it rests on: the notice to cure that ran out, or the force majeure that lasted too long.
    pub ground: ContractEventId,
    /// Since when it is known.
    pub since: Date,
    /// The last day.
    pub last: Date,
    /// How that day came about.
    pub working: Vec<PeriodLine>,
}

/// Earnest money that was agreed and has not come: it is due on signing (S8.f), and binds nobody before it is handed over (Civil
/// Code art. 586).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarnestOpen {
    /// What of it is still to come: all that was paid counts towards it first.
    pub open: Money,
    /// The day of the signing.
    pub due: Date,
}

/// What becomes of the earnest money once the contract is over (Civil Code art. 587).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarnestEnd {
    /// It counts towards the price, or goes back.
    Released(Money),
    /// We broke the contract, and the customer ended it for that: twice as much goes back.
    Doubled(Money),
    /// The customer broke it, and we ended it for that: it need not go back.
    Kept(Money),
}

impl EarnestEnd {
    /// What becomes of `sum`, what [came](earnest_came) of the earnest money, by who ended the contract for a breach, if anybody did.
    ///
    /// # Errors
    /// Twice the sum is beyond all amounts.
    pub fn of(sum: Money, cures: &Cures) -> Result<Self, ExactError> {
        Ok(match cures.ended {
            Some((Side::Them, Some(_))) => Self::Doubled(sum.plus(sum)?),
            Some((Side::Us, Some(_))) => Self::Kept(sum),
            Some((Side::Us | Side::Them, None)) | None => Self::Released(sum),
        })
    }
}

impl Limitation {
    /// Of a part that fell due on `due`, with what began its limitation anew after that; nothing where that ends beyond all dates.
    fn of(part: &PartAccount, due: Date, months: u16, begun: &[Interruption], as_of: Date) -> Option<Self> {
        let anew = Interruption::latest_of(begun, part.id, as_of);
        let last = limitation(anew.map_or(due, |it| it.on), months).ok()?.value;
        let (number, label) = (part.number, part.label.clone());
        Some(Self { part: part.id, number, label, open: part.position.open, due, anew, months, last })
    }

    /// The day it runs from.
    pub fn from(&self) -> Date {
        self.anew.map_or(self.due, |it| it.on)
    }

    /// The same, where this began it anew.
    fn begin_anew(&mut self, by: Interruption) {
        if by.on > self.from()
            && let Ok(last) = limitation(by.on, self.months)
        {
            self.anew = Some(by);
            self.last = last.value;
        }
    }
}

impl Lapses {
    /// What is lost of a contract that stands like this. What its disputes began anew is not known yet: [`Lapses::begin_anew`] adds it.
    pub fn of(
        contract: &ContractBrief,
        standing: &Progress,
        entries: &Entries<'_>,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Self {
        if !standing.is_binding() {
            return Self::default();
        }
        let parts = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        let claims = parts.iter().filter_map(|part| {
            let DueDay::On(due) = part.due else { return None };
            // of what is paid or not late nothing else is asked: a large book has many such parts
            if part.position.open.is_zero() || due >= as_of {
                return None;
            }
            let begun = Interruption::of_part(part, entries, standing);
            Limitation::of(part, due, contract.limitation_months, &begun, as_of)
        });
        Self {
            claims: claims.collect(),
            rights: rights(contract, standing, calendar, as_of),
            earnest: earnest(contract, standing),
        }
    }

    /// Takes in what disputes began anew: of the part that each names, else of everything that was due by then.
    pub fn begin_anew(&mut self, begun: &[Interruption]) {
        for claim in &mut self.claims {
            let part = claim.part;
            if let Some(last) = Interruption::latest(begun.iter().copied().filter(|it| it.is_of(part))) {
                claim.begin_anew(last);
            }
        }
    }
}

/// Our rights to end the contract that have not lapsed; none where its term was written by hand, and nobody can tell how long
/// they may be used.
fn rights(contract: &ContractBrief, standing: &Progress, of_book: &WorkCalendar, as_of: Date) -> Vec<RightToEnd> {
    let Some(window) = contract.exercise_window.filter(|_| standing.is_in_force()) else { return Vec::new() };
    if matches!(standing.status, ContractStatus::Terminating { .. }) {
        return Vec::new();
    }
    let calendar = contract.definitions.calendar(of_book);
    let ran_out = standing.cures.rights(Side::Us, as_of);
    let lasted = standing.force_majeure.iter().filter_map(|it| Some((it.id, it.may_end_since(as_of)?)));
    let all = ran_out.into_iter().chain(lasted).filter_map(|(ground, since)| {
        let worked = window.by_the_day().due(since, contract.definitions.counting(), calendar).ok()?;
        Some(RightToEnd { ground, since, last: worked.value, working: worked.working })
    });
    all.filter(|it| it.last >= as_of).collect()
}

/// What has not come of the earnest money of a contract in force.
fn earnest(contract: &ContractBrief, standing: &Progress) -> Option<EarnestOpen> {
    let payment::Earnest::Sum(sum) = contract.payment.terms()?.earnest else { return None };
    let due = standing.life.stage.agreement().filter(|_| standing.is_in_force())?.signed_on;
    if standing.account.as_ref().ok()?.open.is_zero() {
        return None;
    }
    let open = sum.minus(earnest_came(sum, standing)?).ok().filter(|it| it.minor > 0)?;
    Some(EarnestOpen { open, due })
}

/// How much of the earnest money that was agreed came: all that was paid counts towards it first, and no more than came is earnest
/// money (Civil Code art. 586). `None` where the money of the contract cannot be reckoned.
pub fn earnest_came(sum: Money, standing: &Progress) -> Option<Money> {
    let parts = &standing.account.as_ref().ok()?.parts;
    let came = Money::sum(parts.iter().map(|it| it.position.collected), sum.currency).ok()?;
    Some(if came.minor < sum.minor { came } else { sum })
}
