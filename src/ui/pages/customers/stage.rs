//! What its history makes of a customer: its mark in lists, its working on the page, and the filter by it.

use leptos::prelude::*;

use crate::domain::customer_days::Staged;
use crate::domain::id::CustomerId;
use crate::domain::lifecycle::customer::CustomerStage;
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};
use crate::ui::widgets::icon::small_icon;
use crate::ui::widgets::status::{Meaning, status};

/// The name of the filter in an address.
pub(super) const FILTER: &str = "state";

/// The stage that a query asks for. A name that nobody knows asks for nothing.
pub(super) fn asked(query: &Query) -> Option<CustomerStage> {
    query.filter(FILTER).and_then(CustomerStage::named)
}

/// Where a stage stands in a list that is sorted by it.
pub(super) const fn place(stage: CustomerStage) -> i64 {
    match stage {
        CustomerStage::Active => 0,
        CustomerStage::Prospect => 1,
        CustomerStage::Dormant => 2,
        CustomerStage::Lost => 3,
    }
}

/// The stage of a customer in an icon and words; nothing is said of contracts that are still being reckoned.
pub(super) fn stage_mark(app: App, stage: Option<CustomerStage>) -> AnyView {
    let Some(stage) = stage.filter(|_| app.figures_ready()) else {
        return view! { <span class="faint">"…"</span> }.into_any();
    };
    let mark = match stage {
        CustomerStage::Prospect => "circle-dashed",
        CustomerStage::Active => "circle-dot",
        CustomerStage::Dormant => "clock",
        CustomerStage::Lost => "trending-down",
    };
    status(Meaning::Plain, mark, app.text().customer_stage(stage)).into_any()
}

/// The stage on the page of a customer, with what it follows from.
#[component]
pub(super) fn StagePart(id: CustomerId) -> impl IntoView {
    let app = use_app();
    let staged: Memo<Option<Staged>> = Memo::new(move |_| app.customer_stage(id));
    let rule = move || {
        let limits = app.quiet_days();
        app.text().stage_rule(limits.dormant_after, limits.lost_after)
    };
    let working = move || {
        let staged = staged.get().filter(|_| app.figures_ready())?;
        Some(app.text().stage_working(&staged, app.as_of()))
    };
    view! {
        <span id="customer-stage" title=rule>
            {move || stage_mark(app, staged.get().map(|it| it.stage))}
            " "
            <span class="faint small" id="customer-stage-working">{working}</span>
        </span>
    }
}

/// The stage that is asked for, with its way out.
#[component]
pub(super) fn StageChip(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let next = NextFocus::after(query);
    let chip = move || {
        let (text, query) = (app.text(), query.get());
        asked(&query).map(|stage| {
            let without = Signal::stored(Route::Customers(query.without(FILTER)).href());
            let said = Signal::stored(text.customers_of_stage(stage).to_owned());
            drop_chip(app, ChipOf::Fact(FILTER), said, without, next, "#filter-stage".to_owned())
        })
    };
    view! { {chip} }
}

/// The menu of the stages: choosing one leaves only those who are so, of what is asked for besides.
#[component]
pub(super) fn StageFilter(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let choose = move |event: leptos::ev::Event| {
        if let Some(stage) = CustomerStage::named(&event_target_value(&event)) {
            router.go(&Route::Customers(query.get_untracked().with(FILTER, stage.name())));
        }
    };
    let options = move || {
        let text = app.text();
        let option = |stage: CustomerStage| {
            view! { <option value=stage.name()>{text.customers_of_stage(stage)}</option> }
        };
        let all = CustomerStage::ALL.into_iter().map(option).collect_view();
        view! { <option value="" selected=true>{text.customers_stage_filter()}</option> {all} }
    };
    view! {
        <div class="field__box tagfilter">
            {small_icon("list-filter")}
            <select id="filter-stage" aria-label=move || app.text().customers_stage_filter() prop:value="" on:change=choose>
                {options}
            </select>
            {small_icon("chevron-down")}
        </div>
    }
}
