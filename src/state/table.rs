//! The rows of one kind in memory: held once, watched one by one.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::{ArcTrigger, Notify, Track};
use uuid::Uuid;

use super::accounts::Standings;
use super::app::App;
use super::contract_rows::brief_of;
use super::finders::Finders;
use super::index::Index;
use super::notes::Notes;
use super::service::Courses;
use crate::domain::activity::Activity;
use crate::domain::attachment::Attachment;
use crate::domain::book_copy::BookCopy;
use crate::domain::book_settings::BookSettings;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::event::ContractEvent;
use crate::domain::contract::version::{ContractVersion, VersionBrief};
use crate::domain::customer::Customer;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::event::DisputeEvent;
use crate::domain::duties::record::{Duty, DutyEvent};
use crate::domain::entity::Entity;
use crate::domain::fallback::Fallback;
use crate::domain::id::ContractId;
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
use crate::domain::preference::Preference;
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
use crate::kinds::Kind;
use crate::record::document::{is_deleted, read};
use crate::record::excerpt::{Group, decode, decode_rich, shown};
use crate::record::rec::Rec;
use crate::search::Lookup;
use crate::store::Row;

/// The rows of one kind.
pub struct Table<T: Held> {
    rows: Lookup<T::Key, Arc<T>>,
    watchers: Lookup<T::Key, ArcTrigger>,
    any: ArcTrigger,
}

impl<T: Held> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Lookup::default(), watchers: Lookup::default(), any: ArcTrigger::new() }
    }
}

impl<T: Held> Table<T> {
    /// The row as it is now. The reader runs again when this row changes, and only then.
    pub fn watch(&mut self, id: T::Key) -> Option<Arc<T>> {
        self.watchers.entry(id).or_default().track();
        self.rows.get(&id).cloned()
    }

    /// The row as it is now, without watching it.
    pub fn peek(&self, id: T::Key) -> Option<Arc<T>> {
        self.rows.get(&id).cloned()
    }

    /// All rows. The reader runs again when any of them changes.
    pub fn watch_all(&self) -> Vec<Arc<T>> {
        self.any.track();
        self.rows.values().cloned().collect()
    }

    /// How many rows, without watching them.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the row is there.
    pub(super) fn has(&self, id: T::Key) -> bool {
        self.rows.contains_key(&id)
    }

    /// All rows, without watching them.
    pub fn peek_all(&self) -> impl Iterator<Item = &Arc<T>> {
        self.rows.values()
    }

    /// The ids of all rows, without watching them and without looking at a row.
    pub(super) fn ids(&self) -> impl Iterator<Item = T::Key> {
        self.rows.keys().copied()
    }

    /// How many rows. The reader runs again when any row changes.
    pub fn watch_len(&self) -> usize {
        self.any.track();
        self.rows.len()
    }

    /// Runs the reader again when any row changes.
    pub fn watch_any(&self) {
        self.any.track();
    }

    /// Puts a row that was read whole in place; what was kept meanwhile is newer. Gives those who look at it.
    pub(super) fn open(&mut self, id: T::Key, read: Option<T>) -> Vec<ArcTrigger> {
        if !self.has(id) {
            self.set(id, read);
        }
        self.watchers.get(&id).cloned().into_iter().collect()
    }

    /// Whether somebody looks at the row.
    pub(super) fn is_watched(&self, id: T::Key) -> bool {
        self.watchers.contains_key(&id)
    }

    /// Puts a row in the place of another; gives those who look at it or at all.
    pub(super) fn exchange(&mut self, id: T::Key, row: Arc<T>) -> Vec<ArcTrigger> {
        self.rows.insert(id, row);
        self.watchers.get(&id).cloned().into_iter().chain(std::iter::once(self.any.clone())).collect()
    }

    /// Puts a row in place, or takes it away, without waking anybody.
    fn set(&mut self, id: T::Key, row: Option<T>) {
        match row {
            Some(row) => self.rows.insert(id, Arc::new(row)),
            None => self.rows.remove(&id),
        };
    }

    /// Takes in what has been kept on disk; the caller notifies once the borrow is over.
    #[must_use]
    pub(super) fn absorb(&mut self, changes: Vec<(T::Key, Option<T>)>, index: &mut Index) -> Vec<ArcTrigger> {
        let mut stale = Vec::new();
        if !changes.is_empty() {
            stale.push(self.any.clone());
        }
        for (id, row) in changes {
            stale.extend(self.watchers.get(&id).cloned());
            // what a row that goes belonged to has to be told as well
            T::note(index, id, row.as_ref().or(self.rows.get(&id).map(Arc::as_ref)), row.is_some());
            self.set(id, row);
        }
        stale
    }

    /// Everybody who reads this table.
    fn readers(&self) -> impl Iterator<Item = ArcTrigger> {
        std::iter::once(self.any.clone()).chain(self.watchers.values().cloned())
    }

