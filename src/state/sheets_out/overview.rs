//! The first page: its figures, the tables behind its charts, and what needs a decision.

use super::SheetForm;
use crate::domain::collection::share;
use crate::domain::money::Money;
use crate::domain::overview::figures::{Figures, Tally};
use crate::state::accounts::ppm;
use crate::state::app::App;
use crate::sync::list::sheets::overview::{
    AGES, AgeRow, CASH, DECISIONS, DecisionRow, ENDS, FIGURES, FigureRow, STAGES, StageRow,
};

impl App {
    /// Hands out the figures of the first page, in the currency that is shown.
    pub fn export_figures(self, it: &Figures, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let row = |name: &str, amount: Option<Money>, parts: Option<usize>, contracts: Option<usize>| FigureRow {
            name: name.to_owned(),
            amount,
            parts,
            contracts,
        };
        let sum = |name: &str, amount: Money| row(name, Some(amount), None, None);
        let rows = [
            sum(text.home_received(), it.received),
            sum(text.figure_received_before(), it.received_before),
            sum(text.figure_planned(), it.planned),
            row(text.home_overdue(), Some(it.overdue.amount), Some(it.overdue.count), None),
            row(text.figure_newly_overdue(), Some(it.newly_overdue.amount), Some(it.newly_overdue.count), None),
            sum(text.figure_late_fees(), it.late_fees),
            row(text.home_receivable(), Some(it.receivable.amount), Some(it.receivable.count), None),
            row(text.figure_newly_due(), Some(it.newly_due.amount), Some(it.newly_due.count), None),
            row(text.home_in_force(), Some(it.in_force.amount), None, Some(it.in_force.count)),
            row(text.figure_newly_signed(), Some(it.newly_signed.amount), None, Some(it.newly_signed.count)),
            row(text.figure_ending(), None, None, Some(it.ending)),
        ];
        self.export_rows(&FIGURES, &rows, form, text.sheet_figures(), text.sheet_figures_file());
    }

    /// Hands out what is open by age.
    pub fn export_ages(self, it: &Figures, form: SheetForm) {
        if !self.has_figures() {
            return;
        }
        let text = self.untracked_text();
        let words =
            [text.age_not_due(), text.age_1_30(), text.age_31_60(), text.age_61_90(), text.age_over_90()].into_iter();
        let row = |(age, open): (&str, Tally)| {
            let share = share(open.amount, it.receivable.amount).ok().map(|it| ppm(it.value));
            AgeRow { age: age.to_owned(), open, share }
        };
        let rows: Vec<AgeRow> = words.zip(it.ages).map(row).collect();
        self.export_rows(&AGES, &rows, form, text.home_ageing(), text.sheet_ages_file());
    }

    /// Hands out what came in and is to come, by month, against what falls due.
    pub fn export_cash(self, it: &Figures, form: SheetForm) {
        if self.has_figures() {
            let text = self.untracked_text();
            self.export_rows(&CASH, &it.cash, form, text.home_months(), text.sheet_cash_file());
        }
    }

    /// Hands out the contracts that run out, by month.
    pub fn export_ends(self, it: &Figures, form: SheetForm) {
        if self.has_figures() {
            let text = self.untracked_text();
            self.export_rows(&ENDS, &it.ends, form, text.home_ending(), text.sheet_ends_file());
        }
    }

    /// Hands out the pipeline by stage: of each its name, how many opportunities, what they come to, and the same by how likely
    /// they are.
    pub fn export_stages(self, all: Vec<(String, usize, Money, Money)>, form: SheetForm) {
        let text = self.untracked_text();
        let row = |(stage, chances, full, weighted)| StageRow { stage, chances, full, weighted };
        let rows: Vec<StageRow> = all.into_iter().map(row).collect();
        self.export_rows(&STAGES, &rows, form, text.home_sales(), text.sheet_stages_file());
    }

    /// Hands out what needs a decision: of each what it is, how urgent, and what it belongs to.
    pub fn export_decisions(self, all: Vec<[String; 3]>, form: SheetForm) {
        let text = self.untracked_text();
        let rows: Vec<DecisionRow> =
            all.into_iter().map(|[what, state, about]| DecisionRow { what, state, about }).collect();
        self.export_rows(&DECISIONS, &rows, form, text.sheet_decisions(), text.sheet_decisions_file());
    }
}
