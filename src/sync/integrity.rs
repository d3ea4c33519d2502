//! Goes through a whole book: does every row read as what it says it is, and is everything there that others refer to?

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::activity::Activity;
use crate::domain::attachment::{Attachment, Content};
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
use crate::domain::entity::Entity;
use crate::domain::fallback::Fallback;
use crate::domain::incentive::entry::BookedCommission;
use crate::domain::incentive::event::IncentiveEvent;
use crate::domain::incentive::plan::IncentivePlan;
use crate::domain::incentive::run::PayoutRun;
use crate::domain::invoice::{Invoice, InvoiceEvent};
use crate::domain::late_fee_statement::LateFeeStatement;
use crate::domain::lead::{Lead, LeadEvent};
use crate::domain::lifecycle::digest::Digest;
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
use crate::record::document::{ReadFault, is_deleted, read};
use crate::record::rec::Rec;
use crate::record::row::decode_row;
use crate::store::{Blob, Repository, Row, RowKey, StoreError};
use crate::sync::errand::Share;
use crate::sync::intake::title;
use crate::sync::links::named;

/// A record that refers to one that is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dangling {
    /// Which.
    pub id: Uuid,
    /// Its kind.
    pub kind: Kind,
    /// The field.
    pub field: &'static str,
    /// What it names.
    pub target: Uuid,
    /// Whether that is at least known as deleted.
    pub deleted: bool,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// How many records of each kind, deleted ones included.
    pub kinds: BTreeMap<String, u64>,
    /// Rows that are no records, or no such entity.
    pub unreadable: Vec<RowKey>,
    /// Records of a kind, or in a shape, that only a newer version knows. They are kept as they are.
    pub newer: u64,
    /// References that lead nowhere.
    pub dangling: Vec<Dangling>,
    /// The first sixteen hexadecimal digits of the SHA-256 over all rows: equal on two devices whose books are equal.
    pub fingerprint: String,
}

impl Report {
    /// How many records.
    pub fn records(&self) -> u64 {
        self.kinds.values().fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// Whether nothing is wrong. That something was deleted which others still name is as people left it.
    pub fn is_sound(&self) -> bool {
        self.unreadable.is_empty() && self.dangling.iter().all(|it| it.deleted)
    }
}

/// What the check of a book on the disk says, in few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How many records, deleted ones included.
    pub records: u64,
    /// Rows that are no records, or not what they say they are.
    pub unreadable: u64,
    /// Records of a kind, or in a shape, that only a newer version knows.
    pub newer: u64,
    /// How many references lead to what is not there and never was.
    pub dangling: u64,
    /// How many name what was deleted.
    pub to_deleted: u64,
    /// The first of both, by name.
    pub named: Vec<Loose>,
    /// Places in the database whose check sums differ, this time.
    pub damaged: u64,
    /// Everything that was ever set aside.
    pub quarantined: u64,
    /// See [`Report::fingerprint`].
    pub fingerprint: String,
    /// Files whose bytes are not on this device: how many.
    pub files_missing: u64,
    /// Files whose bytes are not what they should be: how many.
    pub files_damaged: u64,
    /// The first of both, by name.
    pub files: Vec<BadFile>,
}

/// A file whose bytes are not here, or not what they should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadFile {
    /// The attachment.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Whether its bytes are here and damaged; else they are in another copy.
    pub damaged: bool,
}

/// A reference that leads nowhere, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loose {
    /// The record that refers.
    pub id: Uuid,
    /// The name of its kind.
    pub kind: String,
    /// What people call it; empty where it has no name.
    pub title: String,
    /// The field.
    pub field: String,
    /// Whether what it names is at least known as deleted.
    pub deleted: bool,
}

/// So many references that lead nowhere are told by name.
const NAMED: usize = 20;

