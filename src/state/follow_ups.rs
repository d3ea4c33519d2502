//! What was said and done with customers, leads and about opportunities, and what hangs together with them.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use super::table::Tables;
use crate::domain::activity::{Activity, Followed};
use crate::domain::date::Date;
use crate::domain::id::{ActivityId, ContactId, CustomerId, LeadId, OpportunityId};
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::lead::Stage;

impl Tables {
    fn listed(&self, ids: &[ActivityId]) -> Vec<Arc<Activity>> {
        let mut all: Vec<_> = ids.iter().filter_map(|id| self.activities.peek(*id)).collect();
        all.sort_unstable_by_key(|it| it.id);
        all
    }

    fn follow_ups_of(&self, of: Followed) -> Vec<Arc<Activity>> {
        let (mut all, names): (_, fn(&Activity, Followed) -> bool) = match of {
            Followed::Customer(id) => return self.activities_of(id),
            Followed::Lead(id) => {
                (self.listed(self.index.lead_activities_of(id)), |it, of| it.lead.map(Followed::Lead) == Some(of))
            }
            Followed::Opportunity(id) => (self.listed(self.index.chance_activities_of(id)), |it, of| {
                it.opportunity.map(Followed::Opportunity) == Some(of)
            }),
        };
        all.retain(|it| names(it, of));
        all
    }
}

impl App {
    /// What was said and done, the earliest first; the reader runs again when anything is recorded.
    pub fn follow_ups_of(self, of: Followed) -> Vec<Arc<Activity>> {
        self.watch_any::<Activity>();
        self.tables.try_with_value(|tables| tables.follow_ups_of(of)).unwrap_or_default()
    }

    /// The open step that comes first; `None` if nothing is to come.
    pub fn open_step_of(self, of: Followed, as_of: Date) -> Option<Arc<Activity>> {
        let open = self.follow_ups_of(of).into_iter().filter_map(|it| Some((it.open_on(as_of)?, it)));
        open.min_by_key(|(day, it)| (*day, it.id)).map(|(_, it)| it)
    }

    /// With whom a follow-up was: the name of the customer, or of the lead as long as it is none; without watching it.
    pub fn peek_followed_name(self, activity: &Activity) -> String {
        let customer = activity.customer.and_then(|id| self.peek_party(id)).map(|it| it.name.clone());
        let lead = || activity.lead.and_then(|id| self.peek::<Lead>(id)).map(|it| it.name().to_owned());
        customer.or_else(lead).unwrap_or_default()
    }

    /// Who looks after whom a follow-up was with, by name; empty if nobody is named.
    pub fn peek_followed_owner(self, activity: &Activity) -> String {
        let customer = activity.customer.and_then(|id| self.peek_party(id)).map(|it| it.owner.clone());
        let lead = || activity.lead.and_then(|id| self.peek::<Lead>(id)).map(|it| it.owner.clone());
        customer.or_else(lead).unwrap_or_default()
    }

    /// Where a lead stands today, whatever date is looked at; without watching it.
    pub fn peek_lead_stage(self, lead: &Lead) -> Stage {
        let events = self.peek_all::<LeadEvent>();
        lead.life(events.iter().map(Arc::as_ref), self.today.get_untracked()).stage
    }

    /// The customer that a lead became, if it did; without watching it.
    pub fn peek_became(self, lead: LeadId) -> Option<CustomerId> {
        let lead = self.peek::<Lead>(lead)?;
        match self.peek_lead_stage(&lead) {
            Stage::Converted { into, .. } => Some(self.peek_survivor(into.customer)),
            Stage::New
            | Stage::Reopened { .. }
            | Stage::Contacted { .. }
            | Stage::Qualified { .. }
            | Stage::Disqualified { .. } => None,
        }
    }

    /// What those are called who took part in a follow-up, the one it was mainly with first; who is entered twice is named once.
    /// The reader runs again when any contact changes.
    pub fn people_of(self, activity: &Activity) -> Vec<String> {
        self.people_among(activity.contacts()).iter().map(|it| it.name.clone()).collect()
    }

    /// A lead becomes a customer: what was said and done with it comes along.
    pub fn carry_follow_ups(self, lead: LeadId, customer: CustomerId, contact: ContactId, batch: Batch) -> Batch {
        let all = untrack(|| self.follow_ups_of(Followed::Lead(lead)));
        all.iter()
            .filter(|it| it.customer.is_none())
            .fold(batch, |batch, it| batch.edit(Some(Arc::as_ref(it)), &it.carried_over(customer, contact)))
    }

    /// A lead goes: what was only with it goes too, and what came along to a customer stays there.
    pub fn without_follow_ups_of(self, lead: LeadId, batch: Batch) -> Batch {
        let all = untrack(|| self.follow_ups_of(Followed::Lead(lead)));
        all.iter().fold(batch, |batch, it| match it.customer {
            None => batch.delete::<Activity>(it.id),
            Some(_) => batch.edit(Some(Arc::as_ref(it)), &Activity { lead: None, ..Activity::clone(it) }),
        })
    }

    /// An opportunity goes: what was said about it stays with the customer.
    pub fn free_follow_ups_of(self, opportunity: OpportunityId, batch: Batch) -> Batch {
        let all = untrack(|| self.follow_ups_of(Followed::Opportunity(opportunity)));
        all.iter().fold(batch, |batch, it| {
            batch.edit(Some(Arc::as_ref(it)), &Activity { opportunity: None, ..Activity::clone(it) })
        })
    }
}
