//! The demo book: opened, made in any size, left. A larger one grows piece by piece, and can be stopped.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase};
use super::batch::Batch;
use super::book::{fresh_replica, fresh_workspace};
use super::calendar_out::forget_handed_days;
use super::clock::now_milliseconds;
use super::commit_fault::CommitFault;
use super::notice::{Tone, UndoOffer};
use super::opening::Opened;
use super::preference::Preference;
use super::table::Kept;
use crate::demo::{self, DemoBook, Growing};
use crate::domain::attachment::Content;
use crate::domain::book_copy::BookCopy;
use crate::record::meta::Meta;
use crate::store::StoreError;
use crate::store::browser::BrowserRepository;
use crate::sync::attaching::keep_bytes;
use crate::sync::errand::Share;

/// The demo is the same for everybody.
const SEED: u64 = 1;

/// A demo that is being made.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    /// How far it is; `None` when none is being made.
    progress: RwSignal<Option<Share>>,
    stopped: StoredValue<bool>,
}

impl Sample {
    pub(super) fn new() -> Self {
        Self { progress: RwSignal::new(None), stopped: StoredValue::new(false) }
    }
}

impl App {
    /// Opens the demo, and makes it first if it is not there.
    pub fn open_demo(self) {
        self.phase.set(Phase::Opening);
        spawn_local(async move {
            if let Err(fault) = drop_half_made().await {
                self.stop(&fault);
                return;
            }
            match self.open(BookKind::Demo).await {
                Ok(Opened::Book) => {}
                Ok(Opened::Nothing) => self.make_demo().await,
                Err(fault) => self.stop(&fault),
            }
        });
    }

    /// Makes a demo of so many customers in the place of any other, and opens it. It can be stopped meanwhile.
    pub fn grow_demo(self, customers: usize) {
        if self.sample.progress.with_untracked(Option::is_some) {
            return;
        }
        let total = u64::try_from(customers).unwrap_or(u64::MAX);
        self.sample.progress.set(Some(Share { done: 0, total }));
        self.sample.stopped.set_value(false);
        spawn_local(async move {
            // a tab that is closed half-way leaves a demo that is not whole: the next one begins anew
            Preference::DemoHalfMade.write(&true);
            match self.clear_the_ground().await {
                Err(fault) => self.end_growing(self.untracked_text().store_fault(&fault), Tone::Trouble),
                Ok(()) => match Growing::new(SEED, customers, self.today.get_untracked()) {
                    Ok(growing) => self.grow_on(growing, total),
                    Err(_) => self.end_growing(self.untracked_text().demo_failed().to_owned(), Tone::Trouble),
                },
            }
        });
    }

    /// How far a demo is made; `None` when none is. Reading it follows.
    pub fn demo_progress(self) -> Option<Share> {
        self.sample.progress.get()
    }

    /// Stops making it. What was made of it is erased.
    pub fn stop_demo(self) {
        self.sample.stopped.set_value(true);
    }

    async fn clear_the_ground(self) -> Result<(), StoreError> {
        BrowserRepository::erase(BookKind::Demo.database()).await?;
        self.make(BookKind::Demo, Meta::fresh(fresh_workspace(), fresh_replica())).await
    }

    /// Makes and keeps the next piece, then goes on.
    fn grow_on(self, mut growing: Growing, total: u64) {
        if self.sample.stopped.get_value() {
            self.end_growing(self.untracked_text().demo_stopped().to_owned(), Tone::Done);
            return;
        }
        let is_first = growing.entered() == 0;
        let batch = match growing.piece() {
            Ok(Some(piece)) => self.batch_of_sample(&piece, is_first),
            Ok(None) => {
                Preference::DemoHalfMade.write(&false);
                self.sample.progress.set(None);
                self.settle(BookKind::Demo);
                return;
            }
            Err(_) => {
                self.end_growing(self.untracked_text().demo_failed().to_owned(), Tone::Trouble);
                return;
            }
        };
        self.commit(batch, move |outcome| match outcome {
            Ok(()) => {
                self.with_book(super::book::Book::forget_history);
                let done = u64::try_from(growing.entered()).unwrap_or(total).min(total);
                self.sample.progress.set(Some(Share { done, total }));
                // the page draws how far it is, and hears whether to stop
                Timeout::new(0, move || self.grow_on(growing, total)).forget();
            }
            Err(fault) => self.end_growing(fault.words(self.untracked_text()), Tone::Trouble),
        });
    }

    /// Takes what was made away, and says why.
    fn end_growing(self, words: String, tone: Tone) {
        self.close_book();
        spawn_local(async move {
            // if the browser will not delete it now, it is deleted before the next demo is opened
            if BrowserRepository::erase(BookKind::Demo.database()).await.is_ok() {
                Preference::DemoHalfMade.write(&false);
            }
            self.sample.progress.set(None);
            self.say(words, tone, UndoOffer::None);
        });
    }

    /// Leaves the demo: it is erased, so that no trace stays, and one's own book (or the first page) comes back.
    pub fn leave_demo(self) {
        self.close_book();
        self.phase.set(Phase::Opening);
        spawn_local(async move {
            // if the browser will not delete it now, the demo only stays until the next time it is left
            let _erased = BrowserRepository::erase(BookKind::Demo.database()).await;
            forget_handed_days(BookKind::Demo.database());
            Preference::LastBook.write(&BookKind::Own);
            self.open_own().await;
        });
    }

