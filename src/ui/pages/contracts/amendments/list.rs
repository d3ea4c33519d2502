//! The amendments of a contract, with what begins one more.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::editor::Editor;
use super::look;
use super::start::StartForm;
use crate::domain::contract::amendment::Amendment;
use crate::domain::contract::amendment::binding::{Met, Stand, stands};
use crate::domain::contract::amendment::refusal::may_start;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::id::ContractId;
use crate::i18n::{Text, format};
use crate::state::{App, PlainSheet, SheetCell, use_app};
use crate::ui::route::{AmendmentTab, Route};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::PlainExport;
use crate::ui::widgets::status::status;

/// The list.
#[component]
pub(in crate::ui::pages::contracts) fn AmendmentsOf(editor: Editor, id: ContractId) -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.amendments_of(id));
    let refused = Memo::new(move |_| {
        let standing = app.contract_today(id)?;
        all.with(|all| may_start(&standing, all.iter().map(AsRef::as_ref), app.today.get()).err())
    });
    let handed = Callback::new(move |()| all.with(|all| sheet(app, all)));
    let rows = move || all.get().into_iter().rev().map(|it| row(app, &it)).collect_view();
    let overlooked = move || {
        all.with(|all| {
            let begun = stands(all.iter().map(AsRef::as_ref), app.as_of());
            begun
                .iter()
                .zip(begun.iter().skip(1))
                .filter_map(|(earlier, later)| met_words(app, earlier, later))
                .map(|words| view! { <p class="amendment__barred" role="status">{icon("octagon-alert")} " " {words}</p> })
                .collect_view()
        })
    };
    let worth = move || {
        let now = app.watch::<ContractBrief>(id).filter(|it| it.unreckoned.is_none())?.total;
        let base = editor.record.with(crate::domain::contract::Contract::total).ok()?;
        (base != now).then(|| app.text().amendment_amount_now(&format::money(base), &format::money(now)))
    };
    view! {
        <div class="page amendments">
            {move || match refused.get() {
                None => view! { <StartForm editor id /> }.into_any(),
                Some(refusal) => {
                    view! { <p class="soft amendments__refused" id="amend-refused">{app.text().amendment_refusal(&refusal)}</p> }.into_any()
                }
            }}
            <section class="section" aria-labelledby="amendments-title">
                <div class="section__head">
                    <h2 id="amendments-title">{move || app.text().kind_amendments()}</h2>
                    <span class="section__note">{move || app.text().amendments_lead()}</span>
                </div>
                <p class="soft" id="amended-amount">{worth}</p>
                {overlooked}
                <Show
                    when=move || all.with(|all| !all.is_empty())
                    fallback=move || view! { <p class="faint empty__line">{move || app.text().amendments_none()}</p> }
                >
                    <div class="table__wide" tabindex="0" role="region" aria-labelledby="amendments-title">
                        <table class="table" id="amendments" aria-labelledby="amendments-title">
                            <thead>
                                <tr>
                                    <th scope="col">{move || app.text().amendment_number()}</th>
                                    <th scope="col">{move || app.text().amend_reason()}</th>
                                    <th scope="col">{move || app.text().amendment_drafted()}</th>
                                    <th scope="col">{move || app.text().amendment_state()}</th>
                                    <th scope="col" class="num">{move || app.text().amendment_amount()}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="list__more">
                        <PlainExport name="export-amendments" sheet="amendments" words=Text::kind_amendments table=handed />
                    </p>
                </Show>
            </section>
        </div>
    }
}

/// All of them for other programs, the last one first as on the page.
fn sheet(app: App, all: &[Arc<Amendment>]) -> PlainSheet {
    let (text, as_of) = (app.untracked_text(), app.as_of());
    let row = |it: &Arc<Amendment>| {
        let total = it.terms.total().ok();
        vec![
            SheetCell::words(&it.number),
            SheetCell::words(&it.reason),
            SheetCell::Day(it.drafted_on),
            SheetCell::Text(text.amendment_state_words(it.state(as_of))),
            SheetCell::amount(total),
            SheetCell::currency(total.map(|it| it.currency)),
        ]
    };
    PlainSheet {
        sheet: text.kind_amendments(),
        file: text.sheet_amendments_file(),
        headings: vec![
            text.amendment_number(),
            text.amend_reason(),
            text.amendment_drafted(),
            text.amendment_state(),
            text.amendment_amount(),
            text.home_currency(),
        ],
        rows: all.iter().rev().map(row).collect(),
    }
}

/// What there is to say of two amendments that were drawn up apart.
fn met_words(app: App, earlier: &Stand<'_>, later: &Stand<'_>) -> Option<String> {
    let text = app.text();
    let called = |it: &Stand<'_>| text.amendment_dated(&it.amendment.number, &text.date(it.from));
    let (earlier, after) = (called(earlier), called(later));
    match &later.met {
        Met::InTurn => None,
        Met::Whole => Some(text.amendment_overlooked(&after, &earlier)),
        Met::Apart { both } if both.is_empty() => Some(text.amendment_apart(&after, &earlier)),
        Met::Apart { both } => Some(text.amendment_apart_both(&after, &earlier, &text.clauses_listed(both))),
    }
}

fn row(app: App, it: &Arc<Amendment>) -> impl IntoView + use<> {
    let text = app.text();
    let state = it.state(app.as_of());
    let (meaning, mark) = look(state);
    let route = Route::Amendment(it.contract, it.id, AmendmentTab::Terms);
    view! {
        <tr data-amendment=it.number.clone()>
            <th scope="row"><a href=route.href() title=text.amendment_open(&it.number)>{it.number.clone()}</a></th>
            <td><bdi>{it.reason.clone()}</bdi></td>
            <td>{text.date(it.drafted_on)}</td>
            <td>{status(meaning, mark, text.amendment_state_words(state))}</td>
            <td class="num">{it.terms.total().map_or_else(|_| text.ledger_unreckoned().to_owned(), format::money)}</td>
        </tr>
    }
}
