//! Rules on payment (`contract-rules.md` 2.6).

use super::Case;
use super::facts::{Answer, Body, LawPack, Size};
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::phrase;
use super::said::{begins_a_line, mentions};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::delivery::DeliveryTime;
use crate::domain::contract::field;
use crate::domain::contract::party::{Side, SubjectKind};
use crate::domain::contract::payment::{Acceleration, Earnest, InvoiceOrder, Payment, Plan, Suspension};
use crate::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share, part_amounts};
use crate::domain::date::Date;
use crate::domain::exact::{Rounding, Worked};
use crate::domain::money::{Currency, Money};
use crate::domain::problem::{Item, Place};
use crate::domain::rate::Ppm;
use crate::domain::receipt::PaymentMethod;
use crate::domain::registration_code::RegistrationCode;

super::rule::rules! {
    Pay {
        R01 "PAY-01" Error Sure Any [CivilCode "470, 628"];
        R02 "PAY-02" Error Sure Any [Arithmetic ""];
        R03 "PAY-03" Error Sure Any [Arithmetic ""];
        R04 "PAY-04" Error Sure Any [Logic ""];
        R05 "PAY-05" Warning Sure Any [CivilCode "567"];
        R06 "PAY-06" Error MostlySure Any [CivilCode "159, 511", SmallFirmPayments "10"];
        R07 "PAY-07" Error Sure Any [CivilCode "586"];
        R08 "PAY-08" Warning MostlySure Any [CivilCode "586-587", ContractInterpretation "67"];
        R09 "PAY-09" Warning Sure Any [CivilCode "588"];
        R10 "PAY-10" Error Sure Any [CivilCode "634", SalesInterpretation "27"];
        R11 "PAY-11" Error Sure Cn [SmallFirmPayments "9"];
        R12 "PAY-12" Warning Sure Cn [SmallFirmPayments "9", UnfairCompetition "15"];
        R13 "PAY-13" Error Sure Cn [SmallFirmPayments "9"];
        R14 "PAY-14" Warning Sure Any [SmallFirmPayments "10"];
        R15 "PAY-15" Warning Sure Any [SmallFirmPayments "11"];
        R16 "PAY-16" Warning AskLawyer Any [CivilCode "526", ContractInterpretation "26, 31", CaseLaw ""];
        R17 "PAY-17" Warning MostlySure EuOrUk [LatePaymentDirective "3(5), 7", UkPaymentsBill ""];
        R18 "PAY-18" Warning MostlySure Eu [LatePaymentDirective "4"];
        R19 "PAY-19" Warning Sure Any [Practice "", CivilCode "140"];
        R20 "PAY-20" Warning AskLawyer Any [CivilCode "514", ForeignExchange ""];
        R21 "PAY-21" Warning MostlySure Any [Practice "", SmallFirmPayments "13", SalesInterpretation "15"];
        R22 "PAY-22" Advice Sure Any [Practice ""];
        R23 "PAY-23" Warning Sure Any [CivilCode "525-528"];
        R24 "PAY-24" Warning Sure Any [CivilCode "568", Fairness ""];
        R25 "PAY-25" Warning Sure Any [Logic ""];
    }
}

