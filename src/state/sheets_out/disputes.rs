//! Disputes.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::id::DisputeId;
use crate::i18n::format;
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
            let sums = match file.course.filed() {
                Some(frozen) => frozen.totals().unwrap_or_default(),
                None => self.dispute_claim(it, untrack(|| self.as_of())).map(|it| it.totals).unwrap_or_default(),
            };
            Some(DisputeRow {
                number: it.number.clone(),
                raised: it.raised_on,
                subject: text.dispute_subject(it.subject).to_owned(),
                title: it.title.clone(),
                customer: self.called(it.customer),
                contract: it.contract.map(|id| self.contract_number(id)).unwrap_or_default(),
                state: text.dispute_stage(&file.course.state.stage).to_owned(),
                due: untrack(|| self.dispute_deadlines(&file)).first().map(|it| it.day),
                claimed: sums.into_iter().map(format::money).collect::<Vec<_>>().join(" + "),
                owner: it.owner.clone(),
            })
        };
        let rows: Vec<DisputeRow> = ids.iter().filter_map(row).collect();
        self.export_rows(&DISPUTES, &rows, form, text.places_disputes(), text.sheet_disputes_file());
    }
}