    /// Forgets every row.
    fn clear(&mut self) -> Vec<ArcTrigger> {
        self.rows.clear();
        let mut stale = vec![self.any.clone()];
        stale.extend(self.watchers.drain().map(|(_, trigger)| trigger));
        stale
    }
}

/// A thing with a table of its own.
pub trait Held: Sized + 'static {
    /// Its id.
    type Key: Copy + Eq + Hash + From<Uuid>;

    /// Its table.
    fn table(tables: &Tables) -> &Table<Self>;
    /// Its table, to take changes in.
    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
    /// Notes what a row belongs to: the row as it is, or as it was before it went.
    fn note(_index: &mut Index, _id: Self::Key, _row: Option<&Self>, _there: bool) {}
    /// Somebody watches a row that is not in the table.
    fn missed(_app: App, _id: Self::Key) {}
}

/// A thing of which the table holds every one.
pub trait Resident: Held {}

/// An entity that can be looked at and changed.
pub trait Kept: Entity + Held<Key = <Self as Entity>::Id> {}

macro_rules! tables {
    ($($field:ident : $entity:ty, $decode:ident);* $(;)?) => {
        /// Every kind's table, and what is derived from them.
        #[derive(Default)]
        pub struct Tables {
            $(
                #[doc = concat!("Rows of `", stringify!($entity), "`.")]
                pub $field: Table<$entity>,
            )*
            /// What lists and reckonings need of every contract.
            pub briefs: Table<ContractBrief>,
            /// The contracts that were opened: read whole when somebody looks at them.
            pub contracts: Table<Contract>,
            /// What lists need of every version of a contract.
            pub version_briefs: Table<VersionBrief>,
            /// The versions that were opened.
            pub versions: Table<ContractVersion>,
            /// Contracts that were asked for and are not there.
            pub(super) absent: HashSet<ContractId>,
            pub(super) index: Index,
            pub(super) standings: Standings,
            pub(super) finders: Finders,
            pub(super) courses: Courses,
            /// While a book is still being read: records that are newer in memory than what is yet to come.
            pub(super) newer: Option<HashSet<Uuid>>,
        }

        impl Tables {
            /// Takes records in; what is deleted, or cannot be shown by this version, leaves its table.
            #[must_use]
            pub fn absorb(&mut self, records: &[(Uuid, Rec)]) -> Vec<ArcTrigger> {
                let mut stale = Vec::new();
                if let Some(newer) = &mut self.newer {
                    newer.extend(records.iter().map(|(id, _)| *id));
                }
                $(
                    let rows = changes::<$entity>(records);
                    stale.extend(self.$field.absorb(rows, &mut self.index));
                )*
                stale.extend(self.absorb_in_brief::<Contract>(records));
                stale.extend(self.absorb_in_brief::<ContractVersion>(records));
                stale
            }

            /// Takes in a row of a book that is being read, without waking anybody. `false` if it cannot be read.
            pub(super) fn take(&mut self, row: &Row, form: Form) -> bool {
                if self.newer.as_ref().is_some_and(|newer| newer.contains(&row.key.id)) {
                    return true;
                }
                match Kind::of(&row.key.kind) {
                    None => true,
                    Some(Kind::Contract) => {
                        place(&mut self.briefs, &mut self.index, row.key.id, brief_of::<Contract>(row, form))
                    }
                    Some(Kind::ContractVersion) => {
                        let brief = brief_of::<ContractVersion>(row, form);
                        place(&mut self.version_briefs, &mut self.index, row.key.id, brief)
                    }
                    $(
                        Some(kind) if kind == <$entity as Entity>::KIND => {
                            let read = match form {
                                Form::Excerpt => $decode(&row.bytes).map(Some),
                                Form::Record => shown::<$entity>(&row.bytes).ok(),
                            };
                            place(&mut self.$field, &mut self.index, row.key.id, read)
                        }
                    )*
                    Some(_) => true,
                }
            }

            /// Everybody who reads a table.
            pub(super) fn readers(&self) -> Vec<ArcTrigger> {
                let mut readers: Vec<ArcTrigger> = self.briefs.readers().chain(self.version_briefs.readers()).collect();
                $(readers.extend(self.$field.readers());)*
                readers
            }

            /// Everybody who reads what is read last.
            pub(super) fn rest_readers(&self) -> Vec<ArcTrigger> {
                let mut readers: Vec<ArcTrigger> = self.version_briefs.readers().collect();
                $(
                    if Group::of(<$entity as Entity>::KIND) == Group::Rest {
                        readers.extend(self.$field.readers());
                    }
                )*
                readers
            }

            /// Everybody who reads contracts.
            pub(super) fn contract_readers(&self) -> Vec<ArcTrigger> {
                self.briefs.readers().collect()
            }

            /// How many rows of all kinds.
            pub fn watch_len(&self) -> usize {
                self.briefs.watch_len() + self.version_briefs.watch_len() $(+ self.$field.watch_len())*
            }

            /// Forgets everything: another book is being opened.
            #[must_use]
            pub fn clear(&mut self) -> Vec<ArcTrigger> {
                let mut stale = self.briefs.clear();
                stale.extend(self.contracts.clear());
                stale.extend(self.version_briefs.clear());
                stale.extend(self.versions.clear());
                $(stale.extend(self.$field.clear());)*
                self.absent.clear();
                self.index = Index::default();
                stale.extend(self.standings.clear());
                self.finders = Finders::default();
                self.courses = Courses::default();
                self.newer = None;
                stale
            }
        }

        $(
            impl Held for $entity {
                type Key = <$entity as Entity>::Id;

                fn table(tables: &Tables) -> &Table<Self> {
                    &tables.$field
                }

                fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                    &mut tables.$field
                }

                fn note(index: &mut Index, _: Self::Key, row: Option<&Self>, there: bool) {
                    if let Some(row) = row {
                        row.note_in(index);
                        row.note_merge(index, there);
                    }
                }
            }

            impl Resident for $entity {}
            impl Kept for $entity {}
        )*
    };
}

