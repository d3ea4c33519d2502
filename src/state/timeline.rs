//! Everything that happened with a customer: read from the book in memory, and what its record tells from the audit trail.

use std::sync::Arc;

use serde_json::Value;

use super::app::App;
use super::clock::local_moment;
use super::history::{Alteration, ChangedBy};
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
use crate::domain::customer::{Customer, Level};
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId};
use crate::domain::lifecycle::contract::stage::Stage;
use crate::domain::lifecycle::contract::status::{ContractStatus, Ended};
use crate::domain::negotiation::{NegotiationRound, ProposalEvent};
use crate::domain::progress::Progress;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::receipt::Receipt;
use crate::domain::timeline::{Bound, Entry, Noted, Pursuit, Sources, What as Told, timeline};
use crate::record::audit::What;
use crate::store::StoreError;

impl App {
    /// Everything that had happened with a customer by the date looked at, the latest first. The reader runs again when any of
    /// it changes. `noted`: what [`App::noted_of`] read.
    pub fn timeline_of(self, customer: CustomerId, noted: &[Noted]) -> Vec<Entry> {
        let class = self.standing_for(customer);
        let activities = self.activities_of(customer);
        let moves = self.pool_events_of(customer);
        let chances = self.chances_of(customer);
        let mut quotes: Vec<(Arc<Quote>, Vec<Arc<QuoteEvent>>)> = self
            .watch_all::<Quote>()
            .into_iter()
            .filter(|it| class.contains(&it.customer))
            .map(|it| (it, Vec::new()))
            .collect();
        for event in self.watch_all::<QuoteEvent>() {
            if let Some((_, own)) = quotes.iter_mut().find(|(quote, _)| quote.id == event.quote) {
                own.push(event);
            }
        }
        let contracts = self.contracts_of(customer);
        let events: Vec<Arc<ContractEvent>> = contracts.iter().flat_map(|it| self.events_of(it.id)).collect();
        let amendments: Vec<Arc<Amendment>> = contracts.iter().flat_map(|it| self.amendments_of(it.id)).collect();
        let rounds: Vec<Arc<NegotiationRound>> = contracts.iter().flat_map(|it| self.rounds_of(it.id)).collect();
        let answers: Vec<Arc<ProposalEvent>> = contracts.iter().flat_map(|it| self.proposal_events_of(it.id)).collect();
        let bound = contracts.iter().filter_map(|it| self.contract_standing(it.id).and_then(|it| bound(&it))).collect();
        let mut receipts = self.watch_all::<Receipt>();
        receipts.retain(|it| class.contains(&it.customer));
        let tickets = self.cases_of(customer);
        let files = self.all_files_of(customer);
        let sources = Sources {
            activities: activities.iter().map(Arc::as_ref).collect(),
            moves: moves.iter().map(Arc::as_ref).collect(),
            pursuits: chances
                .iter()
                .map(|it| Pursuit { opportunity: &it.opportunity, moves: &it.standing.passed })
                .collect(),
            quotes: quotes.iter().map(|(quote, own)| (quote.as_ref(), own.iter().map(Arc::as_ref).collect())).collect(),
            contract_events: events.iter().map(Arc::as_ref).collect(),
            amendments: amendments.iter().map(Arc::as_ref).collect(),
            rounds: rounds.iter().map(Arc::as_ref).collect(),
            proposal_events: answers.iter().map(Arc::as_ref).collect(),
            bound,
            receipts: receipts.iter().map(Arc::as_ref).collect(),
            tickets: tickets.iter().map(|it| (it.ticket.as_ref(), it.course.steps.as_slice())).collect(),
            files: files.iter().map(Arc::as_ref).collect(),
            noted,
        };
        timeline(&sources, self.as_of())
    }

