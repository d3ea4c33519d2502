//! The pipeline as a board: one column a stage, cards moved by mouse and by key.

use std::sync::Arc;

use leptos::prelude::*;

use super::card::Card;
use super::{decide, full, main_amount, summary_of, weighted};
use crate::domain::forecast::{ExpectedSale, forecast};
use crate::domain::id::OpportunityId;
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::domain::rate::Ppm;
use crate::domain::sales_stages::SalesStage;
use crate::i18n::format;
use crate::state::{App, Chance, Layer, Sheet, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// How many cards a column shows before it offers the rest: nobody reads a thousand cards, and a list is there for them.
const SHOWN: usize = 60;

/// A probability as the share it is.
pub(super) const fn share(probability: crate::domain::rate::Bp) -> Ppm {
    Ppm(probability.0.saturating_mul(100))
}

/// The board.
#[component]
pub(super) fn Board(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let lifted = RwSignal::new(None::<OpportunityId>);
    let stages = Memo::new(move |_| app.sales_stages().stages.clone());
    let columns = move || stages.get().into_iter().map(|stage| column(app, &stage, all, lifted)).collect::<Vec<_>>();
    let count = move || stages.with(Vec::len);
    view! {
        <Show
            when=move || all.with(|all| !all.is_empty())
            fallback=move || {
                let none_at_all = app.count::<crate::domain::opportunity::Opportunity>() == 0;
                let words = if none_at_all { app.text().pipeline_empty() } else { app.text().pipeline_none_match() };
                view! { <p class="empty__line faint">{words}</p> }
            }
        >
            <div
                class="kan"
                tabindex="0"
                role="region"
                aria-label=move || app.text().pipeline_board()
                style=("--stages", move || count().to_string())
            >
                {columns}
                <Results all />
            </div>
        </Show>
    }
}

fn column(
    app: App,
    stage: &SalesStage,
    all: Memo<Arc<[Chance]>>,
    lifted: RwSignal<Option<OpportunityId>>,
) -> impl IntoView + use<> {
    let SalesStage { key, name, probability } = stage.clone();
    let (here, target) = (key.clone(), key.clone());
    let over = RwSignal::new(false);
    let own: Memo<Vec<Chance>> =
        Memo::new(move |_| all.with(|all| all.iter().filter(|it| is_in(it, &here)).cloned().collect()));
    let totals = Memo::new(move |_| {
        let sales = own.with(|own| {
            let amounts = own.iter().filter_map(|it| it.standing.worth.amount());
            amounts.map(|amount| ExpectedSale { key: (), amount, probability }).collect::<Vec<_>>()
        });
        forecast(sales).map(|worked| worked.value).unwrap_or_default()
    });
    let words = move || app.text().stage_name(&key.0, &name);
    let label = words.clone();
    let rate = format::percent(share(probability));
    let rate_said = rate.clone();
    let sum = move || format::money(totals.with(|totals| main_amount(&full(totals)).0));
    let weighted = move || format::amount(totals.with(|totals| main_amount(&weighted(totals)).0));
    let rest = move || own.with(|own| own.len().saturating_sub(SHOWN));
    view! {
        <section
            class="kan__col"
            aria-label=label
            data-over=move || (over.get() && lifted.with(Option::is_some)).then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                over.set(false);
                if let Some(id) = lifted.get_untracked() {
                    lifted.set(None);
                    decide::move_to(app, id, &target);
                }
            }
        >
            <header class="kan__head">
                <p class="kan__stage">
                    <b>{words}</b>
                    <span class="faint">{move || own.with(Vec::len)}</span>
                    <span class="kan__prob">{rate}</span>
                </p>
                <progress class="bar" value=probability.0.to_string() max="10000" aria-label=rate_said></progress>
                <p class="kan__sums">
                    <span class="num kan__total">{sum}</span>
                    <span class="faint small num">{move || app.text().pipeline_weighted()} " " {weighted}</span>
                </p>
            </header>
            <ul class="kan__list">
                <For
                    each=move || own.with(|own| own.iter().take(SHOWN).cloned().collect::<Vec<_>>())
                    key=|it| (it.opportunity.id, Arc::as_ptr(&it.opportunity).addr(), it.standing.days_in_stage, it.quotes.len())
                    children=move |chance| view! { <Card chance lifted /> }
                />
            </ul>
            <Show when=move || { rest() > 0 }>
                <p class="kan__more faint small">{move || format!("+ {}", format::count(rest()))}</p>
            </Show>
            <button
                class="button kan__add"
                data-kind="quiet"
                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Opportunity(None, None))))
            >
                {icon("plus")}
                {move || app.text().opportunity_add()}
            </button>
        </section>
    }
}

fn is_in(chance: &Chance, stage: &StageKey) -> bool {
    matches!(&chance.standing.life.stage, Stage::Open { at, .. } if at == stage)
}

/// What was decided in the quarter of the date looked at.
#[component]
fn Results(all: Memo<Arc<[Chance]>>) -> impl IntoView {
    let app = use_app();
    let sum = Memo::new(move |_| all.with(|all| summary_of(all, app)));
    let rows = move || {
        let text = app.text();
        sum.with(|sum| {
            let won = format::money(main_amount(&sum.won.amounts).0);
            let lost = format::money(main_amount(&sum.lost.amounts).0);
            let rate = sum.win_rate.map_or_else(|| "–".to_owned(), format::percent);
            let days = sum.days_to_win.map_or_else(|| "–".to_owned(), |days| text.pipeline_days(&days.to_string()));
            view! {
                <dt>{status(Meaning::Good, "circle-check", text.pipeline_result_won(&format::count(sum.won.count)))}</dt>
                <dd class="num">{won}</dd>
                <dt>{status(Meaning::Plain, "x", text.pipeline_result_lost(&format::count(sum.lost.count)))}</dt>
                <dd class="num">{lost}</dd>
                <dt class="faint">{text.pipeline_win_rate()}</dt>
                <dd class="num">{rate}</dd>
                <dt class="faint">{text.pipeline_average_days()}</dt>
                <dd class="num">{days}</dd>
            }
        })
    };
    let why = move || {
        let text = app.text();
        sum.with(|sum| {
            let told =
                sum.reasons.iter().map(|(why, n)| text.pipeline_reason_count(text.lost_for(*why), &format::count(*n)));
            let told = told.collect::<Vec<_>>().join(text.pick("，", ", "));
            (!told.is_empty()).then(|| view! { <p class="kan__why faint small">{text.pipeline_lost_why(&told)}</p> })
        })
    };
    view! {
        <section class="kan__col kan__done" aria-label=move || app.text().pipeline_results()>
            <header class="kan__head">
                <p class="kan__stage"><b>{move || app.text().pipeline_results()}</b></p>
            </header>
            <dl class="kan__result">{rows}</dl>
            {why}
        </section>
    }
}
