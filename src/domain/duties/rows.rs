//! Every duty of a contract as of a day, with what was recorded of it.

use std::collections::{BTreeMap, BTreeSet};

use super::LEAD_DAYS;
use super::days::{DueOn, Instance, Reach, Subject};
use super::matter::Matter;
use super::promise::{Promise, When};
use super::record::{Duty, DutyEvent, DutyFact};
use super::timeline::Timeline;
use crate::domain::contract::plan::Event;
use crate::domain::date::Date;
use crate::domain::id::{DutyEventId, DutyId};
use crate::domain::lifecycle::due::Dueness;
use crate::domain::lifecycle::life::Life;
use crate::domain::lifecycle::obligation::{ObligationStatus, Stage};
use crate::domain::materials::settled::Settled;
use crate::domain::money::Money;

/// One due instance with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose instance it is.
    pub of: Of,
    /// Which.
    pub subject: Subject,
    /// When it is due.
    pub due: DueOn,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a duty comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The promise at this place of the contract's list.
    Promise(usize),
    /// A person wrote it down.
    Own(DutyId),
    /// Something was recorded, and the terms no longer say so: its id.
    Gone(String),
}

/// Where an instance stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// By what was recorded of it.
    Life(Stage),
    /// The book shows elsewhere that it was done: a delivery, an acceptance, an invoice. With the day, if one is known.
    ByBook(Option<Date>),
}

/// What was recorded of a contract's duties.
#[derive(Debug, Clone, Default)]
pub struct Recorded<'a> {
    lives: BTreeMap<&'a str, Vec<&'a DutyEvent>>,
    owners: BTreeMap<&'a str, &'a str>,
}

impl<'a> Recorded<'a> {
    /// Sorts out entries in any order: they are told in the order of their ids, and what was taken back does not count.
    pub fn of(events: impl IntoIterator<Item = &'a DutyEvent>, as_of: Date) -> Self {
        let mut told: Vec<&DutyEvent> = events.into_iter().collect();
        told.sort_by_key(|event| event.id);
        let gone: BTreeSet<DutyEventId> = told
            .iter()
            .filter(|event| event.on <= as_of)
            .filter_map(|event| match event.fact {
                DutyFact::TakesBack(id) => Some(id),
                DutyFact::Steps(_) | DutyFact::Owner(_) => None,
            })
            .collect();
        let mut all = Self::default();
        for event in told.into_iter().filter(|event| !gone.contains(&event.id)) {
            match &event.fact {
                DutyFact::Steps(_) => all.lives.entry(&event.duty).or_default().push(event),
                DutyFact::Owner(name) if event.on <= as_of => {
                    all.owners.insert(&event.duty, name);
                }
                DutyFact::Owner(_) | DutyFact::TakesBack(_) => {}
            }
        }
        all
    }

    /// The life of an instance as it stood on a day. Total: what does not fit leaves it as it was.
    pub fn life(&self, id: &str, as_of: Date) -> Life<Stage> {
        let events = self.lives.get(id).map(Vec::as_slice).unwrap_or_default();
        let entries: Vec<_> = events.iter().flat_map(|event| event.entries()).collect();
        Life::begin(Stage::default()).known_on(&entries, as_of)
    }

    /// Who looks after a duty, if somebody was named.
    pub fn owner(&self, duty: &str) -> Option<&'a str> {
        self.owners.get(duty).copied().filter(|name| !name.is_empty())
    }
}