/// Retention money above this is high: a house measure.
const MOST_RETENTION: Ppm = Ppm(100_000);
/// An advance above this asks for security: a house measure.
const MOST_ADVANCE: Ppm = Ppm(500_000);
/// The shortest time to check a statement: a house measure.
const LEAST_CONFIRMATION: Period = Period::days(5);

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let plan = Place::of(field::PAYMENT_PLAN);
    let Some(payment) = case.payment() else {
        if case.total.minor > 0 {
            found.add(Pay::R01, Place::of(field::PAYMENT), vec![Value::Count(1)]);
        }
        return;
    };
    amounts(case, payment, found);
    days(case, payment, found);
    earnest(case, payment, found);
    small_firms(case, payment, found);
    if let Plan::Milestones { parts, accept_within } = &payment.plan {
        milestones(parts, *accept_within, found);
    }
    if let Plan::Instalments { parts } = &payment.plan {
        conditions(parts, found);
    }
    let accepted = dues(&payment.plan).any(|due| matches!(due, Due::After { event: Event::Acceptance, .. }));
    let fix = Fix::Inspection(Period::days(10));
    found.mend_if(accepted && case.contract.delivery.inspection.n == 0, Pay::R14, plan, fix);
    let waits = payment.invoice.order == InvoiceOrder::BeforePayment;
    found.mend_if(waits, Pay::R16, Place::of(field::PAYMENT_INVOICE_ORDER), Fix::InvoiceIndependent);
    if let Plan::Monthly { day, confirm_within, .. } = payment.plan {
        let hasty = day > 28 || confirm_within.about_days() < LEAST_CONFIRMATION.about_days();
        let fix = Fix::Settlement(day.clamp(1, 28), LEAST_CONFIRMATION.max_length(confirm_within));
        found.mend_if(hasty, Pay::R19, Place::of(field::PAYMENT_SETTLE_DAY), fix);
    }
    currency(case, payment, found);
    if let Suspension::After { overdue, notice } = payment.suspension {
        let fix = Fix::Suspension(overdue, Period::days(5));
        found.mend_if(notice.n == 0, Pay::R23, Place::of(field::PAYMENT_SUSPENSION), fix);
    }
    let one_sided = mentions(case.special, phrase::NO_SET_OFF).is_some();
    found.add_if(one_sided, Pay::R24, Place::of(field::SPECIAL));
    // the special terms come before the clause from which the plan and every fee are reckoned
    let special = case.special;
    let paid_otherwise = mentions(special, phrase::WAYS_TO_PAY).is_some() || begins_a_line(special, phrase::PAID_SO);
    found.add_if(paid_otherwise, Pay::R25, Place::of(field::SPECIAL));
}

/// PAY-02, 03, 21, 22: what the parts come to.
fn amounts(case: &Case<'_>, payment: &Payment, found: &mut Findings) {
    let plan = Place::of(field::PAYMENT_PLAN);
    let parts = payment.plan.parts();
    // shares that no figure can hold together are a problem of the plan itself, and told there
    let Some(shares) = parts.iter().map(share_of).try_fold(0, i64::checked_add) else { return };
    let sums = Money::sum(parts.iter().filter_map(sum_of), case.total.currency).ok();
    let (equal, fixed) = (
        parts.iter().any(|part| part.share == Share::Equal),
        parts.iter().any(|part| matches!(part.share, Share::Sum(_))),
    );
    if !parts.is_empty() && !equal {
        if shares != 0 && shares != Ppm::WHOLE.0 {
            let rest = parts.iter().rev().skip(1).map(share_of).try_fold(Ppm::WHOLE.0, i64::checked_sub).unwrap_or(0);
            let last_is_share = parts.last().is_some_and(|part| matches!(part.share, Share::Of(_)));
            let fix = (last_is_share && rest > 0).then_some(Fix::LastPart(Share::Of(Ppm(rest))));
            found.put(Pay::R03, plan, vec![Value::Rate(Ppm(shares))], fix);
        } else if let Some(sum) = sums.filter(|sum| fixed && shares == 0 && *sum != case.total) {
            let others = Money::sum(parts.iter().rev().skip(1).filter_map(sum_of), case.total.currency);
            let rest = others.and_then(|others| case.total.minus(others)).ok().filter(|rest| rest.minor > 0);
            let fix = rest.map(|rest| Fix::LastPart(Share::Sum(rest)));
            found.put(Pay::R02, plan, vec![Value::Money(sum), Value::Money(case.total)], fix);
        }
    }
    let Ok(Worked { value: amounts, .. }) = part_amounts(parts, case.total, payment.remainder) else { return };
    let above = |amount: i128, bound: Ppm| {
        let part = amount.checked_mul(Ppm::WHOLE.wide());
        let most = case.total.wide().checked_mul(bound.wide());
        case.total.minor > 0 && part.zip(most).is_some_and(|(part, most)| part > most)
    };
    let mut advance = if let Plan::Prepaid { balance, .. } = payment.plan { balance.wide() } else { 0 };
    for (part, amount) in parts.iter().zip(amounts) {
        let place = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
        match part.label {
            PartLabel::Advance => advance = advance.saturating_add(amount.wide()),
            PartLabel::Retention => {
                let never = matches!(part.due, Due::After { event: Event::WarrantyEnd, .. })
                    && case.contract.delivery.warranty.n == 0;
                found.add_if(never || above(amount.wide(), MOST_RETENTION), Pay::R21, place);
            }
            PartLabel::Progress
            | PartLabel::OnDelivery
            | PartLabel::Acceptance
            | PartLabel::Balance
            | PartLabel::Settlement
            | PartLabel::Own(_) => {}
        }
    }
    let secured = case.facts.advance_secured == Answer::Yes;
    found.add_if(!secured && above(advance, MOST_ADVANCE), Pay::R22, plan);
}

