//! What every kind of record has to have, kind by kind: a name and names for its fields in both languages (the history and the audit
//! trail say them), a place in the file of a book, a join, an undo, a check, a place among what is shown at the start, among what is
//! searched and among what goes out. A kind that is new does not compile here before somebody said where it goes out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use counterpart::i18n::{Locale, Text};
use counterpart::kinds::Kind;
use counterpart::record::excerpt::excerpt;
use counterpart::record::life::Life;
use counterpart::record::rec::Rec;
use counterpart::record::row::decode_row;
use counterpart::record::shapes::shape;
use counterpart::record::transaction::Change;
use counterpart::store::{Row, RowKey};
use counterpart::sync::integrity::{Check, Finding};
use serde_json::Value;

use crate::join_laws::desk::{Desk, id};

/// How what a kind holds goes out of the book, besides in the file of the book, which takes every record.
enum GoesOut {
    /// In a list or table of its own, which is drawn up in this file of `src`.
    In(&'static str),
    /// With the record that it tells of, whose list shows what came of it.
    With(Kind),
    /// Nowhere: it is how this book is set up, and says nothing of a customer or a contract.
    Setting,
}

/// Every kind stands here, so that a new one is not forgotten.
const fn goes_out(kind: Kind) -> GoesOut {
    use GoesOut::{In, Setting, With};
    match kind {
        Kind::Customer | Kind::Contact => In("state/customers_out.rs"),
        Kind::Contract | Kind::Receipt | Kind::Allocation => In("state/sheets_out/money.rs"),
        Kind::Activity | Kind::PurchaseRecord | Kind::Amendment => In("state/sheets_out/dealings.rs"),
        Kind::Product | Kind::PriceList => In("state/sheets_out/sales.rs"),
        Kind::Task => In("state/sheets_out/tasks.rs"),
        Kind::Member | Kind::IncentivePlan => In("state/sheets_out/incentives.rs"),
        Kind::Lead | Kind::Opportunity | Kind::Quote => In("sync/list/sheets/sales.rs"),
        Kind::Dispute => In("sync/list/sheets/disputes.rs"),
        Kind::Duty => In("sync/list/sheets/duties.rs"),
        Kind::Material => In("sync/list/sheets/materials.rs"),
        Kind::Ticket => In("sync/list/sheets/service.rs"),
        Kind::SalesTarget => In("sync/list/sheets/targets.rs"),
        Kind::Evaluation => In("sync/list/sheets/evaluations.rs"),
        Kind::CommissionEntry | Kind::PayoutRun => In("sync/list/sheets/incentives.rs"),
        Kind::SharingScope | Kind::SharingEvent | Kind::Undertaking | Kind::SubjectRequest | Kind::Incident => {
            In("state/sheets_out/sharing.rs")
        }
        Kind::Invoice | Kind::LateFeeStatement => In("sync/list/sheets/money.rs"),
        Kind::Preference => In("sync/list/share.rs"),
        Kind::Attachment => In("ui/pages/disputes/gather_files.rs"),
        Kind::ContractVersion => In("ui/pages/disputes/gather.rs"),
        Kind::ContractEvent
        | Kind::Waiver
        | Kind::RecoveryCost
        | Kind::NegotiationRound
        | Kind::Proposal
        | Kind::ProposalEvent => With(Kind::Contract),
        Kind::LeadEvent => With(Kind::Lead),
        Kind::OpportunityEvent => With(Kind::Opportunity),
        Kind::QuoteEvent => With(Kind::Quote),
        Kind::PoolEvent => With(Kind::Customer),
        Kind::IncentiveEvent => With(Kind::IncentivePlan),
        Kind::InvoiceEvent => With(Kind::Invoice),
        Kind::DutyEvent => With(Kind::Duty),
        Kind::MaterialEvent => With(Kind::Material),
        Kind::DisputeEvent => With(Kind::Dispute),
        Kind::TicketEvent => With(Kind::Ticket),
        Kind::EvaluationEvent => With(Kind::Evaluation),
        Kind::SharingScopeEvent => With(Kind::SharingScope),
        Kind::IncidentEvent => With(Kind::Incident),
        Kind::OwnEntity
        | Kind::SalesStages
        | Kind::BookSettings
        | Kind::SavedView
        | Kind::Copy
        | Kind::OwnClause
        | Kind::OwnTemplate
        | Kind::Fallback
        | Kind::EvaluationPlan => Setting,
    }
}

/// What the search of people's words does not look through.
const NOT_LOOKED_THROUGH: [Kind; 14] = [
    // its clauses are read from the disk, behind everything else
    Kind::Contract,
    // all that is written of these is among the names, which are searched first
    Kind::Contact,
    Kind::Attachment,
    Kind::Lead,
    Kind::Member,
    Kind::Ticket,
    Kind::Dispute,
    // days, sums and steps, and no words of anybody
    Kind::Allocation,
    Kind::IncentiveEvent,
    // pages of the settings
    Kind::OwnEntity,
    Kind::BookSettings,
    Kind::SalesStages,
    Kind::SavedView,
    Kind::Copy,
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn fixtures(kind: Kind) -> std::path::PathBuf {
    root().join("tests/fixtures/records").join(kind.name())
}

/// The fields of a record of this kind, as it is shown today.
fn fields(kind: Kind) -> Vec<String> {
    let current: Value = serde_json::from_str(&text(&fixtures(kind).join("current.json"))).expect("JSON");
    current.as_object().expect("an object").keys().filter(|it| *it != "id").cloned().collect()
}

/// A record of this kind as its last shape is stored.
fn stored(kind: Kind) -> Rec {
    let row = text(&fixtures(kind).join(format!("v{}.json", shape(kind))));
    decode_row(row.trim_end().as_bytes()).expect("a row").1
}

/// What a record shows, without what the record layer keeps for itself.
fn shown(rec: &Rec) -> BTreeMap<String, Value> {
    let own = rec.cells().map(|(name, _)| name).filter(|name| !name.starts_with('_'));
    own.filter_map(|name| Some((name.to_owned(), rec.show(name)?.clone()))).collect()
}

fn put(kind: Kind, fields: BTreeMap<String, Value>) -> Change {
    Change::Put { id: id(1), kind, sets: &[], fields }
}

#[test]
fn every_kind_and_every_field_has_a_name_in_both_languages() {
    let mut missing = Vec::new();
    for kind in Kind::ALL {
        let name = kind.name();
        let called = [Locale::Zh, Locale::En].map(|language| Text::new(language).kind_name(name));
        if called.iter().any(|it| it == name) || called[0] == called[1] {
            missing.push(name.to_owned());
        }
        for field in fields(*kind) {
            for language in [Locale::Zh, Locale::En] {
                if Text::new(language).field_name(name, &field) == field {
                    missing.push(format!("{name}.{field} in {language:?}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a name:\n  {}", missing.join("\n  "));
}

#[test]
fn every_kind_travels_in_a_file_is_joined_and_comes_back_when_it_was_deleted() {
    for kind in Kind::ALL {
        let (name, fields) = (kind.name(), shown(&stored(*kind)));
        assert!(!fields.is_empty(), "{name} says something");
        let (mut here, mut there) = (Desk::new(1), Desk::new(2));
        here.write(&[put(*kind, fields.clone())]).expect("written");
        there.receive(&here.file());
        assert_eq!(there.rows(), here.rows(), "{name} arrives as it was");
        there.write(&[Change::Delete { id: id(1) }]).expect("deleted");
        here.receive(&there.file());
        assert_eq!(here.rec(1).life(), Life::Deleted, "{name} is deleted in both");
        // undo writes what was there before
        here.write(&[put(*kind, fields.clone())]).expect("written");
        there.receive(&here.file());
        for desk in [&here, &there] {
            assert_eq!((desk.rec(1).life(), shown(desk.rec(1))), (Life::Live, fields.clone()), "{name} is back");
        }
        assert_eq!(there.rows(), here.rows(), "{name} is the same in both");
    }
}

#[test]
fn every_kind_is_checked_and_is_among_what_is_shown_at_the_start() {
    for kind in Kind::ALL {
        let name = kind.name();
        let mut desk = Desk::new(1);
        desk.write(&[put(*kind, shown(&stored(*kind)))]).expect("written");
        let bytes = desk.rows().remove(&id(1)).expect("a row");
        assert!(excerpt(&bytes).expect("an excerpt").is_some(), "{name} can be shown");
        let row = Row { key: RowKey { id: id(1), kind: name.to_owned() }, bytes };
        let mut check = Check::default();
        check.take(&row);
        let found = Finding::new(check.finish(), &[row], 0, 0);
        assert_eq!((found.records, found.unreadable, found.newer), (1, 0, 0), "{name} is read by the check");
    }
}

#[test]
fn every_kind_is_looked_through_by_the_search_but_those_that_are_named_here() {
    let searched = text(&root().join("src/ui/shell/palette/written/mod.rs"));
    let (_, of_kind) = searched.split_once("async fn of_kind").expect("what is looked through, kind by kind");
    for kind in Kind::ALL {
        let is_looked_through = of_kind.contains(&format!("Kind::{kind:?} => self."));
        assert_eq!(is_looked_through, !NOT_LOOKED_THROUGH.contains(kind), "{kind:?} is looked through");
    }
}

#[test]
fn every_kind_goes_out_in_a_file_of_the_sources_that_is_there_or_is_a_setting() {
    for kind in Kind::ALL {
        let mut of = *kind;
        let mut seen = BTreeSet::new();
        while let GoesOut::With(parent) = goes_out(of) {
            assert!(seen.insert(of), "{kind:?} goes out with itself");
            of = parent;
        }
        if let GoesOut::In(file) = goes_out(of) {
            assert!(root().join("src").join(file).is_file(), "{kind:?}: {file} is there");
        }
    }
}
