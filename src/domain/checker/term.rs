//! Rules on term and termination (`contract-rules.md` 2.7).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::phrase;
use super::said::mentions;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::delivery::DeliveryTime;
use crate::domain::contract::development::Rhythm;
use crate::domain::contract::field;
use crate::domain::contract::party::{Relationship, Side};
use crate::domain::contract::plan::{Due, Period};
use crate::domain::contract::term::{GroundKind, Notice, Objection, Renewal, Term, TermLength};
use crate::domain::date::Date;
use crate::domain::problem::Place;

super::rule::rules! {
    Trm {
        R01 "TRM-01" Error Sure Any [CivilCode "470(6)", Area "S6"];
        R02 "TRM-02" Error Sure Any [Logic ""];
        R03 "TRM-03" Error Sure Any [Logic ""];
        R04 "TRM-04" Warning Sure Any [CivilCode "563(2)"];
        R05 "TRM-05" Warning Sure Any [Fairness "", CivilCode "497"];
        R06 "TRM-06" Warning Sure Any [CivilCode "563(3)"];
        R07 "TRM-07" Warning MostlySure Any [CivilCode "563, 565"];
        R08 "TRM-08" Warning MostlySure Any [Fairness "", ConsumerLaw ""];
        R09 "TRM-09" Warning Sure Any [Practice ""];
        R10 "TRM-10" Warning Sure Any [Logic ""];
        R11 "TRM-11" Warning Sure Any [CivilCode "558, 566-567"];
        R12 "TRM-12" Advice Sure Any [CivilCode "564"];
        R13 "TRM-13" Error MostlySure EuOrUk [AgentsDirective "15"];
        R14 "TRM-14" Warning AskLawyer Any [Bankruptcy "18"];
    }
}

/// The shortest notice that ends an open-ended contract within reason (S6 `notice_convenience`).
const LEAST_NOTICE: Period = Period::days(15);

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let term = &case.contract.term;
    let place = Place::of;
    if let TermLength::Months { months: 0, .. } = term.length {
        found.mend(Trm::R01, place(field::TERM_MONTHS), Vec::new(), Fix::TermMonths(12));
    }
    if let TermLength::Fixed { start, end } = term.length {
        found.mend_if(end <= start, Trm::R02, place(field::TERM_END), Fix::TermMonths(12));
    }
    notices(case, term, found);
    let breach = term.grounds.iter().any(|ground| ground.kind == GroundKind::MaterialBreach);
    let fix = Fix::Cure(Period::days(15));
    found.mend_if(breach && term.cure.n == 0, Trm::R06, place(field::TERM_CURE), fix);
    let special = case.special;
    let shut = mentions(special, phrase::TERMINATION_SHUT_OUT).is_some();
    found.add_if(shut, Trm::R07, place(field::SPECIAL));
    renewal(case, term.renewal, found);
    found.add_if(case.first_day < case.contract.drafted_on, Trm::R09, place(field::TERM_START));
    if delivery_days(case).any(|day| is_outside(case, day)) {
        found.add(Trm::R10, place(field::DELIVERY_TIME), vec![Value::Clause(ClauseId::Delivery)]);
    }
    dated(case, found);
    let fix = Fix::SettleWithin(Period::days(30));
    found.mend_if(term.settle_within.n == 0, Trm::R11, place(field::TERM_SETTLE), fix);
    let fix = Fix::ExerciseWindow(Period::months(6));
    found.mend_if(term.exercise_window.n == 0, Trm::R12, place(field::TERM_EXERCISE), fix);
    agency(case, term, found);
    let insolvency =
        mentions(special, phrase::INSOLVENCY).is_some() && mentions(special, phrase::AUTOMATIC_END).is_some();
    found.add_if(insolvency, Trm::R14, place(field::SPECIAL));
}

