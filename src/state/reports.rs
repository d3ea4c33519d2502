//! Reports as of the date looked at: reckoned only while somebody looks, and portion by portion, so that a large book never holds
//! the page.

use std::sync::Arc;
use std::vec::IntoIter;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::App;
use super::clock::now_milliseconds;
use super::pipeline::Chance;
use super::table::Tables;
use crate::domain::activity::Activity;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::late_fee::debt::principal_entries;
use crate::domain::late_fee::dunning::Dunning;
use crate::domain::lifecycle::opportunity::Pipeline;
use crate::domain::opportunity::OpportunityEvent;
use crate::domain::reporting::activity::{of_activity, of_task, reaches};
use crate::domain::reporting::collecting::{Part, of_part};
use crate::domain::reporting::coverage::{Coverage, Covering, Kept};
use crate::domain::reporting::fact::Fact;
use crate::domain::reporting::figure::Report;
use crate::domain::reporting::people::People;
use crate::domain::reporting::selling::{Seen, of_opportunity};
use crate::domain::reporting::serving::of_ticket;
use crate::domain::reporting::table::{Asked, Of, Table, Tabling};
use crate::domain::sales_target::cells::PlanError;
use crate::domain::service_report::Counted;
use crate::domain::task::Task;
use crate::domain::team::member::Member;

/// How long a portion may take, in milliseconds.
const PORTION: u64 = 12;

/// What was reckoned; nothing until it is for the first time.
pub type Reckoned<T> = RwSignal<Option<Result<Arc<T>, PlanError>>>;

/// Something that is reckoned record by record.
trait Portioned: Sized + 'static {
    type Out: Send + Sync + 'static;

    /// Takes the next record; `false` when there is none left.
    fn next(&mut self, app: App) -> Result<bool, PlanError>;

    fn finish(self) -> Self::Out;
}

/// A report, record by record.
struct Telling {
    tabling: Tabling,
    ends: Vec<(Date, Date)>,
    activities: IntoIter<Arc<Activity>>,
    tasks: IntoIter<Arc<Task>>,
    chances: IntoIter<(Chance, Vec<Arc<OpportunityEvent>>)>,
    pipeline: Pipeline,
    contracts: IntoIter<Arc<ContractBrief>>,
    tickets: IntoIter<Counted>,
}

/// Coverage, record by record.
struct Looking {
    covering: Covering,
    activities: IntoIter<Arc<Activity>>,
    customers: IntoIter<Arc<Customer>>,
}

impl Tables {
    /// What the parts of a signed contract tell.
    fn parts_told(
        &self,
        brief: &ContractBrief,
        who: &Arc<str>,
        ends: &[(Date, Date)],
        as_of: Date,
    ) -> Result<Vec<Fact>, ExactError> {
        let standing = self.peek_standing_on(brief.id, as_of, as_of).filter(|it| it.is_binding());
        let Some(account) = standing.as_ref().and_then(|it| it.account.as_ref().ok()) else { return Ok(Vec::new()) };
        let customer = self.survivor(brief.customer);
        self.with_entries(brief.id, as_of, |entries| {
            let mut told = Vec::new();
            for part in &account.parts {
                let own = entries.allocations.iter().copied().filter(|it| it.instalment == part.id);
                // what cannot be reckoned as paid has no account either
                let payments = entries.receipts.payments(own).unwrap_or_default();
                let paid = principal_entries(&payments, as_of);
                let waived = entries.dunning.of(part.id).map(Dunning::principal_waivers).unwrap_or_default();
                let (contract, number, amount) = (brief.id, part.number, part.position.amount);
                let (paid, waived) = (paid.as_slice(), waived.as_slice());
                let part = Part { contract, customer, number, amount, due: part.due, paid, waived };
                told.extend(of_part(part, who, ends, as_of)?);
            }
            Ok(told)
        })
    }
}

impl Telling {
    fn note(&mut self, facts: impl IntoIterator<Item = Fact>) -> Result<bool, PlanError> {
        for fact in facts {
            self.tabling.note(fact)?;
        }
        Ok(true)
    }
}

impl Portioned for Telling {
    type Out = Table;

    fn next(&mut self, app: App) -> Result<bool, PlanError> {
        let as_of = self.tabling.asked.as_of;
        if let Some(activity) = self.activities.next() {
            let who = self.tabling.people.one(&activity.by);
            let customer = activity.customer.map(|id| app.peek_survivor(id));
            return self.note(of_activity(&activity, &who, customer, as_of));
        }
        if let Some(task) = self.tasks.next() {
            let customer = task.customer.map(|id| app.peek_survivor(id));
            let told = of_task(&task, customer, as_of, |name| self.tabling.people.one(name));
            return self.note(told);
        }
        if let Some((chance, events)) = self.chances.next() {
            let opportunity = chance.opportunity.as_ref();
            let owner = if opportunity.owner.trim().is_empty() {
                app.peek_party(opportunity.customer).map(|it| it.owner.clone()).unwrap_or_default()
            } else {
                opportunity.owner.clone()
            };
            let who = self.tabling.people.one(&owner);
            let events: Vec<&OpportunityEvent> = events.iter().map(Arc::as_ref).collect();
            let (worth, customer) = (chance.standing.worth.amount(), app.peek_survivor(opportunity.customer));
            let seen = Seen { opportunity, events: &events, worth, customer };
            let told = of_opportunity(seen, &who, &self.pipeline, &self.ends, as_of);
            return self.note(told);
        }
        if let Some(brief) = self.contracts.next() {
            let who = self.tabling.people.one(&app.peek_keeper(&brief));
            let told = app.tables.try_with_value(|tables| tables.parts_told(&brief, &who, &self.ends, as_of));
            return self.note(told.unwrap_or_else(|| Ok(Vec::new()))?);
        }
        match self.tickets.next() {
            Some(ticket) => {
                let who = self.tabling.people.one(&ticket.person);
                self.note(of_ticket(&ticket, &who))
            }
            None => Ok(false),
        }
    }

