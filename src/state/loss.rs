//! The book was here and is gone: nothing is taken for a first visit, and what this page still holds is not lost with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, BookKind, Phase};
use super::batch::Batch;
use super::book::fresh_replica;
use super::clock::{now_milliseconds, random_bytes};
use super::notice::{Tone, UndoOffer};
use super::outgoing::download;
use super::preference::Preference;
use super::table::{Held, Kept};
use crate::domain::activity::Activity;
use crate::domain::attachment::Attachment;
use crate::domain::book_copy::BookCopy;
use crate::domain::book_settings::BookSettings;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::version::ContractVersion;
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::duties::record::{Duty, DutyEvent};
use crate::domain::fallback::Fallback;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::event::IncentiveEvent;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::PayoutRun;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::materials::record::{Material, MaterialEvent};
use crate::domain::negotiation::{NegotiationRound, Proposal, ProposalEvent};
use crate::domain::opportunity::{Opportunity, OpportunityEvent};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_entity::OwnEntity;
use crate::domain::own_template::OwnTemplate;
use crate::domain::pool::PoolEvent;
use crate::domain::preference::Preference as Liking;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::domain::purchase_record::PurchaseRecord;
use crate::domain::quote::{Quote, QuoteEvent};
use crate::domain::receipt::{Allocation, Receipt};
use crate::domain::recovery_cost::RecoveryCost;
use crate::domain::sales_stages::SalesStages;
use crate::domain::sales_target::SalesTarget;
use crate::domain::saved_view::SavedView;
use crate::domain::scorecard::plan::EvaluationPlan;
use crate::domain::scorecard::record::{Evaluation, EvaluationEvent};
use crate::domain::sharing::given::SharingEvent;
use crate::domain::sharing::incident::{Incident, IncidentEvent};
use crate::domain::sharing::request::SubjectRequest;
use crate::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use crate::domain::sharing::undertaking::Undertaking;
use crate::domain::task::Task;
use crate::domain::team::member::Member;
use crate::domain::ticket::{Ticket, TicketEvent};
use crate::domain::waiver::Waiver;
use crate::record::transaction::write;
use crate::store::{Durability, Loaded, Row, RowKey};
use crate::sync::file::name::file_name;
use crate::sync::salvage::{Marks, salvage};

/// What is known of a book that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// How many records there were.
    pub expected: u64,
    /// How many lie there now.
    pub found: u64,
    /// How many this page still holds in memory.
    pub held: usize,
}

/// Fresh ids and the time, for a file that is made of this book now.
pub(super) fn marks(kind: BookKind) -> Marks {
    Marks {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        export: uuid::Builder::from_random_bytes(random_bytes()).into_uuid(),
        replica: fresh_replica(),
        workspace: App::known_workspace(kind),
        known: App::known_book(kind),
        now_ms: now_milliseconds(),
    }
}

impl App {
    /// The data vanished under the open book: it is closed, and what is in memory stays.
    pub(super) fn lose(self, found: usize) {
        let kind = self.with_book(|book| book.kind).unwrap_or(BookKind::Own);
        self.layer.set(None);
        let drafts = self.with_book(|book| std::mem::take(&mut book.drafts)).unwrap_or_default();
        self.book.set_value(None);
        if kind == BookKind::Demo {
            // another tab has left the demo
            Preference::LastBook.write(&BookKind::Own);
            self.open_last_book_again();
            return;
        }
        self.safety().held_drafts.set_value(drafts);
        let expected = u64::try_from(untrack(|| self.count_all())).unwrap_or(u64::MAX);
        let held = self.held().steps.len();
        let found = u64::try_from(found).unwrap_or(u64::MAX);
        self.phase.set(Phase::Lost(Loss { expected, found, held }));
    }

