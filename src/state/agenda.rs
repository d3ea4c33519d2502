//! The days that follow from the book, as of the date looked at.

use std::collections::BTreeSet;

use leptos::prelude::untrack;

use super::app::App;
use super::service::case_of;
use super::team::Whose;
use crate::domain::activity::Activity;
use crate::domain::agenda::{Agenda, Entry, What};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::id::CustomerId;
use crate::domain::opportunity::Opportunity;
use crate::domain::quote::Quote;
use crate::domain::sales_target::SalesTarget;
use crate::domain::scorecard::record::Evaluation;
use crate::domain::sharing::incident::Incident;
use crate::domain::sharing::undertaking::Undertaking;
use crate::domain::task::Task;
use crate::domain::team::circle::Doer;
use crate::domain::team::member::Member;

impl App {
    /// The days of everybody's or of one's own customers and tasks, in order; the reader runs again when any may have changed.
    pub fn agenda(self, whose: Whose) -> Vec<Entry> {
        let mut agenda = Agenda::new(self.as_of());
        // what a clause set is reckoned up by nobody: its end is a day to know of, none to be reminded of
        for (target, customer) in self.clause_targets() {
            agenda.clause_target(&target, customer);
        }
        // nobody is reminded of it either; of everybody's customers each would have to be looked at
        if whose != Whose::All {
            for (customer, fall) in self.pool_falls(whose) {
                agenda.pool(customer.id, fall);
            }
        }
        self.gather(agenda, whose)
    }

