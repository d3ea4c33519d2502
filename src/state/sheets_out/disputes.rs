//! Disputes.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::id::DisputeId;
use crate::state::app::App;
use crate::sync::list::sheets::disputes::{DISPUTES, DisputeRow};

impl App {
    /// Hands out these disputes in their order.
    pub fn export_disputes(self, ids: &[DisputeId], form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let row = |id: &DisputeId| {
            let file = untrack(|| self.dispute_file(*id))?;
            let it = &file.dispute;
            let sums = self.claimed_sums(&file, untrack(|| self.as_of()));
            Some(DisputeRow {
                number: it.number.clone(),
                raised: it.raised_on,
                subject: text.dispute_subject(it.subject).to_owned(),
                title: it.title.clone(),
                customer: self.called(it.customer),
                contract: it.contract.map(|id| self.contract_number(id)).unwrap_or_default(),
                state: text.dispute_stage(&file.course.state.stage).to_owned(),
                due: untrack(|| self.dispute_deadlines(&file)).first().map(|it| it.day),
                claimed: text.sums_words(sums),
                owner: it.owner.clone(),
            })
        };
        let rows: Vec<DisputeRow> = ids.iter().filter_map(row).collect();
        self.export_rows(&DISPUTES, &rows, form, text.places_disputes(), text.sheet_disputes_file());
    }
}
