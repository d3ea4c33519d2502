//! Rules on the contract while it is performed (`contract-rules.md` 2.9).

use super::finding::{Finding, Findings, Value};
use super::pack::{self, Pack};
use super::performed::{ForceMajeureEvent, OpenComplaint, Performed, Transfer};
use crate::domain::account::{Account, PartAccount};
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::field;
use crate::domain::contract::payment::Earnest;
use crate::domain::contract::plan::{Event, PartLabel, Period};
use crate::domain::contract::sharing::{EndAction, ShareMode};
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::interruption::{Interruption, InterruptionKind};
use crate::domain::lapses::{BEFORE_BARRED, BEFORE_LAPSE};
use crate::domain::lifecycle::contract::status::{ContractStatus, Decided, Ended, RenewalMode, RunningTerm};
use crate::domain::lifecycle::dispute::deadline::limitation;
use crate::domain::money::Money;
use crate::domain::problem::{Item, Place};
use crate::domain::rate::Ppm;
use crate::domain::service_clock::ServiceState;

/// How long before the end of the inspection period (EXE-04).
const BEFORE_INSPECTION: i64 = 2;
/// How long before the last day for an evaluation (EXE-05).
const BEFORE_EVALUATION: i64 = 7;
/// How long before the last day for a decision on renewal (EXE-07).
const BEFORE_RENEWAL: i64 = 15;
/// How much of a service limit is used before it is spoken of (EXE-06).
const USED: i64 = 75;

super::rule::rules! {
    Exe {
        R01 "EXE-01" Warning Sure Any [CivilCode "579", Area "S8"];
        R02 "EXE-02" Warning MostlySure Any [CivilCode "188, 195", CivilCode "594"];
        R03 "EXE-03" Advice Sure Any [CivilCode "195"];
        R04 "EXE-04" Warning Sure Any [CivilCode "621"];
        R05 "EXE-05" Advice Sure Any [Area "S3"];
        R06 "EXE-06" Warning Sure Any [Area "S4"];
        R07 "EXE-07" Advice Sure Any [Area "S6"];
        R08 "EXE-08" Warning Sure Any [PersonalInformationLaw "21, 47", Area "S1"];
        R09 "EXE-09" Error Sure Any [PersonalInformationLaw "15, 23"];
        R10 "EXE-10" Warning Sure Any [CivilCode "564"];
        R11 "EXE-11" Warning MostlySure Any [CivilCode "634"];
        R12 "EXE-12" Warning Sure Any [CivilCode "590"];
        R13 "EXE-13" Warning MostlySure Any [Practice "", CivilCode "490"];
        R14 "EXE-14" Warning Sure Any [CivilCode "587", Area "S8"];
    }
}

/// What the rules find in a contract while it is performed, heaviest first. A contract that was never signed is not performed.
pub fn performing(performed: &Performed<'_>) -> Vec<Finding> {
    // nothing is said of a clause that was written by hand
    let computed = performed.contract.computed();
    let performed = &Performed { contract: &computed, ..*performed };
    let pack = pack::of(performed.contract);
    let mut found = Findings::under(pack);
    if !performed.progress.is_binding() {
        return found.sorted();
    }
    if let Ok(account) = &performed.progress.account {
        money(performed, account, &pack, &mut found);
    }
    inspection(performed, &mut found);
    evaluations(performed, &mut found);
    complaints(performed.complaints, &mut found);
    renewal(performed, &mut found);
    information(performed, &mut found);
    rights(performed, &mut found);
    for event in performed.force_majeure {
        found.add_if(told_late(performed, *event), Exe::R12, Place::of(field::FORCE_NOTICE));
    }
    goes_on(performed, &mut found);
    earnest(performed, &mut found);
    found.sorted()
}

