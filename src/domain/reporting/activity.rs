//! What was done with customers: follow-ups by the way they went, tasks and next steps that were done.

use std::sync::Arc;

use super::fact::{Fact, Source, Tally, Worth};
use crate::domain::activity::{Activity, ActivityKind};
use crate::domain::date::Date;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::task::Stage;
use crate::domain::task::Task;

const fn tally(kind: ActivityKind) -> Tally {
    match kind {
        ActivityKind::Call => Tally::Call,
        ActivityKind::Visit => Tally::Visit,
        ActivityKind::Meeting => Tally::Meeting,
        ActivityKind::Email => Tally::Email,
        ActivityKind::Wechat => Tally::Wechat,
        ActivityKind::Note => Tally::Note,
    }
}

/// Whether a customer was reached by a follow-up: a note reaches nobody, nor does a call that nobody answered.
pub fn reaches(activity: &Activity) -> bool {
    tally(activity.kind).reaches() && !activity.is_in_vain()
}

/// What a follow-up tells: itself, and every time its next step was done. `who` is who followed up, `customer` the one that stands
/// for its own.
pub fn of_activity(activity: &Activity, who: &Arc<str>, customer: Option<CustomerId>, as_of: Date) -> Vec<Fact> {
    let fact = |on, tally, worth| Fact {
        on,
        tally,
        who: Arc::clone(who),
        customer,
        source: Source::Activity(activity.id),
        stage: None,
        worth,
    };
    // it was done, and counts as that, though nobody answered
    let worth = if activity.is_in_vain() { Worth::InVain } else { Worth::Nothing };
    let itself = std::iter::once(fact(activity.on, tally(activity.kind), worth));
    // of what repeats every round is a step; that it stopped is none
    let once = activity.next_done_on.filter(|_| activity.repeats.is_none());
    let steps =
        once.into_iter().chain(activity.rounds.values().copied()).map(|on| fact(on, Tally::StepDone, Worth::Nothing));
    itself.chain(steps).filter(|it| it.on <= as_of).collect()
}

/// What a task tells once it is done: who did it, and when. `who` gives the one spelling of a name.
pub fn of_task(
    task: &Task,
    customer: Option<CustomerId>,
    as_of: Date,
    who: impl FnOnce(&str) -> Arc<str>,
) -> Option<Fact> {
    match &task.stage {
        Stage::Done { on, by } if *on <= as_of => Some(Fact {
            on: *on,
            tally: Tally::TaskDone,
            who: who(if by.trim().is_empty() { &task.assignee } else { by }),
            customer,
            source: Source::Task(task.id),
            stage: None,
            worth: Worth::Nothing,
        }),
        Stage::Open | Stage::Done { .. } | Stage::Cancelled { .. } => None,
    }
}
