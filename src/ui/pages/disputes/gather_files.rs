//! The files among the documents of a dispute, and which of them show that a duty was done or a material delivered.

use std::sync::Arc;

use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::id::ContractId;
use crate::domain::proof::Named;
use crate::state::App;

/// The files of a record that are documents: a picture at a place to sign proves nothing by itself.
pub(super) fn files_of(app: App, subject: Subject) -> Vec<Arc<Attachment>> {
    let mut all = app.files_of(subject);
    all.retain(|it| it.placed.is_none());
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
