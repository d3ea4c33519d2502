//! The boxes of a plan for the factors of grades, and their words.

use leptos::prelude::*;

use super::boxes::{Pair, pairs, percent};
use crate::domain::incentive::grades::{GradeFactor, GradesError, check, usual};
use crate::domain::incentive::plan::IncentivePlan;
use crate::i18n::{Message, Text, format};
use crate::state::{Form, Problem, use_app};
use crate::ui::widgets::field::TextField;

/// The rows of grades with their factors.
const GRADES: [Pair; 6] = pairs!("grade", "factor": "1", "2", "3", "4", "5", "6");

/// What the boxes hold of a plan.
pub(super) fn boxes(plan: Option<&IncentivePlan>) -> Vec<(&'static str, String)> {
    let mut known = plan.map(|it| it.grades.as_slice()).unwrap_or_default().iter();
    let mut all = Vec::new();
    for pair in &GRADES {
        let row = known.next();
        all.push((pair.first, row.map(|it| it.grade.clone()).unwrap_or_default()));
        all.push((pair.second, row.map(|it| percent(it.factor)).unwrap_or_default()));
    }
    all
}

/// The table that the boxes describe.
///
/// # Errors
/// What is wrong first.
pub(super) fn written(text: Text, form: Form) -> Result<Vec<GradeFactor>, Problem> {
    let mut table = Vec::new();
    let mut boxes = Vec::new();
    for pair in &GRADES {
        let (grade, factor) = (form.text(pair.first), form.text(pair.second));
        if grade.is_empty() && factor.is_empty() {
            continue;
        }
        let wrong = || Problem { field: pair.second, words: text.scheme_factor_problem().to_owned() };
        table.push(GradeFactor { grade, factor: format::parse_percent(&factor).ok_or_else(wrong)? });
        boxes.push(pair);
    }
    check(&table).map_err(|why| {
        let (row, words) = match why {
            GradesError::NoName { row } | GradesError::Twice { row } => (row, text.scheme_grade_problem()),
            GradesError::OutOfRange { row } => (row, text.scheme_factor_problem()),
        };
        let at = boxes.get(row.saturating_sub(1));
        let field = at.map_or("grade1", |pair| match why {
            GradesError::NoName { .. } | GradesError::Twice { .. } => pair.first,
            GradesError::OutOfRange { .. } => pair.second,
        });
        Problem { field, words: words.to_owned() }
    })?;
    Ok(table)
}

/// A table in words: `A 110% · B 100%`.
pub(super) fn table_words(table: &[GradeFactor]) -> String {
    table.iter().map(|it| format!("{} {}", it.grade, format::percent(it.factor))).collect::<Vec<_>>().join(" · ")
}

/// The boxes, with the usual table to be put in.
#[component]
pub(super) fn Grades(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let filled = Memo::new(move |_| {
        let has = |pair: &Pair| [pair.first, pair.second].iter().any(|it| form.field(it).with(|it| !it.is_empty()));
        GRADES.iter().rposition(has).map_or(0, |at| at.saturating_add(1))
    });
    let put_in = move |_| {
        for (pair, row) in GRADES.iter().zip(usual()) {
            form.field(pair.first).set(row.grade);
            form.field(pair.second).set(percent(row.factor));
        }
    };
    let rows = GRADES
        .iter()
        .enumerate()
        .map(|(at, pair)| {
            view! {
                <Show when=move || at <= filled.get()>
                    <TextField name=pair.first_id label=label(Text::scheme_grade) value=form.field(pair.first) problem=form.problem(pair.first) />
                    <TextField name=pair.second_id label=label(Text::scheme_factor) value=form.field(pair.second) problem=form.problem(pair.second) figures=true unit=Signal::stored("%".to_owned()) />
                </Show>
            }
        })
        .collect_view();
    view! {
        <p class="fields__wide soft small">{move || app.text().scheme_grades()} ": " {move || app.text().scheme_grades_hint()}</p>
        <Show when=move || filled.get() == 0>
            <p class="fields__wide">
                <button class="button" data-kind="quiet" type="button" id="plan-usual-grades" on:click=put_in>
                    {move || app.text().scheme_grades_usual(&table_words(&usual()))}
                </button>
            </p>
        </Show>
        {rows}
    }
}
