//! The ledger added up by customer or by owner: each row opens to the contracts that it is made of.

use std::sync::Arc;

use leptos::html::Button;
use leptos::prelude::*;

use super::AT_ONCE;
use super::rows::{foot, sum_cells};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::exact::ExactError;
use crate::domain::id::ContractId;
use crate::domain::receivables::grouping::{GroupKey, Grouping};
use crate::domain::receivables::ledger::totals;
use crate::domain::receivables::ledger_groups::LedgerGroup;
use crate::i18n::format;
use crate::state::{App, LedgerLines, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::widgets::focus::focus_on;
use crate::ui::widgets::grouping::whose_row;
use crate::ui::widgets::more::More;

/// Whose row, how many contracts, five amounts and two shares.
const COLUMNS: usize = 9;

/// A row: whose it is, and the code of its currency.
type Place = (GroupKey, &'static str);

/// The table.
#[component]
pub(super) fn Groups(
    ids: Memo<Arc<[ContractId]>>,
    lines: Memo<LedgerLines>,
    by: Memo<Grouping>,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let groups: Memo<Result<Vec<LedgerGroup>, ExactError>> =
        Memo::new(move |_| ids.with(|ids| lines.with(|lines| app.ledger_groups(ids, lines, by.get()))));
    let sums =
        Memo::new(move |_| lines.with(|lines| ids.with(|ids| totals(ids.iter().filter_map(|id| lines.of(*id))))));
    let opened = RwSignal::new(None::<Place>);
    let total = Signal::derive(move || groups.with(|groups| groups.as_ref().map_or(0, Vec::len)));
    let who = move || match by.get() {
        Grouping::Customer => app.text().money_party(),
        Grouping::Owner => app.text().customer_owner(),
        Grouping::Contract => app.text().money_contract(),
    };
    let body = move || {
        groups.with(|groups| {
            let rows = groups.iter().flatten().take(drawn.get());
            rows.map(|group| row(app, group, lines, opened)).collect_view()
        })
    };
    // what is not signed promises nothing yet
    let nothing = move || {
        groups.with(|groups| match groups {
            Err(fault) => app.text().exact_fault(*fault),
            Ok(_) => app.text().ledger_nothing_signed(),
        })
    };
    view! {
        <Show when=move || { total.get() > 0 } fallback=move || view! { <p class="empty__line faint">{nothing}</p> }>
            <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().ledger_title()>
                <table class="table cledger__groups" role="table" aria-busy=move || (!app.figures_ready()).to_string()>
                    <thead>
                        <tr>
                            <th scope="col">{who}</th>
                            <th scope="col" class="num">{move || app.text().ledger_contracts()}</th>
                            <th scope="col" class="num">{move || app.text().line_amount()}</th>
                            <th scope="col" class="num">{move || app.text().contract_collected()}</th>
                            <th scope="col" class="num">{move || app.text().ledger_left()}</th>
                            <th scope="col" class="num">{move || app.text().ledger_overdue()}</th>
                            <th scope="col" class="num">{move || app.text().ledger_invoiced()}</th>
                            <th scope="col" class="num">{move || app.text().ledger_collected_share()}</th>
                            <th scope="col" class="num">{move || app.text().ledger_invoiced_share()}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>{move || foot(app.text(), sums.get(), 2, None)}</tfoot>
                </table>
            </div>
            <More total drawn step=AT_ONCE id="more-groups" />
        </Show>
    }
}

/// The row, and beneath it the contracts that it is made of while it is open.
fn row(
    app: App,
    group: &LedgerGroup,
    lines: Memo<LedgerLines>,
    opened: RwSignal<Option<Place>>,
) -> impl IntoView + use<> {
    let place: Place = (group.key.clone(), group.total.sums.amount.currency.code());
    let asked = place.clone();
    let is_open = Memo::new(move |_| opened.with(|opened| opened.as_ref() == Some(&asked)));
    let toggle = move |_| opened.set(if is_open.get_untracked() { None } else { Some(place.clone()) });
    let contracts: Arc<[ContractId]> = group.contracts.as_slice().into();
    let count = group.total.contracts;
    let button = NodeRef::<Button>::new();
    view! {
        <tr data-row="">
            <td class="cledger__who">{whose_row(app, &group.key)}</td>
            <td class="num" data-column="contracts">
                <button
                    class="working"
                    type="button"
                    node_ref=button
                    aria-expanded=move || is_open.get().to_string()
                    aria-label=move || format!("{} · {}", app.text().contracts_count(count), app.text().ledger_made_of())
                    on:click=toggle
                >
                    {format::count(count)}
                </button>
            </td>
            {sum_cells(app.text(), &group.total.sums)}
        </tr>
        <Show when=move || is_open.get()>
            <Made contracts=Arc::clone(&contracts) lines button />
        </Show>
    }
}

/// The contracts of a row under its columns, so many at once.
#[component]
fn Made(
    contracts: Arc<[ContractId]>,
    lines: Memo<LedgerLines>,
    /// What opened them: it has the focus when nothing more is to be shown.
    button: NodeRef<Button>,
) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(AT_ONCE);
    let all = contracts.len();
    let hidden = Memo::new(move |_| all.saturating_sub(shown.get()));
    let first = move || contracts.iter().take(shown.get()).copied().collect::<Vec<_>>();
    let more = move |_| {
        if hidden.get_untracked() <= AT_ONCE
            && let Some(button) = button.get_untracked()
        {
            focus_on(&button);
        }
        shown.update(|shown| *shown = shown.saturating_add(AT_ONCE));
    };
    view! {
        <For each=first key=|id| *id children=move |id| made_row(app, id, lines) />
        <Show when=move || { hidden.get() > 0 }>
            <tr class="cledger__made">
                <td colspan=COLUMNS>
                    <button class="button" type="button" on:click=more>
                        {move || app.text().list_more(&format::count(hidden.get()))}
                    </button>
                </td>
            </tr>
        </Show>
    }
}

fn made_row(app: App, id: ContractId, lines: Memo<LedgerLines>) -> impl IntoView {
    let brief = Memo::new(move |_| app.watch::<ContractBrief>(id));
    let number = move || brief.with(|it| it.as_ref().map(|it| it.number.clone()).unwrap_or_default());
    let title =
        move || brief.with(|it| it.as_ref().map(|it| app.text().wording(&it.title).to_owned()).unwrap_or_default());
    let sums = move || lines.with(|lines| lines.of(id).map(|line| sum_cells(app.text(), &line.sums)));
    view! {
        <tr class="cledger__made" data-made="">
            <td class="cledger__who" colspan="2">
                <a href=Route::Contract(id, ContractTab::Money).href()>{number}</a>
                " "
                <bdi class="soft">{title}</bdi>
            </td>
            {sums}
        </tr>
    }
}
