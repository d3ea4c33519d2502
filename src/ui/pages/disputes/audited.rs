//! The records whose changes go into the audit extract of a dispute: itself and all that its bundle tells of.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::gather_files::{files_of, subjects};
use super::gather_sharing::{scopes, undertakings};
use super::gather_targets::evaluations;
use crate::domain::attachment::Subject;
use crate::domain::id::{ContractId, ReceiptId};
use crate::domain::receipt::Receipt;
use crate::kinds::Kind;
use crate::state::{App, Audited, Case, DisputeFile};

/// The tickets of a dispute: those it is about, and those under its contract.
pub(super) fn cases(app: App, file: &DisputeFile) -> Vec<Case> {
    let under = file.dispute.contract.map(|id| app.cases_under(id)).unwrap_or_default();
    let named = file.dispute.tickets();
    let own = named.into_iter().filter(|id| !under.iter().any(|it| it.ticket.id == *id));
    let own: Vec<Case> = own.filter_map(|id| app.case(id)).collect();
    own.into_iter().chain(under).collect()
}

/// The records, each once.
pub(super) fn audited(app: App, file: &DisputeFile) -> Vec<Audited> {
    let it = &file.dispute;
    let mut all = Listed::default();
    all.put(Kind::Dispute, it.id.0, &it.number);
    for event in &file.course.told {
        all.put(Kind::DisputeEvent, event.id.0, &it.number);
    }
    if let Some(id) = it.contract {
        of_contract(app, &mut all, id);
    }
    for review in evaluations(app, file) {
        let period = app.text().evaluation_span(review.it.span);
        all.put(Kind::Evaluation, review.it.id.0, &period);
        for event in &review.course.events {
            all.put(Kind::EvaluationEvent, event.id.0, &period);
        }
    }
    let cases = cases(app, file);
    for case in &cases {
        let number = &case.ticket.number;
        all.put(Kind::Ticket, case.ticket.id.0, number);
        for step in &case.course.steps {
            all.put(Kind::TicketEvent, step.id.0, number);
        }
    }
    for leak in it.incidents().into_iter().filter_map(|id| app.leak(id)) {
        let number = &leak.incident.number;
        all.put(Kind::Incident, leak.incident.id.0, number);
        for step in &leak.course.steps {
            all.put(Kind::IncidentEvent, step.id.0, number);
        }
    }
    of_sharing(app, &mut all, file);
    let talks = app.activities_of(app.survivor(it.customer));
    for activity in &talks {
        all.put(Kind::Activity, activity.id.0, &activity.on.to_string());
    }
    let talks = talks.iter().map(|it| Subject::Activity(it.id));
    for subject in subjects(app, file, &cases).into_iter().chain(talks) {
        for attached in files_of(app, subject) {
            all.put(Kind::Attachment, attached.id.0, &attached.name);
        }
    }
    all.rows
}

fn of_sharing(app: App, all: &mut Listed, file: &DisputeFile) {
    for shared in scopes(app, file) {
        let (id, number) = (shared.scope.id, &shared.scope.number);
        all.put(Kind::SharingScope, id.0, number);
        for step in &shared.course.steps {
            all.put(Kind::SharingScopeEvent, step.id.0, number);
        }
        for given in app.given_under(id) {
            all.put(Kind::SharingEvent, given.id.0, number);
        }
    }
    for promise in undertakings(app, file) {
        all.put(Kind::Undertaking, promise.id.0, &promise.bearer);
    }
}

fn of_contract(app: App, all: &mut Listed, id: ContractId) {
    let number = app.contract_number(id);
    all.put(Kind::Contract, id.0, &number);
    for fact in app.events_of(id) {
        all.put(Kind::ContractEvent, fact.id.0, &number);
    }
    for version in app.versions_of(id) {
        all.put(Kind::ContractVersion, version.id.0, &number);
    }
    for amendment in app.amendments_of(id) {
        all.put(Kind::Amendment, amendment.id.0, &amendment.number);
    }
    let mut receipts = BTreeSet::<ReceiptId>::new();
    for counted in app.allocations_of(id) {
        all.put(Kind::Allocation, counted.id.0, &number);
        receipts.insert(counted.receipt);
    }
    for receipt in receipts {
        let title = app.peek::<Receipt>(receipt).map_or_else(|| number.clone(), |it| it.on.to_string());
        all.put(Kind::Receipt, receipt.0, &title);
        // that it was taken back is a record of its own
        for back in app.reversals_of(receipt) {
            all.put(Kind::Receipt, back.id.0, &title);
        }
    }
    for invoice in app.invoices_of(id, app.as_of()) {
        let number = &invoice.invoice.number;
        all.put(Kind::Invoice, invoice.invoice.id.0, number);
        for event in app.invoice_events_of(invoice.invoice.id) {
            all.put(Kind::InvoiceEvent, event.id.0, number);
        }
    }
    for waiver in app.waivers_of(id) {
        all.put(Kind::Waiver, waiver.id.0, &number);
    }
    for cost in app.costs_of(id) {
        all.put(Kind::RecoveryCost, cost.id.0, &number);
    }
    for statement in app.statements_of(id) {
        all.put(Kind::LateFeeStatement, statement.id.0, &statement.number);
    }
    let text = app.text();
    for item in app.duties_of(id) {
        let title = app.duty_title(text, &item);
        if let Some(duty) = &item.own {
            all.put(Kind::Duty, duty.id.0, &title);
        }
        for event in app.duty_history(&item) {
            all.put(Kind::DutyEvent, event.id.0, &title);
        }
    }
    for item in app.materials_of(id) {
        let title = app.material_title(text, &item);
        if let Some(material) = &item.own {
            all.put(Kind::Material, material.id.0, &title);
        }
        for event in app.material_history(&item) {
            all.put(Kind::MaterialEvent, event.id.0, &title);
        }
    }
}

/// Records in order, each once.
#[derive(Default)]
struct Listed {
    rows: Vec<Audited>,
    seen: BTreeSet<Uuid>,
}

impl Listed {
    fn put(&mut self, kind: Kind, id: Uuid, title: &str) {
        if self.seen.insert(id) {
            self.rows.push(Audited { id, kind: kind.name(), title: title.to_owned() });
        }
    }
}
