//! What of a contract's life its duties are counted from.

use std::collections::BTreeMap;

use crate::domain::account::{Happened, PartAccount};
use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::amendment::history::Window;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::plan::Event;
use crate::domain::date::Date;
use crate::domain::duties::days::DueOn;
use crate::domain::duties::promise::Promise;
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::status::{ContractStatus, Decided, Ended, RenewalMode, RunningTerm};
use crate::domain::materials::settled::Settled;
use crate::domain::money::Money;
use crate::domain::period::Counting;
use crate::domain::progress::Progress;
use crate::domain::sharing::giving_back::contract_end;

/// The days of a contract as of a day.
#[derive(Debug, Clone)]
pub struct Timeline<'a> {
    /// The day.
    pub as_of: Date,
    /// The first day of the term, from which every period is counted.
    pub start: Date,
    /// Since when it has been in force; nothing while it is not.
    pub in_force: Option<Date>,
    /// Its last day, as soon as that is certain: it has ended, notice was given, or the term does not go on.
    pub last_day: Option<Date>,
    /// The day on which a notice or an agreement ended it, or will: its effect begins on it, and what is owed a while after the end is
    /// counted from it. Nothing where it is counted from the last day.
    pub ended_on: Option<Date>,
    /// The last day of what recurs, if there is one: the term may still be renewed.
    pub until: Option<Date>,
    /// The last day on which it holds its two sides together, as soon as that is certain: its last day, or the day before one side
    /// handed the whole contract to somebody else. Until then what was shared may be used.
    pub together_until: Option<Date>,
    /// How far its life has come.
    pub phase: Phase,
    /// Of a term that may go on: which, and the last day for a notice.
    pub renewal: Option<(u32, Date)>,
    /// What happened that duties wait for.
    pub happened: &'a Happened,
    /// The parts of its payment plan.
    pub parts: &'a [PartAccount],
    /// What was invoiced so far.
    pub invoiced: Option<Money>,
    /// What the book shows elsewhere to be settled, with how and when: promises of materials by their keys, instances of sharing by their
    /// ids.
    pub settled: Option<&'a BTreeMap<String, Settled>>,
    /// On which days each promise that recurs is owed, in the order of the promises; none where no amendment changed any.
    pub windows: &'a [Window],
    /// The days on which amendments changed how long the periods are that are accounted for.
    pub changed: Vec<Date>,
    /// How its periods are counted.
    pub counting: Counting,
    /// Days of work and of rest.
    pub calendar: &'a WorkCalendar,
}

/// How far the life of a contract has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It is signed, and not over.
    Running,
    /// It is over, and something may be left to do.
    Over,
    /// Both sides have said that everything was performed: what is left follows from the end.
    Performed,
}

/// Where the periods of a promise are cut: what was over before an amendment took effect stays as it was, the period that ran ends the
/// day before, and the next begins on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cut {
    /// The first day of the first of them.
    pub since: Option<Date>,
    /// The first day on which none of them goes on.
    pub until: Option<Date>,
}

impl<'a> Timeline<'a> {
    /// The days of a contract; nothing of one that binds nobody, or was put away.
    pub fn of(
        brief: &'a ContractBrief,
        progress: &'a Progress,
        invoiced: Option<Money>,
        calendar: &'a WorkCalendar,
        as_of: Date,
    ) -> Option<Self> {
        if !progress.is_binding() || matches!(progress.status, ContractStatus::Archived { .. }) {
            return None;
        }
        let (term, over) = (progress.facts.term, progress.status.ended());
        let phase = match over {
            None => Phase::Running,
            Some(Ended::Completed { .. }) => Phase::Performed,
            Some(Ended::Terminated { .. } | Ended::Expired { .. }) => Phase::Over,
        };
        let last_lived = over.and_then(|ended| match ended {
            Ended::Completed { on } | Ended::Expired { last_day: on } => Some(on),
            // the first day on which it has ended is one too late
            Ended::Terminated { on } => on.plus_days(-1).ok(),
        });
        let last_lived = last_lived.or_else(|| progress.life.stage.last_day());
        let ended_on = match (over, &progress.life.stage) {
            (Some(Ended::Terminated { on }), _) => Some(on),
            (None, Stage::Terminating { termination, .. }) => Some(termination.effective_on),
            (Some(Ended::Completed { .. } | Ended::Expired { .. }) | None, _) => None,
        };
        let term_end = term.last_day().filter(|_| !term.goes_on(as_of));
        let sure_end = term_end.filter(|_| is_sure(term));
        let renewal = match term {
            RunningTerm::Fixed { no, notice_deadline, renewal, .. } if phase == Phase::Running => match renewal {
                RenewalMode::None => None,
                RenewalMode::Auto | RenewalMode::Manual => Some((no, notice_deadline)),
            },
            RunningTerm::Fixed { .. } | RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => None,
        };
        Some(Self {
            as_of,
            start: brief.term.length.start(),
            in_force: progress.happened.get(&Event::TakingEffect).copied(),
            last_day: last_lived.or(sure_end),
            ended_on,
            until: last_lived.or(term_end),
            together_until: contract_end(progress, as_of),
            phase,
            renewal,
            happened: &progress.happened,
            parts: progress.account.as_ref().map(|account| account.parts.as_slice()).unwrap_or_default(),
            invoiced,
            settled: None,
            windows: &brief.history.windows,
            changed: brief.cycle_changes().collect(),
            counting: brief.definitions.counting(),
            calendar: brief.definitions.calendar(calendar),
        })
    }

    /// Whether the promise at this place is owed on this day by the terms that held then. Where its periods are cut, those that are
    /// left are owed whenever they are due.
    pub fn is_owed(&self, place: usize, due: DueOn, cut: Cut) -> bool {
        let window = self.windows.get(place).copied().unwrap_or_default();
        let since = window.since.filter(|_| cut.since.is_none());
        let until = window.until.filter(|_| cut.until.is_none());
        due.day().is_none_or(|day| Window { since, until }.has(day))
    }

    /// Where the periods of the promise at this place are cut, as an amendment changed how long they are.
    pub fn cut(&self, promises: &[Promise], place: usize) -> Cut {
        let accounts = promises.get(place).is_some_and(|it| it.accounts_for().is_some());
        let Some(window) = self.windows.get(place).filter(|_| accounts) else { return Cut::default() };
        let is_changed = |day: &Date| self.changed.contains(day);
        Cut { since: window.since.filter(is_changed), until: window.until.filter(is_changed) }
    }

    /// The same with what the book shows of materials and of sharing to be settled.
    #[must_use]
    pub fn with_settled(self, settled: &'a BTreeMap<String, Settled>) -> Self {
        Self { settled: Some(settled), ..self }
    }
}

/// Whether the end of a term is certain: it has no renewal, or one that was declined.
pub(in crate::domain) const fn is_sure(term: RunningTerm) -> bool {
    match term {
        RunningTerm::Fixed { renewal, decision, .. } => {
            matches!(renewal, RenewalMode::None) || matches!(decision, Decided::End { .. })
        }
        RunningTerm::OpenEnded { .. } | RunningTerm::UntilPerformed => false,
    }
}
