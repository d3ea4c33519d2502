//! Sales targets on a sheet.

use super::SheetForm;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::domain::sales_measure::Unit;
use crate::domain::sales_target::attained::Pace;
use crate::state::app::App;
use crate::state::targets::TargetItem;
use crate::sync::list::ledger::Cell;
use crate::sync::list::sheets::targets::{TARGETS, TargetRow};

/// A figure of a target as a cell.
pub fn figure_cell(unit: Unit, figure: i64) -> Cell {
    match unit {
        Unit::Money(currency) => Cell::Amount(Money::new(figure, currency)),
        Unit::Quantity => Cell::Quantity(Quantity { thousandths: figure }),
        Unit::Count => Quantity::whole(figure).map_or_else(|_| Cell::empty(), Cell::Quantity),
    }
}

impl App {
    /// Hands targets out.
    pub fn export_targets(self, all: &[TargetItem], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &TargetItem| {
            let (target, unit) = (&it.target, it.target.unit());
            let level = |at: Option<i64>| at.map_or_else(Cell::empty, |at| figure_cell(unit, at));
            let reached = it.reached.as_ref().ok().map(|it| &it.value);
            TargetRow {
                whose: it.whose(text),
                metric: it.measured(text),
                from: target.from,
                to: target.to,
                currency: match unit {
                    Unit::Money(currency) => currency.code().to_owned(),
                    Unit::Quantity | Unit::Count => String::new(),
                },
                base: figure_cell(unit, target.base),
                stretch: level(target.stretch),
                challenge: level(target.challenge),
                actual: level(reached.map(|it| it.actual)),
                share: reached.map(|it| it.share),
                pace: reached.and_then(|it| match it.pace {
                    Pace::At(share) => Some(share),
                    Pace::NotBegun | Pace::NothingPlanned => None,
                }),
                state: text.target_status_name(it.status).to_owned(),
                note: target.note.clone(),
            }
        };
        let rows: Vec<TargetRow> = all.iter().map(row).collect();
        self.export_rows(&TARGETS, &rows, form, text.target_sheet(), text.target_sheet_file());
    }
}
