//! Rules on late payment (`contract-rules.md` 2.6).

use super::Case;
use super::facts::LawPack;
use super::finding::{Findings, StatutoryRate, Value};
use super::fix::Fix;
use super::phrase;
use super::said::mentions;
use super::usual::Usual;
use crate::domain::contract::field;
use crate::domain::date::Date;
use crate::domain::exact::{Rounding, divide};
use crate::domain::late_fee::convention::{Convention, ConventionRate, LPR_YARDSTICK, System, in_force};
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{AllocationOrder, DayCount, Fixing, LateFeeRule, LateRate, MonthCount};
use crate::domain::late_fee::yearly::{RateStanding, against_lpr};
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;

super::rule::rules! {
    Lpi {
        R01 "LPI-01" Warning Sure Any [SalesInterpretation "18", SmallFirmPayments "17", UkLatePayment "", LatePaymentDirective ""];
        R02 "LPI-02" Warning MostlySure Cn [CivilCode "585", ContractInterpretation "64-65", Practice ""];
        R03 "LPI-03" Error Sure Cn [SmallFirmPayments "17"];
        R04 "LPI-04" Advice MostlySure Cn [SalesInterpretation "18", ContractInterpretation "65(2)"];
        R05 "LPI-05" Warning MostlySure Any [Practice "", LatePaymentDirective "3", UkLatePayment "8-9"];
        R06 "LPI-06" Error Sure Any [Sanity ""];
        R07 "LPI-07" Warning Sure Any [Fairness ""];
        R08 "LPI-08" Advice Sure Any [CivilCode "561"];
        R09 "LPI-09" Warning AskLawyer Any [Practice ""];
        R10 "LPI-10" Warning Sure Any [ContractInterpretation "64(3)"];
        R11 "LPI-11" Warning AskLawyer Uk [UkLatePayment "8-9", UkPaymentsBill ""];
        R12 "LPI-12" Warning AskLawyer Us [StateLaw ""];
        R13 "LPI-13" Warning MostlySure Eu [LatePaymentDirective "6-7"];
        R14 "LPI-14" Advice Sure Any [Practice ""];
    }
}

/// The months of a year by which a rate per month becomes one per year.
const MONTHS: i64 = 12;
/// The days of a year by which a yearly rate becomes one per day.
const DAYS: i128 = 365;
/// Beyond these a unit was probably mistaken: a house measure.
const PLAUSIBLE: (Ppm, Ppm) = (Ppm(5_000), Ppm::WHOLE);

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let Some(payment) = case.payment() else { return };
    let place = Place::of(field::PAYMENT_LATE_RATE);
    if is_silent(&payment.late_fee) {
        let default = vec![Value::Default(statutory(case))];
        found.put(Lpi::R01, place, default, usual(case).map(Fix::LateRate));
    } else if let Ok(yearly) = payment.late_fee.rate.yearly(case.contract.drafted_on) {
        measured(case, &payment.late_fee, yearly.value, found);
    }
    let unordered = payment.late_fee.order == AllocationOrder::NotStated;
    found.mend_if(unordered, Lpi::R08, Place::of(field::PAYMENT_LATE_ORDER), Fix::Usual(Usual::Allocation));
    let uncounted = payment.late_fee.rate.day_count() == Some(DayCount::NotStated);
    found.mend_if(uncounted, Lpi::R14, place, Fix::Usual(Usual::DaysOfYear));
    let special = Place::of(field::SPECIAL);
    for (phrases, rule) in [
        (phrase::ONE_WAY_INTEREST, Lpi::R07),
        (phrase::COMPOUND, Lpi::R09),
        (phrase::NO_ADJUSTMENT, Lpi::R10),
        (phrase::NO_RECOVERY_SUM, Lpi::R13),
    ] {
        found.add_if(mentions(case.special, phrases).is_some(), rule, special);
    }
}

