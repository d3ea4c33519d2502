//! The table of the ledger, and its totals.

use std::sync::Arc;

use leptos::prelude::*;

use super::found::signed_on;
use crate::domain::collection::ShareLine;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::exact::{ExactError, Worked};
use crate::domain::id::ContractId;
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Bp;
use crate::domain::receivables::ledger::{LedgerLine, LedgerSums, LedgerTotal, totals};
use crate::i18n::{Message, Text, format};
use crate::state::{App, LedgerLines, ppm, use_app};
use crate::ui::pages::contracts::list::state_words;
use crate::ui::route::{ContractTab, Query, Route};
use crate::ui::widgets::table::ColumnHead;

/// The table.
#[component]
pub(super) fn Rows(
    query: Memo<Query>,
    ids: Memo<Arc<[ContractId]>>,
    lines: Memo<LedgerLines>,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let app = use_app();
    let first = move || ids.with(|ids| ids.iter().take(drawn.get()).copied().collect::<Vec<_>>());
    let sort = Signal::derive(move || query.with(|query| query.sort.clone()));
    let head = move |column: &'static str, words: Message, figures: bool| {
        let href = Signal::derive(move || Route::Ledger(query.get().sorted_by(column)).href());
        view! { <ColumnHead column label=Signal::derive(move || words(app.text()).to_owned()) sort href figures /> }
    };
    let plain = move |words: Message, figures: bool| {
        view! { <th scope="col" class:num=figures>{move || words(app.text())}</th> }
    };
    let sums =
        Memo::new(move |_| lines.with(|lines| ids.with(|ids| totals(ids.iter().filter_map(|id| lines.of(*id))))));
    view! {
        <div class="table__wide" tabindex="0" role="region" aria-label=move || app.text().ledger_title()>
            <table class="table cledger__table" role="table" aria-busy=move || (!app.figures_ready()).to_string()>
                <thead>
                    <tr>
                        {head("number", Text::contract_number, false)} {plain(Text::contract_title, false)}
                        {plain(Text::customer, false)} {head("signed", Text::ledger_signed_on, false)}
                        {head("amount", Text::line_amount, true)} {head("collected", Text::contract_collected, true)}
                        {head("open", Text::ledger_left, true)} {head("overdue", Text::ledger_overdue, true)}
                        {plain(Text::ledger_invoiced, true)} {head("collected-share", Text::ledger_collected_share, true)}
                        {head("invoiced-share", Text::ledger_invoiced_share, true)} {plain(Text::ledger_parts, true)}
                        {plain(Text::contract_state, false)} {head("ends", Text::ledger_ends, false)}
                    </tr>
                </thead>
                <tbody>
                    <For each=first key=|id| *id children=move |id| row(app, id, lines) />
                </tbody>
                <tfoot>{move || foot(app.text(), sums.get(), 4, Some(3))}</tfoot>
            </table>
        </div>
    }
}

/// What was given up, where anything was: what is open does not make the amount with what came in then.
fn waived(text: Text, sum: Money) -> Option<AnyView> {
    (!sum.is_zero()).then(|| {
        let words = text.ledger_waived(&amount(sum));
        view! { <small class="cledger__waived faint">{words}</small> }.into_any()
    })
}

/// An amount; of another currency than the book's with its sign.
fn amount(sum: Money) -> String {
    if sum.currency == Currency::CNY { format::amount(sum) } else { format::money(sum) }
}

fn percent(share: Option<Worked<Bp, ShareLine>>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format::percent_floor(ppm(share.value)))
}

