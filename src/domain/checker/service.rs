//! Rules on service and complaints (`contract-rules.md` 2.5).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::customers::{NOT_SOLE, SOLE_REMEDY};
use super::said::says;
use super::usual::Usual;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::general::WorkingDays;
use crate::domain::contract::plan::{Period, Unit};
use crate::domain::contract::service::{Service, ServiceCredit, ServiceLevel, Urgency};
use crate::domain::problem::Place;

/// The longest wait for an acknowledgement (SVC-04).
const ACKNOWLEDGE: Period = Period::working_days(3);
/// The shortest wait before a complaint is closed (SVC-07).
const CLOSE: Period = Period::working_days(5);
/// The longest that a complaint may take (SVC-09).
const SETTLE: Period = Period::working_days(60);

super::rule::rules! {
    Svc {
        R01 "SVC-01" Error Sure Any [Area "S4", Iso10002 ""];
        R02 "SVC-02" Error Sure Any [Logic ""];
        R03 "SVC-03" Warning Sure Any [Logic ""];
        R04 "SVC-04" Warning MostlySure Any [Iso10002 ""];
        R05 "SVC-05" Warning MostlySure Any [Iso10002 ""];
        R06 "SVC-06" Advice Sure Any [Practice ""];
        R07 "SVC-07" Warning Sure Any [Fairness ""];
        R08 "SVC-08" Warning MostlySure Any [CivilCode "496-497, 582"];
        R09 "SVC-09" Warning Sure Any [Logic ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let Clause::Included(terms) = &case.contract.service else { return };
    let place = Place::of;
    let usual = Fix::Usual;
    // the enterprise answers for every channel by the clause itself
    found.mend_if(terms.channels.is_empty(), Svc::R01, place(field::SERVICE_CHANNELS), usual(Usual::Channels));
    levels(terms, found);
    let acknowledge = terms.acknowledge_within;
    let slow = acknowledge.n == 0 || acknowledge.about_hours() > ACKNOWLEDGE.about_hours();
    found.mend_if(slow, Svc::R04, place(field::SERVICE_ACKNOWLEDGE), usual(Usual::Acknowledgement));
    found.mend_if(terms.escalation.is_empty(), Svc::R05, place(field::SERVICE_ESCALATION), usual(Usual::Escalation));
    found.add_if(has_no_calendar(case, terms), Svc::R06, place(field::DEFINITIONS_WORKING_DAYS));
    let hasty = terms.close_after.about_hours() < CLOSE.about_hours();
    found.mend_if(hasty, Svc::R07, place(field::SERVICE_CLOSE), usual(Usual::Closing));
    let sole = says(case.special, SOLE_REMEDY, &[], &[NOT_SOLE]).is_some();
    found.add_if(sole && terms.credit != ServiceCredit::None, Svc::R08, place(field::SERVICE_CREDIT));
    let longest = terms.levels.iter().map(|level| level.resolve.about_hours()).max().unwrap_or(0);
    let most = terms.settle_within.about_hours();
    found.add_if(most > SETTLE.about_hours() || most < longest, Svc::R09, place(field::SERVICE_SETTLE));
}

/// The levels stand the most urgent first.
fn levels(terms: &Service, found: &mut Findings) {
    for (row, level) in terms.levels.iter().enumerate() {
        if level.respond.about_hours() > level.resolve.about_hours() {
            found.add(Svc::R02, Place::row(field::SERVICE_LEVELS, row), vec![name_of(level.urgency)]);
        }
        let less_urgent = terms.levels.iter().filter(|other| other.urgency > level.urgency);
        if less_urgent.clone().any(|other| is_slower(level, other)) {
            found.add(Svc::R03, Place::row(field::SERVICE_LEVELS, row), vec![name_of(level.urgency)]);
        }
    }
}

fn is_slower(level: &ServiceLevel, other: &ServiceLevel) -> bool {
    level.respond.about_hours() > other.respond.about_hours()
        || level.resolve.about_hours() > other.resolve.about_hours()
}

fn name_of(urgency: Urgency) -> Value {
    let name = match urgency {
        Urgency::Urgent => "P1",
        Urgency::High => "P2",
        Urgency::Medium => "P3",
        Urgency::Low => "P4",
    };
    Value::Text(name.to_owned())
}

/// Working time is promised, and it is not said whose. That waiting for the customer stops the clock is in the clause.
fn has_no_calendar(case: &Case<'_>, terms: &Service) -> bool {
    let WorkingDays::Of(calendar) = &case.contract.definitions.working_days else { return false };
    let works = |period: Period| matches!(period.unit, Unit::WorkingHour | Unit::WorkingDay);
    calendar.is_blank() && terms.levels.iter().any(|level| works(level.respond) || works(level.resolve))
}
