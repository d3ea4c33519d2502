//! The balance table of a contract (`contract-rules.md` 2.1): where its terms put each side. What a row weighs and whom it favours
//! is [`fairness`](crate::domain::fairness)'s to say.

use super::general::changes_alone;
use super::late_payment::daily;
use super::said::in_letters;
use crate::domain::contract::Contract;
use crate::domain::contract::breach::{LateDelivery, LiabilityLimit};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::general::Assignment;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::payment::SetOff;
use crate::domain::contract::term::Notice;
use crate::domain::exact::{Rounding, Worked};
use crate::domain::fairness::{Balance, BalanceEntry, BalanceError, BalanceLine, BalancePair, Position, balance};
use crate::domain::money::Money;

/// The balance of a contract with its table.
///
/// # Errors
/// A negative rate or limit; overflow.
pub fn table(contract: &Contract) -> Result<Worked<Balance, BalanceLine>, BalanceError> {
    balance(&entries(contract))
}

/// The rows, each weighing one. Positions that cannot be compared (a limit in money against a share of a price that is not known)
/// are left empty on both sides: such a row does not count.
pub fn entries(contract: &Contract) -> Vec<BalanceEntry> {
    BalancePair::ALL
        .into_iter()
        .map(|pair| {
            let (enterprise, customer) = positions(contract, pair);
            BalanceEntry { pair, enterprise, customer, weight: 1 }
        })
        .collect()
}

/// The clauses that a row is read from.
const fn clauses_of(pair: BalancePair) -> &'static [ClauseId] {
    match pair {
        BalancePair::Notice | BalancePair::Cure | BalancePair::TerminationGrounds => &[ClauseId::Term],
        BalancePair::LiabilityCap => &[ClauseId::Breach],
        BalancePair::DelayRate => &[ClauseId::Breach, ClauseId::LatePayment],
        BalancePair::Assignment => &[ClauseId::Assignment],
        BalancePair::Confidentiality => &[ClauseId::Confidentiality],
        BalancePair::Indemnity => &[ClauseId::IntellectualProperty],
        BalancePair::ChangeRights => &[ClauseId::SpecialTerms],
        BalancePair::SetOff => &[ClauseId::Payment],
    }
}

/// Whether a row is unchecked, since a clause that it is read from was written by hand. Such a row does not count.
pub fn is_unchecked(contract: &Contract, pair: BalancePair) -> bool {
    clauses_of(pair).iter().any(|clause| contract.is_by_hand(*clause))
}

fn positions(contract: &Contract, pair: BalancePair) -> (Position, Position) {
    if is_unchecked(contract, pair) {
        return alike(Position::None);
    }
    match pair {
        BalancePair::Notice => notices(contract.term.our_notice, contract.term.their_notice),
        BalancePair::Cure => alike(Position::Days(contract.term.cure.about_days())),
        BalancePair::LiabilityCap => limits(contract),
        BalancePair::DelayRate => delay(contract),
        BalancePair::TerminationGrounds => {
            let of = |side: Side| {
                let grounds = contract.term.grounds.iter().filter(|ground| holds(ground.holder, side)).count();
                u32::try_from(grounds).unwrap_or(u32::MAX)
            };
            (Position::Cases(of(Side::Us)), Position::Cases(of(Side::Them)))
        }
        BalancePair::Assignment => alike(match contract.general.assignment {
            Assignment::WithConsent => Position::None,
            Assignment::AffiliatesOnly | Assignment::Free => Position::Held,
        }),
        BalancePair::Confidentiality if contract.leaves_out(ClauseId::Confidentiality) => alike(Position::None),
        BalancePair::Confidentiality => of_who(contract.confidentiality.bound),
        BalancePair::Indemnity => of_who(contract.intellectual_property.indemnity),
        BalancePair::ChangeRights => match changes_alone(&*in_letters(&contract.special, contract), contract) {
            Some((Side::Us, _)) => (Position::Held, Position::None),
            Some((Side::Them, _)) => (Position::None, Position::Held),
            None => alike(Position::None),
        },
        BalancePair::SetOff => alike(match contract.payment.terms().map(|payment| payment.set_off) {
            Some(SetOff::AsLaw | SetOff::Undisputed) => Position::Held,
            Some(SetOff::ByAgreement) | None => Position::None,
        }),
    }
}

const fn alike(position: Position) -> (Position, Position) {
    (position, position)
}

const fn holds(who: Who, side: Side) -> bool {
    matches!((who, side), (Who::Both, _) | (Who::Us, Side::Us) | (Who::Them, Side::Them))
}

fn of_who(who: Who) -> (Position, Position) {
    let of = |side| if holds(who, side) { Position::Held } else { Position::None };
    (of(Side::Us), of(Side::Them))
}

/// A side that may not leave at all waits without limit; where neither may, there is nothing to compare.
fn notices(ours: Notice, theirs: Notice) -> (Position, Position) {
    let days = |notice| match notice {
        Notice::Ahead(period) => Position::Days(period.about_days()),
        Notice::None => Position::Unlimited,
    };
    match (ours, theirs) {
        (Notice::None, Notice::None) => alike(Position::None),
        (ours, theirs) => (days(ours), days(theirs)),
    }
}

fn limits(contract: &Contract) -> (Position, Position) {
    let Clause::Included(breach) = &contract.breach else { return alike(Position::None) };
    let share = |ppm| Position::Rate(ppm);
    match (breach.our_limit, breach.their_limit) {
        (LiabilityLimit::OfPrice(ours), LiabilityLimit::OfPrice(theirs)) => (share(ours), share(theirs)),
        (LiabilityLimit::OfPrice(ours), LiabilityLimit::None) => (share(ours), Position::Unlimited),
        (LiabilityLimit::None, LiabilityLimit::OfPrice(theirs)) => (Position::Unlimited, share(theirs)),
        (ours, theirs) => {
            let total = contract.draft_total();
            match (sum(ours, total), sum(theirs, total)) {
                (Some(Position::Amount(ours)), Some(Position::Amount(theirs))) if ours.currency != theirs.currency => {
                    alike(Position::None)
                }
                (Some(ours), Some(theirs)) => (ours, theirs),
                (None, _) | (_, None) => alike(Position::None),
            }
        }
    }
}

/// A limit as a sum; `None` for a share of a price that is not known.
fn sum(limit: LiabilityLimit, total: Money) -> Option<Position> {
    match limit {
        LiabilityLimit::None => Some(Position::Unlimited),
        LiabilityLimit::Sum(sum) => Some(Position::Amount(sum)),
        LiabilityLimit::OfPrice(_) if total.is_zero() => None,
        LiabilityLimit::OfPrice(share) => share.of(total, Rounding::HalfUp).ok().map(Position::Amount),
    }
}

/// What a day of delay costs: us when we deliver late, the customer when it pays late, nothing to compare for a fixed sum or
/// where no reference rate is known.
fn delay(contract: &Contract) -> (Position, Position) {
    let (Clause::Included(breach), Clause::Included(payment)) = (&contract.breach, &contract.payment) else {
        return alike(Position::None);
    };
    let ours = match breach.late_delivery {
        LateDelivery::ProvenLoss => Position::None,
        LateDelivery::PerDay { rate, .. } => Position::Rate(rate),
    };
    let theirs = daily(&payment.late_fee, contract.drafted_on);
    theirs.map_or(alike(Position::None), |theirs| (ours, Position::Rate(theirs)))
}