fn row(app: App, id: ContractId, lines: Memo<LedgerLines>) -> impl IntoView {
    let brief = Memo::new(move |_| app.watch::<ContractBrief>(id));
    let standing = Memo::new(move |_| app.contract_standing(id));
    let line = Memo::new(move |_| lines.with(|lines| lines.of(id).copied()));
    let number = move || brief.with(|it| it.as_ref().map(|it| it.number.clone()).unwrap_or_default());
    let title =
        move || brief.with(|it| it.as_ref().map(|it| app.text().wording(&it.title).to_owned()).unwrap_or_default());
    let party = move || brief.with(|it| it.as_ref().map(|it| app.customer_name(it.customer)).unwrap_or_default());
    let signed = move || standing.with(|it| it.as_deref().and_then(signed_on).map(|day| app.text().date(day)));
    let ends =
        move || standing.with(|it| it.as_ref().and_then(|it| it.facts.term.last_day()).map(|day| app.text().date(day)));
    let agreed =
        move || line.get().map_or_else(|| app.text().ledger_unreckoned().to_owned(), |line| amount(line.sums.amount));
    // what is not signed promises nothing yet
    let owed = move |read: fn(&LedgerSums) -> String| {
        move || line.get().filter(|it| it.binding).map_or_else(|| "–".to_owned(), |it: LedgerLine| read(&it.sums))
    };
    let given_up = move || line.get().filter(|it| it.binding).and_then(|it| waived(app.text(), it.sums.waived));
    let settled = move || {
        let line = line.get().filter(|it| it.binding);
        line.map_or_else(|| "–".to_owned(), |it| format!("{}/{}", format::count(it.settled), format::count(it.parts)))
    };
    let late = move || line.get().is_some_and(|it| !it.sums.overdue.is_zero()).then_some("danger");
    view! {
        <tr data-row="">
            <td class="cledger__number">
                <a href=Route::Contract(id, ContractTab::Money).href()>{number}</a>
            </td>
            <td class="cledger__title"><bdi>{title}</bdi></td>
            <td class="cledger__party"><bdi>{party}</bdi></td>
            <td class="soft">{signed}</td>
            <td class="num" data-column="amount" data-unsigned=move || line.get().is_some_and(|it| !it.binding).then_some("")>{agreed}</td>
            <td class="num" data-column="collected">{owed(|it| amount(it.collected))}</td>
            <td class="num"><span data-column="open">{owed(|it| amount(it.open))}</span> {given_up}</td>
            <td class="num" data-column="overdue" data-tone=late>{owed(|it| amount(it.overdue))}</td>
            <td class="num" data-column="invoiced">{owed(|it| amount(it.invoiced))}</td>
            <td class="num soft" data-column="collected-share">{owed(|it| percent(it.collected_share()))}</td>
            <td class="num soft" data-column="invoiced-share">{owed(|it| percent(it.invoiced_share()))}</td>
            <td class="num soft" data-column="parts">{settled}</td>
            <td>{move || standing.get().map(|it| state_words(app, &it))}</td>
            <td class="soft">{ends}</td>
        </tr>
    }
}

/// The money of signed contracts, and the shares of it.
pub(super) fn sum_cells(text: Text, sums: &LedgerSums) -> AnyView {
    let late = (!sums.overdue.is_zero()).then_some("danger");
    view! {
        <td class="num" data-column="amount">{amount(sums.amount)}</td>
        <td class="num" data-column="collected">{amount(sums.collected)}</td>
        <td class="num"><span data-column="open">{amount(sums.open)}</span> {waived(text, sums.waived)}</td>
        <td class="num" data-column="overdue" data-tone=late>{amount(sums.overdue)}</td>
        <td class="num" data-column="invoiced">{amount(sums.invoiced)}</td>
        <td class="num" data-column="collected-share">{percent(sums.collected_share())}</td>
        <td class="num" data-column="invoiced-share">{percent(sums.invoiced_share())}</td>
    }
    .into_any()
}

/// The totals of what is signed, a row for each currency, in a table that has so many columns before the money and behind it.
pub(super) fn foot(
    text: Text,
    sums: Result<Vec<LedgerTotal>, ExactError>,
    before: usize,
    behind: Option<usize>,
) -> AnyView {
    match sums {
        Err(fault) => view! { <tr><td colspan=before>{text.exact_fault(fault)}</td></tr> }.into_any(),
        Ok(all) => all
            .into_iter()
            .map(|LedgerTotal { contracts, sums }| {
                let code = sums.amount.currency.code();
                view! {
                    <tr data-currency=code>
                        <td colspan=before>{text.ledger_counted(&text.contracts_count(contracts), code)}</td>
                        {sum_cells(text, &sums)}
                        {behind.map(|behind| view! { <td colspan=behind></td> })}
                    </tr>
                }
            })
            .collect_view()
            .into_any(),
    }
}
