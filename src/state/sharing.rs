//! The register of shared information with how its rows stand, what was given and received under them, and leaks.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::untrack;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use crate::domain::calendar::WorkCalendar;
use crate::domain::consent::{Consent, ConsentStatus};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::sharing::{ShareMode, SharedItem, Sharing};
use crate::domain::date::Date;
use crate::domain::duties::days::DayLine;
use crate::domain::id::{
    ContactId, ContractId, CustomerId, IncidentEventId, IncidentId, SharingScopeEventId, SharingScopeId,
};
use crate::domain::lifecycle::incident::Command as IncidentCommand;
use crate::domain::lifecycle::life::{Entry, Stage as _};
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::lifecycle::sharing_scope::command::Command;
use crate::domain::progress::Progress;
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::giving_back::contract_end;
use crate::domain::sharing::incident::{
    Incident, IncidentCourse, IncidentEvent, IncidentFact, Measure, Todo, concerned,
};
use crate::domain::sharing::scope::{ScopeCourse, SharingScope, SharingScopeEvent};
use crate::i18n::Text;

/// A row of the register with how it went up to a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The row.
    pub scope: Arc<SharingScope>,
    /// How it went.
    pub course: Arc<ScopeCourse>,
    /// What it is on that day.
    pub status: ScopeStatus,
    /// By when what was shared has to be given back, once that is due and not confirmed.
    pub return_by: Option<Date>,
    /// How that day came about.
    pub return_working: Vec<DayLine>,
}

/// A leak with how it went up to a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Leak {
    /// The leak.
    pub incident: Arc<Incident>,
    /// How it went.
    pub course: Arc<IncidentCourse>,
}

/// A row of a signed contract's register that is not in the book's register yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// The contract.
    pub contract: ContractId,
    /// Its number.
    pub number: String,
    /// The other side.
    pub customer: CustomerId,
    /// The clause.
    pub clause: Sharing,
    /// Which row, the first being 0.
    pub row: u32,
    /// The row.
    pub item: SharedItem,
}

impl Shared {
    /// `contract`: the one it stands under, with its last day as soon as that is certain.
    fn of(
        scope: Arc<SharingScope>,
        events: &[Arc<SharingScopeEvent>],
        (contract, contract_end): (Option<&ContractBrief>, Option<Date>),
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Self {
        let course = scope.course(events.iter().map(Arc::as_ref), as_of).under(contract_end);
        let status = course.status(&scope, as_of);
        let back = course.giving_back(&scope, scope.return_terms(contract, calendar), as_of);
        let (return_by, return_working) = back.map(|it| (it.value, it.working)).unzip();
        Self { scope, course: Arc::new(course), status, return_by, return_working: return_working.unwrap_or_default() }
    }
}

impl App {
    /// The register by number, as of the date looked at. The reader runs again when any row changes or moves.
    pub fn shared(self) -> Vec<Shared> {
        let (as_of, events) = (self.as_of(), self.watch_all::<SharingScopeEvent>());
        let mut all = self.watch_all::<SharingScope>();
        all.sort_by(|a, b| a.number.cmp(&b.number).then_with(|| a.id.cmp(&b.id)));
        // each row is given its own events only: all of them for each would take rows times events on every save
        let mut own: HashMap<SharingScopeId, Vec<Arc<SharingScopeEvent>>> = HashMap::new();
        for event in events {
            own.entry(event.scope).or_default().push(event);
        }
        let of = |id: SharingScopeId| own.get(&id).map_or(&[][..], Vec::as_slice);
        let calendar = self.work_calendar();
        let row = |it: Arc<SharingScope>| {
            let events = of(it.id);
            self.row_under(it, events, &calendar, as_of, |id| self.contract_standing(id))
        };
        all.into_iter().map(row).collect()
    }

    /// A row as it stands under its contract on a day; `standing` is that of the contract on it.
    fn row_under(
        self,
        scope: Arc<SharingScope>,
        events: &[Arc<SharingScopeEvent>],
        calendar: &WorkCalendar,
        day: Date,
        standing: impl Fn(ContractId) -> Option<Arc<Progress>>,
    ) -> Shared {
        let contract = scope.contract.and_then(|id| self.peek::<ContractBrief>(id));
        let end = contract.as_ref().and_then(|it| standing(it.id)).and_then(|it| contract_end(&it, day));
        Shared::of(scope, events, (contract.as_deref(), end), calendar, day)
    }

    /// One row of it.
    pub fn shared_row(self, id: SharingScopeId) -> Option<Shared> {
        let events = self.watch_all::<SharingScopeEvent>();
        let (scope, calendar) = (self.watch::<SharingScope>(id)?, self.work_calendar());
        Some(self.row_under(scope, &events, &calendar, self.as_of(), |id| self.contract_standing(id)))
    }