/// The rules that measure the yearly rate of the clause.
fn measured(case: &Case<'_>, clause: &LateFeeRule, yearly: Ppm, found: &mut Findings) {
    let place = Place::of(field::PAYMENT_LATE_RATE);
    let usual = usual(case).map(Fix::LateRate);
    let (least, most) = PLAUSIBLE;
    if yearly < least || yearly > most {
        found.put(Lpi::R06, place, Vec::new(), usual.clone());
    }
    match case.facts.law {
        LawPack::Cn => against_prime_rate(case, clause, yearly, usual, found),
        LawPack::Eu | LawPack::Uk => {
            let statutory =
                reference(case).zip(margin(case)).and_then(|(rate, margin)| rate.0.checked_add(margin.0)).map(Ppm);
            if statutory.is_some_and(|statutory| yearly < statutory) {
                found.put(Lpi::R05, place, Vec::new(), usual.clone());
                found.put(Lpi::R11, place, Vec::new(), usual);
            }
        }
        LawPack::Us => {
            let month = MonthCount::TwelveIn365;
            let Some(most) = customary(case) else { return };
            let monthly = RateTable::constant(most).ok().map(|table| LateRate::Monthly { table, month });
            if yearly.0 > most.0.saturating_mul(MONTHS) {
                found.put(Lpi::R12, place, Vec::new(), monthly.map(Fix::LateRate));
            }
        }
        LawPack::Other => {}
    }
}

/// LPI-02 to 05: against one-year LPR on the day of signing.
fn against_prime_rate(case: &Case<'_>, clause: &LateFeeRule, yearly: Ppm, fix: Option<Fix>, found: &mut Findings) {
    let place = Place::of(field::PAYMENT_LATE_RATE);
    let Some(lpr) = reference(case) else { return };
    let Ok(standing) = against_lpr(yearly, lpr) else { return };
    let small_firm_is_owed = case.facts.ours.size.is_small_or_medium() && case.owed_by_large_or_public();
    match standing.value {
        RateStanding::BelowReference if small_firm_is_owed => {
            found.put(Lpi::R03, place, vec![Value::Rate(lpr)], fix);
        }
        RateStanding::BelowReference => found.put(Lpi::R05, place, Vec::new(), fix),
        RateStanding::Usual => {}
        RateStanding::AboveUsualLoss => found.put(Lpi::R04, place, Vec::new(), fix),
        RateStanding::AboveCeiling if small_firm_is_owed => {}
        RateStanding::AboveCeiling => {
            let Some(daily) = daily(clause, case.contract.drafted_on) else { return };
            let Some(ceiling) = multiple(lpr, LPR_YARDSTICK.ceiling) else { return };
            found.put(Lpi::R02, place, [daily, yearly, ceiling].map(Value::Rate).to_vec(), fix);
        }
    }
}

/// Whether nothing is owed for being late.
fn is_silent(clause: &LateFeeRule) -> bool {
    let zero = |table: &RateTable| table.steps().iter().all(|step| step.rate == Ppm(0));
    match &clause.rate {
        LateRate::Daily { table } | LateRate::Annual { table, .. } | LateRate::Monthly { table, .. } => zero(table),
        LateRate::ReferenceMultiple { hundredths, .. } => *hundredths == 0,
        LateRate::ReferencePlus { .. } => false,
        LateRate::StartedPeriod { rate, .. } => *rate == Ppm(0),
        LateRate::FixedSum { amount } => amount.is_zero(),
    }
}

/// What the law gives where the contract is silent.
fn statutory(case: &Case<'_>) -> StatutoryRate {
    let small_firm_is_owed = case.facts.ours.size.is_small_or_medium() && case.owed_by_large_or_public();
    match case.facts.law {
        LawPack::Cn if small_firm_is_owed => StatutoryRate::PrcSmallFirm,
        LawPack::Cn => StatutoryRate::Prc,
        LawPack::Eu => StatutoryRate::Eu,
        LawPack::Uk => StatutoryRate::Uk,
        LawPack::Us | LawPack::Other => StatutoryRate::None,
    }
}