/// PAY-01, 04, 05, 17, 18: when.
fn days(case: &Case<'_>, payment: &Payment, found: &mut Findings) {
    let plan = Place::of(field::PAYMENT_PLAN);
    let parts = payment.plan.parts();
    for (number, part) in (1_i64..).zip(parts) {
        let Due::After { event: Event::Milestone(milestone), .. } = part.due else { continue };
        if !parts.iter().any(|other| other.id == milestone) {
            let place = Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) };
            found.add(Pay::R01, place, vec![Value::Count(number)]);
        }
    }
    let dates: Vec<Date> = dues(&payment.plan).filter_map(date_of).collect();
    let unordered = dates.iter().zip(dates.iter().skip(1)).any(|(earlier, later)| later < earlier)
        || dates.iter().any(|date| *date < case.contract.drafted_on);
    found.add_if(unordered, Pay::R04, plan);
    let late = dates.iter().max().zip(case.last_day).is_some_and(|(last, end)| *last > end);
    let lapses = !case.contract.term.survives.contains(&ClauseId::Payment);
    found.mend_if(late && lapses, Pay::R05, plan, Fix::Survives(ClauseId::Payment));
    let longest = longest_days(case, payment);
    let over = |bound: &u32| longest.is_some_and(|longest| longest > *bound);
    let limits = case.pack.limits;
    if let Some(bound) = limits.business_owes.filter(over) {
        found.put(Pay::R17, plan, Vec::new(), shortened(case, payment, bound));
    }
    let public = case.facts.theirs.body == Body::PublicBody;
    if let Some(bound) = limits.public_owes.filter(over).filter(|_| public) {
        found.put(Pay::R18, plan, Vec::new(), shortened(case, payment, bound));
    }
}

/// PAY-07 to 10: earnest money, and the rest that falls due at once.
fn earnest(case: &Case<'_>, payment: &Payment, found: &mut Findings) {
    let special = case.special;
    if let Earnest::Sum(sum) = payment.earnest {
        let place = Place::of(field::PAYMENT_EARNEST);
        if let Some(most) =
            case.pack.limits.most_earnest.of(case.total, Rounding::Floor).ok().filter(|most| most.minor > 0)
        {
            let above = sum.currency == most.currency && sum.minor > most.minor;
            found.mend_if(above, Pay::R07, place, Fix::Earnest(most));
        }
        let both = sum.minor > 0 && mentions(special, phrase::EARNEST_AND_DAMAGES).is_some();
        found.add_if(both, Pay::R09, Place::of(field::SPECIAL));
    }
    let named = mentions(special, phrase::UNLIKE_EARNEST).is_some()
        || payment.plan.parts().iter().any(|part| match &part.label {
            PartLabel::Own(words) => mentions(words, phrase::UNLIKE_EARNEST).is_some(),
            PartLabel::Advance
            | PartLabel::Progress
            | PartLabel::OnDelivery
            | PartLabel::Acceptance
            | PartLabel::Retention
            | PartLabel::Balance
            | PartLabel::Settlement => false,
        });
    let effect = mentions(special, phrase::EARNEST_EFFECT).is_some();
    found.add_if(named && effect, Pay::R08, Place::of(field::SPECIAL));
    if let Acceleration::When { overdue, cure } = payment.acceleration {
        let sale = matches!(case.contract.subject_kind, SubjectKind::Goods | SubjectKind::Mixed);
        let instalments = payment.plan.parts().len() >= 3;
        let least = case.pack.limits.least_overdue;
        let wrong = sale && instalments && (overdue < least || cure.n == 0);
        let cure = if cure.n == 0 { Period::days(15) } else { cure };
        let fix = Fix::Acceleration(overdue.max(least), cure);
        found.mend_if(wrong, Pay::R10, Place::of(field::PAYMENT_ACCELERATION), fix);
    }
}

