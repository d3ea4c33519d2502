//! Materials and support.

use super::SheetForm;
use crate::state::app::App;
use crate::state::materials::MaterialItem;
use crate::sync::list::sheets::materials::{MATERIALS, MaterialRow};

impl App {
    /// Hands out these materials in their order.
    pub fn export_materials(self, all: &[MaterialItem], form: SheetForm) {
        let text = self.untracked_text();
        let as_of = leptos::prelude::untrack(|| self.as_of());
        let row = |it: &MaterialItem| {
            let unit = self.material_unit(text, it);
            let much = |parts: i64| text.material_amount_of(it.tally.amount(parts), &unit);
            MaterialRow {
                what: self.material_title(text, it),
                kind: text.material_kind(it.terms().kind).to_owned(),
                side: text.material_side(it.giver()).to_owned(),
                customer: self.called(it.contract.customer),
                contract: it.contract.number.clone(),
                promised: much(it.tally.promised()),
                delivered: much(it.tally.net()),
                accepted: much(it.tally.accepted),
                returned: much(it.tally.returned),
                out: much(it.tally.outstanding()),
                left: much(it.tally.left()),
                worth: it.worth(),
                due: it.due.day(),
                return_by: it.return_by,
                state: text.material_standing(it.standing(as_of)).to_owned(),
                owner: it.owner.clone(),
            }
        };
        let rows: Vec<MaterialRow> = all.iter().map(row).collect();
        self.export_rows(&MATERIALS, &rows, form, text.sheet_materials(), text.sheet_materials_file());
    }
}
