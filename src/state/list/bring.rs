//! What a list becomes: planned with what is known, and written in one step.

use std::collections::HashMap;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::app::App;
use super::super::batch::Batch;
use super::super::clock::BrowserIds;
use super::{CURRENCY, FRAME, ListImport, Planned, Work};
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::sync::list::columns::Field;
use crate::sync::list::outcome::{Outcome, carry_out};
use crate::sync::list::people::PersonPart;
use crate::sync::list::plan::plan;

/// So many entities are put into a batch between two frames.
const PORTION: usize = 2_000;

impl ListImport {
    /// Writes the good rows and the chosen duplicates in one step that one undo takes back. `then` runs once they are on
    /// disk, if the page is still there.
    pub fn bring_in(self, then: impl FnOnce() + 'static) {
        let Some(plan) = untrack(|| self.plan()) else { return };
        if self.work.get_untracked() != Work::Idle {
            return;
        }
        let Some(turn) = self.begin(Work::Writing) else { return };
        let (app, choices) = (self.app, self.choices.get_untracked());
        app.announce_saving();
        spawn_local(async move {
            TimeoutFuture::new(FRAME).await;
            let (customers, contacts) = (app.peek_all::<Customer>(), app.peek_all::<Contact>());
            // people are known at the customer that stands for theirs
            let at_survivor = |it: &Arc<Contact>| match app.peek_survivor(it.customer) {
                stands if stands == it.customer => Arc::clone(it),
                stands => Arc::new(Contact { customer: stands, ..Contact::clone(it) }),
            };
            let people: Vec<Arc<Contact>> = contacts.iter().map(at_survivor).collect();
            let outcome = carry_out(
                &plan,
                |duplicate| choices.of(duplicate.row),
                customers.iter().map(Arc::as_ref),
                people.iter().map(Arc::as_ref),
                &mut BrowserIds,
            );
            let batch = app.batch_of(&outcome, &customers, &contacts).await;
            let left_out = outcome.skipped.saturating_add(plan.bad.len()).saturating_add(plan.left_out.len());
            let text = app.untracked_text();
            let said = match (outcome.entered.len(), outcome.updated.len()) {
                (0, 0) => text.list_brought_in_people(outcome.contacts.len(), left_out),
                (entered, updated) => text.list_brought_in(entered, updated, left_out),
            };
            drop((outcome, customers, contacts));
            app.commit(batch, move |kept| {
                let here = self.goes_on(turn);
                match kept {
                    Ok(()) => {
                        if here {
                            then();
                        }
                        app.say_with_undo(said);
                    }
                    Err(fault) => app.say_fault(&fault),
                }
                let _left = self.work.try_set(Work::Idle);
            });
        });
    }

    pub(super) async fn make_plan(self, turn: u64) {
        if !self.pause(turn).await {
            return;
        }
        let mapping = self.mapping.get_untracked();
        let mut known = self.app.peek_all::<Customer>();
        // the same customer is found each time
        known.sort_unstable_by_key(|customer| customer.id);
        // people are looked at only where a column can meet them
        let reaches = |field: &Field| {
            let of_further =
                |part: &PersonPart| matches!(part, PersonPart::Mobile | PersonPart::Phones | PersonPart::Email);
            if let Field::Further(_, part) = field {
                return of_further(part);
            }
            matches!(field, Field::Phone | Field::Mobile | Field::ContactPhones | Field::Email | Field::ContactEmail)
        };
        let reached = mapping.iter().flatten().any(reaches);
        let mut people = if reached { self.app.peek_all::<Contact>() } else { Vec::new() };
        people.sort_unstable_by_key(|person| person.id);
        let own = self.app.peek_own_fields();
        let planned = self.held.with_value(|held| {
            let edition = held.edition;
            let (known, people) = (known.iter().map(Arc::as_ref), people.iter().map(Arc::as_ref));
            held.table.as_ref().map(|table| match plan(table, &mapping, known, people, CURRENCY, &own) {
                Ok(plan) => Planned::Ready { plan: Arc::new(plan), edition },
                Err(fault) => Planned::NoMapping(fault),
            })
        });
        if let Some(planned) = planned {
            self.note_to_mend(&planned);
            self.planned.set(planned);
        }
        self.work.set(Work::Idle);
    }
}

impl App {
    /// Everything of an outcome in one batch, a portion per frame.
    async fn batch_of(self, outcome: &Outcome, customers: &[Arc<Customer>], contacts: &[Arc<Contact>]) -> Batch {
        let customers: HashMap<_, &Customer> = customers.iter().map(|it| (it.id, it.as_ref())).collect();
        let contacts: HashMap<_, &Contact> = contacts.iter().map(|it| (it.id, it.as_ref())).collect();
        let mut batch = Batch::new();
        for portion in outcome.entered.chunks(PORTION) {
            batch = portion.iter().fold(batch, Batch::put);
            TimeoutFuture::new(0).await;
        }
        for portion in outcome.updated.chunks(PORTION) {
            batch = portion.iter().fold(batch, |batch, it| {
                let known = customers.get(&it.id).copied();
                let batch = batch.edit(known, it);
                match known {
                    Some(known) => self.with_owner_of(batch, known, it),
                    None => batch,
                }
            });
            TimeoutFuture::new(0).await;
        }
        for portion in outcome.contacts.chunks(PORTION) {
            batch = portion.iter().fold(batch, |batch, it| batch.edit(contacts.get(&it.id).copied(), it));
            TimeoutFuture::new(0).await;
        }
        batch
    }
}
