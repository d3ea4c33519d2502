//! What a list becomes: planned with what is known, and written in one step.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::super::app::App;
use super::super::batch::Batch;
use super::super::clock::BrowserIds;
use super::super::commit_fault::CommitFault;
use super::super::halt::Halt;
use super::super::pace::let_go;
use super::progress::{Doing, Watch};
use super::{CURRENCY, Choices, Duplicate, FRAME, Held, ListImport, ListPlan, Planned, Work};
use crate::domain::contact::Contact;
use crate::domain::customer::Customer;
use crate::store::{Repository, RowKey};
use crate::sync::list::outcome::{Carrying, Outcome};
use crate::sync::list::plan::Planning;
use crate::sync::list::row_ids::Keyed;

/// So many records are made between two looks at the clock.
const PORTION: usize = 16;
/// So many rows are planned between two looks at the clock.
const ROWS: usize = 16;

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
        self.tell(Doing::Preparing, 0, 0);
        spawn_local(async move {
            TimeoutFuture::new(FRAME).await;
            let mut watch = self.watch(turn, Doing::Preparing);
            let (batch, said) = match self.prepare(&plan, &choices, &mut watch).await {
                Ok(Some(prepared)) => prepared,
                Ok(None) => return,
                Err(fault) => {
                    app.say_fault(&fault);
                    if watch.stands() {
                        self.end();
                    }
                    return;
                }
            };
            app.announce_saving();
            let halt = Halt::new(move || self.tell(Doing::Writing, 0, 0));
            // the page may have been left: what a person wants written goes on
            let _left = self.held.try_update_value(|held| held.halt = Some(Rc::clone(&halt)));
            self.tell(Doing::Changing, 0, 0);
            app.commit_unless(batch, halt, move |kept| {
                let here = self.goes_on(turn);
                match kept {
                    // whoever gave it up ended it, and may be at something else by now
                    Err(CommitFault::GivenUp) => return,
                    Ok(()) => {
                        if here {
                            then();
                        }
                        app.say_with_undo(said);
                    }
                    Err(fault) => app.say_fault(&fault),
                }
                self.end();
            });
        });
    }

    /// What a plan comes to, and what is said of it once it is kept; nothing if it was stopped.
    async fn prepare(
        self,
        plan: &ListPlan,
        choices: &Choices,
        watch: &mut Watch,
    ) -> Result<Option<(Batch, String)>, CommitFault> {
        let app = self.app;
        let workspace = app.workspace().ok_or(CommitFault::NoBook)?;
        let (customers, contacts) = (app.peek_all::<Customer>(), app.peek_all::<Contact>());
        // people are known at the customer that stands for theirs
        let at_survivor = |it: &Arc<Contact>| match app.peek_survivor(it.customer) {
            stands if stands == it.customer => Arc::clone(it),
            stands => Arc::new(Contact { customer: stands, ..Contact::clone(it) }),
        };
        let rows = rows_of(plan);
        let mut people: Vec<Arc<Contact>> = Vec::with_capacity(contacts.len());
        for portion in contacts.chunks(PORTION) {
            people.extend(portion.iter().map(at_survivor));
            if !watch.goes_on(|| (0, rows)).await {
                return Ok(None);
            }
        }
        let mut ids = Keyed::of(workspace, BrowserIds);
        let begin = || {
            let people = people.iter().map(Arc::as_ref).collect();
            Carrying::begin(plan, customers.iter().map(Arc::as_ref).collect(), people)
        };
        let Some(mut outcome) = carry(begin(), choices, &mut ids, watch).await else { return Ok(None) };
        let taken = app.taken(&ids).await?;
        app.still_has(workspace)?;
        if !taken.is_empty() {
            // what follows from a row is the same the second time, so that it has been looked up
            ids = ids.without(taken);
            let Some(again) = carry(begin(), choices, &mut ids, watch).await else { return Ok(None) };
            outcome = again;
        }
        let records =
            outcome.entered.len().saturating_add(outcome.updated.len()).saturating_add(outcome.contacts.len());
        let far = |done: usize| {
            let ready = done.saturating_mul(half(rows)).checked_div(records).unwrap_or(0);
            (half(rows).saturating_add(ready), rows)
        };
        let Some(batch) = app.batch_of(&outcome, &customers, &contacts, watch, far).await else { return Ok(None) };
        app.still_has(workspace)?;
        let left_out = outcome.skipped.saturating_add(plan.bad.len()).saturating_add(plan.left_out.len());
        let text = app.untracked_text();
        let said = match (outcome.entered.len(), outcome.updated.len()) {
            (0, 0) => text.list_brought_in_people(outcome.contacts.len(), left_out),
            (entered, updated) => text.list_brought_in(entered, updated, left_out),
        };
        let Outcome { entered, updated, contacts, .. } = outcome;
        let_go(entered);
        let_go(updated);
        let_go(contacts);
        Ok(watch.stands().then_some((batch, said)))
    }

    pub(super) async fn make_plan(self, turn: u64) {
        let known = self.held.try_update_value(|held| held.known.take());
        let rows = self.held.try_with_value(|held| held.table.as_ref().map_or(0, |table| table.rows.len()));
        let Some(rows) = rows else { return };
        self.tell(Doing::Planning, 0, rows);
        if !self.pause(turn).await {
            return;
        }
        drop(known);
        let mapping = self.mapping.get_untracked();
        let Some(signs) = self.signs(turn, &mapping).await else { return };
        let own = self.app.peek_own_fields();
        let begun = self.held.try_with_value(|held| {
            held.table.as_ref().map(|table| Planning::begin(table, &mapping, signs, CURRENCY, &own))
        });
        let mut planning = match begun.flatten() {
            None => return self.end(),
            Some(Err(fault)) => {
                self.planned.set(Planned::NoMapping(fault));
                return self.end();
            }
            Some(Ok(planning)) => planning,
        };
        let mut watch = self.watch(turn, Doing::Planning);
        let mut step = || {
            let step = |held: &Held| held.table.as_ref().is_some_and(|table| planning.step(table, ROWS));
            let more = self.held.try_with_value(step).unwrap_or(false);
            (more, planning.done())
        };
        loop {
            let (more, done) = step();
            if !more {
                break;
            }
            if !watch.goes_on(|| (done, rows)).await {
                return;
            }
        }
        let (plan, known) = planning.finish();
        let edition = self.held.try_update_value(|held| {
            held.known = Some(known);
            held.edition
        });
        let planned = Planned::Ready { plan: Arc::new(plan), edition: edition.unwrap_or_default() };
        self.note_to_mend(&planned);
        self.planned.set(planned);
        self.end();
    }
}

