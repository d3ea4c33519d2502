//! What the files of contracts are the evidence of.

use std::sync::Arc;

use leptos::prelude::WithValue;

use super::app::App;
use super::layer::DutySlot;
use crate::domain::attachment::{Attachment, Proof, Subject};
use crate::domain::id::ContractId;
use crate::domain::proof::Named;
use crate::i18n::Text;

impl App {
    /// Which files of a record the entries of its duties and materials name; none of what is no contract. The reader runs again when
    /// anything is recorded.
    pub fn named_files(self, subject: Subject) -> Named {
        let Subject::Contract(contract) = subject else { return Named::default() };
        let found = self.tables.try_with_value(|tables| {
            tables.duty_events.watch_any();
            tables.material_events.watch_any();
            let (duties, materials) = (tables.duty_events_under(contract), tables.material_events_under(contract));
            Named::of(duties.iter().map(Arc::as_ref), materials.iter().map(Arc::as_ref))
        });
        found.unwrap_or_default()
    }

    /// What a file is the evidence of, in words, as that is called now; nothing where it is of nothing that its contract still knows.
    /// `named` are the files of its subject that entries name.
    pub fn proof_words(self, text: Text, it: &Attachment, named: &Named) -> Option<String> {
        let Subject::Contract(contract) = it.subject else { return None };
        let titles = it.proofs(named).filter_map(|proof| self.proof_title(text, contract, proof));
        let titles: Vec<String> = titles.collect();
        (!titles.is_empty()).then(|| text.file_proves_what(&titles.join(text.items_separator())))
    }

    fn proof_title(self, text: Text, contract: ContractId, proof: &Proof) -> Option<String> {
        match proof {
            Proof::Duty(id) => {
                // watched as `duty` does; the one instance is read without the others
                let _standing = self.contract_standing(contract);
                self.peek_duty(contract, id).map(|duty| self.duty_title(text, &duty))
            }
            Proof::Material(key) => {
                self.material(DutySlot::of(contract, key)).map(|material| self.material_title(text, &material))
            }
        }
    }
}