    /// Everything this page holds, as a change that makes it.
    fn held(self) -> Batch {
        let batch = put_held(Batch::new(), &self.peek_all::<OwnEntity>());
        let batch = put_held(batch, &self.peek_all::<Customer>());
        let batch = put_held(batch, &self.peek_all::<Contact>());
        // of contracts and their versions only those that were opened are in memory
        let opened: Option<Vec<Arc<Contract>>> =
            self.tables.try_with_value(|tables| Contract::table(tables).peek_all().cloned().collect());
        let batch = put_held(batch, &opened.unwrap_or_default());
        let versions: Option<Vec<Arc<ContractVersion>>> =
            self.tables.try_with_value(|tables| ContractVersion::table(tables).peek_all().cloned().collect());
        let batch = put_held(batch, &versions.unwrap_or_default());
        let batch = put_held(batch, &self.peek_all::<Amendment>());
        let batch = put_held(batch, &self.peek_all::<ContractEvent>());
        let batch = put_held(batch, &self.peek_all::<Receipt>());
        let batch = put_held(batch, &self.peek_all::<Allocation>());
        let batch = put_held(batch, &self.peek_all::<Activity>());
        let batch = put_held(batch, &self.peek_all::<Product>());
        let batch = put_held(batch, &self.peek_all::<PriceList>());
        let batch = put_held(batch, &self.peek_all::<Lead>());
        let batch = put_held(batch, &self.peek_all::<LeadEvent>());
        let batch = put_held(batch, &self.peek_all::<Opportunity>());
        let batch = put_held(batch, &self.peek_all::<OpportunityEvent>());
        let batch = put_held(batch, &self.peek_all::<Quote>());
        let batch = put_held(batch, &self.peek_all::<QuoteEvent>());
        let batch = put_held(batch, &self.peek_all::<SalesStages>());
        let batch = put_held(batch, &self.peek_all::<Member>());
        let batch = put_held(batch, &self.peek_all::<IncentivePlan>());
        let batch = put_held(batch, &self.peek_all::<BookedCommission>());
        let batch = put_held(batch, &self.peek_all::<PayoutRun>());
        let batch = put_held(batch, &self.peek_all::<IncentiveEvent>());
        let batch = put_held(batch, &self.peek_all::<PoolEvent>());
        let batch = put_held(batch, &self.peek_all::<BookSettings>());
        let batch = put_held(batch, &self.peek_all::<Liking>());
        let batch = put_held(batch, &self.peek_all::<PurchaseRecord>());
        let batch = put_held(batch, &self.peek_all::<Attachment>());
        let batch = put_held(batch, &self.peek_all::<Task>());
        let batch = put_held(batch, &self.peek_all::<Dispute>());
        let batch = put_held(batch, &self.peek_all::<DisputeEvent>());
        let batch = put_held(batch, &self.peek_all::<Ticket>());
        let batch = put_held(batch, &self.peek_all::<TicketEvent>());
        let batch = put_held(batch, &self.peek_all::<SalesTarget>());
        let batch = put_held(batch, &self.peek_all::<OwnClause>());
        let batch = put_held(batch, &self.peek_all::<OwnTemplate>());
        let batch = put_held(batch, &self.peek_all::<Fallback>());
        let batch = put_held(batch, &self.peek_all::<EvaluationPlan>());
        let batch = put_held(batch, &self.peek_all::<Evaluation>());
        let batch = put_held(batch, &self.peek_all::<EvaluationEvent>());
        let batch = put_held(batch, &self.peek_all::<SharingScope>());
        let batch = put_held(batch, &self.peek_all::<SharingScopeEvent>());
        let batch = put_held(batch, &self.peek_all::<SharingEvent>());
        let batch = put_held(batch, &self.peek_all::<Undertaking>());
        let batch = put_held(batch, &self.peek_all::<SubjectRequest>());
        let batch = put_held(batch, &self.peek_all::<Incident>());
        let batch = put_held(batch, &self.peek_all::<IncidentEvent>());
        let batch = put_held(batch, &self.peek_all::<SavedView>());
        let batch = put_held(batch, &self.peek_all::<Waiver>());
        let batch = put_held(batch, &self.peek_all::<RecoveryCost>());
        let batch = put_held(batch, &self.peek_all::<LateFeeStatement>());
        let batch = put_held(batch, &self.peek_all::<Invoice>());
        let batch = put_held(batch, &self.peek_all::<InvoiceEvent>());
        let batch = put_held(batch, &self.peek_all::<Duty>());
        let batch = put_held(batch, &self.peek_all::<DutyEvent>());
        let batch = put_held(batch, &self.peek_all::<Material>());
        let batch = put_held(batch, &self.peek_all::<MaterialEvent>());
        let batch = put_held(batch, &self.peek_all::<NegotiationRound>());
        let batch = put_held(batch, &self.peek_all::<Proposal>());
        let batch = put_held(batch, &self.peek_all::<ProposalEvent>());
        put_held(batch, &self.peek_all::<BookCopy>())
    }

    /// Hands out what this page holds in memory as a book's file.
    pub fn export_held(self) {
        let text = self.untracked_text();
        let file = self.held_file();
        let started = file.and_then(|(name, bytes)| download(&name, "application/json", &bytes).map(|()| name));
        match started {
            Some(name) => self.say(text.book_exported(&name), Tone::Done, UndoOffer::None),
            None => self.say(text.download_failed(), Tone::Trouble, UndoOffer::None),
        }
    }

    fn held_file(self) -> Option<(String, Vec<u8>)> {
        let marks = marks(BookKind::Own);
        let changes: Result<Vec<_>, _> = self.held().steps.iter().map(|step| step.against(None)).collect();
        let meta = marks.rebuilt([]);
        let written = write(&meta, &BTreeMap::new(), &changes.ok()?, marks.now_ms).ok()?;
        let rows = written
            .rows
            .into_iter()
            .map(|row| Row { key: RowKey { id: row.id, kind: row.rec.kind().to_owned() }, bytes: row.bytes })
            .collect();
        let meta = written.meta.encode().ok();
        let file = salvage(Loaded { meta, rows, ..Loaded::default() }, &marks).ok()?;
        Some((file_name(marks.now_ms, marks.replica)?, file.bytes))
    }

    /// Writes what this page holds into the emptied database, under a new id of this copy.
    pub fn put_back(self) {
        let batch = self.held();
        let drafts = self.safety().held_drafts.try_update_value(std::mem::take).unwrap_or_default();
        let marks = marks(BookKind::Own);
        self.phase.set(Phase::Opening);
        spawn_local(async move {
            let meta = marks.rebuilt([]);
            if let Err(fault) = self.make(BookKind::Own, meta).await {
                self.stop(&fault);
                return;
            }
            self.commit_as(batch, Durability::Strict, move |outcome| match outcome {
                Ok(()) => {
                    for (key, bytes) in drafts {
                        self.keep_draft(key, bytes);
                    }
                    self.with_book(super::book::Book::forget_history);
                    self.settle(BookKind::Own);
                    let text = self.untracked_text();
                    self.say(text.lost_put_back_done(), Tone::Done, UndoOffer::None);
                }
                Err(fault) => self.phase.set(Phase::Stopped(fault.words(self.untracked_text()))),
            });
        });
    }

    /// Gives the old book up and begins anew.
    pub fn give_up_lost(self) {
        self.forget_known();
        self.close_book();
        self.phase.set(Phase::FirstRun);
    }
}

fn put_held<E: Kept>(batch: Batch, all: &[Arc<E>]) -> Batch {
    all.iter().fold(batch, |batch, it| batch.put(&**it))
}
