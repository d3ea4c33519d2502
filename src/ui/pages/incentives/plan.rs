//! One plan: its terms, its periods, what if, and its entries.

use leptos::prelude::*;

use super::entries::Entries;
use super::grades::table_words;
use super::list::{method_words, stage_view};
use super::periods::Periods;
use super::what_if::WhatIf;
use super::working::{base_sheet, working_sheet};
use crate::domain::commission::{CommissionCap, CommissionMethod, UpperBound};
use crate::domain::id::IncentivePlanId;
use crate::domain::incentive::plan::{Goal, IncentivePlan};
use crate::domain::lifecycle::incentive::Stage;
use crate::i18n::{Text, format};
use crate::state::{App, IncentiveAsk, Layer, PlanRow, Sheet, use_app};
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};

/// The page.
#[component]
pub(in crate::ui) fn PlanPage(id: IncentivePlanId) -> impl IntoView {
    let app = use_app();
    let row = Memo::new(move |_| app.incentive_plan(id));
    let there = Memo::new(move |_| row.with(Option::is_some));
    let dues = Memo::new(move |_| app.dues_under(id));
    let entries = Memo::new(move |_| {
        let mut all = app.commission_entries();
        all.retain(|it| it.entry.plan == id);
        all.reverse();
        all
    });
    let sheet = Handout {
        name: "commission",
        words: Text::sheet_commission,
        act: Callback::new(move |form| entries.with_untracked(|all| app.export_commission(all, form))),
    };
    let base = Handout {
        name: "base",
        words: Text::accrual_base,
        act: Callback::new(move |form| {
            if app.has_figures() {
                app.export_plain(untrack(|| dues.with(|dues| base_sheet(app, dues))), form);
            }
        }),
    };
    let working = Handout {
        name: "working",
        words: Text::accrual_working,
        act: Callback::new(move |form| {
            let by_grade = row.with_untracked(|row| row.as_ref().is_some_and(|it| !it.plan.grades.is_empty()));
            if app.has_figures() {
                app.export_plain(untrack(|| dues.with(|dues| working_sheet(app, dues, by_grade))), form);
            }
        }),
    };
    let none = Signal::derive(move || entries.with(Vec::is_empty) && dues.with(Vec::is_empty));
    let begun = move || row.with(|row| row.as_ref().is_some_and(|it| it.stage != Stage::Draft));
    view! {
        <Show when=move || there.get() fallback=|| view! { <NotFoundPage /> }>
            <div class="page incentives" id="plan-page">
                {move || row.get().map(|row| head(app, &row))}
                {move || row.get().map(|row| terms(app, &row))}
                <Show when=begun>
                    <Show
                        when=move || app.figures_ready()
                        fallback=move || view! { <p class="faint" role="status">{move || app.text().loading()}</p> }
                    >
                        <Periods id dues />
                    </Show>
                </Show>
                {move || row.get().map(|row| view! { <WhatIf plan=row.plan.as_ref().clone() /> })}
                <Show when=begun>
                    <section class="section" id="plan-entries">
                        <div class="section__head"><h2>{move || app.text().booking_title()}</h2></div>
                        <Entries entries acts=true />
                        <p class="list__more"><ListExport name="export-plan-entries" sheets=vec![sheet, base, working] nothing=none kind="word" /></p>
                    </section>
                </Show>
            </div>
        </Show>
    }
}

fn ask_button(app: App, id: &'static str, kind: &'static str, words: &'static str, ask: IncentiveAsk) -> AnyView {
    let press = move |_| app.layer.set(Some(Layer::Sheet(Sheet::Incentive(ask))));
    view! { <button class="button" data-kind=kind type="button" id=id on:click=press>{words}</button> }.into_any()
}

fn head(app: App, row: &PlanRow) -> impl IntoView + use<> {
    let text = app.text();
    let id = row.plan.id;
    // a version that another one took the place of already is followed by that one
    let version = || {
        let button = ask_button(app, "version-plan", "quiet", text.scheme_new_version(), IncentiveAsk::Version(id));
        row.next.is_none().then_some(button)
    };
    // on an earlier day the plan may look like a draft that it no longer is
    let acts = match row.stage {
        _ if !app.looks_at_today() => Vec::new(),
        Stage::Draft => vec![
            ask_button(app, "edit-plan", "quiet", text.edit(), IncentiveAsk::Plan(Some(id))),
            ask_button(app, "approve-plan", "main", text.scheme_approve(), IncentiveAsk::ApprovePlan(id)),
        ],
        Stage::Approved { .. } => {
            let retire = ask_button(app, "retire-plan", "quiet", text.scheme_retire(), IncentiveAsk::RetirePlan(id));
            std::iter::once(retire).chain(version()).collect()
        }
        Stage::Retired { .. } => version().into_iter().collect(),
    };
    let said = match &row.stage {
        Stage::Draft => String::new(),
        Stage::Approved { on, by } => format!("{by} · {}", text.date(*on)),
        Stage::Retired { on, reason } => format!("{reason} · {}", text.date(*on)),
    };
    // said until a version takes its place, in which the changes are filled in
    let changed = (row.is_changed && row.next.is_none()).then(|| {
        view! { <p class="field__help" data-tone="warn" id="plan-changed" role="note">{text.scheme_changed_after()}</p> }
    });
    let fixed = (row.stage != Stage::Draft).then(|| view! { <p class="faint small">{text.scheme_is_fixed()}</p> });
    view! {
        <div class="page__head">
            <div class="page__title">
                <h1><bdi>{text.scheme_called(&row.plan.name, row.plan.version)}</bdi></h1>
                <p class="incentives__stage" id="plan-stage">
                    {stage_view(app, &row.stage)} <span class="soft">{said}</span>
                </p>
                {fixed}
                {changed}
            </div>
            <div class="page__acts">{acts}</div>
        </div>
    }
}

