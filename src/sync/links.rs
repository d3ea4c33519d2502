//! Which record names which: one table for the check of the book and for what is said after a join.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::id::parse_canonical;
use crate::kinds::Kind;
use crate::record::rec::Rec;

/// The kind that names, where in it, and the kind that is named. Of a path the first part is the register; then `[]` is every item
/// of a list, `{}` the key of every item of a set, `*` anything at any depth, and a name that field. (What an attachment belongs to
/// may be of several kinds; the check sees to that.)
pub const LINKS: &[(Kind, &str, Kind)] = &[
    (Kind::Customer, "merged_into", Kind::Customer),
    (Kind::Customer, "parent", Kind::Customer),
    (Kind::Customer, "primary_contact", Kind::Contact),
    (Kind::Contact, "merged_into", Kind::Contact),
    (Kind::Contact, "customer", Kind::Customer),
    (Kind::Contract, "customer", Kind::Customer),
    (Kind::Contract, "own_entity", Kind::OwnEntity),
    (Kind::Contract, "drafted_from", Kind::Contract),
    (Kind::Contract, "signing.further.[].customer", Kind::Customer),
    (Kind::Attachment, "placed.signer", Kind::Contact),
    (Kind::Activity, "customer", Kind::Customer),
    (Kind::Activity, "contact", Kind::Contact),
    (Kind::Activity, "further_contacts.[]", Kind::Contact),
    (Kind::Activity, "lead", Kind::Lead),
    (Kind::Activity, "opportunity", Kind::Opportunity),
    (Kind::LeadEvent, "lead", Kind::Lead),
    (Kind::LeadEvent, "fact.*.customer", Kind::Customer),
    (Kind::LeadEvent, "fact.*.contact", Kind::Contact),
    (Kind::LeadEvent, "fact.*.opportunity", Kind::Opportunity),
    (Kind::Opportunity, "customer", Kind::Customer),
    (Kind::Opportunity, "contact", Kind::Contact),
    (Kind::Opportunity, "further_contacts.[]", Kind::Contact),
    (Kind::Opportunity, "contract", Kind::Contract),
    (Kind::OpportunityEvent, "opportunity", Kind::Opportunity),
    (Kind::Quote, "customer", Kind::Customer),
    (Kind::Quote, "opportunity", Kind::Opportunity),
    (Kind::QuoteEvent, "quote", Kind::Quote),
    (Kind::QuoteEvent, "fact.*.contract", Kind::Contract),
    (Kind::Member, "reports_to", Kind::Member),
    (Kind::IncentivePlan, "follows", Kind::IncentivePlan),
    (Kind::IncentivePlan, "participants.[].member", Kind::Member),
    (Kind::CommissionEntry, "plan", Kind::IncentivePlan),
    (Kind::CommissionEntry, "member", Kind::Member),
    (Kind::CommissionEntry, "reverses", Kind::CommissionEntry),
    (Kind::IncentiveEvent, "plan", Kind::IncentivePlan),
    (Kind::IncentiveEvent, "entry", Kind::CommissionEntry),
    (Kind::IncentiveEvent, "run", Kind::PayoutRun),
    (Kind::IncentiveEvent, "fact.*.by", Kind::CommissionEntry),
    (Kind::IncentiveEvent, "terms.follows", Kind::IncentivePlan),
    (Kind::IncentiveEvent, "terms.participants.[].member", Kind::Member),
    (Kind::PoolEvent, "customer", Kind::Customer),
    (Kind::Preference, "customer", Kind::Customer),
    (Kind::PurchaseRecord, "customer", Kind::Customer),
    (Kind::Preference, "contact", Kind::Contact),
    (Kind::Task, "customer", Kind::Customer),
    (Kind::Task, "contract", Kind::Contract),
    (Kind::Task, "opportunity", Kind::Opportunity),
    (Kind::ContractEvent, "contract", Kind::Contract),
    (Kind::Receipt, "customer", Kind::Customer),
    (Kind::Receipt, "reverses", Kind::Receipt),
    (Kind::Allocation, "receipt", Kind::Receipt),
    (Kind::Allocation, "contract", Kind::Contract),
    (Kind::Waiver, "contract", Kind::Contract),
    (Kind::Waiver, "reverses", Kind::Waiver),
    (Kind::RecoveryCost, "contract", Kind::Contract),
    (Kind::RecoveryCost, "reverses", Kind::RecoveryCost),
    (Kind::LateFeeStatement, "contract", Kind::Contract),
    (Kind::LateFeeStatement, "reverses", Kind::LateFeeStatement),
    (Kind::Invoice, "contract", Kind::Contract),
    (Kind::Invoice, "red_of", Kind::Invoice),
    (Kind::InvoiceEvent, "invoice", Kind::Invoice),
    (Kind::InvoiceEvent, "fact.*.by", Kind::Invoice),
    (Kind::ContractVersion, "contract", Kind::Contract),
    (Kind::Amendment, "contract", Kind::Contract),
    (Kind::Amendment, "after", Kind::Amendment),
    (Kind::NegotiationRound, "contract", Kind::Contract),
    (Kind::NegotiationRound, "file", Kind::Attachment),
    (Kind::Proposal, "contract", Kind::Contract),
    (Kind::Proposal, "round", Kind::NegotiationRound),
    (Kind::Proposal, "answers", Kind::Proposal),
    (Kind::Proposal, "fallback_of", Kind::Fallback),
    (Kind::OwnClause, "fallback", Kind::OwnClause),
    (Kind::ProposalEvent, "contract", Kind::Contract),
    (Kind::ProposalEvent, "proposal", Kind::Proposal),
    (Kind::ProposalEvent, "fact.*.with", Kind::Proposal),
    (Kind::Duty, "contract", Kind::Contract),
    (Kind::DutyEvent, "contract", Kind::Contract),
    (Kind::DutyEvent, "file", Kind::Attachment),
    (Kind::DutyEvent, "fact.takes_back", Kind::DutyEvent),
    (Kind::Material, "contract", Kind::Contract),
    (Kind::MaterialEvent, "contract", Kind::Contract),
    (Kind::MaterialEvent, "file", Kind::Attachment),
    (Kind::MaterialEvent, "fact.takes_back", Kind::MaterialEvent),
    (Kind::Dispute, "customer", Kind::Customer),
    (Kind::Dispute, "contract", Kind::Contract),
    (Kind::Dispute, "ticket", Kind::Ticket),
    (Kind::Dispute, "incident", Kind::Incident),
    (Kind::Dispute, "further.[].ticket", Kind::Ticket),
    (Kind::Dispute, "further.[].incident", Kind::Incident),
    (Kind::Dispute, "further.[].invoice", Kind::Invoice),
    (Kind::DisputeEvent, "dispute", Kind::Dispute),
    (Kind::DisputeEvent, "fact.*.waivers.[]", Kind::Waiver),
    (Kind::DisputeEvent, "fact.*.offer", Kind::DisputeEvent),
    (Kind::DisputeEvent, "fact.*.noted", Kind::DisputeEvent),
    (Kind::DisputeEvent, "fact.*.contract", Kind::Contract),
    (Kind::DisputeEvent, "fact.*.owed", Kind::DisputeEvent),
    (Kind::DisputeEvent, "fact.*.amendment", Kind::Amendment),
    (Kind::Ticket, "customer", Kind::Customer),
    (Kind::Ticket, "contact", Kind::Contact),
    (Kind::Ticket, "contract", Kind::Contract),
    (Kind::Ticket, "product", Kind::Product),
    (Kind::Ticket, "duty.own", Kind::Duty),
    (Kind::TicketEvent, "ticket", Kind::Ticket),
    (Kind::TicketEvent, "fact.*.dispute", Kind::Dispute),
    (Kind::TicketEvent, "fact.*.credit.contract", Kind::Contract),
    (Kind::TicketEvent, "fact.*.credit.waivers.[]", Kind::Waiver),
    (Kind::SalesTarget, "contract", Kind::Contract),
    (Kind::SalesTarget, "member", Kind::Member),
    (Kind::Evaluation, "customer", Kind::Customer),
    (Kind::Evaluation, "contract", Kind::Contract),
    (Kind::Evaluation, "member", Kind::Member),
    (Kind::Evaluation, "by_plan", Kind::EvaluationPlan),
    (Kind::EvaluationEvent, "evaluation", Kind::Evaluation),
    (Kind::SharingScope, "customer", Kind::Customer),
    (Kind::SharingScope, "contract", Kind::Contract),
    (Kind::SharingScopeEvent, "scope", Kind::SharingScope),
    (Kind::SharingEvent, "scope", Kind::SharingScope),
    (Kind::SharingEvent, "customers.[]", Kind::Customer),
    (Kind::SharingEvent, "people.[]", Kind::Contact),
    (Kind::SharingEvent, "left_out.[].customer", Kind::Customer),
    (Kind::SharingEvent, "left_out.[].person", Kind::Contact),
    (Kind::SharingEvent, "carried.[].customer", Kind::Customer),
    (Kind::SharingEvent, "carried.[].person", Kind::Contact),
    (Kind::Undertaking, "contract", Kind::Contract),
    (Kind::SubjectRequest, "contact", Kind::Contact),
    (Kind::SubjectRequest, "customer", Kind::Customer),
    (Kind::SubjectRequest, "lead", Kind::Lead),
    (Kind::Incident, "customer", Kind::Customer),
    (Kind::Incident, "contract", Kind::Contract),
    (Kind::Incident, "scope", Kind::SharingScope),
    (Kind::IncidentEvent, "incident", Kind::Incident),
    (Kind::IncidentEvent, "fact.*.dispute", Kind::Dispute),
    (Kind::PayoutRun, "entries.[]", Kind::CommissionEntry),
    (Kind::PriceList, "items.{}", Kind::Product),
];

