//! What if: an amount that somebody supposes, what the plan makes of it, and both ways to count tiers beside each other.

use leptos::prelude::*;

use super::working::{size_words, working};
use crate::domain::commission::{CommissionMethod, CommissionPlan, RateTiers, Retention, UnitTiers, UpperBound};
use crate::domain::incentive::plan::{Goal, IncentivePlan, Metric};
use crate::domain::incentive::source::Size;
use crate::domain::money::Money;
use crate::domain::rate::Quantity;
use crate::i18n::{Text, format};
use crate::state::{App, use_app};

/// How far the slider goes when a plan says nothing of amounts: a million, in whole units.
const USUAL_END: i64 = 1_000_000;
/// Steps of the slider.
const STEPS: i64 = 200;

/// The last bound of tiers, in minor units.
fn last_bound(tiers: &RateTiers) -> Option<i64> {
    let mut bounds = tiers.as_slice().iter().filter_map(|tier| match tier.upper {
        UpperBound::UpTo(bound) => Some(bound.minor),
        UpperBound::Open => None,
    });
    bounds.next_back()
}

fn last_quantity(tiers: &UnitTiers) -> Option<i64> {
    let mut bounds = tiers.as_slice().iter().filter_map(|tier| match tier.upper {
        UpperBound::UpTo(bound) => Some(bound.thousandths),
        UpperBound::Open => None,
    });
    bounds.next_back()
}

/// Where the slider ends: twice the last bound or the target, in the smallest units.
fn end(plan: &IncentivePlan) -> i64 {
    let bound = match &plan.pay.method {
        CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers) => last_bound(tiers),
        CommissionMethod::PerUnit(tiers) => last_quantity(tiers),
        CommissionMethod::OnTarget { .. } => plan.goal.map(|goal| match goal {
            Goal::Money(money) => money.minor,
            Goal::Units(units) => units.thousandths,
        }),
    };
    let smallest = match plan.metric {
        Metric::Units => Quantity::SCALE,
        Metric::Collected | Metric::Signed | Metric::Invoiced => plan.currency.minor_per_major(),
    };
    bound.filter(|it| *it > 0).map_or(USUAL_END.saturating_mul(smallest), |bound| bound.saturating_mul(2))
}

fn size(plan: &IncentivePlan, smallest: i64) -> Size {
    match plan.metric {
        Metric::Units => Size::Units(Quantity { thousandths: smallest }),
        Metric::Collected | Metric::Signed | Metric::Invoiced => Size::Money(Money::new(smallest, plan.currency)),
    }
}

/// The part of the page.
#[component]
pub(super) fn WhatIf(plan: IncentivePlan) -> impl IntoView {
    let app = use_app();
    let most = end(&plan);
    let step = most.checked_div(STEPS).filter(|it| *it > 0).unwrap_or(1);
    let supposed = RwSignal::new(most.checked_div(2).unwrap_or(0));
    let plan = StoredValue::new(plan);
    let shown = move || plan.with_value(|plan| size_words(size(plan, supposed.get())));
    let typed = move || {
        plan.with_value(|plan| match size(plan, supposed.get()) {
            Size::Money(money) => format::plain_amount(money),
            Size::Units(units) => format::plain_quantity(units),
        })
    };
    let slide = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<i64>() {
            supposed.set(value.max(0));
        }
    };
    let write = move |event| {
        let words = event_target_value(&event);
        let read = plan.with_value(|plan| match plan.metric {
            Metric::Units => format::parse_quantity(&words).map(|it| it.thousandths),
            Metric::Collected | Metric::Signed | Metric::Invoiced => {
                format::parse_amount(&words, plan.currency).map(|it| it.minor)
            }
        });
        if let Some(value) = read.filter(|it| *it >= 0) {
            supposed.set(value);
        }
    };
    let answer = move || plan.with_value(|plan| answer(app, plan, supposed.get()));
    let beside = move || plan.with_value(|plan| beside(app, plan, supposed.get()));
    view! {
        <section class="section" id="what-if">
            <div class="section__head"><h2>{move || app.text().scheme_if()}</h2></div>
            <div class="incentives__if">
                <label for="what-if-range">{move || app.text().scheme_if_amount()}</label>
                <input
                    type="range"
                    id="what-if-range"
                    min="0"
                    max=most.to_string()
                    step=step.to_string()
                    prop:value=move || supposed.get().to_string()
                    aria-valuetext=shown
                    on:input=slide
                />
                <input
                    type="text"
                    id="what-if-amount"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=move || app.text().scheme_if_amount()
                    prop:value=typed
                    on:change=write
                />
            </div>
            <div aria-live="polite">{answer}</div>
            {beside}
        </section>
    }
}

fn answer(app: App, plan: &IncentivePlan, smallest: i64) -> AnyView {
    match plan.reckon(size(plan, smallest), Retention::Holding) {
        Ok(reckoned) => {
            let sum = format::money(reckoned.accrual.earned);
            view! {
                <p class="incentives__answer">
                    {app.text().scheme_if_earns()} ": " <b class="num" id="what-if-answer">{sum}</b>
                </p>
                {working(app, &reckoned, false)}
            }
            .into_any()
        }
        Err(fault) => view! { <p class="faint">{app.text().accrual_fault(&fault)}</p> }.into_any(),
    }
}

/// Both ways to count the same tiers, and where the second one jumps.
fn beside(app: App, plan: &IncentivePlan, smallest: i64) -> Option<AnyView> {
    let tiers = match &plan.pay.method {
        CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers) => tiers.clone(),
        CommissionMethod::PerUnit(_) | CommissionMethod::OnTarget { .. } => return None,
    };
    let text = app.text();
    let by = |method: CommissionMethod| {
        let other = IncentivePlan { pay: CommissionPlan { method, ..plan.pay.clone() }, ..plan.clone() };
        let sum = other.reckon(size(plan, smallest), Retention::Holding);
        sum.map_or_else(|fault| text.accrual_fault(&fault), |it| format::money(it.accrual.earned))
    };
    let marginal = by(CommissionMethod::Marginal(tiers.clone()));
    let whole = by(CommissionMethod::Whole(tiers.clone()));
    let cliffs = cliffs(text, &tiers);
    let jumps = (!cliffs.is_empty()).then(|| {
        let rows = cliffs.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! {
            <p class="soft small">{text.scheme_if_cliff()}</p>
            <ul class="incentives__cliffs small">{rows}</ul>
        }
    });
    let both = view! {
        <h3>{text.scheme_if_both()}</h3>
        <dl class="facts">
            <dt>{text.scheme_marginal_short()}</dt>
            <dd class="num" id="what-if-marginal">{marginal}</dd>
            <dt>{text.scheme_whole_short()}</dt>
            <dd class="num" id="what-if-whole">{whole}</dd>
        </dl>
        {jumps}
    };
    Some(both.into_any())
}

fn cliffs(text: Text, tiers: &RateTiers) -> Vec<String> {
    let found = tiers.cliffs().map(|it| it.value).unwrap_or_default();
    let words = |it: crate::domain::commission::Cliff| {
        let (at, before, after) = (format::money(it.threshold), format::money(it.before), format::money(it.after));
        text.scheme_if_jump(&at, &before, &after)
    };
    found.into_iter().map(words).collect()
}