/// The tiers in words, one line each.
fn tiers(text: Text, plan: &IncentivePlan) -> Vec<String> {
    let upto =
        |to: Option<String>| to.map_or_else(|| text.scheme_tier_above().to_owned(), |to| text.scheme_tier_to(&to));
    match &plan.pay.method {
        CommissionMethod::Marginal(tiers) | CommissionMethod::Whole(tiers) => tiers
            .as_slice()
            .iter()
            .map(|tier| {
                let to = match tier.upper {
                    UpperBound::UpTo(bound) => Some(format::money(bound)),
                    UpperBound::Open => None,
                };
                format!("{} {}", upto(to), format::percent(tier.rate))
            })
            .collect(),
        CommissionMethod::PerUnit(tiers) => tiers
            .as_slice()
            .iter()
            .map(|tier| {
                let to = match tier.upper {
                    UpperBound::UpTo(bound) => Some(format::quantity(bound)),
                    UpperBound::Open => None,
                };
                format!("{} {}", upto(to), format::money(tier.each))
            })
            .collect(),
        CommissionMethod::OnTarget { bonus, curve } => {
            let points = curve.as_slice().iter();
            let points =
                points.map(|it| format!("{} → {}", format::percent(it.attainment), format::percent(it.payout)));
            std::iter::once(format!("{} {}", text.scheme_bonus(), format::money(*bonus))).chain(points).collect()
        }
    }
}

fn terms(app: App, row: &PlanRow) -> impl IntoView + use<> {
    let text = app.text();
    let plan = &row.plan;
    let mut facts: Vec<(&str, String)> = vec![
        (text.scheme_metric(), text.scheme_metric_name(plan.metric).to_owned()),
        (text.scheme_reach(), text.scheme_reach_name(plan.reach).to_owned()),
        (text.scheme_method(), method_words(text, &plan.pay.method).to_owned()),
        (text.scheme_tiers(), tiers(text, plan).join(" · ")),
        (text.scheme_grain(), text.scheme_grain_name(plan.grain).to_owned()),
        (text.scheme_from(), text.date(plan.from)),
    ];
    if let Some(to) = plan.last_day(&row.stage, row.next) {
        facts.push((text.scheme_to(), text.date(to)));
    }
    if let Some(goal) = plan.goal {
        let goal = match goal {
            Goal::Money(money) => format::money(money),
            Goal::Units(units) => format::quantity(units),
        };
        facts.push((text.scheme_goal(), goal));
    }
    if let Some(rate) = plan.net_of {
        facts.push((text.scheme_net(), text.scheme_net_words(&format::percent(rate))));
    }
    if let CommissionCap::AtMost(cap) = plan.pay.cap {
        facts.push((text.scheme_cap(), format::money(cap)));
    }
    if plan.pay.hold_back.0 > 0 {
        facts.push((text.scheme_hold(), format::percent(plan.pay.hold_back)));
        facts.push((text.scheme_release(), text.scheme_release_words(plan.release)));
    }
    if !plan.grades.is_empty() {
        facts.push((text.scheme_grades(), table_words(&plan.grades)));
    }
    let people = plan.participants.iter();
    let people = people.map(|it| format!("{} {}", app.member_name(it.member), format::percent(it.share)));
    facts.push((text.scheme_participants(), people.collect::<Vec<_>>().join(" · ")));
    if !plan.note.is_empty() {
        facts.push((text.customer_note(), plan.note.clone()));
    }
    let facts = facts.into_iter().map(|(name, words)| view! { <dt>{name}</dt><dd><bdi>{words}</bdi></dd> });
    let before = plan.follows.map(|id| {
        view! {
            <p>
                <a class="incentives__link" href=Route::IncentivePlan(id).href()>
                    {icon("history")} {text.scheme_versions()} " " {plan.version.saturating_sub(1).to_string()}
                </a>
            </p>
        }
    });
    view! {
        <section class="section" data-first="" id="plan-terms">
            <div class="section__head"><h2>{text.scheme_terms()}</h2></div>
            <dl class="facts">{facts.collect_view()}</dl>
            {before}
        </section>
    }
}
