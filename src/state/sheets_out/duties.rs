//! What both sides owe under contracts.

use super::SheetForm;
use crate::domain::duties::days::DueOn;
use crate::domain::duties::rows::Standing;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::obligation::Stage;
use crate::state::app::App;
use crate::state::duties::DutyItem;
use crate::sync::list::sheets::duties::{DUTIES, DutyRow};

impl App {
    /// Hands out these duties in their order.
    pub fn export_duties(self, all: &[DutyItem], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &DutyItem| {
            let (state, on, proof) = match &it.row.standing {
                Standing::ByBook(on) => (text.duty_by_book(), *on, String::new()),
                Standing::Life(stage) => {
                    let proof = match stage {
                        Stage::Submitted { evidence, .. } => evidence.clone(),
                        Stage::Waived { reason, .. } => reason.clone(),
                        Stage::Breached { note, .. } => note.clone(),
                        Stage::Planned | Stage::InProgress { .. } | Stage::Fulfilled { .. } => String::new(),
                    };
                    (text.duty_stage(stage), stage.since(), proof)
                }
            };
            DutyRow {
                duty: self.duty_title(text, it),
                side: text.duty_side(it.bearer).to_owned(),
                area: text.duty_area_words(it.area).to_owned(),
                customer: self.called(it.contract.customer),
                contract: it.contract.number.clone(),
                due: it.row.due.day(),
                awaits: match it.row.due {
                    DueOn::Day(_) => String::new(),
                    DueOn::Waits(what) => text.duty_awaits(what),
                },
                state: state.to_owned(),
                on,
                proof,
                owner: it.owner.clone(),
            }
        };
        let rows: Vec<DutyRow> = all.iter().map(row).collect();
        self.export_rows(&DUTIES, &rows, form, text.sheet_duties(), text.sheet_duties_file());
    }
}