/// PAY-11, 12, 13, 15: a small or medium firm is owed, which this book's side is as the creditor.
fn small_firms(case: &Case<'_>, payment: &Payment, found: &mut Findings) {
    if !case.facts.ours.size.is_small_or_medium() {
        return;
    }
    let plan = Place::of(field::PAYMENT_PLAN);
    let limits = case.pack.limits;
    let bounded = if case.facts.theirs.body == Body::PublicBody {
        limits.public_owes_small.map(|bound| (Pay::R11, bound))
    } else if case.facts.theirs.size == Size::Large {
        limits.large_owes_small.map(|bound| (Pay::R12, bound))
    } else {
        None
    };
    if let Some((rule, bound)) = bounded
        && longest_days(case, payment).is_some_and(|days| days > bound)
    {
        found.put(rule, plan, Vec::new(), shortened(case, payment, bound));
    }
    let waits = mentions(case.special, phrase::PAY_WHEN_PAID).is_some();
    found.add_if(case.owed_by_large_or_public() && waits, Pay::R13, Place::of(field::SPECIAL));
    for part in payment.plan.parts() {
        let waits = mentions(&part.condition, phrase::PAY_WHEN_PAID).is_some();
        found.add_if(case.owed_by_large_or_public() && waits, Pay::R13, part_place(part));
    }
    let bills = payment.method == PaymentMethod::Bill;
    found.mend_if(bills, Pay::R15, Place::of(field::PAYMENT_METHOD), Fix::Method(PaymentMethod::Transfer));
}

/// PAY-06.
fn milestones(parts: &[Instalment], accept_within: Period, found: &mut Findings) {
    for (number, part) in (1_i64..).zip(parts) {
        let vague = match &part.label {
            PartLabel::Own(words) => words.is_blank() || mentions(words, phrase::AS_THE_BUYER_LIKES).is_some(),
            PartLabel::Advance
            | PartLabel::Progress
            | PartLabel::OnDelivery
            | PartLabel::Acceptance
            | PartLabel::Retention
            | PartLabel::Balance
            | PartLabel::Settlement => false,
        };
        let waits = waits_for_milestone(part);
        let vague = (waits && vague) || is_at_will(part);
        if vague || (waits && accept_within.n == 0) {
            let fix = (!vague).then_some(Fix::MilestoneAnswer(Period::days(7)));
            found.put(Pay::R06, part_place(part), vec![part_value(number, part)], fix);
        }
    }
}

/// PAY-06 of parts that wait for no milestone: what they wait for besides may be the buyer's will too.
fn conditions(parts: &[Instalment], found: &mut Findings) {
    for (number, part) in (1_i64..).zip(parts).filter(|(_, part)| is_at_will(part)) {
        found.add(Pay::R06, part_place(part), vec![part_value(number, part)]);
    }
}

const fn waits_for_milestone(part: &Instalment) -> bool {
    matches!(part.due, Due::After { event: Event::Milestone(_), .. })
}

/// What PAY-06 names: a milestone, or a part that falls due otherwise.
const fn part_value(number: i64, part: &Instalment) -> Value {
    if waits_for_milestone(part) { Value::Count(number) } else { Value::Part(number) }
}

/// Whether the condition of a part is met when the buyer likes.
fn is_at_will(part: &Instalment) -> bool {
    mentions(&part.condition, phrase::AS_THE_BUYER_LIKES).is_some()
}

const fn part_place(part: &Instalment) -> Place {
    Place { field: field::PAYMENT_PLAN, item: Item::Instalment(part.id) }
}