/// The length of `{"id":"…"`.
const OWN_ID: usize = 44;

/// The register of a path.
pub fn register(path: &str) -> &str {
    path.split_once('.').map_or(path, |(register, _)| register)
}

/// What a record names, and by which register of which link.
pub fn named(kind: Kind, rec: &Rec) -> Vec<(&'static str, Uuid, Kind)> {
    let mut found = Vec::new();
    for (_, path, to) in LINKS.iter().filter(|(of, _, _)| *of == kind) {
        let mut ids = Vec::new();
        match path.split_once('.') {
            None => collect(rec.show(path), "", &mut ids),
            Some((set, "{}")) => {
                let items = rec.cells().filter(|(_, cell)| !cell.show().val.is_null());
                let keys = items.filter_map(|(name, _)| name.strip_prefix(set)?.strip_prefix('/'));
                ids.extend(keys.filter_map(parse_canonical));
            }
            Some((register, rest)) => collect(rec.show(register), rest, &mut ids),
        }
        found.extend(ids.into_iter().map(|id| (register(path), id, *to)));
    }
    found
}

/// Whatever in the text of a row may be the id of another record: also in a value that is not shown, and of a kind that this
/// version does not know.
pub fn ids_in(row: &[u8]) -> impl Iterator<Item = Uuid> {
    // behind its own id, with which every row begins
    let inside = row.get(OWN_ID..).unwrap_or_default();
    memchr::memchr2_iter(b'"', b'/', inside).filter_map(move |at| id_at(inside.get(at.checked_add(1)?..)?))
}

/// The id that a text begins with.
pub fn id_at(text: &[u8]) -> Option<Uuid> {
    parse_canonical(str::from_utf8(text.get(..36)?).ok()?)
}

/// The ids that stand at the end of a path in a value.
fn collect(value: Option<&Value>, path: &str, ids: &mut Vec<Uuid>) {
    let Some(value) = value else { return };
    let (part, rest) = path.split_once('.').unwrap_or((path, ""));
    match part {
        "" => ids.extend(value.as_str().and_then(parse_canonical)),
        "[]" => value.as_array().into_iter().flatten().for_each(|item| collect(Some(item), rest, ids)),
        "*" => {
            collect(Some(value), rest, ids);
            let (items, fields) = (value.as_array().into_iter().flatten(), value.as_object().into_iter().flatten());
            for inside in items.chain(fields.map(|(_, inside)| inside)) {
                collect(Some(inside), path, ids);
            }
        }
        name => collect(value.get(name), rest, ids),
    }
}