fn money(performed: &Performed<'_>, account: &Account, pack: &Pack, found: &mut Findings) {
    for part in account.parts.iter().filter(|part| !part.position.open.is_zero()) {
        let place = part_place(part.id);
        if is_late(performed, part) {
            let fee = part.late_fee.as_ref().map_or(Money::zero(part.position.open.currency), |fee| fee.value.owed);
            let values = vec![Value::Money(part.position.open), Value::Count(part.days_late), Value::Money(fee)];
            found.add(Exe::R01, place, values);
            if part.label == Some(PartLabel::Retention) {
                found.add(Exe::R14, place, vec![Value::Money(part.position.open)]);
            }
        }
        let anew = restarted(performed, part.id);
        if let Some(on) = anew {
            found.add(Exe::R03, place, vec![Value::Date(on)]);
        }
        if let DueDay::On(due) = part.due
            && due < performed.today
            && let Ok(barred) = limitation(anew.map_or(due, |on| on.max(due)), performed.times.limitation)
            && performed.today.days_until(barred.value) <= BEFORE_BARRED
        {
            found.add(Exe::R02, place, vec![Value::Money(part.position.open), Value::Date(barred.value)]);
        }
    }
    let least = pack.limits.least_overdue;
    let overdue = account.overdue.wide().saturating_mul(Ppm::WHOLE.wide());
    let demanded =
        performed.interruptions.iter().any(|it| it.kind == InterruptionKind::Demand && it.on <= performed.today);
    let enough = !account.total.is_zero() && overdue >= account.total.wide().saturating_mul(least.wide());
    found.add_if(enough && demanded, Exe::R11, Place::of(field::PAYMENT_ACCELERATION));
}

const fn part_place(id: InstalmentId) -> Place {
    Place { field: field::PAYMENT_PLAN, item: Item::Instalment(id) }
}

/// Overdue, and the days of grace are over. The due day is rolled already.
fn is_late(performed: &Performed<'_>, part: &PartAccount) -> bool {
    let grace = performed.contract.payment.terms().map_or(0, |payment| i64::from(payment.late_fee.grace.days));
    part.status == InstalmentStatus::Overdue && part.days_late > grace
}

/// The last day from which the limitation of a part runs anew.
fn restarted(performed: &Performed<'_>, part: InstalmentId) -> Option<Date> {
    Interruption::latest_of(performed.interruptions, part, performed.today).map(|it| it.on)
}

/// The last day of a period of the contract, counted and rolled as it says.
fn last_day(performed: &Performed<'_>, period: Period, from: Date) -> Option<Date> {
    let counting = performed.contract.definitions.counting();
    period.by_the_day().due(from, counting, performed.calendar).ok().map(|worked| worked.value)
}

/// Whether `day` lies ahead, today included, and no more than `days` away.
fn is_near(performed: &Performed<'_>, day: Date, days: i64) -> bool {
    (0..=days).contains(&performed.today.days_until(day))
}

fn inspection(performed: &Performed<'_>, found: &mut Findings) {
    let happened = &performed.progress.happened;
    if happened.contains_key(&Event::Acceptance) || performed.contract.is_by_hand(ClauseId::Delivery) {
        return;
    }
    let Some(delivered) = happened.get(&Event::Delivery) else { return };
    if let Some(last) = last_day(performed, performed.contract.delivery.inspection, *delivered)
        && is_near(performed, last, BEFORE_INSPECTION)
    {
        found.add(Exe::R04, Place::of(field::DELIVERY_INSPECTION), vec![Value::Date(last)]);
    }
}

fn evaluations(performed: &Performed<'_>, found: &mut Findings) {
    for due in performed.evaluations {
        if performed.today.days_until(due.until) <= BEFORE_EVALUATION {
            found.add(Exe::R05, Place::of(field::TARGETS_EVALUATE), vec![Value::Span(due.from, due.to)]);
        }
    }
}

fn complaints(complaints: &[OpenComplaint], found: &mut Findings) {
    for complaint in complaints {
        let limit = i64::from(complaint.limit);
        let used = limit.saturating_sub(complaint.standing.left);
        let near = used.saturating_mul(100) >= limit.saturating_mul(USED);
        let met = complaint.standing.state == ServiceState::Met;
        if near && !met && limit > 0 {
            let share = used.saturating_mul(Ppm::WHOLE.0).checked_div(limit).unwrap_or(0);
            let values = vec![Value::Text(complaint.number.clone()), Value::Rate(Ppm(whole_percent(share)))];
            found.add(Exe::R06, Place::of(field::SERVICE_LEVELS), values);
        }
    }
}

/// Whole per cent, cut off: 99.9 % used is not yet all of it.
const fn whole_percent(share: i64) -> i64 {
    const PERCENT: i64 = 10_000;
    share.saturating_sub(share.rem_euclid(PERCENT))
}

