//! The files among the documents of a dispute, and which of them show that a duty was done or a material delivered.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather_sharing::{scopes, undertakings};
use super::gather_targets::evaluations;
use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::id::{ContractId, ReceiptId};
use crate::domain::lifecycle::invoice::Stage;
use crate::domain::proof::Named;
use crate::state::{App, Case, DisputeFile};

/// The files of a record that are documents: a picture at a place to sign proves nothing by itself.
pub(super) fn files_of(app: App, subject: Subject) -> Vec<Arc<Attachment>> {
    let mut all = app.files_of(subject);
    all.retain(|it| it.placed.is_none());
    all
}

/// The records whose files are documents of a dispute, in the order of the index. `cases` are its tickets. The files of talks lie apart,
/// with what was noted of these.
pub(super) fn subjects(app: App, file: &DisputeFile, cases: &[Case]) -> Vec<Subject> {
    let mut all = vec![Subject::Dispute(file.dispute.id)];
    if let Some(contract) = file.dispute.contract {
        all.push(Subject::Contract(contract));
        let paid: BTreeSet<ReceiptId> = app.allocations_of(contract).iter().map(|it| it.receipt).collect();
        all.extend(paid.into_iter().map(Subject::Receipt));
        // a draft was shown to nobody
        let invoices = app.invoices_of(contract, app.as_of()).into_iter();
        let issued = invoices.filter(|row| row.stage != Stage::Draft);
        all.extend(issued.map(|row| Subject::Invoice(row.invoice.id)));
    }
    all.extend(evaluations(app, file).iter().map(|review| Subject::Evaluation(review.it.id)));
    all.extend(cases.iter().map(|case| Subject::Ticket(case.ticket.id)));
    all.extend(file.dispute.incidents().into_iter().map(Subject::Incident));
    all.extend(scopes(app, file).iter().map(|shared| Subject::SharingScope(shared.scope.id)));
    all.extend(undertakings(app, file).iter().map(|it| Subject::Undertaking(it.id)));
    all
}

/// The files of a contract with what its entries say of them.
pub(super) struct Shown {
    files: Vec<Arc<Attachment>>,
    named: Named,
}

impl Shown {
    pub(super) fn of(app: App, contract: ContractId) -> Self {
        let subject = Subject::Contract(contract);
        Self { files: files_of(app, subject), named: app.named_files(subject) }
    }

    /// The names of the files that are the evidence of this.
    pub(super) fn names(&self, of: &Proof) -> Vec<String> {
        let shown = self.files.iter().filter(|it| it.is_evidence_of(Some(of), &self.named));
        shown.map(|it| it.name.clone()).collect()
    }
}