    fn finish(self) -> Table {
        self.tabling.finish()
    }
}

impl Portioned for Looking {
    type Out = Coverage;

    fn next(&mut self, app: App) -> Result<bool, PlanError> {
        if let Some(activity) = self.activities.next() {
            if let Some(customer) = activity.customer.filter(|_| reaches(&activity)) {
                self.covering.contact(app.peek_survivor(customer), activity.on);
            }
            return Ok(true);
        }
        let Some(customer) = self.customers.next() else { return Ok(false) };
        // what another one stands for is counted with that one
        if app.peek_survivor(customer.id) == customer.id {
            self.covering.customer(Kept { id: customer.id, level: customer.level, owner: &customer.owner });
        }
        Ok(true)
    }

    fn finish(self) -> Coverage {
        self.covering.finish()
    }
}

impl App {
    /// The report that is asked for, for as long as the caller lives; again whenever what it stands on changes.
    /// With the second of the two only what belongs to that one is told.
    pub fn report(self, asked: Memo<Option<(Asked, Option<Of>)>>) -> Reckoned<Table> {
        self.in_portions(move || asked.get().map(|(asked, only)| self.telling(asked, only)))
    }

    /// Who looks after whom; who was not reached within so many days was not reached for long.
    pub fn coverage(self, days: Memo<i64>) -> Reckoned<Coverage> {
        self.in_portions(move || {
            let covering = Covering::new(self.members(), self.as_of(), days.get());
            let activities = self.watch_all::<Activity>().into_iter();
            Some(Ok(Looking { covering, activities, customers: self.watch_all::<Customer>().into_iter() }))
        })
    }

    fn telling(self, asked: Asked, only: Option<Of>) -> Result<Telling, PlanError> {
        self.watch_any::<Customer>();
        let members = self.members();
        let members: Vec<&Member> = members.iter().map(AsRef::as_ref).collect();
        let tabling = Tabling::new(asked, People::new(&members))?.narrowed_to(only);
        let mut telling = Telling {
            ends: tabling.ends(),
            tabling,
            activities: Vec::new().into_iter(),
            tasks: Vec::new().into_iter(),
            chances: Vec::new().into_iter(),
            pipeline: Pipeline::default(),
            contracts: Vec::new().into_iter(),
            tickets: Vec::new().into_iter(),
        };
        match asked.report {
            Report::Activity => {
                telling.activities = self.watch_all::<Activity>().into_iter();
                telling.tasks = self.watch_all::<Task>().into_iter();
            }
            Report::Pipeline => {
                let mut events = self.opportunity_events(|_| true);
                let mut with_events = |chance: Chance| {
                    let own = events.remove(&chance.opportunity.id).unwrap_or_default();
                    (chance, own)
                };
                telling.chances = self.chances().into_iter().map(&mut with_events).collect::<Vec<_>>().into_iter();
                telling.pipeline = self.sales_stages().pipeline();
            }
            Report::Collection => {
                let _watched = self.tables.try_with_value(Tables::watch_standings);
                telling.contracts = self.watch_all::<ContractBrief>().into_iter();
            }
            Report::Service => {
                let mut all = self.counted_cases(true);
                all.extend(self.counted_cases(false));
                all.sort_by_key(|it| (it.received, it.id));
                telling.tickets = all.into_iter();
            }
        }
        Ok(telling)
    }

    /// Reckons what `begin` begins, whenever what it reads changes. What was reckoned before stands until it is done anew.
    fn in_portions<P: Portioned>(self, begin: impl Fn() -> Option<Result<P, PlanError>> + 'static) -> Reckoned<P::Out> {
        let found: Reckoned<P::Out> = RwSignal::new(None);
        let latest = StoredValue::new(0_u64);
        Effect::new(move |before: Option<u64>| {
            let own = before.unwrap_or(0).wrapping_add(1);
            latest.set_value(own);
            match begin() {
                None => found.set(None),
                Some(Err(fault)) => found.set(Some(Err(fault))),
                Some(Ok(work)) => spawn_local(self.go_on(work, found, latest, own)),
            }
            own
        });
        found
    }

    async fn go_on<P: Portioned>(self, mut work: P, found: Reckoned<P::Out>, latest: StoredValue<u64>, own: u64) {
        loop {
            // somebody asked for something else meanwhile, or nobody looks any more
            if latest.try_get_value() != Some(own) {
                return;
            }
            match untrack(|| self.portion(&mut work)) {
                Err(fault) => {
                    found.try_set(Some(Err(fault)));
                    return;
                }
                Ok(true) => TimeoutFuture::new(0).await,
                Ok(false) => break,
            }
        }
        found.try_set(Some(Ok(Arc::new(work.finish()))));
    }

    /// One portion; `false` when nothing is left.
    fn portion<P: Portioned>(self, work: &mut P) -> Result<bool, PlanError> {
        let end = now_milliseconds().saturating_add(PORTION);
        while now_milliseconds() < end {
            // asking the clock costs more than a record
            for _ in 0..16 {
                if !work.next(self)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}