impl Finding {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.unreadable == 0 && self.dangling == 0 && self.damaged == 0 && self.files_damaged == 0
    }

    /// What a check found in `rows`, in the order of their ids, of which `damaged` places could not be read; `quarantined` were
    /// ever set aside.
    pub fn new(report: Report, rows: &[Row], damaged: usize, quarantined: usize) -> Self {
        let called = |id: Uuid| {
            let place = rows.partition_point(|row| row.key.id < id);
            let rec = rows.get(place).and_then(|row| decode_row(&row.bytes).ok());
            rec.map(|(_, rec)| title(&rec)).unwrap_or_default()
        };
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let records = report.records();
        let mut loose = report.dangling;
        // what is not there at all comes first
        loose.sort_by_key(|it| it.deleted);
        let to_deleted = number(loose.iter().filter(|it| it.deleted).count());
        Self {
            records,
            unreadable: number(report.unreadable.len()),
            newer: report.newer,
            dangling: number(loose.len()).saturating_sub(to_deleted),
            to_deleted,
            named: loose
                .into_iter()
                .take(NAMED)
                .map(|it| Loose {
                    id: it.id,
                    kind: it.kind.name().to_owned(),
                    title: called(it.id),
                    field: it.field.to_owned(),
                    deleted: it.deleted,
                })
                .collect(),
            damaged: number(damaged),
            quarantined: number(quarantined),
            fingerprint: report.fingerprint,
            files_missing: 0,
            files_damaged: 0,
            files: Vec::new(),
        }
    }

    /// The same with what was found of the bytes of files.
    #[must_use]
    pub fn with_files(mut self, bad: Vec<BadFile>) -> Self {
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        self.files_damaged = number(bad.iter().filter(|it| it.damaged).count());
        self.files_missing = number(bad.len()).saturating_sub(self.files_damaged);
        self.files = bad;
        self.files.sort_by_key(|it| std::cmp::Reverse(it.damaged));
        self.files.truncate(NAMED);
        self
    }
}

/// Looks at the bytes of every file that records name, one after the other, telling how many bytes of files it has behind it.
///
/// # Errors
/// What storage says.
pub async fn bad_files(
    repository: &impl Repository,
    files: &[(Uuid, String, Content)],
    told: &mut dyn FnMut(u64),
) -> Result<Vec<BadFile>, StoreError> {
    let mut known: BTreeMap<Digest, Option<bool>> = BTreeMap::new();
    let mut bad = Vec::new();
    let mut done = 0_u64;
    for (id, name, content) in files {
        let sha256 = content.sha256;
        let sound = if let Some(sound) = known.get(&sha256) {
            *sound
        } else {
            let bytes = repository.blob(sha256).await?;
            *known.entry(sha256).or_insert(bytes.map(|bytes| Blob { sha256, bytes }.is_sound()))
        };
        if sound != Some(true) {
            bad.push(BadFile { id: *id, name: name.clone(), damaged: sound.is_some() });
        }
        done = done.saturating_add(content.size);
        told(done);
    }
    Ok(bad)
}

/// How often the check says how far it is, at most.
const NEWS: u64 = 100;

/// How far it is with so many of so many equal parts behind it, and so much of so much of the next.
fn within((behind, parts): (u64, u64), done: u64, total: u64) -> Share {
    let total = total.max(1);
    Share { done: behind.saturating_mul(total).saturating_add(done), total: parts.saturating_mul(total) }
}

/// Reads a whole book and checks it, telling how far it is: reading is the first half of it, and where there are files their
/// bytes are the last quarter. Nothing is changed but what is set aside because it cannot be read; dropped on the way, it leaves
/// nothing behind.
///
/// # Errors
/// What storage says.
pub async fn examine(repository: &impl Repository, told: &mut dyn FnMut(Share)) -> Result<Finding, StoreError> {
    told(Share { done: 0, total: 2 });
    let mut loaded =
        repository.load_telling(&mut |done, total| told(Share { done, total: total.saturating_mul(2).max(2) })).await?;
    loaded.rows.sort_by(|a, b| a.key.cmp(&b.key));
    let rows = u64::try_from(loaded.rows.len()).unwrap_or(u64::MAX);
    let step = rows.checked_div(NEWS).unwrap_or(0).max(1);
    let with_files = loaded.rows.iter().any(|row| row.key.kind == Kind::Attachment.name());
    let part = if with_files { (2, 4) } else { (1, 2) };
    let mut check = Check::default();
    for (done, row) in (1_u64..).zip(&loaded.rows) {
        check.take(row);
        if done.is_multiple_of(step) || done == rows {
            told(within(part, done, rows));
        }
    }
    // what cannot be counted does not hold the check up
    let quarantined = repository.quarantined().await.map_or(0, |all| all.len());
    let bytes = check.files().iter().fold(0_u64, |sum, (_, _, content)| sum.saturating_add(content.size));
    let step = bytes.checked_div(NEWS).unwrap_or(0).max(1);
    let mut last = 0_u64;
    let mut told_of_bytes = |done: u64| {
        if done.saturating_sub(last) >= step || done == bytes {
            last = done;
            told(within((3, 4), done, bytes));
        }
    };
    let bad = bad_files(repository, check.files(), &mut told_of_bytes).await?;
    Ok(Finding::new(check.finish(), &loaded.rows, loaded.damaged.len(), quarantined).with_files(bad))
}