/// The dated reference rates of the law, as far as they are known.
const fn table<'a>(case: &Case<'a>) -> Option<&'a RateTable> {
    match case.facts.law {
        LawPack::Cn => case.facts.rates.lpr.as_ref(),
        LawPack::Eu => case.facts.rates.ecb.as_ref(),
        LawPack::Uk => case.facts.rates.boe.as_ref(),
        LawPack::Us | LawPack::Other => None,
    }
}

/// The reference rate of the law on the day of the contract.
fn reference(case: &Case<'_>) -> Option<Ppm> {
    table(case).and_then(|table| table.on(case.contract.drafted_on).ok())
}

/// The row of the conventions that holds for a contract of this day under its law.
fn convention(case: &Case<'_>) -> Option<&'static Convention> {
    let system = match case.facts.law {
        LawPack::Eu => System::Eu,
        LawPack::Uk => System::Uk,
        LawPack::Us => System::Us,
        LawPack::Cn | LawPack::Other => return None,
    };
    in_force(system, case.contract.drafted_on).ok()
}

/// What the law puts on the reference rate, per year (Late Payment Directive art. 2(6); Act of 1998 s. 6).
fn margin(case: &Case<'_>) -> Option<Ppm> {
    match convention(case)?.rate {
        ConventionRate::Plus { margin, .. } => Some(margin),
        ConventionRate::Agreed
        | ConventionRate::MultipleBand { .. }
        | ConventionRate::Daily { .. }
        | ConventionRate::MonthlyBand { .. } => None,
    }
}

/// What contracts usually stay within, per month.
fn customary(case: &Case<'_>) -> Option<Ppm> {
    match convention(case)?.rate {
        ConventionRate::MonthlyBand { most, .. } => Some(most),
        ConventionRate::Agreed
        | ConventionRate::MultipleBand { .. }
        | ConventionRate::Daily { .. }
        | ConventionRate::Plus { .. } => None,
    }
}

/// The usual clause of the law: one and a half times one-year LPR (S8 `late_basis`), or eight points on the reference rate.
/// Nothing while the reference rate is not known.
fn usual(case: &Case<'_>) -> Option<LateRate> {
    let reference = table(case)?.clone();
    let day_count = DayCount::Actual365;
    let plus =
        |reference, fixing| margin(case).map(|margin| LateRate::ReferencePlus { reference, margin, day_count, fixing });
    match case.facts.law {
        LawPack::Cn => Some(LateRate::ReferenceMultiple {
            reference,
            hundredths: LPR_YARDSTICK.usual_loss,
            day_count,
            fixing: Fixing::AtBreach,
        }),
        LawPack::Eu => plus(reference, Fixing::HalfYearRefixed),
        LawPack::Uk => plus(reference, Fixing::HalfYearFrozen),
        LawPack::Us | LawPack::Other => None,
    }
}

/// What a day late costs under the clause, for a contract of a day: as it is written, or a 365th of the yearly rate, to the
/// nearest millionth. `None` for a fixed sum, or where no rate is known for the day, or none can hold it.
pub(super) fn daily(clause: &LateFeeRule, on: Date) -> Option<Ppm> {
    if let LateRate::Daily { table } = &clause.rate {
        return table.on(on).ok();
    }
    rounded(clause.rate.yearly(on).ok()?.value.wide(), DAYS)
}

fn multiple(rate: Ppm, hundredths: u32) -> Option<Ppm> {
    rounded(rate.wide().checked_mul(i128::from(hundredths))?, 100)
}

fn rounded(numerator: i128, denominator: i128) -> Option<Ppm> {
    let rate = divide(numerator, denominator, Rounding::HalfUp).ok()?;
    i64::try_from(rate).ok().map(Ppm)
}
