//! One target, at `#/targets/:id`: how far it is, why, and the records that made it.

use std::slice;

use leptos::prelude::*;

use super::bar::{Figures, bar, has_ended};
use super::cells::Cells;
use super::done::Entered;
use super::handouts::TargetExport;
use super::incentive::IncentiveOfClause;
use super::rows::target_table;
use crate::domain::id::SalesTargetId;
use crate::domain::lifecycle::target::{Command, Event, TargetStatus};
use crate::domain::sales_measure::{Happening, MeasuredRow, SalesMetric, Value};
use crate::domain::sales_target::attained::Reach;
use crate::domain::sales_target::{SalesTarget, Scope};
use crate::i18n::{Text, format};
use crate::state::{App, Layer, Sheet, TargetItem, use_app};
use crate::ui::pages::changes::ChangesOf;
use crate::ui::pages::not_found::NotFoundPage;
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::columns::TableSwitch;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::more::More;
use crate::ui::widgets::status::status;

/// How many records are drawn at first.
const SHOWN: usize = 100;

/// The page.
#[component]
pub(in crate::ui) fn TargetPage(id: SalesTargetId) -> impl IntoView {
    let app = use_app();
    let item = Memo::new(move |_| app.target_item(id));
    let here = Memo::new(move |_| item.with(Option::is_some));
    let by_clause = Memo::new(move |_| item.with(|it| it.as_ref().is_some_and(|it| it.by_clause)));
    let by_hand =
        Memo::new(move |_| item.with(|it| it.as_ref().is_some_and(|it| it.target.metric == SalesMetric::Own)));
    // what a clause gives hangs on net sales
    let promised = Memo::new(move |_| {
        item.with(|it| {
            let sales = it.as_ref().filter(|it| it.by_clause && it.target.metric == SalesMetric::NetSales);
            sales.and_then(|it| it.target.contract)
        })
    });
    move || {
        if !here.get() {
            return view! { <NotFoundPage /> }.into_any();
        }
        view! {
            <div class="rec targets" data-target=id.to_string()>
                <Head id item />
                <div class="rec__body">
                    <div class="rec__main">
                        <Cells item />
                        <Working item />
                        {move || promised.get().map(|contract| view! { <IncentiveOfClause contract /> })}
                        {move || {
                            if by_hand.get() {
                                view! { <Entered id item /> }.into_any()
                            } else {
                                view! { <Rows item /> }.into_any()
                            }
                        }}
                    </div>
                    <div class="rec__aside">
                        <Facts item />
                        {move || (by_hand.get() || !by_clause.get()).then(|| view! { <section class="rec__part"><ChangesOf<SalesTarget> id /></section> })}
                    </div>
                </div>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Head(id: SalesTargetId, item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let as_table = RwSignal::new(false);
    let title = move || {
        let text = app.text();
        item.with(|it| it.as_ref().map(|it| format!("{} · {}", it.whose(text), it.measured(text)))).unwrap_or_default()
    };
    let period =
        move || item.with(|it| it.as_ref().map(|it| app.text().target_period_words(it.target.from, it.target.to)));
    // the steps are decided as of today, whatever date is looked at
    let today = Memo::new(move |_| {
        item.with(|it| it.as_ref().filter(|it| !it.by_clause).map(|it| it.target.status(app.today.get())))
    });
    let close = move |_| {
        let Some(target) = app.peek::<SalesTarget>(id) else { return };
        let said = app.untracked_text().target_closed_said();
        app.step_target(busy, &target, Command::Close, said, || ());
    };
    let open = move |sheet: Sheet| move |_| app.layer.set(Some(Layer::Sheet(sheet)));
    let acts = move || {
        let text = app.text();
        let edit = view! {
            <button class="button" data-kind="quiet" type="button" id="edit-target" on:click=open(Sheet::Target(Some(id)))>
                {icon("pen-line")}
                {text.edit()}
            </button>
        };
        let step = match today.get()? {
            TargetStatus::Draft => view! {
                <button class="button" data-kind="main" type="button" id="agree-target" on:click=open(Sheet::AgreeTarget(id))>
                    {text.target_agree()}
                </button>
            }
            .into_any(),
            TargetStatus::Over => view! {
                <button class="button" data-kind="main" type="button" id="close-target" disabled=move || busy.get() on:click=close>
                    {text.target_close()}
                </button>
            }
            .into_any(),
            TargetStatus::Upcoming | TargetStatus::Running | TargetStatus::Closed => ().into_any(),
        };
        Some(view! { {edit} {step} })
    };
    let figures = move || {
        let text = app.text();
        item.with(|it| {
            let it = it.as_ref()?;
            Some(match Figures::of(text, it) {
                Err(words) => view! { <p class="faint">{words}</p> }.into_any(),
                Ok(figures) => view! {
                    <div class="targets__big">
                        <span class="targets__share num" id="target-share">{figures.share}</span>
                        <span class="num" id="target-actual">{figures.actual}</span>
                        <span id="target-pace">{status(figures.meaning, figures.mark, figures.pace)}</span>
                        <span class="soft" id="target-next">{figures.next}</span>
                        {figures.ahead.map(|it| view! { <span class="soft" id="target-ahead">{it}</span> })}
                    </div>
                    {if as_table.get() { target_table(text, slice::from_ref(it)).into_any() } else { bar(text, it) }}
                    {levels(text, it)}
                    <TableSwitch as_table />
                }
                .into_any(),
            })
        })
    };
    view! {
        <div class="rec__head">
            <div class="rec__top">
                <div class="rec__name">
                    <h1><bdi>{title}</bdi></h1>
                    <div class="rec__meta soft">
                        {period} " · "
                        <span id="target-status">
                            {move || item.with(|it| it.as_ref().map(|it| app.text().target_status_name(it.status)))}
                        </span>
                    </div>
                </div>
                <div class="page__acts"><TargetExport item /> {acts}</div>
            </div>
            {figures}
        </div>
    }
}

/// The levels under the bar, each with what is missing to it and where it is heading or ended, or since when it is reached.
fn levels(text: Text, item: &TargetItem) -> impl IntoView + use<> {
    let (unit, ended) = (item.target.unit(), has_ended(item.status));
    let levels = item.reached.as_ref().map(|it| it.value.levels.as_slice()).unwrap_or_default();
    let row = |it: &Reach| {
        let missing = (it.missing > 0)
            .then(|| text.target_missing(text.target_level(it.level), &text.target_figure(unit, it.missing)));
        let said: Vec<String> = missing.into_iter().chain([text.target_reach_words(it, ended)]).collect();
        view! {
            <li>
                <span class="soft">{text.target_level_name(it.level)}</span> " "
                <b class="num">{text.target_figure(unit, it.at)}</b> " "
                <span class="soft">{said.join(" · ")}</span>
            </li>
        }
    };
    let all = levels.iter().map(row).collect_view();
    view! { <ul class="targets__levels small" id="target-levels">{all}</ul> }
}

/// How the figures came about, line by line.
#[component]
fn Working(item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let text = app.text();
        item.with(|it| {
            let it = it.as_ref()?;
            let reached = it.reached.as_ref().ok()?;
            let (unit, grain) = (it.target.unit(), it.target.grain);
            let row = |line| {
                let (what, figure) = text.target_line(line, unit, grain);
                view! { <tr><td>{what}</td><td class="num">{figure}</td></tr> }
            };
            Some(reached.working.iter().map(row).collect_view())
        })
    };
    view! {
        <section class="rec__part" id="target-working">
            <div class="section__head"><h2>{move || app.text().target_why()}</h2></div>
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().target_why()>
                <table class="table targets__working"><tbody>{lines}</tbody></table>
            </div>
        </section>
    }
}

/// The records that made it.
#[component]
fn Rows(item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let drawn = RwSignal::new(SHOWN);
    let total = Signal::derive(move || item.with(|it| it.as_ref().map_or(0, |it| it.rows.len())));
    let body = move || {
        let text = app.text();
        item.with(|it| {
            let Some(it) = it else { return ().into_any() };
            if it.rows.is_empty() {
                return view! { <p class="faint">{text.target_rows_none()}</p> }.into_any();
            }
            let rows = it.rows.iter().take(drawn.get()).map(|row| record(app, text, row)).collect_view();
            view! {
                <div class="table__wide" tabindex="0" role="region" aria-label=text.target_rows()>
                    <table class="table targets__records">
                        <thead>
                            <tr>
                                <th scope="col">{text.target_row_day()}</th>
                                <th scope="col">{text.target_row_what()}</th>
                                <th scope="col">{text.customer()}</th>
                                <th scope="col">{text.target_contract()}</th>
                                <th scope="col" class="num">{text.target_row_amount()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    };
    let beside = move || {
        let text = app.text();
        let said = item.with(|it| {
            let all = it.iter().flat_map(|it| it.beside.iter());
            all.map(|amount| text.target_beside(&format::money(*amount))).collect::<Vec<_>>()
        });
        said.into_iter().map(|words| view! { <p class="soft small">{words}</p> }).collect_view()
    };
    view! {
        <section class="rec__part" id="target-rows">
            <div class="section__head"><h2>{move || app.text().target_rows()}</h2></div>
            {body}
            {beside}
            <More total drawn step=SHOWN id="more-target-rows" />
        </section>
    }
}

fn record(app: App, text: Text, row: &MeasuredRow) -> impl IntoView + use<> {
    let entry = &row.entry;
    let customer = app.peek_party(entry.customer).map(|it| it.name.clone()).unwrap_or_default();
    let contract = entry.contract.map(|id| {
        let brief = app.peek::<crate::domain::contract::brief::ContractBrief>(id);
        let number = brief.map(|it| it.number.clone()).unwrap_or_default();
        let tab = match entry.what {
            Happening::Invoiced { .. } | Happening::Collected { .. } => ContractTab::Money,
            Happening::Amended { .. } => ContractTab::Amendments,
            Happening::Signed { .. } | Happening::Line { .. } | Happening::FirstContract => ContractTab::Paper,
        };
        view! { <a href=Route::Contract(id, tab).href()><bdi>{number}</bdi></a> }
    });
    let figure = match row.value {
        Value::Money(amount) => format::money(amount),
        Value::Quantity(_) | Value::Count(_) => text.target_figure(row.value.unit(), row.value.units()),
    };
    view! {
        <tr>
            <td>{text.date(entry.on)}</td>
            <td>{text.sales_happening(&entry.what, entry.back)}</td>
            <td><a href=Route::customer(entry.customer).href()><bdi>{customer}</bdi></a></td>
            <td>{contract}</td>
            <td class="num">{figure}</td>
        </tr>
    }
}

/// What is measured, for whom, and what happened to the target.
#[component]
fn Facts(item: Memo<Option<TargetItem>>) -> impl IntoView {
    let app = use_app();
    let body = move || {
        let text = app.text();
        item.with(|it| {
            let it = it.as_ref()?;
            let target = &it.target;
            let contract = target.contract.filter(|_| target.scope == Scope::Contract).and_then(|id| {
                let brief = app.watch::<crate::domain::contract::brief::ContractBrief>(id)?;
                let number = brief.number.clone();
                Some(view! {
                    <dt>{text.target_contract()}</dt>
                    <dd><a href=Route::contract(id).href()><bdi>{number}</bdi></a></dd>
                })
            });
            let entered = it.by_clause && target.metric == SalesMetric::Own;
            let entered = entered.then(|| view! { <p class="soft small">{text.target_entered_note()}</p> });
            let clause =
                it.by_clause.then(|| view! { <p class="soft small">{text.target_by_clause_note()}</p> {entered} });
            let note = (!target.note.is_empty())
                .then(|| view! { <dt>{text.customer_note()}</dt><dd>{target.note.clone()}</dd> });
            let life = target
                .life
                .iter()
                .map(|step| {
                    let words = match &step.what {
                        Event::Agreed { by } if by.is_empty() => text.target_was_signed().to_owned(),
                        Event::Agreed { by } => text.target_was_agreed(by),
                        Event::Closed => text.target_was_closed().to_owned(),
                    };
                    view! { <dt>{text.date(step.on)}</dt><dd>{words}</dd> }
                })
                .collect_view();
            Some(view! {
                {clause}
                <dl class="facts">
                    <dt>{text.target_scope()}</dt>
                    <dd>{text.target_scope_name(target.scope)} " · " <bdi>{it.whose(text)}</bdi></dd>
                    {contract}
                    <dt>{text.target_metric()}</dt>
                    <dd>{it.measured(text)}</dd>
                    <dt>{text.target_grain()}</dt>
                    <dd>{text.target_grain_name(target.grain)}</dd>
                    {note}
                    {life}
                </dl>
                <p class="soft small">{text.sales_metric_help(target.metric)}</p>
            })
        })
    };
    view! {
        <section class="rec__part" id="target-facts">
            <div class="section__head"><h2>{move || app.text().target_about()}</h2></div>
            {body}
        </section>
    }
}
