//! Chances to sell that are open, by stage.

use std::collections::HashMap;

use leptos::prelude::*;

use super::looked_at;
use crate::domain::forecast::{ExpectedSale, ForecastError, ForecastTotal, forecast};
use crate::domain::lifecycle::opportunity::{Stage, StageKey};
use crate::domain::money::{Currency, Money};
use crate::domain::overview::figures::Figures;
use crate::i18n::{Text, format};
use crate::state::{App, Whose, use_app};
use crate::ui::route::HomeFigure;
use crate::ui::widgets::ageing::height;
use crate::ui::widgets::columns::{TableSwitch, figures_table};

/// What is open at one stage in one currency; those without an amount are counted too.
#[derive(Clone, PartialEq)]
struct AtStage {
    /// Its key and the name its team gave it; nothing for stages that were removed.
    stage: Option<(StageKey, String)>,
    count: usize,
    full: Money,
    weighted: Money,
}

fn stages(app: App, whose: Whose, currency: Currency) -> Result<Vec<AtStage>, ForecastError> {
    let mut circle = app.circle(whose);
    let mut open: HashMap<StageKey, (usize, Vec<ExpectedSale<()>>)> = HashMap::new();
    for chance in app.chances() {
        let Stage::Open { at, .. } = &chance.standing.life.stage else { continue };
        let amount = chance.standing.worth.amount();
        let is_shown = amount.is_none_or(|it| it.currency == currency);
        if !is_shown || !circle.has(&chance.opportunity.owner) {
            continue;
        }
        let (count, sales) = open.entry(at.clone()).or_default();
        *count = count.saturating_add(1);
        let probability = chance.standing.probability;
        sales.extend(amount.map(|amount| ExpectedSale { key: (), amount, probability }));
    }
    let sales_stages = app.sales_stages();
    let mut all = Vec::new();
    for stage in &sales_stages.stages {
        let (count, sales) = open.remove(&stage.key).unwrap_or_default();
        all.push(at_stage(Some((stage.key.clone(), stage.name.clone())), currency, count, sales)?);
    }
    // what is left stands in stages that are no more
    let (mut count, mut sales) = (0_usize, Vec::new());
    for (more, others) in open.into_values() {
        count = count.saturating_add(more);
        sales.extend(others);
    }
    if count > 0 {
        all.push(at_stage(None, currency, count, sales)?);
    }
    Ok(all)
}

fn at_stage(
    stage: Option<(StageKey, String)>,
    currency: Currency,
    count: usize,
    sales: Vec<ExpectedSale<()>>,
) -> Result<AtStage, ForecastError> {
    let nothing = Money::zero(currency);
    let total: Option<ForecastTotal> = forecast(sales)?.value.into_iter().next();
    let (full, weighted) = total.map_or((nothing, nothing), |it| (it.full, it.weighted));
    Ok(AtStage { stage, count, full, weighted })
}

/// The name of a stage, how many opportunities, what they come to, and the same by how likely they are.
type StageSum = (String, usize, Money, Money);

/// The stages as the chart has them.
///
/// # Errors
/// Why they come to nothing that can be told.
pub(super) fn stage_sums(app: App, whose: Whose, currency: Currency) -> Result<Vec<StageSum>, ForecastError> {
    let text = app.untracked_text();
    let all = untrack(|| stages(app, whose, currency))?;
    Ok(all.iter().map(|it| (name_of(text, it), it.count, it.full, it.weighted)).collect())
}

/// What a stage is called.
fn name_of(text: Text, it: &AtStage) -> String {
    match &it.stage {
        Some((key, given)) => text.stage_name(&key.0, given),
        None => text.stage_former().to_owned(),
    }
}

/// The stages as a table.
fn stage_table(text: Text, all: &[AtStage]) -> impl IntoView + use<> {
    let row =
        |it: &AtStage| [name_of(text, it), it.count.to_string(), format::amount(it.full), format::amount(it.weighted)];
    let heads = [text.chart_stage(), text.chart_chances(), text.home_sales_full(), text.pipeline_weighted()];
    figures_table(heads, all.iter().map(row).collect(), None)
}

fn row(text: Text, it: &AtStage, top: i64) -> impl IntoView + use<> {
    let name = name_of(text, it);
    let (whole, likely) = (height(it.full, top), height(it.weighted, top));
    let said = text.home_stage_said(&name, it.count, &format::money(it.full), &format::money(it.weighted));
    view! {
        <div class="bystage__row" tabindex="0" role="img" aria-label=said>
            <span class="bystage__name">{name}</span>
            <span class="num faint">{text.home_stage_count(it.count)}</span>
            <svg class="bystage__bar" aria-hidden="true">
                <rect class="chart__bar" data-when="ahead" x="0" y="0" width=format!("{whole}%") height="8"></rect>
                <rect class="chart__bar" x="0" y="0" width=format!("{likely}%") height="8"></rect>
            </svg>
            <span class="num">{format::amount(it.full)}</span>
            <span class="num faint">{format::amount(it.weighted)}</span>
        </div>
    }
}

/// The stages, each with a bar and its figures: reached by Tab, and read as one.
#[component]
pub(super) fn Sales(whose: Memo<Whose>, shown: Memo<Figures>) -> impl IntoView {
    let app = use_app();
    let currency = Memo::new(move |_| shown.with(|it| it.currency));
    let as_table = RwSignal::new(false);
    let href = move || HomeFigure::Stages.route(looked_at(app, whose.get())).href();
    let data = Memo::new(move |_| stages(app, whose.get(), currency.get()));
    let body = move || {
        let text = app.text();
        data.with(|all| {
            let all = match all {
                Ok(all) => all,
                Err(fault) => return view! { <p class="faint">{text.forecast_fault(*fault)}</p> }.into_any(),
            };
            if all.iter().all(|it| it.count == 0) {
                return view! { <p class="faint">{text.home_sales_none()}</p> }.into_any();
            }
            if as_table.get() {
                return stage_table(text, all).into_any();
            }
            let top = all.iter().map(|it| it.full.minor).max().unwrap_or(0);
            let rows = all.iter().map(|it| row(text, it, top)).collect_view();
            view! {
                <div class="bystage__head faint small" aria-hidden="true">
                    <span class="num">{text.home_sales_full()}</span>
                    <span class="num">{text.pipeline_weighted()}</span>
                </div>
                <div role="group" aria-label=text.home_sales()>{rows}</div>
            }
            .into_any()
        })
    };
    view! {
        <section class="section" id="home-sales">
            <div class="section__head">
                <h2>{move || app.text().home_sales()}</h2>
                <a class="button section__act" data-kind="word" href=href>
                    {move || app.text().places_pipeline()}
                </a>
                <TableSwitch as_table />
            </div>
            {body}
        </section>
    }
}