/// PAY-20.
fn currency(case: &Case<'_>, payment: &Payment, found: &mut Findings) {
    let contract = case.contract;
    let currency = contract.price.currency;
    let lines = contract.lines.values().map(|line| line.unit_price.currency);
    let parts = payment.plan.parts().iter().filter_map(sum_of).map(|sum| sum.currency);
    let earnest = if let Earnest::Sum(sum) = payment.earnest { Some(sum.currency) } else { None };
    let cash = payment.most_in_cash().map(|sum| sum.currency);
    let mixed = lines.chain(parts).chain(earnest).chain(cash).any(|other| other != currency);
    let mainland =
        |side, code: &str| case.facts.side(side).body != Body::Foreign && RegistrationCode::read(code).is_ok();
    let domestic = case.facts.law == LawPack::Cn
        && case.facts.foreign_related != Answer::Yes
        && mainland(Side::Us, &case.own.code)
        && mainland(Side::Them, &case.customer.code);
    let wrong = mixed || (domestic && currency != Currency::CNY);
    found.add_if(wrong, Pay::R20, Place::of(field::PRICE_CURRENCY));
}

const fn share_of(part: &Instalment) -> i64 {
    match part.share {
        Share::Of(share) => share.0,
        Share::Sum(_) | Share::Equal => 0,
    }
}

const fn sum_of(part: &Instalment) -> Option<Money> {
    match part.share {
        Share::Sum(sum) => Some(sum),
        Share::Of(_) | Share::Equal => None,
    }
}

fn dues(plan: &Plan) -> impl Iterator<Item = Due> {
    let one = match plan {
        Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. } => Some(*due),
        Plan::Instalments { .. } | Plan::Milestones { .. } | Plan::Monthly { .. } => None,
    };
    one.into_iter().chain(plan.parts().iter().map(|part| part.due))
}

const fn date_of(due: Due) -> Option<Date> {
    match due {
        Due::On(date) => Some(date),
        Due::After { .. } => None,
    }
}

/// Whether a time for payment runs from what the creditor did, as the laws on late payment count it; retention money does
/// not, and is not an ordinary part of the price.
const fn runs_from_performance(event: Event) -> bool {
    matches!(
        event,
        Event::Delivery | Event::Acceptance | Event::Invoice | Event::StatementConfirmed | Event::Milestone(_)
    )
}

/// The longest time for payment, in days, roughly where it is not said in days.
fn longest_days(case: &Case<'_>, payment: &Payment) -> Option<u32> {
    let ordinary = payment.plan.parts().iter().filter(|part| part.label != PartLabel::Retention).map(|part| part.due);
    let lump = if let Plan::LumpSum { due, .. } = payment.plan { Some(due) } else { None };
    let agreed = ordinary.chain(lump).filter_map(|due| match due {
        Due::After { event, within } => runs_from_performance(event).then(|| within.about_days()),
        Due::On(date) => delivered_by(case).and_then(|delivered| u32::try_from(delivered.days_until(date)).ok()),
    });
    let monthly = if let Plan::Monthly { statement_within, confirm_within, pay_within, .. } = payment.plan {
        let steps = [statement_within, confirm_within, pay_within];
        Some(steps.into_iter().map(Period::about_days).fold(0, u32::saturating_add))
    } else {
        None
    };
    agreed.chain(monthly).max()
}

const fn delivered_by(case: &Case<'_>) -> Option<Date> {
    match case.contract.delivery.time {
        DeliveryTime::By(Due::On(date)) | DeliveryTime::Between { to: date, .. } => Some(date),
        DeliveryTime::By(Due::After { .. }) | DeliveryTime::Open | DeliveryTime::PerOrder => None,
    }
}

/// The fix that keeps every time for payment within `bound` days, where that is enough: a date that was agreed is left to the
/// person.
fn shortened(case: &Case<'_>, payment: &Payment, bound: u32) -> Option<Fix> {
    let fix = Fix::PayWithin(Period::days(u16::try_from(bound).ok()?));
    let mut changed = case.contract.clone();
    fix.apply(&mut changed);
    let enough = changed.payment.terms().and_then(|changed| longest_days(case, changed)).is_none_or(|it| it <= bound);
    (enough && changed.payment.terms() != Some(payment)).then_some(fix)
}
