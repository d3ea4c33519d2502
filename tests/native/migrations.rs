//! Every shape that was ever released is still read (`architecture.md` 2.7): of every kind and version there is a stored
//! record, written by the release that made it and never edited, and the entity that it must be read as today. (How a shape
//! is lifted while its neighbours are not is tried in `join_laws`: K04, M17.)

use std::fs;
use std::path::{Path, PathBuf};

use counterpart::domain::activity::Activity;
use counterpart::domain::attachment::Attachment;
use counterpart::domain::book_copy::BookCopy;
use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::contact::Contact;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::Amendment;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::contract::version::ContractVersion;
use counterpart::domain::customer::Customer;
use counterpart::domain::dispute::Dispute;
use counterpart::domain::dispute::event::DisputeEvent;
use counterpart::domain::duties::record::{Duty, DutyEvent};
use counterpart::domain::entity::Entity;
use counterpart::domain::fallback::Fallback;
use counterpart::domain::incentive::entry::BookedCommission;
use counterpart::domain::incentive::event::IncentiveEvent;
use counterpart::domain::incentive::plan::IncentivePlan;
use counterpart::domain::incentive::run::PayoutRun;
use counterpart::domain::invoice::{Invoice, InvoiceEvent};
use counterpart::domain::late_fee_statement::LateFeeStatement;
use counterpart::domain::lead::{Lead, LeadEvent};
use counterpart::domain::materials::record::{Material, MaterialEvent};
use counterpart::domain::negotiation::{NegotiationRound, Proposal, ProposalEvent};
use counterpart::domain::opportunity::{Opportunity, OpportunityEvent};
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::own_entity::OwnEntity;
use counterpart::domain::own_template::OwnTemplate;
use counterpart::domain::pool::PoolEvent;
use counterpart::domain::preference::Preference;
use counterpart::domain::price_list::PriceList;
use counterpart::domain::product::Product;
use counterpart::domain::purchase_record::PurchaseRecord;
use counterpart::domain::quote::{Quote, QuoteEvent};
use counterpart::domain::receipt::{Allocation, Receipt};
use counterpart::domain::recovery_cost::RecoveryCost;
use counterpart::domain::sales_stages::SalesStages;
use counterpart::domain::sales_target::SalesTarget;
use counterpart::domain::saved_view::SavedView;
use counterpart::domain::scorecard::plan::EvaluationPlan;
use counterpart::domain::scorecard::record::{Evaluation, EvaluationEvent};
use counterpart::domain::sharing::given::SharingEvent;
use counterpart::domain::sharing::incident::{Incident, IncidentEvent};
use counterpart::domain::sharing::request::SubjectRequest;
use counterpart::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use counterpart::domain::sharing::undertaking::Undertaking;
use counterpart::domain::task::Task;
use counterpart::domain::team::member::Member;
use counterpart::domain::ticket::{Ticket, TicketEvent};
use counterpart::domain::waiver::Waiver;
use counterpart::kinds::Kind;
use counterpart::record::document::{Opened, open_row, read};
use counterpart::record::meta::Meta;
use counterpart::record::row::{decode_row, encode_row};
use counterpart::record::shapes::{all, shape};
use serde_json::{Value, json};

use crate::join_laws::desk::Desk;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// The stored record of a kind in a version, and what it is today.
fn fixture(kind: Kind, version: u64) -> (Vec<u8>, Value) {
    let folder = fixtures().join("records").join(kind.name());
    let row = text(&folder.join(format!("v{version}.json")));
    let current = serde_json::from_str(&text(&folder.join("current.json"))).expect("JSON");
    (row.trim_end().as_bytes().to_vec(), current)
}

/// The entity that a stored row shows, as JSON.
fn shown<E: Entity>(row: &[u8]) -> Value {
    let entity: E = match open_row(row).expect("a row of its kind") {
        (_, Opened::Plain(entity)) => entity,
        (id, Opened::Whole(rec)) => read(id, &rec).expect("an entity"),
    };
    serde_json::to_value(entity).expect("JSON")
}