    /// The same as it stands today, whatever date is looked at, without watching it.
    pub fn shared_today(self, id: SharingScopeId) -> Option<Shared> {
        let (events, today) = (self.peek_all::<SharingScopeEvent>(), self.today_now());
        let scope = self.peek::<SharingScope>(id)?;
        untrack(|| {
            let calendar = self.work_calendar();
            Some(self.row_under(scope, &events, &calendar, today, |id| self.contract_today(id)))
        })
    }

    /// What was given and received under a row up to the date looked at, the latest first. The reader runs again when anything is.
    pub fn given_under(self, scope: SharingScopeId) -> Vec<Arc<SharingEvent>> {
        let mut all = self.watch_all::<SharingEvent>();
        let as_of = self.as_of();
        all.retain(|it| it.scope == scope && it.at.date() <= as_of);
        all.sort_by_key(|it| std::cmp::Reverse((it.at, it.id)));
        all
    }

    /// The rows of the register under which somebody's data went out who took their consent back since, and of which nobody confirmed that
    /// it was given back or destroyed: whoever received it is to be told. The reader runs again when any of it changes.
    pub fn still_shared(self, person: ContactId, consent: &Consent) -> Vec<Arc<SharingScope>> {
        let as_of = self.as_of();
        if consent.status(as_of) != ConsentStatus::Withdrawn {
            return Vec::new();
        }
        let given = self.watch_all::<SharingEvent>();
        let of_them = given.iter().filter(|it| it.withdrawn_by(person, consent, as_of).is_some());
        let rows: BTreeSet<SharingScopeId> = of_them.map(|it| it.scope).collect();
        let rows = rows.into_iter().filter_map(|id| self.shared_row(id));
        rows.filter(|it| it.status != ScopeStatus::Closed).map(|it| it.scope).collect()
    }

    /// The rows of signed contracts' registers that are not in the book's, of one contract or of all. The reader runs again when
    /// any contract or row changes.
    pub fn proposed_sharing(self, only: Option<ContractId>) -> Vec<Proposed> {
        let register = self.watch_all::<SharingScope>();
        let mut briefs = self.watch_all::<ContractBrief>();
        briefs.retain(|it| it.sharing.is_some() && only.is_none_or(|id| id == it.id));
        briefs.sort_by(|a, b| a.number.cmp(&b.number));
        let mut all = Vec::new();
        for brief in briefs {
            let Some(clause) = &brief.sharing else { continue };
            let says_rows = match clause.mode {
                ShareMode::AggregateOnly | ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => true,
                ShareMode::Nothing => false,
            };
            if !says_rows || !self.contract_standing(brief.id).is_some_and(|it| it.is_binding()) {
                continue;
            }
            for (row, item) in clause.register.iter().enumerate() {
                let Ok(row) = u32::try_from(row) else { continue };
                if register.iter().any(|it| it.contract == Some(brief.id) && it.row == Some(row)) {
                    continue;
                }
                all.push(Proposed {
                    contract: brief.id,
                    number: brief.number.clone(),
                    customer: brief.customer,
                    clause: clause.clone(),
                    row,
                    item: item.clone(),
                });
            }
        }
        all
    }

    /// The row of the register that a contract's row stands for. Which fields it names is read from its words, so that it stays a
    /// draft until somebody looked it over.
    pub fn scope_of_contract(self, proposed: &Proposed, id: SharingScopeId, number: String) -> Batch {
        let text = self.untracked_text();
        let words = |it: &crate::domain::contract::wording::Wording| text.wording(it).to_owned();
        let fields = Text::share_fields_in(&format!("{} {}", proposed.item.what.zh, proposed.item.what.en));
        let scope = SharingScope {
            number,
            contract: Some(proposed.contract),
            ..SharingScope::between(id, self.peek_survivor(proposed.customer), proposed.item.from)
        };
        let scope = scope.with_clause(&proposed.clause, (proposed.row, &proposed.item), words, fields);
        let brief = self.peek::<ContractBrief>(proposed.contract);
        Batch::of(&scope.with_protection(brief.as_deref().and_then(|it| it.protection.as_ref())))
    }

    fn today_now(self) -> Date {
        use leptos::prelude::GetUntracked;
        self.today.get_untracked()
    }

    /// The fact that a command causes on a day, or in words why it may not happen. `shared`: the row as it stands today.
    pub fn scope_step(self, shared: &Shared, on: Date, command: Command) -> Result<SharingScopeEvent, String> {
        let text = self.untracked_text();
        let decided =
            shared.course.stage.decide(Entry::new(on, command), self.today_now(), &shared.course.facts(&shared.scope));
        let event = decided.map_err(|refusal| text.sharing_refusal(&refusal))?;
        let by = untrack(|| self.my_name());
        let (id, scope) = (SharingScopeEventId::fresh(&mut BrowserIds), shared.scope.id);
        Ok(SharingScopeEvent { id, scope, on: event.on, by, fact: event.what })
    }