/// Every instance of a contract's duties: of its promises, of what was written down, and of what was recorded of neither.
pub fn rows(promises: &[Promise], own: &[&Duty], recorded: &Recorded<'_>, timeline: &Timeline<'_>) -> Vec<Row> {
    let ids: BTreeSet<&str> = recorded.lives.keys().copied().collect();
    let (as_of, mut seen) = (timeline.as_of, BTreeSet::new());
    let reach = Reach::around(as_of, &ids);
    let mut all = Vec::new();
    let changed = !timeline.windows.is_empty();
    let stage = |id: &str| {
        if ids.contains(id) { recorded.life(id, as_of).stage } else { Stage::Planned }
    };
    for (place, promise) in promises.iter().enumerate() {
        let cut = timeline.cut(promises, place);
        for Instance { subject, due } in promise.instances_cut(timeline, &reach, cut) {
            let id = if ids.is_empty() && !changed { String::new() } else { promise.id(subject) };
            // what an amendment brought is not owed for the days before it, nor what it took away for those after; of two forms of
            // one duty the present one holds
            if changed && (seen.contains(&id) || !timeline.is_owed(place, due, cut) && !ids.contains(id.as_str())) {
                continue;
            }
            let stage = stage(&id);
            let asks_book = match stage {
                Stage::Planned | Stage::InProgress { .. } => true,
                // what a person said to be done is still to be confirmed, whatever else the book shows; a material is confirmed by
                // its own record alone
                Stage::Submitted { .. } => is_of_material(promise),
                Stage::Fulfilled { .. } | Stage::Waived { .. } | Stage::Breached { .. } => false,
            };
            let shown = if asks_book { by_book(promise, subject, timeline) } else { None };
            let standing = shown.unwrap_or(Standing::Life(stage));
            seen.insert(id);
            all.push(Row { of: Of::Promise(place), subject, due, standing });
        }
    }
    for duty in own {
        for Instance { subject, due } in duty.instances(timeline.until, &reach) {
            let id = duty.instance_id(subject);
            all.push(Row { of: Of::Own(duty.id), subject, due, standing: Standing::Life(stage(&id)) });
            seen.insert(id);
        }
    }
    for (id, events) in &recorded.lives {
        let Some(last) = events.last().filter(|_| !seen.contains(*id)) else { continue };
        let due = last.due.map_or(DueOn::Waits(super::days::Awaits::Nothing), DueOn::Day);
        let stage = stage(id);
        // what is open and owed no more is nothing to look after
        if !stage.is_open() {
            let of = Of::Gone((*id).to_owned());
            all.push(Row { of, subject: Subject::Once, due, standing: Standing::Life(stage) });
        }
    }
    all
}

/// Whether the record of a material settles a promise.
pub const fn is_of_material(promise: &Promise) -> bool {
    matches!(promise.matter, Matter::Give { .. } | Matter::GiveBack { .. } | Matter::Train { .. })
}

/// Whether the book shows elsewhere that a promise was kept, and since when.
fn by_book(promise: &Promise, subject: Subject, timeline: &Timeline<'_>) -> Option<Standing> {
    let happened = |event| timeline.happened.get(&event).map(|day| Standing::ByBook(Some(*day)));
    if matches!(promise.matter, Matter::Deliver { .. } | Matter::Insure) {
        happened(Event::Delivery)
    } else if promise.matter == Matter::Inspect {
        happened(Event::Acceptance)
    } else if is_of_material(promise) {
        timeline.settled?.get(&promise.key()).copied().map(standing_of)
    } else if matches!(promise.matter, Matter::Share { .. } | Matter::EndUse { .. }) {
        timeline.settled.filter(|it| !it.is_empty())?.get(&promise.id(subject)).copied().map(standing_of)
    } else {
        let invoice = matches!(promise.matter, Matter::Invoice { .. });
        (invoice && is_invoiced(subject, timeline)).then_some(Standing::ByBook(None))
    }
}

const fn standing_of(settled: Settled) -> Standing {
    match settled {
        Settled::Done(on) => Standing::ByBook(Some(on)),
        Settled::GivenUp(on) => Standing::Life(Stage::Waived { on, by: String::new(), reason: String::new() }),
    }
}