/// How many rows a plan carries out.
const fn rows_of(plan: &ListPlan) -> usize {
    plan.good.len().saturating_add(plan.people.len()).saturating_add(plan.duplicates.len())
}

/// Half of the work is making records of the rows, the other half making a change of the records.
const fn half(rows: usize) -> usize {
    rows.div_euclid(2)
}

/// Carries a plan out from its first row, in portions; nothing if it was stopped.
async fn carry(
    mut carrying: Carrying<'_>,
    choices: &Choices,
    ids: &mut Keyed<BrowserIds>,
    watch: &mut Watch,
) -> Option<Outcome> {
    let choose = |duplicate: &Duplicate| choices.of(duplicate.row);
    while carrying.step(PORTION, &choose, ids) {
        let (done, rows) = carrying.far();
        if !watch.goes_on(|| (half(done), rows)).await {
            return None;
        }
    }
    Some(carrying.finish())
}

impl App {
    /// Which of these ids the book has a record of, whatever became of it: what is deleted or erased is on the disk alone.
    async fn taken(self, ids: &Keyed<BrowserIds>) -> Result<Vec<Uuid>, CommitFault> {
        let keys: Vec<RowKey> = ids.keys().map(|(id, kind)| RowKey { id, kind: kind.to_owned() }).collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let repository = self.with_book(|book| Rc::clone(&book.repository)).ok_or(CommitFault::NoBook)?;
        Ok(repository.get(&keys).await?.into_iter().map(|row| row.key.id).collect())
    }

    /// Which book is open.
    fn workspace(self) -> Option<Uuid> {
        self.with_book(|book| book.meta.workspace)
    }

    /// Another book may be open after a pause: what was looked up in this one and made for it must not get into that.
    fn still_has(self, workspace: Uuid) -> Result<(), CommitFault> {
        if self.workspace() == Some(workspace) { Ok(()) } else { Err(CommitFault::NoBook) }
    }

    /// Everything of an outcome in one batch, in portions; nothing if it was stopped. `far` tells how far it is after so many
    /// records.
    async fn batch_of(
        self,
        outcome: &Outcome,
        customers: &[Arc<Customer>],
        contacts: &[Arc<Contact>],
        watch: &mut Watch,
        far: impl Fn(usize) -> (usize, usize),
    ) -> Option<Batch> {
        let customers: HashMap<_, &Customer> = customers.iter().map(|it| (it.id, it.as_ref())).collect();
        let contacts: HashMap<_, &Contact> = contacts.iter().map(|it| (it.id, it.as_ref())).collect();
        let mut batch = Batch::new();
        let mut done: usize = 0;
        for portion in outcome.entered.chunks(PORTION) {
            batch = portion.iter().fold(batch, Batch::put);
            done = done.saturating_add(portion.len());
            if !watch.goes_on(|| far(done)).await {
                return None;
            }
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
            done = done.saturating_add(portion.len());
            if !watch.goes_on(|| far(done)).await {
                return None;
            }
        }
        for portion in outcome.contacts.chunks(PORTION) {
            batch = portion.iter().fold(batch, |batch, it| batch.edit(contacts.get(&it.id).copied(), it));
            done = done.saturating_add(portion.len());
            if !watch.goes_on(|| far(done)).await {
                return None;
            }
        }
        Some(batch)
    }
}