/// TRM-03 to 05.
fn notices(case: &Case<'_>, term: &Term, found: &mut Findings) {
    let (ours, theirs) = (period(term.our_notice), period(term.their_notice));
    let days = case.last_day.map(|last| case.first_day.days_until(last).saturating_add(1)).filter(|days| *days > 0);
    let renewal = match term.renewal {
        Renewal::ByAgreement { talk_before } => Some(talk_before),
        Renewal::Automatic { objection: Objection::Before(before), .. } => Some(before),
        Renewal::None | Renewal::Automatic { objection: Objection::NotStated, .. } => None,
    };
    let periods = [
        (field::TERM_OUR_NOTICE, ours),
        (field::TERM_THEIR_NOTICE, theirs),
        (field::TERM_CURE, Some(term.cure)),
        (field::TERM_RENEWAL_NOTICE, renewal),
    ];
    for (field, period) in periods.into_iter().filter_map(|(field, period)| period.map(|period| (field, period))) {
        if days.is_some_and(|days| i64::from(period.about_days()) >= days) {
            found.add(Trm::R03, Place::of(field), vec![Value::Period(period)]);
        }
    }
    let longer = match (ours, theirs) {
        (Some(ours), Some(theirs)) => ours.max_length(theirs),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => LEAST_NOTICE,
    };
    let open = matches!(term.length, TermLength::OpenEnded { .. });
    let short = |period: Option<Period>| period.is_none_or(|period| period.about_days() < LEAST_NOTICE.about_days());
    if open && (short(ours) || short(theirs)) {
        let place = if short(ours) { field::TERM_OUR_NOTICE } else { field::TERM_THEIR_NOTICE };
        found.mend(Trm::R04, Place::of(place), Vec::new(), Fix::Notices(longer.max_length(Period::days(30))));
    }
    let favoured = match (ours, theirs) {
        (None, None) => None,
        (Some(_), None) => Some(Side::Us),
        (None, Some(_)) => Some(Side::Them),
        (Some(ours), Some(theirs)) => {
            let (ours, theirs) = (ours.about_hours(), theirs.about_hours());
            if ours > theirs.saturating_mul(2) {
                Some(Side::Them)
            } else if theirs > ours.saturating_mul(2) {
                Some(Side::Us)
            } else {
                None
            }
        }
    };
    if let Some(side) = favoured {
        let place = match side {
            Side::Us => field::TERM_THEIR_NOTICE,
            Side::Them => field::TERM_OUR_NOTICE,
        };
        let fix = Fix::Notices(if open { longer.max_length(LEAST_NOTICE) } else { longer });
        found.mend(Trm::R05, Place::of(place), vec![Value::Side(side)], fix);
    }
}

/// TRM-08.
fn renewal(case: &Case<'_>, renewal: Renewal, found: &mut Findings) {
    let Renewal::Automatic { months, objection, .. } = renewal else { return };
    let fits = |months: u16| {
        let renewed = case.first_day.plus_months(i32::from(months)).and_then(|day| day.plus_days(-1)).ok();
        case.last_day.zip(renewed).is_none_or(|(last, renewed)| renewed <= last)
    };
    if objection == Objection::NotStated || !fits(months) {
        let modest = (1..=months).rev().find(|months| fits(*months));
        let before = match objection {
            Objection::NotStated => Period::days(30),
            Objection::Before(before) => before,
        };
        let place = if fits(months) { field::TERM_RENEWAL_NOTICE } else { field::TERM_RENEWAL_MONTHS };
        let fix = modest.map(|months| Fix::AutomaticRenewal { months, objection: before });
        found.put(Trm::R08, Place::of(place), Vec::new(), fix);
    }
}

/// TRM-13: one month of notice in the first year of an agency, two in the second, three from the third.
fn agency(case: &Case<'_>, term: &Term, found: &mut Findings) {
    let agent = matches!(case.contract.relationship, Relationship::Refers | Relationship::ActsForUs);
    if !agent || !matches!(term.length, TermLength::OpenEnded { .. }) {
        return;
    }
    let running = |years: i32| {
        let months = years.checked_mul(12);
        months.and_then(|months| case.first_day.plus_months(months).ok()).is_some_and(|day| case.facts.today >= day)
    };
    let least = match (running(2), running(1)) {
        (true, _) => Period::months(3),
        (false, true) => Period::months(2),
        (false, false) => Period::months(1),
    };
    let short = |notice: Notice| period(notice).is_none_or(|notice| notice.about_days() < least.about_days());
    let place = if short(term.our_notice) { field::TERM_OUR_NOTICE } else { field::TERM_THEIR_NOTICE };
    let wrong = short(term.our_notice) || short(term.their_notice);
    found.mend_if(wrong, Trm::R13, Place::of(place), Fix::Notices(Period::months(3)));
}

const fn period(notice: Notice) -> Option<Period> {
    match notice {
        Notice::None => None,
        Notice::Ahead(period) => Some(period),
    }
}

fn is_outside(case: &Case<'_>, day: Date) -> bool {
    day < case.first_day || case.last_day.is_some_and(|last| day > last)
}

/// TRM-10 of what is done once on a day: support that is given, and duties of the division of work.
fn dated(case: &Case<'_>, found: &mut Findings) {
    let mut outside = |day, field, row, clause| {
        if is_outside(case, day) {
            found.add(Trm::R10, Place::row(field, row), vec![Value::Clause(clause)]);
        }
    };
    if let Clause::Included(support) = &case.contract.support {
        for (row, item) in support.items.iter().enumerate() {
            if let Due::On(day) = item.due {
                outside(day, field::SUPPORT_ITEMS, row, ClauseId::Support);
            }
        }
    }
    if let Clause::Included(development) = &case.contract.development {
        for (row, duty) in development.duties.iter().enumerate() {
            if let Rhythm::By(day) = duty.rhythm {
                outside(day, field::DEVELOPMENT_DUTIES, row, ClauseId::Development);
            }
        }
    }
}

fn delivery_days(case: &Case<'_>) -> impl Iterator<Item = Date> {
    let (first, last) = match case.contract.delivery.time {
        DeliveryTime::By(Due::On(day)) => (Some(day), None),
        DeliveryTime::Between { from, to } => (Some(from), Some(to)),
        DeliveryTime::By(Due::After { .. }) | DeliveryTime::Open | DeliveryTime::PerOrder => (None, None),
    };
    first.into_iter().chain(last)
}
