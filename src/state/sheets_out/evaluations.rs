//! Evaluations, as the list shows them.

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::EvaluationId;
use crate::domain::rate::Bp;
use crate::state::app::App;
use crate::sync::list::sheets::evaluations::{EVALUATIONS, EvaluationRow};

impl App {
    /// Hands out these evaluations in their order.
    pub fn export_evaluations(self, ids: &[EvaluationId], form: SheetForm) {
        let text = self.untracked_text();
        let row = |id: &EvaluationId| {
            let review = untrack(|| self.review(*id))?;
            let it = &review.it;
            let contract = it.contract.and_then(|id| self.peek::<ContractBrief>(id));
            let score = review.course.score();
            Some(EvaluationRow {
                name: untrack(|| self.review_subject(it)),
                contract: contract.map(|it| it.number.clone()).unwrap_or_default(),
                first: it.span.first,
                last: it.span.last,
                state: text.evaluation_stage(&review.course.stage).to_owned(),
                score: score.map(|it| text.hundredths(Bp(it.hundredths))).unwrap_or_default(),
                grade: score.map(|it| it.grade.clone()).unwrap_or_default(),
                by: it.by.clone(),
            })
        };
        let rows: Vec<EvaluationRow> = ids.iter().filter_map(row).collect();
        self.export_rows(&EVALUATIONS, &rows, form, text.sheet_evaluations(), text.sheet_evaluations_file());
    }
}
