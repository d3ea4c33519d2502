//! Targets as lines of a list.

use leptos::prelude::*;

use super::bar::{Figures, bar};
use crate::i18n::Text;
use crate::state::TargetItem;
use crate::ui::pages::duties::walk;
use crate::ui::route::Route;
use crate::ui::widgets::status::status;

/// Targets as lines with a bar each, or as a table of the same figures.
pub(in crate::ui) fn targets_drawn(text: Text, all: &[TargetItem], as_table: bool) -> AnyView {
    if as_table { target_table(text, all).into_any() } else { target_rows(text, all).into_any() }
}

/// The table.
pub(super) fn target_table(text: Text, all: &[TargetItem]) -> impl IntoView + use<> {
    let rows = all.iter().map(|item| cells(text, item)).collect_view();
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=text.targets_title()>
            <table class="table targets__table">
                <thead>
                    <tr>
                        <th scope="col">{text.target_scope()}</th>
                        <th scope="col">{text.target_metric()}</th>
                        <th scope="col">{text.target_period()}</th>
                        <th scope="col" class="num">{text.target_actual()}</th>
                        <th scope="col" class="num">{text.evidence_attained()}</th>
                        <th scope="col">{text.money_state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cells(text: Text, item: &TargetItem) -> impl IntoView + use<> {
    let target = &item.target;
    let [actual, share, state] = match Figures::of(text, item) {
        Err(words) => [String::new(), String::new(), words],
        Ok(it) => [it.actual, it.share, format!("{} · {}", it.pace, it.next)],
    };
    view! {
        <tr data-target=target.id.to_string()>
            <th scope="row"><a href=Route::Target(target.id).href()><bdi>{item.whose(text)}</bdi></a></th>
            <td>{item.measured(text)}</td>
            <td>{text.target_period_words(target.from, target.to)}</td>
            <td class="num">{actual}</td>
            <td class="num">{share}</td>
            <td>{state}</td>
        </tr>
    }
}

/// The lines; the arrows walk from one to the next.
fn target_rows(text: Text, all: &[TargetItem]) -> impl IntoView + use<> {
    let rows = all.iter().map(|item| row(text, item)).collect_view();
    view! { <ul class="rows targets__rows" on:keydown=walk>{rows}</ul> }
}

fn row(text: Text, item: &TargetItem) -> AnyView {
    let (target, figures) = (&item.target, Figures::of(text, item));
    let sub = [
        text.target_period_words(target.from, target.to),
        text.target_status_name(item.status).to_owned(),
        if item.by_clause { text.target_by_clause().to_owned() } else { String::new() },
    ];
    let sub = sub.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let end = match figures {
        Err(words) => view! { <span class="soft small">{words}</span> }.into_any(),
        Ok(figures) => {
            let beyond = figures.beyond.into_iter().map(|(level, words)| {
                view! { <span class="small soft" data-level="">{level} " · " {words}</span> }
            });
            let beyond = beyond.collect_view();
            view! {
                <span class="targets__figures">
                    <span class="num targets__actual">{figures.actual}</span>
                    {bar(text, item)}
                    <span class="small soft">{figures.next}</span>
                    {beyond}
                </span>
                <span class="targets__end">
                    <b class="num">{figures.share}</b>
                    <span class="small">{status(figures.meaning, figures.mark, figures.pace)}</span>
                </span>
            }
            .into_any()
        }
    };
    view! {
        <li class="rows__item targets__item" data-target=target.id.to_string() data-status=text.target_status_name(item.status)>
            <div class="rows__text">
                <a class="rows__open" href=Route::Target(target.id).href()>
                    <bdi>{item.whose(text)}</bdi> " · " {item.measured(text)}
                </a>
                <span class="rows__sub">{sub}</span>
            </div>
            {end}
        </li>
    }
    .into_any()
}
