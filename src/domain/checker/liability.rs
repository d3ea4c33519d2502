//! Rules on liability (`contract-rules.md` 2.7).

use super::Case;
use super::facts::Answer;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::late_payment::daily;
use super::phrase;
use super::said::mentions;
use super::usual::Usual;
use crate::domain::contract::breach::{AgreedDamages, Breach, IndirectLoss, LateDelivery, LiabilityLimit, Mitigation};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::protection::SecrecyDamages;
use crate::domain::exact::Rounding;
use crate::domain::money::Money;
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;

super::rule::rules! {
    Lia {
        R01 "LIA-01" Error Sure Any [CivilCode "506(1)", UnfairContractTerms "2(1)"];
        R02 "LIA-02" Error Sure Any [CivilCode "506(2)"];
        R03 "LIA-03" Warning Sure Any [Fairness "", CivilCode "497"];
        R04 "LIA-04" Warning MostlySure Any [CivilCode "585", ContractInterpretation "65(2)"];
        R05 "LIA-05" Warning Sure Any [Fairness ""];
        R06 "LIA-06" Error Sure Any [CivilCode "197"];
        R07 "LIA-07" Warning Sure Any [CivilCode "496", ContractInterpretation "10"];
        R08 "LIA-08" Error AskLawyer Any [CivilCode "497"];
        R09 "LIA-09" Warning MostlySure Any [CivilCode "498", ConsumerContractMeasures ""];
        R10 "LIA-10" Advice Sure Any [CivilCode "591"];
        R11 "LIA-11" Warning AskLawyer Uk [UnfairContractTerms "3, 11"];
        R12 "LIA-12" Warning MostlySure Any [CivilCode "584-585, 566", SalesInterpretation "20"];
    }
}

/// The highest rate for late delivery (S5 `ld_delivery`).
const MOST_DELIVERY_RATE: Ppm = Ppm(2_000);

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    written(case, found);
    let standard = case.facts.standard_terms == Answer::Yes;
    if standard && case.facts.explained != Answer::Yes {
        let clauses = major_interest(case).into_iter().map(Value::Clause).collect();
        found.add(Lia::R07, Place::of(field::CIRCUMSTANCES_EXPLAINED), vec![Value::List(clauses)]);
    }
    if let SecrecyDamages::Sum(sum) = case.contract.confidentiality.damages
        && !case.contract.leaves_out(ClauseId::Confidentiality)
        && above_share(case, sum)
    {
        found.add(Lia::R04, Place::of(field::CONFIDENTIALITY_DAMAGES), Vec::new());
    }
    let Clause::Included(breach) = &case.contract.breach else {
        // the duty to limit loss is written in the clause on breach, which this contract does not have
        found.add(Lia::R10, Place::of(field::BREACH), Vec::new());
        return;
    };
    let unsaid = breach.mitigation == Mitigation::NotStated;
    found.mend_if(unsaid, Lia::R10, Place::of(field::BREACH_MITIGATION), Fix::Usual(Usual::Mitigation));
    limits(case, breach, found);
    let most = case.pack.limits.most_damages;
    let excessive = match breach.general {
        AgreedDamages::None => false,
        AgreedDamages::Sum(sum) => above_share(case, sum),
        AgreedDamages::OfPrice(share) => share > most,
    };
    let place = Place::of(field::BREACH_GENERAL);
    found.mend_if(excessive, Lia::R04, place, Fix::GeneralDamages(AgreedDamages::OfPrice(most)));
    delays(case, breach, found);
    let excluded = breach.our_limit != LiabilityLimit::None || breach.indirect_loss != IndirectLoss::Foreseeable;
    found.add_if(standard && excluded, Lia::R11, Place::of(field::BREACH_OUR_LIMIT));
    let fee = mentions(case.special, phrase::TERMINATION_FEE).is_some();
    found.add_if(fee && breach.general != AgreedDamages::None, Lia::R12, place);
}

/// What a person may have written and no term can say: the clause itself keeps injury, intent and gross negligence out of
/// every limit.
fn written(case: &Case<'_>, found: &mut Findings) {
    let special = case.special;
    let place = Place::of(field::SPECIAL);
    for (phrases, rule) in [
        (phrase::INJURY_EXCLUDED, Lia::R01),
        (phrase::INTENT_EXCLUDED, Lia::R02),
        (phrase::LIMITATION_CHANGED, Lia::R06),
        (phrase::LAST_WORD, Lia::R09),
    ] {
        found.add_if(mentions(special, phrases).is_some(), rule, place);
    }
    let deprived = mentions(special, phrase::MAIN_RIGHT_REMOVED).is_some();
    found.add_if(case.facts.standard_terms == Answer::Yes && deprived, Lia::R08, place);
}