/// A reference: from which record of which kind, by which field, to which of which kind.
type Link = (Uuid, Kind, &'static str, Uuid, Kind);

/// A check under way: hand it every row, in the order of ids, then [`finish`](Self::finish).
#[derive(Debug, Default)]
pub struct Check {
    report: Report,
    sum: Sha256,
    /// Every record that is there, and whether it is deleted.
    there: HashMap<(Uuid, Kind), bool>,
    /// What was erased: it is gone as people left it, like what is deleted.
    erased: HashSet<Uuid>,
    links: Vec<Link>,
    files: Vec<(Uuid, String, Content)>,
}

impl Check {
    /// Takes a row in.
    pub fn take(&mut self, row: &Row) {
        self.sum.update(&row.bytes);
        self.sum.update(b"\n");
        let Ok((id, rec)) = decode_row(&row.bytes) else {
            self.report.unreadable.push(row.key.clone());
            return;
        };
        let n = self.report.kinds.entry(rec.kind().to_owned()).or_default();
        *n = n.saturating_add(1);
        if id != row.key.id || rec.kind() != row.key.kind {
            self.report.unreadable.push(row.key.clone());
            return;
        }
        let Some(kind) = Kind::of(rec.kind()) else {
            match rec {
                Rec::Live { .. } => self.report.newer = self.report.newer.saturating_add(1),
                Rec::Erased { .. } => {
                    self.erased.insert(id);
                }
            }
            return;
        };
        let deleted = is_deleted(&rec);
        self.there.insert((id, kind), deleted);
        match reads(kind, id, &rec) {
            Ok(()) => {}
            Err(ReadFault::NewerShape { .. }) => self.report.newer = self.report.newer.saturating_add(1),
            Err(ReadFault::OtherKind { .. } | ReadFault::Erased | ReadFault::Values { .. }) => {
                self.report.unreadable.push(row.key.clone());
            }
        }
        if deleted {
            return;
        }
        let named = named(kind, &rec).into_iter();
        self.links.extend(named.map(|(field, target, of)| (id, kind, field, target, of)));
        if kind == Kind::Attachment
            && let Ok(it) = read::<Attachment>(id, &rec)
        {
            self.links.push((id, kind, "subject", it.subject.id(), it.subject.kind()));
            self.files.push((id, it.name, it.content));
        }
    }

    /// The files that the records so far name: which attachment, what it is called, which bytes.
    pub fn files(&self) -> &[(Uuid, String, Content)] {
        &self.files
    }

    /// What was found.
    pub fn finish(self) -> Report {
        let Self { mut report, sum, there, erased, links, files: _ } = self;
        for (id, kind, field, target, of) in links {
            let deleted = there.get(&(target, of)).copied().or_else(|| erased.contains(&target).then_some(true));
            if deleted != Some(false) {
                report.dangling.push(Dangling { id, kind, field, target, deleted: deleted.is_some() });
            }
        }
        report.dangling.sort();
        report.dangling.dedup();
        let digest = sum.finalize();
        report.fingerprint =
            digest.iter().take(8).fold(String::with_capacity(16), |text, byte| format!("{text}{byte:02x}"));
        report
    }
}

/// Whether a record is the entity its kind says.
fn reads(kind: Kind, id: Uuid, rec: &Rec) -> Result<(), ReadFault> {
    fn one<E: Entity>(id: Uuid, rec: &Rec) -> Result<(), ReadFault> {
        read::<E>(id, rec).map(drop)
    }
    match kind {
        Kind::OwnEntity => one::<OwnEntity>(id, rec),
        Kind::Customer => one::<Customer>(id, rec),
        Kind::Contact => one::<Contact>(id, rec),
        Kind::Contract => one::<Contract>(id, rec),
        Kind::ContractEvent => one::<ContractEvent>(id, rec),
        Kind::Receipt => one::<Receipt>(id, rec),
        Kind::Allocation => one::<Allocation>(id, rec),
        Kind::Activity => one::<Activity>(id, rec),
        Kind::Product => one::<Product>(id, rec),
        Kind::PriceList => one::<PriceList>(id, rec),
        Kind::Lead => one::<Lead>(id, rec),
        Kind::LeadEvent => one::<LeadEvent>(id, rec),
        Kind::Opportunity => one::<Opportunity>(id, rec),
        Kind::OpportunityEvent => one::<OpportunityEvent>(id, rec),
        Kind::Quote => one::<Quote>(id, rec),
        Kind::QuoteEvent => one::<QuoteEvent>(id, rec),
        Kind::SalesStages => one::<SalesStages>(id, rec),
        Kind::Member => one::<Member>(id, rec),
        Kind::IncentivePlan => one::<IncentivePlan>(id, rec),
        Kind::CommissionEntry => one::<BookedCommission>(id, rec),
        Kind::PayoutRun => one::<PayoutRun>(id, rec),
        Kind::IncentiveEvent => one::<IncentiveEvent>(id, rec),
        Kind::PoolEvent => one::<PoolEvent>(id, rec),
        Kind::BookSettings => one::<BookSettings>(id, rec),
        Kind::Preference => one::<Preference>(id, rec),
        Kind::PurchaseRecord => one::<PurchaseRecord>(id, rec),
        Kind::Attachment => one::<Attachment>(id, rec),
        Kind::Task => one::<Task>(id, rec),
        Kind::Dispute => one::<Dispute>(id, rec),
        Kind::DisputeEvent => one::<DisputeEvent>(id, rec),
        Kind::Ticket => one::<Ticket>(id, rec),
        Kind::TicketEvent => one::<TicketEvent>(id, rec),
        Kind::SalesTarget => one::<SalesTarget>(id, rec),
        Kind::OwnClause => one::<OwnClause>(id, rec),
        Kind::OwnTemplate => one::<OwnTemplate>(id, rec),
        Kind::Fallback => one::<Fallback>(id, rec),
        Kind::EvaluationPlan => one::<EvaluationPlan>(id, rec),
        Kind::Evaluation => one::<Evaluation>(id, rec),
        Kind::EvaluationEvent => one::<EvaluationEvent>(id, rec),
        Kind::SharingScope => one::<SharingScope>(id, rec),
        Kind::SharingScopeEvent => one::<SharingScopeEvent>(id, rec),
        Kind::SharingEvent => one::<SharingEvent>(id, rec),
        Kind::Undertaking => one::<Undertaking>(id, rec),
        Kind::SubjectRequest => one::<SubjectRequest>(id, rec),
        Kind::Incident => one::<Incident>(id, rec),
        Kind::IncidentEvent => one::<IncidentEvent>(id, rec),
        Kind::SavedView => one::<SavedView>(id, rec),
        Kind::Copy => one::<BookCopy>(id, rec),
        Kind::Waiver => one::<Waiver>(id, rec),
        Kind::RecoveryCost => one::<RecoveryCost>(id, rec),
        Kind::LateFeeStatement => one::<LateFeeStatement>(id, rec),
        Kind::ContractVersion => one::<ContractVersion>(id, rec),
        Kind::Amendment => one::<Amendment>(id, rec),
        Kind::NegotiationRound => one::<NegotiationRound>(id, rec),
        Kind::Proposal => one::<Proposal>(id, rec),
        Kind::ProposalEvent => one::<ProposalEvent>(id, rec),
        Kind::Duty => one::<Duty>(id, rec),
        Kind::DutyEvent => one::<DutyEvent>(id, rec),
        Kind::Material => one::<Material>(id, rec),
        Kind::MaterialEvent => one::<MaterialEvent>(id, rec),
        Kind::Invoice => one::<Invoice>(id, rec),
        Kind::InvoiceEvent => one::<InvoiceEvent>(id, rec),
    }
}