    async fn make_demo(self) {
        let mut ids = demo::Seeded::new(SEED);
        let made = demo::book(self.today.get_untracked(), &mut ids);
        let Ok(book) = made else {
            self.phase.set(Phase::Stopped(self.untracked_text().demo_failed().to_owned()));
            return;
        };
        if let Err(fault) = self.make(BookKind::Demo, Meta::fresh(fresh_workspace(), fresh_replica())).await {
            self.stop(&fault);
            return;
        }
        let batch = self.batch_of_sample(&book, true);
        let batch = match demo::signature(&book, &mut ids) {
            Some(picture) if self.keep_sample_signature(&picture.content).await => batch.put(&picture),
            Some(_) | None => batch,
        };
        self.commit(batch, move |outcome: Result<(), CommitFault>| match outcome {
            Ok(()) => {
                self.with_book(super::book::Book::forget_history);
                self.settle(BookKind::Demo);
            }
            Err(fault) => self.phase.set(Phase::Stopped(fault.words(self.untracked_text()))),
        });
    }

    /// Keeps the bytes of the signature of the sample book; whether they are on disk.
    async fn keep_sample_signature(self, content: &Content) -> bool {
        let Some(repository) = self.shelf() else { return false };
        let (bytes, media_type) = (demo::SIGNATURE.to_vec(), content.media_type.clone());
        keep_bytes(&*repository, content.sha256, bytes, media_type, now_milliseconds()).await.is_ok()
    }

    /// A piece of a sample book as one change; the first one says whose book it is, and who looks at it.
    fn batch_of_sample(self, book: &DemoBook, is_first: bool) -> Batch {
        let batch = if is_first {
            let batch = Batch::of(&book.own_entity);
            let you = self.this_copy().map(|copy| BookCopy { person: demo::YOU.to_owned(), ..copy });
            you.into_iter().fold(batch, |batch, copy| batch.put(&copy))
        } else {
            Batch::new()
        };
        let batch = book.settings.iter().fold(batch, Batch::put);
        let batch = put_all(batch, &book.customers);
        let batch = put_all(batch, &book.contacts);
        let batch = put_all(batch, &book.activities);
        let batch = put_all(batch, &book.members);
        let batch = put_all(batch, &book.incentive_plans);
        let batch = put_all(batch, &book.commission_entries);
        let batch = put_all(batch, &book.payout_runs);
        let batch = put_all(batch, &book.incentive_events);
        let batch = put_all(batch, &book.pool_events);
        let batch = put_all(batch, &book.preferences);
        let batch = put_all(batch, &book.purchases);
        let batch = put_all(batch, &book.tasks);
        let batch = put_all(batch, &book.sales_targets);
        let batch = put_all(batch, &book.saved_views);
        let batch = put_all(batch, &book.contracts);
        let batch = put_all(batch, &book.contract_events);
        let batch = put_all(batch, &book.products);
        let batch = put_all(batch, &book.price_lists);
        let batch = put_all(batch, &book.leads);
        let batch = put_all(batch, &book.lead_events);
        let batch = put_all(batch, &book.opportunities);
        let batch = put_all(batch, &book.opportunity_events);
        let batch = put_all(batch, &book.quotes);
        let batch = put_all(batch, &book.quote_events);
        let batch = put_all(batch, &book.receipts);
        let batch = put_all(batch, &book.allocations);
        let batch = put_all(batch, &book.waivers);
        let batch = put_all(batch, &book.recovery_costs);
        let batch = put_all(batch, &book.late_fee_statements);
        let batch = put_all(batch, &book.invoices);
        let batch = put_all(batch, &book.invoice_events);
        let batch = put_all(put_all(batch, &book.contract_versions), &book.amendments);
        let batch = put_all(batch, &book.negotiation_rounds);
        let batch = put_all(batch, &book.proposals);
        let batch = put_all(batch, &book.proposal_events);
        let batch = put_all(batch, &book.duties);
        let batch = put_all(batch, &book.duty_events);
        let batch = put_all(batch, &book.materials);
        let batch = put_all(batch, &book.material_events);
        let batch = put_all(batch, &book.disputes);
        let batch = put_all(batch, &book.dispute_events);
        let batch = put_all(batch, &book.tickets);
        let batch = put_all(batch, &book.ticket_events);
        let batch = put_all(batch, &book.own_clauses);
        let batch = put_all(batch, &book.own_templates);
        let batch = put_all(batch, &book.fallbacks);
        let batch = put_all(batch, &book.evaluation_plans);
        let batch = put_all(batch, &book.evaluations);
        let batch = put_all(batch, &book.evaluation_events);
        let batch = put_all(batch, &book.sharing_scopes);
        let batch = put_all(batch, &book.sharing_scope_events);
        let batch = put_all(batch, &book.sharing_events);
        let batch = put_all(batch, &book.undertakings);
        let batch = put_all(batch, &book.subject_requests);
        let batch = put_all(batch, &book.incidents);
        put_all(batch, &book.incident_events)
    }
}

/// Whether the making of a demo was cut off.
fn half_made() -> bool {
    Preference::DemoHalfMade.read().unwrap_or(false)
}

/// Erases a demo whose making was cut off: what is there of it is no book.
pub(super) async fn drop_half_made() -> Result<(), StoreError> {
    if half_made() {
        BrowserRepository::erase(BookKind::Demo.database()).await?;
        Preference::DemoHalfMade.write(&false);
    }
    Ok(())
}

fn put_all<E: Kept>(batch: Batch, all: &[E]) -> Batch {
    all.iter().fold(batch, Batch::put)
}