fn shown_as(kind: Kind, row: &[u8]) -> Value {
    match kind {
        Kind::Activity => shown::<Activity>(row),
        Kind::Product => shown::<Product>(row),
        Kind::PriceList => shown::<PriceList>(row),
        Kind::Lead => shown::<Lead>(row),
        Kind::LeadEvent => shown::<LeadEvent>(row),
        Kind::Opportunity => shown::<Opportunity>(row),
        Kind::OpportunityEvent => shown::<OpportunityEvent>(row),
        Kind::Quote => shown::<Quote>(row),
        Kind::QuoteEvent => shown::<QuoteEvent>(row),
        Kind::SalesStages => shown::<SalesStages>(row),
        Kind::Member => shown::<Member>(row),
        Kind::IncentivePlan => shown::<IncentivePlan>(row),
        Kind::CommissionEntry => shown::<BookedCommission>(row),
        Kind::PayoutRun => shown::<PayoutRun>(row),
        Kind::IncentiveEvent => shown::<IncentiveEvent>(row),
        Kind::PoolEvent => shown::<PoolEvent>(row),
        Kind::BookSettings => shown::<BookSettings>(row),
        Kind::Preference => shown::<Preference>(row),
        Kind::PurchaseRecord => shown::<PurchaseRecord>(row),
        Kind::Attachment => shown::<Attachment>(row),
        Kind::Task => shown::<Task>(row),
        Kind::Dispute => shown::<Dispute>(row),
        Kind::DisputeEvent => shown::<DisputeEvent>(row),
        Kind::Ticket => shown::<Ticket>(row),
        Kind::TicketEvent => shown::<TicketEvent>(row),
        Kind::SalesTarget => shown::<SalesTarget>(row),
        Kind::OwnClause => shown::<OwnClause>(row),
        Kind::OwnTemplate => shown::<OwnTemplate>(row),
        Kind::Fallback => shown::<Fallback>(row),
        Kind::EvaluationPlan => shown::<EvaluationPlan>(row),
        Kind::Evaluation => shown::<Evaluation>(row),
        Kind::EvaluationEvent => shown::<EvaluationEvent>(row),
        Kind::SharingScope => shown::<SharingScope>(row),
        Kind::SharingScopeEvent => shown::<SharingScopeEvent>(row),
        Kind::SharingEvent => shown::<SharingEvent>(row),
        Kind::Undertaking => shown::<Undertaking>(row),
        Kind::SubjectRequest => shown::<SubjectRequest>(row),
        Kind::Incident => shown::<Incident>(row),
        Kind::IncidentEvent => shown::<IncidentEvent>(row),
        Kind::SavedView => shown::<SavedView>(row),
        Kind::Copy => shown::<BookCopy>(row),
        Kind::OwnEntity => shown::<OwnEntity>(row),
        Kind::Customer => shown::<Customer>(row),
        Kind::Contact => shown::<Contact>(row),
        Kind::Contract => shown::<Contract>(row),
        Kind::ContractEvent => shown::<ContractEvent>(row),
        Kind::Receipt => shown::<Receipt>(row),
        Kind::Allocation => shown::<Allocation>(row),
        Kind::Waiver => shown::<Waiver>(row),
        Kind::RecoveryCost => shown::<RecoveryCost>(row),
        Kind::LateFeeStatement => shown::<LateFeeStatement>(row),
        Kind::Invoice => shown::<Invoice>(row),
        Kind::InvoiceEvent => shown::<InvoiceEvent>(row),
        Kind::ContractVersion => shown::<ContractVersion>(row),
        Kind::Amendment => shown::<Amendment>(row),
        Kind::NegotiationRound => shown::<NegotiationRound>(row),
        Kind::Proposal => shown::<Proposal>(row),
        Kind::ProposalEvent => shown::<ProposalEvent>(row),
        Kind::Duty => shown::<Duty>(row),
        Kind::DutyEvent => shown::<DutyEvent>(row),
        Kind::Material => shown::<Material>(row),
        Kind::MaterialEvent => shown::<MaterialEvent>(row),
    }
}

#[test]
fn p17_a_record_of_every_kind_and_version_is_read_as_what_it_is_today() {
    for kind in Kind::ALL {
        assert!(shape(*kind) >= 1);
        for version in 1..=shape(*kind) {
            let (row, current) = fixture(*kind, version);
            assert_eq!(shown_as(*kind, &row), current, "{} of version {version}", kind.name());
            let (id, rec) = decode_row(&row).expect("a row");
            assert_eq!(encode_row(id, &rec).expect("text"), row, "the text of {} {version} is canonical", kind.name());
            let written = rec.show("_v").and_then(Value::as_u64).unwrap_or(1);
            assert_eq!(written, version, "the record says its own shape");
        }
    }
}

#[test]
fn no_fixture_is_left_over() {
    let folders: Vec<String> = fs::read_dir(fixtures().join("records"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    for folder in &folders {
        let kind = Kind::of(folder).unwrap_or_else(|| panic!("{folder} is no kind"));
        let files = fs::read_dir(fixtures().join("records").join(folder)).expect("a folder").count();
        assert_eq!(
            u64::try_from(files).expect("few"),
            shape(kind) + 1,
            "{folder}: one per version, and what it is today"
        );
    }
    assert_eq!(folders.len(), Kind::ALL.len());
}

#[test]
fn a_fixture_has_no_field_less_than_the_entity_has_today() {
    for kind in Kind::ALL {
        let (row, current) = fixture(*kind, shape(*kind));
        let (_, rec) = decode_row(&row).expect("a row");
        let fields = current.as_object().expect("an object").keys().filter(|name| *name != "id");
        for field in fields {
            let prefix = format!("{field}/");
            let there = rec.cells().any(|(name, _)| name == field || name.starts_with(&prefix));
            let empty_set = current[field].as_object().is_some_and(serde_json::Map::is_empty);
            // a field that came without a new shape, and reads as nothing where a record does not have it
            let came_later = current[field].is_null()
                || matches!(current[field].as_str(), Some("" | "unknown" | "none"))
                || current[field].as_array().is_some_and(Vec::is_empty);
            assert!(there || empty_set || came_later, "{}: {field} is written", kind.name());
        }
    }
}

#[test]
fn the_shape_of_a_kind_is_told_in_the_head_of_a_file() {
    let file = Desk::new(1).file();
    let head: Value = serde_json::from_slice(&file).expect("JSON");
    for (kind, shape) in all() {
        assert_eq!(head["head"]["shapes"][kind.name()], json!(shape));
    }
}

/// What an early release kept about the copy itself is still read, and so is what a newer one will add.
#[test]
fn the_head_of_the_first_release_is_read() {
    let first = br#"{"workspace":"9b2d6a10-52c4-4b3e-8f00-000000000001","generation":1,"replica":"9f3c51d2aa01be77","vv":{"9f3c51d2aa01be77":3},"hlc":"01a208e51e78-00000000-9f3c51d2aa01be77"}"#;
    let meta = Meta::decode(first).expect("read");
    assert_eq!((meta.seq(), meta.imports.len(), meta.audit.heads.len(), meta.start), (3, 0, 0, None));
    let newer = String::from_utf8_lossy(first).replacen('{', "{\"weather\":{\"fair\":true},", 1);
    assert_eq!(Meta::decode(newer.as_bytes()).expect("read"), meta);
}