    /// What every day of the book is known by, among them those that [the calendar of all](Self::agenda) leaves out where one of them
    /// was `handed` out.
    pub(super) fn day_keys<'a>(self, mut handed: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
        let mut keys: BTreeSet<String> = self.agenda(Whose::All).iter().map(Entry::key).collect();
        if handed.any(Entry::is_pool_key) {
            let mut falls = Agenda::new(self.as_of());
            for (customer, fall) in self.pool_falls(Whose::All) {
                falls.pool(customer.id, fall);
            }
            keys.extend(falls.into_entries().iter().map(Entry::key));
        }
        keys
    }

    /// Those of them that are not after the date looked at.
    pub(super) fn agenda_due(self, whose: Whose) -> Vec<Entry> {
        self.gather(Agenda::due_by(self.as_of()), whose)
    }

    /// How many of everybody's days are not after the date looked at.
    pub(super) fn count_due(self) -> usize {
        self.pressing().agenda.saturating_add(self.gathered_besides(Agenda::count_by(self.as_of())).count())
    }

    fn gather(self, agenda: Agenda, whose: Whose) -> Vec<Entry> {
        let mut all = self.gathered(agenda).into_entries();
        if whose != Whose::All {
            // a contract that names nobody is looked after by whoever has its customer
            self.watch_any::<Customer>();
            let mut circle = self.circle(whose);
            all.retain(|it| circle.reaches(&self.peek_whose(it)));
        }
        all
    }

    fn gathered(self, mut agenda: Agenda) -> Agenda {
        let briefs = self.watch_all::<ContractBrief>();
        let mut next = briefs.iter();
        self.each_contract(briefs.iter().map(|it| it.id), |_, standing| {
            if let (Some(contract), Some(standing)) = (next.next(), standing) {
                agenda.contract(contract, standing);
            }
        });
        self.each_contract_duties(|contract, rows| agenda.duties(contract, rows));
        self.gathered_besides(agenda)
    }

    /// What stands in the agenda besides the contracts and their duties.
    fn gathered_besides(self, mut agenda: Agenda) -> Agenda {
        for it in self.own_materials() {
            let due = it.due.day().filter(|_| it.tally.left() > 0);
            let back = it.return_by.filter(|_| it.tally.outstanding() > 0);
            agenda.material(&it.contract, &it.key, due, back);
        }
        for amendment in self.watch_all::<Amendment>() {
            if let Some(contract) = self.peek::<ContractBrief>(amendment.contract) {
                agenda.amendment(&amendment, contract.customer);
            }
        }
        for step in self.watch_all::<Activity>() {
            agenda.step(&step);
        }
        for task in self.watch_all::<Task>() {
            agenda.task(&task);
        }
        for chance in self.chances().iter().filter(|it| it.is_open()) {
            agenda.opportunity(&chance.opportunity, chance.standing.worth.amount());
        }
        for quoted in self.quotes() {
            agenda.quote(&quoted.quote, quoted.state);
        }
        // the days of its clocks do not turn with the minute
        let work = self.clockwork_of_day();
        for case in self.cases().iter().filter(|it| !it.course.is_closed()) {
            let clocks = self.clocks_of(case, &work);
            agenda.ticket_clocks(&case.ticket, &clocks, &case.course);
            agenda.ticket_news(&case.ticket, case.course.news_by());
            agenda.call_back(&case.ticket, clocks.call_back_by(&case.ticket, &case.course));
        }
        let calendar = self.work_calendar();
        for review in self.reviews() {
            agenda.evaluation(&review.it, self.object_until(&review, &calendar));
        }
        for it in self.next_by_plans() {
            agenda.evaluation_due(it.plan.id, it.customer, it.span);
        }
        for it in self.watch_all::<SalesTarget>().iter().filter(|it| !it.is_of_clause()) {
            agenda.target(it, self.peek_target_party(it));
        }
        for (plan, period, held) in self.held_back() {
            agenda.release(&plan, period, held);
        }
        for it in self.watch_all::<Undertaking>() {
            agenda.undertaking(&it, it.contract.and_then(|id| self.peek::<ContractBrief>(id)).map(|it| it.customer));
        }
        for file in self.dispute_files() {
            agenda.dispute(&file.dispute, &self.dispute_deadlines(&file));
        }
        for it in self.shared() {
            agenda.sharing(&it.scope, &it.course, it.return_by);
        }
        for leak in self.leaks() {
            agenda.leak(&leak.incident, &leak.course);
        }
        for it in self.requests() {
            agenda.request(&it.request, it.due);
        }
        agenda
    }

    /// Whom what is due on a day concerns: what hangs on no customer and names nobody would else be missed by all who have said
    /// who they are.
    fn peek_whose(self, entry: &Entry) -> Doer {
        if let What::Release { plan, .. } = &entry.what {
            let row = untrack(|| self.incentive_plan(*plan));
            let shares = row.iter().flat_map(|it| it.plan.participants.iter());
            let members = shares.filter_map(|it| self.peek::<Member>(it.member));
            return Doer::AnyOf(members.map(|it| it.name.clone()).collect());
        }
        if let What::TargetEnd(id) = &entry.what {
            return self.peek_bearers(*id);
        }
        let is_of_house = if let What::UndertakingEnd(id) = &entry.what {
            self.peek::<Undertaking>(*id).is_some_and(|it| it.contract.is_none())
        } else {
            false
        };
        if is_of_house { Doer::Everybody } else { Doer::One(self.peek_doer(entry)) }
    }

    /// Who looks after what is due on a day, by name; empty if nobody is named.
    pub fn peek_doer(self, entry: &Entry) -> String {
        let owner = |id: CustomerId| self.peek_party(id).map(|it| it.owner.clone()).unwrap_or_default();
        let named = match &entry.what {
            What::Task(id) => self.peek::<Task>(*id).map(|it| it.assignee.clone()),
            What::ChanceStep(id) | What::Close(id) => self.peek::<Opportunity>(*id).map(|it| it.owner.clone()),
            What::Dispute { dispute, .. } => self.peek::<Dispute>(*dispute).map(|it| it.owner.clone()),
            What::Ticket(id)
            | What::TicketAcknowledgement(id)
            | What::TicketAnswer(id)
            | What::TicketWorkaround(id)
            | What::TicketNews(id)
            | What::CallBack(id) => case_of(self, *id, untrack(|| self.end_of_day())).map(|it| self.keeper_of(&it)),
            What::Objection(id) => self.peek::<Evaluation>(*id).map(|it| it.by.clone()),
            What::QuoteEnd(id) => self.peek::<Quote>(*id).map(|it| it.owner.clone()),
            What::Instalment { contract, .. }
            | What::Limitation { contract, .. }
            | What::Promised { contract, .. }
            | What::Earnest { contract, .. }
            | What::RightLapse { contract, .. }
            | What::TakesEffect(contract)
            | What::Notice { contract, .. }
            | What::TermEnd { contract, .. }
            | What::SuspensionEnd { contract, .. }
            | What::ForceMajeureProof { contract, .. }
            | What::ForceMajeureEnd { contract, .. }
            | What::Cure { contract, .. }
            | What::Amendment { contract, .. }
            | What::Termination(contract) => self.peek::<ContractBrief>(*contract).map(|it| it.owner.clone()),
            What::Duty { contract, duty } => self.peek_duty(*contract, duty).map(|it| it.owner),
            What::Material { contract, material, .. } => self.peek_material(*contract, material).map(|it| it.owner),
            What::Leak(id) | What::LeakStep { leak: id, .. } => self.peek::<Incident>(*id).map(|it| it.by.clone()),
            What::TargetEnd(id) => match self.peek_bearers(*id) {
                Doer::One(name) => Some(name),
                Doer::AnyOf(_) | Doer::Everybody => None,
            },
            What::UndertakingEnd(id) => {
                let contract = self.peek::<Undertaking>(*id).and_then(|it| it.contract);
                contract.and_then(|id| self.peek::<ContractBrief>(id)).map(|it| it.owner.clone())
            }
            What::Step(_)
            | What::SharingEnd(_)
            | What::SharingReturn(_)
            | What::Request(_)
            | What::EvaluationDue { .. }
            | What::PoolFall { .. }
            | What::Release { .. } => None,
        };
        let named = named.filter(|it| !it.is_empty()).or_else(|| entry.customer.map(owner));
        let named = named.filter(|it| !it.is_empty());
        if let What::Step(id) = &entry.what {
            let step = self.peek::<Activity>(*id);
            let owner = || step.as_ref().map(|it| self.peek_followed_owner(it)).filter(|it| !it.is_empty());
            return named.or_else(owner).or_else(|| step.as_ref().map(|it| it.by.clone())).unwrap_or_default();
        }
        named.unwrap_or_default()
    }
}