    /// What had happened beside a contract by the date looked at, the latest first: steps of its amendments, and the talks about it.
    /// The reader runs again when any of it changes.
    pub fn beside_contract(self, contract: ContractId) -> Vec<Entry> {
        let (amendments, rounds) = (self.amendments_of(contract), self.rounds_of(contract));
        let answers = self.proposal_events_of(contract);
        let sources = Sources {
            amendments: amendments.iter().map(Arc::as_ref).collect(),
            rounds: rounds.iter().map(Arc::as_ref).collect(),
            proposal_events: answers.iter().map(Arc::as_ref).collect(),
            ..Sources::default()
        };
        timeline(&sources, self.as_of())
    }

    /// What the records of a customer tell of themselves: entered, graded anew, merged. Read from the disk.
    pub async fn noted_of(self, customer: CustomerId, class: Vec<CustomerId>) -> Result<Vec<Noted>, StoreError> {
        let mut noted = Vec::new();
        for id in class {
            for it in self.alterations::<Customer>(id).await? {
                let Some(on) = local_moment(it.at_ms).0 else { continue };
                let by = self.named(&it.who);
                let told = told(customer, id, &it);
                noted.extend(told.into_iter().map(|what| Noted { on, at_ms: it.at_ms, by: by.clone(), what }));
            }
        }
        Ok(noted)
    }

    fn named(self, who: &ChangedBy) -> String {
        let text = self.untracked_text();
        match who {
            ChangedBy::Person(name) => name.clone(),
            ChangedBy::ThisCopy => text.this_copy().to_owned(),
            ChangedBy::OtherCopy(id) => text.other_copy(id),
        }
    }
}

/// What a change of one of the records means on the page of the customer that stands for all of them.
fn told(customer: CustomerId, record: CustomerId, it: &Alteration) -> Vec<Told> {
    if it.what == What::New {
        return if record == customer { vec![Told::Entered] } else { Vec::new() };
    }
    let read = |(name, from, to): &(String, Option<Value>, Option<Value>)| match name.as_str() {
        "level" if record == customer => {
            let (from, to) = (level(from.as_ref())?, level(to.as_ref())?);
            (from != to).then_some(Told::Level { from, to })
        }
        "merged_into" => match (names_one(from.as_ref()), names_one(to.as_ref())) {
            (false, true) => Some(Told::Merged(record)),
            (true, false) => Some(Told::Parted(record)),
            (true, true) | (false, false) => None,
        },
        _ => None,
    };
    it.fields.iter().filter_map(read).collect()
}

fn level(value: Option<&Value>) -> Option<Level> {
    serde_json::from_value(value?.clone()).ok()
}

/// Whether a value names another record.
fn names_one(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_null())
}

/// How long a contract binds, as far as that is known; `None` if it was never signed.
pub(super) fn bound(progress: &Progress) -> Option<Bound> {
    let from = progress.life.stage.agreement()?.signed_on;
    let over = match progress.status.ended() {
        Some(Ended::Terminated { on } | Ended::Completed { on }) => Some(on),
        Some(Ended::Expired { last_day }) => last_day.plus_days(1).ok(),
        None => {
            if let ContractStatus::Archived { on } = progress.status {
                // it was over before it was put away, where that day is known
                Some(over_before(progress, on).map_or(on, |over| over.min(on)))
            } else {
                None
            }
        }
    };
    Some(Bound { from, over })
}

/// The day from which a contract that was put away `on` a day had bound nobody, if that is known.
fn over_before(progress: &Progress, on: Date) -> Option<Date> {
    let expired = || progress.facts.term.expired(on).and_then(|last_day| last_day.plus_days(1).ok());
    let Stage::Archived { ended, .. } = &progress.life.stage else { return None };
    match ended.as_ref() {
        Stage::Completed { on, .. } => Some(*on),
        Stage::Terminating { termination, .. } => Some(termination.effective_on),
        Stage::Draft
        | Stage::Negotiating
        | Stage::InApproval { .. }
        | Stage::ToSign { .. }
        | Stage::Signed { .. }
        | Stage::Suspended { .. }
        | Stage::Void { .. }
        | Stage::Archived { .. } => expired(),
    }
}
