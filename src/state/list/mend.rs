//! Bad rows are mended in place, left out, or saved to be mended elsewhere.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::notice::{Tone, UndoOffer};
use super::super::outgoing::download;
use super::{BadRow, CURRENCY, Candidate, Field, ListImport, ListPlan, Planned, Stage, Work};
use crate::sync::list::check::Checker;
use crate::sync::list::sameness::Known;

/// A row as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNow {
    /// The line in the file.
    pub line: usize,
    /// Its cells, mended ones as they were mended.
    pub cells: Vec<String>,
    /// What becomes of it.
    pub standing: Standing,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It has to be mended first.
    Bad(BadRow),
    /// It is brought in.
    Good,
    /// It is the same as something: a choice for the person.
    Same,
    /// The person leaves it out.
    LeftOut,
}

impl ListImport {
    /// A row as it stands now; the reader follows it.
    pub fn row(self, row: usize) -> Option<RowNow> {
        let standing = self.planned.with(|planned| match planned {
            Planned::Ready { plan, .. } => Some(standing(plan, row)),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => None,
        })?;
        let now = self.held.try_with_value(|held| {
            let known = held.table.as_ref()?.row(row)?;
            Some(RowNow { line: known.line, cells: known.cells.clone(), standing })
        });
        now.flatten()
    }

    /// Puts another text into a cell and says at once what that makes of the row, by the rule that reads every row.
    pub fn mend(self, row: usize, column: usize, text: &str) {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        let Some(mapping) = self.mapping.try_get_untracked() else { return };
        let Some(part) = self.part_to_mend() else { return };
        let changed = self.held.try_update_value(|held| {
            let table = held.table.as_mut()?;
            let line = table.row(row).filter(|known| known.cell(column) != text)?.line;
            table.set(row, column, text);
            held.mends.set(part, line, column, text);
            Some(!table.left_out.contains(&row))
        });
        if changed.flatten() == Some(true)
            && let Some(checked) = self.check(row, &mapping)
        {
            self.change_plan(|plan, known| plan.restate(row, checked, known));
        }
    }

    /// Leaves a row out, or takes it back in.
    pub fn leave_out(self, row: usize, left_out: bool) {
        let Some(part) = self.part_to_mend() else { return };
        self.held.update_value(|held| {
            let Some(table) = &mut held.table else { return };
            let Some(line) = table.row(row).map(|known| known.line) else { return };
            if left_out {
                table.left_out.insert(row);
            } else {
                table.left_out.remove(&row);
            }
            held.mends.leave_out(part, line, left_out);
        });
        if left_out {
            self.change_plan(|plan, known| plan.leave_out(row, known));
        } else if let Some(checked) = self.check(row, &self.mapping.get_untracked()) {
            self.change_plan(|plan, known| plan.take_in(row, checked, known));
        }
    }

    /// What a row says now.
    fn check(self, row: usize, mapping: &[Option<Field>]) -> Option<Result<Candidate, BadRow>> {
        let own = self.app.peek_own_fields();
        let checked = self.held.try_with_value(|held| {
            let table = held.table.as_ref()?;
            let checker = Checker::new(table, mapping, CURRENCY).ok()?.knowing(&own);
            table.row(row).map(|row| checker.read(row))
        });
        checked.flatten()
    }

    /// The row and column of the next cell to mend behind a cell.
    pub fn next_wrong(self, row: usize, column: usize) -> Option<(usize, usize)> {
        untrack(|| self.plan())?.next_wrong(row, column)
    }

    /// Hands the bad rows to the browser as a list of their own.
    pub fn save_bad_rows(self) {
        let (Some(plan), Stage::Read(source)) = (untrack(|| self.plan()), self.stage.get_untracked()) else { return };
        let (text, own) = (self.app.untracked_text(), self.app.peek_own_fields());
        let list =
            plan.bad_as_csv(&source.headings, text.list_fault_heading(), |fault| text.list_fault_of(fault, &own));
        if download(text.list_bad_file(), "text/csv", list.as_bytes()).is_none() {
            self.app.say(text.download_failed(), Tone::Trouble, UndoOffer::None);
        }
    }

    /// Notes the rows to mend when a list is planned in a new way; while single rows are mended they stay.
    pub(super) fn note_to_mend(self, planned: &Planned) {
        let Planned::Ready { plan, edition } = planned else { return };
        let known = self.planned.with_untracked(|before| match before {
            Planned::Ready { edition: before, .. } => before == edition,
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => false,
        });
        if !known {
            let mut rows: Vec<usize> =
                plan.bad.iter().map(|bad| bad.row).chain(plan.left_out.iter().copied()).collect();
            rows.sort_unstable();
            self.to_mend.set(Arc::from(rows));
        }
    }

    /// The part of the file whose rows can be mended now.
    fn part_to_mend(self) -> Option<usize> {
        match self.stage.get_untracked() {
            Stage::Read(source) if self.work.get_untracked() != Work::Writing => Some(source.how.part()),
            Stage::Read(_) | Stage::Waiting | Stage::Refused(..) => None,
        }
    }

    /// Changes the plan in place, and plans every row anew where another one may have changed with it, or a plan was on its way.
    fn change_plan(self, change: impl FnOnce(&mut ListPlan, &mut Known) -> bool) {
        let known = self.held.try_update_value(|held| held.known.take()).flatten();
        let was_known = known.is_some();
        let mut known = known.unwrap_or_default();
        let anew = self.planned.try_update(|planned| match planned {
            Planned::Ready { plan, .. } => change(Arc::make_mut(plan), &mut known),
            Planned::Nothing | Planned::NoTable(_) | Planned::NoMapping(_) => true,
        });
        if anew.unwrap_or(false) || !was_known {
            self.plan_again();
        } else {
            self.held.update_value(|held| held.known = Some(known));
        }
    }
}

fn standing(plan: &ListPlan, row: usize) -> Standing {
    if plan.left_out.binary_search(&row).is_ok() {
        return Standing::LeftOut;
    }
    if let Some(bad) = plan.bad.binary_search_by_key(&row, |bad| bad.row).ok().and_then(|at| plan.bad.get(at)) {
        return Standing::Bad(bad.clone());
    }
    match plan.duplicates.binary_search_by_key(&row, |it| it.row) {
        Ok(_) => Standing::Same,
        Err(_) => Standing::Good,
    }
}
