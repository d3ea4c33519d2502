//! What goes with a customer or a person who is deleted: what was merged into it as well, or it would stand for itself again.

use leptos::prelude::*;

use super::app::App;
use super::batch::Batch;
use crate::domain::activity::Activity;
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::domain::id::{ContactId, CustomerId, OpportunityId, QuoteId};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference;
use crate::domain::quote::{Quote, QuoteEvent};

impl App {
    /// A batch in which a customer goes, with every record it stands for and all that hangs on them. Agreements and money are
    /// not among it: see [`Belongings::holds`](crate::domain::merging::Belongings::holds).
    pub fn without_customer(self, id: CustomerId) -> Batch {
        let class = untrack(|| self.standing_for(id));
        let batch = class.iter().fold(Batch::new(), |batch, id| batch.delete::<Customer>(*id));
        // not only those who are listed: an entry that another one stood for would be listed next
        let people = self.peek_all::<Contact>().into_iter().filter(|it| class.contains(&it.customer));
        let batch = people.fold(batch, |batch, it| batch.delete::<Contact>(it.id));
        let batch = untrack(|| self.activities_of(id)).iter().fold(batch, |batch, it| batch.delete::<Activity>(it.id));
        let batch =
            untrack(|| self.pool_events_of(id)).iter().fold(batch, |batch, it| batch.delete::<PoolEvent>(it.id));
        let batch =
            untrack(|| self.preferences_of(id)).iter().fold(batch, |batch, it| batch.delete::<Preference>(it.id));
        self.without_offers(&class, batch)
    }

    /// A batch in which a person goes, with every entry of theirs.
    pub fn without_person(self, id: ContactId) -> Batch {
        let entries = self
            .tables
            .try_with_value(|tables| tables.index.people.members(tables.person(id), |id| tables.contacts.has(id)));
        entries.unwrap_or_default().iter().fold(Batch::new(), |batch, id| batch.delete::<Contact>(*id))
    }

    /// What was offered to a customer, and what might have been sold, goes with it.
    fn without_offers(self, class: &[CustomerId], batch: Batch) -> Batch {
        let chances: Vec<OpportunityId> =
            self.peek_all::<Opportunity>().iter().filter(|it| class.contains(&it.customer)).map(|it| it.id).collect();
        let quotes: Vec<QuoteId> =
            self.peek_all::<Quote>().iter().filter(|it| class.contains(&it.customer)).map(|it| it.id).collect();
        let batch = chances.iter().fold(batch, |batch, id| batch.delete::<Opportunity>(*id));
        let batch = quotes.iter().fold(batch, |batch, id| batch.delete::<Quote>(*id));
        let moved = self.peek_all::<OpportunityEvent>();
        let batch = moved
            .iter()
            .filter(|it| chances.contains(&it.opportunity))
            .fold(batch, |batch, it| batch.delete::<OpportunityEvent>(it.id));
        let answered = self.peek_all::<QuoteEvent>();
        answered
            .iter()
            .filter(|it| quotes.contains(&it.quote))
            .fold(batch, |batch, it| batch.delete::<QuoteEvent>(it.id))
    }
}