    /// A row of the register goes with all that happened to it.
    pub fn without_scope(self, id: SharingScopeId, batch: Batch) -> Batch {
        let events = self.peek_all::<SharingScopeEvent>();
        let events = events.iter().filter(|it| it.scope == id);
        let batch = events.fold(batch.delete::<SharingScope>(id), |batch, it| batch.delete::<SharingScopeEvent>(it.id));
        let given = self.peek_all::<SharingEvent>();
        given.iter().filter(|it| it.scope == id).fold(batch, |batch, it| batch.delete::<SharingEvent>(it.id))
    }

    /// Rows of which sharing is over and giving back is not confirmed, and which one runs out next, the most urgent first.
    pub fn open_returns(self) -> Vec<(Date, Shared)> {
        let mut all: Vec<(Date, Shared)> =
            self.shared().into_iter().filter_map(|it| Some((it.return_by?, it))).collect();
        all.sort_by_key(|(day, it)| (*day, it.scope.id));
        all
    }

    /// Every leak found up to the date looked at, the latest first. The reader runs again when any changes or moves.
    pub fn leaks(self) -> Vec<Leak> {
        let (as_of, events) = (self.as_of(), self.watch_all::<IncidentEvent>());
        let mut all = self.watch_all::<Incident>();
        all.retain(|it| it.found.date() <= as_of);
        all.sort_by_key(|it| std::cmp::Reverse((it.found, it.id)));
        let leak = |incident: Arc<Incident>| {
            let course = Arc::new(incident.course(events.iter().map(Arc::as_ref), as_of));
            Leak { incident, course }
        };
        all.into_iter().map(leak).collect()
    }

    /// Leaks about which something that clause or law give a day for was not done, each with that day and what is to be done first, the
    /// most urgent first.
    pub fn pressing_leaks(self) -> Vec<(Date, Todo, Leak)> {
        let first = |leak: Leak| {
            let (day, todo) = leak.incident.owed(&leak.course).into_iter().next()?;
            Some((day, todo, leak))
        };
        let mut all: Vec<(Date, Todo, Leak)> = self.leaks().into_iter().filter_map(first).collect();
        all.sort_by_key(|(day, _, leak)| (*day, leak.incident.id));
        all
    }

    /// Within how many hours the other side is told of a leak by the clause on personal information (G5), with its contract: the one named, else that of the row of the register. Nothing where no contract says so.
    pub fn leak_hours_agreed(
        self,
        contract: Option<ContractId>,
        scope: Option<SharingScopeId>,
    ) -> Option<(Arc<ContractBrief>, u16)> {
        let scope = scope.and_then(|id| self.watch::<SharingScope>(id));
        let contract = self.watch::<ContractBrief>(concerned(contract, scope.as_deref())?)?;
        let hours = contract.personal?.leak_hours;
        Some((contract, hours))
    }

    /// One leak.
    pub fn leak(self, id: IncidentId) -> Option<Leak> {
        let events = self.watch_all::<IncidentEvent>();
        let incident = self.watch::<Incident>(id)?;
        let course = Arc::new(incident.course(events.iter().map(Arc::as_ref), self.as_of()));
        Some(Leak { incident, course })
    }

    /// The same as it stands today, whatever date is looked at, without watching it.
    pub fn leak_today(self, id: IncidentId) -> Option<Leak> {
        let events = self.peek_all::<IncidentEvent>();
        let incident = self.peek::<Incident>(id)?;
        let course = Arc::new(incident.course(events.iter().map(Arc::as_ref), self.today_now()));
        Some(Leak { incident, course })
    }

    /// The fact that a command causes today, or in words why it may not happen.
    pub fn leak_step(self, leak: &Leak, command: IncidentCommand) -> Result<IncidentEvent, String> {
        let (text, today) = (self.untracked_text(), self.today_now());
        let facts = leak.course.facts(&leak.incident);
        let decided = leak.course.state.decide(Entry::new(today, command), today, &facts);
        let event = decided.map_err(|refusal| text.incident_refusal(&refusal))?;
        Ok(self.leak_fact(leak.incident.id, event.on, IncidentFact::Step(event.what)))
    }

    /// That a measure was taken on a day.
    pub fn leak_measure(self, incident: IncidentId, on: Date, measure: Measure, note: String) -> IncidentEvent {
        self.leak_fact(incident, on, IncidentFact::Done { measure, note })
    }

    fn leak_fact(self, incident: IncidentId, on: Date, fact: IncidentFact) -> IncidentEvent {
        let by = untrack(|| self.my_name());
        IncidentEvent { id: IncidentEventId::fresh(&mut BrowserIds), incident, on, by, fact }
    }

    /// A leak goes with all that happened to it.
    pub fn without_incident(self, id: IncidentId, batch: Batch) -> Batch {
        let events = self.peek_all::<IncidentEvent>();
        let events = events.iter().filter(|it| it.incident == id);
        let batch = self.free_disputes_of_leak(id, batch);
        events.fold(batch.delete::<Incident>(id), |batch, it| batch.delete::<IncidentEvent>(it.id))
    }
}
