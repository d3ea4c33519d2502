//! Until when something may be shared under a contract, and by which day what was shared goes back: the period of the clause
//! after the term or the contract ends (S1 `return_days`), counted as the contract counts.

use super::scope::{ScopeCourse, SharingScope, days_of};
use crate::domain::calendar::{CalendarError, WorkCalendar};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::plan::Event;
use crate::domain::date::Date;
use crate::domain::duties::days::DayLine;
use crate::domain::duties::timeline::is_sure;
use crate::domain::exact::Worked;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::status::Ended;
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::period::{Counting, Period, PeriodLine};
use crate::domain::progress::Progress;
use crate::domain::transfer::{Sort, State, Transfer};

/// How long after its end what was shared goes back, and how that is counted.
#[derive(Debug, Clone, Copy)]
pub struct ReturnTerms<'a> {
    /// How long.
    pub within: Period,
    /// How its last day is found.
    pub counting: Counting,
    /// Days of work and of rest.
    pub calendar: &'a WorkCalendar,
}

impl SharingScope {
    /// How what was shared under it goes back. The period of the contract's clause is taken as it stands there, in working days or
    /// months too, unless another number of days was written into the row; what was agreed apart counts calendar days.
    pub fn return_terms<'a>(&self, contract: Option<&ContractBrief>, of_book: &'a WorkCalendar) -> ReturnTerms<'a> {
        let clause = contract.and_then(|it| it.sharing.as_ref()).filter(|_| self.row.is_some());
        let said = clause.map(|it| it.return_within).filter(|it| days_of(*it) == self.return_days);
        ReturnTerms {
            within: said.unwrap_or_else(|| Period::days(self.return_days)),
            counting: contract.map_or_else(Counting::default, |it| it.definitions.counting()),
            calendar: contract.map_or(of_book, |it| it.definitions.calendar(of_book)),
        }
    }
}

impl ScopeCourse {
    /// The day by which what was shared has to be given back or destroyed, with how it came about; nothing while it may be kept, and
    /// once it is confirmed.
    pub fn giving_back(
        &self,
        scope: &SharingScope,
        terms: ReturnTerms<'_>,
        as_of: Date,
    ) -> Option<Worked<Date, DayLine>> {
        let (over, first) = match self.status(scope, as_of) {
            ScopeStatus::Blocked { since } | ScopeStatus::Ended { since } => match self.contract_end {
                Some(end) if end < since => (end, DayLine::End(end)),
                Some(_) | None => (since, DayLine::Stopped(since)),
            },
            ScopeStatus::Expired { last_day } if scope.valid_to == Some(last_day) => {
                (last_day, DayLine::LastUse(last_day))
            }
            ScopeStatus::Expired { last_day } => (last_day, DayLine::End(last_day)),
            ScopeStatus::Draft | ScopeStatus::Agreed | ScopeStatus::Active | ScopeStatus::Closed => return None,
        };
        counted(over, first, terms).ok()
    }

    /// The last of those days: see [`ScopeCourse::giving_back`].
    pub fn return_by(&self, scope: &SharingScope, terms: ReturnTerms<'_>, as_of: Date) -> Option<Date> {
        self.giving_back(scope, terms, as_of).map(|it| it.value)
    }
}

fn counted(over: Date, first: DayLine, terms: ReturnTerms<'_>) -> Result<Worked<Date, DayLine>, CalendarError> {
    let due = terms.within.by_the_day().due(over, terms.counting, terms.calendar)?;
    // the first line is said already
    let is_told = |line: &PeriodLine| !matches!(line, PeriodLine::From { .. });
    let lines = due.working.into_iter().filter(is_told).map(DayLine::Counted);
    Ok(Worked { value: due.value, working: std::iter::once(first).chain(lines).collect() })
}

/// The last day on which a contract holds its two sides together, as soon as that is certain: it has ended or will, by notice,
/// by its term or as void, or one side has handed it to somebody else. Nothing while it goes on, and of one that never bound.
pub fn contract_end(progress: &Progress, as_of: Date) -> Option<Date> {
    let stage =
        if let Stage::Archived { ended, .. } = &progress.life.stage { ended.as_ref() } else { &progress.life.stage };
    if let Stage::Void { on, .. } = stage {
        // the day on which it is void is one too late
        return on.plus_days(-1).ok();
    }
    if !progress.is_binding() {
        return None;
    }
    let by_status = progress.status.ended().and_then(|ended| match ended {
        Ended::Completed { on } | Ended::Expired { last_day: on } => Some(on),
        // the first day on which it has ended is one too late
        Ended::Terminated { on } => on.plus_days(-1).ok(),
    });
    let term = progress.facts.term;
    let is_archived = matches!(progress.life.stage, Stage::Archived { .. });
    let by_term = term.last_day().filter(|_| is_archived || is_sure(term)).filter(|_| !term.goes_on(as_of));
    let handed_over = progress.transfers.iter().filter_map(leaves_on).min();
    // of one that was put away after its term ran out nothing else tells the day
    let put_away = if is_archived && by_term.is_none() { progress.life.stage.last_day() } else { None };
    [by_status, stage.last_day(), by_term, handed_over, put_away].into_iter().flatten().min()
}

/// Whether a contract held its two sides together on a day, as known by `as_of`.
pub fn held_on(progress: &Progress, day: Date, as_of: Date) -> bool {
    let begun = progress.happened.get(&Event::TakingEffect).is_some_and(|first| *first <= day);
    begun && progress.is_binding() && contract_end(progress, as_of).is_none_or(|last| day <= last)
}

/// The last day of the side that transfers the whole contract.
fn leaves_on(transfer: &Transfer) -> Option<Date> {
    match (transfer.told.sort, &transfer.state) {
        (Sort::Contract, State::Stands { from }) => from.plus_days(-1).ok(),
        (Sort::Contract, State::Waits | State::Refused { .. }) | (Sort::Claims, _) => None,
    }
}
