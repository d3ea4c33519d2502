//! What persons asked about their data, and how it was answered; an erasure answers what it does and leaves no name.

use std::sync::Arc;

use leptos::prelude::{GetUntracked as _, untrack};
use uuid::Uuid;

use super::app::App;
use super::batch::Batch;
use super::clock::BrowserIds;
use super::erasure::{Erasing, ErasureOf};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, RequestStepId, SubjectRequestId};
use crate::domain::lead::Lead;
use crate::domain::sharing::giving_back::held_on;
use crate::domain::sharing::request::{RequestFact, RequestState, RequestStep, SubjectRequest};

/// A request as it stands on the date looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The request.
    pub request: Arc<SubjectRequest>,
    /// Where it stands.
    pub state: RequestState,
    /// The last day to answer it.
    pub due: Option<Date>,
    /// The contract whose clause makes that day, with its number; nothing: the law does.
    pub contract: Option<(ContractId, String)>,
}

impl App {
    /// Every request that came by the date looked at: those that wait first, by the day they are due, then the others from the
    /// latest on. The reader runs again when any changes.
    pub fn requests(self) -> Vec<Asked> {
        let (as_of, calendar) = (self.as_of(), self.work_calendar());
        let mut all = self.watch_all::<SubjectRequest>();
        all.retain(|it| it.received <= as_of);
        let asked = |request: Arc<SubjectRequest>| {
            let contracts = self.contracts_with_asker(&request);
            let found = request.answer_day(contracts.iter().map(AsRef::as_ref), &calendar, as_of);
            let of = found.and_then(|it| it.contract);
            let contract = contracts.iter().find(|it| Some(it.id) == of).map(|it| (it.id, it.number.clone()));
            Asked { state: request.state(as_of), due: found.map(|it| it.day), contract, request }
        };
        let mut all: Vec<Asked> = all.into_iter().map(asked).collect();
        all.sort_by_key(|it| {
            let open = matches!(it.state, RequestState::Open { .. });
            let day = if open { it.due.unwrap_or(it.request.received) } else { it.request.received };
            let order = day.days_until(as_of);
            (!open, if open { order.saturating_neg() } else { order }, it.request.id)
        });
        all
    }

    /// The contracts that held, when a request came, with the customer it is about or at which the person works.
    fn contracts_with_asker(self, it: &SubjectRequest) -> Vec<Arc<ContractBrief>> {
        let person = || it.contact.and_then(|id| self.person_named(id)).map(|it| it.customer);
        let Some(customer) = it.customer.or_else(person) else { return Vec::new() };
        let (as_of, received) = (self.as_of(), it.received);
        let holds = |id: ContractId| self.contract_standing(id).is_some_and(|it| held_on(&it, received, as_of));
        let mut all = self.contracts_of(customer);
        all.retain(|it| it.personal.is_some() && holds(it.id));
        all
    }

    /// Those that wait for an answer, by the day they are due.
    pub fn open_requests(self) -> Vec<Asked> {
        let mut all = self.requests();
        all.retain(|it| matches!(it.state, RequestState::Open { .. }));
        all
    }

    /// What the one who asks is called: as the book calls them now, or as it was written down; empty once they are erased.
    fn requester(self, it: &SubjectRequest) -> String {
        // whoever was made one with another is called as that one
        let person = it.contact.and_then(|id| self.person_named(id)).map(|it| it.name.clone());
        let buyer = || it.customer.and_then(|id| self.party(id)).map(|it| it.name.clone());
        let asker = || it.lead.and_then(|id| self.watch::<Lead>(id)).map(|it| it.person.clone());
        let known = person.or_else(buyer).or_else(asker).filter(|name| !name.is_empty());
        known.unwrap_or_else(|| it.name.clone())
    }

    /// The same in words, where no name is left.
    pub fn requester_words(self, it: &SubjectRequest) -> String {
        let name = self.requester(it);
        if name.is_empty() { self.text().request_nobody().to_owned() } else { name }
    }

    /// A new request of somebody in the book, or of nobody known yet.
    pub fn request_of(self, id: SubjectRequestId, of: Option<ErasureOf>) -> SubjectRequest {
        let mut request = SubjectRequest::received_on(id, self.today.get_untracked());
        match of {
            Some(ErasureOf::Person(id)) => request.contact = Some(id),
            Some(ErasureOf::Customer(id)) => request.customer = Some(id),
            Some(ErasureOf::Lead(id)) => request.lead = Some(id),
            None => {}
        }
        request.name = untrack(|| self.requester(&request));
        request
    }

    /// The request with a step that is taken, or in words why it may not be.
    pub fn request_step(
        self,
        request: &SubjectRequest,
        on: Date,
        what: RequestFact,
        words: String,
    ) -> Result<SubjectRequest, String> {
        let step = RequestStep { on, by: untrack(|| self.my_name()), what, words };
        let id = RequestStepId::fresh(&mut BrowserIds);
        let taken = request.with(id, step, self.today.get_untracked());
        taken.map_err(|fault| self.untracked_text().request_fault(fault))
    }

    /// Adds to the batch of an erasure what becomes of the requests of whom is erased: no name is left in them, and the one that
    /// is answered by it is closed.
    pub(super) fn with_requests_answered(self, erased: &Erasing, batch: Batch) -> Batch {
        let (today, by) = (self.today.get_untracked(), untrack(|| self.my_name()));
        let goes = |id: Uuid| erased.goes.contains_key(&id) || erased.subjects.contains(&id);
        let is_theirs = |it: &SubjectRequest| {
            let ids: [Option<Uuid>; 3] =
                [it.contact.map(Into::into), it.customer.map(Into::into), it.lead.map(Into::into)];
            // by name only where nobody of the book was named: there may be another of the same name
            match ids {
                [None, None, None] => erased.traces.is_whole(&it.name),
                named => named.into_iter().flatten().any(goes),
            }
        };
        let all = self.peek_all::<SubjectRequest>();
        all.iter().filter(|it| is_theirs(it)).fold(batch, |batch, it| {
            let id = RequestStepId::fresh(&mut BrowserIds);
            let mut after = it.erased(id, today, &by, |text| erased.traces.is_in_text(text));
            // who is a party stays in the book: what became of that request somebody answers
            let stays = it.customer.is_some_and(|customer| !erased.goes.contains_key(&customer.into()));
            if stays {
                after.course.remove(&id);
            }
            batch.edit(Some(it.as_ref()), &after)
        })
    }
}