/// Whether what was invoiced reaches to the end of a part, when the parts are invoiced in the order of the plan.
fn is_invoiced(subject: Subject, timeline: &Timeline<'_>) -> bool {
    let (Subject::Part(id), Some(invoiced)) = (subject, timeline.invoiced) else { return false };
    let Some(place) = timeline.parts.iter().position(|part| part.id == id) else { return false };
    let up_to = timeline.parts.iter().take(place.saturating_add(1)).map(|part| part.position.amount);
    Money::sum(up_to, invoiced.currency).is_ok_and(|sum| sum.minor <= invoiced.minor && sum.minor > 0)
}

impl Row {
    /// Its id.
    pub fn id(&self, promises: &[Promise]) -> String {
        match &self.of {
            Of::Promise(place) => promises.get(*place).map(|it| it.id(self.subject)).unwrap_or_default(),
            Of::Own(id) => format!("own.{id}/{}", self.subject),
            Of::Gone(id) => id.clone(),
        }
    }

    /// Whether it is the one of this id; the ids of few are written for that.
    pub fn is(&self, id: &str, promises: &[Promise]) -> bool {
        match &self.of {
            Of::Promise(place) => {
                promises.get(*place).is_some_and(|it| id.starts_with(it.matter.name()) && it.id(self.subject) == id)
            }
            Of::Own(_) => id.starts_with("own.") && self.id(promises) == id,
            Of::Gone(gone) => gone == id,
        }
    }

    /// What it is on a day.
    pub fn status(&self, as_of: Date) -> ObligationStatus {
        match &self.standing {
            Standing::Life(stage) => stage.status(self.due.day(), as_of, LEAD_DAYS),
            Standing::ByBook(_) => ObligationStatus::Fulfilled,
        }
    }

    /// How it stands to its day while nobody has done it; nothing once it was done, given up or broken, or said to be done.
    pub fn dueness(&self, as_of: Date) -> Option<Dueness> {
        match self.status(as_of) {
            ObligationStatus::Planned(dueness) | ObligationStatus::InProgress(dueness) => Some(dueness),
            ObligationStatus::Submitted
            | ObligationStatus::Fulfilled
            | ObligationStatus::Waived
            | ObligationStatus::Breached => None,
        }
    }

    /// Of what is late or due within the lead days: how many days there are left, below nought what is late.
    pub fn days_to_act(&self, as_of: Date) -> Option<i64> {
        match self.dueness(as_of)? {
            Dueness::Overdue { days } => Some(days.saturating_neg()),
            Dueness::DueToday => Some(0),
            Dueness::DueSoon { days } => Some(days),
            Dueness::NotDue | Dueness::Undated => None,
        }
    }

    /// Whether somebody has to do something about it within the lead days: do it, ask for it, or confirm it.
    pub fn needs_action(&self, as_of: Date) -> bool {
        self.days_to_act(as_of).is_some() || self.status(as_of) == ObligationStatus::Submitted
    }

    /// Whether something is still to be done about it, if only to confirm it.
    pub fn is_open(&self) -> bool {
        match &self.standing {
            Standing::Life(stage) => stage.is_open(),
            Standing::ByBook(_) => false,
        }
    }

    /// Whether it keeps the contract from being completed: of what recurs only what is due, and nothing that follows from the end
    /// or is about going on.
    pub fn holds(&self, promises: &[Promise], as_of: Date) -> bool {
        let is_due = || self.due.day().is_some_and(|day| day <= as_of);
        let counts = match &self.of {
            Of::Promise(place) => promises.get(*place).is_some_and(|promise| match promise.when {
                When::By(_) => true,
                When::Each { .. } | When::Between { .. } | When::Monthly { .. } | When::EachPart(_) => is_due(),
                When::AfterEnd(_) | When::AfterUse { .. } | When::BeforeRenewal | When::Always | When::OnRequest(_) => {
                    false
                }
            }),
            Of::Own(_) => match self.subject {
                Subject::Day(_) => is_due(),
                Subject::Once | Subject::Month { .. } | Subject::Part(_) | Subject::Term(_) => true,
            },
            Of::Gone(_) => false,
        };
        counts && self.is_open()
    }
}