fn renewal(performed: &Performed<'_>, found: &mut Findings) {
    if !performed.progress.is_in_force() {
        return;
    }
    match performed.progress.facts.term {
        RunningTerm::Fixed {
            notice_deadline,
            renewal: RenewalMode::Auto | RenewalMode::Manual,
            decision: Decided::Open | Decided::EndUnsent { .. },
            ..
        } if is_near(performed, notice_deadline, BEFORE_RENEWAL) => {
            found.add(Exe::R07, Place::of(field::TERM_RENEWAL), vec![Value::Date(notice_deadline)]);
        }
        RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => {}
    }
}

fn information(performed: &Performed<'_>, found: &mut Findings) {
    let Clause::Included(sharing) = &performed.contract.sharing else { return };
    for transfer in performed.transfers.iter().filter(|transfer| transfer.on <= performed.today) {
        let row = transfer.row.and_then(|row| sharing.register.get(row).map(|item| (row, item)));
        let allowed = sharing.mode != ShareMode::Nothing
            && row.is_some_and(|(_, item)| item.start <= transfer.on && transfer.on <= item.end)
            && !is_withdrawn(transfer);
        let place = row.map_or(Place::of(field::SHARING_REGISTER), |(row, _)| Place::row(field::SHARING_REGISTER, row));
        found.add_if(!allowed, Exe::R09, place);
    }
    let Some(ended) = performed.progress.status.ended() else { return };
    let open = sharing
        .register
        .iter()
        .enumerate()
        .filter(|(row, item)| item.end_action != EndAction::KeepByLaw && !performed.returned.contains(row))
        .count();
    if open > 0
        && sharing.mode != ShareMode::Nothing
        && let Some(last) = last_day(performed, sharing.return_within, end_of(ended))
    {
        let count = Value::Count(i64::try_from(open).unwrap_or(i64::MAX));
        found.add(Exe::R08, Place::of(field::SHARING_RETURN), vec![count, Value::Date(last)]);
    }
}

fn is_withdrawn(transfer: &Transfer) -> bool {
    transfer.withdrawn_on.is_some_and(|withdrawn| withdrawn <= transfer.on)
}

const fn end_of(ended: Ended) -> Date {
    match ended {
        Ended::Terminated { on } | Ended::Completed { on } => on,
        Ended::Expired { last_day } => last_day,
    }
}

fn rights(performed: &Performed<'_>, found: &mut Findings) {
    if performed.contract.is_by_hand(ClauseId::Term) {
        return;
    }
    for known in performed.grounds_known {
        if let Some(last) = last_day(performed, performed.contract.term.exercise_window, *known)
            && is_near(performed, last, BEFORE_LAPSE)
        {
            found.add(Exe::R10, Place::of(field::TERM_EXERCISE), vec![Value::Date(last)]);
        }
    }
}

fn told_late(performed: &Performed<'_>, event: ForceMajeureEvent) -> bool {
    if performed.contract.is_by_hand(ClauseId::ForceMajeure) {
        return false;
    }
    let told = event.told_on.unwrap_or(performed.today);
    last_day(performed, performed.contract.force_majeure.notice, event.began_on).is_some_and(|last| told > last)
}

/// Something was done under a contract that had expired.
fn goes_on(performed: &Performed<'_>, found: &mut Findings) {
    let (ContractStatus::Expired { last_day } | ContractStatus::Settling { ended: Ended::Expired { last_day }, .. }) =
        performed.progress.status
    else {
        return;
    };
    let acts = [Event::Delivery, Event::Acceptance, Event::StatementConfirmed];
    let after = acts.iter().filter_map(|act| performed.progress.happened.get(act)).any(|on| *on > last_day);
    found.add_if(after, Exe::R13, Place::of(field::TERM_END));
}

fn earnest(performed: &Performed<'_>, found: &mut Findings) {
    let Some(payment) = performed.contract.payment.terms() else { return };
    let Earnest::Sum(sum) = payment.earnest else { return };
    let settled = performed.earnest_settled.is_some_and(|on| on <= performed.today);
    if performed.progress.status.ended().is_some() && !settled && !sum.is_zero() {
        found.add(Exe::R14, Place::of(field::PAYMENT_EARNEST), vec![Value::Money(sum)]);
    }
}
