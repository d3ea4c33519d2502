//! The plans: those that were written down, and those that follow from clauses of contracts.

use leptos::prelude::*;

use crate::domain::contract::targets::Cycle;
use crate::domain::scorecard::plan::{EvaluationPlan, PlanMetric, PlanTerms};
use crate::i18n::Text;
use crate::state::{App, ClausePlan, EvaluationOf, Layer, PlainSheet, Sheet, SheetCell, ppm, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;

/// The page.
#[component]
pub(in crate::ui) fn PlansPage() -> impl IntoView {
    let app = use_app();
    let own = Memo::new(move |_| {
        let mut all = app.watch_all::<EvaluationPlan>();
        all.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        all
    });
    let clauses = Memo::new(move |_| app.clause_plans());
    let own_rows = move || {
        let text = app.text();
        let row = |it: std::sync::Arc<EvaluationPlan>| {
            let id = it.id;
            view! {
                <li class="evals__plan" data-plan=id.to_string()>
                    <div class="evals__what">
                        <button
                            class="button"
                            data-kind="word"
                            type="button"
                            on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::EvaluationPlan(Some(id)))))
                        >
                            <bdi>{it.name.clone()}</bdi>
                        </button>
                        <span class="rows__sub">{told(text, &it.terms)}</span>
                    </div>
                </li>
            }
        };
        own.get().into_iter().map(row).collect_view()
    };
    let clause_rows = move || {
        let text = app.text();
        let row = |it: crate::state::ClausePlan| {
            let id = it.contract.id;
            view! {
                <li class="evals__plan" data-clause=id.to_string()>
                    <div class="evals__what">
                        <a class="evals__link" href=Route::Contract(id, ContractTab::Paper).href()>
                            <bdi>{app.customer_name(it.contract.customer)}</bdi> " · " {it.contract.number.clone()}
                        </a>
                        <span class="rows__sub">{told(text, &it.terms)}</span>
                    </div>
                    <button
                        class="button"
                        type="button"
                        aria-label=format!("{} {}", text.evaluation_begin(), it.contract.number)
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::BeginEvaluation(EvaluationOf::Contract(id)))))
                    >
                        {text.evaluation_begin()}
                    </button>
                </li>
            }
        };
        clauses.get().into_iter().map(row).collect_view()
    };
    let handed = Callback::new(move |()| own.with(|own| clauses.with(|clauses| sheet(app, own, clauses))));
    let none = Signal::derive(move || own.with(Vec::is_empty) && clauses.with(Vec::is_empty));
    let nothing = move |words: fn(Text) -> &'static str| view! { <p class="faint">{move || words(app.text())}</p> };
    view! {
        <div class="page evaluations">
            <div class="page__head">
                <div class="page__title"><h1>{move || app.text().evaluation_plans()}</h1></div>
                <div class="page__acts">
                    <a class="button" data-kind="quiet" href=Route::evaluations().href()>{move || app.text().places_evaluations()}</a>
                    <PlainExport name="export-plans" sheet="plans" words=Text::evaluation_plans table=handed nothing=none />
                    <button
                        class="button"
                        data-kind="main"
                        id="new-evaluation-plan"
                        on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::EvaluationPlan(None))))
                    >
                        {icon("plus")}
                        {move || app.text().evaluation_plan_new()}
                    </button>
                </div>
            </div>
            <section class="section" data-first="" id="own-plans">
                <div class="section__head"><h2>{move || app.text().evaluation_plans_own()}</h2></div>
                <Show when=move || own.with(|all| !all.is_empty()) fallback=move || nothing(Text::evaluation_plans_own_none)>
                    <ul>{own_rows}</ul>
                </Show>
            </section>
            <section class="section" id="clause-plans">
                <div class="section__head"><h2>{move || app.text().evaluation_plans_clauses()}</h2></div>
                <Show when=move || clauses.with(|all| !all.is_empty()) fallback=move || nothing(Text::evaluation_plans_clauses_none)>
                    <ul>{clause_rows}</ul>
                </Show>
            </section>
        </div>
    }
}

/// The plans as a table: a row for each metric, those that were written down before those of clauses.
fn sheet(app: App, own: &[std::sync::Arc<EvaluationPlan>], clauses: &[ClausePlan]) -> PlainSheet {
    let text = app.text();
    let rows_of = |name: &str, contract: &str, terms: &PlanTerms| {
        let row = |it: &PlanMetric| {
            vec![
                SheetCell::words(name),
                SheetCell::words(contract),
                SheetCell::words(text.evaluation_whom(terms.subject)),
                SheetCell::words(text.evaluation_cycle_words(terms.cycle)),
                SheetCell::Text(text.plan_metric(it)),
                SheetCell::Share(ppm(it.weight)),
            ]
        };
        terms.metrics.iter().map(row).collect::<Vec<_>>()
    };
    let own = own.iter().flat_map(|it| rows_of(&it.name, "", &it.terms));
    let clauses =
        clauses.iter().flat_map(|it| rows_of(&app.customer_name(it.contract.customer), &it.contract.number, &it.terms));
    PlainSheet {
        sheet: text.evaluation_plans(),
        file: text.evaluation_plans_file(),
        headings: vec![
            text.evaluation_plan_name(),
            text.contract(),
            text.evaluation_plan_whom(),
            text.evaluation_cycle(),
            text.evaluation_plan_metric(),
            text.evaluation_plan_weight(),
        ],
        rows: own.chain(clauses).collect(),
    }
}

/// How a plan evaluates, in a line.
fn told(text: Text, terms: &PlanTerms) -> String {
    let cycle: Cycle = terms.cycle;
    let metrics = terms.metrics.iter().map(|it| format!("{} {}", text.plan_metric(it), text.weight(it.weight)));
    let whom = text.evaluation_whom(terms.subject).to_owned();
    [whom, text.evaluation_cycle_words(cycle).to_owned()].into_iter().chain(metrics).collect::<Vec<_>>().join(" · ")
}