/// LIA-03.
fn limits(case: &Case<'_>, breach: &Breach, found: &mut Findings) {
    let (ours, theirs) = (breach.our_limit, breach.their_limit);
    let place = if ours == LiabilityLimit::None { field::BREACH_OUR_LIMIT } else { field::BREACH_THEIR_LIMIT };
    let larger = match (size(ours, case.total), size(theirs, case.total)) {
        (Limit::None, Limit::None) | (Limit::Unknown, _) | (_, Limit::Unknown) => return,
        (Limit::None, Limit::Of(_)) => theirs,
        (Limit::Of(_), Limit::None) => ours,
        (Limit::Of(mine), Limit::Of(other)) => {
            let (low, high) = (mine.min(other), mine.max(other));
            if high <= low.saturating_mul(2) {
                return;
            }
            if mine > other { ours } else { theirs }
        }
    };
    let values = vec![Value::Side(Side::Us), value(ours), Value::Side(Side::Them), value(theirs)];
    found.mend(Lia::R03, Place::of(place), values, Fix::Limits(larger));
}

enum Limit {
    None,
    /// In minor units times a million, or in parts per million where there is no price.
    Of(i128),
    Unknown,
}

/// How large a limit is on a price.
fn size(limit: LiabilityLimit, total: Money) -> Limit {
    match limit {
        LiabilityLimit::None => Limit::None,
        LiabilityLimit::OfPrice(share) if total.is_zero() => Limit::Of(share.wide()),
        LiabilityLimit::OfPrice(share) => Limit::Of(share.wide().saturating_mul(total.wide())),
        LiabilityLimit::Sum(_) if total.is_zero() => Limit::Unknown,
        LiabilityLimit::Sum(sum) if sum.currency == total.currency => {
            Limit::Of(sum.wide().saturating_mul(Ppm::WHOLE.wide()))
        }
        LiabilityLimit::Sum(_) => Limit::Unknown,
    }
}

fn value(limit: LiabilityLimit) -> Value {
    match limit {
        LiabilityLimit::None => Value::Nothing,
        LiabilityLimit::Sum(sum) => Value::Money(sum),
        LiabilityLimit::OfPrice(share) => Value::Rate(share),
    }
}

/// LIA-05: what a day late costs each side.
fn delays(case: &Case<'_>, breach: &Breach, found: &mut Findings) {
    let LateDelivery::PerDay { rate: delivery, .. } = breach.late_delivery else { return };
    let Some(clause) = case.payment().map(|payment| &payment.late_fee) else { return };
    let Some(payment) = daily(clause, case.contract.drafted_on) else { return };
    if uneven(payment, delivery) {
        let level = payment.min(MOST_DELIVERY_RATE);
        let fix = (!uneven(payment, level)).then_some(Fix::DeliveryRate(level));
        found.put(Lia::R05, Place::of(field::BREACH_DELIVERY_RATE), Vec::new(), fix);
    }
}

/// Whether two daily rates differ by more than three times; a rate of nothing is the business of LPI-01.
fn uneven(one: Ppm, other: Ppm) -> bool {
    let (low, high) = (one.min(other), one.max(other));
    low > Ppm(0) && high.0 > low.0.saturating_mul(3)
}

/// Whether agreed damages come to more of the price than is not measured against the loss.
fn above_share(case: &Case<'_>, sum: Money) -> bool {
    let most = case.pack.limits.most_damages.of(case.total, Rounding::Floor).ok().filter(|most| most.minor > 0);
    most.is_some_and(|most| sum.currency == most.currency && sum.minor > most.minor)
}

/// The clauses of major interest to the other side that this contract has (Civil Code art. 496; Consumer Rights Law art. 26).
fn major_interest(case: &Case<'_>) -> Vec<ClauseId> {
    let contract = case.contract;
    [
        (case.sells(), ClauseId::Price),
        (case.sells(), ClauseId::Delivery),
        (contract.payment.terms().is_some(), ClauseId::LatePayment),
        (contract.breach.terms().is_some(), ClauseId::Breach),
        (true, ClauseId::Term),
        (true, ClauseId::Disputes),
    ]
    .into_iter()
    .filter_map(|(present, clause)| present.then_some(clause))
    .collect()
}