/// What a row of a book that is being read holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The record itself.
    Record,
    /// Its excerpt.
    Excerpt,
}

pub(super) fn changes<E: Entity>(records: &[(Uuid, Rec)]) -> Vec<(E::Id, Option<E>)> {
    let own = records.iter().filter(|(_, rec)| rec.kind() == E::KIND.name());
    own.map(|(id, rec)| ((*id).into(), if is_deleted(rec) { None } else { read::<E>(*id, rec).ok() })).collect()
}

/// Puts a row into its table. `read` says: not readable; or readable, and gone or there.
#[expect(clippy::option_option, reason = "both answers are the reader's own")]
fn place<T: Held>(table: &mut Table<T>, index: &mut Index, id: Uuid, read: Option<Option<T>>) -> bool {
    let Some(row) = read else { return false };
    if let Some(row) = row {
        T::note(index, id.into(), Some(&row), true);
        table.set(id.into(), Some(row));
    }
    true
}

tables! {
    own_entities: OwnEntity, decode_rich;
    customers: Customer, decode;
    contacts: Contact, decode;
    contract_events: ContractEvent, decode;
    receipts: Receipt, decode;
    allocations: Allocation, decode;
    activities: Activity, decode;
    products: Product, decode_rich;
    price_lists: PriceList, decode_rich;
    leads: Lead, decode_rich;
    lead_events: LeadEvent, decode_rich;
    opportunities: Opportunity, decode_rich;
    opportunity_events: OpportunityEvent, decode_rich;
    quotes: Quote, decode_rich;
    quote_events: QuoteEvent, decode_rich;
    sales_stages: SalesStages, decode_rich;
    members: Member, decode;
    incentive_plans: IncentivePlan, decode_rich;
    commission_entries: BookedCommission, decode_rich;
    payout_runs: PayoutRun, decode_rich;
    incentive_events: IncentiveEvent, decode_rich;
    pool_events: PoolEvent, decode;
    book_settings: BookSettings, decode;
    preferences: Preference, decode;
    purchase_records: PurchaseRecord, decode;
    attachments: Attachment, decode_rich;
    sales_targets: SalesTarget, decode_rich;
    saved_views: SavedView, decode;
    tasks: Task, decode;
    dispute_files: Dispute, decode_rich;
    dispute_events: DisputeEvent, decode_rich;
    tickets: Ticket, decode_rich;
    ticket_events: TicketEvent, decode_rich;
    own_clauses: OwnClause, decode_rich;
    own_templates: OwnTemplate, decode_rich;
    fallbacks: Fallback, decode_rich;
    evaluation_plans: EvaluationPlan, decode_rich;
    evaluations: Evaluation, decode_rich;
    evaluation_events: EvaluationEvent, decode_rich;
    sharing_scopes: SharingScope, decode_rich;
    sharing_scope_events: SharingScopeEvent, decode_rich;
    sharing_events: SharingEvent, decode_rich;
    undertakings: Undertaking, decode_rich;
    subject_requests: SubjectRequest, decode_rich;
    incidents: Incident, decode_rich;
    incident_events: IncidentEvent, decode_rich;
    copies: BookCopy, decode;
    waivers: Waiver, decode;
    recovery_costs: RecoveryCost, decode;
    late_fee_statements: LateFeeStatement, decode_rich;
    amendments: Amendment, decode_rich;
    invoices: Invoice, decode_rich;
    invoice_events: InvoiceEvent, decode_rich;
    duties: Duty, decode_rich;
    duty_events: DutyEvent, decode_rich;
    materials: Material, decode_rich;
    material_events: MaterialEvent, decode_rich;
    negotiation_rounds: NegotiationRound, decode_rich;
    proposals: Proposal, decode_rich;
    proposal_events: ProposalEvent, decode_rich;
}

/// Wakes the readers of what changed. Call it only when no table is borrowed.
pub(super) fn wake(stale: Vec<ArcTrigger>) {
    for trigger in stale {
        trigger.notify();
    }
}
